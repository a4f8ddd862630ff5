"""The bodies, field by field as RxNav's clients read them: numbers are strings, what is not known is null."""

from __future__ import annotations

import msgspec


class MinConcept(msgspec.Struct, frozen=True):
    """A concept. `tty` is RxNorm's term type (IN, PIN, BN, MIN, SCD) where what is at hand tells it."""

    rxcui: str | None
    name: str
    tty: str | None = None


class SourceConcept(msgspec.Struct, frozen=True):
    """What the source calls a drug: the set id of a label, and where it can be read; "NA" without a label."""

    id: str
    name: str
    url: str


class InteractionConcept(msgspec.Struct, frozen=True, rename="camel"):
    """One drug of a pair."""

    min_concept_item: MinConcept
    source_concept_item: SourceConcept


class InteractionPair(msgspec.Struct, frozen=True, rename="camel"):
    """What is said of a pair, or that it could not be checked. `severity` is "high" or "N/A"."""

    interaction_concept: tuple[InteractionConcept, InteractionConcept]
    severity: str
    description: str


class FullInteractionType(msgspec.Struct, frozen=True, rename="camel"):
    """One pair of a list: the ids as sent, and what is said of their ingredients."""

    comment: str
    min_concept: tuple[MinConcept, MinConcept]
    interaction_pair: tuple[InteractionPair, ...]


class FullInteractionTypeGroup(msgspec.Struct, frozen=True, rename="camel"):
    """All pairs of a list: there is one group only, since some clients read no other."""

    source_disclaimer: str
    source_name: str
    full_interaction_type: tuple[FullInteractionType, ...]


class InteractionList(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """Answer of `/REST/interaction/list`."""

    nlm_disclaimer: str
    full_interaction_type_group: tuple[FullInteractionTypeGroup, ...] | None = None


class InteractionType(msgspec.Struct, frozen=True, rename="camel"):
    """Everything said of one drug: in each pair it is the first."""

    comment: str
    min_concept_item: MinConcept
    interaction_pair: tuple[InteractionPair, ...]


class InteractionTypeGroup(msgspec.Struct, frozen=True, rename="camel"):
    """The one group of a single drug."""

    source_disclaimer: str
    source_name: str
    interaction_type: tuple[InteractionType, ...]


class InteractionsOfOne(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """Answer of `/REST/interaction/interaction`."""

    nlm_disclaimer: str
    interaction_type_group: tuple[InteractionTypeGroup, ...] | None = None


class IdGroup(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """The ids of a name; empty on a miss."""

    rxnorm_id: tuple[str, ...] | None = None


class Ids(msgspec.Struct, frozen=True, rename="camel"):
    """Answer of `/REST/rxcui`."""

    id_group: IdGroup


class Candidate(msgspec.Struct, frozen=True):
    """A concept near a term: `score` to 100, `rank` from 1; atoms (`rxaui`) are not known here."""

    rxcui: str
    rxaui: str | None
    score: str
    rank: str
    name: str
    source: str


class ApproximateGroup(msgspec.Struct, frozen=True, rename="camel"):
    """The candidates, nearest first. `inputTerm` is null, as it always was."""

    input_term: str | None
    candidate: tuple[Candidate, ...]


class Approximate(msgspec.Struct, frozen=True, rename="camel"):
    """Answer of `/REST/approximateTerm`."""

    approximate_group: ApproximateGroup
