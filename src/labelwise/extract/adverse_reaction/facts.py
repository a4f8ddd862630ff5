"""Readings to `adverse_reaction` facts."""

from __future__ import annotations

from labelwise.extract.adverse_reaction.concept import concept_of
from labelwise.extract.adverse_reaction.outcome import Outcome, Reading
from labelwise.extract.adverse_reaction.prose import ProseReading
from labelwise.extract.adverse_reaction.signs import plain
from labelwise.extract.adverse_reaction.study import study_name
from labelwise.extract.adverse_reaction.title import Title
from labelwise.facts import AdverseReactionFact, Citation, Drug
from labelwise.label import Label

_NOTE_LENGTH = 100


def table_fact(
    label: Label, drug: Drug, citation: Citation, reading: Reading, title: Title, outcome: Outcome, index: int
) -> AdverseReactionFact:
    """Return the fact of one value of a table."""
    found = reading.incidence
    study = study_name(title.text if title.own or title.named else "", reading.study)
    return AdverseReactionFact(
        set_id=label.set_id,
        drug=drug,
        citation=citation,
        term=reading.entry.term,
        concept=concept_of(reading.entry.term),
        group=reading.entry.group or None,
        study=study or None,
        arm_label=reading.arm.label or None,
        arm_role=reading.arm.role,
        arm_dose=reading.arm.dose,
        arm_n=reading.n,
        severity=reading.severity or None,
        op=found.op,  # type: ignore[arg-type]
        value=found.value,
        low=found.low,
        high=found.high,
        count=found.cases,
        source="table",
        table_index=index,
        setting="trial",
        trial_population=title.population,
        trial_duration=title.duration,
        threshold=title.threshold,
        background=title.background,
        footnotes=_notes(reading, outcome.notes),
        derived=found.derived,
    )


def prose_fact(label: Label, drug: Drug, citation: Citation, reading: ProseReading) -> AdverseReactionFact:
    """Return the fact of one incidence of the prose."""
    percent = reading.percent
    return AdverseReactionFact(
        set_id=label.set_id,
        drug=drug,
        citation=citation,
        term=reading.term.text,
        concept=concept_of(reading.term.text),
        group=reading.group or None,
        study=reading.study,
        arm_label=reading.arm.label,
        arm_role=reading.arm.role,
        arm_dose=reading.arm.dose,
        arm_n=percent.n if percent else None,
        severity=reading.severity or None,
        op=reading.op,  # type: ignore[arg-type]
        value=percent.value if percent else None,
        low=percent.low if percent else None,
        high=percent.high if percent else None,
        unit="%" if percent else None,
        count=percent.cases if percent else None,
        source="prose",
        setting=reading.setting,  # type: ignore[arg-type]
    )


def _notes(reading: Reading, notes: tuple[str, ...]) -> tuple[str, ...]:
    """The notes that the term's or the cell's marks refer to, shortened."""
    marks = (*reading.entry.marks, *reading.cell.marks)
    found: list[str] = []
    if not marks:
        return ()
    for note in notes:
        mark, _, text = plain(note).partition(" ")
        if text and mark.strip(".):") in marks:
            found.append(text if len(text) <= _NOTE_LENGTH else text[:_NOTE_LENGTH].rsplit(" ", 1)[0] + " …")
    return tuple(dict.fromkeys(found))
