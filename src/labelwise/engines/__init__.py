"""Engines run one top-level function over many items. They know nothing of labels.

`local` is here; an engine for a cluster is one more file that offers the same `map` (see `engine.Engine`).
"""

from labelwise.engines.engine import Crashed, Engine
from labelwise.engines.local import LocalEngine

__all__ = ["Crashed", "Engine", "LocalEngine"]
