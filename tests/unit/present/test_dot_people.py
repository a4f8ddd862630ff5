"""A lane of the plot of side effects names the people that its figures are of."""

from __future__ import annotations

from labelwise.comparison import Cell, Row
from labelwise.comparison.values import FactValues
from labelwise.facts import AdverseReactionFact, Citation, Drug, State
from labelwise.present.pages.cells import CellView, RowView
from labelwise.present.pages.dot_plot import dot_plot

DRUG = Drug(name="alphamine")


def test_figures_of_children_are_marked() -> None:
    fact = AdverseReactionFact(
        set_id=None,
        drug=DRUG,
        citation=Citation(),
        term="nausea",
        source="table",
        op="=",
        value=12,
        arm_role="drug",
        trial_population="children",
    )
    row = Row("nausea", "Nausea", (Cell("alphamine", State.STATED, "12%", FactValues([fact])),))
    view = RowView("nausea", "Nausea", [CellView("alphamine", "stated", "", "", ["12%"], None)], False)
    made = dot_plot([row], [view])
    assert made is not None
    assert made.rows[0].lanes[0].words == "12%; no placebo figure [children]"
