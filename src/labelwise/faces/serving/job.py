"""A comparison to be made: plain values, so that another process can make it."""

from __future__ import annotations

from typing import NamedTuple


class Job(NamedTuple):
    """What is asked for. `form` is that of the API; None is the page. `chosen`: a choice was asked for.

    `unused` are words of the question that the comparison does not use."""

    drugs: tuple[str, ...]
    condition: str | None
    route: str | None = None
    form: str | None = None
    chosen: bool = False
    plain: bool = False
    unused: tuple[str, ...] = ()
