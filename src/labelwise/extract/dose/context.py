"""Whom and what a dose is for, and which sentences are about something else than the dose of this drug."""

from __future__ import annotations

import re
from functools import lru_cache

from labelwise.extract.dose.area import area_of
from labelwise.extract.stems import holds, lower, matches_at

# Headings and sentences under which an amount is no dose to start with, to keep to or not to exceed.
_OTHER_HEADING = re.compile(
    r"\b(?:(?:renal|hepatic|kidney|liver)(?!\s+(?:transplant\w*|allograft|cell))|impairment|modif\w+|toxicit\w+|adverse|preparation|reconstitut\w+|dilution"
    r"|storage|handling"
    r"|compatib\w+|discontinu\w+|switch\w*|conver\w+(?!\s+to\s+monotherapy)|missed|withdraw\w+|premedicat\w+|interruption"
    r"|(?<!dose\sand\s)(?<!dosage\sand\s)(?<!dosing\sand\s)monitor\w*(?!\s+and\s+dos)"
    r"|disposal|taper\w*|overdos\w+"
    r"|infusion\s+rate|instructions)\b",
    re.IGNORECASE,
)
_ORGAN = re.compile(
    r"\b(?:(?:renal|hepatic|kidney|liver)\s+(?:impairment|insufficiency|dysfunction|failure|disease|function)"
    r"|impaired\s+(?:renal|hepatic|kidney|liver)"
    r"|creatinine|CrCl|eGFR|GFR|dialysis|h[ae]modialysis|Child[\s-]*Pugh|cirrhosis)\b",
    re.IGNORECASE,
)
_NORMAL = re.compile(r"\bnormal\s+(?:renal|hepatic|kidney|liver)(?:\s+and\s+\w+)?\s+function\b", re.IGNORECASE)
# Those whose kidneys work well enough take the dose itself: `with an eGFR of at least 50 mL/min/1.73 m2`.
_WORKS_WELL = re.compile(
    r"\b(?:estimated\s+)?(?:creatinine\s+clearance|CrCl|CL\s?cr|glomerular\s+filtration\s+rate|e?GFR)\b(?:\s*[(\[][^()\[\]]*[)\]])?"
    r"\s*(?:of\s+|is\s+)?(?:[≥>]\s*=?|(?:greater|more|higher)\s+than(?:\s+or\s+equal\s+to)?|at\s+least|above)\s*\d+"
    r"(?!\s*(?:to|and|-|–|mL/min\s+(?:to|and))\s*(?:less|<|\d))"
    # What fluid is drawn off from, and what a dose is chosen by, says nothing of an organ that fails.
    r"|\bedema\s+(?:of|associated\s+with|due\s+to)\s+(?:renal|kidney|hepatic|liver)\s+(?:disease|dysfunction)"
    r"|\b(?:based|depend\w*)\s+(?:up)?on\s+(?:the\s+)?(?:eGFR|renal\s+function)\b",
    re.IGNORECASE,
)
_NOT_A_DOSE = re.compile(
    r"\b(?:rats?|mice|mouse|rabbits?|dogs?|monkeys?|reconstitut\w+|dilut\w+|vials?\s+contain\w*|withdraw\s+\d"
    r"|discard\w*|mixed\s+(?:\w+\s+)?solution|overdos\w+|half-life"
    r"|substitut\w+|interchang\w+|(?<!\()equivalent\s+to|bioequivalen\w+|each\s+(?:\w+\s+){0,3}contains?|available\s+(?:as"
    r"|in)|supplied|nearest|(?:dietary|total\s+daily|recommended|average)\s+intake|supplemental\s+(?:calcium|vitamin))\b",
    re.IGNORECASE,
)
_STUDIED = re.compile(
    r"\b(?:clinical\s+(?:trials?|stud(?:y|ies))|were\s+(?:studied|evaluated)|(?:have"
    r"|has)\s+(?:not\s+)?been\s+(?:studied|evaluated|established|used|given|reported)"
    r"|no\s+(?:additional|added|further)\s+benefit|\b(?:trial|study)\b[^.;]{0,80}\b(?:was|were)\b"
    r"|did\s+not\s+(?:show|demonstrate|provide)|additional\s+benefit)\b",
    re.IGNORECASE,
)
_INTERACTING = re.compile(
    r"\b(?:poor|intermediate|extensive)\s+(?:CYP\s?\w+\s+)?metaboli[sz]ers\b"
    r"|\b(?:receiving|taking|concomitant(?:ly)?(?:\s+use\s+of)?|co-?administ\w+\s+with|together\s+with)\s+"
    r"(?:[\w/-]+,?\s+){0,6}?(?:(?:inhibitors?|inducers?)(?:\s+of\s+\w+)?|\w{5,}(?=[\s]*[,.;\[(]|\s+(?:the|should|a)\b))"
    r"|\b(?:strong|moderate|potent|weak)\s+(?:[\w/-]+\s+){0,2}?(?:inhibitors?|inducers?)",
    re.IGNORECASE,
)
_POPULATION = re.compile(
    r"\b(?:pre-?term\s+|full-?term\s+)?(?:(?:geriatric|elderly|debilitated)(?:\s+(?:adults?|patients?))?|older\s+(?:adults?|patients?|people|individuals)"
    r"|(?:adult|pediatric|adolescent|neonatal)(?:\s+and\s+(?:adult|pediatric|adolescent))?\s+patients?"
    r"|adults?(?:\s+and\s+(?:adolescents?|pediatrics?(?:\s+patients)?|children))?|adolescents?"
    r"|children|pediatrics?|infants?|neonates?|women|men|females?|males?)\b"
    r"(?:\s*\(?\s*(?:aged?\s+|ages?\s+|from\s+)?(?:<|>|≤|≥|under|over|above|below|at\s+least|less\s+than"
    r"|greater\s+than(?:\s+or\s+equal\s+to)?)?\s*\d+(?:\.\d+)?\s*(?:(?:to|-|–|through)\s*(?:<\s*"
    r"|less\s+than\s+)?\d+\s*)?"
    r"(?:years?|yrs?|months?|weeks?|days?|kg)(?:\s+(?:of\s+age|old))?(?:\s+(?:and|or)\s+(?:older|over|above|younger"
    r"|greater|more))?\)?)?"
    r"(?:\s+weighing\s+[^.,;:()]{3,40}?\bkg)?",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\b(?:patients?|those)\s+(?:aged?\s+|weighing\s+)?(?:[<>]\s*=|<|>|≤|≥|under|over|at\s+least|(?:less|more|greater)\s+than"
    r"(?:\s+or\s+equal\s+to)?|up\s+to)?\s*\d+(?:\.\d+)?\s*(?:(?:to|-|–"
    r"|through)\s*\d+\s*)?(?:years?|months?|kg)(?:\s+of\s+age)?(?:\s+(?:and|or)\s+(?:older|over|younger))?",
    re.IGNORECASE,
)


_BARE_WEIGHT = re.compile(
    r"(?:(?<=s)|(?<=those)|(?<=children)|(?<=men)|(?<=adult)|(?<=elderly)|(?<=patient))(?:\s+weighing)?\s+\(?\d+(?:\.\d+)?\s*kg\)?$",
    re.IGNORECASE,
)
_WEIGHT_GOES_ON = re.compile(
    r"\s*(?:(?:to|-|–|through|and|but)\s*(?:(?:less|greater|more)\s+than\s+|[<>≤≥]\s*=?\s*|under\s+|up\s+to\s+)?\d+(?:\.\d+)?\s*kg"
    r"|(?:or|and)\s+(?:greater|more|over|above|heavier|less|under|below|lighter))\b",
    re.IGNORECASE,
)
# One of these stands in every text that the pattern finds.
_ORGAN_STEMS = ("renal", "hepatic", "kidney", "liver", "creatinine", "crcl", "gfr", "dialysis", "child", "cirrhosis")
_LIVER_STEMS = ("hepatic", "liver", "cirrhosis")
_NOT_A_DOSE_STEMS = (
    "rats", "rat ", "rat,", "rat.", "rat)", "rat-", "rat/", "rat;", "rat:", "mice", "mouse", "rabbit", "dog", "monkey",
    "reconstitut", "dilut", "mixed", "contain", "withdraw", "discard", "overdos", "half-life", "substitut",
    "interchang", "equivalent", "bioequivalen", "available", "supplied", "nearest", "intake", "supplemental",
)  # fmt: skip
_STUDIED_STEMS = ("clinical", "studied", "evaluated", "been", "benefit", "trial", "study", "did")
_INTERACTING_STEMS = ("metaboli", "receiving", "taking", "concomitant", "administ", "together", "inhibitor", "inducer")
# Where a group can begin: a word with one of these starts.
_POPULATION_BEGINS = re.compile(
    r"[pfgedoancimwPFGEDOANCIMW](?<!\w.)(?:(?<=[pP])[rReE]|(?<=[fF])[uUeE]|(?<=[gG])[eE]|(?<=[eE])[lL]|(?<=[dD])[eE]"
    r"|(?<=[oO])[lL]|(?<=[aA])[dD]|(?<=[nN])[eE]|(?<=[cC])[hH]|(?<=[iIıİ])[nN]|(?<=[mM])[eEaA]|(?<=[wW])[oO])"
)


@lru_cache(maxsize=512)  # labels share their headings
def is_other_heading(title: str) -> bool:
    """Whether what stands under this heading is about changing, preparing or stopping, not about the dose itself."""
    return _OTHER_HEADING.search(title) is not None


@lru_cache(maxsize=512)
def is_limit_heading(title: str) -> bool:
    """Whether what stands under this heading changes the dose for another drug: its limits hold with that drug."""
    return _CO_MEDICATION.search(title) is not None and bool(conditions_of(title))


_CO_MEDICATION = re.compile(
    r"\b(?:modif|adjust)\w*\b[^.]*?\b(?:concomitant|co-?admin\w*|use\s+with|with|inhibitors?|inducers?)\b",
    re.IGNORECASE,
)


def about_organ(sentence: str) -> bool:
    """Whether the sentence speaks of kidney or liver function."""
    if not holds(lower(sentence), _ORGAN_STEMS):
        return False
    return _ORGAN.search(_WORKS_WELL.sub(" ", _NORMAL.sub(" ", sentence))) is not None


def is_no_dose(sentence: str) -> bool:
    """Whether amounts of the sentence are those of animals, preparations or packages."""
    return holds(lower(sentence), _NOT_A_DOSE_STEMS) and _NOT_A_DOSE.search(sentence) is not None


def before_preparation(sentence: str) -> str:
    """Return what a sentence recommends before it tells how to prepare it, an empty string where that is nothing."""
    preparation = _NOT_A_DOSE.search(sentence)
    if preparation is None or _PREPARED.match(preparation.group()) is None:
        return ""
    before = sentence[: preparation.start()]
    return before if _RECOMMENDS.search(before) else ""


_PREPARED = re.compile(r"dilut|reconstitut", re.IGNORECASE)
_RECOMMENDS = re.compile(
    r"\b(?:recommended|usual)\b[^.;]{0,60}\bdos(?:e|age)\b[^.;]{0,80}\b(?:is|of)\b"
    r"|\badminister\w*\b[^.;]{0,80}\bdose\s+of\b",
    re.IGNORECASE,
)


def liver_condition(sentence: str, place: int = 0) -> str | None:
    """Return the words for how the liver works where a sentence speaks of the liver and not of the kidneys.

    Of several, those that stand right after a place are meant: `6 mg (mild) and 4 mg in moderate impairment`.
    """
    if not holds(lower(sentence), _LIVER_STEMS) or _KIDNEY.search(sentence):
        return None
    found = list(_LIVER.finditer(sentence))
    if not found:
        return None
    after = [m for m in found if m.start() >= place]
    meant = found[0] if len(found) == 1 else after[0] if after else found[-1]
    return " ".join(meant.group().split())


_LIVER = re.compile(
    r"\b(?:(?:mild|moderate|severe)(?:\s*(?:,|to|or|and)\s*(?:mild|moderate|severe))*\s+)?"
    r"(?:hepatic|liver)\s+(?:impairment|insufficiency|dysfunction|failure|disease)(?:\s*\(Child[\s-]*Pugh[^()]{0,30}\))?"
    r"|\bcirrhosis\b",
    re.IGNORECASE,
)
_KIDNEY = re.compile(r"\b(?:renal\w*|kidneys?|creatinine|CrCl|CLcr|e?GFR|h?a?emodialysis|dialysis)\b", re.IGNORECASE)


def is_study_report(sentence: str) -> bool:
    """Whether the sentence reports what was studied, not what is recommended."""
    return holds(lower(sentence), _STUDIED_STEMS) and _STUDIED.search(sentence) is not None


def population_of(sentence: str, before: int) -> str | None:
    """Return the group named last before a place of the sentence, else the first after it."""
    found: tuple[int, str] | None = None
    for start, group in _groups(sentence):
        if start < before:
            found = (start, group) if found is None or start > found[0] else found
        elif found is None and start - before < 120:
            found = (start, group)
    return " ".join(found[1].split()).lower().strip(" (") if found else None


# A group's name alone between two sentences is the heading of what follows: "... Children The dose is ...".
_GROUP_HEADING = re.compile(
    r"(?:^|[.:;)\]]\s+)(?P<group>Adults?|Children|Adolescents|Infants|Neonates"
    r"|(?:Adult|Pediatric|Geriatric|Elderly|Debilitated) Patients"
    r"|Geriatrics?|Pediatrics?|Elderly)(?:\s*[:-])?\s+(?=[A-Z][a-z]+\s)"
)
_UNDER_HEADING = 450  # characters behind such a heading that stand under it for sure


def group_above(text: str, place: int) -> str | None:
    """Return the group whose name stands as a heading shortly before a place of a passage."""
    last = None
    for last in _GROUP_HEADING.finditer(text, max(0, place - _UNDER_HEADING), place):  # noqa: B007 - the last is meant
        pass
    return last["group"].lower() if last else None


def population_right_after(sentence: str, *places: int) -> str | None:
    """Return the group named right after one of these places: `600,000 units in pediatric patients and`."""
    for place in places:
        if not sentence.startswith(_LEADS_TO_A_GROUP, place):
            continue
        led = _IN_A_GROUP.match(sentence, place)
        group = _POPULATION.match(sentence, led.end()) if led else None
        if group is not None and (said := _bounded(group, sentence)):
            return " ".join(said.split()).lower().strip(" (")
    return None


_LEADS_TO_A_GROUP = (" in ", " for ")
_IN_A_GROUP = re.compile(r"\s+(?:in|for)\s+", re.IGNORECASE)


@lru_cache(maxsize=16)  # a sentence asks for each of its amounts
def _groups(sentence: str) -> list[tuple[int, str]]:
    """Return (start, text) of the groups that a sentence names, those named by an age alone last."""
    found = [(m.start(), _bounded(m, sentence)) for m in matches_at(_POPULATION_BEGINS, _POPULATION, sentence)]
    if holds(lower(sentence), ("patient", "those")):
        found.extend((m.start(), said) for m in _AGE.finditer(sentence) if (said := _bounded(m, sentence)))
    return found


def _bounded(m: re.Match[str], sentence: str) -> str:
    """Return the group with the whole of its weight's bound; a bare weight bounds nobody and is left out."""
    words = m.group()
    bare = _BARE_WEIGHT.search(words)
    if bare is None:
        return words
    rest = _WEIGHT_GOES_ON.match(sentence, m.end())
    if rest:
        return words + rest.group()
    group = words[: bare.start()].strip(" (")
    return "" if group.lower() in ("patient", "patients", "those") else group


def conditions_of(sentence: str, place: int = 0) -> tuple[str, ...]:
    """Return what else must hold for a maximum: a co-medication, a genotype or an area of the body."""
    found = _INTERACTING.search(sentence) if holds(lower(sentence), _INTERACTING_STEMS) else None
    liver = liver_condition(sentence, place)
    named = (" ".join(found.group().split()) if found else None, area_of(sentence), liver)
    return tuple(words for words in named if words)
