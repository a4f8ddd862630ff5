"""What holds for every list: order does not matter, a drug more is no finding less, unknown is never "none"."""

from __future__ import annotations

import itertools
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from labelwise.checks import CheckResult, Medication, MedicationList, Patient, Unresolved, memberships, run_check
from labelwise.checks.intake import read_intake
from labelwise.codes import SetId
from labelwise.facts import Citation, Drug, InteractionFact, LabelFacts, LabelHead, PharmacologicClassFact

NAMES = ("warfarin", "aspirin", "phenelzine", "sertraline", "diazepam", "oxycodone", "fluconazole", "baclofen")
OBJECTS = (*NAMES, "MAO inhibitors", "CNS depressants", "NSAIDs", "strong CYP3A4 inhibitors", "alcohol")
CLASSES = ("Monoamine Oxidase Inhibitor", "Benzodiazepine", "Opioid Agonist", "Nonsteroidal Anti-inflammatory Drug")
ACTIONS = ("contraindicated", "avoid", "adjust", "monitor", "caution", "unstated", "none_expected")


@st.composite
def drugs(draw: st.DrawFn) -> Medication:
    """A drug with a label of some interactions and classes."""
    name = draw(st.sampled_from(NAMES))
    set_id = SetId(f"{NAMES.index(name):08d}-0000-4000-8000-000000000000")
    base: dict[str, Any] = {"set_id": set_id, "drug": Drug(name=name), "citation": Citation(set_id=set_id)}
    said = draw(st.lists(st.tuples(st.sampled_from(OBJECTS), st.sampled_from(ACTIONS)), max_size=4))
    held = draw(st.lists(st.sampled_from(CLASSES), max_size=1))
    facts: Any = (
        *(InteractionFact(object=o, action=a, **base) for o, a in said),  # type: ignore[arg-type]
        *(PharmacologicClassFact(scheme="EPC", name=c, **base) for c in held),
    )
    labels = (
        LabelFacts(head=LabelHead(set_id=set_id, document_id="d", drug=base["drug"], drug_key=name), facts=facts),
    )
    dose = draw(st.sampled_from(("", "20 mg qid", "5 mg daily", "7.5 mg weekly")))
    return Medication(
        name=name,
        asked=name,
        ingredients=(name,),
        labels=labels,
        classes=memberships((name,), labels),
        intake=read_intake(dose),
    )


def checked(*medications: Medication, unknown: tuple[str, ...] = ()) -> CheckResult:
    lost = tuple(Unresolved(name, "No such drug.") for name in unknown)
    return run_check(MedicationList(medications=medications, patient=Patient(), unresolved=lost))


@given(drugs(), drugs())
def test_the_order_of_a_pair_does_not_matter(one: Medication, other: Medication) -> None:
    forth, back = checked(one, other), checked(other, one)
    assert set(forth.findings) == set(back.findings)
    assert {(c.drugs, c.state) for c in forth.coverage} == {(c.drugs, c.state) for c in back.coverage}


@given(st.lists(drugs(), min_size=1, max_size=4), drugs())
def test_another_drug_never_removes_a_finding(some: list[Medication], more: Medication) -> None:
    assert set(checked(*some).findings) <= set(checked(*some, more).findings)


@given(st.lists(drugs(), max_size=3))
def test_an_unknown_name_is_never_checked_silently(some: list[Medication]) -> None:
    result = checked(*some, unknown=("xyzzy",))
    assert result.unresolved == ("xyzzy",)
    assert result.exit_code == 2
    pairs = {frozenset(c.drugs) for c in result.coverage if c.state == "unresolved"}
    assert pairs == {frozenset((m.name, "xyzzy")) for m in some}


@given(st.lists(drugs(), min_size=2, max_size=4))
def test_every_pair_is_covered(some: list[Medication]) -> None:
    covered = {frozenset(c.drugs) for c in checked(*some).coverage}
    for one, other in itertools.combinations(some, 2):
        assert one.shares_ingredient(other) or frozenset((one.name, other.name)) in covered


@given(st.lists(drugs(), min_size=1, max_size=4))
def test_inferences_are_at_most_a_caution_and_all_else_is_cited(some: list[Medication]) -> None:
    for finding in checked(*some).findings:
        if finding.inferred:
            assert finding.action in ("caution", "unstated")
        else:
            assert any(e.citation is not None for e in finding.evidence)
