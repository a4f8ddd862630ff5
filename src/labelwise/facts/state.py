"""The state of an answer."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """What a cell or a checked pair can say. None of the last four is ever shown as "none" or 0."""

    STATED = "stated"
    NOT_STATED = "not_stated"
    NOT_IN_SOURCE = "not_in_source"
    NOT_UNDERSTOOD = "not_understood"
    CONFLICT = "conflict"
