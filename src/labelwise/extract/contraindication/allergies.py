"""What a label says twice, in other words.

One allergy is "hypersensitivity to X or its excipients" and "to the drug or its components"; two items of a list that
the flattening joined stand apart elsewhere.
"""

from __future__ import annotations

import re

from labelwise.extract.indication.merge import Found

_ALLERGY = re.compile(r"hypersensitiv|allerg", re.IGNORECASE)
_WORD = re.compile(r"[a-z][a-z0-9-]+")
_SAYS_NOTHING = frozenset(
    """a an and any are as by clinically component components compound contained drug excipient excipients formulation
    from have history hydrochloride important in inactive ingredient ingredients its it known life-threatening like of
    one or other patient patients preparation prior previous product products reaction reactions serious severe
    significant similar such suspected that the their this to who with hypersensitivity hypersensitive allergy allergic
    sensitivity tablet tablets capsule capsules injection medication systemic solution""".split()  # noqa: SIM905
)


def one_allergy(found: list[Found], own: frozenset[str]) -> list[Found]:
    """Return the states with one allergy to the drug itself, the fullest; others are to something else besides."""
    itself = [one for one in found if _is_to_itself(one.use.condition, own)]
    if len(itself) < 2:
        return found
    fullest = max(itself, key=lambda one: len(one.use.condition.split()))
    first = itself[0]
    return [fullest if one is first else one for one in found if one is first or one not in itself]


def _is_to_itself(condition: str, own: frozenset[str]) -> bool:
    if not _ALLERGY.search(condition):
        return False
    return all(w in _SAYS_NOTHING or w in own for w in _WORD.findall(condition.lower()))


def not_joined(found: list[Found]) -> list[Found]:
    """Return the states without one that is two others joined, "urinary retention gastric retention"."""
    said = {one.use.condition.lower() for one in found}
    return [one for one in found if not _is_joined(one.use.condition.lower(), said)]


def _is_joined(condition: str, said: set[str]) -> bool:
    return any(condition.startswith(f"{first} ") and condition[len(first) + 1 :] in said for first in said)
