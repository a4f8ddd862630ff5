"""A contraindication's words to the name of a state.

"patients who are hypersensitive to X" is "hypersensitivity to X".
"""

from __future__ import annotations

import re

from labelwise.extract.indication.coordination import conditions_in
from labelwise.extract.indication.lead import MOST_WORDS
from labelwise.extract.indication.mask import squeeze
from labelwise.extract.indication.phrase import fitted
from labelwise.extract.stems import holds
from labelwise.vocab.conditions.heads import head_phrase, looks_like_condition

_WHO = (
    r"(?:all\s+|any\s+|those\s+|some\s+|the\s+|adult\s+|pediatric\s+|female\s+)*(?:patients?|individuals?"
    r"|persons?|people|subjects?|adults?|those|anyone|recipients)"
)
_LEAD = re.compile(
    rf"(?:(?:in|for|with|to|by|of|during|when|if|under|at|use|using|used|also|both|either|the|any|all"
    rf"|cases?\s+of|presence\s+of|treatment\s+of|initiation|use\s+in|following(?:\s+conditions|\s+patients"
    rf"|\s+situations)?)\b\s*[:,]?\s*)"
    r"|(?:wo)?men\s+with\s+(?:an?\s+)?(?=(?:active|current|known|past|history|undiagnosed)\b)"
    rf"|{_WHO}\s+(?:(?:with|having|suspected\s+of\s+having|suffering\s+from|in|who\s+(?:have|has|had|are|is|exhibit|suffer\s+from"
    rf"|develop(?:ed)?|experienced)(?:\s+(?:had|shown|demonstrated|experienced|exhibited|developed|known"
    rf"|previously|either|a|an|been))*|known\s+to\s+(?:have|be)|known|demonstrating|undergoing)\s+"
    rf"|(?=(?:known\s+)?(?:to\s+be\s+)?(?:hypersensitive|allergic|sensitive)\b))(?:an?\s+|the\s+)?"
    r"|(?:who\s+(?:are|is)\s+)?suspected\s+(?:of\s+having|to\s+have)\s+|who\s+have\s+demonstrated\s+(?!or\b)"
    r"|(?:an?|the|known\s+to\s+be|who\s+(?:are|have|is)|exhibit|demonstrated\s+or|has|have|there\s+is"
    r"|patient\s+has)\s+",
    re.IGNORECASE,
)
_SENSITIVE = re.compile(
    r"^((?:known\s+|previously\s+|severely\s+)?)(?:to\s+be\s+)?(hypersensitive|allergic|sensitive"
    r"|intolerant)\s+to\b",
    re.IGNORECASE,
)
_NOUN = {
    "hypersensitive": "hypersensitivity",
    "allergic": "allergy",
    "sensitive": "hypersensitivity",
    "intolerant": "intolerance",
}
_PREGNANT = re.compile(
    r"^(?:women|females|patients|mothers|persons?|individuals?)?\s*(?:who\s+)?(?:are\s+"
    r"|is\s+)?(?:known\s+to\s+be\s+)?pregnant(?:\s+(?:women|females|patients|woman|mothers))?$",
    re.IGNORECASE,
)
_PREGNANT_WOMEN = re.compile(r"pregnant\s+(?:women|females|patients)\s+(?:to|for|because|and)\b", re.IGNORECASE)
_ALLERGY = re.compile(r"hypersensitiv|allerg|anaphyla|sensitivity|intolerance|idiosyncrasy|angioedema", re.IGNORECASE)
_ALLERGIES = ("sensitiv", "allerg", "anaphyla", "intolerance", "idiosyncrasy", "angioedema")
_TAIL = re.compile(
    r"\s*[,(]\s*(?:e\.g\.?|such\s+as|including|i\.e\.?|see)\b.*$|\s+(?:such\s+as|including)\s+.*$|\s+(?:(?:and|or"
    r"|in|with|of|the|to|any)|(?:greater|less|more)(?:\s+than)?)$",
    re.IGNORECASE | re.DOTALL,
)
_JUNK = re.compile(
    r"^(?:patients?|the\s+following|following.*|conditions?|situations?|use|patients? (?:with|who)|individuals?"
    r"|none|(?:other\s+)?drugs?\b.*|medicinal\s+products?\b.*|medications?\b.*|herbal\s+products?|products?|combination|known|suspected|history|serious|symptoms?|diseases?|dysfunction|LABAs?"
    r"|/.*|reactions?|other\s+conditions|conditions\s+such.*|(?:with\s+)?(?:or\s+)?without\s.*|.*\b(?:contraindicated|should\s+not)\b.*|.*\bthese\s+conditions|applicable\s.*"
    r"|(?:concomitant|combined|concurrent)(?:ly)?(?:\s+(?:use|therapy|treatment|administration|with|taking)\b.*)?"
    r"|(?:co-?administration|combination)\b.*|these\s.*|this\s.*|it\b.*|such\b.*|for\s+all.*|general|other)$",
    re.IGNORECASE,
)


# "(e.g., anaphylaxis)": what is named there is no state of its own, and what follows it goes on.
_ASIDE = re.compile(
    r"\s*[(\[]\s*(?:e\.\s?g|i\.e|such\s+as|including|see|for\s+example)\b[^()\[\]]*[)\]]", re.IGNORECASE
)
_SIGNS_OF_ALLERGY = re.compile(r"(?<=ensitivity\sreactions)\s(?:such\s+as|including)\s.{3,120}?\sto(?=\s)")
# "taking A with a hypersensitivity to B": two items whose mark the flattening dropped.
_TAKING_WITH = re.compile(
    r"^(?:taking|receiving)\s.*?\swith\s+(?:an?\s+|known\s+)*(?=hypersensitivity|allerg)", re.IGNORECASE
)


