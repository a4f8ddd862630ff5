"""One line of a medication list as it was entered."""

from __future__ import annotations

import datetime

import msgspec


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """`text` is the name, with the dose where `dose` is empty ("baclofen 20 mg qid"). `days` is how long.

    `stopped_at` is the hour of stopping where one was given; `problem` says why an entry names no drug: it is told as
    unresolved, and the rest of its list is checked.
    """

    text: str
    dose: str = ""
    days: float | None = None
    route: str | None = None
    starting: datetime.date | None = None
    stopped: datetime.date | None = None
    stopping: bool = False
    stopped_at: datetime.datetime | None = None
    problem: str = ""
