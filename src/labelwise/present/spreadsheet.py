"""Text that is handed to spreadsheets."""

from __future__ import annotations

import re


def harmless(text: str) -> str:
    """Return text that a spreadsheet does not take for a formula."""
    return f"'{text}" if text[:1] in ("=", "@", "\t", "\r") or re.match(r"[+-](?![\d.])", text) else text