def states_in(words: str) -> list[str]:
    """Return the states that an item names, each at most 15 words."""
    rest = squeeze(_ASIDE.sub("", words) if "(" in words or "[" in words else words)
    rest = _SIGNS_OF_ALLERGY.sub(" to", rest) if "eaction" in rest else rest
    for _ in range(8):
        found = _LEAD.match(rest)
        if not found or found.end() == 0 or _PREGNANT.match(rest):
            break
        rest = rest[found.end() :]
    rest = _SENSITIVE.sub(lambda m: m[1] + _NOUN[m[2].lower()] + " to", _TAKING_WITH.sub("", rest))
    if _PREGNANT.match(rest):
        return ["pregnancy"]
    return [p for p in (_named(one) for one in _split(rest)) if p]


_OR_ALLERGY = re.compile(
    r"\s*,?\s+(?:and|or)\s+(?=(?:an?\s+)?(?:known\s+|suspected\s+|history\s+of\s+|severe\s+)*(?:hypersensitivity"
    r"|allergy)\b)"
)
# "asthma, urticaria, or allergic-type reactions after taking aspirin": each of them after aspirin.
_ONE_REACTION = re.compile(
    r"\ballergic(?:[- ]type)?\s+reactions?\s+(?:after\s+taking|following|to\s+aspirin)", re.IGNORECASE
)
_WHOLE = re.compile(r"(?:primary\s+)?(?:treatment|setting|use)\s+of\b|(?:primary\s+)?treatment\b", re.IGNORECASE)


def _split(rest: str) -> list[str]:
    made: list[str] = []
    for part in _OR_ALLERGY.split(rest):
        allergy = _allergic(head_phrase(part)[:60])
        if _ONE_REACTION.search(part):
            made.append(part)
        elif allergy and "," not in part[: allergy.start()]:
            made += _allergy(part)
        elif _WHOLE.match(part):
            made.append(part)
        else:
            made += conditions_in(_TAIL.sub("", part))
            made += _examples(part)
    return made


_ABSENT = re.compile(r"\b(?:absence|without|except|excluding|not|other\s+than)\b", re.IGNORECASE)
_NAMED_EXAMPLES = re.compile(r"\s(?:such\s+as|including)\s+(?P<named>[^()]+)$")


def _examples(part: str) -> list[str]:
    """Return the states of "acidosis, including ketoacidosis", where all that is named there is one."""
    found = _NAMED_EXAMPLES.search(part) if " such " in part or " including " in part else None
    if found is None or _ABSENT.search(part, 0, found.start()):
        return []
    pieces = [p for p in conditions_in(_TAIL.sub("", found["named"])) if not _JUNK.match(p)]
    return pieces if all(looks_like_condition(p) and not _ALLERGY.search(p) for p in pieces) else []


def _allergic(words: str) -> re.Match[str] | None:
    return _ALLERGY.search(words) if holds(words.lower(), _ALLERGIES) else None


def _allergy(part: str) -> list[str]:
    """Return an allergy with all it is to, and apart from it the diseases that its list runs into."""
    pieces = re.split(r"\s*,\s+(?:and\s+|or\s+)?(?=\S)", part)
    for index, piece in enumerate(pieces[1:], 1):
        if looks_like_condition(piece) and not _ALLERGY.search(piece) and not _COMPONENT.search(piece):
            return [", ".join(pieces[:index]), *conditions_in(", ".join(pieces[index:]))]
    return [part]


_COMPONENT = re.compile(
    r"component|ingredient|compound|excipient|drug|product|preservative|inhibitor|acid|which|any\b", re.IGNORECASE
)


_CUT_OFF = re.compile(r"\s*\((?:e\.?\s?g|i\.?e)\.?$")


def _named(phrase: str) -> str:
    phrase = re.sub(
        r"^(?:(?:and|or|[Ww]ith|in|an?|the)\s+)?(?:[Ww]ho\s+have\s+demonstrated\s+)?(?:who\s+(?:are|is)\s+suspected\s+(?:of\s+having|to\s+have)\s+)?",
        "",
        squeeze(phrase),
    )
    phrase = _SENSITIVE.sub(lambda m: m[1] + _NOUN[m[2].lower()] + " to", phrase)
    if _PREGNANT.match(phrase):
        return "pregnancy"
    if _PREGNANT_WOMEN.match(phrase):
        return "pregnancy"
    phrase = fitted(phrase, MOST_WORDS).rstrip(" (,")
    phrase = _CUT_OFF.sub("", phrase) if "(" in phrase[-6:] else phrase
    if len(phrase) < 4 or _JUNK.match(phrase) or not re.search(r"[A-Za-z]{3}", phrase):
        return ""
    return phrase


_PEOPLE = frozenset({"women", "females", "nursing mothers", "neonates", "infants", "children"})


def is_state(phrase: str) -> bool:
    """Return whether a phrase ends in a noun that diseases and states end in."""
    return looks_like_condition(phrase) or _allergic(phrase) is not None or phrase.lower() in _PEOPLE
