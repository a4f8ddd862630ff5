"""Open a store for reading."""

from __future__ import annotations

import os
from pathlib import Path

from labelwise.store.store import STARTER, Store

ENVIRONMENT = "LABELWISE_STORE"


def open_store(path: str | os.PathLike[str] | None = None) -> Store:
    """Open the store at `path`, else the one that LABELWISE_STORE names, else the starter inside the package.

    Raises `StoreMissing` where there is none and `StoreDamaged` where it cannot be used.
    """
    named = path if path is not None else os.environ.get(ENVIRONMENT)
    return Store.open(Path(named) if named else STARTER)
