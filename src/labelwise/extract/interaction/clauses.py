"""What a sentence says about a named object: what to do, what happens, how, and whether nothing happens."""

from __future__ import annotations

import re
from functools import lru_cache

from labelwise.extract.interaction.lower_case import of_lower
from labelwise.extract.stems import holds, lower
from labelwise.facts.interaction import InteractionAction

_DOSE = r"(?:dos\w+|infusion\s+rate|amount)"
_ACTIONS: tuple[tuple[InteractionAction, tuple[str, ...], str], ...] = (
    ("contraindicated", ("contraindicated", "must not"), r"(?<!not )\bcontraindicated\b|\bmust\s+not\b"),
    (
        "avoid",
        ("avoid", " not ", "discontinu", "refrain"),
        r"\bavoid\w*|\brefrain\b|\bnot\s+(?:be\s+)?(?:generally\s+)?(?:used|given|taken"
        r"|administered|co-?administered|combined|initiated|started|received?|mixed|prescribed)"
        r"|\bdo\s+not\s+(?:use|give|take|administer|co-?administer|start|initiate|drink)|\bshould\s+not\b(?!\s+(?:be\s+)?exceed)"
        r"|\bmay\s+not\s+be\s+used|\bdiscontinue\s+(?:\w+\s+){1,6}?(?:in\s+advance|prior|before)\b",
    ),
    (
        "not_advised",
        ("recommended", "advis"),
        r"\bnot\s+(?:be\s+)?(?:\w+ly\s+)?(?:recommended|advis\w+)|\bnot\s+a\s+recommended|\binadvisable",
    ),
    (
        "separate",
        ("hour", "separat", "stagger", "apart"),
        r"\b(?:at\s+least\s+)?\w+\s+(?:\(\d+\)\s+)?(?:to\s+\w+\s+)?hours?\s+(?:\w+\s+)?(?:before|after|prior|apart"
        r"|following)|\bseparat(?:ed?|ely|ing)\b(?!\s+(?:\w+\s+){0,4}?(?:stud|trial|analys|group|session|report|section))|\bstagger\w*|\bapart\b",
    ),
    (
        "adjust",
        ("dos", "rate", "amount"),
        rf"\b(?:reduc\w+|decreas\w+|increas\w+|adjust\w*|lower\w*|limit\w*|modif\w*|halv\w*|titrat\w*)\s+(?:of\s+"
        rf"|in\s+)?(?:\w+\s+){{0,5}}?{_DOSE}|\b{_DOSE}\s+(?:\w+\s+){{0,6}}?(?:reduc\w+|adjust\w*|decreas\w+|increas\w+"
        rf"|modif\w+|lower\w*|not\s+exceed)|\bnot\s+(?:to\s+)?exceed|\b{_DOSE}\b[^.;]{{0,250}}\b(?:may\s+need|should|must|needs?)\s+(?:to\s+)?be\s+(?:reduced|adjusted|decreased|lowered|increased)|\b(?:lower|lowest)\s+(?:\w+\s+){{0,3}}?{_DOSE}",
    ),
    (
        "monitor",
        ("monitor", "observ", "measur", "assess", "watch", "determin", "evaluat", "check"),
        r"\bmonitor\w*|\bobserv\w+\s+(?:closely|carefully|for|patients)|(?:clos\w+|careful\w*)\s+observ|\bmeasure\b"
        r"|\bassess\b|\bwatch\w*|\b(?:frequent|periodic)\s+(?:\w+\s+){0,3}determin|\bcheck\s",
    ),
    (
        "caution",
        ("caution", "careful", "consider", "care ", "aware", "warn", "ask "),
        r"\bcaution\w*|\bcareful\w*|\bconsider\b|\bconsidered\b|\bcare\s+(?:should|must)|\baware\b|\bwarn\w*"
        r"|\bask\s+a\s+doctor",
    ),
)
_PATTERNS = tuple((name, stems, of_lower(pattern)) for name, stems, pattern in _ACTIONS)
_NO_ACTION = of_lower(
    r"\bnot\s+contraindicated|\b(?:no|without|not\s+require\w*"
    r"|not\s+necessary\s+to)\s+(?:\w+\s+){0,3}?(?:dos\w+\s+)?(?:adjust\w*|monitor\w*|modif\w*|chang\w+)"
    # What is to be avoided is an effect, no use: "monitor the level to avoid toxicity".
    r"|\bto\s+avoid\s+(?:\w+\s+){0,3}?(?:toxicit\w*|reductions?|increas\w+|decreas\w+|exposure|risks?|adverse|effects?"
    r"|hypo\w+|hyper\w+|bleeding|overdos\w+|symptoms|interactions?|withdrawal|injury|interference|complications?)"
    r"|\bcompared\s+(?:to|with)\b[^.;]*\bseparately\b"
    r"|\b(?:during|with|at|following|after|and)\s+(?:each\s+|any\s+)?dos\w+\s+(?:increases?|adjustments?|changes?)\b"
    r"|\b(?:standard|routine|usual)\s+(?:\w+\s+){0,5}?monitoring\b[^.;]{0,60}\bcontinued"
)
_NO_ACTION_STEMS = (
    "contraindicated",
    "adjust",
    "monitor",
    "modif",
    "chang",
    "avoid",
    "separately",
    "dose increases",
    "dosage increases",
)
_NONE_STEMS = (
    "no ",
    "not ",
    "neither",
    "nor ",
    "without",
    "lack",
    "safely",
    "unlikely",
    "unaffected",
    "unchanged",
    "routine",
    "standard",
    "usual",
)
_ADJECTIVES = (
    r"(?:(?:clinically|statistically|significant\w*|relevant|important|meaningful|known|apparent|substantial"
    r"|appreciable|evidence\s+of|drug|pharmacokinetic|pharmacodynamic|further|such|other|major|adverse|effect\s+on"
    r"|a|any|an|the|and|or|unexpected|altered)[\s-]+){0,6}"
)
_NONE = of_lower(
    rf"\b(?:no|neither|nor|without|lack\s+of)\s+{_ADJECTIVES}(?:drug[\s-]+)?(?:interactions?|effects?|changes?"
    rf"|differences?|influence|impact|alter\w*|increase|decrease|inhibition|induction|evidence)\b"
    r"|\b(?:did|does|do|was|were|is|are|has|have|had|would|will|should)\s+(?:no"
    r"|not)\s+(?:\w+\s+){0,3}?(?:affect\w*|alter\w*|chang\w*|influenc\w*|increas\w*|decreas\w*|interfer\w*"
    r"|potentiat\w*|expected|anticipated|likely|modif\w*|impact\w*|reduc\w*|prolong\w*|inhibit(?:s|ed)?|induce[sd]?"
    r"|interact\w*|effects?|appear|observed|seen|substrates?)\b"
    r"|\bnot\s+result\s+in\s+(?:any\s+|an?\s+)?(?:\w+\s+){0,2}?(?:altered|unexpected|chang\w+|increas\w+|effects?)"
    r"|\b(?:been\s+)?safely\b|\bneither\b.{3,120}\b(?:altered|affected|changed|influenced)|\bnot\s+(?:be\s+)?expected\b|\bunlikely\b"
    r"|\bno\s+(?:\w+\s+){0,2}?(?:dos\w*\s+)?(?:adjustments?|modifications?)\b"
    r"|\b(?:dos\w+\s+)?adjustments?\s+(?:\w+\s+){0,6}?(?:is|are)\s+not\s+(?:necessary|required|needed|recommended)"
    r"|\bnot\s+(?:clinically\s+|considered\s+clinically\s+)?(?:significant|meaningful|relevant|important)\b"
    r"|\b(?:standard|routine|usual)\s+(?:\w+\s+){0,5}?monitoring\b[^.;]{0,60}\bcontinued"
    r"|\bwithout\s+(?:dose|dosage)\s+adjust|\bunaffected\b|\bunchanged\b|\bhas\s+not\s+been\s+(?:observed|reported"
    r"|shown\s+to\s+(?:affect|alter|interact|change))\b|\bcan\s+be\s+(?:co)?-?(?:administered"
    r"|used)\s+(?:\w+\s+)?(?:safely|without)"
)
_NOT_NONE = of_lower(
    r"\bnot\s+(?:be\s+)?(?:recommended|advised|used|given|taken|established|studied|exceed|known|limited|excluded)"
    r"|\bno\s+(?:more|longer|other)\b|\b(?:may|might|can|could|should|must)\s+not\s+be\b|\beffect\w*\s+(?:is"
    r"|are)\s+(?:not|un)known|no\s+effect\s+on\s+(?:the\s+)?(?:incidence|mortality)"
)
_TURN = of_lower(
    r";|,?\s+(?:but|however|whereas|although|though|while|except|unless|nevertheless|yet)\b|\s+and\s+(?:is\s+"
    r"|are\s+)?not\s+recommended|,\s+(?:and\s+)?(?:did|does|had)\s+not\b"
)


