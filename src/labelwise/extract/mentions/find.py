"""Find adverse reactions in the text of a label."""

import os
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import cast

# The matrices here are small: threads of the linear-algebra library cost more than they bring, the more so beside
# other work. The setting only takes hold where numpy was not loaded before, and yields to the user's own.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import msgspec
import numpy as np
from numpy.typing import NDArray

from labelwise.extract.mentions.lexicon import Lexicon, Phrasebook, read_phrases
from labelwise.extract.mentions.mention import Mention
from labelwise.extract.mentions.network import Floats, Network
from labelwise.extract.mentions.symbols import WORD_SYMBOLS, normal_word, place_symbols, word_symbols
from labelwise.extract.mentions.tokens import Tokens, cut_tokens, stretches
from labelwise.vocab.effects import look_up_effect

_MODEL = Path(__file__).parent / "model"


class MentionFinder:
    """Reads a trained model from a folder and finds mentions with it."""

    def __init__(self, folder: Path = _MODEL) -> None:
        tables, reactions = read_phrases((folder / "phrases.tsv").read_text("utf-8").splitlines())
        codes = dict(line.split("\t") for line in (folder / "word_codes.tsv").read_text("utf-8").splitlines())
        self._lexicon = Lexicon(Phrasebook(tables), reactions, codes)
        words = (folder / "words.txt").read_text("utf-8").splitlines()
        self._rows = {word: row + 2 for row, word in enumerate(words)}  # 0 pads, 1 is any other word
        symbols = msgspec.json.decode((folder / "symbols.json").read_bytes(), type=list[list[str]])
        self._symbols = [{name: i for i, name in enumerate(names)} for names in symbols]
        with np.load(folder / "network.npz") as arrays:
            self._vectors: NDArray[np.int8] = arrays["vectors"]
            self._tables: list[Floats] = [arrays[f"symbols_{i}"].astype(np.float32) for i in range(len(symbols))]
            self._network = Network(cast("dict[str, Floats]", dict(arrays)))
        self._word_gates: dict[str, Floats] = {}
        self._place_gates: dict[tuple[str, str, str, str], Floats] = {}

    def __call__(self, text: str) -> list[Mention]:
        """Return the mentions in `text`, in order; they do not overlap."""
        tokens = cut_tokens(text)
        places = place_symbols(tokens, self._lexicon)
        spans = [span for span in stretches(tokens) if self._worth_reading(tokens, places, span)]
        if not spans:
            return []
        emissions = self._network.emissions(self._gates(tokens, places), spans)
        labels = self._network.labels(emissions, spans)
        return [_mention(text, tokens, first, past) for first, past in _runs(labels.tolist())]

    def _worth_reading(
        self, tokens: Tokens, places: Sequence[tuple[str, str, str, str]], span: tuple[int, int]
    ) -> bool:
        for i in range(*span):
            if places[i][0] != "O" or places[i][1] != "O":
                return True
            if self._lexicon.word_code(tokens.lower[i])[0] != "z" and tokens.lower[i][0].isalpha():
                return True
        return False

    def _gates(self, tokens: Tokens, places: Sequence[tuple[str, str, str, str]]) -> Floats:
        words = list(dict.fromkeys(tokens.words))
        self._learn_words([word for word in words if word not in self._word_gates])
        for place in set(places):
            if place not in self._place_gates:
                self._place_gates[place] = self._project_place(place)
        row = {word: i for i, word in enumerate(words)}
        kinds = list(dict.fromkeys(places))
        kind = {place: i for i, place in enumerate(kinds)}
        by_word = np.stack([self._word_gates[word] for word in words])
        by_place = np.stack([self._place_gates[place] for place in kinds])
        gates = by_word[[row[word] for word in tokens.words]]
        gates += by_place[[kind[place] for place in places]]
        if len(self._word_gates) > 60_000:
            self._word_gates.clear()
        return gates

    def _learn_words(self, words: Sequence[str]) -> None:
        if not words:
            return
        rows = [self._rows.get(normal_word(word.lower()), 1) for word in words]
        parts: list[Floats] = [self._vectors[rows].astype(np.float32) / np.float32(127)]
        symbols = [word_symbols(word, self._lexicon) for word in words]
        for k in range(WORD_SYMBOLS):
            index = self._symbols[k]
            parts.append(self._tables[k][[index.get(row[k], 0) for row in symbols]])
        gates = self._network.project(np.concatenate(parts, axis=1), 0)
        for word, values in zip(words, gates, strict=True):
            self._word_gates[word] = values

    def _project_place(self, place: tuple[str, str, str, str]) -> Floats:
        parts = [
            self._tables[WORD_SYMBOLS + k][self._symbols[WORD_SYMBOLS + k].get(name, 0)] for k, name in enumerate(place)
        ]
        before = self._vectors.shape[1] + sum(table.shape[1] for table in self._tables[:WORD_SYMBOLS])
        gates: Floats = self._network.project(np.concatenate(parts)[None, :], before)
        return gates.reshape(-1)


def _runs(labels: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = None
    for i, label in enumerate([*labels, 0]):
        if label == 2 and first is not None:
            continue
        if first is not None:
            yield first, i
        first = i if label else None


def _mention(text: str, tokens: Tokens, first: int, past: int) -> Mention:
    start, end = tokens.starts[first], tokens.ends[past - 1]
    effect = look_up_effect(text[start:end])
    return Mention(start, end, text[start:end], effect.id if effect else None)


@cache
def finder() -> MentionFinder:
    """Return the finder with the committed model, read once."""
    return MentionFinder()
