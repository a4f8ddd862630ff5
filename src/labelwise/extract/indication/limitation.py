"""What a label says that the drug is not for."""

from __future__ import annotations

import re

from labelwise.extract.indication.lead import MOST_WORDS, Use
from labelwise.extract.indication.mask import squeeze
from labelwise.extract.indication.phrase import fitted, uses_of
from labelwise.vocab.conditions.heads import looks_like_condition

_FOR = re.compile(
    r"\b(?:[Nn]ot|NOT|never)\s+(?:be\s+|been\s+)?(?:\w+ly\s+)?(?:indicated|recommended|intended|approved|effective"
    r"|useful|used|use|administered|demonstrated\s+to\s+be\s+effective|shown\s+to\s+be\s+effective"
    r"|found\s+effective|"
    r"found\s+to\s+be\s+effective|shown\s+effective|appropriate|beneficial|found\s+useful|for|of\s+value"
    r"|justified|a\s+substitute|substitute)"
    r"\s*(?P<rest>(?:for|in|to|as|when|of|if|on)?\b.*)$|\b(?:no\s+(?:use|value|benefit|role)"
    r"|ineffective)\s+(?P<none>(?:for|in)\b.*)$",
    re.DOTALL,
)
_NOT_SHOWN = re.compile(
    r"\b(?:[Ss]afety|[Ee]fficacy|[Ee]ffectiveness|[Uu]se|[Uu]sefulness|[Bb]enefit|[Rr]ole"
    r"|[Vv]alue)\b(?P<front>.*?)\b(?:has|have|had|is|are|was"
    r"|were)\s+not\s+(?:been\s+)?(?:\w+ly\s+)?(?:established|demonstrated|shown|proven|known|recommended"
    r"|indicated)\b(?P<back>.*)$",
    re.DOTALL,
)
_WHERE = re.compile(r"\b(?:in|for)\s+(?:the\s+)?(?P<where>.+)$", re.DOTALL)
_TIME = re.compile(
    r"\b(?:longer|beyond|more\s+than|greater\s+than|exceeding|prolonged|duration|repeated|dosage|doses|dose)\b"
)
_OTHER_DRUGS = re.compile(
    r"\b(?:combination|concomitant\w*|coadminist\w*|co-administ\w*|other\s+\w+\s+(?:inhibitors|products)"
    r"|interchang\w*|substitut\w*|same\s+as)\b|^(?:with|of)\b",
    re.IGNORECASE,
)
_STATE = re.compile(r"\b(?:patients|individuals|women|children|infants|those|adults)\s+(?:with|who)\b")
_WHO = re.compile(r"\b(?:patients|individuals|women|children|infants|those|adults)\s+who\b.*$", re.DOTALL)
# "Not for immediate relief of X" is no denial of X.
_HOW = re.compile(
    r"(?:(?:for|in|to|as|the|an?)\s+)*(?P<kept>(?:immediate|rapid|quick|acute|emergency|initial|first[- ]line"
    r"|long[- ]term|short[- ]term|maintenance|chronic|prolonged|outpatient|routine|sole|primary)\s+"
    r"(?:relief|treatment|management|therapy|control)\s+(?:of|for))\s",
    re.IGNORECASE,
)
_AGE_ONLY = re.compile(
    r"^(?:the\s+)?(?:pediatric|neonat|infant|child|elderly|geriatric|adult|patient|individual|women|men"
    r"|people)[\w\s≥<>,-]*$",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\s*(?:,\s*)?\b(?:because|since|as\s+(?:it|there|the)|and,?\s+therefore|therefore|due\s+to\s+(?:the|its)\s+(?:\w+\s+)?(?:risk|potential|possib)"
    r"|due\s+to\s+(?:an?\s+)?(?:increased|lack)|unless|where\s+(?:the|safety)|until|but|however|although"
    r"|when\s+(?:the|other))\b.*$",
    re.DOTALL,
)


def denied(words: str) -> list[Use]:
    """Return the conditions that a denying sentence names; empty where it denies something else (a time, a
    combination).
    """
    rest = _object_of(words)
    rest = _REASON.sub("", rest).strip(" .,;:")
    if (
        not rest
        or _OTHER_DRUGS.search(rest[:40])
        or (_TIME.search(rest) and not re.search(r"\b(?:treatment|management|prevention)\s+of\b", rest))
    ):
        return []
    uses = []
    for part in re.split(r"\s*,?\s+(?:or|and|nor)\s+(?=(?:in|for|to)\s)", rest):
        kept = f"{squeeze(how['kept'])} " if (how := _HOW.match(part)) else ""
        made = [
            u._replace(
                qualifier=None,
                condition=fitted(f"{'as ' if u.condition.startswith('needed ') else kept}{u.condition}", MOST_WORDS),
            )
            for u in uses_of(part)
            if _is_state(u.condition, part)
        ]
        if not made and (who := _WHO.search(part)):
            made = [Use(condition=fitted(who.group().strip(" .,"), MOST_WORDS))]
        uses += made
    return uses


def _object_of(words: str) -> str:
    if found := _NOT_SHOWN.search(words):
        back = _WHERE.search(found["back"])
        if back and not re.match(r"(?:for|in)\s+(?:this|these|such|that)\b", back.group()):
            return back.group()
        front = _WHERE.search(found["front"])
        return front.group() if front else ""
    found = _FOR.search(words)
    return (found["rest"] or found["none"] or "") if found else ""


def _is_state(condition: str, part: str) -> bool:
    if _AGE_ONLY.match(condition):
        return False
    return (
        looks_like_condition(condition)
        or bool(_STATE.search(part))
        or bool(re.search(r"\b(?:treatment|management|prevention|treat|relief)\b", part))
    )
