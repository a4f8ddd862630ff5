"""Fact kind `dose`, from the tables of the dosage section: a row a group, a column a role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from labelwise.extract.cite import cite
from labelwise.extract.dose.amounts import Amount, amounts
from labelwise.extract.dose.context import conditions_of, is_other_heading, population_of
from labelwise.extract.dose.frequency import Frequency, frequency, frequency_before
from labelwise.extract.dose.other_drug import is_other_drug, names_other_drug
from labelwise.extract.dose.prose import Reader
from labelwise.extract.dose.statement import basis_of, period_of_maximum, route_of
from labelwise.extract.dose.taken import taken
from labelwise.facts import DoseFact
from labelwise.facts.dose import DoseRole
from labelwise.label import Cell, Locator, Section, Table

_NOT_DOSING = re.compile(
    r"\b(?:renal|hepatic|creatinine|CrCl|eGFR|GFR|dialysis|Child[\s-]*Pugh|impairment|modif\w+|reduc\w+|toxicit\w+"
    r"|adverse|grade|dilut\w+"
    r"|reconstitut\w+|concentration|vials?|volume|kit|infusion\s+rate|flow\s+rate|rate\s+of|storage|stability"
    r"|conver\w+|switch\w*|substitut\w+"
    r"|missed|interrupt\w*|restart\w*|discontinu\w+|taper\w*|withhold|inhibitors?|inducers?|co-?administ\w+"
    r"|concomitant|equivalen\w+|number\s+of"
    r"|previous|prior|adjust\w*|trough|serum|plasma|neutrophil|platelet|hemoglobin|monitor\w*|compatib\w+|strength"
    r"|preparation|diluent)\b",
    re.IGNORECASE,
)
_ROLES: tuple[tuple[DoseRole, re.Pattern[str]], ...] = (
    ("maximum", re.compile(
        r"\bmaxim(?:um|al)|\bmax\b|\bhighest\b|not\s+(?:to\s+)?exceed|\bnot?\b[^.;]{0,20}\bmore\s+than\b"
        r"(?!\s+(?:\d+|one|two|three|four)\s+(?:body|areas?|times|days?|weeks?|joints?|sites?))", re.IGNORECASE)),
    ("loading", re.compile(r"\bloading\b", re.IGNORECASE)),
    ("titration", re.compile(r"\btitrat\w+|\bincrease\w*|\bescalat\w+|\bincrement\w*|\brange\b|\bsubsequent"
                             r"|\btarget", re.IGNORECASE)),
    ("maintenance", re.compile(r"\bmaintenance\b", re.IGNORECASE)),
    ("starting", re.compile(r"\bstart(?:ing)?\b|\binitial\b|\binitiation\b", re.IGNORECASE)),
    ("usual", re.compile(r"\brecommended|\busual|\bdos(?:e|es|age|ages|ing)\b|\bregimen|\bschedule|\bpatients\b"
                         r"|\badults?\b|\bchildren\b|\bpediatric", re.IGNORECASE)),
)  # fmt: skip
_WEIGHT = re.compile(
    r"\bkg\b|\blbs?\b|weight|\bage|years?|population|patients?|indication|infection|condition|disease|BSA|m2",
    re.IGNORECASE,
)
_DAILY_TOTAL = re.compile(
    r"\b(?:total\s+)?daily\s+(?:\w+\s+){0,2}?dos(?:e|age)|dos(?:e|age)\s*/\s*day|mg/day|per\s+day", re.IGNORECASE
)
_TITLE_WORDS = 300  # characters of prose before a table that may title it


_ORGAN_HEAD = re.compile(r"creatinine|\bCL?\s?cr\b|\bCrCl|GFR\b|\brenal\b|\bhepatic\b|Child", re.IGNORECASE)


class _Column(NamedTuple):
    at: int
    role: DoseRole
    head: str


# A head that adds its own limit is no column of maxima: `Loading dose (maximum total 40 mg/kg)`.
_OWN_LIMIT = re.compile(r"\([^()]*\bmaxim[^()]*\d[^()]*\)", re.IGNORECASE)
_ABOUT_DOSE = re.compile(r"\brecommended\b|\bdos(?:e|es|age|ages|ing)\b|\bregimen|\bschedule", re.IGNORECASE)
_NOT_BY_CAPTION = re.compile(
    r"\b(?:renal|hepatic|creatinine|CrCl|e?GFR|dialysis|impairment|modif\w+|reduc\w+|toxicit\w+|adverse|dilut\w+"
    r"|reconstitut\w+|infusion\s+rate|flow\s+rate|conver\w+|switch\w*|missed|interrupt\w*|restart\w*|discontinu\w+"
    r"|taper\w*|inhibitors?|inducers?|co-?administ\w+|concomitant|equivalen\w+|adjust\w*|preparation|compatib\w+)\b",
    re.IGNORECASE,
)


def is_other_table(beginning: str) -> bool:
    """Whether a table is about changing, preparing or stopping, by its first words."""
    return _NOT_BY_CAPTION.search(beginning) is not None


def table_doses(reader: Reader, section: Section) -> Iterator[DoseFact]:
    """Yield the doses of a section's dosing tables; tables of anything else are passed over."""
    for table in section.tables:
        if len(table.rows) < 2 or table.width > 12:
            continue
        not_dosing = _NOT_BY_CAPTION if _ABOUT_DOSE.search(table.caption) else _NOT_DOSING
        if not_dosing.search(table.caption) or is_other_heading(_heading(section, table)):
            continue
        yield from _read(_Place(reader, section, table, _title(section, table)))


