"""Which classes a drug belongs to, and why: its labels' own classes first, then the vocabulary's list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from labelwise.checks.target import EnzymeRole, enzyme_roles, target_of
from labelwise.codes import SectionCode, SetId
from labelwise.facts import Citation, Fact, InteractionFact, LabelFacts, PharmacologicClassFact, WarningFact
from labelwise.vocab import classes as book
from labelwise.vocab.classes.membership import Membership as Listed
from labelwise.vocab.classes.membership import classes_of


class Membership(msgspec.Struct, frozen=True):
    """`class_id` of the vocabulary (an enzyme's class: its own words), `why` for people, `citation` of a label.

    `doubtful`: it follows only from another class, by what such drugs commonly do.
    """

    class_id: str
    name: str
    why: str
    citation: Citation | None = None
    enzyme: EnzymeRole | None = None
    doubtful: bool = False


# What drugs do beside their use: that a class has the effect is a generalisation, and no label's word on its drug.
_EFFECTS = frozenset({"cns_depressant", "serotonergic", "qt_prolonging"})
# What a label says of itself when it names this mechanism for its own interactions.
_BY_MECHANISM = {
    "additive CNS depression": ("cns_depressant", frozenset({"cns_depressant"})),
    "serotonergic": ("serotonergic", frozenset({"serotonergic", "ssri", "snri", "triptan"})),
    "QT prolongation": ("qt_prolonging", frozenset({"qt_prolonging", "antiarrhythmic", "antipsychotic"})),
}


def memberships(
    ingredients: Iterable[str], labels: Iterable[LabelFacts], further: Iterable[Fact] = ()
) -> tuple[Membership, ...]:
    """Return the classes of a drug; of several reasons for one class the label's own word stands."""
    facts = [*(f for label in labels for f in label.facts), *further]
    found: dict[tuple[str, EnzymeRole | None], Membership] = {}
    every = (*_stated(facts), *_listed(ingredients), *_by_mechanism(facts))
    for one in sorted(every, key=lambda m: m.doubtful):
        found.setdefault((one.class_id, one.enzyme), one)
    return tuple(found.values())


def of_substance(name: str) -> tuple[Membership, ...]:
    """Return the membership of a substance or food that the vocabulary knows by itself (alcohol, grapefruit juice)."""
    entry = book.class_of(name)
    if entry is None or entry.kind == "class":
        return ()
    return tuple(_with_broader(entry.id, f"entered as {entry.name}", None))


def _stated(facts: Iterable[Fact]) -> Iterator[Membership]:
    for fact in facts:
        if isinstance(fact, PharmacologicClassFact):
            target = target_of(fact.name)
            why = f"its label names the class {fact.name}"
            if target.class_id:
                yield from _with_broader(target.class_id, why, fact.citation)
            for role in target.enzymes:
                yield Membership(_enzyme_id(role), fact.name, why, fact.citation, role)


def _listed(ingredients: Iterable[str]) -> Iterator[Membership]:
    for ingredient in ingredients:
        for entry in classes_of(ingredient):
            if entry.class_id != ingredient:
                yield from _of_listed(entry)


def _of_listed(entry: Listed) -> Iterator[Membership]:
    """Yield what the vocabulary's list says of a drug; an enzyme's class is told by its words."""
    ident = entry.class_id
    known = book.classes().get(ident)
    name = known.name if known else _enzyme_class_name(ident)
    why = f"listed among the {name} ({entry.why})"
    roles = enzyme_roles(name)
    citation = _source(entry)
    for role in roles:
        yield Membership(_enzyme_id(role), name, why, citation, role)
    if not roles:
        unsaid = entry.basis in ("examples", "curated")
        yield from _with_broader(ident, why, citation, doubtful=unsaid and ident in _EFFECTS)


def _enzyme_class_name(ident: str) -> str:
    """Return the words of an enzyme's class: `strong_cyp3a4_inhibitor` is "strong CYP3A4 inhibitors"."""
    grade, _, rest = ident.partition("_")
    if grade not in ("strong", "moderate", "weak"):
        grade, rest = "", ident
    enzyme, _, role = rest.rpartition("_")
    shown = "P-gp" if enzyme == "p_gp" else enzyme.upper().replace("_", " ")
    return " ".join(w for w in (grade, shown, f"{role}s") if w)


def _source(entry: Listed) -> Citation | None:
    """Return the label and section that a listed membership rests on; None for the list entered by hand."""
    if not entry.set_id:
        return None
    section = SectionCode(entry.section) if entry.section else None
    return Citation(set_id=SetId(entry.set_id), section=section, section_name=_NAMES.get(entry.basis, LISTED))


LISTED = "the project's list of classes"
_NAMES = {"code": "Product"}


def _by_mechanism(facts: Iterable[Fact]) -> Iterator[Membership]:
    """Yield classes that a label gives its drug by the mechanism of what it says of such a class."""
    # Other drugs add to sedation only where the drug itself sedates: a label may warn of depressants for other reasons.
    sedates = any(isinstance(f, WarningFact) and f.topic == "sedation" for f in facts)
    for fact in facts:
        if isinstance(fact, InteractionFact) and fact.mechanism in _BY_MECHANISM:
            ident, objects = _BY_MECHANISM[fact.mechanism]
            if ident == "cns_depressant" and not sedates:
                continue
            if fact.action != "none_expected" and target_of(fact.object).class_id in objects:
                name = book.classes()[ident].name
                why = f"its label speaks of {fact.mechanism} together with {fact.object}"
                yield Membership(ident, name, why, fact.citation, None, True)


def _with_broader(ident: str, why: str, citation: Citation | None, *, doubtful: bool = False) -> Iterator[Membership]:
    """Yield a class and those that hold all of it."""
    entry = book.classes().get(ident)
    name = entry.name if entry else ident.replace("_", " ")
    yield Membership(ident, name, why, citation, None, doubtful)
    for broader in entry.broader if entry else ():
        told = f"{why}; {name} belong{'' if name.endswith('s') else 's'} to the {book.classes()[broader].name}"
        yield from _with_broader(broader, told, citation, doubtful=doubtful or broader in _EFFECTS)


def _enzyme_id(role: EnzymeRole) -> str:
    return " ".join([*sorted(role.grades), role.enzyme, role.role])
