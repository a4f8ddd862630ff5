"""Whatever the labels say: the order of the drugs changes no cell, nothing overflows, nothing is stated uncited."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from labelwise.codes import SectionCode, SetId
from labelwise.comparison import LONGEST_CELL, Comparison, DrugMaterial, compare_drugs
from labelwise.facts import KINDS, Account, Citation, Drug, LabelFacts, LabelHead, Reason, SectionPresence, State
from labelwise.present.comparison_html import comparison_html
from labelwise.present.comparison_tables import comparison_csv, comparison_markdown
from labelwise.present.comparison_text import comparison_text

WORDS = st.text("abc <>&|*-=\u00e9\n", min_size=1, max_size=30)
FACTS = st.one_of(
    st.builds(lambda w, n: ("indication", {"condition": w, "limitation": n}), WORDS, st.booleans()),
    st.builds(lambda w: ("contraindication", {"condition": w}), WORDS),
    st.builds(lambda w, b: ("warning", {"topic": w, "title": w, "boxed": b}), WORDS, st.booleans()),
    st.builds(lambda w: ("interaction", {"object": w, "action": "avoid"}), WORDS),
    st.builds(
        lambda w, v, r: (
            "adverse_reaction",
            {"term": w, "op": "=", "value": v, "source": "table", "arm_role": r},
        ),
        WORDS,
        st.floats(0, 100),
        st.sampled_from(["drug", "placebo", "other"]),
    ),
    st.builds(lambda v: ("dose", {"role": "maximum", "amount_high": v, "unit": "mg", "per": "day"}), st.floats(0, 1e6)),
    st.just(("not_understood", {"about": "contraindication", "reason": Reason.PHRASE_TOO_LONG})),
)
SECTIONS = ("indications_and_usage", "contraindications", "adverse_reactions", "drug_interactions", "warnings")
LABELS = st.tuples(
    st.lists(FACTS, max_size=12),
    st.sets(st.sampled_from(SECTIONS)),
    st.sets(st.sampled_from(["indication", "contraindication", "warning"])),
    st.sampled_from([("oral",), ("topical",), ("oral", "topical"), ()]),
    st.booleans(),
)


def label(number: int, name: str, drawn: Any) -> LabelFacts:
    facts, sections, reads, route, partial = drawn
    set_id = SetId(f"{number:08d}-0000-4000-8000-000000000000")
    drug = Drug(name=name, route=route)
    cited = Citation(set_id=set_id, document_id="d", section=SectionCode("34067-9"))
    made: Any = tuple(KINDS[kind](set_id=set_id, drug=drug, citation=cited, **fields) for kind, fields in facts)
    return LabelFacts(
        head=LabelHead(
            set_id=set_id,
            document_id="d",
            partial=partial,
            drug=drug,
            drug_key=name,
            sections=tuple(SectionPresence(s) for s in sorted(sections)),
            account=tuple(Account(r, 1, 1, 0) for r in sorted(reads)),
        ),
        facts=made,
    )


def material(name: str, start: int, drawn: list[Any]) -> DrugMaterial:
    return DrugMaterial(name=name, labels=tuple(label(start + i, name, d) for i, d in enumerate(drawn)))


def cells(made: Comparison, drug: str) -> dict[tuple[str, str], tuple[str, str]]:
    return {
        (f.id, r.id): (c.state.value, c.text)
        for f in made.facets
        for r in f.rows
        for c in r.cells
        if c.drug == drug and not r.id.startswith("compared")
    }


@settings(max_examples=40, deadline=None)
@given(st.lists(LABELS, max_size=3), st.lists(LABELS, max_size=3))
def test_the_order_of_the_drugs_changes_no_cell(one: list[Any], other: list[Any]) -> None:
    alpha, beta = material("alphamine", 1, one), material("betazole", 50, other)
    made, turned = compare_drugs([alpha, beta], "pain"), compare_drugs([beta, alpha], "pain")
    for drug in ("alphamine", "betazole"):
        assert cells(made, drug) == cells(turned, drug)


@settings(max_examples=40, deadline=None)
@given(st.lists(LABELS, min_size=1, max_size=3), st.lists(LABELS, max_size=2))
def test_cells_are_short_cited_and_never_empty(one: list[Any], other: list[Any]) -> None:
    made = compare_drugs([material("alphamine", 1, one), material("betazole", 50, other)])
    for facet in made.facets:
        for row in facet.rows:
            for cell in row.cells:
                assert 0 < len(cell.text) <= LONGEST_CELL
                if cell.state in (State.STATED, State.CONFLICT):
                    assert cell.citations, (facet.id, row.id)


@settings(max_examples=40, deadline=None)
@given(st.lists(LABELS, min_size=1, max_size=2), st.integers(20, 220))
def test_every_form_can_be_printed_and_fits(one: list[Any], width: int) -> None:
    made = compare_drugs([material("alphamine", 1, one), material("betazole", 50, one)])
    assert max(len(line) for line in comparison_text(made, width).splitlines()) <= width
    assert comparison_markdown(made)
    assert comparison_csv(made)
    assert "<abc" not in comparison_html(made)
