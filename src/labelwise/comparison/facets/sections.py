"""Where each fact kind stands in a label: what must be there before "not stated" can be said."""

from __future__ import annotations

FORMS = ("dosage_forms_and_strengths", "how_supplied", "package_label_principal_display_panel", "description")
CLASSES = ("description", "clinical_pharmacology", "indications_and_usage")
USES = ("indications_and_usage", "purpose")
CONTRAINDICATIONS = ("contraindications", "do_not_use")
MECHANISM = ("mechanism_of_action", "clinical_pharmacology")
DOSAGE = ("dosage_and_administration",)
TRIALS = ("clinical_studies",)
REACTIONS = ("adverse_reactions",)
WARNINGS = ("warnings_and_cautions", "warnings", "precautions", "boxed_warning")
INTERACTIONS = ("drug_interactions", "ask_doctor_or_pharmacist")
PREGNANCY = ("pregnancy", "use_in_specific_populations", "pregnancy_or_breast_feeding")
LACTATION = ("lactation", "nursing_mothers", "use_in_specific_populations", "pregnancy_or_breast_feeding")
PEDIATRIC = ("pediatric_use", "use_in_specific_populations")
GERIATRIC = ("geriatric_use", "use_in_specific_populations")
KINETICS = ("pharmacokinetics", "clinical_pharmacology")
