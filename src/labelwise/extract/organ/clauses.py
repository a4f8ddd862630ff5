"""The clauses of a sentence on organ function, and which of them are no rule about this drug in impaired patients."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from labelwise.extract.dose.other_drug import is_other_name
from labelwise.extract.organ.actions import draws_dosing_conclusion
from labelwise.extract.stems import holds, matches_at
from labelwise.facts.dose_adjustment import AdjustmentAction

_CLAUSE = re.compile(
    r";|,?\s+\b(?:but|while|whereas|however)\b"
    r"|,?\s+and\s+(?=(?:is\s+|it\s+is\s+)?(?:not\s+recommended|contraindicated|should\s+not|avoid|no\s+dos)"
    r"|(?:the\s+)?(?:dose|dosage|dosing)\s+(?:adjust|reduc|modif)|(?:[\w®-]+\s+){1,5}?(?:is|are)\s+(?:not\s+recommended|contraindicated)\b)"
    r"|\s[•●▪]\s|\(\s*\d[\d.,\s]*\)\s*(?=[A-Z])"
    r"|(?<=min)\.\s+(?=(?-i:[A-Z]))"
    r"|(?<!mild)(?<!moderate)(?<!severe)(?<!stage)(?<!\))\s"
    r"(?=(?:(?:mild|moderate|severe)(?:[\s-]+(?:to|or|and)[\s-]+(?:moderate|severe))?\s+(?:\([^)]{0,40}\)\s*)?)?(?:renal|hepatic|kidney|liver)\s+(?:impairment|insufficiency|disease)\s*:)"
    r"|:\s+(?=\d)|,\s+(?=(?:the\s+)?(?:dose|dosage|use|it)\b)",
    re.IGNORECASE,
)
_CLAUSE_BEGINS = re.compile(
    r"[;,(:.\s](?:(?<=;)|(?<=min\.)\s|(?<=\()\s*\d|(?<=:)\s+\d|(?<=,)\s+[bwhatduiBWHATDUIıİ]"
    r"|(?<=\s)\s*(?:[bB][uU]|[wW][hH]|[hH][oO]|[aA][nN][dD]\s|[•●▪]|[mMsSrRhHkKlLſK][oOiIeEıİ]))"
)
_STATE = re.compile(
    r"\b(?:impair\w*|insufficien\w*|dysfunction\w*|failure|disease|function|clearance|CrCl|e?GFR|dialy\w+|h[ae]modialy\w+"
    r"|Child|cirrho\w*|compromised|disorder|serum\s+creatinine|aminotransferases?|transaminases?)",
    re.IGNORECASE,
)
_PATIENT = re.compile(
    r"\b(?:patients?|individuals|subjects|those|adults|children|persons?|impair\w*|insufficien\w*|function|clearance"
    r"|CrCl|eGFR|dialysis|failure|disease|dysfunction|cirrho\w*)\b",
    re.IGNORECASE,
)
# What happens to the organ because of the drug is a warning, not a rule for those whose organ is impaired.
_HARM = re.compile(
    r"\b(?:can\s+cause|may\s+cause|has\s+caused|have\s+been\s+reported|were\s+reported|was\s+reported|cases?\s+of"
    r"|occur(?:s|red)?|develop\w*|resulting\s+in|induced|elevat\w+|hepatotoxic\w*|nephrotoxic\w*|worsening"
    r"|signs\s+(?:and|or)\s+symptoms\s+of|deteriorat\w+)\b",
    re.IGNORECASE,
)
_IMPAIRED = re.compile(
    r"\b(?:with|in|pre-?existing)\b[^.;]{0,60}\b(?:impair|insuffic|disease|cirrho|dysfunction|failure|CrCl|clearance"
    r"|eGFR|Child)|\binitiat\w+[^.;]{0,60}\b(?:aminotransferase|transaminase)",
    re.IGNORECASE,
)
# Stopping because the organ fails under treatment is no rule for those who start with it impaired.
_ONSET = re.compile(
    r"\b(?:discontinu\w*|stop\w*|interrupt\w*|withhold|withheld)\b[^.;]{0,80}"
    r"\b(?:develop\w*|deteriorat\w+|worsen\w*|decreases?\s+to|falls?|occurs?|appears?|declin\w+|confirmed|suspected|jaundice)"
    r"|\b(?:if|when)\b[^.;]{0,80}\b(?:develop\w*|deteriorat\w+|worsen\w*|decreases?\s+to|falls?\s+below|occurs?|appears?|declin\w+)"
    r"(?:[^.;]|\.(?=[\w,)])){0,180}?\b(?:discontinu\w*|stop\w*|interrupt\w*|withhold|withheld)\b"
    r"|\bif\s+(?:a\s+|the\s+)?patients?\s+develops?\b|\bchanges\s+in\s+(?:liver|hepatic|renal|kidney)\b",
    re.IGNORECASE,
)
# How long before an operation the drug is stopped is no rule for those who go on taking it.
_OPERATION = re.compile(
    r"\b(?:discontinu|stop|interrupt|withh[eo]ld|hold|last\s+dose)\w*\b(?:[^.;]|\.(?=\d)){0,240}?"
    r"\b(?:before|prior\s+to|preceding)\b[^.;]{0,60}?\b(?:surg\w+|procedures?|interventions?|operations?|biops\w+)\b",
    re.IGNORECASE,
)
_ANIMALS = re.compile(r"\b(?:rats?|mice|mouse|rabbits?|monkeys?|dogs?|MRHD|animals?)\b")
NORMAL = re.compile(r"\bnormal\s+(?:renal|hepatic|kidney|liver)\s+function\b", re.IGNORECASE)
_COMPLICATED = re.compile(r"\b(?:manifestations|complications?|complicated|causal\w*)\b", re.IGNORECASE)
_NURSING = re.compile(r"\bbreast-?\s?fe(?:e?d)\w*|\bnursing\b|\blactating\b", re.IGNORECASE)
_CO_MEDICATION = re.compile(
    r"\bconcomitant\w*|\bco-?administ\w*|\bcombin(?:ed|ation)\s+(?:use\s+)?(?:with|of)|\bcolchicine\b|\binhibitors?\b"
    r"|\binducers?\b|\btogether\s+with\b|\bwhen\s+(?:used|taken|given)\s+with\b|\b(?:receiving|taking)\s+(?!h[ae]mo|dialysis)"
    r"|\bmetformin\b|\baliskiren\b|\bNSAIDs?\b",
    re.IGNORECASE,
)
_TEST = re.compile(
    r"\b(?:liver|hepatic|renal|kidney)\s+(?:function|enzyme)|\bserum\s+creatinine|\btransaminases?|\bbilirubin",
    re.IGNORECASE,
)
# What labels say of old age in general: their kidneys may work less, so take care.
_OLD_AGE = re.compile(
    r"\b(?:elderly|geriatric|older|65\s+years)\b.{0,160}?\b(?:more\s+likely|greater\s+(?:frequency|likelihood))|"
    r"\bmore\s+likely\s+to\s+have\s+(?:decreased|impaired)|\bgreater\s+frequency\s+of\s+decreased",
    re.IGNORECASE | re.DOTALL,
)
_LOW = re.compile(r"impair|insuffic|disease|cirrho|dysfunction|CrCl|clearance", re.IGNORECASE)


def clauses(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the clauses of a sentence."""
    start = 0
    for m in matches_at(_CLAUSE_BEGINS, _CLAUSE, sentence):
        if m.start() - start > 12:
            yield start, m.start()
            start = m.end()
    yield start, len(sentence)


