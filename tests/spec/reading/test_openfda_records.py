"""What a Label keeps of an openFDA record."""

from __future__ import annotations

from pathlib import Path

import pytest

from labelwise.label import Label
from labelwise.read import Rejected, read_labels
from labelwise.read.openfda import read_record

FIXTURES = Path(__file__).parents[2] / "fixtures" / "labels"


@pytest.fixture(scope="module")
def records() -> list[Label]:
    return [r for r in read_labels(FIXTURES / "openfda_records.json") if isinstance(r, Label)]


def sections(**texts: list[str]) -> Label:
    return read_record({"set_id": "ad0c2f5e-0000-4000-8000-000000000500", "id": "x", **texts})


def test_identity_and_codes(records: list[Label]) -> None:
    label = records[0]
    assert (label.version, label.effective_time, label.partial) == (12, "20250102", False)
    assert (label.uniis, label.rxcuis, label.ndcs, label.routes) == (
        ("DDD0000001",),
        ("9999991",),
        ("99999-501",),
        ("oral",),
    )
    assert [(c.scheme, c.name) for c in label.classes] == [("EPC", "Pressure Lowerer")]


def test_a_partial_record_has_neither_version_nor_date(records: list[Label]) -> None:
    assert (records[1].version, records[1].effective_time, records[1].partial) == (None, None, True)


def test_a_record_without_a_set_id_is_listed_and_the_rest_is_read() -> None:
    refused = [r for r in read_labels(FIXTURES / "openfda_records.json") if isinstance(r, Rejected)]
    assert [(r.origin, r.number, r.reason) for r in refused] == [
        ("openfda_records.json", 2, "The record has no set id or no document id.")
    ]


def test_a_subsections_key_is_a_region_of_the_section_that_repeats_it(records: list[Label]) -> None:
    label = records[0]
    assert "pregnancy" not in label.sections
    assert [p.text for p in label.passages("pregnancy")] == ["8.1 Pregnancy Steadypril can harm the unborn."]
    assert label.has("pediatric_use")


def test_interactions_within_the_precautions_of_an_older_label(records: list[Label]) -> None:
    (passage,) = records[1].passages("drug_interactions")
    assert passage.section.key == "precautions"


def test_a_main_section_is_not_swallowed_where_its_text_happens_to_stand(records: list[Label]) -> None:
    assert "drug_interactions" in records[0].sections


def test_an_indication_that_another_section_happens_to_hold_stays_a_section() -> None:
    label = sections(
        indications_and_usage=["Used for pain."], dosage_and_administration=["Take one. Used for pain. Take two."]
    )
    assert list(label.sections) == ["indications_and_usage", "dosage_and_administration"]


def test_parts_of_one_code_may_stand_in_different_sections() -> None:
    label = sections(
        contraindications=["4 CONTRAINDICATIONS 4.3 Pregnancy Never."],
        use_in_specific_populations=["8 USE 8.1 Pregnancy Harm."],
        pregnancy=["4.3 Pregnancy Never.", "8.1 Pregnancy Harm."],
    )
    assert "pregnancy" not in label.sections
    assert [p.text for p in label.passages("pregnancy")] == ["4.3 Pregnancy Never.", "8.1 Pregnancy Harm."]


def test_text_that_is_listed_twice_is_read_once(records: list[Label]) -> None:
    section = records[0].sections["adverse_reactions"]
    assert len(section.parts) == 2
    assert section.repeats == {1}
    assert " ".join(p.text for p in section.passages()).count("Trials lasted") == 1
    assert len(section.tables) == 1


def test_numbered_headings_in_flat_text(records: list[Label]) -> None:
    label = records[0]
    assert [(h.number, h.title) for h in label.sections["indications_and_usage"].headings] == [
        ("1.1", "Hypertension"),
        ("1.3", "Heart Failure"),
    ]
    assert [(h.number, h.title) for h in label.sections["adverse_reactions"].headings if h.part == 0] == [
        ("6.1", "Clinical Trials Experience"),
        ("6.2", "Postmarketing Experience"),
    ]


def test_references_tables_and_amounts_are_no_headings(records: list[Label]) -> None:
    section = records[0].sections["warnings_and_cautions"]
    assert [(h.number, h.title) for h in section.headings] == [("5.1", "Low Blood Pressure"), ("5.2", "Cough")]
    assert section.title_at(0, section.parts[0].index("at risk")) == "Low Blood Pressure"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("5.1 Hemorrhage Examplin increases the risk of bleeding.", "Hemorrhage"),
        ("5.1 Serious Infections The drug lowers defence.", "Serious Infections"),
        ("5.1 Increased risk of bleeding Drugs of this kind add to it.", "Increased risk of bleeding"),
        ("5.1 Use in Patients with Stroke In a trial, stroke recurred.", "Use in Patients with Stroke"),
        ("5.1 Renal Impairment Renal function falls.", "Renal Impairment"),
    ],
)
def test_where_a_title_ends(text: str, title: str) -> None:
    label = sections(warnings_and_cautions=[f"5 WARNINGS AND PRECAUTIONS {text}"])
    assert [h.title for h in label.sections["warnings_and_cautions"].headings] == [title]
