"""Fact kind `pharmacokinetics`, from the clinical pharmacology section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from labelwise.extract.cite import cite, cite_passage, drug_of, not_understood
from labelwise.extract.extracted import Extracted
from labelwise.extract.pharmacokinetics.half_life import gives_half_life, half_lives, number, unit_of
from labelwise.extract.pharmacokinetics.half_life_tables import is_about_others, table_half_lives
from labelwise.extract.pharmacokinetics.subject import OwnWords, is_other_body, is_other_substance, own_words
from labelwise.extract.sentences import sentence_around
from labelwise.facts import Citation, Drug, Fact, PharmacokineticsFact, Reason
from labelwise.label import Label, Locator, Passage, Section

Parameter = Literal["half_life", "tmax", "bioavailability", "protein_binding", "excretion_renal"]

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_TIME = (
    rf"(?P<low>{_NUMBER})(?:\s*(?:±|\(±|\+/-)\s*[\d.]+\)?)?(?:\s*(?P<lowunit>hours?|hrs?|h|days?"
    rf"|weeks?|minutes?|min)?\s*(?:to|-|–|—|−|and)\s*(?P<high>{_NUMBER})(?:\s*(?:±"
    rf"|\(±)\s*[\d.]+\)?)?)?[\s-]*(?P<unit>hours?|hrs?|h|days?|weeks?|minutes?|min)\b"
)
_PERCENT = rf"(?P<low>{_NUMBER})\s*%?(?:\s*(?:to|-|–|—|and)\s*(?P<high>{_NUMBER}))?\s*(?:%|percent)"
_TMAX = re.compile(
    rf"(?:\bT\s?max\b|\bpeak\s+(?:\w+\s+){{0,3}}?(?:concentrations?|levels?)"
    rf"|maximum\s+(?:\w+\s+){{0,2}}?(?:concentrations?|levels?)|\bC\s?max\b)(?P<between>(?:[^.;]"
    rf"|\.\d){{0,110}}?)(?<![\d.,]){_TIME}",
    re.IGNORECASE,
)
_BIOAVAILABILITY = re.compile(
    rf"\bbioavailability\b(?P<between>(?:[^.;]|\.\d){{0,90}}?)(?<![\d.,]){_PERCENT}", re.IGNORECASE
)
_BOUND = re.compile(
    rf"(?<![\d.,]){_PERCENT}\s+(?:is\s+|are\s+|of\s+[^.;]{{3,40}}\s+is\s+)?(?:\w+\s+){{0,2}}?(?:bound"
    rf"|protein[\s-]bound|binding)\b|(?:protein\s+binding|bound\s+to|binding\s+to"
    rf"|binding\s+of)(?P<between>(?:[^.;]"
    rf"|\.\d){{0,100}}?)(?<![\d.,])(?P<low2>{_NUMBER})\s*%?(?:\s*(?:to|-"
    rf"|–)\s*(?P<high2>{_NUMBER}))?\s*(?:%|percent)",
    re.IGNORECASE,
)
_RENAL = re.compile(
    rf"(?<![\d.,]){_PERCENT}(?P<between>(?:[^.;]|\.\d){{0,110}}?)\b(?:in\s+(?:the\s+)?urine"
    rf"|renal(?:ly)?|by\s+the\s+kidneys?)",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"(?P<upper>less\s+than|<|up\s+to|at\s+most)\s*$|(?:more\s+than|greater\s+than|>|at\s+least)\s*$", re.IGNORECASE
)
_ELSEWHERE = ("dosage_and_administration", "warnings_and_cautions", "warnings", "precautions")
_WINDOW = 200  # characters around a stem in which its statement stands
_MOST = 3  # values kept of one parameter


class _Reader(NamedTuple):
    parameter: Parameter
    pattern: re.Pattern[str]
    stems: tuple[str, ...]


_READERS = (
    _Reader("tmax", _TMAX, ("tmax", "t max", "cmax", "c max", "peak", "maximum")),
    _Reader("bioavailability", _BIOAVAILABILITY, ("bioavailability",)),
    _Reader("protein_binding", _BOUND, ("bound", "binding")),
    _Reader("excretion_renal", _RENAL, ("urine", "renally", "renal ", "kidney")),
)


def pharmacokinetics(label: Label) -> Extracted:
    """Return the parameters of the parent drug in adults; candidates are the statements that were looked at."""
    drug, own = drug_of(label), own_words(label)
    facts: list[PharmacokineticsFact] = []
    candidates = 0
    for passage in label.passages("pharmacokinetics" if label.has("pharmacokinetics") else "clinical_pharmacology"):
        lowered = passage.text.lower()
        if "half" in lowered:
            facts.extend(_half_lives(label, drug, passage, own))
        for reader in _READERS:
            for low, high in _windows(lowered, reader.stems):
                for m in reader.pattern.finditer(passage.text, low, high):
                    candidates += 1
                    fact = _fact(label, drug, passage, reader.parameter, m, own)
                    if fact is not None:
                        facts.append(fact)
    facts.extend(_from_tables(label, drug, found=any(f.parameter == "half_life" for f in facts)))
    for passage in label.passages(*_ELSEWHERE):
        if "half-li" in passage.text:
            facts.extend(_half_lives(label, drug, passage, own))
    kept = list(_first(facts))
    read = sum(f.parameter == "half_life" for f in facts)
    unread = [] if read else list(_half_life_unread(label))
    return Extracted((*kept, *unread), candidates + read + len(unread))


def _half_life_unread(label: Label) -> Iterator[Fact]:
    """Yield that a label gives a half-life in figures, none of which was read: whose it is could not be told."""
    for passage in label.passages("pharmacokinetics" if label.has("pharmacokinetics") else "clinical_pharmacology"):
        if "half" not in passage.text:
            continue
        for start, end in gives_half_life(passage.text):
            citation = cite_passage(label, passage, start, end)
            yield not_understood(label, citation, "pharmacokinetics", Reason.HALF_LIFE_NOT_UNDERSTOOD)
            return


def _windows(lowered: str, stems: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield the stretches around the stems: a pattern run over them alone is several times quicker."""
    places = sorted({m for stem in stems for m in _places(lowered, stem)})
    at = 0
    while at < len(places):
        low = high = places[at]
        while at < len(places) and places[at] - high < 2 * _WINDOW:
            high = places[at]
            at += 1
        yield max(0, low - _WINDOW), high + _WINDOW


