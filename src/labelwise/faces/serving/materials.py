"""What the store holds of the drugs asked for last: pages of one drug beside others do not fetch it again."""

from __future__ import annotations

import threading
from collections import OrderedDict

from labelwise.comparison import DrugMaterial
from labelwise.operations.compare import material
from labelwise.store.store import Store

MOST = 500  # drugs; one is 0.2 MB or so


class Materials:
    """Fetches one drug at a time, since a store answers one question at a time; used from several threads.

    `texts`: the store holds the labels' texts.
    """

    def __init__(self, store: Store, alone: threading.Lock) -> None:
        self._store = store
        self.texts = store.has_texts
        self._alone = alone
        self._kept: OrderedDict[str, DrugMaterial] = OrderedDict()

    def of(self, name: str) -> DrugMaterial:
        """Return what the store holds of a drug by its name; `UnknownDrug`, `AmbiguousDrug`."""
        with self._alone:
            found = self._kept.get(name)
            if found is None:
                found = self._kept[name] = material(name, self._store)
            self._kept.move_to_end(name)
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)
            return found
