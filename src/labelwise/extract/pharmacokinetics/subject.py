"""Of what and in whom a parameter was measured: the drug itself or another substance, adults or others."""

from __future__ import annotations

import re
from typing import NamedTuple

from labelwise.label import Label

_OTHER = re.compile(
    r"\b(?:metabolites?|desmethyl\w*|nor(?!m|eth|th|ep|adren|flox|trip|gest|elg)\w{5,}|\d-hydroxy\w*|desacetyl\w*|N-\w+|M-?\d+\b|M-[IVX]+\b|radioactiv\w*"
    r"|(?<!volume of )distribution|redistribution|alpha"
    r"|absorption|initial\s+(?:phase|half)|intracellular|triphosphate|conjugates?(?!\s+are\s+interconverted)"
    r"|enantiomers?|glucuronide|equilibration|context|washout|effective\s+radio|biological|bone|milk|antipyrine"
    r"|time-dependent\s+clearance|antibod\w+|dissociation|receptor|prothrombin|platelet\w*|factor)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:impair\w*|insufficien\w*|cirrho\w*|(?<!heart )failure|h?a?emodialysis|dialysis|anuri\w*|ESRD|end[\s-]stage"
    r"|neonat\w*|newborns?|infants?|preterm|children|pa?ediatric|adolescents?|elderly|geriatric|dogs?|rats?|mice|monkeys?|rabbits?"
    r"|animals?|overdos\w*|poor\s+metaboli[sz]ers?|pregnan\w+|age\s+groups?|months\s+of\s+age|years\s+of\s+age"
    r"|month\s+of\s+life|(?:creatinine\s+clearance|CrCl|CLcr)\s*(?:of\s+)?(?:<|less|below|\d)|co-?administ\w+|obese"
    r"|(?:aged?|ages)\s+(?:\w+\s+){0,3}\d)\b",
    re.IGNORECASE,
)
_ADULT = re.compile(
    r"\b(?:adults?|healthy|normal\s+(?:renal|kidney|hepatic|subjects|volunteers)|young(?:er)?\s+(?:subjects|adults))\b",
    re.IGNORECASE,
)
_PLAIN = frozenset(
    re.findall(
        r"\S+",
        "the a an this that these it its which drug drugs plasma serum blood elimination terminal mean median "
        "average unchanged parent total free unbound intact active both approximately about around oral "
        "orally intravenous single compound substance product tablet tablets capsule capsules dose doses each "
        "administered subcutaneous estimated apparent between from at least less more greater than only "
        "roughly nearly one two three four five six seven eight nine ten days hours minutes h min range "
        "ranging steady state immediate extended release sodium and or in is was values multiple other "
        "circulating systemic subjects patients solution injection elimination-phase they biphasic "
        "unmetabolized beta slow rapid terminal-phase such study studies also short long very relatively "
        "having ",
    )
)
_OF = re.compile(r"\s*(?:values?\s+)?(?:\([^()]*\)\s*)?(?:of|for)\s+(?P<words>(?:[\w-]+\s+){0,5}[\w-]+)")
_HAS = re.compile(
    r"(?P<word>[\w-]+)\s+(?:has|have|had|shows?|showed|exhibits?|exhibited|displays?)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,5}"
    r"half[\s-]*\w+[^a-z]*$",
    re.IGNORECASE,
)

# A substance named by its letters alone is as a rule a metabolite: "the half-life of SP".
_ABBREVIATION = re.compile(r"(?!IV|IM|SC|PO|IR|ER|XR)[A-Z][A-Za-z]?[A-Z]{1,4}")

# A heading that flattened text runs into its sentence ends what stands before it.
_CLAUSE = re.compile(
    r"[;:]\s|,\s+(?:and|while|whereas)\s|\bbut\b|\bphase,\s"
    r"|\b(?:Elimination|Excretion|Metabolism|Absorption|Distribution)\s+(?=(?:The|After|Following|In|Based|Mean)\s)"
)
_BOTH = re.compile(r"\bboth\s+(?P<word>[\w-]+)\s+and\b", re.IGNORECASE)


class OwnWords(NamedTuple):
    """The first letters of the words by which a label names its drug, and first and last initial of each name."""

    stems: frozenset[str]
    initials: frozenset[str] = frozenset()

    def is_abbreviated(self, word: str) -> bool:
        """Whether letters can stand for the drug's own name."""
        return word[0].lower() + word[-1].lower() in self.initials

    def holds(self, word: str) -> bool:
        """Whether a word is (part of) the drug's own name."""
        return word.lower()[:5] in self.stems


def own_words(label: Label) -> OwnWords:
    """Return the words of a label's generic, substance and brand names."""
    names = (*label.generic_names, *label.substance_names, *label.brand_names)
    words = [re.findall(r"[\w-]+", n.lower()) for n in names]
    return OwnWords(
        frozenset(w[:5] for found in words for w in found if len(w) > 2),
        frozenset(found[0][0] + found[-1][0] for found in words if len(found) > 1),
    )


def is_other_substance(head: str, after: str, own: OwnWords) -> bool:
    """Whether a parameter is of something else than the drug: a metabolite, a marker, another drug, another phase."""
    clause = _CLAUSE.split(head)[-1]
    both = _BOTH.search(clause)
    if both is not None and own.holds(both["word"]):
        return False
    if _OTHER.search(clause[-90:]) or _OTHER.search(after):
        return True
    of = _OF.match(after)
    if of is not None:
        word = next((w for w in of["words"].split() if w.lower() not in _PLAIN), "")
        if _ABBREVIATION.fullmatch(word) and not own.is_abbreviated(word) and not _any_own(of["words"], own):
            return True
        return bool(word) and word[0].isalpha() and len(word) > 2 and not _any_own(of["words"], own)
    has = _HAS.search(clause)
    return has is not None and has["word"].lower() not in _PLAIN and not own.holds(has["word"])


def _any_own(words: str, own: OwnWords) -> bool:
    return any(own.holds(word) for word in words.split())


def is_other_body(head: str, after: str) -> bool:
    """Whether a parameter was measured in people whose organs fail, in children, old people or animals."""
    if _BODY.search(head):
        return not _ADULT.search(head) or bool(re.search(r"\b(?:pa?ediatric|children|elderly)\s*$", head.rstrip(" ,(")))
    near = re.split(r",\s+(?:and|but|while)\s|\band\s+(?:was|is|increas|may)", after)[0]
    return bool(_BODY.search(near)) and not _ADULT.search(near)
