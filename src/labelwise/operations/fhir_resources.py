"""FHIR resources as they come: dictionaries of which no field can be trusted to be there or to be what it should.

Any version is read (DSTU2 to R5): what is told apart is told apart by the fields that are there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Resource = dict[str, Any]
MOST = 2000  # resources of one request
_RXNORM, _NDC, _UNII = "nlm.nih.gov/research/umls/rxnorm", "hl7.org/fhir/sid/ndc", "fdasis.nlm.nih.gov"
_LONGEST = 300  # characters of a name


def fields(value: Any) -> Resource:
    """Return an object's fields; none for anything else."""
    return value if isinstance(value, dict) else {}


def objects(value: Any) -> list[Resource]:
    """Return the objects of a list; an object alone is a list of one."""
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)]


def word(value: Any) -> str:
    """Return a text without needless blanks, cut to a bearable length; empty for anything else."""
    return " ".join(value.split())[:_LONGEST] if isinstance(value, str) else ""


def number(value: Any) -> float | None:
    """Return a number that is one, else None."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and abs(value) < 1e9 else None


def resources(*held: Any) -> Iterator[Resource]:
    """Yield every resource of bundles, lists and resources, contained ones too, at most `MOST`."""
    waiting = [*reversed(held)]
    for _ in range(MOST):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value[:MOST]))
        elif isinstance(value, dict):
            kind = value.get("resourceType")
            if isinstance(kind, str) and kind != "Bundle":
                yield value
            inner = [*objects(value.get("entry")), *objects(value.get("contained"))]
            if not isinstance(kind, str) and "resource" in value:
                inner.append(value["resource"])  # an entry, or an old form of prefetch: {"response", "resource"}
            waiting.extend(reversed(inner[:MOST]))


def reference_of(resource: Resource) -> str | None:
    """Return `MedicationRequest/1` for a resource that has an id."""
    kind, ident = word(resource.get("resourceType")), word(resource.get("id"))
    return f"{kind}/{ident}" if ident else None


def names_of(concept: Any) -> tuple[str, ...]:
    """Return what a CodeableConcept names a drug by, the surest first: RxCUI, NDC, UNII, then its words."""
    codings = objects(fields(concept).get("coding"))
    codes = [
        f"{label} {code}"
        for label, system in (("RxCUI", _RXNORM), ("NDC", _NDC), ("UNII", _UNII))
        for coding in codings
        if system in word(coding.get("system")).lower() and (code := word(coding.get("code")))
    ]
    words = [word(fields(concept).get("text")), *(word(c.get("display")) for c in codings)]
    return tuple(dict.fromkeys([*codes, *(w for w in words if w)]))


def words_of(concept: Any) -> str:
    """Return the words of a concept for people: its text, a display, else a code."""
    codings = objects(fields(concept).get("coding"))
    found = [word(fields(concept).get("text")), *(word(c.get("display")) for c in codings)]
    return next((w for w in found if w), next((word(c.get("code")) for c in codings if word(c.get("code"))), ""))


def codes_of(concept: Any) -> frozenset[str]:
    """Return the codes of a concept."""
    return frozenset(word(c.get("code")) for c in objects(fields(concept).get("coding"))) - {""}
