"""Fact kind `pharmacokinetics`, from the clinical pharmacology section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from labelwise.extract.cite import cite_passage, drug_of
from labelwise.extract.extracted import Extracted
from labelwise.extract.sentences import sentence_around
from labelwise.facts import Drug, Fact, PharmacokineticsFact
from labelwise.label import Label, Passage

Parameter = Literal["half_life", "tmax", "bioavailability", "protein_binding", "excretion_renal"]

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_TIME = (
    rf"(?P<low>{_NUMBER})(?:\s*(?:±|\(±|\+/-)\s*[\d.]+\)?)?(?:\s*(?P<lowunit>hours?|hrs?|h|days?"
    rf"|weeks?|minutes?|min)?\s*(?:to|-|–|—|−|and)\s*(?P<high>{_NUMBER})(?:\s*(?:±"
    rf"|\(±)\s*[\d.]+\)?)?)?[\s-]*(?P<unit>hours?|hrs?|h|days?|weeks?|minutes?|min)\b"
)
_PERCENT = rf"(?P<low>{_NUMBER})\s*%?(?:\s*(?:to|-|–|—|and)\s*(?P<high>{_NUMBER}))?\s*(?:%|percent)"
_HALF = re.compile(
    rf"half[\s-]*(?:li(?:fe|ves)|time)\b(?P<between>(?:(?!half[\s-]*li)[^.;]|\.\d){{0,140}}?)(?<![\d.,]){_TIME}",
    re.IGNORECASE,
)
_HALF_BEFORE = re.compile(rf"(?<![\d.,]){_TIME}\s+(?:\w+\s+){{0,3}}?half[\s-]*li(?:fe|ves)\b", re.IGNORECASE)
_TMAX = re.compile(
    rf"(?:\bT\s?max\b|\bpeak\s+(?:\w+\s+){{0,3}}?(?:concentrations?|levels?)"
    rf"|maximum\s+(?:\w+\s+){{0,2}}?(?:concentrations?|levels?)|\bC\s?max\b)(?P<between>(?:[^.;]"
    rf"|\.\d){{0,110}}?)(?<![\d.,]){_TIME}",
    re.IGNORECASE,
)
_BIOAVAILABILITY = re.compile(
    rf"\bbioavailability\b(?P<between>(?:[^.;]|\.\d){{0,90}}?)(?<![\d.,]){_PERCENT}", re.IGNORECASE
)
_BOUND = re.compile(
    rf"(?<![\d.,]){_PERCENT}\s+(?:is\s+|are\s+|of\s+[^.;]{{3,40}}\s+is\s+)?(?:\w+\s+){{0,2}}?(?:bound"
    rf"|protein[\s-]bound|binding)\b|(?:protein\s+binding|bound\s+to|binding\s+to"
    rf"|binding\s+of)(?P<between>(?:[^.;]"
    rf"|\.\d){{0,100}}?)(?<![\d.,])(?P<low2>{_NUMBER})\s*%?(?:\s*(?:to|-"
    rf"|–)\s*(?P<high2>{_NUMBER}))?\s*(?:%|percent)",
    re.IGNORECASE,
)
_RENAL = re.compile(
    rf"(?<![\d.,]){_PERCENT}(?P<between>(?:[^.;]|\.\d){{0,110}}?)\b(?:in\s+(?:the\s+)?urine"
    rf"|renal(?:ly)?|by\s+the\s+kidneys?)",
    re.IGNORECASE,
)
_UNITS = {"h": "h", "m": "min", "d": "d", "w": "wk"}
_NOT_PARENT = re.compile(
    r"\b(?:metabolites?|desmethyl\w*|nor\w+|N-\w+|M\d+\b|impair\w*|insufficien\w*|cirrho\w*|failure"
    r"|hemodialysis|dialysis|neonat\w*|infants?|children|pediatric|elderly|geriatric|dogs?|rats?"
    r"|animals?|overdos\w*|distribution\s+(?:phase|half)|alpha|absorption|initial\s+(?:phase|half)"
    r"|intracellular|triphosphate|poor\s+metaboli[sz]ers?|prodrug|milk)\b",
    re.IGNORECASE,
)
_LESS = re.compile(r"(?:less\s+than|<|up\s+to|more\s+than|greater\s+than|>|at\s+least)\s*$", re.IGNORECASE)


class _Reader(NamedTuple):
    parameter: Parameter
    pattern: re.Pattern[str]
    stem: str


_READERS = (
    _Reader("half_life", _HALF, "half"),
    _Reader("half_life", _HALF_BEFORE, "half"),
    _Reader("tmax", _TMAX, "max"),
    _Reader("tmax", _TMAX, "peak"),
    _Reader("bioavailability", _BIOAVAILABILITY, "bioavailability"),
    _Reader("protein_binding", _BOUND, "b"),
    _Reader("excretion_renal", _RENAL, "urine"),
)


def pharmacokinetics(label: Label) -> Extracted:
    """Return the parameters of the parent drug in adults; candidates are the statements that were looked at."""
    drug = drug_of(label)
    facts: list[PharmacokineticsFact] = []
    candidates = 0
    for passage in label.passages("pharmacokinetics", "clinical_pharmacology"):
        lowered = passage.text.lower()
        for reader in _READERS:
            if reader.stem not in lowered or (
                reader.parameter == "protein_binding" and "bound" not in lowered and "binding" not in lowered
            ):
                continue
            for m in reader.pattern.finditer(passage.text):
                candidates += 1
                fact = _fact(label, drug, passage, reader.parameter, m)
                if fact is not None:
                    facts.append(fact)
    return Extracted(tuple(_first(facts)), candidates)


def _fact(
    label: Label, drug: Drug, passage: Passage, parameter: Parameter, m: re.Match[str]
) -> PharmacokineticsFact | None:
    group = m.groupdict()
    low_text, high_text = group.get("low") or group.get("low2"), group.get("high") or group.get("high2")
    if low_text is None:
        return None
    start, end = sentence_around(passage.text, m.start())
    before = passage.text[max(start, m.start() - 70) : m.end()]
    after = passage.text[m.end() : min(end, m.end() + 45)]
    if _NOT_PARENT.search(before) or (
        parameter == "half_life"
        and re.match(
            r"\s*(?:for|in)\s+(?:the\s+)?(?:\w+\s+)?(?:metabolite|patients\s+with|subjects\s+with|children|elderly)",
            after,
            re.IGNORECASE,
        )
    ):
        return None
    low, high = _value(low_text), _value(high_text) if high_text else None
    unit = (
        "%"
        if parameter in ("bioavailability", "protein_binding", "excretion_renal")
        else _UNITS[(group.get("unit") or "h")[0].lower()]
    )
    low_unit = group.get("lowunit")
    if low_unit and _UNITS[low_unit[0].lower()] != unit:
        return None
    if high is not None and (high < low or (unit == "%" and high > 100)):
        return None
    if unit == "%" and low > 100:
        return None
    place = m.start("low") if group.get("low") else m.start("low2")
    bound = _LESS.search(passage.text[max(0, place - 14) : place])
    upper = bool(bound and re.match(r"less|<|up", bound.group(), re.IGNORECASE))
    lower = bool(bound and not upper)
    return PharmacokineticsFact(
        set_id=label.set_id,
        drug=drug,
        citation=cite_passage(label, passage, m.start(), m.end()),
        parameter=parameter,
        low=None if upper else low,
        high=None if lower else (high if high is not None else low),
        unit=unit,
    )


def _value(text: str) -> float:
    return float(text.replace(",", ""))


def _first(facts: list[PharmacokineticsFact]) -> Iterator[Fact]:
    """Yield each statement once; of half-lives and times to peak at most three that differ."""
    seen: dict[str, set[tuple[object, ...]]] = {}
    for fact in facts:
        values = seen.setdefault(fact.parameter, set())
        key = (fact.low, fact.high, fact.unit)
        if key not in values and len(values) < 3:
            values.add(key)
            yield fact
