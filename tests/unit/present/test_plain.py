"""Plain words: rules of single sentences, every one cited, and a reading grade measured by a library."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest
import readability

from labelwise.codes import SectionCode
from labelwise.comparison import Cell, Comparison, compare_drugs
from labelwise.comparison.material import DrugMaterial
from labelwise.comparison.values import FactValues
from labelwise.facts import Citation, ContraindicationFact, DoseFact, Drug, Fact, IndicationFact, State
from labelwise.operations.catalogue import Catalogue
from labelwise.operations.compare import compare
from labelwise.operations.open_store import open_store
from labelwise.present.plain import PlainComparison, plain_comparison
from labelwise.present.plain.cautions import never_sentences
from labelwise.present.plain.doses import dose_sentences
from labelwise.present.plain.forms import plain_csv, plain_html, plain_markdown, plain_text
from labelwise.present.plain.grade import reading_grade, syllables
from labelwise.present.plain.uses import use_sentences
from labelwise.present.plain.words import plain
from labelwise.store.store import Store

PAIRS = 60
MOST = 8.0
NEVER = re.compile(r"\b(?:safer?|better|no interactions?)\b", re.IGNORECASE)
PLACE = Citation(section=SectionCode("34070-3"), section_name="Contraindications")
DRUG = Drug(name="alphamine")


def _cell(*facts: Fact) -> Cell:
    return Cell("alphamine", State.STATED, "", FactValues(facts), (PLACE,))


@pytest.fixture(scope="module")
def starter() -> Iterator[Store]:
    with open_store() as opened:
        yield opened


@pytest.fixture(scope="module")
def pairs(starter: Store) -> list[Comparison]:
    """Comparisons of random pairs of real drugs."""
    names = [drug.name for drug in Catalogue.of(starter).drugs]
    draw = random.Random(20)
    return [compare(draw.sample(names, 2), store=starter) for _ in range(PAIRS)]


def _texts(made: PlainComparison) -> list[str]:
    return [said.text for section in made.sections for drug in section.drugs for said in drug.sentences]


def _measured(texts: list[str]) -> float:
    """Return the grade by a library of others; it wants a sentence a line and words apart."""
    sentences = (one for text in texts for one in re.split(r"(?<=[.!?])\s+", text))
    tokens = "\n".join(" ".join(re.findall(r"[\w'’-]+|[.!?]", one)) for one in sentences)
    found: float = readability.getmeasures(tokens, lang="en")["readability grades"]["Kincaid"]
    return found


def test_the_grade_is_eight_or_lower_for_real_pairs(pairs: list[Comparison]) -> None:
    for comparison in pairs:
        made = plain_comparison(comparison)
        texts = _texts(made)
        assert len(texts) > 10
        assert _measured(texts) <= MOST, made.title
        assert made.grade <= MOST, made.title


def test_every_sentence_is_cited_and_none_promises(pairs: list[Comparison]) -> None:
    for comparison in pairs:
        for section in plain_comparison(comparison).sections:
            for drug in section.drugs:
                for said in drug.sentences:
                    assert said.citations, said.text
                    assert said.text[0].upper() == said.text[0]
                    assert said.text.endswith((".", "!", "?"))
                    assert not NEVER.search(said.text), said.text


def test_a_drug_without_labels_says_nothing_rather_than_none() -> None:
    made = plain_comparison(compare_drugs([DrugMaterial(name="alphamine"), DrugMaterial(name="betazole")]))
    assert _texts(made) == []


def test_every_form_holds_every_sentence(pairs: list[Comparison]) -> None:
    made = plain_comparison(pairs[0])
    longest = max(_texts(made), key=len)
    assert longest in " ".join(plain_text(made, 60).replace("    ", "").split())
    assert max(map(len, plain_text(made, 60).splitlines())) <= 60
    assert plain_csv(made).count("\n") == len(_texts(made)) + 1
    assert plain_html(made).count("<li>") >= len(_texts(made))
    assert plain_markdown(made).count("\n- ") >= len(_texts(made))


def test_a_use_keeps_its_people_and_its_reserve() -> None:
    fact = IndicationFact(
        set_id=None,
        drug=DRUG,
        citation=PLACE,
        condition="hypertension",
        population="pediatric patients",
        qualifier="may be of some value",
    )
    (said,) = use_sentences(_cell(fact))
    assert said.text == (
        "It is used for high blood pressure. This is for children. The label adds: may be of some value."
    )
    assert said.citations == (PLACE,)


def test_whom_it_is_not_for_stands_in_the_same_sentence() -> None:
    fact = IndicationFact(
        set_id=None,
        drug=DRUG,
        citation=PLACE,
        condition="cerebral palsy",
        population="children",
        limitation=True,
    )
    (said,) = use_sentences(_cell(fact))
    assert said.text == "It is not for cerebral palsy in children."


def test_what_it_is_not_for_is_told_as_such() -> None:
    fact = IndicationFact(set_id=None, drug=DRUG, citation=PLACE, condition="stroke", limitation=True)
    assert [s.text for s in use_sentences(_cell(fact))] == ["It is not for stroke."]


def test_a_forbidden_state_is_told_in_everyday_words() -> None:
    fact = ContraindicationFact(
        set_id=None, drug=DRUG, citation=PLACE, condition="acute recovery phase of myocardial infarction"
    )
    (said,) = never_sentences(_cell(fact))
    assert said.text == "Do not use it in case of acute recovery phase of heart attack."


def test_equal_doses_are_told_once_with_all_whom_they_are_for() -> None:
    facts = [
        DoseFact(
            set_id=None,
            drug=DRUG,
            citation=PLACE,
            role="starting",
            population=who,
            amount_low=5.0,
            unit="mg",
            basis="per_dose",
            times_per_day=3.0,
        )
        for who in ("adults", "adolescents")
    ]
    assert [s.text for s in dose_sentences(_cell(*facts))] == [
        "The first dose is 5 mg 3 times a day. This is for adults; or for teens."
    ]


def test_a_maximum_that_is_only_not_recommended_above_stays_so() -> None:
    fact = DoseFact(
        set_id=None,
        drug=DRUG,
        citation=PLACE,
        role="maximum",
        limit="not_recommended_above",
        amount_high=80.0,
        unit="mg",
        basis="per_day",
    )
    assert [s.text for s in dose_sentences(_cell(fact))] == ["More than 80 mg a day is not advised."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hypersensitivity to baclofen", "an allergy to baclofen"),
        ("portal hypertension", "high pressure in the liver vein"),
        ("nonhepatic", "nonhepatic"),
        ("unless renal impairment is severe", "unless kidney problems is severe"),
    ],
)
def test_words_are_exchanged_whole_and_the_longest_first(text: str, words: str) -> None:
    assert plain(text) == words


@pytest.mark.parametrize(
    ("word", "count"),
    [("dose", 1), ("kidney", 2), ("bleeding", 2), ("medicine", 3), ("table", 2), ("asked", 1), ("ulceration", 4)],
)
def test_syllables_are_counted(word: str, count: int) -> None:
    assert syllables(word) == count


def test_long_sentences_of_long_words_have_a_high_grade() -> None:
    assert reading_grade("") == 0.0
    assert reading_grade("Take it with food.") < 2
    assert reading_grade("Concomitant administration necessitates individualized pharmacological monitoring.") > 15


def test_an_interaction_is_told_by_its_strongest_word_with_its_wait(starter: Store) -> None:
    made = plain_comparison(compare(["sertraline", "baclofen"], store=starter))
    together = next(s for s in made.sections if s.id == "together").drugs[0].sentences
    assert any("MAO inhibitors. Wait 14 days" in said.text for said in together)
