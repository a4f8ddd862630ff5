"""From head rows to arms: which words of a column's head are the study, which the arm."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from labelwise.extract.adverse_reaction.arm import (
    Arm,
    HeadText,
    Unit,
    dose_of,
    is_armish,
    is_generic,
    read_head,
    role_of,
)
from labelwise.extract.adverse_reaction.own_names import OwnNames
from labelwise.extract.adverse_reaction.signs import plain

_PERIOD = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|weeks?|months?|years?|days?|phase|period|cycles?|induction|maintenance|men"
    r"|women|males?|females?|mdd|part \w)\b",
    re.I,
)
_BARE_GRADE = re.compile(r"[≥>]?\s*[1-5](?:\s*(?:[-/,&]|to|or|and)\s*[1-5])?(?:\s*\(?%\)?)?", re.I)
_GRADE_WORD = re.compile(
    r"\b(?:(?:maximum|worst)\s+)?(?:(?:NCI|CTC(?:AE)?|WHO|toxicity|severity)\s*)*grades?\b(?!\s*[≥>]?\s*[1-5IV])", re.I
)
_BRACKET = re.compile(r"\([^()]*\)")
_YEARS = r"(?:patient|person|subject|participant)[- ](?:exposure[- ]?)?years?"
_EXPOSURE = re.compile(
    r"[;,]?\s*(?:\btotal\s+(?:exposure\s*(?:in\s*)?)?)?"
    r"(?:(?<![\d.,])(?<!per )(?<!/)(?<!/ )\d[\d,]*(?:\.\d+)?\s*(?:total\s+)?"
    rf"{_YEARS}\b(?:\s+of\s+exposure)?|{_YEARS}\s*(?:of\s+exposure\s*)?[=:]\s*\d[\d,]*(?:\.\d+)?)",
    re.I,
)
_AGAINST = re.compile(r"\b(?:vs\.?|versus)\b", re.I)
_ROUTE = re.compile(r"\b(?:immediate[- ]release|intravenous(?:ly)?|iv|subcutaneous|sc|intramuscular|im|oral)\b", re.I)


def without_exposure(head: str) -> str:
    """Return a head without the exposure of its whole arm, which is no unit: `N=609, Total Person-Years = 499.6`."""
    if "year" not in head.lower():
        return head
    return " ".join(_EXPOSURE.sub(" ", head).split())


def told_apart(arms: Sequence[Arm], live: Sequence[int]) -> list[Arm]:
    """Return the arms so that columns of the same arm differ in their study, where words of their heads differ."""
    out = list(arms)
    groups: dict[tuple[str, str, str], list[int]] = {}
    for i in live:
        groups.setdefault((arms[i].label, arms[i].severity, arms[i].study), []).append(i)
    for same in groups.values():
        shared = set.intersection(*(set(arms[i].path) for i in same))
        for i in same if len(same) > 1 else ():
            own = [part for part in arms[i].path if part not in shared and part not in arms[i].label]
            out[i] = replace(arms[i], study=" | ".join([*filter(None, [arms[i].study]), *own]))
    return out


def build_arms(paths: Sequence[Sequence[str]], names: OwnNames, own_only: bool = False) -> list[Arm]:
    """Return one arm a column. `paths` are the head cells above each column, top to bottom, a spanned cell once."""
    heads = [[read_head(cell) for cell in _grades_joined(path)] for path in paths]
    arms = [_arm(path, heads, names) for path in heads]
    return settle_roles(arms, names, own_only)


def _grades_joined(path: Sequence[str]) -> list[str]:
    """Put a grade's number and the word above it together: `Toxicity Grade` over `≥4`."""
    out = list(path)
    for i, text in enumerate(out):
        bare = _BARE_GRADE.fullmatch(plain(text))
        above = next((j for j in range(i - 1, -1, -1) if _GRADE_WORD.search(out[j])), None)
        if bare and above is not None:
            out[i] = f"Grade {text}"
            out[above] = _GRADE_WORD.sub("", out[above])
    return out


