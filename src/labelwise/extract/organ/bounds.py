"""Bounds of organ function in text: `CrCl <= 20 mL/min`, `eGFR 30 to less than 60`, `moderate hepatic impairment`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from labelwise.extract.stems import holds, lower, matches_at
from labelwise.facts.dose_adjustment import Bound, Measure, Organ

_NUMBER = r"\d+(?:\.\d+)?"
_RATE_UNIT = r"m[lL]\s*(?:/|per)\s*min(?:ute)?\.?(?:\s*(?:/|per)\s*1\.73\s*m\s?[2²])?"
_DOSE_UNIT = r"mg(?!\s*(?:/\s*(?:dL|100)|%|percent|per\s+dL))"
_LESS = r"<|less\s+than|below|under|lower\s+than|fewer\s+than"
_LESS_EQUAL = (
    r"≤|<\s*=|less\s+than\s+or\s+equal\s+to|(?:at|of)\s+most|not\s+(?:more|greater)\s+than|no\s+more\s+than|up\s+to"
)
_MORE = r">|greater\s+than|more\s+than|above|over|higher\s+than|exceed\w*"
_MORE_EQUAL = r"≥|>\s*=|(?:greater|more|higher)\s+than\s+or\s+equal\s+to|at\s+least|not\s+less\s+than|no\s+less\s+than"
_SIGN = rf"(?P<le>{_LESS_EQUAL})|(?P<ge>{_MORE_EQUAL})|(?P<lt>{_LESS})|(?P<gt>{_MORE})"
_BETWEEN = re.compile(
    rf"(?:between\s+)?(?:(?:{_MORE_EQUAL}|{_MORE}|from)\s*)?(?P<low>{_NUMBER})\s*(?:{_RATE_UNIT}\s*)?(?:to|and|-|–|—|−|through)\s*"
    rf"(?:(?:{_LESS_EQUAL}|{_LESS})\s*)?(?P<high>{_NUMBER})(?![\d.]*\d)(?!\s*(?:{_DOSE_UNIT}|hours?|times|%|years|weeks|days))",
    re.IGNORECASE,
)
_ONE = re.compile(
    rf"(?:{_SIGN})\s*(?:of\s+|about\s+|approximately\s+)?(?P<n>{_NUMBER})(?![\d.]*\d)(?!\s*(?:{_DOSE_UNIT}|hours?|times|%|years|weeks|days|x\b|×))",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?P<n>{_NUMBER})\s*(?:{_RATE_UNIT}\s*)?(?:or|and)\s+(?P<word>less|lower|below|fewer|under|greater|more|higher|above|over)\b",
    re.IGNORECASE,
)
_MEASURES: tuple[tuple[Measure, Organ, re.Pattern[str]], ...] = (
    ("eGFR", "renal", re.compile(r"\be?GFR\b|glomerular\s+filtration", re.IGNORECASE)),
    ("CrCl", "renal", re.compile(r"\bCr\.?\s?Cl\b|\bCL\s?cr\b|creatinine\s+clearance|\bCLCR\b|\bCcr\b", re.IGNORECASE)),
    ("serum_creatinine", "renal", re.compile(r"serum\s+creatinine", re.IGNORECASE)),
)
_RENAL = re.compile(
    r"\b(?:renal|kidney|nephr\w+|creatinine|CrCl|e?GFR|dialysis(?!\s+solutions?)|h[ae]modialysis|CAPD|ESRD|glomerular)\b",
    re.IGNORECASE,
)
_HEPATIC = re.compile(
    r"\b(?:hepatic\w*|liver|Child[\s-]*Pugh|cirrho\w+|transaminases?|aminotransferases?|hepatocellular)\b",
    re.IGNORECASE,
)
_RENAL_STEMS = ("renal", "kidney", "nephr", "creatinine", "crcl", "gfr", "dialysis", "capd", "esrd", "glomerular")
_HEPATIC_STEMS = ("hepatic", "liver", "child", "cirrho", "transaminase", "aminotransferase", "hepatocellular")
# Where a bound can begin: at a digit, a sign or a word of comparison, also within a longer word.
_BETWEEN_BEGINS = re.compile(
    r"[\d≥>bBgGmMhHaAnNoOeEfF](?:(?<=[\d≥>])|(?<=[bBgGhHnNoO])[eErRiIıİoOvV]|(?<=[mM])[oO]|(?<=[aA])[tTbB]|(?<=[eE])[xX]"
    r"|(?<=[fF])[rR])"
)
_ONE_BEGINS = re.compile(
    r"[<>≤≥lLbBuUfFaAoOnNgGmMhHeE](?:(?<=[<>≤≥])|(?<=[lL])[eEoO]|(?<=[bBfF])[eE]|(?<=[uU])[nNpP]|(?<=[aA])[tTbB]"
    r"|(?<=[oO])[fFvV]|(?<=[nNmM])[oO]|(?<=[gG])[rR]|(?<=[hH])[iIıİ]|(?<=[eE])[xX])"
)
_AFTER_BEGINS = re.compile(r"\d")
_DIALYSIS = re.compile(
    r"\b(?:h[ae]mo)?dialy[sz]\w+\b(?!\s+solutions?)|\bCAPD\b|end[\s-]*stage\s+(?:renal|kidney)|\bESRD\b", re.IGNORECASE
)
_SEVERITY = re.compile(
    r"\b(?P<a>mild|moderate|severe)(?:ly)?(?:\s*\([^)]{0,160}\))?(?:[\s-]*(?P<link>to|or|and|,|and/or|through)[\s-]*(?P<b>mild|moderate|severe)(?:ly)?(?:\s*\([^)]{0,160}\))?)?(?:\s*,?\s*(?P<link2>or|and|to)\s*(?P<c>severe))?",
    re.IGNORECASE,
)
_CHILD = re.compile(
    r"Child[\s-]*(?:Turcotte[\s-]*)?Pugh\s*(?:[Cc]lass(?:es)?|[Cc]ategory|[Gg]rade|[Ss]core)?\s*(?:\(?[A-Z]*\)?\s*)?(?P<a>[ABC])\b(?:\s*(?P<link>to|or|and|,|and/or|-)\s*(?:Child[\s-]*Pugh\s*)?(?:[Cc]lass\s*)?(?P<b>[ABC])\b)?",
)
# `(< 15), including patients on hemodialysis`: the number is the rule.
_INCLUDED = re.compile(r"\bincluding\s+(?:those\s+|patients\s+)?(?:on\s+|receiving\s+|undergoing\s+)?$", re.IGNORECASE)
# `< 60 mL/min (i.e., patients with moderate, severe or end-stage impairment)`: the number is the rule.
_MEANT = re.compile(r"\((?:i\.\s?e\.|that\s+is)[^()]*$", re.IGNORECASE)
# `acute renal failure requiring dialysis` is what came of it, not who is treated.
_OUTCOME = re.compile(r"\b(?:injury|acute\s+(?:renal|kidney)\s+failure)[^.;]{0,25}requiring\s+$", re.IGNORECASE)
_OTHER_ORGAN = re.compile(r"\b(?:cardi\w+|pulmonary|respirat\w+|heart|hypertensi\w+|asthma)\b", re.IGNORECASE)
_GRADES = ("mild", "moderate", "severe")
_CHILD_GRADES = {"A": "mild", "B": "moderate", "C": "severe"}


_NORMAL_CLEARANCE = 100  # mL/min: a band that reaches it is of those whose kidneys work well


class Condition(NamedTuple):
    """One condition of a rule and where it stands in the text; `words` are a limit that is no number of mL/min."""

    organ: Organ
    measure: Measure
    op: Bound
    low: float | None
    high: float | None
    severity: str | None
    start: int
    end: int
    words: str = ""

    @property
    def works_well(self) -> bool:
        """Whether the condition is the better side of a bound: clearance above it, serum creatinine below it."""
        if self.measure == "serum_creatinine":
            return self.op in ("<", "<=")
        return self.op in (">", ">=") or (self.op == "between" and (self.high or 0) >= _NORMAL_CLEARANCE)


@lru_cache(maxsize=256)  # the same few clauses are asked about from several sides
def organs_of(text: str) -> tuple[Organ, ...]:
    """Return the organs that the text speaks of."""
    found: list[Organ] = []
    lowered = lower(text)
    if holds(lowered, _RENAL_STEMS) and _RENAL.search(text):
        found.append("renal")
    if holds(lowered, _HEPATIC_STEMS) and _HEPATIC.search(text):
        found.append("hepatic")
    return tuple(found)


def conditions(text: str, measure: Measure | None = None) -> list[Condition]:
    """Return the conditions of a clause or cell in order; `measure` is what its column or heading measures."""
    found = list(_rates(text, measure))
    taken = [(c.start, c.end) for c in found]
    found.extend(c for c in _grades(text, taken))
    found.extend(_multiples(text))
    return sorted(found, key=lambda c: c.start)


_MULTIPLE = re.compile(
    rf"\b(?P<what>aminotransferases?|transaminases?|ALT|AST|bilirubin)\b[^.;]{{0,30}}?(?:{_SIGN})\s*(?P<n>{_NUMBER})"
    r"\s*(?:×|x|times)\s*(?:the\s+)?(?:ULN|upper\s+limit)",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\b(?:impairment|insufficiency|dysfunction|Child)\b", re.IGNORECASE)


def _multiples(text: str) -> Iterator[Condition]:
    """Yield limits of liver tests in multiples of the upper limit of normal, where they define no severity."""
    if ("ULN" not in text and "upper limit" not in text) or _ALONE.search(text):
        return
    m = _MULTIPLE.search(text)
    if m is None:
        return
    n = float(m["n"])
    op = "<=" if m["le"] else ">=" if m["ge"] else "<" if m["lt"] else ">"
    measure: Measure = "bilirubin" if m["what"].lower() == "bilirubin" else "transaminases"
    yield Condition("hepatic", measure, "any", None, None, None, m.start(), m.end(), f"{op} {n:g} x ULN")


def measure_of(text: str) -> Measure | None:
    """Return the measure that a heading or column names."""
    return next((name for name, _, pattern in _MEASURES if pattern.search(text)), None)


def _nearest(text: str, start: int, end: int, given: Measure | None) -> Measure | None:
    """Return the measure a number belongs to: the last one named before it, else one right after it, else the given."""
    best, at = None, -1
    for name, _, pattern in _MEASURES:
        for m in pattern.finditer(text, max(0, start - 120), start):
            if m.start() > at:
                best, at = name, m.start()
    if best is not None:
        return best
    after = next((name for name, _, pattern in _MEASURES if pattern.search(text, end, min(len(text), end + 60))), None)
    if after is not None:
        return after
    if given is not None:
        return given
    return "CrCl" if re.match(rf"\s*{_RATE_UNIT}", text[end:]) and _RENAL.search(text) else None


_DIGIT = re.compile(r"\d")
_RATE_WORD = re.compile(
    r"m[lL]|[Cc]reatinine|CREATININE|[Gg]lomerular|GFR|gfr|[Cc][Ll]?\s?[Cc][Rr]|[Cc]r\.?\s?[Cc][Ll]|CLEARANCE"
)


def _rates(text: str, given: Measure | None) -> Iterator[Condition]:
    taken: list[tuple[int, int]] = []

    def free(m: re.Match[str]) -> bool:
        return not any(m.start() < e and s < m.end() for s, e in taken)

    if _DIGIT.search(text) is None or (given is None and _RATE_WORD.search(text) is None):
        return
    for m in matches_at(_BETWEEN_BEGINS, _BETWEEN, text):
        first, last = float(m["low"]), float(m["high"])
        bottom, top = min(first, last), max(first, last)
        measure = _nearest(text, m.start(), m.end(), given)
        if measure is None or not _plausible(measure, bottom, top, text, m.end()):
            continue
        if not _is_rate(text, m.start(), m.end(), given):
            continue
        taken.append((m.start(), m.end()))
        yield Condition("renal", measure, "between", bottom, top, None, m.start(), m.end())
    for begins, pattern in ((_AFTER_BEGINS, _AFTER), (_ONE_BEGINS, _ONE)):
        for m in matches_at(begins, pattern, text):
            if not free(m):
                continue
            measure = _nearest(text, m.start(), m.end(), given)
            if measure is None or not _is_rate(text, m.start(), m.end(), given):
                continue
            if not _plausible(measure, 0.0, float(m["n"]), text, m.end()):
                continue
            taken.append((m.start(), m.end()))
            op = _after_op(m["word"]) if pattern is _AFTER else _sign_op(m)
            n = float(m["n"])
            low, high = (n, None) if op in (">", ">=") else (None, n)
            yield Condition("renal", measure, op, low, high, None, m.start(), m.end())


def _after_op(word: str) -> Bound:
    """Return the sign of `30 mL/min or less`: the bound itself is included."""
    return "<=" if word.lower() in ("less", "lower", "below", "fewer", "under") else ">="


def _sign_op(m: re.Match[str]) -> Bound:
    return "<=" if m["le"] else ">=" if m["ge"] else "<" if m["lt"] else ">"


_IN_BLOOD = re.compile(r"\s*m[lL]\s*/\s*kg|\s*mg\s*(?:/\s*(?:dL|100)|%|per\s+dL)", re.IGNORECASE)


def _plausible(measure: Measure, low: float, high: float, text: str, end: int) -> bool:
    """Whether the numbers can be of the measure: a rate is never in mg/dL, serum creatinine never above 20 mg/dL."""
    if measure == "serum_creatinine":
        return low < high <= 20
    return low < high <= 200 and _IN_BLOOD.match(text, end) is None


def _is_rate(text: str, start: int, end: int, given: Measure | None) -> bool:
    """Whether the number is a rate: its unit follows, or the measure stands close before it, or its column says so."""
    if given is not None or re.match(rf"\s*(?:{_RATE_UNIT}|mg\s*(?:/\s*dL|%))", text[end:]):
        return True
    before = text[max(0, start - 45) : start]
    return any(pattern.search(before) for _, _, pattern in _MEASURES)


def _span(a: str, link: str | None, b: str | None) -> tuple[str, ...]:
    if b is None:
        return (a,)
    if link in ("to", "through", "-"):
        i, j = _GRADES.index(a), _GRADES.index(b)
        return _GRADES[min(i, j) : max(i, j) + 1]
    return (a, b)


def _grades(text: str, taken: list[tuple[int, int]]) -> Iterator[Condition]:
    organs = organs_of(text)
    lowered = lower(text)
    seen: set[tuple[str, str]] = set()
    for m in _CHILD.finditer(text):
        grades = _span(_CHILD_GRADES[m["a"]], m["link"], _CHILD_GRADES[m["b"]] if m["b"] else None)
        for grade in grades:
            if ("hepatic", grade) not in seen:
                seen.add(("hepatic", grade))
                yield Condition("hepatic", "Child-Pugh", "any", None, None, grade, m.start(), m.end())
    for m in _SEVERITY.finditer(text) if holds(lowered, _GRADES) else ():
        near = text[m.start() : m.end() + 90]
        other = _OTHER_ORGAN.search(near)
        if other is not None:
            near = near[: other.start()]
        here = [o for o in organs if o in organs_of(near)] or (list(organs) if len(organs) == 1 else [])
        if not here or not re.search(
            r"impair|insuffic|dysfunc|disease|failure|renal|hepatic|liver|kidney|cirrho", near, re.IGNORECASE
        ):
            continue
        steps = list(_span(m["a"].lower(), (m["link"] or "").lower() or None, m["b"].lower() if m["b"] else None))
        if m["c"] and "severe" not in steps:
            steps.append("severe")
        for organ in (
            here[:1] if not re.search(r"\b(?:and|or)\b.{0,20}(?:renal|hepatic)", near, re.IGNORECASE) else here
        ):
            rated = [c for c in taken if organ == "renal" and c[0] - m.end() < 60 and m.start() - c[1] < 40]
            if rated:
                continue  # `moderate (CrCl 30 to 59 mL/min)`: the number is the rule
            for grade in steps:
                if (organ, grade) not in seen:
                    seen.add((organ, grade))
                    yield Condition(organ, "severity", "any", None, None, grade, m.start(), m.end())
    if "renal" in organs and holds(lowered, ("dialy", "capd", "end", "esrd")):
        for m in _DIALYSIS.finditer(text):
            bounded = any(0 <= start - m.end() < 40 for start, _ in taken)
            if (
                not bounded
                and not _OUTCOME.search(text, 0, m.start())
                and not (taken and (_INCLUDED.search(text, 0, m.start()) or _MEANT.search(text, 0, m.start())))
            ):
                yield Condition("renal", "dialysis", "any", None, None, None, m.start(), m.end())
                break
