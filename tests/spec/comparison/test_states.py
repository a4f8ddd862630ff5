"""What a cell says when nothing is stated: why, by word, and never "none"."""

from __future__ import annotations

from typing import Any

import pytest

from labelwise.comparison import FACETS, LONGEST_CELL, compare_drugs
from labelwise.facts import Reason, State

USE = ("indication", {"condition": "hiccups"})


def test_facets_stand_in_their_order(drug: Any) -> None:
    made = compare_drugs([drug("alphadrug", USE), drug("betadrug", USE)])
    assert [f.id for f in made.facets] == list(FACETS)


def test_a_section_that_is_there_and_gave_nothing_is_not_stated(drug: Any, cell: Any) -> None:
    made = compare_drugs([drug("alphadrug", USE), drug("betadrug", ("contraindication", {"condition": "gout"}))])
    found = cell(made, "contraindications", "conditions", "alphadrug")
    assert found.state is State.NOT_STATED


def test_a_section_that_the_record_lacks_is_not_in_the_source(drug: Any, cell: Any) -> None:
    made = compare_drugs([drug("alphadrug", USE, sections=("indications_and_usage",)), drug("betadrug", USE)])
    found = cell(made, "contraindications", "conditions", "alphadrug")
    assert found.state is State.NOT_IN_SOURCE
    assert "Contraindications" in found.text


def test_a_passage_that_could_not_be_read_is_not_understood_and_counted(drug: Any, cell: Any) -> None:
    missed = ("not_understood", {"about": "contraindication", "reason": Reason.PHRASE_TOO_LONG})
    made = compare_drugs([drug("alphadrug", USE, missed), drug("betadrug", USE)])
    found = cell(made, "contraindications", "conditions", "alphadrug")
    assert found.state is State.NOT_UNDERSTOOD
    assert "1 passage" in found.text
    assert found.citations
    assert "1 on contraindication" in cell(made, "summary", "not_read", "alphadrug").text


def test_a_section_that_no_reader_looked_at_is_never_called_not_stated(drug: Any, cell: Any) -> None:
    made = compare_drugs([drug("alphadrug", USE, reads=("indication",)), drug("betadrug", USE)])
    assert cell(made, "dosing", "maximum", "alphadrug").state is State.NOT_UNDERSTOOD


def test_an_interaction_section_without_facts_does_not_mean_no_interaction(drug: Any, cell: Any) -> None:
    other = drug("betadrug", ("interaction", {"object": "alcohol", "action": "avoid"}))
    made = compare_drugs([drug("alphadrug", USE), other])
    found = cell(made, "interactions", "alcohol", "alphadrug")
    assert found.state is State.NOT_UNDERSTOOD


def test_a_drug_without_any_label_here_is_not_in_the_source(drug: Any, cell: Any) -> None:
    bare = drug("gammadrug").__class__(name="gammadrug")
    made = compare_drugs([bare, drug("betadrug", USE)])
    assert cell(made, "approved_uses", "uses", "gammadrug").state is State.NOT_IN_SOURCE


@pytest.mark.parametrize("word", ["safe", "safer", "better", "no interaction", "none"])
def test_no_cell_reassures(drug: Any, word: str) -> None:
    made = compare_drugs([drug("alphadrug"), drug("betadrug", USE, sections=())], condition="hiccups")
    texts = [c.text for f in made.facets for r in f.rows for c in r.cells]
    texts += [d.text for d in made.differences] + list(made.notices)
    said = [t for t in texts if word in t.lower().replace("so none is implied", "").split() or f" {word} " in t.lower()]
    assert [t for t in said if "none is implied" not in t] == []


def test_a_long_list_is_cut_loudly(drug: Any, cell: Any) -> None:
    many = [("contraindication", {"condition": f"a rather long name of a condition, number {i}"}) for i in range(60)]
    made = compare_drugs([drug("alphadrug", *many), drug("betadrug", USE)])
    found = cell(made, "contraindications", "conditions", "alphadrug")
    assert len(found.text) <= LONGEST_CELL
    assert "more: labelwise facts alphadrug" in found.text
    assert len(found.value) == 60