def _arm(path: list[HeadText], all_paths: list[list[HeadText]], names: OwnNames) -> Arm:
    labels = [h.label for h in path if h.label]
    n = next((h.n for h in reversed(path) if h.n is not None), None)
    severity = next((h.severity for h in reversed(path) if h.severity is not None), "")
    unit: Unit = next((h.unit for h in reversed(path) if h.unit), "")
    label, study = _split(labels, names)
    if not label:
        label = _all_of(path, all_paths)
    return Arm(label=label, dose=dose_of(label), n=n, severity=severity, unit=unit, study=study, path=tuple(labels))


def _all_of(path: list[HeadText], all_paths: list[list[HeadText]]) -> str:
    """The label of a column headed `Total` or `All`: an arm of its own unless other columns are grades."""
    if any(h.severity for other in all_paths for h in other):
        return ""
    return next((h.printed for h in path if h.severity == ""), "")


def _split(labels: list[str], names: OwnNames) -> tuple[str, str]:
    """Return (arm, study) of the labels above one column, outermost first."""
    labels = list(dict.fromkeys(labels))
    if len(labels) <= 1:
        return (labels[0] if labels else ""), ""
    armish = [i for i, text in enumerate(labels) if is_armish(text, names)]
    arm_at = [i for i in armish if not _AGAINST.search(labels[i])] or armish
    if not arm_at:
        # No word of these names an arm: the innermost that is no study or period stands for it.
        inward = list(reversed(range(len(labels))))
        at = next((i for i in inward if not _PERIOD.search(_BRACKET.sub(" ", labels[i]))), None)
        if at is None:  # a regimen speaks of weeks too: what names something of its own comes first
            at = next((i for i in inward if not is_generic(labels[i])), 0)
        return labels[at], " | ".join(text for i, text in enumerate(labels) if i != at)
    last = arm_at[-1]
    keep = [labels[last]]
    # A dose alone takes the drug's name from above it; a placebo or a named drug does not.
    if role_of(labels[last], names) is None:
        keep = [labels[i] for i in arm_at[:-1] if role_of(labels[i], names) not in ("placebo", "other")][-1:] + keep
    study = [text for i, text in enumerate(labels) if text not in keep and i not in arm_at]
    return " ".join(keep), " | ".join(study)


def settle_roles(arms: list[Arm], names: OwnNames, own_only: bool = False) -> list[Arm]:
    """Return the arms with their roles: by their own words, else by what the other arms are.

    `own_only`: the title tells of patients on this drug alone, so that an arm whose name says nothing is one of it.
    """
    said = [role_of(a.label, names) for a in arms]
    has_drug = any(role == "drug" for role in said)
    unknown = {a.label for a, role in zip(arms, said, strict=True) if role is None}
    named = {label for label in unknown if not is_generic(label)}
    studies = {part for a in arms for part in a.study.split(" | ") if part}
    different = {_without_dose(label) for label in named}
    first = next(
        (_without_dose(a.label) for a, role in zip(arms, said, strict=True) if role is None and a.label in named), None
    )
    out = []
    for arm, role in zip(arms, said, strict=True):
        if role is None:
            whole = arm.label in studies  # the column of a study's doses taken together
            other_drug = (
                arm.label in named
                and not whole
                and (has_drug or (not own_only and len(different) > 1 and _without_dose(arm.label) != first))
            )
            role = "active_comparator" if other_drug else "drug"
        out.append(replace(arm, role=role))
    return _set_apart(out, names)


def _without_dose(label: str) -> str:
    """An arm's name without its dose: two doses of one drug are one drug."""
    dose = dose_of(label)
    return re.sub(r"\W+", " ", label.replace(dose, " ") if dose else label).strip().lower()


def _set_apart(arms: list[Arm], names: OwnNames) -> list[Arm]:
    """Beside the label's own product, the same substance by another route.

    Or a part of a combination alone, is a comparator.
    """
    out = []
    for arm in arms:
        if arm.role == "drug" and names.found_in(arm.label) and _is_comparator(arm, arms, names):
            arm = replace(arm, role="active_comparator")
        out.append(arm)
    return out


def _is_comparator(arm: Arm, arms: list[Arm], names: OwnNames) -> bool:
    brand = names.brand_pattern
    if brand is not None and brand.search(arm.label):
        return False
    if len(names.ingredients) > 1 and not names.wholly_in(arm.label):
        return any(names.wholly_in(other.label) for other in arms)
    branded = [a for a in arms if brand is not None and brand.search(a.label)]
    return bool(branded) and _ROUTE.search(arm.label) is not None
