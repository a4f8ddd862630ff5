"""What conditions are called, which are broader or narrower, and how an approved use stands to the one asked for."""

from labelwise.vocab.conditions.relation import Relation, RelationKind, best_relation, relate
from labelwise.vocab.conditions.vocabulary import (
    Condition,
    FoundCondition,
    ancestors,
    condition,
    conditions,
    find_conditions,
    look_up_condition,
    suggest_conditions,
)

__all__ = [
    "Condition",
    "FoundCondition",
    "Relation",
    "RelationKind",
    "ancestors",
    "best_relation",
    "condition",
    "conditions",
    "find_conditions",
    "look_up_condition",
    "relate",
    "suggest_conditions",
]
