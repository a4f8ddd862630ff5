"""The values behind a cell: the facts' own fields, made when somebody asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

import msgspec

from labelwise.comparison.contrast import Contrast
from labelwise.facts import Fact

_LEFT_OUT = frozenset({"set_id", "drug", "citation"})
_NOTHING: tuple[object, ...] = (None, "", (), [])

Fields = dict[str, object]


def fields_of(fact: Fact | Contrast) -> Fields:
    """Return a fact's own fields that say something, with its kind (`derived` for what was computed)."""
    whole: Fields = msgspec.to_builtins(fact, enc_hook=str)
    return {name: value for name, value in whole.items() if name not in _LEFT_OUT and value not in _NOTHING}


class FactValues(Sequence[Fields]):
    """The fields of some facts, each as a dict. Most readers of a comparison never look: they are made on demand."""

    __slots__ = ("_facts",)

    def __init__(self, facts: Sequence[Fact | Contrast]) -> None:
        self._facts = tuple(facts)

    @property
    def facts(self) -> tuple[Fact | Contrast, ...]:
        """The facts themselves, each with its own citation, and what was computed of them."""
        return self._facts

    @overload
    def __getitem__(self, index: int) -> Fields: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Fields]: ...

    def __getitem__(self, index: int | slice) -> Fields | Sequence[Fields]:
        if isinstance(index, slice):
            return FactValues(self._facts[index])
        return fields_of(self._facts[index])

    def __len__(self) -> int:
        return len(self._facts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FactValues) and self._facts == other._facts

    def __hash__(self) -> int:
        return hash(self._facts)

    def __repr__(self) -> str:
        return repr(list(self))
