"""What the object of a label's sentence stands for: a drug, a class, or those that act on an enzyme."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from labelwise.vocab.classes import ClassEntry, class_of, named_in
from labelwise.vocab.classes.lexicon import further_drugs
from labelwise.vocab.names import known
from labelwise.vocab.names.salts import base_of
from labelwise.vocab.names.spelling import joined, normal

_GRADES = {
    "strong": "strong",
    "potent": "strong",
    "powerful": "strong",
    "moderate": "moderate",
    "weak": "weak",
    "mild": "weak",
}
_GRADE = re.compile(r"\b(" + "|".join(_GRADES) + r")\b", re.IGNORECASE)
_ROLE = re.compile(r"\b(inhibitor|inducer|substrate)s?\b", re.IGNORECASE)
_ENZYME = re.compile(
    r"(?:\bCYP\s?(?:450\s?)?|\bP\s?-?450\s*(?:\(CYP\)\s*)?(?:CYP\s?)?|/|\b)(?P<cyp>\d[A-Z]\d{0,2})\b"
    r"|(?P<pgp>P[- ]?gp\b|P-glycoprotein)|(?P<bcrp>\bBCRP\b|breast cancer resistance protein)"
    r"|(?P<other>\b(?:OATP|UGT|OCT|OAT|MATE)\s?\d?[A-Z]?\d*)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_OF = re.compile(
    r"^(?P<what>inhibitors?|inducers?|agonists?|antagonists?|blockers?)\s+of\s+(?:the\s+)?(?P<of>.+)$", re.IGNORECASE
)
_LEADS = (
    "other ",
    "concomitant ",
    "certain ",
    "some ",
    "all ",
    "any ",
    "oral ",
    "systemic ",
    "high dose ",
    "low dose ",
)


class EnzymeRole(NamedTuple):
    """`enzyme` ("3A4", "P-gp" ...), `role` (inhibitor, inducer, substrate), `grades` (empty: not said)."""

    enzyme: str
    role: str
    grades: frozenset[str] = frozenset()

    def meets(self, member: EnzymeRole) -> bool:
        """Whether a member of a class is among those that a label speaks of, or may be where its grade is not known."""
        if self.role != member.role or not _same_enzyme(self.enzyme, member.enzyme):
            return False
        return not self.grades or not member.grades or bool(self.grades & member.grades)

    def surely_meets(self, member: EnzymeRole) -> bool:
        """Whether the grades are known to agree too."""
        return self.meets(member) and (not self.grades or bool(self.grades & member.grades))


class Target(NamedTuple):
    """What an object stands for; empty where it is neither a known drug nor a class."""

    drug: str | None = None
    class_id: str | None = None
    enzymes: tuple[EnzymeRole, ...] = ()


@lru_cache(maxsize=20000)
def target_of(words: str) -> Target:
    """Return what an object, as a label names it, stands for."""
    enzymes = enzyme_roles(words)
    if enzymes:
        return Target(enzymes=enzymes)
    plain = _without_leads(words)
    entry = class_of(plain) or class_of(_BRACKETS.sub("", plain)) or _turned(plain)
    drug = drug_name(_BRACKETS.sub("", plain))
    if drug is None and entry is None:
        drug, entry_id = _last_named(plain)
        return Target(drug, entry_id)
    return Target(drug, entry.id if entry else None)


def drug_name(words: str) -> str | None:
    """Return the base name of a drug that is known by these words, brand and salt included; combinations "a and b"."""
    parts = words.split(" and ") if " and " in words else words.split("/")
    if len(parts) > 1:
        names = [drug_name(part) for part in parts]
        return joined([n for n in names if n]) if all(names) else None
    name = normal(words)
    brand = known.brands().get(name)
    if brand is not None:
        return brand[0]
    name = known.synonyms().get(name, name)
    base = base_of(name).name
    base = known.synonyms().get(base, base)
    return base if base in _names() or name in _names() else None


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(known.concept_names() | set(further_drugs().values()) | {normal(n) for n in further_drugs()})


def enzyme_roles(words: str) -> tuple[EnzymeRole, ...]:
    """Return the enzymes, roles and grades of "strong CYP3A4 inhibitors" and the like; empty for other words."""
    roles = [m[1].lower() for m in _ROLE.finditer(words)]
    if not roles:
        return ()
    names = [_enzyme(m) for m in _ENZYME.finditer(words)]
    grades = frozenset(_GRADES[m[1].lower()] for m in _GRADE.finditer(words))
    return tuple(EnzymeRole(name, role, grades) for name in dict.fromkeys(names) for role in dict.fromkeys(roles))


def _enzyme(match: re.Match[str]) -> str:
    if match["cyp"]:
        return match["cyp"].upper()
    if match["pgp"]:
        return "P-gp"
    return "BCRP" if match["bcrp"] else match["other"].upper().replace(" ", "")


def _same_enzyme(one: str, other: str) -> bool:
    """3A stands for its members (3A4, 3A5): labels write the one and mean the other."""
    return one == other or (one[:2] == "3A" == other[:2])


def _turned(words: str) -> ClassEntry | None:
    """Return the class of "inhibitor of monoamine oxidase": the same words the other way round."""
    turned = _OF.match(words)
    return class_of(f"{turned['of']} {turned['what']}") if turned else None


def _without_leads(words: str) -> str:
    plain = " ".join(words.replace("’", "'").split())
    for lead in _LEADS:
        if plain.lower().startswith(lead):
            plain = plain[len(lead) :]
    return plain


def _last_named(words: str) -> tuple[str | None, str | None]:
    """Return the drug or class that a longer phrase ends with: "chronic warfarin", "drugs such as antacids"."""
    named = named_in(words)
    if not named or named[-1].end < len(words.rstrip(" .,;)")):
        return None, None
    last = named[-1]
    return (drug_name(last.name), None) if last.kind == "drug" else (None, last.key)
