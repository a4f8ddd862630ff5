"""Errors over HTTP: one shape, and the status that goes with each."""

from __future__ import annotations

from labelwise.errors import (
    AmbiguousDrug,
    CodeError,
    LabelwiseError,
    MissingExtra,
    StoreError,
    UnknownDrug,
    UnknownLabel,
    UsageError,
)

_STATUS: tuple[tuple[type[LabelwiseError], int], ...] = (
    (UnknownDrug, 404),
    (UnknownLabel, 404),
    (AmbiguousDrug, 409),
    (MissingExtra, 501),
    (UsageError, 400),
    (CodeError, 400),
    (StoreError, 503),
)
BUSY = 503


class Refusal(LabelwiseError):
    """A request that is not answered, with its HTTP status: too large, no such page, too busy."""

    def __init__(self, status: int, code: str, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.status = status
        self.code = code


def status_of(error: LabelwiseError) -> int:
    """Return the HTTP status that tells an error."""
    if isinstance(error, Refusal):
        return error.status
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


def no_such_page() -> Refusal:
    """Return the error for an address that leads nowhere."""
    return Refusal(
        404, "not_found", "There is no such page.", "Start at the first page, or look at /api/v1/openapi.json."
    )


def wrong_method() -> Refusal:
    """Return the error for a method that an address does not answer."""
    return Refusal(405, "method_not_allowed", "This address does not answer that method.", "")


def too_busy() -> Refusal:
    """Return the error for a request that waited too long or never got a place."""
    return Refusal(BUSY, "busy", "The server is busy.", "Try again in a moment.")


def too_long_for_pdf() -> Refusal:
    """Return the error for a comparison that would take too long to set on pages."""
    return Refusal(
        400,
        "too_long_for_pdf",
        "This comparison is too long to be set as a PDF.",
        "Compare fewer drugs, or take the HTML file and print that.",
    )


def defect() -> Refusal:
    """Return the error for a fault of ours; what happened is in the server's log."""
    return Refusal(500, "internal", "Something went wrong on our side.", "Please report it.")
