"""Addresses of pages: the only place that spells them. Every name is quoted."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote, urlencode

from labelwise.facts import Citation

DAILYMED = "https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?"


def compare_link(drugs: Sequence[str], condition: str | None = None) -> str:
    """Return the stable address of a comparison: `/compare/a/b?for=pain`; names with a slash go into the query."""
    asked = {"for": condition} if condition else {}
    if any("/" in name or name.strip(".") == "" for name in drugs):
        return "/compare?" + urlencode([*(("drug", name) for name in drugs), *asked.items()])
    path = "/compare/" + "/".join(quote(name, safe="") for name in drugs)
    return f"{path}?{urlencode(asked)}" if asked else path


def plain_link(drugs: Sequence[str], condition: str | None = None) -> str:
    """Return the address of a comparison in plain words: `/compare/a/b?for=pain&plain=1`."""
    full = compare_link(drugs, condition)
    return f"{full}{'&' if '?' in full else '?'}plain=1"


def export_link(drugs: Sequence[str], condition: str | None, form: str, *, plain: bool = False) -> str:
    """Return the address of a comparison in another form (csv, json, md, html, pdf) at the API."""
    asked = [*(("drug", name) for name in drugs), *([("for", condition)] if condition else [])]
    asked += [("plain", "1")] if plain else []
    return f"/api/v1/compare.{form}?{urlencode(asked)}"


def drug_link(name: str) -> str:
    """Return the address of a drug's page."""
    return f"/drug/{quote(name, safe='')}" if "/" not in name else "/search?" + urlencode({"q": name})


def label_link(citation: Citation, *, span: bool = True) -> str | None:
    """Return the address of the cited place on the label's page, its span or its section; None for no label."""
    if citation.set_id is None:
        return None
    mark = anchor_of(citation, span=span)
    return f"/label/{citation.set_id}" + (f"#{mark}" if mark else "")


def anchor_of(citation: Citation, *, span: bool = True) -> str | None:
    """Return the name of the cited place within a label's page: a span's beginning, else its section."""
    if citation.section is None:
        return None
    place = citation.locator
    if not span or place is None or place.start is None:
        return f"s-{citation.section}"
    return f"p-{citation.section}-{place.part or 0}-{place.start}"


def quote_link(citation: Citation) -> str | None:
    """Return the address of the cited words with what stands around them; None where no span is cited."""
    place = citation.locator
    if citation.set_id is None or citation.section is None or place is None or place.start is None:
        return None
    return f"/api/v1/quote/{citation.set_id}/{citation.section}/{place.part or 0}/{place.start}/{place.end}"


def outside_link(citation: Citation) -> str | None:
    """Return where the source can be read outside: DailyMed for a label, else its own https address."""
    if citation.set_id is not None:
        return f"{DAILYMED}setid={citation.set_id}"
    for address in (citation.url, citation.source_id):
        if address and address.startswith("https://"):
            return address
    return None
