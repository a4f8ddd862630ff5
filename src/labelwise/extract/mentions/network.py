"""The tagger: a small two-way LSTM with a chain of labels on top, run with numpy alone.

Labels are O (0), B (1) and I (2). Weights come from `tools/train_mentions.py`.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Network:
    """Weights of the tagger.

    `input_*`: (inputs, 4H) of one direction; `hidden_*`: (H, 4H); gates in the order input, forget, cell, output.
    `emit`: (2H, 3), `steps`: (3, 3) score of label to label, `begin`: (3,) score of the first label.
    """

    def __init__(self, arrays: Mapping[str, NDArray[np.float32]]) -> None:
        self._input = np.concatenate([_float(arrays["input_forward"]), _float(arrays["input_backward"])], axis=1)
        self._bias = np.concatenate([_float(arrays["bias_forward"]), _float(arrays["bias_backward"])])
        self._hidden = (_float(arrays["hidden_forward"]), _float(arrays["hidden_backward"]))
        self._emit, self._emit_bias = _float(arrays["emit"]), _float(arrays["emit_bias"])
        self._steps, self._begin = _float(arrays["steps"]), _float(arrays["begin"])
        self.width = self._hidden[0].shape[0]

    def project(self, inputs: Floats, first_row: int) -> Floats:
        """Return what `inputs` (n, k) add to the gates (n, 8H); they are the inputs from `first_row` on."""
        return _float(inputs @ self._input[first_row : first_row + inputs.shape[1]])

    def emissions(self, gates: Floats, spans: Sequence[tuple[int, int]]) -> Floats:
        """Return the label scores (tokens, 3) from the projected inputs (tokens, 8H), each span read for itself."""
        ordered = sorted(spans, key=lambda span: span[0] - span[1])
        firsts = np.array([span[0] for span in ordered])
        lengths = np.array([span[1] - span[0] for span in ordered])
        half = 4 * self.width
        gates = gates + self._bias
        states = np.zeros((len(gates), 2 * self.width), dtype=np.float32)
        self._run(gates[:, :half], self._hidden[0], firsts, lengths, 1, states[:, : self.width])
        self._run(gates[:, half:], self._hidden[1], firsts + lengths - 1, lengths, -1, states[:, self.width :])
        return _float(states @ self._emit + self._emit_bias)

    def _run(self, gates: Floats, weights: Floats, at: Ints, lengths: Ints, way: int, states: Floats) -> None:
        width = self.width
        hidden = np.zeros((len(at), width), dtype=np.float32)
        cell = np.zeros((len(at), width), dtype=np.float32)
        for step in range(int(lengths[0])):
            alive = int(np.searchsorted(-lengths, -step, side="left"))
            where = at[:alive] + way * step
            z = gates[where] + hidden[:alive] @ weights
            z[:, 2 * width : 3 * width] *= 2  # tanh(x) = 2 sigmoid(2x) - 1: one sigmoid over all gates
            np.negative(z, out=z)
            np.exp(z, out=z)
            z += 1
            np.reciprocal(z, out=z)
            fresh = z[:, :width] * (2 * z[:, 2 * width : 3 * width] - 1)
            cell = z[:, width : 2 * width] * cell[:alive] + fresh
            hidden = z[:, 3 * width :] * np.tanh(cell)
            states[where] = hidden

    def labels(self, emissions: Floats, spans: Sequence[tuple[int, int]]) -> NDArray[np.int8]:
        """Return the best label of each token (0 outside the spans): Viterbi over all spans at once."""
        ordered = sorted(spans, key=lambda span: span[0] - span[1])
        firsts = np.array([span[0] for span in ordered])
        lengths = np.array([span[1] - span[0] for span in ordered])
        best = np.zeros(len(emissions), dtype=np.int8)
        back = np.zeros((len(emissions), 3), dtype=np.int8)
        score = self._begin + emissions[firsts]
        last = score.copy()
        for step in range(1, int(lengths[0])):
            alive = int(np.searchsorted(-lengths, -step, side="left"))
            reach = score[:alive, :, None] + self._steps
            back[firsts[:alive] + step] = reach.argmax(axis=1)
            score = reach.max(axis=1) + emissions[firsts[:alive] + step]
            last[:alive] = score
        for row in range(len(ordered)):
            label = int(last[row].argmax())
            for i in range(int(firsts[row] + lengths[row]) - 1, int(firsts[row]), -1):
                best[i] = label
                label = int(back[i, label])
            best[firsts[row]] = label
        return best


def _float(array: NDArray[np.float32]) -> Floats:
    return np.ascontiguousarray(array, dtype=np.float32)
