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
    assert made.facet("contraindications").rows[1].cells[
        0
    ].text == "MAO inhibitors (wait 2 weeks after stopping it)" or (
        made.facet("contraindications").rows[1].cells[0].text == "MAO inhibitors (wait 14 days after stopping it)"
    )


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
