"""A comparison to its plain form: which rows are told, how many of each, and what stands where a label is silent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from labelwise.comparison import Cell, ComparedDrug, Comparison, Row
from labelwise.comparison.notices import SEPARATE_TRIALS
from labelwise.facts import Citation, State
from labelwise.present.plain import cautions, doses, effects, uses
from labelwise.present.plain.grade import reading_grade
from labelwise.present.plain.reserves import reserve_sentences
from labelwise.present.plain.sentence import TITLES, PlainComparison, PlainDrug, PlainSection, Sentence, sentence
from labelwise.present.words import title_of

MOST = 8  # sentences of one row, drug and section; the rest is counted, and stands in the full comparison
Teller = Callable[[Cell], Iterator[Sentence]]
_TOLD = (State.STATED, State.CONFLICT)
_SILENT = {
    State.NOT_STATED: "The label here does not speak of this",
    State.NOT_IN_SOURCE: "This part of the label is not on hand here",
    State.NOT_UNDERSTOOD: "The label speaks of this, but it could not be read here. Ask a pharmacist",
}
_SOURCES_DIFFER = "The sources do not agree on this. See the full view"
_ROWS: tuple[tuple[str, str, tuple[str, ...], Teller], ...] = (
    ("uses", "approved_uses", ("uses", "limitations"), uses.use_sentences),
    ("box", "serious", ("boxed",), cautions.box_sentences),
    ("never", "contraindications", ("conditions",), cautions.never_sentences),
    ("never", "contraindications", ("combinations",), cautions.never_with_sentences),
    ("dose", "dosing", ("starting", "loading", "usual", "maintenance", "maximum"), doses.dose_sentences),
    ("dose", "dosing", ("duration",), doses.duration_sentences),
    ("organs", "dosing", ("renal", "hepatic"), doses.organ_sentences),
    ("groups", "populations", ("pregnancy", "lactation", "pediatric", "geriatric"), cautions.group_sentences),
)


def plain_comparison(comparison: Comparison) -> PlainComparison:
    """Return a comparison in plain words."""
    drugs = comparison.drugs
    told = [_sections(comparison, index) for index in range(len(drugs))]
    sections = [
        PlainSection(name, title, tuple(PlainDrug(d.name, tuple(t[name])) for d, t in zip(drugs, told, strict=True)))
        for name, title in TITLES.items()
        if any(t.get(name) for t in told)
    ]
    text = " ".join(s.text for section in sections for drug in section.drugs for s in drug.sentences)
    return PlainComparison(
        title=title_of(comparison),
        drugs=tuple(d.name for d in drugs),
        condition=comparison.condition,
        grade=reading_grade(text),
        sections=tuple(sections),
        notices=tuple(n for n in comparison.notices if n != SEPARATE_TRIALS),
    )


def _sections(comparison: Comparison, index: int) -> dict[str, list[Sentence]]:
    """Return the sentences of one drug by section; every section that any drug may have is there."""
    drug = comparison.drugs[index]
    made: dict[str, list[Sentence]] = {name: [] for name in TITLES}
    made["about"] = [
        *uses.route_sentence(drug.route, _cell(comparison, "forms", "route", index)),
        *uses.status_sentences(_cell(comparison, "identity", "status", index)),
    ]
    if comparison.condition:
        cell = _cell(comparison, "summary", "asked_condition", index)
        said = list(uses.asked_sentences(cell, comparison.condition))
        made["asked"] = said or _silence(cell, drug, "asked")
    for section, facet, rows, tell in _ROWS:
        for row in rows:
            made[section] += _few(tell, _cell(comparison, facet, row, index))
    made["effects"] = _of_rows(effects.effect_rows(_rows(comparison, "side_effects")), index, effects.effect_sentences)
    warned = [r for r in _rows(comparison, "serious") if r.id != "boxed"]
    made["serious"] = _of_rows(warned, index, lambda _, cell: cautions.serious_sentences(cell))
    made["together"] = _of_rows(_others(comparison, index), index, cautions.together_sentences)
    unsaid = _cell(comparison, "contraindications", "conditions", index)
    if made["never"] and unsaid.state not in _TOLD:  # what it must not be combined with is not the whole of it
        made["never"] += _silence(unsaid, drug, "never")
    for section, (facet, row) in _SILENCE.items():
        if not made[section]:
            made[section] = _silence(_cell(comparison, facet, row, index), drug, section)
    return made


_SILENCE = {
    "about": ("identity", "status"),
    "uses": ("approved_uses", "uses"),
    "box": ("summary", "boxed_warnings"),
    "never": ("contraindications", "conditions"),
    "dose": ("dosing", "starting"),
    "organs": ("dosing", "renal"),
    "effects": ("side_effects", ""),
    "serious": ("serious", ""),
    "together": ("interactions", ""),
    "groups": ("populations", "pregnancy"),
}


def _others(comparison: Comparison, index: int) -> list[Row]:
    """Return the rows of other drugs and foods: those compared here first, then the strongest, classes before examples.

    An example of a class says no more than its class where that is told as strongly.
    """
    compared = {drug.name.lower() for drug in comparison.drugs}
    rows = [r for r in _rows(comparison, "interactions") if r.cells[index].state in _TOLD]
    keys = {r.id: (r.title.lower() not in compared, cautions.strength_of(r.cells[index])) for r in rows}
    classes = {keys[r.id][1] for r in rows if not cautions.is_member(r.cells[index])}
    order = sorted(rows, key=lambda r: (*keys[r.id], cautions.is_member(r.cells[index])))
    return [
        r for r in order if not keys[r.id][0] or not cautions.is_member(r.cells[index]) or keys[r.id][1] not in classes
    ] or order


def _rows(comparison: Comparison, facet: str) -> Sequence[Row]:
    return next((f.rows for f in comparison.facets if f.id == facet), ())


def _cell(comparison: Comparison, facet: str, row: str, index: int) -> Cell:
    """Return a drug's cell of a row (the first one where no row is named); an empty one where there is no such row."""
    name = comparison.drugs[index].name
    found = next((r for r in _rows(comparison, facet) if r.id == row or not row), None)
    return found.cells[index] if found else Cell(name, State.NOT_STATED, "")


