"""Whether what a label says of an object is said of a drug: by its name, or by a class that it belongs to."""

from __future__ import annotations

from typing import NamedTuple

from labelwise.checks.medication import Medication
from labelwise.checks.target import EnzymeRole, target_of
from labelwise.vocab.names.salts import is_salt_of_element


class Reach(NamedTuple):
    """How a sentence reaches a drug. `class_name` is None where it names the drug itself.

    `doubtful`: only by an inference (a grade that is not known, a form put on the skin): at most a caution then.
    """

    class_name: str | None = None
    why: str = ""
    doubtful: bool = False


def reach(words: str, drug: Medication) -> Reach | None:
    """Return how a label's object reaches a drug, or None."""
    target = target_of(words)
    if target.drug is not None and _names(target.drug, drug):
        return _if_local(drug, Reach())
    if target.class_id is not None:
        member = drug.is_in(target.class_id)
        if member is not None:
            return _if_local(drug, Reach(member.name, f"{drug.name}: {member.why}", member.doubtful))
    found = [r for role in target.enzymes if (r := _by_enzyme(role, drug)) is not None]
    return _if_local(drug, min(found, key=lambda r: r.doubtful)) if found else None


def _names(name: str, drug: Medication) -> bool:
    if name in drug.ingredients or set(name.split(" and ")) == set(drug.ingredients):
        return True
    return any(is_salt_of_element(own, name) or is_salt_of_element(name, own) for own in drug.ingredients)


def _by_enzyme(role: EnzymeRole, drug: Medication) -> Reach | None:
    best: Reach | None = None
    for member in drug.classes:
        if member.enzyme is None or not role.meets(member.enzyme):
            continue
        if not role.surely_meets(member.enzyme):
            best = Reach(member.name, f"{drug.name}: {member.why}; how strong it is, is not known here", doubtful=True)
        elif not role.grades and member.enzyme.grades == {"weak"}:
            # A label that speaks of inhibitors without a grade seldom means the weak ones.
            best = best or Reach(member.name, f"{drug.name}: {member.why}; a weak one", doubtful=True)
        else:
            return Reach(member.name, f"{drug.name}: {member.why}")
    return best


def _if_local(drug: Medication, found: Reach) -> Reach:
    """Return the reach as it holds for a form that is put on a surface: a label rarely means that one."""
    if not drug.is_local:
        return found
    why = f"{drug.name} is {drug.route} here; the label may mean forms that act in the whole body"
    return Reach(found.class_name, f"{found.why}; {why}" if found.why else why, doubtful=True)
