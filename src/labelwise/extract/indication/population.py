"""Who a use is for.

"adults", "pediatric patients 6 years of age and older", "women with ...": told apart from the condition.
"""

from __future__ import annotations

import re
from functools import lru_cache

from labelwise.extract.stems import holds

_PEOPLE = (
    r"(?:patients?|adults|adult(?!\s+(?:patients|women|men|outpatients|males|females|individuals|subjects"
    r"|population|inpatients)\b)|adolescents?|child(?:ren)?|wom[ea]n|m[ea]n|infants?|neonates?|individuals?"
    r"|persons?|people|subjects?|males?|females?|boys|girls|"
    r"newborns?|toddlers|recipients|population|populations|outpatients|inpatients|those)"
)
_ADJECTIVE = r"(?:(?!with\b|of\b|in\b|for\b|to\b|and\b|or\b|who\b|the\b)[\w≥>’'/-]+,?\s+)"
_AGE = (
    r"(?:\s*,?\s*\(?\s*(?:(?:of|from|between|aged?|ages|over|under|greater\s+than|less\s+than|at\s+least"
    r"|weighing|older\s+than|younger\s+than|above|below|≥|>|<|≤|who\s+are|in\s+the\s+age\s+range"
    r"|the\s+ages?\s+of)\s*)*+"
    r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|ten|twelve|eighteen)\s*(?:years?|months?|weeks?"
    r"|days?)?(?:\s+of\s+age)?\s*(?:(?:to|through|-|–|and|or)\s*(?:less\s+than\s+|<\s*"
    r"|under\s+)?\d+(?:\.\d+)?\s*)?(?:years?|months?|weeks?|days?|kg|kilograms?|pounds|lbs?)?"
    r"(?:\s*,?\s*(?:of\s+age|old|postmenstrual\s+age|gestational\s+age))?(?:\s*,?\s*(?:and|or|to|through"
    r"|&)\s+(?:older|over|above|up|younger|greater|under|adult(?:s|hood)?))?\)?)"
)
# Atomic groups: without them a phrase that does not fit is tried again in every way it could be cut.
_BOTH = r"(?:(?:adult|neonatal|pediatric|adolescent)\s+(?:and|or|and/or)\s+)?"
_POTENTIAL = r"(?:\s+of\s+(?:reproductive|child-?bearing)\s+(?:potential|age))?"
_ONE = rf"(?>(?:the\s+)?{_BOTH}(?:{_ADJECTIVE}){{0,4}}?{_PEOPLE}\b{_POTENTIAL})(?>{_AGE})?+(?>{_AGE})?+"
PEOPLE = re.compile(
    rf"(?P<people>{_ONE}(?:(?:\s*,\s*(?:and|or)?|\s+(?:and|or"
    rf"|and/or))\s+(?:in\s+)?(?>(?:{_ADJECTIVE}){{0,3}}?{_PEOPLE}\b)(?>{_AGE})?+(?>{_AGE})?+){{0,3}}+)(?![\w-])"
)
_SOMEONE = (
    "patient", "adult", "child", "woman", "women", " man", " men", "infant", "neonat", "individual", "person", "people",
    "subject", "male", "boys", "girls", "newborn", "toddler", "recipient", "population", "adolescent", "those",
)  # fmt: skip
LEADING = re.compile(
    rf"(?:for\s+use\s+in|for|in|of|to|among)?\s*{PEOPLE.pattern}(?P<link>\s+(?:with|having|suffering\s+from"
    rf"|(?:newly\s+|recently\s+)?diagnosed\s+with)\s+(?:an?\s+)?|\s+who\s+have\s+(?:an?\s+)?(?!(?:not|had|been"
    rf"|received|failed|experienced|previously|never|no|inadequate|responded|history|undergone|relapsed"
    rf"|progressed|achieved|demonstrated|shown|lost|developed|previously|tried|intolerance|exhibited|survived|residual)\b)"
    rf"|\s+(?:undergoing|receiving"
    rf"|at\s+(?:high(?:er)?\s+)?risk\s+(?:for|of))\s+|(?=\s+(?:for|to|as|in)\s)|\s*[:,]\s*|\s*$)",
    re.IGNORECASE,
)
TRAILING = re.compile(
    rf"[,\s]\s*\(?(?:(?:for\s+use\s+|occurring\s+|only\s+)?in|for\s+(?=adult|pediatric|child|patients|women|men)"
    rf"|among)\s+{PEOPLE.pattern}\)?"
)
_PLAIN = re.compile(
    r"^(?:the\s+|those\s+|any\s+|all\s+|some\s+|certain\s+|selected\s+)*(?:patients?|individuals?|persons?|people"
    r"|subjects?)$",
    re.IGNORECASE,
)
_FEMALE = re.compile(r"\b(?:(?:post|pre|peri)?menopausal\s+)?(?:women|females)\b|\bmen\b|\bmales\b", re.IGNORECASE)
_GROUPS = (
    (
        "pediatric",
        re.compile(r"child|pediatric|paediatric|adolescent|infant|neonate|boys|girls|newborn", re.IGNORECASE),
    ),
    ("adult", re.compile(r"adult|elderly|geriatric", re.IGNORECASE)),
    ("women", re.compile(r"\bwom[ae]n|female", re.IGNORECASE)),
    ("men", re.compile(r"\bm[ae]n\b|\bmales?\b", re.IGNORECASE)),
)


def names_people(text: str) -> bool:
    """Return whether there may be a word for people at all: `LEADING` and `TRAILING` need one and cost much more."""
    near = text[:240].lower()
    return near.startswith(("men ", "man ")) or holds(near, _SOMEONE)


def plain(people: str | None) -> str | None:
    """Return the population, or None where the words say no more than "patients"."""
    people = re.sub(r"^(?:the|those)\s+", "", (people or "").strip(" ,:"))
    return None if not people or _PLAIN.match(people) else people


def sex_of(people: str | None) -> str | None:
    """Return "postmenopausal women", "men" ... where a population is one by sex."""
    found = _FEMALE.search(people or "")
    return found.group().lower() if found and len(set(_FEMALE.findall(people or ""))) == 1 else None


@lru_cache(maxsize=4096)
def groups_of(people: str | None) -> frozenset[str]:
    """Return which of adult, pediatric, women, men a population names."""
    return frozenset(name for name, pattern in _GROUPS if people and pattern.search(people))
