"""A section's text as a store keeps it."""

from __future__ import annotations

import msgspec


class SectionText(msgspec.Struct, frozen=True):
    """A top-level section as stored: `parts` are the strings that locators count."""

    key: str
    code: str | None
    title: str
    parts: tuple[str, ...]
