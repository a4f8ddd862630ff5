"""Drugs and classes named in an item.

"concomitant use of strong CYP3A4 inhibitors (e.g., A, B)" names a class and two drugs.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from labelwise.extract.indication.mask import squeeze
from labelwise.extract.stems import holds
from labelwise.label import Label
from labelwise.vocab.conditions.heads import looks_like_condition


class Object(NamedTuple):
    """A drug, class or substance; `member_of` the class that it is an example of."""

    name: str
    member_of: str | None = None
    kind: str = "drug"


_CLASS = re.compile(
    r"\b(?:inhibitors?|inducers?|blockers?|agonists?|antagonists?|diuretics?|supplements?|contraceptives?"
    r"|antidepressants?|nitrates?|MAOIs?|SSRIs?|SNRIs?|NSAIDs?|opioids?|stimulators?|substrates?|"
    r"derivatives?|alkaloids?|antibiotics?|products|agents|drugs|medications?|medicines|vaccines?|statins"
    r"|barbiturates|benzodiazepines|phenothiazines|anticoagulants|antiarrhythmics|sympathomimetics|depressants|"
    r"steroids|corticosteroids|salts|macrolides|azoles|analgesics|sulfonylureas|hydantoins|therapy|modulators"
    r"|hormones|prolongers?|anticholinergics|sedatives|hypnotics|donors|estrogens|progestins|retinoids"
    r"|tetracyclines)\b",
    re.IGNORECASE,
)
_TAKING = re.compile(
    r"(?:(?:concomitant(?:ly)?|concurrent(?:ly)?|simultaneous(?:ly)?|combined|coadminister(?:ed)?"
    r"|co-administer(?:ed)?|coadministration|co-administration|combination|conjunction)\s*(?:(?:use|therapy"
    r"|treatment|administration|administered|used|with)\s+)?"
    r"(?:\s*(?:of|with|and)\s+)?|(?:taking|receiving|treated\s+with|on\s+therapy\s+with|treatment\s+with"
    r"|therapy\s+with|use\s+of|use\s*\([^()]*\)\s*of|use\s+within\s+[\w\s]{3,12}\s+of|use\s+with"
    r"|administration\s+of|exposed\s+to|being\s+treated\s+with|requiring|ingesting|used\s+with|given\s+with)\s+)",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"^(?:(?:any|an?|the|other|both|certain|drugs?\s+such\s+as|use\s+of|with|of|all|oral|concomitant"
    r"|concomitantly|concurrent|currently|taking|receiving|following|drugs?\s*:|medications?\s*:"
    r"|coadministration|co-administration|administration|therapy|treatment|agents?\s+such\s+as|including|and|or"
    r"|in)\b\s*:?\s*)+",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\s*(?:[.:;]|\b(?:in\s+(?:patients|pregnan\w+|the|combination|adults|children|those|women|renal|hepatic"
    r"|individuals)|because|due\s+to|may|can|should|is|are|has|have|within|during|for|unless|when|where"
    r"|as\s+(?:this|it|these)|that|which|who|until|intended|used|"
    r"at\s+(?:doses|the)|by|to|if|while|after|before|on|since|without|concomitantly|simultaneously|concurrently"
    r"|increases?)\b)",
    re.IGNORECASE,
)
_MEMBERS = re.compile(
    r"\s*[,(\[]\s*(?:e\.?g\.?,?|such\s+as|including|for\s+example,?|i\.e\.,?)\s*:?\s*(?P<list>[^)\]]+)[)\]]?"
    r"|\s+(?:such\s+as|including|for\s+example,?|like)\s+(?P<tail>.+)$",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*,\s*(?:and|or|and/or)?\s*|\s+(?:and|or|and/or)\s+|\s*;\s*")
_DRUG = re.compile(
    r"^(?:[A-Z]?[a-z][a-z-]{3,}(?:\s[a-z][a-z-]{3,}){0,2}(?:\s[ABEK]\d?)?|St\.?\s+John[’']s\s+wort|[A-Z]{4,}"
    r"|alcohol|ethanol)(?:\s*/\s*[a-z-]+)*$"
)
_NOT_A_DRUG = re.compile(
    r"\b(?:patients?|women|surgery|dialysis|doses?|risk|use|hypersensitiv\w*|history|disease|disorders?|failure"
    r"|infection|reactions?|days|pregnan\w+|children|others?|treatment|concomitant\w*|known|strong|moderate"
    r"|potent|weak|severe|"
    r"component|ingredients?|formulation|drugs?|refer|medications?|drug\s+interactions|products?|recent|even"
    r"|equal|higher|lower|reference|active|infants|information|regularly|considerations|possibly|either|neither"
    r"|both|also|stopping|setting|therapy|administration|months|age|injection|tablets?|capsules?|syndrome"
    r"|impairment|diabetes|hypertension|intensive|control|anesthesia|combination)\b",
    re.IGNORECASE,
)


_HINTS = (
    "concomit", "concurr", "simultan", "combin", "admin", "conjunction", "taking", "receiving", "treat", "therapy",
    "use", "exposed", "requiring", "ingesting", "given",
)  # fmt: skip


def names_a_combination(words: str) -> bool:
    """Return whether an item speaks of taking the drug together with something, rather than of a state."""
    lower = words.lower()
    if not holds(lower, _HINTS):
        return False
    found = _TAKING.search(words)
    if found and _ALLERGIC.search(words, 0, found.start()):
        return False
    return bool(found) and (found.start() < 60 or bool(_CLASS.search(words)))  # type: ignore[union-attr]


_SALTS = frozenset(
    [
        "hydrochloride",
        "sodium",
        "potassium",
        "calcium",
        "acid",
        "sulfate",
        "phosphate",
        "acetate",
        "tartrate",
        "maleate",
        "citrate",
        "magnesium",
        "hydrobromide",
        "with",
        "mesylate",
        "besylate",
        "fumarate",
        "succinate",
    ]
)
_AMOUNT = re.compile(
    r"^(?:recent\s+(?:use|discontinuation)\s+of|another|some|possibly\s+other|large\s+doses\s+of|an?)\s+", re.IGNORECASE
)
_LOOSE_END = re.compile(r"\s+(?:or|and|at|at\s+.*|therapy)$", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(?:form|like|stimulators|inhibitors|agents|products|therapies|intermittently|close proximity)$"
    r"|(?:coadministered|co-administered|interacting|contraindicated)\s+(?:drugs|products|medications)"
    r"|(?:drugs|products|agents|medications)\s+(?:in\s+Table|described|known|highly|primarily|metabolized|listed)"
    r"|ability\s+of|primarily\s+metabolized|narrow\s+therapeutic",
    re.IGNORECASE,
)
_MAO = re.compile(r"\b(?:MAOIs?|MAO\s+inhibitors?|monoamine\s+oxidase)\b|\bdrug\s+interactions?\b", re.IGNORECASE)
_MAO_HINTS = ("mao", "monoamine", "interaction")
_ALLERGIES = ("sensitiv", "allerg", "anaphyla", "intoleran", "reaction", "angioedema", "history")
_ALLERGIC = re.compile(r"hypersensitiv|allerg|anaphyla|intoleran|reaction|sensitiv|angioedema|history", re.IGNORECASE)


def own_names(label: Label) -> frozenset[str]:
    """Return the lower-case words that name the label's own drug; salts left out."""
    names = (*label.generic_names, *label.brand_names, *label.substance_names)
    return frozenset(w for n in names for w in re.findall(r"[a-z][a-z0-9-]{3,}", n.lower())) - _SALTS


