"""What is computed from a trial's figures: the risk difference, and the number needed to harm where it may be told."""

from __future__ import annotations

import math
import re

import msgspec

from labelwise.comparison.newcombe import newcombe
from labelwise.comparison.trials import Trial
from labelwise.facts import AdverseReactionFact

# One trial is named in the singular; several, or arms put together, give no number needed to harm.
_ONE = re.compile(r"\b(?:trial|study)\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:trials|studies|pooled|pool|combined|integrated|respective|phases|meta-?analys[ie]s|and\s+(?:study|trial))\b",
    re.IGNORECASE,
)
_RANDOMISED = re.compile(r"\brandomi[sz]ed\b|\bdouble[- ]?(?:blind|masked)|\bplacebo[- ]?controlled\b", re.IGNORECASE)
_UNFIT = re.compile(
    r"cross-?\s?over|open[- ]label|extension|uncontrolled|non-?randomi[sz]ed|exposure[- ]adjusted|"
    r"(?:patient|person|subject)[- ]?years|historical|observational|run-?in",
    re.IGNORECASE,
)
_CROSSED = re.compile(r"cross-?\s?over", re.IGNORECASE)
_ADJUSTED = re.compile(r"exposure[- ]adjusted|(?:patient|person|subject)[- ]?years", re.IGNORECASE)
_TOGETHER = re.compile(r"\b(?:all|any|total|overall|combined|pooled|both)\b", re.IGNORECASE)
_LENGTH = re.compile(
    r"^(?:(?P<count>\d+)[\s-]*(?P<unit>day|week|month)s?|(?P<named>week|day|month)\s*(?P<to>\d+))$", re.IGNORECASE
)


class Contrast(msgspec.Struct, frozen=True, kw_only=True):
    """Derived from one drug arm and the placebo arm of its trial; never printed in a label.

    `difference`, `low`, `high` are in percentage points (drug minus placebo), the bounds Newcombe's 95% interval, None
    where a group's size is unknown. `needed_to_harm` is a number of people over `over` ("12 weeks"), with its bounds;
    None unless one randomised placebo comparison of equal length allows it and the interval leaves out zero.
    """

    kind: str = "derived"
    study: str | None = None
    arm_label: str | None = None
    arm_dose: str | None = None
    severity: str | None = None
    difference: float
    low: float | None = None
    high: float | None = None
    needed_to_harm: int | None = None
    needed_low: int | None = None
    needed_high: int | None = None
    over: str | None = None


def contrasts(trial: Trial) -> list[Contrast]:
    """Return what sets each drug arm against the trial's placebo arm; empty where there is not exactly one.

    Bounds ("less than 1%"), ranges and rates per time of exposure give no difference.
    """
    placebo = trial.placebo
    if placebo is None or not trial.drug or not _plain(placebo) or _ADJUSTED.search(_design(trial.first)):
        return []
    arms = [arm for arm in trial.drug if _plain(arm)]
    if trial.first.source == "prose" and len(trial.drug) > 1:
        return []  # a sentence with several drug arms does not say which of them the placebo figure belongs to
    return [_contrast(arm, placebo, alone=len(arms) == len(trial.drug)) for arm in arms]


def _plain(fact: AdverseReactionFact) -> bool:
    return fact.op == "=" and fact.value is not None and fact.unit == "%" and 0 <= fact.value <= 100


def _contrast(arm: AdverseReactionFact, placebo: AdverseReactionFact, *, alone: bool) -> Contrast:
    first, second = (arm.value or 0.0) / 100, (placebo.value or 0.0) / 100
    base = Contrast(
        study=arm.study,
        arm_label=arm.arm_label,
        arm_dose=arm.arm_dose,
        severity=arm.severity,
        difference=round(100 * (first - second), 2),
    )
    # The same people on both arms are no independent groups: no interval of this kind holds for them.
    if not arm.arm_n or not placebo.arm_n or _CROSSED.search(_design(arm)):
        return base
    found = newcombe(first, arm.arm_n, second, placebo.arm_n)
    base = msgspec.structs.replace(base, low=round(100 * found.low, 2), high=round(100 * found.high, 2))
    over = trial_length(arm)
    if not alone or over is None or found.low <= 0 or not _one_comparison(arm):
        return base
    return msgspec.structs.replace(
        base,
        needed_to_harm=math.ceil(1 / found.difference),
        needed_low=math.ceil(1 / found.high),
        needed_high=math.ceil(1 / found.low),
        over=over,
    )


def _design(fact: AdverseReactionFact) -> str:
    return " ".join(t for t in (fact.study, fact.trial_duration, fact.trial_population, *fact.footnotes) if t)


def _one_comparison(arm: AdverseReactionFact) -> bool:
    """Whether the text says that it is one randomised comparison with placebo; where it is silent it is none."""
    study = arm.study or ""
    told = _ONE.search(study) and _RANDOMISED.search(_design(arm))
    together = _TOGETHER.search(f"{arm.arm_label or ''} {arm.arm_dose or ''}")
    return bool(told) and not (_SEVERAL.search(study) or _UNFIT.search(_design(arm)) or together)


def trial_length(fact: AdverseReactionFact) -> str | None:
    """Return how long the trial ran in words (`12 weeks`); None where it is unknown, a range, or may be an age."""
    found = _LENGTH.match((fact.trial_duration or "").strip())
    if not found:
        return None
    count, unit = found["count"] or found["to"], (found["unit"] or found["named"]).lower()
    if unit == "month" and not found["named"] and "-" not in (fact.trial_duration or ""):
        return None  # "12 months" in a table's title is as often an age
    ranged = re.search(rf"\d+\s*(?:-\s*)?(?:to|–|or|and)\s*{count}[\s-]*{unit}", fact.study or "", re.IGNORECASE)
    return None if ranged or int(count) == 0 else f"{int(count)} {unit}{'' if int(count) == 1 else 's'}"
