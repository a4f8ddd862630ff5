"""What every fact has: the label, the drug and the citation."""

from __future__ import annotations

import msgspec

from labelwise.codes import RxCui, SetId, Unii
from labelwise.facts.citation import Citation


class Drug(msgspec.Struct, frozen=True):
    """The drug of a label: generic name (lower case, ingredients joined by " and "), UNIIs, RxCUIs,
    routes (lower case).
    """

    name: str
    unii: tuple[Unii, ...] = ()
    rxcui: tuple[RxCui, ...] = ()
    route: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The drug key: the sorted ingredient UNIIs joined by `+`, else the name."""
        return "+".join(sorted(set(self.unii))) or self.name


class Fact(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """Base of all fact kinds. `set_id` is None only for curated facts that no label states."""

    set_id: SetId | None
    drug: Drug
    citation: Citation
