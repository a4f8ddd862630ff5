"""Fact kind `warning`: what the label warns of, and what to do."""

from __future__ import annotations

import msgspec

from labelwise.facts.base import Fact


class WarningFact(Fact, frozen=True, kw_only=True, tag="warning"):
    """One warning. `topic` is the project's topic id, `title` the label's; `action` a code for what the reader is told
    to do.

    `group` who is concerned, `onset` when it starts, `signs` the signs named, `with` the drugs and conditions that
    raise it.
    """

    topic: str
    title: str
    boxed: bool = False
    action: str | None = None
    group: str | None = None
    onset: str | None = None
    signs: tuple[str, ...] = ()
    raised_by: tuple[str, ...] = msgspec.field(default=(), name="with")