@lru_cache(maxsize=8192)
def action_in(text: str) -> InteractionAction | None:
    """Return the strongest thing that the text advises, None where it advises nothing."""
    lowered = text.lower()
    if holds(lowered, _NO_ACTION_STEMS):
        lowered = _NO_ACTION.sub(" ", lowered)
    return next((n for n, stems, p in _PATTERNS if holds(lowered, stems) and p.search(lowered)), None)


@lru_cache(maxsize=8192)
def says_none(text: str) -> bool:
    """Whether the text says that nothing happens or that nothing need be changed."""
    lowered = text.lower()
    if not holds(lowered, _NONE_STEMS):
        return False
    found = _NONE.search(lowered)
    while found is not None:
        if not _NOT_NONE.match(lowered, found.start()):
            return True
        found = _NONE.search(lowered, found.end())
    return False


_TURNS = (
    ";",
    "but",
    "however",
    "whereas",
    "though",
    "while",
    "except",
    "unless",
    "nevertheless",
    "yet",
    " not ",
    "However",
)


def clause_at(text: str, start: int, end: int) -> str:
    """Return the clause of a sentence in which a span stands: what "but", "whereas" or a semicolon sets apart."""
    low, high = 0, len(text)
    for turn in _turns(text):
        if turn <= start:
            low = turn
        elif turn >= end:
            high = turn
            break
    return text[low:high]