def _heading(section: Section, table: Table) -> str:
    if table.span is None:
        return ""
    return section.title_at(table.span.part or 0, table.span.start or 0)


def _title(section: Section, table: Table) -> str:
    if table.caption:
        return table.caption
    if table.span is None or table.span.start is None:
        return ""
    before = section.parts[table.span.part or 0][max(0, table.span.start - _TITLE_WORDS) : table.span.start]
    return re.split(r"(?<=[.:;])\s", before)[-1]


def _is_spanner(row: tuple[Cell, ...]) -> bool:
    return len({(c.row, c.column) for c in row}) == 1 or all(not c.text for c in row[1:])


def _head_rows(table: Table) -> int:
    """Return how many rows are head: those marked so, else the leading rows that hold no amount."""
    if table.header_rows:
        return table.header_rows
    for i, row in enumerate(table.rows[:4]):
        if not _is_spanner(row) and any(next(amounts(c.text), None) for c in row[1:]):
            return i
    return 1


def _role(text: str) -> DoseRole | None:
    return next((role for role, pattern in _ROLES if pattern.search(text)), None)


class _Place(NamedTuple):
    reader: Reader
    section: Section
    table: Table
    title: str
    after_other: bool = False  # its rows are what was taken until now


def _title_role(place: _Place) -> DoseRole | None:
    """Return the role that the title gives every column; a limit in the prose above limits, it names no column."""
    role = _role(place.title)
    return "usual" if role == "maximum" and not place.table.caption else role


def _columns(place: _Place, heads: int) -> list[_Column]:
    """Return the columns that hold doses, by their heads, else by the title, else by what stands in them."""
    table = place.table
    columns = []
    for index in range(1, table.width):
        head = " ".join(dict.fromkeys(table.rows[r][index].text for r in range(heads)))
        if _NOT_DOSING.search(head):
            continue
        role = (
            _role(_OWN_LIMIT.sub("", head) if "(" in head else head)
            or _title_role(place)
            or ("usual" if _holds_doses(table, index, heads) else None)
        )
        if role is not None:
            columns.append(_Column(index, role, head))
    return columns


def _holds_doses(table: Table, index: int, heads: int) -> bool:
    """Whether half of a column's cells give an amount and how often."""
    cells = [row[index].text for row in table.rows[heads:]]
    good = sum(next(amounts(text), None) is not None and frequency(text) is not None for text in cells)
    return good * 2 >= len(cells) > 0


def _read(place: _Place) -> Iterator[DoseFact]:
    table = place.table
    heads = _head_rows(table)
    corner = " ".join(dict.fromkeys(table.rows[r][0].text for r in range(heads)))
    before = _BEFORE_THIS.match(corner) is not None
    if _ORGAN_HEAD.search(corner) or (_NOT_DOSING.search(corner) and not _WEIGHT.search(corner) and not before):
        return
    columns = _columns(place, heads)
    if before:
        place = place._replace(after_other=True)
        columns = [c for c in columns if _role(c.head) in ("starting", "maximum")]
    if not columns:
        return
    often_at = _frequency_column(table, heads)
    group = ""
    steps = 0
    for r in range(heads, len(table.rows)):
        row = table.rows[r]
        if r in table.foot_rows:
            continue
        if _is_spanner(row):
            group, steps = row[0].text, 0
            continue
        if (
            _NOT_DOSING.search(row[0].text)
            or _NOT_DOSING.search(group)
            or names_other_drug(row[0].text, place.reader.own)
        ):
            continue
        step = _STEP.match(row[0].text) is not None
        steps += step
        often = "" if often_at is None else _only_how_often(row[often_at].text, place.title)
        yield from _row(place, r, columns, f"{group} {often}", _step_role(steps, place.title) if step else None)


# A first column of what was taken until now: what each row starts with depends on it.
_BEFORE_THIS = re.compile(r"\s*(?:previous|prior)\s+(?:\w+\s+)?(?:therapy|treatment|regimen)\s*$", re.IGNORECASE)
_HOW_OFTEN = re.compile(r"\bfrequency\b|\bhow\s+often\b|\bdosing\s+interval\b", re.IGNORECASE)


