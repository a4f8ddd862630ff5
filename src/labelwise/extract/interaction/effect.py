"""What happens in an interaction, in a few words: "increased exposure to atorvastatin", "serotonin syndrome".

A phrase is made only where its noun is known (a concentration, an effect, a risk, a named reaction): words that are an
order to the reader ("reduce the dose"), or the beginning of something else, make none.
"""

from __future__ import annotations

import re
from functools import lru_cache

from labelwise.extract.interaction.lower_case import of_lower
from labelwise.extract.stems import holds, lower

MOST_WORDS = 10
_CHANGES = {
    "increas": "increased", "decreas": "decreased", "reduc": "reduced", "enhanc": "enhanced",
    "potentiat": "potentiated", "prolong": "prolonged", "elevat": "increased", "lower": "lowered", "rais": "increased",
    "rise": "increased", "higher": "higher", "lesser": "reduced", "diminish": "diminished", "inhibit": "inhibited",
    "impair": "impaired", "exacerbat": "exacerbated", "worsen": "worsened", "antagoni": "antagonized",
    "attenuat": "attenuated", "additive": "additive", "delay": "delayed", "alter": "altered", "augment": "increased",
    "intensif": "intensified", "block": "blocked", "greater": "greater", "loss": "loss of", "accelerat": "accelerated",
    "precipitat": "precipitated", "interfer": "interference with", "induc": "induced", "blunt": "blunted",
}  # fmt: skip
_CHANGE = (
    r"(?:(?:increas|decreas|reduc|enhanc|potentiat|elevat|diminish|exacerbat|attenuat|alter|augment|delay|rais)"
    r"(?:e|es|ed|s|ing|ion|ions|ation)?|prolong(?:s|ed|ing|ation)?|lower(?:s|ed|ing)?|worsen(?:s|ed|ing)?"
    r"|inhibit(?:s|ed|ing|ion)?|impair(?:s|ed|ing|ment)?|antagoni[sz](?:e|es|ed|ing)|blunt(?:s|ed)?"
    r"|intensif(?:y|ies|ied)|block(?:s|ed|ing)?|rise|higher|greater|lesser|additive|loss|accelerat(?:e|es|ed|ing)"
    r"|precipitat(?:e|es|ed|ing)|interfer(?:e|es|ed|ing|ence)|induc(?:e|es|ed|ing))"
)
_REACTION = (
    r"serotonin\s+syndrome|neuroleptic\s+malignant\s+syndrome|(?:orthostatic\s+|severe\s+|symptomatic\s+)?hypotension"
    r"|hypertensive\s+(?:crisis|crises|reactions?)|(?:severe\s+)?hypertension|(?:serious\s+|major\s+)?bleeding"
    r"|ha?emorrhage|hyperkala?emia|hypokala?emia|hyponatra?emia|hypoglyca?emia|hyperglyca?emia|hypercalca?emia"
    r"|(?:severe\s+)?bradycardia|tachycardia|seizures?|convulsions|(?:profound\s+)?sedation|somnolence|drowsiness"
    r"|respiratory\s+depression|cns\s+depression|central\s+nervous\s+system\s+depression"
    r"|torsades?\s+de\s+pointes|qtc?(?:\s+interval)?\s+prolongation|(?:ventricular\s+)?arrhythmias?|heart\s+block"
    r"|av\s+block|myopathy(?:\s+(?:and|or|/)\s*rhabdomyolysis)?|rhabdomyolysis|nephrotoxicity|renal\s+failure"
    r"|acute\s+kidney\s+injury|ototoxicity|hepatotoxicity|liver\s+injury|myelosuppression|bone\s+marrow\s+suppression"
    r"|pancreatitis|lactic\s+acidosis|peripheral\s+neuropathy|neutropenia|agranulocytosis|thrombosis"
    r"|angioedema|anticholinergic\s+effects|disulfiram-like\s+reactions?|immunosuppression|(?:serious\s+)?infections?"
    r"|delirium|psychosis|hyperthermia|coma|death|ergotism|vasospas(?:m|tic\s+reactions?)|fluid\s+retention"
    r"|edema|toxicity|withdrawal\s+symptoms|intracranial\s+hypertension|pseudotumor\s+cerebri|paralytic\s+ileus"
    r"|urinary\s+retention|constipation|gastrointestinal\s+(?:bleeding|ulcers?|ulceration|perforation)"
)
_NOUN = (
    r"(?:(?:peak\s+|trough\s+)?(?:concentrations?|levels?)|exposures?|auc|c\s?max|c\s?min|clearance|effects?"
    r"|effectiveness|efficacy|activity|actions?|toxicit(?:y|ies)|absorption|risks?|metabolism|bioavailability|responses?"
    r"|incidence|frequency|severity|likelihood|possibility|potential|sensitivity|excretion|elimination|secretion"
    r"|depression|qtc?\s+intervals?|qtc?|blood\s+pressure|heart\s+rate|prothrombin\s+time|inr|serum\s+potassium"
    r"|potassium|glucose|half-life|adverse\s+reactions?|adverse\s+events?|side\s+effects?|contraception|virologic\s+response"
    r"|seizure\s+threshold|anticoagulation|hypotension|sedation|bleeding|hyperkala?emia|nephrotoxicity|hypoglyca?emia"
    r"|bradycardia|withdrawal(?:\s+symptoms)?|hyperglyca?emia|hypokala?emia|drowsiness|reactions?"
    r"|symptoms|platelet\s+function|renal\s+function|synthesis|binding|conduction|protein\s+binding|neuropathy|myopathy)"
)
_WORD = r"(?:[a-z0-9](?:[\w'’/+-]|\.(?=\w))*)"
# Words at which what is changed, or the risk of what, is over.
_ENDS = (
    r"(?:when|which|that|who|in|with|and|or|may|might|can|could|will|would|should|must|is|are|was|were|be|been|by|if"
    r"|due|resulting|leading|has|have|had|during|after|because|as|compared|than|from|at|for|on|while|unless|but|not"
    r"|following|associated|through|via|until|within|when|such|including|include|includes|see|monitor|avoid|consider|reduce|adjust"
    r"|patients?|therefore|thus|especially|particularly|since|where|however|approximately|taking|receiving|given"
    r"|related|administered|coadministered|co-administered|used|concomitant|concomitantly|concurrent|concurrently|to|tablets?"
    r"|capsules?|injection|reported|observed|occur|occurs)"
)
_OF = (
    rf"(?:\s+(?:of|to|from)\s+(?:the\s+|an?\s+|its\s+)?(?!(?:{_ENDS}|an?|the|its|any|these|this)\b)"
    rf"(?P<of>{_WORD}(?:\s+(?!{_ENDS}\b){_WORD}){{0,3}}))?"
)
_DOES = of_lower(
    rf"\b(?P<change>{_CHANGE})\s+(?:in\s+|of\s+|with\s+)?(?:the\s+|its\s+|their\s+|an?\s+)?"
    rf"(?P<what>(?:(?!{_ENDS}\b){_WORD}\s+){{0,4}}?{_NOUN}){_OF}(?![\w-])"
)
_IS_DONE = of_lower(
    rf"\b(?P<what>(?:(?:plasma|serum|systemic|blood|peak|mean|hypotensive|sedative|anticoagulant|therapeutic"
    rf"|adverse)\s+)?{_NOUN}){_OF}\s+(?:(?:is|are|was|were|may|can|could|will|might|be|been|has|have)\s+){{1,3}}"
    rf"(?:\w+ly\s+)?(?P<change>{_CHANGE})\b"
)
_NAMED = of_lower(
    rf"\b(?:risk\s+of|cause[sd]?|causing|result(?:s|ed)?\s+in|resulting\s+in|lead(?:s|ing)?\s+to|produc(?:e|es|ed|ing)"
    rf"|develop|including|possibility\s+of|precipitat(?:e|es|ing)|associated\s+with|contribute\s+to|reports?\s+of"
    rf"|potential\s+for|episodes\s+of|cases\s+of|signs\s+of|monitor\s+for|due\s+to)\s+(?:(?!{_ENDS}\b){_WORD}\s+){{0,2}}?(?P<what>{_REACTION})(?![\w-])"
)
_SYNDROME = of_lower(rf"(?<![\w-])(?P<what>{_REACTION})(?![\w-])")
# An order to the reader, or a purpose: what is to be done, and no effect.
_ORDER = of_lower(
    r"(?:\b(?:to|not|should|must|please|and|or|by|without|avoid|consider|help|minimi[sz]e)\s+(?:the\s+)?|[.:;•]\s*|^)$"
)
_IS_ORDER = of_lower(r"(?:reduc|decreas|lower|minimi[sz]|delay)(?:e|s)?\b")
_STEMS = (
    *_CHANGES, "risk", "syndrome", "tension", "bleed", "rrhage", "emia", "cardia", "seizure", "convuls", "sedat",
    "somnol", "drows", "depression", "torsade", "qt", "arrhyth", "block", "myo", "toxic", "failure", "injury",
    "neuropathy", "neutro", "angioedema", "cholinergic", "death", "coma", "edema", "ileus", "retention",
)  # fmt: skip


