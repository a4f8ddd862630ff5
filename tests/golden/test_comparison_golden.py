"""One comparison of invented labels as every form prints it. To write the files again: LABELWISE_UPDATE_GOLDEN=1.

A run that writes them fails, so that the switch is never left on.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from labelwise.codes import SectionCode, SetId
from labelwise.comparison import Comparison, DrugMaterial, compare_drugs
from labelwise.facts import (
    Account,
    AdverseReactionFact,
    Citation,
    ContraindicationFact,
    CuratedFact,
    DoseFact,
    Drug,
    IndicationFact,
    InteractionFact,
    LabelFacts,
    LabelHead,
    NotUnderstoodFact,
    Reason,
    SectionPresence,
)
from labelwise.facts.wire import AnyFact
from labelwise.present.comparison_html import comparison_html
from labelwise.present.comparison_json import comparison_json
from labelwise.present.comparison_tables import comparison_csv, comparison_markdown
from labelwise.present.comparison_text import comparison_text

FOLDER = Path(__file__).parent / "comparison"
FORMS: dict[str, Callable[[Comparison], str]] = {
    "text-80.txt": lambda c: comparison_text(c, 80),
    "text-200.txt": lambda c: comparison_text(c, 200),
    "markdown.md": comparison_markdown,
    "table.csv": comparison_csv,
    "page.html": comparison_html,
    "comparison.json": lambda c: comparison_json(c, pretty=True) + "\n",
}
SECTIONS = (
    "indications_and_usage",
    "contraindications",
    "adverse_reactions",
    "drug_interactions",
    "dosage_and_administration",
)
READ = ("indication", "contraindication", "adverse_reaction", "interaction", "dose")


def label(number: int, name: str, facts: list[tuple[str, Callable[[Citation, Drug, SetId], AnyFact]]]) -> LabelFacts:
    set_id = SetId(f"{number:08d}-1111-4111-8111-111111111111")
    drug = Drug(name=name, route=("oral",))

    def cite(code: str) -> Citation:
        return Citation(set_id=set_id, document_id="d", version=2, section=SectionCode(code), section_name="A title")

    return LabelFacts(
        head=LabelHead(
            set_id=set_id,
            document_id="d",
            version=2,
            effective_time="20240131",
            drug=drug,
            drug_key=name,
            labeler="Invented Laboratories",
            product_type="HUMAN PRESCRIPTION DRUG",
            sections=tuple(SectionPresence(s) for s in SECTIONS),
            account=tuple(Account(k, 1, 1, 0) for k in READ),
        ),
        facts=tuple(make(cite(code), drug, set_id) for code, make in facts),
    )


def reaction(value: float, role: str, dose: str | None = None) -> Callable[[Citation, Drug, SetId], AnyFact]:
    return lambda c, d, s: AdverseReactionFact(
        set_id=s, drug=d, citation=c, term="Drowsiness", concept="drowsiness", op="=", value=value, source="table",
        arm_role=role, arm_dose=dose, study="trial 1",  # type: ignore[arg-type]
    )  # fmt: skip


ALPHAMINE = label(
    1,
    "alphamine",
    [
        ("34067-9", lambda c, d, s: IndicationFact(
            set_id=s, drug=d, citation=c, condition="severe pain", adjunct_to=("rest",),
        )),
        ("34070-3", lambda c, d, s: ContraindicationFact(set_id=s, drug=d, citation=c, condition="glaucoma")),
        ("34084-4", reaction(29, "drug", "5 mg")),
        ("34084-4", reaction(10, "placebo")),
        ("34068-7", lambda c, d, s: DoseFact(
            set_id=s, drug=d, citation=c, role="starting", amount_low=5, amount_high=5, unit="mg", basis="per_dose",
            times_per_day=3,
        )),
    ],
)  # fmt: skip
BETAZOLE = label(
    2,
    "betazole",
    [
        ("34067-9", lambda c, d, s: IndicationFact(set_id=s, drug=d, citation=c, condition="high blood pressure")),
        ("34073-7", lambda c, d, s: InteractionFact(
            set_id=s, drug=d, citation=c, object="MAO inhibitors", object_kind="class", action="contraindicated",
            effect="<script>alert(1)</script>", washout_days=14, washout_direction="after_object",
        )),
        ("34070-3", lambda c, d, s: NotUnderstoodFact(
            set_id=s, drug=d, citation=c, about="contraindication", reason=Reason.PHRASE_TOO_LONG,
        )),
    ],
)  # fmt: skip
CURATED = CuratedFact(
    ingredient="betazole",
    fact=AdverseReactionFact(
        set_id=None,
        drug=Drug(name="betazole"),
        citation=Citation(source="article", source_id="An article", method="curated"),
        term="drowsiness",
        concept="drowsiness",
        op="rare",
        source="prose",
    ),
)


@pytest.fixture
def comparison() -> Comparison:
    drugs = [
        DrugMaterial(name="alphamine", asked="alphamine", labels=(ALPHAMINE,)),
        DrugMaterial(name="betazole", asked="Betex", labels=(BETAZOLE,), curated=(CURATED,), note="Betex is betazole."),
    ]
    return compare_drugs(drugs, condition="pain")


@pytest.mark.parametrize("name", FORMS)
def test_a_comparison_is_printed_as_recorded(comparison: Comparison, name: str) -> None:
    made = FORMS[name](comparison)
    place = FOLDER / name
    if os.environ.get("LABELWISE_UPDATE_GOLDEN"):
        FOLDER.mkdir(exist_ok=True)
        place.write_text(made, encoding="utf-8")
        pytest.fail(f"{name} was written again: look at the change, then unset LABELWISE_UPDATE_GOLDEN.")
    assert made == place.read_text(encoding="utf-8")


def test_nothing_in_a_label_becomes_markup(comparison: Comparison) -> None:
    assert "<script>" not in comparison_html(comparison)
    assert "<script>" not in comparison_markdown(comparison)