def _frequency_column(table: Table, heads: int) -> int | None:
    """Return the column that says how often and nothing of how much, None where there is none."""
    said = " ".join(cell.text for row in table.rows[:heads] for cell in row).lower()
    if "frequency" not in said and "often" not in said and "interval" not in said:
        return None
    for index in range(1, table.width):
        head = " ".join(table.rows[r][index].text for r in range(heads))
        if _HOW_OFTEN.search(head) and not re.search(r"\bdos(?:e|age)\b", head, re.IGNORECASE):
            return index
    return None


def _only_how_often(text: str, title: str) -> str:
    """Return a cell about how often; one that gives amounts again divides a daily total, and is left out."""
    return "" if _DAILY_TOTAL.search(title) or next(amounts(text), None) is not None else text


_TOTAL_AFTER = re.compile(r"\s*total\s+daily\s+dose\b", re.IGNORECASE)
_STEP = re.compile(r"\s*(?:weeks?|days?|months?|steps?|dose\s+level)\s*\d", re.IGNORECASE)


def _step_role(step: int, title: str) -> DoseRole:
    """Return the role of a row that is a step in time: the first one starts where the title speaks of steps."""
    rising = re.search(r"titrat|escalat|initiat|starting|schedule", title, re.IGNORECASE)
    return "starting" if step == 1 and rising else "titration"


def _row(place: _Place, r: int, columns: list[_Column], group: str, step: DoseRole | None) -> Iterator[DoseFact]:
    row = place.table.rows[r]
    stub = row[0]
    own_role = step or (_role(stub.text) if not _WEIGHT.search(stub.text) else None)
    for column in columns:
        cell = row[column.at]
        if (cell.row, cell.column) == (stub.row, stub.column) or cell.row != r or _NOT_DOSING.search(cell.text[:40]):
            continue
        role = own_role if own_role in _OWN_ROLES and column.role != "maximum" else column.role
        for who, text in _pieces(stub, cell):
            yield from _cell(place, cell, role, text, who, " ".join((who, group, column.head)))


_OWN_ROLES = ("starting", "maintenance", "maximum", "loading", "titration")


def _pieces(stub: Cell, cell: Cell) -> list[tuple[str, str]]:
    """Split a row whose cells hold one line a group: bands in the first column, doses in the same order beside them."""
    if len(cell.lines) > 1 and len(stub.lines) >= len(cell.lines):
        bands = stub.lines[len(stub.lines) - len(cell.lines) :]
        return list(zip(bands, cell.lines, strict=True))
    return [(stub.text, cell.text)]


def _cell(place: _Place, cell: Cell, column: DoseRole, text: str, stub: str, who: str) -> Iterator[DoseFact]:
    found = taken(text, list(amounts(text)))
    for i, amount in enumerate(found):
        if i and not _separate(text, found[i - 1], amount):
            continue
        before = text[: amount.start]
        if is_other_drug(before, place.reader.own):
            continue
        end = found[i + 1].start if i + 1 < len(found) else len(text)
        often = frequency(text[amount.end : end]) or frequency(text[: found[0].start])
        often = often or _head_frequency(who) or _head_frequency(place.title)
        role = _inner_role(text[found[i - 1].end if i else 0 : amount.start], column)
        if role == "maximum" and "maxim" not in before.lower() and "maxim" in text[amount.end :].lower():
            role = "titration"
        yield _fact(place, cell, amount, often, _Words(text, before, stub, who, role))


class _Words(NamedTuple):
    text: str
    before: str
    stub: str
    who: str
    role: DoseRole


def _fact(place: _Place, cell: Cell, amount: Amount, often: Frequency | None, words: _Words) -> DoseFact:
    total = (
        amount.period == "day"
        or _TOTAL_AFTER.match(words.text, amount.end) is not None
        or (often is None and bool(_DAILY_TOTAL.search(words.who) or _DAILY_TOTAL.search(place.title)))
    )
    label = place.reader.label
    maximum = words.role == "maximum"
    return DoseFact(
        set_id=label.set_id,
        drug=place.reader.drug,
        citation=cite(label, place.section, Locator.cell(place.table.index, cell.row, cell.column)),
        role=words.role,
        limit="maximum" if maximum else None,
        population=population_of(words.text, amount.start) or _population(words.who),
        indication=None if place.after_other else _indication(words.stub),
        amount_low=amount.low,
        amount_high=amount.high,
        unit=amount.unit,
        basis=basis_of(amount, "day" if total else None, often, words.text),
        times_per_day=often.times_per_day if often and amount.period is None else None,
        schedule=often.schedule if often else ("daily" if total else None),
        every_days=often.every_days if often else None,
        per=period_of_maximum(amount, often, words.before + " " + words.who) if maximum else None,
        conditions=(f"previous therapy: {words.stub}",) if place.after_other else _limits(words) if maximum else (),
        derived=amount.computed,
        route=route_of(words.text, amount.end, label),
    )