@lru_cache(maxsize=64)  # every object of a sentence asks
def _turns(text: str) -> tuple[int, ...]:
    return tuple(m.start() for m in _TURN.finditer(lower(text))) if holds(text, _TURNS) else ()


_CHANGES = ("increas", "decreas", "reduc", "lower", "elevat", "rais")
_SIDES = of_lower(
    r"(?:,?\s+(?:and|or|but)|;|,)\s+(?=(?:(?:is|are|may|can|will|be)\s+){0,3}(?:increas|decreas|reduc|lower|elevat|rais)\w+"
    r"\s+(?:by|in|with|when)\b)"
)


def side_at(text: str, start: int, end: int) -> str:
    """Return the part of a sentence that tells what happens with a name: "increased by A and decreased by B"."""
    low, high = 0, len(text)
    for side_start, side_end in _sides(text):
        if side_end <= start:
            low = side_end
        elif side_start >= end:
            return text[low:side_start]
    return text[low:high]


@lru_cache(maxsize=64)
def _sides(text: str) -> tuple[tuple[int, int], ...]:
    lowered = lower(text)
    return tuple(m.span() for m in _SIDES.finditer(lowered)) if holds(lowered, _CHANGES) else ()


# Where one sentence runs on into the next item: a reference in brackets, or a full stop that looked like an initial's.
_ITEM = re.compile(
    r"\(\s*\d+(?:\.\d+)?(?:\s*,\s*\d+(?:\.\d+)?)*\s*\)\s+(?=[A-Z])|[a-zA-Z]\.\s+(?=[A-Z][a-z]+\s*[a-z:])"
)


def item_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch of a sentence in which a span stands, where highlights run several items together."""
    low, high = 0, len(text)
    for item_start, item_end in _items(text):
        if item_end <= start:
            low = item_end
        elif item_start >= end:
            return low, item_start + 1
    return low, high


@lru_cache(maxsize=64)
def _items(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(m.span() for m in _ITEM.finditer(text)) if ") " in text or ". " in text else ()


_NO_MATTER = of_lower(
    r"(?:the|this|these|such)\s+(?:\w+\s+){0,3}?(?:interactions?|changes?|effects?|differences?|increases?|decreases?)"
    r"\s+(?:is|are|was|were)\s+not\s+(?:considered\s+|believed\s+to\s+be\s+|expected\s+to\s+be\s+)?"
    r"(?:clinically\s+|to\s+be\s+)*(?:significant|relevant|meaningful|important)"
)


def does_not_matter(following: str) -> bool:
    """Whether the next sentence says that what was found does not matter: "the interaction is not significant"."""
    return following[:1] == "T" and _NO_MATTER.match(following.lower()) is not None


def scope_of(text: str) -> str | None:
    """Return what a negative statement is limited to."""
    return "pharmacokinetics" if _SCOPE.search(text.lower()) else None


_SCOPE = of_lower(r"\b(?:pharmacokinetic\w*|single\s+dose|in\s+vitro|steady[\s-]state|AUC|Cmax|exposure|clearance)\b")
