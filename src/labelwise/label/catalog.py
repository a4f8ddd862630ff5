"""The sections a label can have: openFDA's key, LOINC code and a plain title for each.

Source of keys: openFDA's drug label reference; of codes: FDA's list of LOINC document section codes. A key for which no
code is certain has none: a wrong code would be worse.
"""

from __future__ import annotations

from typing import NamedTuple

from labelwise.codes import SectionCode


class SectionName(NamedTuple):
    """`key` as openFDA spells it, `code` as SPL does (None when not certain), `title` for people."""

    key: str
    code: SectionCode | None
    title: str


_ROWS = """
abuse 34086-9
active_ingredient 55106-9
adverse_reactions 34084-4
animal_pharmacology_and_or_toxicology 34091-9
ask_doctor 50569-3
ask_doctor_or_pharmacist 50568-5
boxed_warning 34066-1
carcinogenesis_and_mutagenesis_and_impairment_of_fertility 34083-6
clinical_pharmacology 34090-1
clinical_studies 34092-7
components 60558-4
contraindications 34070-3
controlled_substance 34085-1
dependence 34087-7
description 34089-3
do_not_use 50570-1
dosage_and_administration 34068-7
dosage_forms_and_strengths 43678-2
drug_abuse_and_dependence 42227-9
drug_and_or_laboratory_test_interactions 34074-5
drug_interactions 34073-7
general_precautions 34072-9
geriatric_use 34082-8
how_supplied 34069-5
inactive_ingredient 51727-6
indications_and_usage 34067-9
information_for_owners_or_caregivers -
information_for_patients 34076-0
instructions_for_use 59845-8
keep_out_of_reach_of_children 50565-1
labor_and_delivery 34079-4
laboratory_tests 34075-2
lactation 77290-5
mechanism_of_action 43679-0
microbiology 49489-8
nonclinical_toxicology 43680-8
nonteratogenic_effects 34078-6
nursing_mothers 34080-2
other_safety_information 60561-8
overdosage 34088-5
package_label_principal_display_panel 51945-4
patient_medication_information 68498-5
pediatric_use 34081-0
pharmacodynamics 43681-6
pharmacogenomics 66106-6
pharmacokinetics 43682-4
precautions 42232-9
pregnancy 42228-7
pregnancy_or_breast_feeding 53414-9
purpose 55105-1
questions 53413-1
recent_major_changes 43683-2
references 34093-5
reproductive_potential 77291-3
risks -
route 60562-6
safe_handling_warning -
spl_indexing_data_elements 48779-3
spl_medguide 42231-1
spl_patient_package_insert 42230-3
spl_product_data_elements 48780-1
spl_unclassified_section 42229-5
stop_use 50566-9
storage_and_handling 44425-7
teratogenic_effects 34077-8
use_in_specific_populations 43684-0
warnings 34071-1
warnings_and_cautions 43685-7
when_using 50567-7
"""

_SMALL = {"and", "or", "of", "in", "for", "to", "on"}


def _title(key: str) -> str:
    words = key.removeprefix("spl_").replace("and_or", "and/or").split("_")
    return " ".join(w if w in _SMALL and i else w.capitalize() for i, w in enumerate(words))


SECTIONS: dict[str, SectionName] = {
    key: SectionName(key, None if code == "-" else SectionCode(code), _title(key))
    for key, code in (row.split() for row in _ROWS.split("\n") if row)
}

KEY_OF_CODE: dict[SectionCode, str] = {name.code: key for key, name in SECTIONS.items() if name.code is not None}


def code_of(key: str) -> SectionCode:
    """Return the LOINC code of a section key that has one; KeyError for one that has none."""
    code = SECTIONS[key].code
    if code is None:
        raise KeyError(key)
    return code
