"""A comparison in every form that a file can have: what command line, pages and API hand out alike."""

from __future__ import annotations

from collections.abc import Callable

from labelwise.comparison import Comparison
from labelwise.errors import UsageError
from labelwise.present.comparison_html import comparison_html
from labelwise.present.comparison_json import comparison_json
from labelwise.present.comparison_tables import comparison_csv, comparison_markdown
from labelwise.present.plain import PlainComparison, forms, plain_comparison

FORMS = ("json", "csv", "md", "html", "pdf")
_FULL: dict[str, Callable[[Comparison], str]] = {
    "json": comparison_json,
    "csv": comparison_csv,
    "md": comparison_markdown,
    "html": comparison_html,
}
_PLAIN: dict[str, Callable[[PlainComparison], str]] = {
    "json": forms.plain_json,
    "csv": forms.plain_csv,
    "md": forms.plain_markdown,
    "html": forms.plain_html,
}


def written(comparison: Comparison, form: str, *, plain: bool = False) -> str:
    """Return a comparison in a form that is text; of `pdf` the HTML file that it is set from.

    `UsageError` for a form that is none of `FORMS`.
    """
    text = "html" if form == "pdf" else form
    if text not in _FULL:
        raise UsageError(f"There is no form '{form[:20]}'.", f"Forms are: {', '.join(FORMS)}.")
    return _PLAIN[text](plain_comparison(comparison)) if plain else _FULL[text](comparison)
