"""Side effects side by side: what stands in a cell, what is computed from it, and in which order the rows come."""

from __future__ import annotations

from typing import Any

import pytest

from labelwise.comparison import compare_drugs
from labelwise.comparison.notices import SEPARATE_TRIALS
from labelwise.facts import State

RANDOMISED = "a randomized, placebo-controlled trial"


def test_drug_and_placebo_stay_together_and_their_difference_is_marked_derived(told: Any, trial: Any) -> None:
    found = told("nausea", *trial("nausea", "drug 10 mg 20/100", "placebo 8/100", study="Study 1"))
    assert found.text == (
        "20% at 10 mg against 8% on placebo (Study 1) "
        "[derived: 12 more in 100 than on placebo (95% interval 2.3 to 21.7 more)]"
    )
    derived = [v for v in found.value if v["kind"] == "derived"]
    assert [(d["difference"], d["low"], d["high"]) for d in derived] == [(12.0, 2.34, 21.7)]


def test_without_the_number_of_people_there_is_a_difference_and_no_interval(told: Any, trial: Any) -> None:
    found = told("nausea", *trial("nausea", "drug 20", "placebo 8"))
    assert found.text == "20% against 8% on placebo [derived: 12 more in 100 than on placebo]"


def test_the_interval_is_told_with_its_sign(told: Any, trial: Any) -> None:
    found = told("nausea", *trial("nausea", "drug 5/100", "placebo 8/100"))
    assert "[derived: 3 fewer in 100 than on placebo (95% interval 10.6 fewer to 4.3 more)]" in found.text


@pytest.mark.parametrize(
    ("arms", "why"),
    [
        (("drug <1/100", "placebo 8/100"), "a bound is no number"),
        (("drug 20/100", "placebo <1/100"), "a bound is no number"),
        (("drug 20/100", "active_comparator 8/100"), "another drug is no placebo"),
        (("drug 20/100", "placebo 8/100", "placebo 2/100"), "two placebo arms: which is meant is not said"),
        (("drug 20/100",), "nothing to compare with"),
    ],
)
def test_no_difference_is_computed(told: Any, trial: Any, arms: tuple[str, ...], why: str) -> None:
    found = told("nausea", *trial("nausea", *arms))
    assert "derived" not in found.text, why
    assert not [v for v in found.value if v["kind"] == "derived"], why


def test_a_number_needed_to_harm_says_over_how_long(told: Any, trial: Any) -> None:
    arms = trial("nausea", "drug 30/400", "placebo 8/400", study=RANDOMISED, trial_duration="12-Week")
    found = told("nausea", *arms)
    assert found.text.endswith("(95% interval 16.7 to 27.2 more); number needed to harm 5 over 12 weeks]")
    derived = next(v for v in found.value if v["kind"] == "derived")
    assert (derived["needed_to_harm"], derived["needed_low"], derived["needed_high"]) == (5, 4, 6)


@pytest.mark.parametrize(
    ("study", "length", "arms"),
    [
        (RANDOMISED, None, ("drug 30/400", "placebo 8/400")),
        (RANDOMISED, "10 to 12-Week", ("drug 30/400", "placebo 8/400")),
        (RANDOMISED, "12 Years", ("drug 30/400", "placebo 8/400")),
        ("3- to 12-week randomized placebo-controlled trial", "12-week", ("drug 30/400", "placebo 8/400")),
        ("pooled randomized placebo-controlled trials", "12-Week", ("drug 30/400", "placebo 8/400")),
        ("a randomized crossover trial against placebo", "12-Week", ("drug 30/400", "placebo 8/400")),
        ("an open-label extension of a randomized trial", "12-Week", ("drug 30/400", "placebo 8/400")),
        ("exposure-adjusted rates of a randomized trial", "12-Week", ("drug 30/400", "placebo 8/400")),
        ("a trial", "12-Week", ("drug 30/400", "placebo 8/400")),
        (None, "12-Week", ("drug 30/400", "placebo 8/400")),
        (RANDOMISED, "12-Week", ("drug 30", "placebo 8")),
        (RANDOMISED, "12-Week", ("drug all doses 30/400", "placebo 8/400")),
        (RANDOMISED, "12-Week", ("drug 10/100", "placebo 8/100")),
        (RANDOMISED, "12-Week", ("drug 8/400", "placebo 30/400")),
    ],
)
def test_no_number_needed_to_harm(told: Any, trial: Any, study: str | None, length: str | None, arms: Any) -> None:
    found = told("nausea", *trial("nausea", *arms, study=study, trial_duration=length))
    assert "needed" not in found.text
    assert not [v for v in found.value if v.get("needed_to_harm")]


