"""The batched network against a plain one that reads one span, one token at a time."""

import itertools

import numpy as np

from labelwise.extract.mentions.network import Floats, Network

WIDTH, INPUTS = 4, 5


def weights(seed: int) -> dict[str, Floats]:
    random = np.random.default_rng(seed)
    shapes = {
        "input_forward": (INPUTS, 4 * WIDTH),
        "input_backward": (INPUTS, 4 * WIDTH),
        "hidden_forward": (WIDTH, 4 * WIDTH),
        "hidden_backward": (WIDTH, 4 * WIDTH),
        "bias_forward": (4 * WIDTH,),
        "bias_backward": (4 * WIDTH,),
        "emit": (2 * WIDTH, 3),
        "emit_bias": (3,),
        "steps": (3, 3),
        "begin": (3,),
    }
    return {name: random.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}


def plain_states(arrays: dict[str, Floats], inputs: Floats, way: str) -> list[Floats]:
    hidden, cell = np.zeros(WIDTH), np.zeros(WIDTH)
    states = []
    for row in inputs:
        z = row @ arrays[f"input_{way}"] + arrays[f"bias_{way}"] + hidden @ arrays[f"hidden_{way}"]
        let_in, keep, fresh, out = np.split(z, 4)
        cell = cell / (1 + np.exp(-keep)) + np.tanh(fresh) / (1 + np.exp(-let_in))
        hidden = np.tanh(cell) / (1 + np.exp(-out))
        states.append(hidden)
    return states


def test_spans_of_any_length_read_together_as_they_would_alone() -> None:
    arrays = weights(1)
    inputs = np.random.default_rng(2).normal(size=(14, INPUTS)).astype(np.float32)
    spans = [(0, 3), (3, 4), (4, 11), (12, 14)]
    network = Network(arrays)
    found = network.emissions(network.project(inputs, 0), spans)
    for first, past in spans:
        forward = plain_states(arrays, inputs[first:past], "forward")
        backward = plain_states(arrays, inputs[first:past][::-1], "backward")[::-1]
        expected = np.hstack([forward, backward]) @ arrays["emit"] + arrays["emit_bias"]
        np.testing.assert_allclose(found[first:past], expected, rtol=1e-4, atol=1e-4)


def test_the_labels_are_the_best_of_all_possible_ones() -> None:
    arrays = weights(3)
    network = Network(arrays)
    scores = np.random.default_rng(4).normal(size=(9, 3)).astype(np.float32)
    spans = [(0, 4), (4, 5), (6, 9)]
    labels = network.labels(scores, spans)

    def worth(path: tuple[int, ...], first: int) -> float:
        total = float(arrays["begin"][path[0]] + sum(scores[first + i, label] for i, label in enumerate(path)))
        return total + float(sum(arrays["steps"][a, b] for a, b in itertools.pairwise(path)))

    for first, past in spans:
        best = max(itertools.product(range(3), repeat=past - first), key=lambda path: worth(path, first))
        assert tuple(labels[first:past]) == best
    assert labels[5] == 0