def _few(tell: Teller, cell: Cell) -> list[Sentence]:
    """Return the first sentences of a cell; that there are more, and that sources differ, is said."""
    if cell.state not in _TOLD:
        return []
    whole = list({s.text: s for s in tell(cell)}.values())
    made = whole[:MOST]
    if len(whole) > MOST:
        made.append(_more(len(whole) - MOST, whole[MOST:]))
    made += reserve_sentences(cell, whole) if whole else []
    if made and cell.state is State.CONFLICT and cell.citations:
        made.append(sentence(_SOURCES_DIFFER, cell.citations))
    return made


def _of_rows(rows: Sequence[Row], index: int, tell: Callable[[Row, Cell], Iterable[Sentence]]) -> list[Sentence]:
    """Return the first sentences of a drug's cells of many rows; that there are more is said."""
    shown = [(row, row.cells[index]) for row in rows if row.cells[index].state in _TOLD]
    told = (s for row, cell in shown for s in _whole(list(tell(row, cell)), cell))
    whole = list({s.text: s for s in told}.values())
    most = effects.MOST_EFFECTS
    return [*islice(whole, most), *([_more(len(whole) - most, whole[most:])] if len(whole) > most else [])]


def _whole(told: list[Sentence], cell: Cell) -> list[Sentence]:
    """Return a row's sentences with what limits them in the last: a cut between rows cannot part them."""
    if not told:
        return told
    *first, last = told
    limits = list(reserve_sentences(cell, told))
    return (
        [*first, sentence(" ".join(s.text for s in (last, *limits)), [*last.citations, *cell.citations])]
        if limits
        else told
    )


def _more(count: int, left: Sequence[Sentence]) -> Sentence:
    return sentence(f"The label says {count} more on this. See the full view", [c for s in left for c in s.citations])


def _silence(cell: Cell, drug: ComparedDrug, section: str) -> list[Sentence]:
    """Return what is said where nothing is told: why, never "none"; cited is the section, else the label itself."""
    words = _SILENT.get(cell.state, _SILENT[State.NOT_UNDERSTOOD])
    if section == "box" and cell.state is State.NOT_STATED:
        words = "This record marks no warning in a box"
    citations = cell.citations or _whole_label(drug)
    return [sentence(words, citations)] if citations else []


def _whole_label(drug: ComparedDrug) -> tuple[Citation, ...]:
    mark = drug.reference
    if mark is None:
        return ()
    url = f"https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid={mark.set_id}"
    return (
        Citation(
            set_id=mark.set_id,
            document_id=mark.document_id,
            version=mark.version,
            effective_time=mark.effective_time,
            url=url,
        ),
    )
