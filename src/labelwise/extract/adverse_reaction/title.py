"""What a table is called, and what the words around it say of the study."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from labelwise.extract.adverse_reaction.signs import MARK_SIGNS, plain
from labelwise.label import Cell, Section, Table

_BEFORE = 900
_TABLE_NAME = re.compile(r"\bTable\s*\d+(?:\.\d+)?[A-Za-z]?\b\s*[.:)–—-]*\s*(?=[A-Z(≥>\d%])", re.I)
_NOTE = re.compile(
    r"^(?:abbreviations?|grouped terms|[a-z*†‡§]\s|\W*\d+\s*$)|\bincludes?\s*:|\bdefined as\b"
    r"|^[A-Z][\w ]{2,30} includes? ",
    re.I,
)
_MARKED = re.compile(rf"\s*[{re.escape(MARK_SIGNS)}]")
_TITLE_ROWS = 4
_BARE_NAME = re.compile(r"table\s*[\d.]+[a-z]?\s*(?:\(?cont\w*\.?\)?)?\W*", re.I)
_REFERENCE = re.compile(r"(?:\b(?:in|see|from|of|and|to|by|the|with|following)|[(\[,])\s*$", re.I)
_THRESHOLD = re.compile(
    r"(?:(?:≥|>|<|≤|at least|greater than or equal to|greater than|more than|less than"
    r"|at or above)\s*\d+(?:\.\d+)?\s*(?:%|percent)|\d+(?:\.\d+)?\s*(?:%|percent)\s*or\s*(?:more|greater"
    r"|higher))",
    re.I,
)
_LENGTH = re.compile(
    r"\b(?:\d+(?:\s*(?:-|to)\s*\d+)?|one|two|three|four|six|eight|twelve)[\s-]*(?:weeks?|months?|years?"
    r"|days?)\b|\b(?:weeks?|months?|days?|years?)\s\d+\b",
    re.I,
)
_WHO = r"(?:patients?|subjects?|adults?|adolescents?|children|infants|women|men|participants|recipients|volunteers)"
_POPULATION = re.compile(
    rf"\b(?:in|of|among)\s+((?:(?!in\b|of\b|among\b)[\w≥≤<>%'/-]+\s+){{0,7}}?{_WHO}\b(?:\s+\d+(?:\s+(?:to"
    rf"|through)\s+\d+)?\s+years(?:\s+of\s+age)?(?:\s+and\s+older)?)?(?:\s+with\s+(?:(?!treated|receiving|who"
    rf"|in\b|from)[\w'’/-]+\s*){{1,8}})?)",
    re.I,
)
_BACKGROUND = re.compile(
    r"\b(?:in combination with|added to|add-on to|adjunct(?:ive)? to|concomitant(?:ly)? with"
    r"|on a background of|coadministered with)\s+((?:(?!in\b|from\b|who\b|trial|study|for\b|compared"
    r"|versus)[\w/+-]+\s*){1,6})",
    re.I,
)


@dataclass(frozen=True)
class Title:
    """`text` is the table's name, `lead` the prose before it, `own` whether the table itself carries the name.

    `named` is false where the text is only the sentence before the table.
    """

    text: str
    lead: str
    own: bool
    named: bool = True

    @cached_property
    def threshold(self) -> str | None:
        """The share at or above which the table lists reactions, as printed."""
        found = _THRESHOLD.search(plain(self.text)) or (
            re.search(rf"(?:occurr|report|incidence)[^.]{{0,60}}?({_THRESHOLD.pattern})", plain(self.lead)[-300:], re.I)
        )
        return None if found is None else found.group(found.lastindex or 0).strip()

    @cached_property
    def duration(self) -> str | None:
        """How long the trial was, as printed."""
        found = _LENGTH.search(plain(self.text))
        return found.group() if found else None

    @cached_property
    def population(self) -> str | None:
        """Who was in the trial, as printed."""
        found = _POPULATION.search(self.text)
        return found[1].strip(" ,;") if found else None

    @cached_property
    def background(self) -> str | None:
        """Therapy that the title says was given along with it."""
        found = _BACKGROUND.search(self.text)
        return found[1].strip(" ,;") if found else None


def title_of(section: Section, table: Table) -> Title:
    """Return a table's title: its caption, else a first row that is one, else the words before it in the text."""
    lead = _text_before(section, table)
    first = _first_row_title(table)
    if table.caption:
        bare = _BARE_NAME.fullmatch(table.caption.strip())
        if bare and first:
            return Title(f"{table.caption.strip()} {first}", lead, True)
        return Title(table.caption, lead, True, not bare)
    if first:
        return Title(first, lead, True)
    name = _title_before(lead)
    return Title(name, lead, False, bool(_TABLE_NAME.match(name)) and not _BARE_NAME.fullmatch(name))


def _first_row_title(table: Table) -> str:
    """The leading row that is a title; notes that stand before it are passed over, a bare number takes the next row."""
    number = ""
    for row in table.rows[:_TITLE_ROWS]:
        text = _whole_row(row)
        if not text:
            return ""
        if row[0].row in table.foot_rows or _is_mark(row[0]):
            continue
        if _BARE_NAME.fullmatch(text):
            number = text
        elif number or re.match(r"table\s*\d", text, re.I) or (len(text) > 40 and not re.match(r"[a-z*†‡]\s", text)):
            return f"{number} {text}".strip()
        else:
            return ""
    return number


def _whole_row(row: Sequence[Cell]) -> str:
    """The text of a row that is one cell, or one cell and blanks behind it."""
    first = row[0]
    if len(row) == 1:
        return first.text if re.match(r"table\s*\d", first.text, re.I) else ""
    whole = first.text and all(c is first or not c.text for c in row)
    return first.text if whole and (first.colspan > 1 or not any(c.text for c in row[1:])) else ""


def _is_mark(cell: Cell) -> bool:
    """Whether a row is a note: it opens with a footnote mark."""
    return bool(_MARKED.match(cell.printed))


def _text_before(section: Section, table: Table) -> str:
    if table.span is None:
        return ""
    part, at = table.span.part or 0, table.span.start or 0
    after = max((end for where, _, end in section.table_spans if where == part and end <= at), default=0)
    return section.parts[part][max(after, at - _BEFORE) : at].strip()


def _title_before(lead: str) -> str:
    """The table's name at the end of a text: `Table 3. Reactions in ...`.

    Else the last words when they are no sentence.
    """
    for found in reversed(list(_TABLE_NAME.finditer(lead))):
        rest = lead[found.start() :]
        if _REFERENCE.search(lead[: found.start()]) or len(rest) > 450:
            continue
        if not re.search(r"(?<!\b[A-Z])(?<!vs)(?<!No)\.\s+(?:[A-Z]\w+\s+){1,2}[a-z]+\s+[a-z]+", rest[12:]):
            return rest
    last = re.split(r"(?<=[a-z)\]%])[.:]\s+(?=[A-Z])", lead)[-1].strip()
    return last if len(last) < 300 and not _NOTE.search(last) else ""
