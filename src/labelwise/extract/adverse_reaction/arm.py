"""The head of a column: what arm of which study it is, at which severity, with what N and unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from labelwise.extract.adverse_reaction.own_names import OwnNames
from labelwise.extract.adverse_reaction.severity import severity_of
from labelwise.extract.adverse_reaction.signs import MARK_SIGNS, plain
from labelwise.facts.adverse_reaction import ArmRole

Unit = Literal["percent", "count", "count_percent", "percent_count", ""]

_N = re.compile(
    r"[(\[]?\s*\b(?:total\s+)?[Nn]\s*[=:]\s*(?:up to\s*)?(?P<n>\d{1,3}(?:[, ]\d{3})+"
    r"|\d+)(?P<more>\s*[-–]\s*\d+)?\s*(?:patients|subjects|participants|women|men|infants)?[)\]]?"
    r"|[(\[]\s*(?P<n2>\d{1,3}(?:,\d{3})+|\d+)\s*(?:patients|subjects|participants|infants)\s*[)\]]"
    r"|^\s*[(\[]?\s*[Nn]\s+(?P<n3>\d{2,6})\s*[)\]]?\s*$"
)
_MAY_HOLD_N = re.compile(r"[Nn]\s*[=:]|^\W*[Nn]\s|(?:patients|subjects|participants|infants)\s*[)\]]")
_COUNT_PERCENT = re.compile(
    r"\b(?:n|no\.?|number)\b[^%]{0,40}?[(\[,/&]\s*(?:%|percent(?:age)?\b)[^)\]]*[)\]]?"
    r"|\b(?:n|no\.?|number)\s*(?:and|&|,|-)\s*(?:%|percent(?:age)?)",
    re.I,
)
_PERCENT_COUNT = re.compile(r"(?:%|\bpercent(?:age)?\b)[^()%]{0,30}\(\s*(?:n|no\.?|number|n/n)\s*\)", re.I)
_PERCENT = re.compile(
    r"[(\[]?\s*%\s*(?:of\s+(?:all\s+)?(?:the\s+)?(?:patients|subjects|participants|total|population)|patients"
    r"|subjects|reporting(?: events?)?|incidence)?\s*[)\]]?"
    r"|\b(?:percent(?:age)?s?)\b(?:\s*\(%\))?(?:\s+of(?:\s+\w+){0,3}?\s+(?:patients|subjects|participants"
    r"|reporting))?(?:\s+(?:reporting|with|experiencing)(?:\s+(?:adverse\s+)?(?:reactions?|events?))?)?",
    re.I,
)
_COUNT = re.compile(
    r"[(\[]?\s*(?:n|#|(?:no\.?|number|#)\s*(?:of\s*)?(?:patients|pts\.?|subjects|cases|reports)?)\s*[)\]]?", re.I
)
_COUNT_OF = re.compile(
    r"(?:no\.?|numbers?|#)\s*of\s*(?:patients|pts\.?|subjects|participants|women|men)"
    r"(?:\s+(?:reporting|with|experiencing|who\s+\w+)(?:\s+\w+){0,3})?$",
    re.I,
)
_COUNT_END = re.compile(r"(?<=\w)\s+(?:n|\(n\)|\(no\.\)|number of (?:patients|subjects))\s*$")
_NOISE = re.compile(
    r"(?:adverse|drug|treatment|emergent|body|system|organ|class|reactions?|events?|effects?|experiences?|side"
    r"|preferred|terms?|meddra|costart"
    r"|percent(?:age)?|number|of|patients?|subjects?|participants|with|who|the|in|reporting|reported"
    r"|experienced|experiencing|incidence|frequency|rates?|and|or|by"
    r"|treatments?|groups?|arms?|randomized|received?|receiving|treated|teaes?|aes?|adrs?|all|n|no|during"
    r"|study|regimen|type|medication|dose|toxicity|grades?|pts\.?|no\.|severity|worst|maximum)(?:\s+|$)",
    re.I,
)
_DOSE = re.compile(
    r"(?:[<>≤≥]\s*)?\d[\d,.]*(?:\s*(?:-|to|/|or|and|,)\s*[<>≤≥]?\s*\d[\d,.]*)*\s*-?\s*(?:mg|mcg|µg|μg|ug|g|gm|ml|mL"
    r"|units?|iu|meq|mmol|mci|million units|%)"
    r"(?:\s*/\s*(?:kg|m2|m 2|m²|day|d|dose|ml|mL|hr|h|hour|week|actuation|min|24 hours|[\d.]+\s*ml))*(?![a-z])"
    r"(?:\s+(?:once|twice|three times|four times|every|per|each|q\d*[hdw]?|qd|bid|tid|qid|daily|weekly|monthly"
    r"|b\.i\.d\.?|t\.i\.d\.?|q\.d\.?|day|week)\b(?:\s+(?:a|per|daily|weekly|monthly|kg|\d+|weeks?|days?"
    r"|hours?|months?|other|morning|evening)\b)*)?",
    re.I,
)
_PLACEBO = re.compile(
    r"^(?:normal )?saline(?: control)?$|\b(?:placebos?|vehicle|dummy|pbo)\b(?!\s*-?\s*controll?)", re.I
)
_OTHER = re.compile(
    r"\b(?:observation|best supportive care|bsc|sham|no (?:treatment|prophylaxis|therapy|drug|medication)"
    r"|untreated|standard[- ](?:of[- ])?care|diet[- ](?:only|alone)|soc|usual care"
    r"|deferred|delayed (?:treatment|start)|supportive care|watchful waiting|without treatment|non-?treated)\b",
    re.I,
)
_KIND_OF_PATIENT = re.compile(
    r"(?:\w+[- ])?na[iï]ve\b|(?:previously|newly|treatment)[- ]|(?:pre-?treated|switched|untreated) |(?:fe)?males?\b",
    re.I,
)
_REGIMEN_IN_DAYS = re.compile(r"\d\s*\+\s*\d")  # "7+3" is chemotherapy, and no dose of the drug
_CONTROL = re.compile(r"^(?:\W*(?:standard|matching|mixed|pooled)?\s*controls?(?: group| arm)?\W*)$", re.I)
_ACTIVE = re.compile(
    r"\b(?:active[- ](?:control|comparator)s?|comparators?|chemotherapy|reference (?:product|drug)"
    r"|physician'?s?'? choice|standard (?:therapy|treatment|chemotherapy|regimen))\b",
    re.I,
)
_EMPTY_OR_MARK = re.compile(rf"\(\s*[,;/-]*\s*\)|\[\s*\]|[{re.escape(MARK_SIGNS)}]+")
_MARK_LETTERS = re.compile(r"(?<!\d)\s+[a-k](?:\s*,\s*[a-k])*$")
_GENERIC = re.compile(
    r"\b(?:patients?|subjects?|adults?|pediatric|children|adolescents?|infants|women|men|males?|females?|total"
    r"|overall|combined|pooled|all|any|doses?|treated|treatment|group|arms?"
    r"|monotherapy|combination|therapy|incidence|percent(?:age)?|frequency|rate|study|trials?|phase|period"
    r"|week|weeks|month|months|year|years|day|days|daily|once|twice|bid|tid|qd"
    r"|cycle|maintenance|induction|double|blind|open|label|long|short|term|controlled|clinical|active|drug"
    r"|fixed|flexible|low|high|medium|dose|regimen|cohort|part|age|ages|aged"
    r"|primary|secondary|initial|first|second|third|single|multiple|oral|iv|im|sc|intravenous|subcutaneous"
    r"|topical|tablets?|capsules?|injection|extended|release|immediate|delayed"
    r"|ophthalmic|solution|cream|gel|suspension|every|other|per|and|or|of|in|with|to|the|for|at|by|on|mg|kg"
    r"|mcg|g|ml|m2|iu|units?|hour|hours|experience|experienced|safety|population"
    r"|renal|hepatic|yrs?|mos|old|range|na[iï]ve|experienced|previously|newly|diagnosed|cell|multiple|lymphoma"
    r"|myeloma|leukemia|tumou?rs?|sarcoma|melanoma|glioma|syndrome|chronic|acute|solid|metastatic|advanced"
    r"|early|late|cml|all|aml|cll|mds|nsclc|sclc|hcc|rcc|mcl|nhl|gist|mdd|gad|ocd|ptsd|pmdd|sad|adhd|hiv|aids"
    r"|cmv|dlbcl|ckd|esrd|nafld|nash|before|after|during|course|pivotal|pooled|integrated|full|extension|heart"
    r"|liver|kidney|lung|cardiac|transplant|transplantation|recipients?|cancer|disease|disorder|carcinoma"
    r"|schizophrenia|depression|mania|bipolar|epilepsy|migraine"
    r"|hypertension|arthritis|psoriasis|asthma|copd|diabetes|type|adjunctive|adjunct|add|plus|events?"
    r"|reactions?|adverse|reported|reporting|receiving|number|n)\b",
    re.I,
)  # fmt: skip


@dataclass(frozen=True)
class HeadText:
    """One head cell taken apart: what is left as `label` when N, unit and severity are out."""

    label: str
    n: int | None = None
    unit: Unit = ""
    severity: str | None = None
    printed: str = ""


@dataclass(frozen=True)
class Arm:
    """A column: arm, study, N, severity and unit. `role` is settled over the whole table."""

    label: str
    role: ArmRole = "drug"
    dose: str | None = None
    n: int | None = None
    severity: str = ""
    unit: Unit = ""
    study: str = ""
    path: tuple[str, ...] = ()

    def with_n(self, n: int | None) -> Arm:
        """Return the same column with another N."""
        return replace(self, n=n)


@lru_cache(maxsize=8192)
def read_n(text: str) -> int | None:
    """Return the N of a head or of a row of N: `(N = 1,063)` is 1063; None for none and for a span of numbers."""
    found = _N.search(text) if _MAY_HOLD_N.search(text) else None
    if not found or found["more"]:
        return None
    digits = found["n"] or found["n2"] or found["n3"]
    return int(re.sub(r"\D", "", digits))


@lru_cache(maxsize=4096)
def read_head(text: str) -> HeadText:
    """Return one head cell taken apart."""
    text = plain(text)
    n = read_n(text)
    rest = _N.sub(" ", text)
    unit: Unit = ""
    for pattern, name in ((_PERCENT_COUNT, "percent_count"), (_COUNT_PERCENT, "count_percent"), (_PERCENT, "percent")):
        found = pattern.search(rest)
        if found and not (name == "percent" and _is_strength(rest, found)):
            unit = name  # type: ignore[assignment]
            rest = rest[: found.start()] + " " + rest[found.end() :]
            break
    if not unit and _COUNT.fullmatch(rest.strip()):
        return HeadText("", n, "count")
    if not unit and _COUNT_OF.match(rest.strip()):
        return HeadText("", n, "count")
    if not unit and (trailing := _COUNT_END.search(rest)):
        unit, rest = "count", rest[: trailing.start()]
    whole = rest.strip()
    severity = severity_of(whole) if whole else None
    if severity is not None:
        rest = severity[1]
    return HeadText(_clean(rest), n, unit, severity[0] if severity else None, whole)


def _is_strength(text: str, found: re.Match[str]) -> bool:
    """Whether a % sign belongs to a strength: `0.05% cream`."""
    return found.group().startswith("%") and bool(re.search(r"\d$", text[: found.start()]))


def _clean(text: str) -> str:
    text = " ".join(_EMPTY_OR_MARK.sub(" ", text).split()).strip(" ,;:/|-+=")
    text = _MARK_LETTERS.sub("", text)
    if text.count("(") < text.count(")"):
        text = text.rstrip(")").strip()
    if text.count("(") > text.count(")") and text.endswith("("):
        text = text[:-1].strip()
    return "" if _NOISE.sub("", text + " ").strip(" ()/,;:.-") == "" else text


@lru_cache(maxsize=4096)
def dose_of(label: str) -> str | None:
    """Return the dose printed in an arm's label, None when there is none."""
    found = _DOSE.search(label)
    return found.group().strip() if found else None


@lru_cache(maxsize=4096)
def role_of(label: str, names: OwnNames) -> ArmRole | None:
    """Return an arm's role by its own words, None when they do not say it (the table as a whole may)."""
    text = plain(label)
    if names.found_in(text):
        return "drug"
    if _PLACEBO.search(text) or text == "PL":
        return "placebo"
    if _OTHER.search(text) and not re.search(r"chemotherapy", text, re.I):
        return "other"
    if _CONTROL.match(text):
        return "other"
    if _ACTIVE.search(text):
        return "active_comparator"
    return None


@lru_cache(maxsize=4096)
def is_generic(label: str) -> bool:
    """Whether a label names no drug at all: a dose, a population, an organ, `Incidence`."""
    if _KIND_OF_PATIENT.match(plain(label)):
        return True
    if _REGIMEN_IN_DAYS.fullmatch(plain(label)):
        return False
    rest = _GENERIC.sub(" ", _DOSE.sub(" ", plain(label)))
    return not re.search(r"[A-Za-z]{3,}", rest)


def is_armish(label: str, names: OwnNames) -> bool:
    """Whether a head names an arm: a drug known here, a placebo, a control or a dose."""
    return role_of(label, names) is not None or dose_of(label) is not None
