"""Labelwise: what is the difference between these drugs? Answered from their own labels, cited, offline.

Public names load when they are first used, so that importing one room does not import DuckDB.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOMES = {
    "LabelwiseError": "labelwise.errors",
    "compare": "labelwise.operations.compare",
    "check": "labelwise.operations.check",
    "read_labels": "labelwise.operations.read_labels",
    "extract_facts": "labelwise.extract",
    "open_store": "labelwise.operations.open_store",
    "find_adverse_reactions": "labelwise.extract.mentions",
}

__all__ = ["LabelwiseError", "__version__"]


def __getattr__(name: str) -> Any:
    """Load a public name from its home."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'labelwise' has no attribute {name!r}")
    return getattr(importlib.import_module(home), name)


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted([*__all__, *_HOMES])


if TYPE_CHECKING:
    from labelwise.errors import LabelwiseError as LabelwiseError
