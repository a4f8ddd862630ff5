"""What a printed term means: spellings that are one effect, and effects that stay apart."""

import pytest

from labelwise.vocab.effects import look_up_effect


def concept(term: str) -> str | None:
    effect = look_up_effect(term)
    return effect.id if effect else None


@pytest.mark.parametrize(
    ("terms", "effect"),
    [
        (["Somnolence", "drowsiness", "Sleepiness"], "somnolence"),
        (["Abdominal pain", "Pain, abdominal", "PAIN ABDOMINAL", "Abdominal Pain NOS"], "abdominal_pain"),
        (["Diarrhea", "Diarrhoea", "diarrhea*", "Diarrhea†‡", "Diarrhea (all grades)", "Diarrheaᵇ"], "diarrhea"),
        (["Peripheral edema", "Edema, peripheral", "Oedema peripheral"], "peripheral_edema"),
        (
            ["ALT increased", "Increased ALT", "Alanine aminotransferase elevations"],
            "alanine_aminotransferase_increased",
        ),
        (["Hemoglobin decreased", "decreases in haemoglobin", "low hemoglobin"], "hemoglobin_decreased"),
        (
            ["Injection site redness", "injection-site erythema", "Erythema at injection site"],
            "injection_site_erythema",
        ),
        (["Headache", "Headaches", "Nervous system disorders headache"], "headache"),
        (["Urinary tract infection", "Urinary tract infections", "UTI"], "urinary_tract_infection"),
        (["Any adverse reaction", "Patients with any adverse reaction"], "any_adverse_reaction"),
        (["Nausea", "feeling sick"], "nausea"),
        (["Pulmonary embolism", "blood clots in the lungs"], "pulmonary_embolism"),
        (["Decreased libido", "low sex drive"], "libido_decreased"),
        (["Peripheral edema", "swollen ankles"], "peripheral_edema"),
        (["TLS", "Tumor lysis syndrome"], "tumor_lysis_syndrome"),
    ],
)
def test_spellings_of_one_effect(terms: list[str], effect: str) -> None:
    assert {term: concept(term) for term in terms} == dict.fromkeys(terms, effect)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Somnolence", "Sedation"),
        ("Fatigue", "Asthenia"),
        ("Fatigue/asthenia", "Fatigue"),
        ("Hypertension", "Blood pressure increased"),
        ("Acute renal failure", "Chronic renal failure"),
        ("Angioedema", "Angioedema of the face"),
        ("ALT increased", "ALT decreased"),
        ("Injection site pain", "Infusion site pain"),
        ("Skin swelling", "Swelling"),
        ("Cardiovascular death", "Death"),
        ("Major bleeding", "Clinically relevant non-major bleeding"),
        ("Fatal bleeding", "Life-threatening bleeding"),
        ("Sick sinus syndrome", "Sinus arrest"),
        ("Cardiac arrest", "Cardiopulmonary failure"),
        ("Bone marrow failure", "Myelosuppression"),
        ("Panic attack", "Panic disorder"),
        ("Upper respiratory tract congestion", "Pulmonary congestion"),
        ("Vulvovaginal pruritus", "Genital pruritus"),
        ("Porphyria", "Non-acute porphyria"),
    ],
)
def test_effects_that_stay_apart(one: str, other: str) -> None:
    assert concept(one) is not None
    assert concept(other) is not None
    assert concept(one) != concept(other)


@pytest.mark.parametrize(
    "term", ["", " ", "%", "*", "Overall", "Grade 3", "12 to 17 years", "Placebo", "Neck pain/warmth", "5 mg"]
)
def test_what_names_no_one_effect_is_not_guessed(term: str) -> None:
    assert look_up_effect(term) is None


@pytest.mark.parametrize(
    ("term", "effect"),
    [
        ("Rash/hives", "rash_or_urticaria"),
        ("Edema/peripheral edema", "edema_or_peripheral_edema"),
        ("Drowsiness/sleepiness", "somnolence"),
        ("Nausea and vomiting", "nausea_and_vomiting"),
        ("Severe rash", "severe_rash"),
        ("Rash generalised", "rash_generalized"),
        ("Worsening hypertension", "hypertension_aggravated"),
    ],
)
def test_effects_made_of_others_are_effects_of_their_own(term: str, effect: str) -> None:
    assert concept(term) == effect


def test_an_effect_has_a_plain_name_and_a_body_system() -> None:
    effect = look_up_effect("pyrexia")
    assert effect is not None
    assert (effect.name, effect.plain_name, effect.group) == ("pyrexia", "fever", "Whole body")
    assert "fever" in effect.synonyms
