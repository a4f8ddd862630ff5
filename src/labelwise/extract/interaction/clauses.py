"""What a sentence says about a named object: what to do, what happens, how, and whether it says that nothing happens."""

from __future__ import annotations

import re

from labelwise.facts.interaction import InteractionAction

_ACTIONS: tuple[tuple[InteractionAction, tuple[str, ...], re.Pattern[str]], ...] = (
    ("contraindicated", ("contraindicated", "must not"), re.compile(r"(?<!not )\bcontraindicated\b|\bmust\s+not\b", re.IGNORECASE)),
    ("avoid", ("avoid", "not ", "should be discontinued"), re.compile(
        r"\bavoid\w*|\bnot\s+(?:be\s+)?(?:recommended|advised|used|given|taken|administered|co-?administered|combined|initiated|receive)|\bdo\s+not\s+(?:use|give|take|administer|co-?administer|start|initiate)|\bshould\s+not\b|\bnot\s+start", re.IGNORECASE)),
    ("separate", ("hour", "separat", "stagger", "apart"), re.compile(
        r"\b(?:at\s+least\s+)?\w+\s+(?:to\s+\w+\s+)?hours?\s+(?:before|after|prior|apart|following)|\bseparat\w+|\bstagger\w*|\bapart\b", re.IGNORECASE)),
    ("adjust", ("dos", "adjust", "reduc", "increas", "titrat"), re.compile(
        r"\b(?:reduc\w+|decreas\w+|increas\w+|adjust\w*|lower\w*|limit\w*|modif\w*|halv\w*|titrat\w*)\s+(?:of\s+)?(?:\w+\s+){0,4}?(?:dos\w+)|\bdos\w+\s+(?:\w+\s+){0,5}?(?:reduc\w+|adjust\w*|decreas\w+|increas\w+|modif\w+|lower\w*|not\s+exceed)|\bnot\s+(?:to\s+)?exceed", re.IGNORECASE)),
    ("monitor", ("monitor", "observ", "measur", "assess", "watch", "determin"), re.compile(
        r"\bmonitor\w*|\bobserv\w+\s+(?:closely|for|patients)|closely\s+observ|\bmeasur\w+|\bassess\w*|\bwatch\w*|\bfrequent\s+determin", re.IGNORECASE)),
    ("caution", ("caution", "careful", "consider", "care ", "aware"), re.compile(r"\bcaution\w*|\bcareful\w*|\bconsider\w*|\bcare\s+(?:should|must)|\baware\b", re.IGNORECASE)),
)  # fmt: skip
_NONE = re.compile(
    r"\b(?:no|not|neither|nor|without|lack\s+of)\s+(?:\w+\s+){0,3}?(?:clinically\s+|statistically\s+)?(?:significant\w*\s+|relevant\s+|important\s+|meaningful\s+|known\s+)?(?:\w+\s+){0,2}?(?:interactions?|effects?|changes?|differences?|influence|impact|alter\w*|affect\w*|chang\w+|inhibit\w*|induc\w*|interfer\w*|modif\w*)\b"
    r"|\b(?:did|does|do|was|were|is|are)\s+not\s+(?:\w+\s+){0,3}?(?:affect\w*|alter\w*|chang\w*|influenc\w*|increas\w*|decreas\w*|interfer\w*|potentiat\w*|expected|likely|modif\w*|impact\w*|reduc\w*|prolong\w*|inhibit\w*|interact\w*)"
    r"|\bunlikely\b|\bno\s+(?:dos\w*\s+)?adjustment|\bnot\s+(?:clinically\s+)?(?:significant|meaningful|relevant)|\bwithout\s+(?:dose|dosage)\s+adjust",
    re.IGNORECASE,
)
_HARMLESS_NOT = re.compile(
    r"\bnot\s+(?:be\s+)?(?:recommended|advised|used|given|taken|established|studied|exceed|known|limited|excluded)|no\s+more\s+than",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    r"\b(?:pharmacokinetic\w*|single\s+dose|in\s+vitro|steady[\s-]state|AUC|Cmax|exposure|clearance)\b", re.IGNORECASE
)
_EFFECT = re.compile(
    r"\b(?:may|can|could|might|will|would|to|resulted?\s+in|results?\s+in|because\s+of|due\s+to|risk\s+of|associated\s+with|have|has|showed?)\s+(?:\w+\s+){0,3}?"
    r"(?P<e>(?:increas\w+|decreas\w+|reduc\w+|enhanc\w+|potentiat\w+|prolong\w+|additive|elevat\w+|lower\w*|rais\w+|diminish\w+|inhibit\w+|impair\w+|interfer\w+|exacerbat\w+|worsen\w*|antagoni[sz]\w+|attenuat\w+|serotonin\s+syndrome|hypoten\w+|hyperten\w+|bleed\w+|hyperkal\w+|seizur\w+|sedation|respiratory|toxicit\w+|profound|hypoglyc\w+|QT)[^.;()\[]{0,90})",
    re.IGNORECASE,
)
_MECHANISMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("serotonergic", re.compile(r"serotonin\s+syndrome|serotonergic", re.IGNORECASE)),
    ("additive CNS depression", re.compile(r"CNS\s+depress|central\s+nervous\s+system\s+depress|sedati|respiratory\s+depress|drows|somnolen", re.IGNORECASE)),
    ("QT prolongation", re.compile(r"\bQTc?\b|torsade", re.IGNORECASE)),
    ("bleeding", re.compile(r"bleed|hemorrhag|anticoagul|prothrombin|\bINR\b", re.IGNORECASE)),
    ("additive hypotension", re.compile(r"hypotens|blood\s+pressure[-\s]lower|antihypertensive\s+effect", re.IGNORECASE)),
    ("hyperkalemia", re.compile(r"hyperkal|serum\s+potassium", re.IGNORECASE)),
    ("hypoglycemia", re.compile(r"hypoglyc", re.IGNORECASE)),
    ("chelation or binding", re.compile(r"chelat|bind\w*\s+(?:to\s+)?|absorption", re.IGNORECASE)),
    ("anticholinergic", re.compile(r"anticholinergic\s+effect", re.IGNORECASE)),
    ("nephrotoxicity", re.compile(r"nephrotox|renal\s+(?:toxic|function|impair|failure)", re.IGNORECASE)),
)  # fmt: skip
_ENZYME = re.compile(
    r"\b(CYP\s?\d[A-Z]\d*|P-?gp|P-glycoprotein|OATP\w*|BCRP|OCT\d|UGT\w*)\b[^.;]{0,40}?\b(inhibit\w*|induc\w*|substrate)|\b(inhibit\w*|induc\w*)\b[^.;]{0,30}?\b(CYP\s?\d[A-Z]\d*|P-?gp|OATP\w*|BCRP)\b",
    re.IGNORECASE,
)


