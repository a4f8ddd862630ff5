"""Numbered headings in flattened text, where nothing marks them any more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import overload

from labelwise.label import Heading, TableSequence

# The physician labeling rule numbers the main sections; a heading `6.1` stands in section 6 only.
MAIN_NUMBERS = {
    "indications_and_usage": 1, "dosage_and_administration": 2, "dosage_forms_and_strengths": 3, "contraindications": 4,
    "warnings_and_cautions": 5, "adverse_reactions": 6, "drug_interactions": 7, "use_in_specific_populations": 8,
    "drug_abuse_and_dependence": 9, "overdosage": 10, "description": 11, "clinical_pharmacology": 12,
    "nonclinical_toxicology": 13, "clinical_studies": 14, "references": 15, "how_supplied": 16,
    "information_for_patients": 17,
}  # fmt: skip

_FIXED = """
Pregnancy; Lactation; Labor and Delivery; Nursing Mothers; Females and Males of Reproductive Potential; Pediatric Use;
Geriatric Use; Renal Impairment; Hepatic Impairment; Controlled Substance; Abuse; Dependence; Mechanism of Action;
Pharmacodynamics; Pharmacokinetics; Microbiology; Pharmacogenomics; Clinical Trials Experience;
Postmarketing Experience; Post-Marketing Experience; Clinical Studies Experience; Clinical Trial Experience;
Immunogenicity;
Carcinogenesis, Mutagenesis, Impairment of Fertility; Carcinogenesis, Mutagenesis, and Impairment of Fertility;
Animal Toxicology and/or Pharmacology; Animal Toxicology and Pharmacology; How Supplied; Storage and Handling
"""
_LONGEST_FIRST = sorted((t.strip() for t in _FIXED.split(";")), key=len, reverse=True)
_FIXED_TITLE = re.compile("(?:" + "|".join(map(re.escape, _LONGEST_FIRST)) + r")(?![\w-])", re.I)
_SMALL_WORDS = "a an and as at by due for from in into of on or other than that the to via vs with without"
_SMALL = frozenset(_SMALL_WORDS.split())
# Words that open a sentence and never go on with a title.
_OPENING_WORDS = """A An As At Because Based By During Following For From If In It No Of On Since The There These This
To When While Your You Although Avoid After Before Do Monitor"""
_OPENERS = frozenset(_OPENING_WORDS.split())
_WHOSE = re.compile(r"adults?|pediatric|geriatric|elderly|in|for|of|female|male", re.I)
_NOT_A_HEADING = re.compile(
    r"(?:\b(?:tables?|figures?|sections?|see|and|or|to|stud(?:y|ies)|version|than)|[\d,(\[–-])\s*$", re.I
)
_SENTENCE_END = re.compile(r"[.!?:;)\]•”\"]\s*$")
_WORD = re.compile(r"\S+")
_LONGEST = 14  # words
_GAP = 4


class LazyHeadings(Sequence[Heading]):
    """The headings of one section, looked for when first asked for."""

    def __init__(self, key: str, parts: Sequence[str], tables: TableSequence) -> None:
        self._key = key
        self._parts = parts
        self._tables = tables
        self._found: tuple[Heading, ...] | None = None

    def _all(self) -> tuple[Heading, ...]:
        if self._found is None:
            self._found = tuple(find_headings(self._key, self._parts, self._tables))
        return self._found

    @overload
    def __getitem__(self, index: int) -> Heading: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Heading]: ...

    def __getitem__(self, index: int | slice) -> Heading | Sequence[Heading]:
        return self._all()[index]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Heading]:
        return iter(self._all())


def find_headings(key: str, parts: Sequence[str], tables: TableSequence | None = None) -> Iterator[Heading]:
    """Yield the headings `main.minor Title` of a section's strings, each string counted from its own first number.

    Cross references, table and figure numbers and amounts are told apart by what stands before them and by the order:
    headings go up. What stands before is the end of a table, or no number.
    """
    main = MAIN_NUMBERS.get(key)
    if main is None:
        return
    numbered = _numbered(main)
    ends: set[tuple[int, int]] | None = None
    for part, text in enumerate(parts):
        last = (0, 0)
        for found in numbered.finditer(text):
            here = (int(found[1]), int(found[2] or 0))
            if here <= last or here[0] > last[0] + _GAP:
                continue
            before = text[max(0, found.start() - 24) : found.start()]
            if not _may_precede(before, here[0] <= last[0] + 1):
                if ends is None:
                    ends = {(s.part or 0, s.end or 0) for s in tables.spans()} if tables is not None else set()
                if (part, found.start() - 1) not in ends:
                    continue
            end = title_end(text, found.end())
            if end <= found.end():
                continue
            last = here
            yield Heading(found[0].strip(), text[found.end() : end], part, found.start(), end)


@cache
def _numbered(main: int) -> re.Pattern[str]:
    """Return what finds `main.minor` in front of a capital. The number itself comes first, so that the search skips
    from one `main.` to the next instead of looking at every character.
    """
    begun = rf"{main}\.(?<![\d.,(\[]{main}\.)"
    return re.compile(rf"{begun}(\d{{1,2}})(?:\.(\d{{1,2}}))?\s+(?=[A-Z“\"])")


def _may_precede(before: str, is_next: bool) -> bool:
    """Whether a heading can follow these words: the very next number after anything, others after a sentence."""
    if _NOT_A_HEADING.search(before):
        return False
    return is_next or not before or bool(_SENTENCE_END.search(before))


def title_end(text: str, start: int) -> int:
    """Return where a title that begins at `start` ends, judged by how titles are capitalised."""
    fixed = _FIXED_TITLE.match(text, start)
    if fixed:
        return fixed.end()
    words: list[tuple[str, int, int]] = []
    for found in _WORD.finditer(text, start):
        word = found[0]
        if len(words) == _LONGEST or (words and (word in _OPENERS or _starts_anew(word, words))):
            break
        plain = word.strip("(),;:“”\"'[]")
        if words and plain[:1].islower() and plain not in _SMALL:
            return _before_sentence(text, words)
        words.append((word, found.start(), found.end()))
        if word[-1] in ".:;" or word[0] in "[•":
            break
    return _trimmed(words)


def _starts_anew(word: str, words: list[tuple[str, int, int]]) -> bool:
    if word == "Patients":
        return not _WHOSE.fullmatch(words[-1][0])
    return len(word) > 3 and word == words[0][0]


def _before_sentence(text: str, words: list[tuple[str, int, int]]) -> int:
    """Return the end of a title behind which a sentence runs on: its first word is the last capitalised one.

    When that leaves nothing, the title is itself written like a sentence and ends before the next capital.
    """
    capitals = [i for i, (word, _, _) in enumerate(words) if word[:1].isupper()]
    if capitals and capitals[-1] > 0:
        return _trimmed(words[: capitals[-1]])
    count = len(words)
    end = words[-1][2]
    for found in _WORD.finditer(text, end):
        count += 1
        if found[0][:1].isupper() or count > _LONGEST:
            break
        end = found.end()
        if found[0][-1] in ".:;":
            break
    return end if count <= _LONGEST else words[0][2]


def _trimmed(words: list[tuple[str, int, int]]) -> int:
    while words and words[-1][0].lower() in _SMALL:
        words = words[:-1]
    return words[-1][2] if words else 0