def _places(lowered: str, stem: str) -> Iterator[int]:
    at = lowered.find(stem)
    while at >= 0:
        yield at
        at = lowered.find(stem, at + len(stem))


def _half_lives(label: Label, drug: Drug, passage: Passage, own: OwnWords) -> Iterator[PharmacokineticsFact]:
    for span in half_lives(passage.text, own):
        citation = cite_passage(label, passage, span.start, span.end)
        yield _made(label, drug, citation, "half_life", (span.low, span.high), span.unit)


def _from_tables(label: Label, drug: Drug, found: bool) -> Iterator[PharmacokineticsFact]:
    """Yield the half-lives of tables; one that compares groups of people only counts where nothing else was found."""
    for section in (label.sections.get(k) for k in ("clinical_pharmacology", "pharmacokinetics")):
        for table in section.tables if section and _names_half_life(section) else ():
            if found and is_about_others(table):
                continue
            for span in table_half_lives(table, apart=len(set(label.substance_names)) > 1):
                found = True
                citation = cite(label, section, Locator.cell(table.index, span.row, span.column)) if section else None
                if citation:
                    yield _made(label, drug, citation, "half_life", (span.low, span.high), span.unit)


def _names_half_life(section: Section) -> bool:
    """Whether a section can hold a table of half-lives: tables are only expanded where one can stand."""
    return bool(section.tables) and any("1/2" in p or "½" in p or "alf-li" in p or "alf li" in p for p in section.parts)


def _fact(
    label: Label, drug: Drug, passage: Passage, parameter: Parameter, m: re.Match[str], own: OwnWords
) -> PharmacokineticsFact | None:
    """Return the fact of a match, None where it is of another substance or of other people, or makes no sense."""
    start, end = sentence_around(passage.text, m.start())
    head, after = passage.text[max(start, m.start() - 90) : m.start()], passage.text[m.end() : min(end, m.end() + 60)]
    between = m.group()
    if parameter == "protein_binding" and re.search(r"\b(?:free|unbound)\b", between, re.IGNORECASE):
        return None  # the share that is not bound
    if is_other_substance(head, between, own) or is_other_body(f"{head} {between}", after):
        return None
    group = m.groupdict()
    name = "low" if group.get("low") else "low2"
    high_text = group.get("high") or group.get("high2")
    low = number(m[name])
    high = number(high_text) if high_text else low
    unit = unit_of(group["unit"]) if group.get("unit") else "%"
    low_unit = unit_of(group["lowunit"]) if group.get("lowunit") else unit
    if unit is None or low_unit != unit or high < low or (unit == "%" and high > 100):
        return None
    bound = _LESS.search(passage.text[max(0, m.start(name) - 14) : m.start(name)])
    values = (None if bound and bound["upper"] else low, None if bound and not bound["upper"] else high)
    return _made(label, drug, cite_passage(label, passage, m.start(), m.end()), parameter, values, unit)


def _made(
    label: Label,
    drug: Drug,
    citation: Citation,
    parameter: Parameter,
    values: tuple[float | None, float | None],
    unit: str,
) -> PharmacokineticsFact:
    return PharmacokineticsFact(
        set_id=label.set_id,
        drug=drug,
        citation=citation,
        parameter=parameter,
        low=values[0],
        high=values[1],
        unit=unit,
    )


def _first(facts: list[PharmacokineticsFact]) -> Iterator[Fact]:
    """Yield each statement once, and of each parameter the first that differ."""
    seen: dict[str, set[tuple[object, ...]]] = {}
    for fact in facts:
        values = seen.setdefault(fact.parameter, set())
        key = (fact.low, fact.high, fact.unit)
        if key not in values and len(values) < _MOST:
            values.add(key)
            yield fact