def action_in(text: str) -> InteractionAction | None:
    """Return the strongest thing that the text advises, None where it advises nothing."""
    lowered = text.lower()
    return next((n for n, stems, p in _ACTIONS if any(s in lowered for s in stems) and p.search(text)), None)


def says_none(text: str) -> bool:
    """Whether the text says that nothing happens or that nothing need be changed."""
    found = _NONE.search(text)
    return found is not None and not _HARMLESS_NOT.match(text, found.start())


def scope_of(text: str) -> str | None:
    """Return what a negative statement is limited to."""
    found = _SCOPE.search(text)
    return "pharmacokinetics" if found else None


def effect_of(text: str) -> str | None:
    """Return what happens, in at most 14 of the label's words."""
    found = _EFFECT.search(text)
    if found:
        return " ".join(found["e"].split()[:14]).strip(" ,")
    return None


def mechanism_of(text: str) -> str | None:
    """Return how, as one of a few words or as an enzyme with what is done to it."""
    if m := _ENZYME.search(text):
        enzyme, verb = (m[1], m[2]) if m[1] else (m[4], m[3])
        word = (
            "inhibition"
            if verb.lower().startswith("inhib")
            else "induction"
            if verb.lower().startswith("induc")
            else "substrate"
        )
        return f"{enzyme} {word}"
    return next((name for name, pattern in _MECHANISMS if pattern.search(text)), None)