def names_a_drug(phrase: str, own: frozenset[str]) -> bool:
    """Return whether a phrase is a drug, a class or the label's own product, and so no state."""
    lower = phrase.lower()
    if holds(lower, _ALLERGIES):
        return False
    words = re.findall(r"[A-Za-z][\w-]*", phrase)
    last = words[-1] if words else ""
    return (
        (holds(lower, _MAO_HINTS) and _MAO.search(phrase) is not None)
        or bool(_CLASS.fullmatch(last))
        or bool({w.lower() for w in words} & own)
    )


_DRUG_NAME = re.compile(
    r"[A-Za-z]{3,}(?:amide|amil|arone|artan|astine|azepam|azepine|azine|azole|azoline|barbital|citabine|cycline|dipine"
    r"|dronate|ergotamine|ergonovine|fibrate|floxacin|gliptin|grel|idone|inavir|mycin|navir|nidazole|olol|oxetine"
    r"|pam|pamil|pitant|phylline|pril|ramine|ranolazine|rifampin|rifapentine|sartan|setron|statin|tidine|tinib|toin"
    r"|triptan|tyline|vaptan|vir|vudine|zepam|zide|zodone|zole|zosin|zumab|imide|quine|quinidine|rone|rine|dine|tapide"
    r"|mozide|pristone|prost|curium|caine|lukast|chicine|cicline|fungin|prazole|terol|cillin|vastatin)\b",
)
_NAMES = re.compile(r",\s*(?:and|or)?\s*|\s+(?:and|or)\s+")


