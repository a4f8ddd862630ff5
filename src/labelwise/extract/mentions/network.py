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
        self._hidden = np.stack([_float(arrays["hidden_forward"]), _float(arrays["hidden_backward"])])
        self._hidden[:, :, 2 * self._hidden.shape[1] : 3 * self._hidden.shape[1]] *= 2  # see emissions
        self._emit, self._emit_bias = _float(arrays["emit"]), _float(arrays["emit_bias"])
        self._steps, self._begin = _float(arrays["steps"]), _float(arrays["begin"])
        self.width: int = self._hidden.shape[1]

    def project(self, inputs: Floats, first_row: int) -> Floats:
        """Return what `inputs` (n, k) add to the gates (n, 8H); they are the inputs from `first_row` on."""
        return _float(inputs @ self._input[first_row : first_row + inputs.shape[1]])

    def emissions(self, gates: Floats, spans: Sequence[tuple[int, int]]) -> Floats:
        """Return the label scores (tokens, 3) from the projected inputs (tokens, 8H), each span read for itself."""
        ordered = sorted(spans, key=lambda span: span[0] - span[1])
        firsts = np.array([span[0] for span in ordered])
        lengths = np.array([span[1] - span[0] for span in ordered])
        gates = (gates + self._bias).reshape(len(gates), 2, 4 * self.width)
        # tanh(x) = 2 sigmoid(2x) - 1: with the cell gates doubled, one sigmoid serves all gates of a step
        gates[:, :, 2 * self.width : 3 * self.width] *= 2
        states = np.zeros((len(gates), 2, self.width), dtype=np.float32)
        with np.errstate(over="ignore"):  # exp of a very closed gate is infinite, and its inverse the 0 that is meant
            self._run(gates, firsts, firsts + lengths - 1, lengths, states)
        return _float(states.reshape(len(gates), -1) @ self._emit + self._emit_bias)

    def _run(self, gates: Floats, firsts: Ints, lasts: Ints, lengths: Ints, states: Floats) -> None:
        """Fill `states` (tokens, 2, H): one step a round, forward from each first and backward from each last token."""
        width = self.width
        alive = np.searchsorted(-lengths, -np.arange(int(lengths[0])), side="left").tolist()
        hidden = np.zeros((2, len(firsts), width), dtype=np.float32)
        cell = np.zeros((2, len(firsts), width), dtype=np.float32)
        for step, n in enumerate(alive):
            forward, backward = firsts[:n] + step, lasts[:n] - step
            z = np.matmul(hidden[:, :n], self._hidden)
            z[0] += gates[forward, 0]
            z[1] += gates[backward, 1]
            np.negative(z, out=z)
            np.exp(z, out=z)
            z += 1
            np.reciprocal(z, out=z)
            fresh = z[:, :, 2 * width : 3 * width]
            fresh *= 2
            fresh -= 1
            fresh *= z[:, :, :width]
            cell = z[:, :, width : 2 * width] * cell[:, :n]
            cell += fresh
            hidden = np.tanh(cell)
            hidden *= z[:, :, 3 * width :]
            states[forward, 0] = hidden[0]
            states[backward, 1] = hidden[1]

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
