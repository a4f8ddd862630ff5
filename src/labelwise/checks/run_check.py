"""A whole list checked: every check, in one result."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from labelwise.checks.combined_pairs import check_combinations
from labelwise.checks.conditions import check_conditions
from labelwise.checks.coverage import NO_LABEL, unresolved_coverage
from labelwise.checks.doses import check_doses
from labelwise.checks.duplicates import check_duplicates
from labelwise.checks.durations import check_durations
from labelwise.checks.finding import CheckResult, Coverage, Finding, Missing, Unresolved, is_curated, ordered
from labelwise.checks.medication import Medication
from labelwise.checks.organs import check_organs
from labelwise.checks.pairs import check_pairs
from labelwise.checks.patient import Patient
from labelwise.checks.populations import check_populations
from labelwise.checks.unlabelled import check_unlabelled, check_unread
from labelwise.checks.washouts import check_washouts
from labelwise.checks.withdrawal import check_withdrawal


class MedicationList(msgspec.Struct, frozen=True, kw_only=True):
    """What is checked: a top-level value, so that many lists can be checked by an engine."""

    medications: tuple[Medication, ...]
    patient: Patient = Patient()
    unresolved: tuple[Unresolved, ...] = ()


def run_check(asked: MedicationList) -> CheckResult:
    """Return the findings, the coverage and what could not be checked."""
    drugs, patient = asked.medications, asked.patient
    pairs, coverage = check_pairs(drugs)
    found: list[Finding] = [
        *pairs,
        *check_duplicates(drugs),
        *check_withdrawal(drugs),
        *check_conditions(drugs, patient),
        *check_combinations(drugs, patient),
    ]
    waits, missing, stopped = check_washouts(drugs)
    found += waits
    coverage += stopped
    for findings, lacking in (
        check_doses(drugs, patient),
        check_durations(drugs),
        check_organs(drugs, patient),
        check_populations(drugs, patient),
    ):
        found.extend(findings)
        missing.extend(lacking)
    missing += [*check_unlabelled(drugs, patient), *check_unread(drugs)]
    coverage += _unresolved_pairs(asked)
    return CheckResult(
        findings=ordered(map(_marked, found)),
        coverage=tuple(sorted(coverage, key=lambda c: (c.drugs, c.state))),
        unresolved=tuple(u.name for u in asked.unresolved),
        cannot_check=_once(missing),
        notices=(*(_unknown(u) for u in asked.unresolved), *_notices(drugs)),
    )


def _marked(finding: Finding) -> Finding:
    """Return a finding marked as curated where all that it cites was entered by hand."""
    cited = [e.citation for e in finding.evidence if e.citation is not None]
    if finding.curated or not cited or not all(map(is_curated, cited)):
        return finding
    return msgspec.structs.replace(finding, curated=True)


def _once(missing: Sequence[Missing]) -> tuple[Missing, ...]:
    """Return what is lacking in order; what two entries of one drug lack alike is told once."""
    kept: dict[tuple[tuple[str, ...], str, str, str], Missing] = {}
    for one in missing:
        kept.setdefault((one.drugs, one.kind, one.input, one.text), one)
    return tuple(kept[key] for key in sorted(kept))


def _unresolved_pairs(asked: MedicationList) -> list[Coverage]:
    names = [u.name for u in asked.unresolved]
    current = [m.name for m in asked.medications if m.current]
    pairs = [unresolved_coverage(name, drug) for name in names for drug in current]
    return pairs + [unresolved_coverage(one, other) for i, one in enumerate(names) for other in names[i + 1 :]]


def _unknown(one: Unresolved) -> str:
    more = f" Did you mean {' or '.join(one.suggestions)}?" if one.suggestions else ""
    return f"{one.name}: {one.message}{more} It was not checked."


def _notices(drugs: Sequence[Medication]) -> list[str]:
    notes = [m.note for m in drugs if m.note]
    bare = sorted({m.name for m in drugs if not m.labels})
    told = "it was checked only against what the labels of the others say" if len(drugs) > 1 else "nothing was checked"
    notes += [f"{name}: {NO_LABEL}; {told}." for name in bare]
    return list(dict.fromkeys(sorted(notes)))