def test_a_crossover_has_no_interval_of_independent_groups(told: Any, trial: Any) -> None:
    found = told("nausea", *trial("nausea", "drug 30/40", "placebo 8/40", study="a crossover study"))
    assert "22 more in 100 than on placebo]" in found.text


def test_several_trials_give_a_range_and_the_one_with_most_people_as_an_instance(told: Any, trial: Any) -> None:
    facts = [
        *trial("nausea", "drug 20/100", "placebo 8/100", study="Study 1"),
        *trial("nausea", "drug 12/500", "placebo 6/500", study="Study 2"),
        *trial("nausea", "drug 5/50", study="Study 3"),
    ]
    text = told("nausea", *facts).text
    assert text.startswith("5 to 20% in 3 trials or tables (placebo 6 to 8%); for instance 12% against 6% on placebo")


def test_severities_stand_behind_the_whole(told: Any, trial: Any) -> None:
    facts = [
        *trial("nausea", "drug 2/100", "placebo 1/100", severity="grade 3-4"),
        *trial("nausea", "drug 20/100", "placebo 8/100"),
    ]
    text = told("nausea", *facts).text
    assert text.startswith("20% against 8% on placebo")
    assert text.endswith("; grade 3-4: 2% against 1% on placebo")


def test_a_word_stays_a_word(told: Any) -> None:
    rare = ("adverse_reaction", {"term": "nausea", "concept": "nausea", "op": "rare", "source": "prose"})
    found = told("nausea", rare)
    assert (found.text, [v["op"] for v in found.value]) == ("rare", ["rare"])


def test_a_title_gives_the_plain_and_the_professional_name(drug: Any, trial: Any) -> None:
    made = compare_drugs([drug("alphadrug", *trial("drowsiness", "drug 5", concept="somnolence")), drug("betadrug")])
    row = made.facet("side_effects").rows[0]
    assert (row.title, row.cells[0].text) == ("Sleepiness (somnolence)", "drowsiness: 5%")


@pytest.mark.parametrize(
    ("threshold", "study", "text"),
    [
        ("≥ 5%", None, "not listed at or above 5%"),
        (">5%", None, "not listed above 5%"),
        (
            "at least 2%",
            "Reactions in at Least 2% of Patients and More Frequent than Placebo",
            "not listed at or above 2% and more often than with placebo",
        ),
        (None, None, "this label does not list it"),
    ],
)
def test_what_a_table_does_not_list(drug: Any, trial: Any, threshold: str | None, study: str | None, text: str) -> None:
    alpha = drug("alphadrug", *trial("nausea", "drug 5", threshold=threshold, study=study))
    made = compare_drugs([alpha, drug("betadrug", *trial("cough", "drug 5"))])
    row = next(r for r in made.facet("side_effects").rows if r.id == "cough")
    assert (row.cells[0].state, row.cells[0].text) == (State.NOT_STATED, text)


