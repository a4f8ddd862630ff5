"""`labelwise ask QUESTION`: a question in plain words, answered with the comparison it asks for."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from typing import Annotated

import msgspec
import typer

from labelwise.faces.cli.options import (
    AllOption,
    ComparisonFormat,
    FormatOption,
    PlainOption,
    RouteOption,
    StoreOption,
    write_comparison,
)


def ask(
    question: Annotated[
        list[str], typer.Argument(help='For instance "baclofen vs cyclobenzaprine for muscle spasms".')
    ],
    route: RouteOption = None,
    store: StoreOption = None,
    form: FormatOption = ComparisonFormat.TEXT,
    everything: AllOption = False,
    plain: PlainOption = False,
) -> None:
    """Answer a question about the difference between drugs; the software compares and does not choose."""
    from labelwise.operations.ask import NOT_A_CHOICE, read_question, unused_notice
    from labelwise.operations.compare import compare
    from labelwise.operations.open_store import open_store

    with open_store(store) as opened:
        asked = read_question(" ".join(question), opened)
        found = compare(asked.drugs, asked.condition, route=route, store=opened)
    if asked.unused:
        found = msgspec.structs.replace(found, notices=(unused_notice(asked.unused), *found.notices))
    if asked.asks_for_preference:
        found = msgspec.structs.replace(found, notices=(NOT_A_CHOICE, *found.notices))
    if _TOGETHER.search(" ".join(question)):
        found = msgspec.structs.replace(found, notices=(_checks([d.name for d in found.drugs]), *found.notices))
    write_comparison(found, form, everything=everything, plain=plain)


# A question about taking drugs at the same time: a comparison does not answer it.
_TOGETHER = re.compile(
    r"\btak(?:e|en|ing)\b.*\b(?:with|and)\b|\b(?:us(?:e|ed|ing)|giv(?:e|en|ing))\b.*\bwith\b"
    r"|\btogether\b|\bcombin(?:e|ed|ing)\b|\binteract",
    re.IGNORECASE,
)


def _checks(drugs: Sequence[str]) -> str:
    """Return the notice that names the command for a combination."""
    command = " ".join(["labelwise check", *(shlex.quote(d) for d in drugs)])
    return f"This compares the drugs side by side. Whether they may be taken together is checked by: {command}"
