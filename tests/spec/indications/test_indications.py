"""What a label says the drug is for, and what it says the drug is not for."""

from __future__ import annotations

import pytest

from labelwise.extract.indication import indications
from labelwise.facts import IndicationFact, NotUnderstoodFact
from labelwise.label import Label
from labelwise.read.openfda import read_record


def label_of(text: str, product_type: str = "HUMAN PRESCRIPTION DRUG") -> Label:
    return read_record(
        {
            "set_id": "11111111-2222-3333-4444-555555555555",
            "id": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
            "indications_and_usage": [text],
            "openfda": {"generic_name": ["EXAMPLINE"], "brand_name": ["EXAMPLAR"], "product_type": [product_type]},
        }
    )


def read(text: str, product_type: str = "HUMAN PRESCRIPTION DRUG") -> list[IndicationFact]:
    return [f for f in indications(label_of(text, product_type)).facts if isinstance(f, IndicationFact)]


def uses(text: str, product_type: str = "HUMAN PRESCRIPTION DRUG") -> list[str]:
    return [f.condition for f in read(text, product_type) if not f.limitation]


def denied(text: str) -> list[str]:
    return [f.condition for f in read(text) if f.limitation]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("INDICATIONS AND USAGE Exampline tablets are indicated for the treatment of hypertension.", ["hypertension"]),
        (
            "1 INDICATIONS AND USAGE Exampline is indicated for the treatment of: • Panic disorder "
            "(PD) • Bulimia nervosa",
            ["panic disorder (PD)", "bulimia nervosa"],
        ),
        (
            "Exampline is indicated for the treatment of: Panic disorder (PD) Social anxiety disorder (SAD)",
            ["panic disorder (PD)", "social anxiety disorder (SAD)"],
        ),
        (
            "Exampline is indicated for the relief of sneezing and itching of the nose or throat.",
            ["sneezing", "itching of the nose", "itching of the throat"],
        ),
        (
            "Exampline is indicated for the treatment of adults with social anxiety disorder, known as social phobia.",
            ["social anxiety disorder"],
        ),
        (
            "Exampline is indicated for the relief of asthma, hay fever, and chronic urticaria.",
            ["asthma", "hay fever", "chronic urticaria"],
        ),
        ("Exampline is indicated for idiopathic or congenital nephropathy.", ["idiopathic or congenital nephropathy"]),
        (
            "Exampline is indicated for the relief of stiffness pain associated with acute, painful joint conditions.",
            ["stiffness pain associated with acute, painful joint conditions"],
        ),
        (
            "Exampline is indicated for the treatment of edema associated with heart failure, "
            "cirrhosis, and renal disease.",
            ["edema associated with heart failure, cirrhosis, and renal disease"],
        ),
        ("Exampline is indicated for the preventive treatment of migraine in adults.", ["prevention of migraine"]),
        ("Exampline is indicated to reduce the risk of stroke.", ["reduction of the risk of stroke"]),
        ("Exampline is indicated for the treatment of nausea and vomiting.", ["nausea and vomiting"]),
    ],
)
def test_conditions(text: str, expected: list[str]) -> None:
    assert uses(text) == expected


def test_numbered_subsections_and_highlights_give_each_use_once() -> None:
    text = (
        "1 INDICATIONS AND USAGE Exampline is a kinase blocker indicated for: Chronic gout in adults ( 1.1 ) "
        "Psoriasis ( 1.2 ) 1.1 Gout Exampline is indicated for the treatment of chronic gout in adults [see Clinical "
        "Studies (14.1) ] . 1.2 Psoriasis Exampline is indicated for the treatment of psoriasis."
    )
    assert [c.lower() for c in uses(text)] == ["chronic gout", "psoriasis"]


def test_each_condition_has_its_own_population() -> None:
    facts = read(
        "Exampline is indicated for the treatment of gout in adults, and juvenile arthritis in "
        "children 2 years of age and older."
    )
    assert [(f.condition, f.population) for f in facts] == [
        ("gout", "adults"),
        ("juvenile arthritis", "children 2 years of age and older"),
    ]


def test_population_before_the_condition() -> None:
    (fact,) = read("Exampline is indicated for the treatment of adult patients with multiple myeloma.")
    assert (fact.condition, fact.population) == ("multiple myeloma", "adult patients")


def test_what_it_is_used_together_with() -> None:
    (fact,) = read("Exampline is indicated as an adjunct to rest and physical therapy for relief of muscle spasm.")
    assert (fact.condition, fact.adjunct_to) == ("muscle spasm", ("rest", "physical therapy"))


def test_signs_relieved() -> None:
    (fact,) = read(
        "Exampline is useful for the alleviation of spasticity due to sclerosis, particularly for "
        "the relief of flexor spasms, pain, and clonus."
    )
    assert fact.condition == "spasticity due to sclerosis"
    assert fact.relieves == ("flexor spasms", "pain", "clonus")


