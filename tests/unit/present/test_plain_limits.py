"""Plain words keep what limits a statement, name its true source, and tell every prohibition in one place."""

from __future__ import annotations

from labelwise.comparison import Cell, Comparison, Facet, Row
from labelwise.comparison.comparison import ComparedDrug
from labelwise.comparison.values import FactValues
from labelwise.facts import (
    AdverseReactionFact,
    Citation,
    ContraindicationFact,
    Drug,
    Fact,
    InteractionFact,
    State,
    WarningFact,
)
from labelwise.present.plain import plain_comparison
from labelwise.present.plain.sentence import sentence

DRUG = Drug(name="alphamine")
LABEL = Citation(section_name="Warnings")
ARTICLE = Citation(source="article", source_id="an essay", method="curated")


def _told(facet: str, row: str, text: str, *facts: Fact) -> dict[str, list[str]]:
    cell = Cell("alphamine", State.STATED, text, FactValues(facts), tuple(f.citation for f in facts))
    made = plain_comparison(
        Comparison(
            drugs=(ComparedDrug(name="alphamine", asked="alphamine", route=None, release=None),),
            facets=(Facet(facet, facet, (Row(row, row, (cell,)),)),),
        )
    )
    return {section.id: [s.text for s in section.drugs[0].sentences] for section in made.sections}


def test_unless_stays_with_the_advice_that_it_limits() -> None:
    fact = WarningFact(
        set_id=None, drug=DRUG, citation=LABEL, topic="withdrawal", title="Withdrawal", action="do_not_stop_abruptly"
    )
    text = "stopping at once has caused seizures; unless a rash asks for haste, reduce the dose slowly"
    (said,) = _told("serious", "withdrawal", text, fact)["serious"]
    assert said.endswith(
        "Do not stop it all at once. It is also said: unless a rash asks for haste, reduce the dose slowly."
    )


def test_an_article_is_not_called_the_label() -> None:
    fact = AdverseReactionFact(set_id=None, drug=DRUG, citation=ARTICLE, term="dry mouth", source="prose", op="rare")
    (said,) = _told("side_effects", "dry_mouth", "rare", fact)["effects"]
    assert "an article’s word is “rare”" in said
    assert sentence("The label asks for care", [LABEL, ARTICLE]).text == "The label asks for care."
    assert sentence("The label asks for care", [ARTICLE]).text == "An article asks for care."


def test_what_a_drug_must_not_be_combined_with_stands_under_when_not_to_use_it() -> None:
    fact = InteractionFact(
        set_id=None,
        drug=DRUG,
        citation=LABEL,
        object="MAO inhibitors",
        object_kind="class",
        action="contraindicated",
        washout_days=14,
        washout_text="14 days",
        washout_direction="after_object",
    )
    said = _told("contraindications", "combinations", "MAO inhibitors (wait 14 days)", fact)["never"]
    assert said == ["Do not use it with: MAO inhibitors. Wait 14 days after you stop that one."]


def test_a_limit_that_a_sentence_already_holds_is_told_once() -> None:
    fact = ContraindicationFact(set_id=None, drug=DRUG, citation=LABEL, condition="glaucoma, unless it is treated")
    said = _told("contraindications", "conditions", "glaucoma, unless it is treated", fact)["never"]
    assert said == ["Do not use it in case of glaucoma, unless it is treated."]
