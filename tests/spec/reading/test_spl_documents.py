"""What a Label keeps of an SPL document."""

from __future__ import annotations

from pathlib import Path

import pytest

from labelwise.label import Label, Quantity, Section
from labelwise.read import ClassIndexing, Item, read_item

FIXTURES = Path(__file__).parents[2] / "fixtures" / "labels"


def label_of(name: str) -> Label:
    label = read_item(Item(name, "spl", (FIXTURES / name).read_bytes()))
    assert isinstance(label, Label), label
    return label


@pytest.fixture(scope="module")
def plr() -> Label:
    return label_of("plr_relaxadine.xml")


@pytest.fixture(scope="module")
def old() -> Label:
    return label_of("old_calmazine.xml")


def text_of(section: Section, start: int, end: int) -> str:
    return section.parts[0][start:end]


def test_identity(plr: Label) -> None:
    assert plr.set_id == "5d0c2f5e-0000-4000-8000-000000000100"
    assert plr.document_id == "5d0c2f5e-0000-4000-8000-000000000101"
    assert (plr.version, plr.effective_time, plr.source, plr.partial) == (7, "20240311", "spl", False)
    assert plr.labeler == "Example Labs, Inc."
    assert plr.product_type == "HUMAN PRESCRIPTION DRUG"
    assert plr.title.endswith("RELAXADINE tablets, for oral use")


def test_old_set_ids_are_lower_cased(old: Label) -> None:
    assert old.set_id == "7a0c2f5e-0000-4000-8000-000000000200"
    assert old.document_id == "7a0c2f5e-0000-4000-8000-000000000201"


def test_products_with_ingredients_strength_route_and_codes(plr: Label) -> None:
    (product,) = plr.products
    assert product.name == "Relaxa Once"
    assert product.generic_name == "relaxadine hydrochloride"
    assert (product.form, product.routes, product.ndc) == ("TABLET, FILM COATED", ("oral",), "99999-101")
    assert (product.marketing_category, product.application_number, product.dea_schedule) == ("NDA", "NDA999999", "CIV")
    active, inactive = product.ingredients
    assert (active.name, active.unii, active.strength) == ("RELAXADINE HYDROCHLORIDE", "AAA0000001", (12.5, "mg"))
    assert (active.moiety, active.moiety_unii) == ("RELAXADINE", "AAA0000002")
    assert (inactive.name, inactive.active, inactive.strength) == ("LACTOSE", False, None)
    assert plr.is_original_packager


def test_products_of_the_first_schema(old: Label) -> None:
    (product,) = old.products
    assert [(i.name, i.active, i.strength) for i in product.ingredients] == [
        ("calmazine", True, Quantity(2.0, "mg")),
        ("starch", False, None),
    ]
    assert (product.form, product.routes, product.ndc) == ("TABLET", ("oral",), "0999-2010")


def test_a_kit_lists_its_parts_and_lends_them_its_codes() -> None:
    kit, day, night = label_of("otc_coughaway.xml").products
    assert (kit.name, kit.form, kit.active) == ("Coughaway Day and Night", "KIT", ())
    assert [(p.name, p.ndc, p.application_number) for p in (day, night)] == [
        ("Coughaway Day", "99998-200", "M012"),
        ("Coughaway Night", "99998-200", "M012"),
    ]
    assert day.active[0].strength == Quantity(6.25, "mg/(5.mL)")
    assert night.active[0].strength == Quantity(50.0, "mg/mL")


def test_a_copy_of_another_product_is_not_the_original_packager() -> None:
    assert label_of("otc_coughaway.xml").is_original_packager is False


def test_sections_keep_title_highlights_text_and_subsections_in_order(plr: Label) -> None:
    section = plr.sections["indications_and_usage"]
    assert section.parts == (
        "1 INDICATIONS AND USAGE Relaxadine is a muscle relaxant for muscle spasm in adults. ( 1 ) 1.1 Muscle Spasm "
        "Relaxadine tablets are indicated for the relief of muscle spasm in adults. Use beside rest. b. Use beside "
        "physical therapy. 1.2 Limitations of Use Relaxadine tablets are not indicated for spasm from stroke.",
    )
    assert [(r.title, r.level) for r in section.regions] == [("1.1 Muscle Spasm", 1), ("1.2 Limitations of Use", 1)]
    assert section.title_at(0, section.parts[0].index("stroke")) == "1.2 Limitations of Use"


