"""Which sections stand inside others.

openFDA repeats the text of a subsection that has a code under a key of its own; SPL nests it. Both readers decide here
whether a key is a section of its own or a region of another, so that both give the same tree.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

# Sections that can hold others, in the order in which a text is looked for.
PARENTS = (
    "warnings_and_cautions", "use_in_specific_populations", "clinical_pharmacology", "nonclinical_toxicology",
    "precautions", "drug_abuse_and_dependence", "warnings", "adverse_reactions", "how_supplied",
    "dosage_and_administration", "description", "overdosage", "contraindications", "indications_and_usage",
    "clinical_studies", "pregnancy",
)  # fmt: skip

# Sections that stand on their own even where their text happens to stand inside another section ...
_MAIN_KEYS = """
indications_and_usage dosage_and_administration dosage_forms_and_strengths contraindications boxed_warning warnings
warnings_and_cautions precautions adverse_reactions drug_interactions use_in_specific_populations overdosage description
drug_abuse_and_dependence clinical_pharmacology nonclinical_toxicology clinical_studies references how_supplied
information_for_patients instructions_for_use package_label_principal_display_panel recent_major_changes
spl_unclassified_section spl_medguide spl_patient_package_insert spl_product_data_elements spl_indexing_data_elements
patient_medication_information active_ingredient inactive_ingredient purpose questions
"""
_MAIN = frozenset(_MAIN_KEYS.split())
# ... except for these, which the older forms of labels nest.
_NESTED = frozenset(
    {
        ("precautions", "drug_interactions"),
        ("warnings", "drug_interactions"),
        ("precautions", "information_for_patients"),
        ("warnings_and_cautions", "warnings"),
        ("warnings_and_cautions", "precautions"),
        ("warnings", "precautions"),
        ("clinical_pharmacology", "clinical_studies"),
        ("adverse_reactions", "drug_abuse_and_dependence"),
    }
)
_PARENTS = frozenset(PARENTS)
_NEVER_PARTS = _MAIN - {key for _, key in _NESTED}


@cache
def may_hold(parent: str, key: str) -> bool:
    """Whether a section of one key can be part of a section of another."""
    if parent == key or parent not in _PARENTS:
        return False
    return key not in _MAIN or (parent, key) in _NESTED


def possible_parts(keys: Iterable[str]) -> list[str]:
    """Return those keys that can be part of another section at all."""
    return [key for key in keys if key not in _NEVER_PARTS]


@cache
def possible_parents(key: str) -> tuple[str, ...]:
    """Return the sections that can hold a key, in the order in which its text is looked for."""
    return tuple(parent for parent in PARENTS if may_hold(parent, key))


def repeated(texts: tuple[str, ...]) -> frozenset[int]:
    """Return the indices of strings that repeat (a part of) another one: a section nested in one of its own code."""
    if len(texts) < 2:
        return frozenset()
    return frozenset(
        i
        for i, text in enumerate(texts)
        for j, other in enumerate(texts)
        if i != j and (len(text) < len(other) or (i > j and len(text) == len(other))) and text in other
    )
