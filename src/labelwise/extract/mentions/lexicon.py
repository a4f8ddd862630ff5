"""Phrases that are known to name reactions, and how telling a single word is."""

from collections.abc import Iterable, Mapping, Sequence

Phrase = tuple[str, ...]


class Phrasebook:
    """Phrases (lower-case tokens) with a short code each; finds the longest ones in a text."""

    def __init__(self, codes: Mapping[Phrase, str]) -> None:
        self._codes = dict(codes)
        self._longest: dict[str, int] = {}
        for phrase in self._codes:
            self._longest[phrase[0]] = max(self._longest.get(phrase[0], 0), len(phrase))

    def tags(self, lower: Sequence[str]) -> list[str]:
        """Return a tag a token: `O`, or the place in the phrase (S, B, I, E) followed by the phrase's code."""
        tags = ["O"] * len(lower)
        longest, codes = self._longest, self._codes
        past = 0
        for i in [i for i, word in enumerate(lower) if word in longest]:
            if i < past:
                continue
            for length in range(min(longest[lower[i]], len(lower) - i), 0, -1):
                code = codes.get(tuple(lower[i : i + length]))
                if code is not None:
                    _mark(tags, i, length, code)
                    past = i + length
                    break
        return tags


def _mark(tags: list[str], start: int, length: int, code: str) -> None:
    if length == 1:
        tags[start] = "S" + code
        return
    tags[start] = "B" + code
    for k in range(start + 1, start + length - 1):
        tags[k] = "I" + code
    tags[start + length - 1] = "E" + code


class Lexicon:
    """What is known of words and phrases before a text is read.

    `table_terms`: first cells of incidence tables; `reactions`: strings that readers marked in other labels;
    `word_codes`: how often a word stood in such a string (`z..` never, `new` not seen).
    """

    def __init__(self, table_terms: Phrasebook, reactions: Mapping[Phrase, str], word_codes: Mapping[str, str]) -> None:
        self.table_terms = table_terms
        self.reactions = Phrasebook(reactions)
        self._word_codes = word_codes

    def word_code(self, word: str) -> str:
        """Return the code of a lower-case word."""
        return self._word_codes.get(word, "new")


def bucket(count: int) -> int:
    """Return 0 to 5 for a count of 0, 1, up to 3, 8, 20 and more."""
    for i, limit in enumerate((0, 1, 3, 8, 20)):
        if count <= limit:
            return i
    return 5


def read_phrases(lines: Iterable[str]) -> tuple[dict[Phrase, str], dict[Phrase, str]]:
    """Read lines of `phrase<TAB>table code<TAB>reaction code` (empty where it has none)."""
    tables: dict[Phrase, str] = {}
    reactions: dict[Phrase, str] = {}
    for line in lines:
        words, table_code, reaction_code = line.rstrip("\n").split("\t")
        phrase = tuple(words.split(" "))
        if table_code:
            tables[phrase] = table_code
        if reaction_code:
            reactions[phrase] = reaction_code
    return tables, reactions
