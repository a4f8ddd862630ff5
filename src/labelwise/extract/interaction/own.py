"""What in a sentence is the label's own drug, its class, or a partner of its regimen, and no interacting object."""

from __future__ import annotations

import re
from typing import NamedTuple

from labelwise.label import Label
from labelwise.vocab.classes import Named, class_of, classes_of, named_in, scan, tells_what_it_is
from labelwise.vocab.names.salts import base_of
from labelwise.vocab.names.spelling import normal

_LIKE_OTHERS = re.compile(
    r"\b(?:like|as\s+with|unlike|than|similar\s+to|seen\s+with)\s+(?:all\s+|many\s+|some\s+)?(?:other\s+)$",
    re.IGNORECASE,
)
_MORE_OF_IT = re.compile(
    r"\b(?:other|additional|another|any|concomitant|concurrent|co-?administered|concomitantly"
    r"|concurrently)\s+(?:use\s+(?:of|with)\s+)?(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
# "Concomitant use of an NSAID with lithium": the class stands for the drug.
_USE_OF = re.compile(r"\b(?:use|administration|combination)\s+of\s+(?:an?\s+)?$", re.IGNORECASE)
_WITH = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:with|and|in\s+combination)\b", re.IGNORECASE)
_RECEIVING = re.compile(r"\b(?:receiving|taking|includes?)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_IS_ONE = re.compile(r"\b(?:is|are|being)\s+an?\s+(?:[\w-]+\s){0,3}$", re.IGNORECASE)
_SUCH_AS = re.compile(r"\s*[,;]?\s*\(?(?:including|such\s+as|like)\s+[\w-]+")
_PARTNER = re.compile(
    r"\b(?:in\s+combination\s+with|combined\s+with|together\s+with|along\s+with|added\s+to|add-?on\s+to"
    r"|adjunct\w*\s+(?:to|with)|following|after|with)\b",
    re.IGNORECASE,
)
# A class that its own code names in other words than labels use in running text.
_EPC = re.compile(r"\s*\[[^\]]*\]$")


class Own(NamedTuple):
    """`names` are the label's own names in normal form, with and without salts; `words` their single words.

    `classes` are ids of the classes it belongs to; `partners` are drugs that it is indicated together with.
    """

    names: frozenset[str]
    words: frozenset[str]
    classes: frozenset[str]
    partners: frozenset[str]

    def is_own(self, named: Named, sentence: str, whole: bool = False) -> bool:
        """Whether a name is the drug itself, or the class it belongs to or says it belongs to.

        `whole`: the section is on interactions, where those who receive the class receive another of it.
        """
        if named.key in self.names or named.name in self.names:
            return True
        if named.kind == "drug":
            parts = [base_of(part).name for part in normal(named.name).split(" and ")]
            return all(part in self.names for part in parts)
        if named.kind != "class":
            return False
        front = sentence[max(0, named.start - 60) : named.start]
        if _IS_ONE.search(front):
            return True
        if _SUCH_AS.match(sentence, named.end):
            inside = re.findall(r"[a-z][\w-]+", sentence[named.end : named.end + 60].lower())[1:3]
            if any(w in self.words for w in inside):
                return True
        if named.key not in self.classes:
            return False
        if _LIKE_OTHERS.search(front) or (_USE_OF.search(front) and _WITH.match(sentence, named.end)):
            return True
        return not _MORE_OF_IT.search(front) and not (whole and _RECEIVING.search(front))


def own_of(label: Label) -> Own:
    """Return the names of the label's drug."""
    names = {normal(n) for n in (*label.generic_names, *label.substance_names, *label.brand_names)}
    for product in label.products:
        names |= {normal(i.name) for i in product.active}
    parts = {part.strip() for name in names for part in re.split(r",|\band\b|/", name) if part.strip()}
    names |= parts | {base_of(part).name for part in parts}
    words = frozenset(w for name in names for w in re.findall(r"[\w-]+", name) if len(w) > 3)
    told = frozenset(c.id for c in (class_of(_EPC.sub("", x.name)) for x in label.classes) if c)
    said = {n.key for x in label.classes for n in named_in(_EPC.sub("", x.name).lower()) if n.kind == "class"}
    classes = told | frozenset(said) | _called(label) | _known(names)
    return Own(frozenset(names - {""}), words, classes, _partners(label))


def _known(names: set[str]) -> frozenset[str]:
    """Return the classes by use, structure or mechanism that the vocabulary knows the drug to belong to."""
    return frozenset(m.class_id for name in names for m in classes_of(name) if tells_what_it_is(m.class_id))


_CALLED = re.compile(r"\b(?:is|are)\s+(?:an?|the)\s+(?:[\w-]+[\s,]+){0,5}$", re.IGNORECASE)


def _called(label: Label) -> frozenset[str]:
    """Return the classes that the label says its drug is one of: "Exampril is an ACE inhibitor"."""
    found: set[str] = set()
    for key in ("description", "indications_and_usage", "mechanism_of_action"):
        passage = next(label.passages(key), None)
        text = passage.text[:1200] if passage else ""
        for name in scan(text).names:
            if name.kind == "class" and _CALLED.search(text[max(0, name.start - 70) : name.start]):
                found.add(name.key)
    return frozenset(found)


def _partners(label: Label) -> frozenset[str]:
    found: set[str] = set()
    for passage in label.passages("indications_and_usage"):
        if not _PARTNER.search(passage.text):
            continue
        found |= {n.key for n in scan(passage.text).names if n.kind == "drug"}
    return frozenset(found)
