"""One drug of a list with all that is known of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cached_property
from typing import TypeVar

import msgspec

from labelwise.checks.intake import Intake
from labelwise.checks.membership import Membership
from labelwise.facts import CuratedFact, Fact, LabelFacts

F = TypeVar("F", bound=Fact)
_LOCAL = frozenset(
    {"topical", "ophthalmic", "otic", "auricular (otic)", "vaginal", "dental", "intravitreal", "cutaneous"}
)


class Medication(msgspec.Struct, frozen=True, kw_only=True, dict=True, eq=False):
    """`name` is shown, `asked` what was entered; `ingredients` are base names. No `labels`: a known name without one.

    `route` is the one taken (None: not known). `starting` and `stopped` are dates; `stopping`: it is about to be
    stopped. `current` is False for a drug that was stopped; `stopped_at` is the hour of it where one was given.
    `unread` is what was entered as a dose and could not be read as one.
    """

    name: str
    asked: str = ""
    ingredients: tuple[str, ...]
    labels: tuple[LabelFacts, ...] = ()
    curated: tuple[CuratedFact, ...] = ()
    classes: tuple[Membership, ...] = ()
    route: str | None = None
    intake: Intake | None = None
    starting: datetime.date | None = None
    stopped: datetime.date | None = None
    stopping: bool = False
    note: str | None = None
    unread: str = ""
    stopped_at: datetime.datetime | None = None

    @property
    def current(self) -> bool:
        """Whether it is taken or about to be."""
        return self.stopped is None

    @property
    def is_local(self) -> bool:
        """Whether it is put on a surface (skin, eye, ear): little of it need reach the rest of the body."""
        return self.route in _LOCAL

    @cached_property
    def _by_type(self) -> dict[type[Fact], list[Fact]]:
        table: dict[type[Fact], list[Fact]] = {}
        for fact in (*(f for label in self.labels for f in label.facts), *self._curated_facts()):
            route = getattr(fact, "route", None)
            if not (isinstance(route, str) and self.route and route.lower() != self.route):
                table.setdefault(type(fact), []).append(fact)
        return table

    def _curated_facts(self) -> Iterator[Fact]:
        """Yield curated facts of this route that no label contradicts: a disputed one is no ground for a finding."""
        for entry in self.curated:
            routes = entry.fact.drug.route
            if entry.standing == "stated" and (not routes or self.route is None or self.route in routes):
                yield entry.fact

    def facts(self, kind: type[F]) -> list[F]:
        """Return the facts of a kind of all labels, then the curated ones."""
        return [f for f in self._by_type.get(kind, ()) if isinstance(f, kind)]

    def is_in(self, class_id: str) -> Membership | None:
        """Return why the drug belongs to a class, if it does."""
        return next((m for m in self.classes if m.class_id == class_id), None)

    def shares_ingredient(self, other: Medication) -> bool:
        """Whether both hold an ingredient."""
        return not set(self.ingredients).isdisjoint(other.ingredients)
