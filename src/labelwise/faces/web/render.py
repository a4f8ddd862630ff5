"""Templates to HTML. Everything that is not the template's own text is escaped."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from labelwise.faces.serving.kept import Answer
from labelwise.faces.web.source_markup import source_markup
from labelwise.faces.web.table_markup import lanes_markup, rows_markup
from labelwise.present.pages.links import compare_link, drug_link
from labelwise.present.words import NOT_ADVICE

_HERE = Path(__file__).parent
TEMPLATES = _HERE / "templates"
STATIC = _HERE / "static"
HTML = "text/html; charset=utf-8"


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(
        source=source_markup,
        rows=rows_markup,
        lanes=lanes_markup,
        not_advice=NOT_ADVICE,
        compare_link=compare_link,
        drug_link=drug_link,
        stamp=_stamp(),
    )
    return made


def _stamp() -> str:
    """Return a mark of the static files, so that browsers keep them until they change."""
    made = hashlib.sha256()
    for path in sorted(STATIC.iterdir()):
        made.update(path.read_bytes())
    return made.hexdigest()[:12]


def render(template: str, **values: object) -> str:
    """Return a page."""
    return _environment().get_template(template).render(values)


def page(template: str, **values: object) -> Answer:
    """Return a page as an answer."""
    return Answer(render(template, **values).encode(), HTML)
