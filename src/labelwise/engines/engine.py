"""What every engine offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Crashed(Generic[T]):
    """What stands in place of a result when the process that worked on `item` died; `reason` says how."""

    item: T
    reason: str


class Engine(Protocol):
    """Runs a function over items.

    `map` yields one outcome an item, in the order of the items, and takes items from the iterable only as fast as it
    works on them. An exception that the function raises is raised here; an item that kills its process gives `Crashed`.

    An engine whose processes write to the disk of the one that asks says so by an attribute `writes_here` that is true:
    large results then stay on the disk instead of being sent back.
    """

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R | Crashed[T]]:
        """Yield `function(item)` for every item, in order."""
        ...
