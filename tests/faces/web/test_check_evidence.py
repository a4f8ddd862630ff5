"""A finding shows its first two places; the others are folded, and the list is a link away."""

from __future__ import annotations

from labelwise.faces.web.render import page
from labelwise.present.pages.check_page import CheckView, EvidenceView, FindingView


def test_the_third_place_on_is_folded() -> None:
    places = [EvidenceView(f"place {n}", None) for n in range(1, 5)]
    finding = FindingView("avoid", "strong", "interaction", "one with another", False, places)
    view = CheckView([finding], "", (), (), (), ())
    shown = bytes(page("check.html", fields={}, view=view, error=None).body).decode()
    assert shown.index("place 2") < shown.index("2 more places") < shown.index("place 3")
    assert 'href="#drugs"' in shown
