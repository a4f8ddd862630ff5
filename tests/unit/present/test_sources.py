"""Where a citation leads: to our page of a label only where there is one."""

from __future__ import annotations

import pytest

pytest.importorskip("jinja2")

from labelwise.codes import SectionCode, SetId
from labelwise.faces.web.source_markup import source_text
from labelwise.facts import Citation
from labelwise.facts.citation import Method
from labelwise.present.pages.links import DAILYMED
from labelwise.present.pages.sources import SourceBook

HELD = "00000001-1111-4111-8111-111111111111"
AWAY = "00000009-1111-4111-8111-111111111111"


def cited(set_id: str, method: Method) -> Citation:
    return Citation(source="label", set_id=SetId(set_id), section=SectionCode("34070-3"), method=method)


@pytest.mark.parametrize(
    ("set_id", "method", "has_page"), [(HELD, "curated", True), (AWAY, "curated", False), (HELD, "extracted", True)]
)
def test_a_curated_fact_leads_to_a_label_here_or_to_its_publisher(set_id: str, method: Method, has_page: bool) -> None:
    shown = SourceBook({}, texts=False, held={HELD}).sources([cited(set_id, method)])
    assert shown is not None
    assert (shown.places[0].inside is not None) is has_page
    assert shown.places[0].outside == f"{DAILYMED}setid={set_id}"
    assert (f"/label/{set_id}" in source_text(shown)) is has_page
    assert ">DailyMed</a>" in source_text(shown)