def names_co_medication(clause: str, own: frozenset[str]) -> bool:
    """Whether the clause is about taking another drug as well; `own` are the words of this drug's names."""
    if any(m.group().lower().strip() not in own for m in _CO_MEDICATION.finditer(clause)):
        return True
    return any(is_other_name(m["name"], own) for m in _OF_ANOTHER.finditer(clause))


_OF_ANOTHER = re.compile(
    r"\b(?:(?:administration|use|dos(?:e|age))\s+of|avoid(?!\s+(?:administration|use))|giving|administering)\s+"
    r"(?P<name>[A-Za-z-]{4,})",
    re.IGNORECASE,
)


def _is_onset(text: str) -> bool:
    """Whether the text tells of stopping because the organ fails under treatment."""
    return (
        holds(text.lower(), ("discontinu", "stop", "interrupt", "withh", "changes in", "develop"))
        and _ONSET.search(text) is not None
    )


def _is_before_operation(text: str) -> bool:
    """Whether the text tells when to stop before an operation."""
    return holds(text.lower(), ("surg", "procedur", "intervention", "operation", "biops")) and bool(
        _OPERATION.search(text)
    )


def _is_old_age(text: str) -> bool:
    return holds(text.lower(), ("more", "greater")) and _OLD_AGE.search(text) is not None


@lru_cache(maxsize=4)  # asked for the sentence and for each of its clauses
def may_hold_rule(sentence: str) -> bool:
    """Whether any clause of a sentence can be advice for patients whose organ is impaired."""
    return bool(_STATE.search(sentence) and _PATIENT.search(sentence)) and not _is_onset(sentence[:600])


def is_rule(clause: str, sentence: str, action: AdjustmentAction, *, pharmacokinetic: bool) -> bool:
    """Whether the action is advice for patients whose organ is impaired."""
    if not may_hold_rule(sentence) or _is_onset(clause) or _NURSING.search(clause) or _ANIMALS.search(clause):
        return False
    if action in ("avoid", "contraindicated", "extend_interval") and _is_before_operation(sentence):
        return False
    if NORMAL.search(clause) and not _STATE.search(NORMAL.sub(" ", clause)):
        return False
    if action == "not_studied" and _COMPLICATED.search(clause):
        return False
    if pharmacokinetic:
        return draws_dosing_conclusion(action, clause)
    if action in ("caution", "monitor", "reduce", "adjust") and _is_old_age(sentence):
        return False
    impaired = _IMPAIRED.search(sentence) is not None
    if action in ("monitor", "avoid", "caution", "reduce") and not impaired and _HARM.search(sentence):
        return False
    return not (action == "monitor" and _TEST.search(sentence) and not _LOW.search(sentence))