@lru_cache(maxsize=4096)
def effect_of(text: str) -> str | None:
    """Return what happens, in at most ten words; None where the text names nothing that is known to be an effect."""
    lowered = lower(text)
    if not holds(lowered, _STEMS):
        return None
    made = _change(text, lowered) or _named(text, lowered)
    if made is None or len(made.split()) > MOST_WORDS:
        return made and " ".join(made.split()[:MOST_WORDS])
    return made


def _change(text: str, lowered: str) -> str | None:
    for found in _DOES.finditer(lowered):
        front = lowered[max(0, found.start() - 24) : found.start()]
        if _IS_ORDER.match(found["change"]) and _ORDER.search(front):
            continue
        return _phrase(text, found)
    done = _IS_DONE.search(lowered)
    return _phrase(text, done) if done else None


def _phrase(text: str, found: re.Match[str]) -> str:
    """Return "changed what of whom"; both patterns have the groups `change`, `what` and `of`."""
    change = next(told for stem, told in _CHANGES.items() if found["change"].startswith(stem))
    parts = [change, _printed(text, *found.span("what"))]
    if found["of"]:
        low, high = found.span("of")
        parts.append(f"{'to' if ' to ' in text[found.end('what') : low].lower() else 'of'} {_printed(text, low, high)}")
    return " ".join(parts).rstrip(" .,;:-")


def _named(text: str, lowered: str) -> str | None:
    found = _NAMED.search(lowered) or _SYNDROME.search(lowered)
    return _printed(text, *found.span("what")) if found else None


def _printed(text: str, low: int, high: int) -> str:
    """Return words as printed, those that only begin a sentence or a title in small letters."""
    words = text[low:high].strip(" .,;:-").split()
    return " ".join(w.lower() if w[:1].isupper() and w[1:].islower() else w for w in words)
