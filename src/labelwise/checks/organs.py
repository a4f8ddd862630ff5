"""Kidney and liver: every rule of a label against the figures given. CrCl and eGFR are never interchanged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from labelwise.checks import action
from labelwise.checks.finding import Evidence, Finding, Missing, distinct
from labelwise.checks.medication import Medication
from labelwise.checks.organ_states import check_organ_states
from labelwise.checks.patient import Patient
from labelwise.checks.words import rule_words
from labelwise.facts import DoseAdjustmentFact

Answer = Literal["applies", "inferred", "not"] | tuple[Literal["lacks"], str]
_CHILD_PUGH = {"A": "mild", "B": "moderate", "C": "severe"}
_SILENT = frozenset({"no_adjustment"})


def check_organs(medications: Sequence[Medication], patient: Patient) -> tuple[list[Finding], list[Missing]]:
    """Return what the labels say for this kidney and liver function, and the rules that lack an input."""
    findings: list[Finding] = []
    missing: list[Missing] = []
    for drug in (m for m in medications if m.current):
        for organ in ("renal", "hepatic"):
            rules = [f for f in drug.facts(DoseAdjustmentFact) if f.organ == organ and f.action not in _SILENT]
            met = [(f, answer(f, patient)) for f in rules]
            findings.extend(_findings(drug, organ, [(f, a) for f, a in met if a in ("applies", "inferred")]))
            missing.extend(_missing(drug, [(f, a[1]) for f, a in met if isinstance(a, tuple)]))
    stated, lacking = check_organ_states(medications, patient, findings)
    asked = {(m.drugs, m.input) for m in missing if "contraindicated" in m.text}
    return findings + stated, missing + [m for m in lacking if (m.drugs, m.input) not in asked]


def answer(rule: DoseAdjustmentFact, patient: Patient) -> Answer:
    """Return whether a rule applies, or the input it lacks."""
    if rule.measure == "CrCl":
        return ("lacks", "crcl") if patient.crcl is None else _within(rule, patient.crcl)
    if rule.measure == "eGFR":
        return ("lacks", "egfr") if patient.egfr is None else _within(rule, patient.egfr)
    if rule.measure in ("severity", "Child-Pugh", "any"):
        return _by_kidney(rule, patient) if rule.organ == "renal" else _by_liver(rule, patient)
    return ("lacks", rule.measure.replace("_", " "))


def _within(rule: DoseAdjustmentFact, value: float) -> Answer:
    low, high = rule.low, rule.high
    bound = low if low is not None else high
    if rule.op == "between":
        inside = (low is None or value >= low) and (high is None or value <= high)
        return "applies" if inside else "not"
    if bound is None:
        return ("lacks", f"the bound of the rule on {rule.measure}")
    holds = {"<": value < bound, "<=": value <= bound, ">": value > bound, ">=": value >= bound, "=": value == bound}
    return "applies" if holds.get(rule.op, False) else "not"


def _by_liver(rule: DoseAdjustmentFact, patient: Patient) -> Answer:
    if patient.child_pugh is None:
        return ("lacks", "child-pugh")
    grade = _CHILD_PUGH[patient.child_pugh]
    if rule.severity in (None, "any"):
        return "applies"
    if rule.severity != grade:
        return "not"
    # "Severe impairment" without a scale: Child-Pugh is what labels commonly mean, and only that.
    return "applies" if rule.measure == "Child-Pugh" else "inferred"


def _by_kidney(rule: DoseAdjustmentFact, patient: Patient) -> Answer:
    """Answer a rule that names no figure: which grade a figure is, is an inference, made only beyond doubt."""
    value = patient.crcl if patient.crcl is not None else patient.egfr
    if value is None:
        return ("lacks", "crcl")
    grade = _grade(value)
    if grade is None:
        return ("lacks", f"how the label of the drug divides kidney function at {value:g} mL/min")
    if rule.severity in (None, "any"):
        return "not" if grade == "normal" else "inferred"
    return "inferred" if rule.severity == grade else "not"


def _grade(value: float) -> str | None:
    """Return the grade that all common divisions give a figure, None between them."""
    if value < 30:
        return "severe"
    if value < 50:
        return "moderate"
    if value < 60:
        return None
    if value < 80:
        return "mild"
    return "normal" if value >= 90 else None


def _findings(drug: Medication, organ: str, met: Sequence[tuple[DoseAdjustmentFact, Answer]]) -> Iterator[Finding]:
    if not met:
        return
    actions = [f.action if a == "applies" else action.at_most_caution(f.action) for f, a in met]
    lead = action.strongest(list(actions))
    best = next(f for (f, _), act in zip(met, actions, strict=True) if act == lead)
    inferred = all(a == "inferred" for _, a in met)
    note = ". Inferred: the label gives a grade without figures" if inferred else ""
    yield Finding(
        kind="organ",
        drugs=(drug.name,),
        action=lead,
        summary=f"{drug.name}, {'kidney' if organ == 'renal' else 'liver'}: {rule_words(best)}{note}",
        evidence=distinct(
            Evidence(("inferred: " if a == "inferred" else "") + rule_words(f), f.citation) for f, a in met
        ),
        inferred=inferred,
    )


def _missing(drug: Medication, lacking: Sequence[tuple[DoseAdjustmentFact, str]]) -> Iterator[Missing]:
    """Yield one entry an input, with the strongest rule that needs it."""
    by_input: dict[str, list[DoseAdjustmentFact]] = {}
    for rule, name in lacking:
        by_input.setdefault(name, []).append(rule)
    for name, rules in by_input.items():
        first = min(rules, key=lambda f: (action.rank(f.action), rule_words(f)))
        more = f" (and {len(rules) - 1} more)" if len(rules) > 1 else ""
        yield Missing((drug.name,), "organ", name, rule_words(first) + more, first.citation)