def test_blocks_of_a_section(plr: Label) -> None:
    section = plr.sections["indications_and_usage"]
    assert [(b.kind, text_of(section, b.start, b.end)) for b in section.paragraphs] == [
        ("title", "1 INDICATIONS AND USAGE"),
        ("excerpt", "Relaxadine is a muscle relaxant for muscle spasm in adults. ( 1 )"),
        ("title", "1.1 Muscle Spasm"),
        ("paragraph", "Relaxadine tablets are indicated for the relief of muscle spasm in adults."),
        ("list_item", "Use beside rest."),
        ("list_item", "b. Use beside physical therapy."),
        ("caption", "b."),
        ("title", "1.2 Limitations of Use"),
        ("paragraph", "Relaxadine tablets are not indicated for spasm from stroke."),
    ]


def test_text_outside_any_paragraph_is_a_block_too(plr: Label) -> None:
    section = plr.sections["adverse_reactions"]
    assert "Fainting has been reported." in [text_of(section, b.start, b.end) for b in section.paragraphs]


def test_a_section_nested_in_its_own_code_is_one_section(plr: Label, old: Label) -> None:
    assert plr.sections["adverse_reactions"].parts[0].count("Two trials") == 1
    warnings = old.sections["warnings"]
    (passage,) = old.passages("warnings")
    assert passage.text.endswith("sleepy. Usage in Pregnancy Use in pregnancy only when it is clearly needed.")
    assert warnings.title_at(0, warnings.parts[0].index("clearly")) == "Usage in Pregnancy"


def test_sections_of_one_code_are_joined_and_prose_never_runs_across(plr: Label) -> None:
    panels = plr.sections["package_label_principal_display_panel"]
    assert len(panels.parts) == 1
    assert [p.text.strip() for p in panels.passages()] == [
        "PRINCIPAL DISPLAY PANEL - 30 Tablets Relaxa 12.5 mg, 30 tablets",
        "PRINCIPAL DISPLAY PANEL - Carton Relaxa 12.5 mg, 90 tablets",
    ]
    assert panels.title_at(0, panels.parts[0].index("90")) == "PRINCIPAL DISPLAY PANEL - Carton"


def test_drug_interactions_within_the_precautions_are_a_part_of_them(old: Label) -> None:
    assert "drug_interactions" not in old.sections
    (passage,) = old.passages("drug_interactions")
    assert passage.section.key == "precautions"
    assert passage.text == "Drug Interactions Alcohol adds to the effect of calmazine."


def test_a_subsection_with_an_unknown_code_keeps_its_title(old: Label) -> None:
    section = old.sections["precautions"]
    assert ("", "Renal Impairment") in [(r.key, r.title) for r in section.regions]


def test_contraindications_within_an_unclassified_section_are_a_section_of_their_own(old: Label) -> None:
    assert old.sections["contraindications"].parts == (
        "Contraindications Calmazine is contraindicated in patients with glaucoma.",
    )
    assert "glaucoma" in old.sections["spl_unclassified_section"].parts[0]


def test_a_picture_keeps_its_words(plr: Label) -> None:
    assert plr.sections["clinical_pharmacology"].parts[0].endswith("spinal cord. Structure of relaxadine")


def test_prose_leaves_tables_out(plr: Label) -> None:
    prose = " ".join(p.text for p in plr.passages("adverse_reactions"))
    assert "Two trials of 12 weeks" in prose
    assert "Doses were up to 30 mg/m 2 a day." in prose
    assert "Sleepiness" not in prose
    assert "Platelets" not in prose


def test_class_indexing_documents() -> None:
    name = "class_indexing_relaxadine.xml"
    read = read_item(Item(name, "spl", (FIXTURES / name).read_bytes()))
    assert isinstance(read, ClassIndexing)
    assert (read.substance, read.unii, read.effective_time) == ("RELAXADINE HYDROCHLORIDE", "AAA0000001", "20200604")
    assert [(c.scheme, c.name, c.code, c.unii) for c in read.classes] == [
        ("EPC", "Muscle Relaxant", "N0000999001", "AAA0000001"),
        ("MoA", "Reflex Inhibitors", "N0000999002", "AAA0000001"),
        ("CS", "Relaxines", "M0999003", "AAA0000001"),
    ]
