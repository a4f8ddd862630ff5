"""Facts of the sentences of a label's section on clinical studies."""

from __future__ import annotations

from labelwise.extract.adverse_reaction.own_names import OwnNames
from labelwise.extract.cite import cite_passage, not_understood
from labelwise.extract.efficacy.endpoint import setting_of
from labelwise.extract.efficacy.prose import Result, comparison, may_be_result, places_of_values, read_results
from labelwise.extract.sentences import sentences
from labelwise.facts import Drug, EfficacyFact, Fact, Reason
from labelwise.label import Label, Passage

SECTION = "clinical_studies"


def sentence_results(label: Label, drug: Drug, names: OwnNames) -> tuple[list[Fact], int]:
    """Return the results of a label's sentences, what was not understood included, and the sentences that gave them."""
    facts: list[Fact] = []
    seen: set[object] = set()
    candidates = 0
    for passage in label.passages(SECTION):
        measured = iter([*places_of_values(passage.text), len(passage.text)])
        place = next(measured)
        for start, end in sentences(passage.text):
            while place < start:
                place = next(measured)
            if place >= end:
                continue
            text = passage.text[start:end]
            results = read_results(text, names)
            if not results:
                if may_be_result(text, names):
                    candidates += 1
                    citation = cite_passage(label, passage, start, end)
                    facts.append(not_understood(label, citation, "efficacy", Reason.RESULT_NOT_UNDERSTOOD))
                continue
            candidates += 1
            told, setting = comparison(text), setting_of(text)
            key = (setting, tuple((r.endpoint, r.arm and r.arm.label, r.value.value) for r in results))
            if key not in seen:
                seen.add(key)
                facts += [_fact(label, drug, passage, (start, end), r, told, setting) for r in results]
    return facts, candidates


def _fact(
    label: Label,
    drug: Drug,
    passage: Passage,
    place: tuple[int, int],
    result: Result,
    told: str | None,
    setting: str | None,
) -> EfficacyFact:
    arm = result.arm
    return EfficacyFact(
        set_id=label.set_id,
        drug=drug,
        citation=cite_passage(label, passage, *place),
        endpoint=result.endpoint,
        arm_label=arm.label if arm else None,
        arm_role=arm.role if arm else "drug",
        arm_n=result.value.n,
        value=result.value.value,
        unit=result.value.unit,
        comparison=told if arm is None or arm.role == "drug" else None,
        study=setting,
    )
