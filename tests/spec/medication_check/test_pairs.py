"""Pairs: found from either label, by name, by class, by what both do; never said to be without risk."""

from __future__ import annotations

from typing import Any

AVOID = {"action": "avoid"}


def interaction(name: str, action: str = "caution", **more: Any) -> tuple[str, dict[str, Any]]:
    return "interaction", {"object": name, "action": action, **more}


def epc(name: str) -> tuple[str, dict[str, Any]]:
    return "pharmacologic_class", {"scheme": "EPC", "name": name}


def test_a_pair_is_found_from_the_label_that_names_the_other(drug: Any, check: Any) -> None:
    result = check(drug("warfarin", interaction("fluconazole", "monitor")), drug("fluconazole"))
    (found,) = result.findings
    assert (found.kind, found.drugs, found.action) == ("interaction", ("fluconazole", "warfarin"), "monitor")
    assert found.evidence[0].citation is not None


def test_salts_and_brands_in_a_label_name_the_drug(drug: Any, check: Any) -> None:
    result = check(
        drug("warfarin"), drug("phenelzine", interaction("bupropion hydrochloride", "avoid")), drug("bupropion")
    )
    assert [f.drugs for f in result.findings] == [("bupropion", "phenelzine")]


def test_the_salt_of_an_element_is_the_element_that_labels_speak_of(drug: Any, check: Any) -> None:
    result = check(drug("meloxicam", interaction("lithium", "monitor")), drug("lithium carbonate"))
    assert [f.action for f in result.findings] == ["monitor"]


def test_a_class_in_one_label_reaches_the_drug_whose_label_names_that_class(drug: Any, check: Any) -> None:
    relaxer = drug("cyclobenzaprine", interaction("MAO inhibitors", "contraindicated"))
    result = check(relaxer, drug("phenelzine", epc("Monoamine Oxidase Inhibitor")))
    (found,) = result.findings
    assert found.action == "contraindicated"
    assert not found.inferred
    assert "its label names the class Monoamine Oxidase Inhibitor" in found.evidence[0].text


def test_a_strong_inhibitor_is_not_a_weak_one(drug: Any, check: Any) -> None:
    asks = drug("simvastatin", interaction("strong CYP3A4 inhibitors", "contraindicated"))
    weak = drug("onedrug", ("pharmacologic_class", {"scheme": "EPC", "name": "weak CYP3A4 inhibitor"}))
    assert check(asks, weak).findings == ()


def test_an_inhibitor_of_unknown_strength_is_inferred_and_at_most_a_caution(drug: Any, check: Any) -> None:
    asks = drug("simvastatin", interaction("strong CYP3A4 inhibitors", "contraindicated"))
    some = drug("onedrug", ("pharmacologic_class", {"scheme": "MoA", "name": "Cytochrome P450 3A4 Inhibitors"}))
    (found,) = check(asks, some).findings
    assert (found.action, found.inferred) == ("caution", True)


def test_two_depressants_are_inferred_and_at_most_a_caution(drug: Any, check: Any) -> None:
    (found,) = check(drug("diazepam", epc("Benzodiazepine")), drug("oxycodone", epc("Opioid Agonist"))).findings
    assert (found.kind, found.action, found.inferred) == ("interaction", "caution", True)
    assert "Inferred" in found.summary


def test_the_strongest_action_leads_and_all_evidence_is_shown(drug: Any, check: Any) -> None:
    one = drug("onedrug", interaction("fluconazole", "monitor"), interaction("fluconazole", "avoid"))
    (found,) = check(one, drug("fluconazole", interaction("onedrug", "caution"))).findings
    assert found.action == "avoid"
    assert len(found.evidence) >= 2


def test_none_expected_never_hides_a_positive_statement(drug: Any, check: Any) -> None:
    one = drug("digoxin", interaction("fluconazole", "none_expected"))
    result = check(one, drug("fluconazole", interaction("digoxin", "caution")))
    assert result.findings[0].action == "caution"
    assert result.coverage[0].state == "conflict"


def test_none_expected_alone_is_no_finding_and_the_pair_counts_as_stated(drug: Any, check: Any) -> None:
    result = check(drug("warfarin", interaction("fluconazole", "none_expected")), drug("fluconazole"))
    assert result.findings == ()
    assert result.coverage[0].state == "stated"


def test_a_form_put_on_the_skin_is_not_the_one_that_a_label_means(drug: Any, check: Any) -> None:
    gel = drug("diclofenac", route="topical")
    (found,) = check(drug("warfarin", interaction("diclofenac", "avoid")), gel).findings
    assert (found.action, found.inferred) == ("caution", True)


def test_a_label_without_a_section_on_interactions_is_not_in_the_source(drug: Any, check: Any) -> None:
    result = check(drug("digoxin", interaction("aspirin")), drug("baclofen", labels=()))
    (pair,) = result.coverage
    assert pair.state == "not_in_source"
    assert result.exit_code == 2


def test_a_section_of_which_no_fact_was_made_was_not_read(drug: Any, check: Any) -> None:
    result = check(drug("digoxin", interaction("aspirin")), drug("baclofen"))
    assert result.coverage[0].state == "not_understood"
    assert [s.state for s in result.coverage[0].sides] == ["not_understood", "not_stated"]


def test_findings_are_ordered_by_action(drug: Any, check: Any) -> None:
    one = drug("digoxin", interaction("aspirin", "monitor"), interaction("warfarin", "avoid"))
    result = check(one, drug("aspirin"), drug("warfarin"))
    assert [f.action for f in result.findings] == ["avoid", "monitor"]
