"""Bring a printed term to the form under which the vocabulary keeps it."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_MARKS = re.compile(r"[*†‡§¶#∥‖^~|®™«»\"“”•●\u02b0-\u02ff\u00aa\u00b2\u00b3\u00b9\u00ba\u1d2c-\u1d6a\u2070-\u209f]+")
_APOSTROPHE = re.compile(r"[’‘'`´]")
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_SPLIT = re.compile(r"[^a-z0-9<>=≥≤%.]+")
_UK = (
    (re.compile(r"aemi"), "emi"),
    (re.compile(r"haem"), "hem"),
    (re.compile(r"oedem"), "edem"),
    (re.compile(r"oesoph"), "esoph"),
    (re.compile(r"oestr"), "estr"),
    (re.compile(r"rrhoe"), "rrhe"),
    (re.compile(r"noea\b"), "nea"),
    (re.compile(r"\bfoet"), "fet"),
    (re.compile(r"\bfaec"), "fec"),
    (re.compile(r"anaes"), "anes"),
    (re.compile(r"aesthe"), "esthe"),
    (re.compile(r"leuco"), "leuko"),
    (re.compile(r"gynaec"), "gynec"),
    (re.compile(r"paed"), "ped"),
    (re.compile(r"paenia"), "penia"),
    (re.compile(r"tumour"), "tumor"),
    (re.compile(r"odour"), "odor"),
    (re.compile(r"colour"), "color"),
    (re.compile(r"behaviour"), "behavior"),
    (re.compile(r"isation\b"), "ization"),
    (re.compile(r"ised\b"), "ized"),
    (re.compile(r"\bfibre"), "fiber"),
)
# A term without any of these is spelt alike on both sides of the Atlantic.
_UK_STEMS = ("ae", "oe", "our", "leuco", "isation", "ised", "fibre")
_DIRECTIONS = {
    "increased": "increased increase increases increasing elevated elevation elevations raised",
    "decreased": "decreased decrease decreases decreasing reduced reduction reductions lowered",
    "abnormal": "abnormal abnormality abnormalities",
}
_DIRECTION = {word: to for to, words in _DIRECTIONS.items() for word in words.split()}
_TEST_DIRECTION = _DIRECTION | {"high": "increased", "low": "decreased", "rise": "increased", "drop": "decreased"}
_SMALL_WORDS = frozenset(["of", "the", "in", "on", "at", "to", "and", "or", "with", "a", "an", "nos", "nec"])
_QUALIFIER = re.compile(
    r"(?:[,;:]?\s*(?:\b(?:nos|nec|unspecified|not otherwise specified|all grades?|any grade|overall|events?"
    r"|adverse (?:reactions?|events?)|preferred term|n\s*\(?%\)?"
    r"|(?:≥\s*)?grades?\s*[≥>]?\s*\d(?:\s*(?:[-–/,]|or|and|to)\s*\d)*)"
    r"|(?<=\s)[a-h](?:\s*,\s*[a-h])*(?=$)|\d(?:\s*,\s*\d)*|[%,;:.–-])\s*)$"
)
_LEADING = re.compile(r"^(?:[-–•.,:;\s]+|(?:any|all)\s+(?=\w{4}))")
_INCLUDING = re.compile(r"[,;]?\s*\b(?:including|such as|e\.g\.|excluding|except)\b.*$")
_INCLUDING_STEMS = ("cluding", "such as", "e.g.", "except")


def plain(term: str) -> str:
    """Return the term in lower case with marks, brackets' spacing and British spelling evened out."""
    text = _MARKS.sub(" ", term.replace("↑", " increased ").replace("↓", " decreased "))
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    text = " ".join(_APOSTROPHE.sub("", text.lower()).split())
    if any(stem in text for stem in _UK_STEMS):
        for pattern, to in _UK:
            text = pattern.sub(to, text)
    return text


@lru_cache(4096)  # a term's key is asked for in several ways of looking it up
def words(text: str) -> tuple[str, ...]:
    """Return the words of a plain term, each in the singular."""
    return tuple(_singular(word) for word in _SPLIT.split(text) if word.strip("."))


@lru_cache(16384)  # labels use few words over and over
def _singular(word: str) -> str:
    word = word.strip(".")
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") else word


def ordered_key(text: str) -> str:
    """Return the key that keeps the order of words: `pain abdominal` is not `abdominal pain`."""
    return " ".join(words(text))


def loose_key(text: str) -> str:
    """Return the key without order and small words: `Pain, abdominal` is `abdominal pain`; `raised` is `increased`."""
    return " ".join(sorted(_DIRECTION.get(word, word) for word in words(text) if word not in _SMALL_WORDS))


def direction_of(text: str) -> tuple[str, str] | None:
    """Return (`increased`, `decreased` or `abnormal`; the rest of the words), or None without just one of them."""
    parts = words(text)
    found = [(_TEST_DIRECTION[word], i) for i, word in enumerate(parts) if word in _TEST_DIRECTION]
    if len(found) != 1:
        return None
    direction, at = found[0]
    rest = [word for i, word in enumerate(parts) if i != at and word not in ("level", "value", "in", "of", "the")]
    return direction, " ".join(rest)


def variants(term: str) -> Iterator[str]:
    """Yield the plain term, then shorter readings of it: without brackets, qualifiers, footnote letters."""
    text = plain(term)
    yield text
    seen = {text}
    shorter = text
    for _ in range(4):
        for cut in (_cut_end(shorter), _cut_start(shorter), _cut_brackets(shorter), _cut_examples(shorter)):
            cut = cut.strip()
            if cut and cut not in seen:
                seen.add(cut)
                yield cut
        before = shorter
        shorter = _cut_start(_cut_end(_cut_brackets(_cut_examples(shorter)))).strip() or shorter
        if shorter == before:
            break
    if len(text) > 6 and text[-1] in "abcdefgh":
        yield text[:-1]  # a footnote letter that stands without a space: "Neutropeniaa"


def _cut_start(text: str) -> str:
    found = _LEADING.match(text)
    return text[found.end() :] if found else text


def _cut_brackets(text: str) -> str:
    return _BRACKETED.sub("", text) if "(" in text or "[" in text else text


def _cut_examples(text: str) -> str:
    return _INCLUDING.sub("", text) if any(stem in text for stem in _INCLUDING_STEMS) else text


@lru_cache(512)
def _cut_end(text: str) -> str:
    found = _QUALIFIER.search(text)
    return text[: found.start()] if found else text
