"""What a reader sees first: what must not be combined, boxes that gave no fact, brands without a label."""

from __future__ import annotations

from typing import Any

from labelwise.comparison import DrugMaterial, compare_drugs
from labelwise.facts import LabelFacts, SectionPresence, State


def against(name: str, kind: str = "drug", **more: Any) -> tuple[str, dict[str, Any]]:
    return "interaction", {"object": name, "object_kind": kind, "action": "contraindicated", **more}


def summary(made: Any, row: str) -> Any:
    return next(r for r in made.facet("summary").rows if r.id == row).cells[0]


def test_classes_lead_and_a_long_list_is_cut_loudly(drug: Any) -> None:
    listed = [against(f"drug{n}") for n in range(9)]
    made = compare_drugs([drug("alphadrug", *listed, against("MAO inhibitors", "class"))])
    text = summary(made, "contraindications").text
    assert text.startswith("with MAO inhibitors, drug0, drug1, drug2, drug3, drug4 and 4 more (all under Contraind")
    whole = made.facet("contraindications").rows[1].cells[0].text
    assert all(f"drug{n}" in whole for n in range(9))


def test_a_combination_is_named_once_with_its_reasons(drug: Any) -> None:
    wait = against("MAOIs", "class", washout_days=14.0, washout_direction="after_object")
    made = compare_drugs([drug("alphadrug", against("MAO inhibitors", "class"), wait)])
    text = made.facet("contraindications").rows[1].cells[0].text
    assert text == "MAO inhibitors (wait 14 days after stopping it)"


def test_many_conditions_never_push_out_what_must_not_be_combined(drug: Any) -> None:
    many = [("contraindication", {"condition": f"A long name of some disease number {n}"}) for n in range(40)]
    made = compare_drugs([drug("alphadrug", *many, against("MAO inhibitors", "class"))])
    text = summary(made, "contraindications").text
    assert "with MAO inhibitors" in text
    assert len(text) <= 600


def boxed(material: DrugMaterial, words: str) -> DrugMaterial:
    """Give a drug's label a box of which no fact was made, with the words at hand."""
    import msgspec

    label: LabelFacts = material.labels[0]
    head = msgspec.structs.replace(label.head, sections=(*label.head.sections, SectionPresence("boxed_warning")))
    made = LabelFacts(head=head, facts=label.facts)
    return msgspec.structs.replace(material, labels=(made,), boxes=((str(head.set_id), words),) if words else ())


def test_a_box_that_gave_no_fact_shows_its_words(drug: Any) -> None:
    cell = summary(compare_drugs([boxed(drug("alphadrug"), "WARNING: may turn hair green.")]), "boxed_warnings")
    assert cell.state is State.NOT_UNDERSTOOD
    assert cell.text.endswith("its words: WARNING: may turn hair green.")


def test_long_words_of_a_box_are_cut_loudly(drug: Any) -> None:
    cell = summary(compare_drugs([boxed(drug("alphadrug"), "green hair " * 200)]), "boxed_warnings")
    assert cell.text.endswith("… (cut: read it in the label)")
    assert len(cell.text) <= 600


def test_without_the_text_the_reader_is_sent_to_the_label(drug: Any) -> None:
    cell = summary(compare_drugs([boxed(drug("alphadrug"), "")]), "boxed_warnings")
    assert "read it in the label" in cell.text


def test_known_brands_stand_in_where_the_labels_name_none(drug: Any) -> None:
    made = compare_drugs([drug("aripiprazole")])
    cell = made.facet("identity").rows[0].cells[0]
    assert cell.state is State.STATED
    assert "Abilify" in cell.text
    assert cell.text.endswith("(known brands; no label of these is here)")
    assert cell.citations[0].method == "curated"


def test_a_labels_own_brands_lead(drug: Any) -> None:
    cell = compare_drugs([drug("aripiprazole", brands=("Inventify",))]).facet("identity").rows[0].cells[0]
    assert cell.text == "Inventify"


def test_what_the_section_of_contraindications_names_leads(drug: Any) -> None:
    made = compare_drugs([drug("alphadrug", against("drugx"), against("MAO inhibitors", "class"))])
    assert summary(made, "contraindications").text.startswith("with MAO inhibitors, drugx")


def test_objects_with_one_reason_share_it(drug: Any) -> None:
    pair = [against(name, effect="fits") for name in ("drugx", "drugy")]
    made = compare_drugs([drug("alphadrug", *pair)])
    assert made.facet("contraindications").rows[1].cells[0].text == "drugx, drugy (fits)"


def dose(**fields: Any) -> tuple[str, dict[str, Any]]:
    base = {"role": "starting", "amount_low": 10.0, "amount_high": 10.0, "unit": "mg", "times_per_day": 1.0}
    return "dose", base | {"basis": "per_dose"} | fields


def starting(made: Any) -> str:
    return str(made.facet("dosing").rows[0].cells[0].text)


def test_one_dose_for_several_uses_is_told_once(drug: Any) -> None:
    doses = [
        dose(population="adults", indication="anxiety in Adults"),
        dose(population="adults", indication="MDD Adults —"),
        dose(population="children", indication="MDD"),
    ]
    text = starting(compare_drugs([drug("alphadrug", *doses)]))
    assert text == "10 mg once daily (adults; for anxiety, MDD) or (children; for MDD)"


def test_a_dose_for_all_covers_one_use_but_never_other_people_or_conditions(drug: Any) -> None:
    doses = [dose(), dose(indication="MDD"), dose(population="children"), dose(conditions=("with food",))]
    text = starting(compare_drugs([drug("alphadrug", *doses)]))
    assert text == "10 mg once daily; 10 mg once daily (children) or (with food)"


def test_grades_with_one_rule_share_it(drug: Any) -> None:
    rules = [
        ("dose_adjustment", {"organ": "renal", "measure": "severity", "op": "=", "severity": s, "action": "avoid"})
        for s in ("mild", "moderate", "severe")
    ]
    made = compare_drugs([drug("alphadrug", *rules)])
    row = next(r for r in made.facet("dosing").rows if r.id == "renal")
    assert row.cells[0].text == "mild, moderate and severe kidney impairment: avoid"