def _limits(words: _Words) -> tuple[str, ...]:
    """Return what else must hold for a maximum, by its cell, else by its row and column."""
    return conditions_of(words.text) or conditions_of(words.who)


def _head_frequency(text: str) -> Frequency | None:
    found = frequency(text) or frequency_before(text + " ")
    return found if found and (found.times_per_day or found.every_days) else None


def _inner_role(before: str, role: DoseRole) -> DoseRole:
    """Return the role that the cell's own words before the amount give it, else the column's."""
    if re.search(r"\bup\s+to\b(?!.*maxim)", before[-20:], re.IGNORECASE) and role == "usual":
        return "usual"
    then = list(_THEN.finditer(before))
    after = before[then[-1].end() :] if then else before
    own = next((name for name, pattern in _ROLES[:5] if pattern.search(after[-60:])), None)
    if own is not None or not then:
        return own or role
    begun = _BEGUN.search(before[: then[-1].start()]) is not None
    return "maintenance" if begun else "titration"


_THEN = re.compile(r"\b(?:then|followed\s+by|thereafter)\b", re.IGNORECASE)
_BEGUN = re.compile(r"\b(?:loading|initial\w*|start\w*)\b", re.IGNORECASE)


def _separate(text: str, last: Amount, amount: Amount) -> bool:
    """Whether an amount is a statement of its own, not the parts of the last: `600 mg (two 300 mg injections)`."""
    between = text[last.end : amount.start]
    before = text[: amount.start]
    if before.count("(") != before.count(")") and _PIECE_IN.search(before) is None:
        return False
    return frequency(between) is not None or _NEXT.search(between) is not None


_PIECE_IN = re.compile(r"\b(?:tablets?|capsules?|caplets?|softgels?)\s*\($", re.IGNORECASE)  # `one tablet (5 mg)`
_NEXT = re.compile(
    r"[;:]|\b(?:then|or|and|not|maximum|followed|years?|yrs?|adults?|adolescents?|pediatric|to\s+\d+)\b", re.IGNORECASE
)


_CROSS = re.compile(r"\s*[\[(]\s*(?:see\s[^\])]*|[\d.,\s]+)[\])]", re.IGNORECASE)


_NO_CONDITION = re.compile(
    r"\(?\b(?:adults?|adolescents?|pediatrics?|children|infants?|neonates?|patients?|ages?|aged|years?|yrs?|months?|weeks?|days?"
    r"|old(?:er)?|of|to|and|or|under|over|week|day|cycle|doses?|less|more|than|greater|equal|kg|lbs?|weighing|weight|body"
    r"|thereafter|initial|all|other|with|in|through|at|least|from|above|below|up|for|[\d.<>≤≥-]+)\b\)?",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"\s*(?:use|take|do|apply|give|ask|adults?\s*(?:&|and)\s*children|if|each|every|on|treatment\s+day)\b",
    re.IGNORECASE,
)


def _indication(stub: str) -> str | None:
    """Return the row's name where it is a condition: not an age, a weight, a week, an order or a role."""
    name = _CROSS.sub("", stub).strip(" :*,")
    if (
        not name
        or re.search(r"\bkg\b|\blbs?\b|\d\s*(?:mg|g|mcg|mL|units)\b", name)
        or _ORDER.match(name)
        or _role(name) in _OWN_ROLES
    ):
        return None
    rest = _NO_CONDITION.sub(" ", name)
    return name if re.search(r"[A-Za-z]{3,}", rest) and len(name.split()) <= 15 else None


def _population(who: str) -> str | None:
    found = population_of(who, len(who))
    if found:
        return found
    band = _BAND.search(who)
    if band is None:
        return None
    bounded = band["sign"] or band["to"] or band["more"]
    return " ".join(band.group().split()) if bounded or band["unit"] != "kg" else None  # a bare weight bounds nobody


_BAND = re.compile(
    r"(?P<sign>(?:[<>≤≥˃˂]\s*=?|\b(?:(?:less|more|greater)\s+than(?:\s+or\s+equal\s+to)?|at\s+least|up\s+to|over|under|above"
    r"|below)\b)\s*)?(?<![\d.])\d[\d.]*\s*"
    r"(?P<to>(?:kg\s*)?(?:to|-|–)\s*(?:(?:less\s+than|<|under)\s*)?\d[\d.]*\s*)?(?P<unit>kg|years?)\b"
    r"(?P<more>\s+(?:or|and)\s+(?:greater|more|older|over|above|less|younger|heavier|lighter|under|below))?"
)
