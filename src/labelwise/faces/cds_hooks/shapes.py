"""Services and cards, field by field as the standard has them; what does not apply is left out."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

LONGEST_SUMMARY = 139
Indicator = Literal["info", "warning", "critical"]
Hook = Literal["order-select", "order-sign", "medication-prescribe"]


class Service(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True, kw_only=True):
    """A service as discovery describes it."""

    hook: Hook
    title: str
    description: str
    id: str
    prefetch: dict[str, str]
    usage_requirements: str | None = None


class Services(msgspec.Struct, frozen=True):
    """Answer of discovery."""

    services: tuple[Service, ...]


class Source(msgspec.Struct, frozen=True):
    """Whose knowledge a card is."""

    label: str
    url: str


class Link(msgspec.Struct, frozen=True):
    """Where to read on."""

    label: str
    url: str
    type: Literal["absolute"] = "absolute"


class Coding(msgspec.Struct, frozen=True):
    """A coded reason."""

    code: str
    system: str
    display: str


class Action(msgspec.Struct, frozen=True, rename="camel"):
    """What accepting a suggestion does; `description` is required by the standard."""

    type: Literal["delete"]
    description: str
    resource_id: str


class Suggestion(msgspec.Struct, frozen=True):
    """A change that can be accepted."""

    label: str
    uuid: str
    actions: tuple[Action, ...]


class Card(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True, kw_only=True):
    """A card: `summary` below 140 characters, `detail` in GitHub's Markdown."""

    uuid: str
    summary: str
    detail: str
    indicator: Indicator
    source: Source
    links: tuple[Link, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    selection_behavior: Literal["at-most-one"] | None = None
    override_reasons: tuple[Coding, ...] = ()


class Cards(msgspec.Struct, frozen=True):
    """Answer of a service. No card says that nothing was found in labels that were all read."""

    cards: tuple[Card, ...]


class HookRequest(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """What a client sends, as far as it is read; FHIR resources are taken as they come."""

    hook: str
    context: dict[str, Any] | list[Any]
    hook_instance: str | None = None
    prefetch: dict[str, Any] | None = None
