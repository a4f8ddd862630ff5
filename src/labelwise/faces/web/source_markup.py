"""The markup of a citation. It stands some hundred times on a page: made by hand it costs a third of a macro."""

from __future__ import annotations

from functools import lru_cache
from html import escape

from markupsafe import Markup

from labelwise.present.pages.links import DAILYMED
from labelwise.present.pages.sources import Sources, SourceView

_escape = lru_cache(maxsize=8192)(escape)  # the same places and addresses come again and again


def source_markup(sources: Sources | None) -> Markup:
    """Return a citation that opens in its place; every value in it is escaped."""
    return Markup(source_text(sources))  # noqa: S704 (all parts are escaped where they are put in)


def source_text(sources: Sources | None) -> str:
    """Return the same as text, for markup that is put together by hand."""
    if sources is None:
        return ""
    places = "".join([_place(place) for place in sources.places])
    more = f"<li>and {sources.more} more places, all in the JSON form</li>" if sources.more else ""
    return (
        f'<details class="cite"><summary><span class="vh">Source: </span>{_escape(sources.title)}</summary>'
        f"<ul>{places}{more}</ul></details>"
    )


def _place(place: SourceView) -> str:
    quote = f"<q>{escape(place.quote)}</q>" if place.quote else ""
    asked = f' data-quote="{escape(place.quoted)}"' if place.quoted else ""
    words = "Read it in its place" if place.quoted else "This label’s facts"
    inside = f'<a href="{escape(place.inside)}"{asked}>{words}</a>' if place.inside else ""
    name = "DailyMed" if place.outside and place.outside.startswith(DAILYMED) else "The source"
    outside = f' <a href="{_escape(place.outside)}" rel="noreferrer">{name}</a>' if place.outside else ""
    return f'<li>{_escape(place.words)}{quote}<span class="go">{inside}{outside}</span></li>'