def test_a_reserve_is_kept_and_the_sign_treated_is_still_meant() -> None:
    first, second = read(
        "Exampline is useful for relief of spasticity resulting from sclerosis. "
        "Exampline may also be of some value in patients with spinal injuries and other spinal diseases."
    )
    assert first.condition == "spasticity resulting from sclerosis"
    assert second.condition == "spasticity in spinal injuries and other spinal diseases"
    assert second.qualifier == "may be of some value"


def test_a_goal_is_no_condition() -> None:
    (fact,) = read("Exampline is indicated to improve glycemic control in adults with type 2 diabetes mellitus.")
    assert (fact.condition, fact.qualifier) == ("type 2 diabetes mellitus", "to improve glycemic control")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Exampline is indicated for gout. Exampline is not indicated for the treatment of hypertension.",
            ["hypertension"],
        ),
        (
            "Exampline is indicated for gout. Exampline has not been found effective in the treatment of lupus.",
            ["lupus"],
        ),
        (
            "Exampline is indicated for gout. Limitations of Use: Not recommended for the treatment of "
            "diabetic ketoacidosis.",
            ["diabetic ketoacidosis"],
        ),
        (
            "Exampline is indicated for gout. The efficacy of exampline in stroke and cerebral palsy "
            "has not been established, "
            "and it is not recommended for these conditions.",
            ["stroke", "cerebral palsy"],
        ),
    ],
)
def test_what_it_is_not_for(text: str, expected: list[str]) -> None:
    assert uses(text) == ["gout"]
    assert denied(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "To reduce the development of drug-resistant bacteria, exampline should be used only to "
        "treat or prevent infections that are proven.",
        "This indication is approved under accelerated approval based on response rate.",
        "Lowering blood pressure reduces the risk of fatal events, primarily strokes and myocardial infarctions.",
    ],
)
def test_general_sentences_name_no_use(text: str) -> None:
    assert uses("Exampline is indicated for pneumonia. " + text) == ["pneumonia"]


def test_what_stands_behind_and_not_is_denied() -> None:
    text = "Exampline is indicated to treat excessive sleepiness and not as treatment for the underlying obstruction."
    assert uses(text) == ["excessive sleepiness"]
    assert denied(text) == ["underlying obstruction"]


def test_treatment_or_prevention_is_both() -> None:
    assert uses("Exampline is indicated for the treatment or prevention of bronchospasm.") == ["bronchospasm"]


def test_organisms_are_no_conditions() -> None:
    text = (
        "Exampline is indicated for the treatment of skin infections caused by susceptible isolates of the following "
        "microorganisms: Staphylococcus aureus and Streptococcus pyogenes."
    )
    assert uses(text) == ["skin infections"]


def test_an_over_the_counter_label() -> None:
    text = "Uses temporarily relieves minor aches and pains due to: • headache • toothache • temporarily reduces fever"
    assert {"headache", "toothache", "fever"} <= set(uses(text, "HUMAN OTC DRUG"))


def test_every_condition_is_a_short_phrase_and_its_citation_holds_it() -> None:
    text = (
        "1 INDICATIONS AND USAGE Exampline is indicated for gout (see Studies). It is also "
        "indicated for lupus nephritis."
    )
    label = label_of(text)
    for fact in indications(label).facts:
        assert isinstance(fact, IndicationFact)
        assert len(fact.condition.split()) <= 15
        assert fact.citation.locator is not None
        assert fact.condition in label.text_at("indications_and_usage", fact.citation.locator)
        assert fact.citation.quote == label.text_at("indications_and_usage", fact.citation.locator)


def test_a_section_that_cannot_be_read_is_counted() -> None:
    extracted = indications(label_of("INDICATIONS AND USAGE Exampline shall serve those who know what it does."))
    assert [type(f) for f in extracted.facts] == [NotUnderstoodFact]
    assert extracted.not_understood == 1
    assert extracted.candidates == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # organisms, then the infections that they cause
            "Exampline is indicated for mild infections caused by susceptible bacteria: • Acute bacterial sinusitis in "
            "adults () • Acute otitis media in children () • Cystitis in women () • Pharyngitis ()",
            ["acute bacterial sinusitis", "acute otitis media", "cystitis in women", "pharyngitis"],
        ),
        (  # a title inside the list is the condition; organisms below it are not
            "Exampline is indicated in the following infections when due to susceptible organisms. Urinary Tract "
            "Infections: Due to E. coli and P. mirabilis. Bone Infections: Due to S. aureus. Septicemia: "
            "Due to E. coli.",
            ["urinary tract infections", "bone infections", "septicemia"],
        ),
        (  # the name of a field is no condition
            "Exampline is indicated in: Respiratory diseases: Berylliosis, symptomatic sarcoidosis, and "
            "loeffler syndrome. Renal diseases: To induce a remission of proteinuria in idiopathic nephrotic syndrome.",
            [
                "berylliosis",
                "symptomatic sarcoidosis",
                "loeffler syndrome",
                "proteinuria in idiopathic nephrotic syndrome",
            ],
        ),
        (
            "Exampline is indicated to reduce the risk of stroke, infarction, and death in adults with atheroma.",
            ["reduction of the risk of stroke, infarction, and death in atheroma"],
        ),
        (
            "Exampline is indicated for: Ovarian cancer for the maintenance treatment of adult patients with recurrent "
            "epithelial ovarian cancer who are in response.",
            ["recurrent epithelial ovarian cancer"],
        ),
        ("Exampline is indicated for melanoma with a BRAF mutation.", ["melanoma with a BRAF mutation"]),
        (
            "Exampline is indicated for 1) the treatment of dry mouth from radiotherapy; and 2) the treatment of dry "
            "mouth in patients with Sjogren syndrome.",
            ["dry mouth from radiotherapy", "dry mouth in Sjogren syndrome"],
        ),
        (
            "Exampline is indicated for prevention of fractures in patients with myeloma and in patients with bone "
            "metastases.",
            ["prevention of fractures in myeloma", "prevention of fractures in bone metastases"],
        ),
        ("When swallowing is not possible, Exampline injection is indicated for epilepsy.", ["epilepsy"]),
        (
            "Exampline is indicated in neonatal and pediatric patients as a source of zinc and copper for parenteral "
            "nutrition.",
            ["source of zinc and copper for parenteral nutrition"],
        ),
    ],
)
def test_lists_titles_and_risks(text: str, expected: list[str]) -> None:
    assert uses(text) == expected


