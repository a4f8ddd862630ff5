"""Checks of a medication list: pure, one a file. Facts in, findings out; nothing is ever said to be without risk."""

from labelwise.checks.finding import CheckResult, Coverage, Evidence, Finding, Missing, Side, Unresolved
from labelwise.checks.intake import Intake, read_intake, split_entry
from labelwise.checks.medication import Medication
from labelwise.checks.membership import Membership, memberships, of_substance
from labelwise.checks.patient import ChildPugh, Patient
from labelwise.checks.run_check import MedicationList, run_check
from labelwise.checks.target import drug_name

__all__ = [
    "CheckResult",
    "ChildPugh",
    "Coverage",
    "Evidence",
    "Finding",
    "Intake",
    "Medication",
    "MedicationList",
    "Membership",
    "Missing",
    "Patient",
    "Side",
    "Unresolved",
    "drug_name",
    "memberships",
    "of_substance",
    "read_intake",
    "run_check",
    "split_entry",
]
