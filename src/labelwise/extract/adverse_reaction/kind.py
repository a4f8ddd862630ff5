"""What a table of an adverse-reaction section is: how often reactions came up, or one of the many other things."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from labelwise.extract.adverse_reaction.concept import concept_of
from labelwise.extract.adverse_reaction.signs import plain
from labelwise.facts import Reason


class Kind(StrEnum):
    """What a table holds. Only `incidence` gives facts."""

    INCIDENCE = "incidence"
    LABORATORY = "laboratory"
    MEASUREMENT = "measurement"
    VITAL_SIGNS = "vital_signs"
    DISCONTINUATION = "discontinuation"
    EXPOSURE_ADJUSTED = "exposure_adjusted"
    EXPOSURE = "exposure"
    EFFICACY = "efficacy"
    IMMUNOGENICITY = "immunogenicity"
    DOSE_MODIFICATION = "dose_modification"
    DEMOGRAPHICS = "demographics"
    INTERACTION = "interaction"
    LIST_WITHOUT_NUMBERS = "list_without_numbers"
    COUNTS = "counts"
    LAYOUT = "layout"
    UNKNOWN = "unknown"


REASON_OF: dict[Kind, Reason] = {
    Kind.LABORATORY: Reason.LABORATORY_TABLE,
    Kind.MEASUREMENT: Reason.MEASUREMENT_TABLE,
    Kind.VITAL_SIGNS: Reason.VITAL_SIGNS_TABLE,
    Kind.DISCONTINUATION: Reason.DISCONTINUATION_TABLE,
    Kind.EXPOSURE_ADJUSTED: Reason.EXPOSURE_ADJUSTED_TABLE,
    Kind.EXPOSURE: Reason.EXPOSURE_TABLE,
    Kind.EFFICACY: Reason.EFFICACY_TABLE,
    Kind.IMMUNOGENICITY: Reason.IMMUNOGENICITY_TABLE,
    Kind.DOSE_MODIFICATION: Reason.DOSE_MODIFICATION_TABLE,
    Kind.DEMOGRAPHICS: Reason.DEMOGRAPHICS_TABLE,
    Kind.INTERACTION: Reason.INTERACTION_TABLE,
    Kind.LIST_WITHOUT_NUMBERS: Reason.LIST_WITHOUT_NUMBERS,
    Kind.COUNTS: Reason.COUNTS_WITHOUT_PERCENTAGES,
    Kind.LAYOUT: Reason.LAYOUT_TABLE,
    Kind.UNKNOWN: Reason.TABLE_KIND_UNKNOWN,
}

_ADVERSE = re.compile(
    r"\bAEs?\b|\b(?:adverse|side)[\s-]+(?:\w+[\s-]+)?(?:reactions?|events?|experiences?|effects?"
    r"|drug reactions?)|\breactions\b|\bTEAEs?\b|\bADRs?\b|treatment[- ]emergent (?:signs|symptoms|adverse"
    r"|events)",
    re.I,
)
_EXPOSURE_ADJUSTED = re.compile(
    r"(?:patient|person|subject|participant)[- ]?years?|%\s*/\s*(?:pt[- ]?)?(?:year|yr)|% per year"
    r"|per 1,?000?\b|/\s*100\s*(?:patient|person|subject|pt|p)|exposure[- ]adjusted|events? per|annuali[sz]ed"
    r"|cumulative (?:probability|incidence of secondary)|rates? per",
    re.I,
)
_LEADING_TO_STOP = re.compile(
    r"(?:leading to|led to|resulting in|resulted in|causing|associated with|requir\w+|prompting|reasons? for"
    r"|cited as|due to)\s+(?:\w+\s+){0,4}?(?:discontinu\w*|withdrawal|cessation|dropout)"
    r"|discontinu\w+\s+(?:\w+\s+){0,4}?(?:due to|because of|for adverse|rates?|from (?:the )?(?:study|trials?"
    r"|treatment|therapy) (?:due|because))|discontinuations? (?:and|or) dose"
    r"|^table [\d.]+[a-z]?\W+discontinuations?\b"
    r"|reason for discontinu",
    re.I,
)
_AFTER_STOP = re.compile(
    r"discontinuation[- ]emergent|withdrawal (?:symptoms?|reactions?|syndrome|events?)|(?:following|after|upon)\s+"
    r"(?:\w+\s+){0,3}?discontinu",
    re.I,
)
_DOSE = re.compile(
    r"\b(?:dos(?:e|age|ing)|treatment)[- ](?:\w+ )?(?:modifications?|reductions?|adjustments?|interruptions?"
    r"|delays?|holds?|recommendations?|guidelines?|schedule|withholding)"
    r"|recommended (?:dos|starting|management|action)|management of|monitoring (?:and|for)|how to",
    re.I,
)
_LAB = re.compile(
    r"laborator(?:y|ies)|\bbiochemi\w+|blood chemistr|\bchemistry\b|clinical chemistry"
    r"|(?<!non)(?<!non-)\bha?ematolog\w+ (?:and \w+ )?(?:abnormal|param|toxicit|value|lab|change)"
    r"|ha?ematologic toxicit"
    r"|\b(?:ALT|AST|SGPT|SGOT|transaminases?|aminotransferases?|liver (?:enzymes?|function|tests?|chemistr\w+)"
    r"|hepatic enzymes?|creatinine|CPK|CK|amylase|lipase|potassium|phosphate|bilirubin|hyperkalemia|neutrophil"
    r"|platelet|hemoglobin|lymphocyte|urine|proteinuria|urinalysis|uric acid"
    r"|cytopenias?)\b[^.;]{0,40}\b(?:elevat\w+|increase[sd]?|abnormal\w*|decrease[sd]?|change[sd]?|levels?"
    r"|counts?|toxicit\w+|shifts?|values?)"
    r"|(?:elevat\w+|increased?|abnormal(?:ities in)?|decreased?|worst|prolonged|incidence of|grade \d\S* )\s+"
    r"(?:\w+\s+){0,3}?(?:ALT|AST|SGPT|SGOT|transaminases?|aminotransferases?|liver (?:enzymes?|function"
    r"|tests?)|hepatic enzymes?|creatinine|CPK|amylase|lipase|bilirubin|potassium|phosphate|cytopenias?)\b"
    r"|(?:metabolic|lipid|glucose|glycemic|electrolyte|ECG|QTc?|thyroid|endocrine) abnormalit"
    r"|abnormalit\w+ of (?:potential )?clinical|\bproteinuria\b|test abnormalit",
    re.I,
)
_LAB_HEAD = re.compile(
    r"^\W*(?:\w+ )?(?:laboratory|hematology|chemistry|blood|biochemical)(?: (?:test|parameter|abnormalit|value"
    r"|assay|finding|variable|adverse|marker)\w*)?\b|^(?:test|parameter|analyte|laboratory|lab\b)",
    re.I,
)
_MEASURE = re.compile(
    r"(?:mean|median|absolute|percent(?:age)?|maximum|average|adjusted)\s+(?:\(\w+\)\s+)?(?:\w+\s+"
    r"){0,3}?(?:changes?|increases?|decreases?|values?|difference|reduction)|changes?\s+(?:\([^)]*\)\s+)?(?:in"
    r"|from|to)\s+(?:\w+\s+){0,6}?(?:baseline|weight|height|lipids?|glucose|bmd|cholesterol|prolactin|fasting"
    r"|score|bone|body|blood)"
    r"|\blipids?\b|ejection fraction|\bLVEF\b|bone mineral|\bBMD\b|weight (?:gain|change|increase|loss)\b"
    r"|body (?:weight|mass)|\bheight\b|HbA1c|intraocular pressure (?:change|elevat)|\bQTc?F?\b|\bshifts?\b"
    r"|serum (?:creatinine|lipid|glucose|level)|\bGFR\b|electrocardiogra\w+|\bECG\b|scores?\b.*(?:scale"
    r"|baseline)|ratings? scales?|pharmacokinetic|plasma (?:level|concentration)|cholesterol|triglycerides?"
    r"|fasting|glycosylated|hyperglycemi\w+.*shift|prolactin (?:level|elevation)|decreases in FEV",
    re.I,
)
_HARD_MEASURE = re.compile(
    r"\bPRO-CTCAE\b|patient[- ]reported (?:symptoms?|outcomes?|toler\w+)"
    r"|mean (?:percent )?change|change[s]? from baseline|changes \(mean|shifts?\b.{0,30}(?:baseline|from|in)"
    r"|mean (?:values|lipid|weight)",
    re.I,
)
_VITAL = re.compile(
    r"vital signs?|(?:orthostatic|blood pressure|pulse|heart rate)[^.]{0,60}(?:changes?|elevat|increase|decrease"
    r"|abnormal|outlier|criteria)|sustained elevation|sustained hypertension",
    re.I,
)
_IMMUNE = re.compile(r"antibod(?:y|ies)\b(?!-drug)|immunogenicity|\bADA\b|\bNAb\b|inhibitor development", re.I)
_DEMOGRAPHIC = re.compile(
    r"demographic|baseline characteristics|patient characteristics|study (?:design|population)s?\b"
    r"|summary of (?:clinical )?(?:studies|trials)",
    re.I,
)
_EXPOSED = re.compile(
    r"(?:extent|duration|summary) of (?:\w+ )?(?:exposure|treatment)|patient exposure|number of (?:patients"
    r"|subjects) exposed|exposure (?:to|by|duration)",
    re.I,
)
_EFFICACY = re.compile(
    r"\b(?:response rates?|responders?|overall survival|progression[- ]free|efficacy|mortality|deaths?"
    r"|survival|remission|hazard ratios?|composite|endpoints?|time to|probability|virologic(?:al)? (?:outcome"
    r"|failure|response)|outcomes? (?:of|at)|cure rates?|pregnancy outcomes?|cardiovascular (?:events?"
    r"|outcomes?)|MACE|relapse|relative risks?|odds ratios?|risk (?:differences?|ratios?))\b",
    re.I,
)
_CANCER_RISK = re.compile(r"\bWHI\b|women's health initiative|absolute risk|\bWHIMS\b|risk differences? by", re.I)
_INTERACT = re.compile(
    r"drug[- ]interactions?|interact(?:s|ing) with|concomitant (?:drug|medication)s? (?:that|with|and)", re.I
)
_FREQUENCY_HEAD = re.compile(
    r"\b(?:very common|common|uncommon|rare|very rare|frequency not known|frequent|infrequent)\b", re.I
)
_SOME_EVENT = re.compile(
    r"\b(?:adverse|reactions?|events?|experiences?|symptoms?|toxicit\w+|complications?|bleed(?:ing|s)?|hemorrhag\w*"
    r"|hypoglyc\w+|infections?|side effects?|arrhythmias?|rash|incidence|"
    r"neuropathy|mucositis|thrombo\w+|hypersensitivity|pneumonitis|extrapyramidal|exacerbations?|malignanc\w+"
    r"|lymphoma|fractures?|seizures?|EPS|nausea|amputations?|CRS|ICANS|neurologic|edema|rejection)\b",
    re.I,
)
_UNITS_IN_TERM = re.compile(
    r"\bULN\b|\bLLN\b|\b[mg]*g\s?/\s?d?L\b|\bmmol|\bμ?mol/L|[x×]\s*10\s?\d?|/mm ?3?\b|cells/|\bI?U/L|/[µμ]L|\bmEq"
    r"|10 ?9 ?/ ?L|\bx ULN|msec\b|mmHg|mm Hg",
    re.I,
)
_LAB_TERM = re.compile(
    r"^(?:(?:increased?|decreased?|elevated|low|high|abnormal|serum|blood|plasma|total|absolute|fasting"
    r"|corrected|urine|peripheral)\s+)*(?:in )?"
    r"(?:ha?emoglobin|platelets?(?: count)?|neutrophils?(?: count)?|lymphocytes?(?: count)?"
    r"|leu[ck]ocytes?(?: count)?|white blood cells?(?: count)?|wbcs?|anc|alt|ast|alanine (?:amino)?transferase"
    r"|aspartate (?:amino)?transferase|sgot|sgpt|ggt|gamma[- ]glutamyl ?transferase|alkaline phosphatase"
    r"|bilirubin|creatinine(?: clearance)?|sodium|potassium|calcium|magnesium|phosph(?:ate|orus)|albumin"
    r"|glucose|lipase|amylase|cholesterol|triglycerides?|ldl|hdl|urate|uric acid|creatine (?:phospho)?kinase"
    r"|cpk|ck|bicarbonate|chloride|inr|aptt|ptt|fibrinogen|lactate dehydrogenase|ldh|bun|urea|hematocrit"
    r"|red blood cells?|monocytes?|eosinophils?|protein)\b(?:\s*\(\w+\))?(?:\s*,?\s*(?:increased?|decreased?"
    r"|elevat\w+|low|high|abnormal|count|level|in blood|total|prolonged|<|>|≥|≤).*)?$"
    r"|^(?:lymphopenia|neutropenia|leu[ck]openia|thrombocytopenia|an[a]?emia|hypo(?:natremia|kalemia|calcemia"
    r"|magnesemia|phosphatemia|albuminemia|glycemia)|hyper(?:natremia|kalemia|calcemia|magnesemia|phosphatemia"
    r"|glycemia|bilirubinemia|triglyceridemia|cholesterolemia|uricemia))$",
    re.I,
)


# One of these words stands in whatever the pattern of the same matter finds: most titles hold none.
_STOP_WORDS = ("discontinu", "withdraw", "cessation", "dropout")
_TIME_WORDS = ("year", "yr", "per ", "100", "adjusted", "annuali", "cumulative")
_CHANGE_WORDS = ("change", "shift", "mean", "patient", "pro-ctcae")


def _speaks_of(low: str, words: Sequence[str]) -> bool:
    return any(word in low for word in words)


def kind_of_table(
    title: str, lead: str, head: str, first_head: str, terms: Sequence[str], numeric: bool, named: bool = True
) -> Kind:
    """Return what a table is, from its title, the text before it, its heads and its row terms.

    `numeric`: some body cells hold values. `named`: the title is a title and not merely the sentence before the table.
    The title decides before the rows; where a title speaks of adverse reactions and of something else too, the rows
    decide.
    """
    title, head, first_head = plain(title), plain(head), plain(first_head)
    adverse = bool(_ADVERSE.search(title))
    low = title.lower()
    if not numeric:
        return _without_numbers(title, head, terms)
    if _speaks_of(low, _STOP_WORDS) and _LEADING_TO_STOP.search(title) and not _AFTER_STOP.search(title):
        return Kind.DISCONTINUATION
    if _CANCER_RISK.search(title) or re.search(r"absolute risk|women-years", head, re.I):
        return Kind.EFFICACY
    if _speaks_of(low, _TIME_WORDS) and _EXPOSURE_ADJUSTED.search(title) and not re.search(r"n\s*\(\s*%\s*\)|%", head):
        return Kind.EXPOSURE_ADJUSTED
    if _speaks_of(low, _CHANGE_WORDS) and _HARD_MEASURE.search(title):
        return Kind.MEASUREMENT
    if not adverse and _VITAL.search(title):
        return Kind.VITAL_SIGNS
    lab_head = _LAB_HEAD.search(first_head) and not _ADVERSE.search(first_head)
    if _looks_laboratory(terms, adverse) or (lab_head and ("lab" in first_head.lower() or _lab_share(terms) > 0.2)):
        return Kind.LABORATORY
    if not adverse and _LAB.search(head):
        return Kind.LABORATORY
    if not named and not adverse and _lab_share(terms) < 0.3:
        title = ""
    if not adverse or _LAB.search(title):
        other = _by_title(title, terms)
        if other is not None:
            return other
    if adverse or _SOME_EVENT.search(title) or _ADVERSE.search(head + " " + first_head):
        return Kind.INCIDENCE
    other = _by_title(plain(lead)[-250:], terms) if not title else None
    if other is not None:
        return other
    if (not title or not named) and _ADVERSE.search(plain(lead)[-500:]):
        return Kind.INCIDENCE
    return Kind.INCIDENCE if _known_share(terms) > 0.5 else Kind.UNKNOWN


def _without_numbers(title: str, head: str, terms: Sequence[str]) -> Kind:
    if _LEADING_TO_STOP.search(title) and not _AFTER_STOP.search(title):
        return Kind.DISCONTINUATION
    if _VITAL.search(title) and not _ADVERSE.search(title):
        return Kind.VITAL_SIGNS
    if _HARD_MEASURE.search(title):
        return Kind.MEASUREMENT
    if _DOSE.search(title + " " + head):
        return Kind.DOSE_MODIFICATION
    if not terms or len(terms) < 2:
        return Kind.LAYOUT
    return Kind.LIST_WITHOUT_NUMBERS


def _by_title(title: str, terms: Sequence[str]) -> Kind | None:
    adverse = _ADVERSE.search(title)
    for pattern, kind in (
        (_LAB, Kind.LABORATORY),
        (_IMMUNE, Kind.IMMUNOGENICITY),
        (_DEMOGRAPHIC, Kind.DEMOGRAPHICS),
        (_EXPOSED, Kind.EXPOSURE),
        (_VITAL, Kind.VITAL_SIGNS),
        (_MEASURE, Kind.MEASUREMENT),
        (_DOSE, Kind.DOSE_MODIFICATION),
        (_INTERACT, Kind.INTERACTION),
        (_EFFICACY, Kind.EFFICACY),
    ):
        found = pattern.search(title)
        if found:
            if adverse and kind is Kind.LABORATORY and adverse.start() < found.start() and _lab_share(terms) < 0.5:
                return None
            return kind
    return None


@lru_cache(maxsize=8192)
def _is_lab(term: str) -> bool:
    return bool(_UNITS_IN_TERM.search(term) or _LAB_TERM.match(plain(term).strip(" *†‡§")))


def _lab_share(terms: Sequence[str]) -> float:
    return sum(_is_lab(t) for t in terms) / len(terms) if terms else 0.0


def _known_share(terms: Sequence[str]) -> float:
    """The share of row terms that the vocabulary of effects knows."""
    return sum(concept_of(t) is not None for t in terms) / len(terms) if terms else 0.0


def _looks_laboratory(terms: Sequence[str], adverse: bool) -> bool:
    return len(terms) >= 2 and _lab_share(terms) > (0.7 if adverse else 0.5)