def test_a_use_without_evidence_is_denied() -> None:
    assert uses("Exampline is indicated for edema. There is no evidence that it is useful in toxemia.") == ["edema"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Exampline is indicated to close a clinically significant patent ductus arteriosus in premature infants.",
            ["clinically significant patent ductus arteriosus"],
        ),
        (
            "Exampline is indicated for the improvement of motor function by slowing muscle loss in patients with"
            " muscular dystrophy.",
            ["muscular dystrophy"],
        ),
        (
            "Exampline is indicated for the treatment of panic disorder. In adults Exampline tablets may be useful.",
            ["panic disorder"],
        ),
        (
            "Exampline is indicated in the treatment of respiratory conditions such as asthma or chronic bronchitis.",
            ["respiratory conditions", "asthma", "chronic bronchitis"],
        ),
        (
            "EXAMPLAR is indicated for use by females of reproductive potential to prevent pregnancy.",
            ["prevention of pregnancy in females"],
        ),
        (
            "EXAMPLAR is indicated for the treatment of patients with metastatic colorectal cancer EXAMPLAR is a kinase"
            " inhibitor indicated for the treatment of patients with metastatic colorectal cancer.",
            ["metastatic colorectal cancer"],
        ),
        (
            "Exampline is indicated for: adult patients 18 years of age and older; hypertension",
            ["hypertension"],
        ),
    ],
)
def test_a_goal_an_example_and_what_names_no_condition(text: str, expected: list[str]) -> None:
    assert uses(text) == expected


def test_what_a_rash_comes_from_is_no_use() -> None:
    text = "Uses temporarily relieves rashes due to: • eczema • soaps • jewelry • cosmetics • insect bites"
    assert uses(text, "HUMAN OTC DRUG") == ["rashes", "eczema", "insect bites"]


def test_what_is_denied_keeps_the_kind_of_relief() -> None:
    text = "Uses treats frequent heartburn not intended for immediate relief of heartburn; it takes days to work"
    assert [f.condition for f in read(text, "HUMAN OTC DRUG") if f.limitation] == ["immediate relief of heartburn"]


def test_a_diet_keeps_no_loose_end() -> None:
    text = "Exampline is indicated as an adjunct to diet to: Reduce LDL-C in adults with primary hyperlipidemia."
    assert {f.adjunct_to for f in read(text)} == {("diet",)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Exampline is indicated for the control of rate in patients with atrial fibrillation or flutter.",
            ["rate in atrial fibrillation or flutter"],
        ),
        (
            "Exampline is indicated for the treatment of secondary hyperparathyroidism associated with kidney disease"
            " stages 3 and 4.",
            ["secondary hyperparathyroidism associated with kidney disease stages 3 and 4"],
        ),
    ],
)
def test_stages_and_pairs_of_adjectives_stay_together(text: str, expected: list[str]) -> None:
    assert uses(text) == expected


def test_what_must_be_absent_is_no_use() -> None:
    text = "Exampline is indicated for abnormal uterine bleeding in the absence of tumors, such as fibroids or cancer."
    assert uses(text) == ["abnormal uterine bleeding in the absence of tumors"]


def test_a_sign_in_several_diseases_is_told_for_each() -> None:
    text = "Exampline is indicated for the treatment of iron overload in adult patients with thalassemia or anemia."
    assert uses(text) == ["iron overload in thalassemia", "iron overload in anemia"]


def test_a_use_beside_other_drugs_that_is_told_as_useful() -> None:
    text = (
        "Exampline is indicated in acute leukemia. Exampline has also been shown to be useful in combination with other"
        " agents in Hodgkin's disease and neuroblastoma."
    )
    assert uses(text) == ["acute leukemia", "Hodgkin's disease", "neuroblastoma"]
