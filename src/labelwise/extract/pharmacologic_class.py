"""Pharmacologic-class facts: coded ones from the source, and what the label itself calls its drug."""

from __future__ import annotations

import re
from collections.abc import Iterable

from labelwise.extract.cite import cite, drug_of
from labelwise.extract.classes.stated import stated_classes
from labelwise.extract.extracted import Extracted
from labelwise.extract.products.fields import cite_fields
from labelwise.extract.products.names import own_names
from labelwise.facts import Citation, Fact, PharmacologicClassFact
from labelwise.label import ClassName, Label

_SCHEMES = ("EPC", "MoA", "PE", "CS")
_MOST = 4
INDEXING = "Pharmacologic class indexing"
"""How a class that an indexing document gives is cited, beside the label it is given for."""


def pharmacologic_classes(label: Label) -> Extracted:
    """Return the classes of a label: first those that the source codes, then the label's own words where they
    differ."""
    facts: list[Fact] = []
    seen: set[frozenset[str]] = set()
    for name in label.classes:
        if name.scheme in _SCHEMES:
            facts.append(_coded(label, name, cite_fields(label, quote=f"{name.name} [{name.scheme}]")))
            if name.scheme == "EPC":
                seen.add(_words(name.name))
    candidates = len(facts)
    stated = 0
    for place, start, end in stated_classes(label, own_names(label)):
        candidates += 1
        phrase = " ".join(place.text[start:end].split())
        words = _words(phrase)
        if stated >= _MOST or any(words <= other or other <= words for other in seen):
            continue
        seen.add(words)
        stated += 1
        citation = cite(label, place.section, place.locate(start, end))
        facts.append(
            PharmacologicClassFact(
                set_id=label.set_id, drug=drug_of(label), citation=citation, scheme="EPC", name=_plain(phrase)
            )
        )
    return Extracted(tuple(facts), candidates)


def classes_from_indexing(label: Label, indexing: Iterable[ClassName]) -> tuple[PharmacologicClassFact, ...]:
    """Return the classes that indexing documents give to the label's ingredients, by UNII, beyond those it carries
    itself."""
    uniis = {
        *label.uniis,
        *(i.unii for p in label.products for i in p.active),
        *(i.moiety_unii for p in label.products for i in p.active),
    }
    own = {(c.scheme, c.name) for c in label.classes}
    found: dict[tuple[str, str], ClassName] = {}
    for name in indexing:
        if (
            name.unii in uniis
            and name.unii is not None
            and name.scheme in _SCHEMES
            and (name.scheme, name.name) not in own
        ):
            found.setdefault((name.scheme, name.name), name)
    return tuple(
        _coded(label, name, cite_fields(label, quote=f"{name.name} [{name.scheme}]", name=INDEXING))
        for name in found.values()
    )


def _coded(label: Label, name: ClassName, citation: Citation) -> PharmacologicClassFact:
    return PharmacologicClassFact(
        set_id=label.set_id,
        drug=drug_of(label),
        citation=citation,
        scheme=name.scheme,  # type: ignore[arg-type]
        name=name.name,
        code=name.code,
    )


_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]](?![\w-])")


def _plain(phrase: str) -> str:
    """Return a phrase in lower case but for names written in capitals or figures, without asides in parentheses."""
    bare = _ASIDE.sub("", phrase).split() or phrase.split()
    return " ".join(word if _is_symbol(word) else word.lower() for word in bare)


def _is_symbol(word: str) -> bool:
    """Whether a word's capitals matter: `ACE`, `5-HT1A`, `Xa`."""
    capitals = sum(c.isupper() for c in word)
    return capitals > 1 or any(c.isdigit() for c in word) or (capitals == 1 and len(word) == 2)


_FILLERS = frozenset(("of", "the", "a", "an", "class", "selective", "competitive", "agent", "drug", "and", "type"))


def _words(phrase: str) -> frozenset[str]:
    """Return what tells a class from another: its words, singular, without those that only trim it."""
    words = frozenset(w.removesuffix("s") for w in re.findall(r"[a-z0-9]+", _ASIDE.sub("", phrase).lower()))
    return words - _FILLERS or words