def names_drugs(words: str) -> bool:
    """Return whether an item is a bare list of drugs, "lomitapide, lovastatin, or simvastatin"."""
    words = words.strip(" .,;:()")
    if not 8 <= len(words) <= 120 or ("," not in words and " or " not in words and " and " not in words):
        return False
    names = [n for n in _NAMES.split(words) if n]
    known = sum(_DRUG_NAME.fullmatch(n.split()[-1].lower()) is not None for n in names)
    return all(len(n.split()) <= 2 for n in names) and 2 * known > len(names)


def objects_in(words: str, own: frozenset[str] = frozenset()) -> list[Object]:
    """Return the drugs and classes that an item names; empty where none can be told apart from the rest."""
    found = _TAKING.search(words)
    rest = words[found.end() :] if found else words
    rest = (
        re.sub(
            r"^[^()]{0,60}?\b(?:with|and)\s+(?=(?:strong|potent|moderate|an?\b|any\b|other\b|the\b|MAO|mono))", "", rest
        )
        if " with " in rest[:70]
        else rest
    )
    other = re.match(r"[^()]{0,80}?\b(?:with|and)\s+", rest)
    if other and {w.lower() for w in re.findall(r"[A-Za-z][\w-]+", other.group())} & own:
        rest = rest[other.end() :]
    return _listed(squeeze(rest))


def _listed(rest: str) -> list[Object]:
    made: list[Object] = []
    members = _MEMBERS.search(rest)
    while members and members.start() > 0:
        owner = _last(rest[: members.start()])
        named = members["list"] or members["tail"] or ""
        before = _plain(rest[: members.start()])
        made += before
        group = before[-1].name if before else owner
        for one in _plain(named, examples=True):
            name = one.name.removeprefix(f"{group} ")
            made.append(Object(name, group, one.kind if name == one.name else "drug"))
        rest = rest[members.end() :].strip(" ,.") if members["list"] else ""
        rest = re.sub(r"^(?:and|or|,)\s+", "", rest)
        members = _MEMBERS.search(rest)
    return made + _plain(rest)


def _last(text: str) -> str:
    return squeeze(_SPLIT.split(text)[-1])


def _plain(text: str, examples: bool = False) -> list[Object]:
    text = squeeze(_NOISE.sub("", squeeze(text)))
    stop = _STOP.search(text)
    text = text[: stop.start()] if stop and not examples else text
    text = re.sub(r"\s*\([^()]*\)?", "", text)
    made = []
    for piece in _SPLIT.split(text):
        piece = _LOOSE_END.sub("", _AMOUNT.sub("", squeeze(_NOISE.sub("", squeeze(piece)))))
        if not piece or _NO_NAME.match(piece) or len(piece.split()) > 8:
            continue
        if (
            _CLASS.search(piece)
            and len(piece.split()) <= 8
            and not re.search(r"\b(?:patients?|hypersensitiv\w*|days)\b", piece)
        ):
            made.append(Object(piece, kind="class"))
        elif _DRUG.match(piece) and not _NOT_A_DRUG.search(piece) and not looks_like_condition(piece):
            made.append(Object(piece, kind="substance" if piece.lower() in {"alcohol", "ethanol"} else "drug"))
    return made