def test_what_could_not_be_read_is_told_where_a_reaction_is_not_listed(drug: Any, trial: Any) -> None:
    from labelwise.facts import Reason

    missed = ("not_understood", {"about": "adverse_reaction", "reason": Reason.PHRASE_TOO_LONG})
    alpha = drug("alphadrug", *trial("nausea", "drug 5", threshold="≥5%"), missed)
    made = compare_drugs([alpha, drug("betadrug", *trial("cough", "drug 5"))])
    row = next(r for r in made.facet("side_effects").rows if r.id == "cough")
    assert row.cells[0].state is State.NOT_UNDERSTOOD
    assert row.cells[0].text == "not understood: 1 passage; in the rest not listed at or above 5%"


def test_what_a_boxed_warning_names_comes_first_then_other_warnings_then_body_systems(
    drug: Any, trial: Any, rows: Any
) -> None:
    facts = [f for term in ("nausea", "headache", "seizure", "suicidal_ideation") for f in trial(term, "drug 50")]
    box = ("warning", {"topic": "suicidality", "title": "Suicidal thoughts", "boxed": True})
    warning = ("warning", {"topic": "seizure", "title": "Seizures"})
    found = rows(compare_drugs([drug("alphadrug", *facts, box), drug("betadrug", warning)]))
    assert list(found) == ["Named in a boxed warning", "Named in the warnings", "Digestion", "Nervous system"]
    assert found["Named in the warnings"] == ["Fits (seizure)"]


def test_rows_are_never_ordered_by_rate(drug: Any, trial: Any, rows: Any) -> None:
    def made(first: int, second: int) -> Any:
        facts = [*trial("nausea", f"drug {first}"), *trial("vomiting", f"drug {second}")]
        return rows(compare_drugs([drug("alphadrug", *facts), drug("betadrug", *trial("nausea", "drug 9"))]))

    assert made(1, 90) == made(90, 1)


def test_that_the_trials_were_separate_is_said_once(drug: Any, trial: Any) -> None:
    made = compare_drugs([drug("alphadrug", *trial("nausea", "drug 5")), drug("betadrug", *trial("nausea", "drug 9"))])
    assert made.notices.count(SEPARATE_TRIALS) == 1


def test_a_trial_that_two_tables_repeat_is_told_once(told: Any, trial: Any) -> None:
    facts = [
        *trial("nausea", "drug 20/100", "placebo 8/100", study="Table 1: a trial", table_index=0),
        *trial("nausea", "drug 20/100", "placebo 8/100", study="Table 2: a trial", table_index=1),
    ]
    found = told("nausea", *facts)
    assert found.text.startswith("20% against 8% on placebo (Table 1) [derived")
    assert "Table 2" not in found.text
    assert len([v for v in found.value if v["kind"] == "derived"]) == 1


def test_arms_that_no_dose_tells_apart_are_told_by_their_labels(told: Any, trial: Any) -> None:
    facts = [
        *trial("nausea", "drug 5 mg 20/100", arm_label="Morning"),
        *trial("nausea", "drug 5 mg 10/100", "placebo 8/100", arm_label="Evening"),
    ]
    assert told("nausea", *facts).text == "20% (Morning), 10% (Evening) against 8% on placebo"


def test_facts_of_an_article_do_not_speak_for_a_label_without_the_section(drug: Any, trial: Any) -> None:
    import msgspec

    from labelwise.facts import Citation, CuratedFact, Drug

    cited = Citation(source="article", source_id="An article", method="curated")
    fields = dict(trial("cough", "drug 5")[0][1])
    from labelwise.facts import KINDS

    made: Any = KINDS["adverse_reaction"](set_id=None, drug=Drug(name="alphadrug"), citation=cited, **fields)
    alpha = drug("alphadrug")
    head = msgspec.structs.replace(alpha.labels[0].head, sections=())
    label = msgspec.structs.replace(alpha.labels[0], head=head)
    alpha = msgspec.structs.replace(alpha, labels=(label,), curated=(CuratedFact(ingredient="alphadrug", fact=made),))
    compared = compare_drugs([alpha, drug("betadrug", *trial("nausea", "drug 5"))])
    row = next(r for r in compared.facet("side_effects").rows if r.id == "nausea")
    assert row.cells[0].state is State.NOT_IN_SOURCE
