"""Half-life, time to peak, bioavailability, binding, share in urine: of the drug itself, in adults."""

from __future__ import annotations

import pytest

from labelwise.extract.pharmacokinetics.parameters import pharmacokinetics
from labelwise.facts import NotUnderstoodFact, PharmacokineticsFact, Reason
from labelwise.label import Label
from labelwise.read.openfda import read_record


def label_of(text: str, *tables: str, **sections: str) -> Label:
    record: dict[str, object] = {key: [said] for key, said in sections.items()}
    record |= {
        "set_id": "11111111-2222-3333-4444-555555555555",
        "id": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
        "openfda": {
            "generic_name": ["EXAMPLINE"],
            "brand_name": ["EXAMPLAR"],
            "substance_name": ["EXAMPLINE HYDROCHLORIDE"],
        },
        "clinical_pharmacology": [f"12 CLINICAL PHARMACOLOGY {text}"],
    }
    if tables:
        record["clinical_pharmacology_table"] = list(tables)
    return read_record(record)


def told(text: str, parameter: str = "half_life", *tables: str, **sections: str) -> list[str]:
    """Return `low-high unit` of each value."""
    found = pharmacokinetics(label_of(text, *tables, **sections)).facts
    return [_words(f) for f in found if isinstance(f, PharmacokineticsFact) and f.parameter == parameter]


def _words(fact: PharmacokineticsFact) -> str:
    ends = ["" if x is None else f"{x:g}" for x in (fact.low, fact.high)]
    return f"{ends[0] if ends[0] == ends[1] else '-'.join(ends)} {fact.unit}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The elimination half-life of exampline is about 5 hours.", ["5 h"]),
        ("Exampline has a half-life of 30 to 50 hours.", ["30-50 h"]),
        ("The half-life ranged from 53.9 days to 57.2 days.", ["53.9-57.2 d"]),
        ("The mean half-life is 12 ± 5 hours.", ["12 h"]),
        ("The half-life (SD) is approximately 42 (11) hours.", ["42 h"]),
        ("The terminal half-life is one to 2.6 hours.", ["1-2.6 h"]),
        ("The half-life is between 1 and 1½ hours.", ["1-1.5 h"]),
        ("The half-life is about 2 weeks.", ["2 wk"]),
        ("Given the 24-hour elimination half-life of exampline, wait 1 week between steps.", ["24 h"]),
    ],
)
def test_one_value(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A mean with its range gives both.
        ("The terminal elimination half-life is 24 hours (range 20 to 26).", ["24 h", "20-26 h"]),
        ("The half-life was 2 weeks, ranging from 10 to 20 days.", ["2 wk", "10-20 d"]),
        # Two that disagree are both kept.
        ("The half-life is 4 days after daily dosing and 12 days after a single dose.", ["4 d", "12 d"]),
        ("Half-life was 28 days and 21 days in skin and gut disease, respectively.", ["28 d", "21 d"]),
    ],
)
def test_more_than_one_value(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_two_sections_that_disagree() -> None:
    dosage = "2 DOSAGE Because of the 24-hour half-life of exampline, change the dose weekly."
    assert told("The half-life of exampline is 26 hours.", dosage_and_administration=dosage) == ["26 h", "24 h"]


@pytest.mark.parametrize(
    "text",
    [
        "The active metabolite has a half-life of 62 to 104 hours.",
        "N-desmethylexampline has a half-life of 60 hours.",
        "The half-life of otherdrug was 9 hours when given with exampline.",
        "In patients with severe renal impairment the half-life was 40 hours.",
        "The half-life in children is 3 hours.",
        "In rats the half-life was 2 hours.",
        "The distribution half-life is 11 minutes.",
        "The half-life was prolonged by 12 hours in cirrhosis.",
        "The half-life of total radioactivity was 90 hours.",
    ],
)
def test_of_something_or_somebody_else(text: str) -> None:
    assert told(text) == []


def test_metabolite_beside_the_drug() -> None:
    text = "The half-lives of exampline and its metabolite are 1.5 and 23 hours, respectively."
    assert told(text) == ["1.5 h"]


def test_a_table_over_forms_gives_one_range() -> None:
    table = (
        "<table><tr><td>Dose</td><td>Cmax mcg/mL</td><td>t1/2 hrs</td></tr>"
        "<tr><td>400 mg tablet</td><td>8.1</td><td>5.20</td></tr><tr><td></td><td>(1.8)</td><td>(1.5)</td></tr>"
        "<tr><td>600 mg tablet</td><td>12.7</td><td>4.26</td></tr></table>"
    )
    flat = "Dose Cmax mcg/mL t1/2 hrs 400 mg tablet 8.1 5.20 (1.8) (1.5) 600 mg tablet 12.7 4.26"
    assert told(flat, "half_life", table) == ["4.26-5.2 h"]


def test_a_row_of_a_table_without_metabolites_and_failing_kidneys() -> None:
    table = (
        "<table><tr><td>Parameter</td><td>Healthy adults</td><td>Renal impairment</td></tr>"
        "<tr><td>t1/2 (h)</td><td>6.4 (2.2)</td><td>9.1 (3.0)</td></tr></table>"
    )
    flat = "Parameter Healthy adults Renal impairment t1/2 (h) 6.4 (2.2) 9.1 (3.0)"
    assert told(flat, "half_life", table) == ["6.4 h"]


@pytest.mark.parametrize(
    ("text", "parameter", "expected"),
    [
        ("Peak plasma concentrations occur at 1 to 2 hours.", "tmax", ["1-2 h"]),
        ("The absolute bioavailability is approximately 85% to 90%.", "bioavailability", ["85-90 %"]),
        ("Exampline is 97.5% bound to plasma proteins.", "protein_binding", ["97.5 %"]),
        ("About 55% of the dose was excreted in urine.", "excretion_renal", ["55 %"]),
        ("Bioavailability is >90%.", "bioavailability", ["90- %"]),
    ],
)
def test_other_parameters(text: str, parameter: str, expected: list[str]) -> None:
    assert told(text, parameter) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The volume of distribution is 600 L. Elimination The half-life of exampline is 45-68 hours.", ["45-68 h"]),
        ("Distribution The volume is 1.4 L. Elimination The half-life of exampline is 36 hours.", ["36 h"]),
        ("Following a rapid distribution phase, the mean terminal half-life is 24 hours.", ["24 h"]),
        ("The half-life of exampline given as extended release tablets is 5 to 6 hours.", ["5-6 h"]),
        ("The half-life of exampline is 30 hours in patients with heart failure.", ["30 h"]),
        ("Both exampline and the metabolite have half-lives of about 4 hours.", ["4 h"]),
        ("The half-life of EH is 5 hours.", ["5 h"]),
    ],
    ids=["unit before", "heading before", "phase before", "release form", "heart failure", "both", "its own initials"],
)
def test_words_near_by_do_not_hide_the_drugs_own_half_life(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_substance_named_by_letters_that_are_not_the_drugs() -> None:
    assert told("The mean plasma half-life of SP is 10.4 hours.") == []


def test_a_half_life_of_something_else_is_counted() -> None:
    found = pharmacokinetics(label_of("The half-life of the metabolite desexampline is 9 hours.")).facts
    assert [f.reason for f in found if isinstance(f, NotUnderstoodFact)] == [Reason.HALF_LIFE_NOT_UNDERSTOOD]


def test_the_free_share_is_not_what_is_bound() -> None:
    assert told("Exampline is bound to plasma proteins with a free fraction of 1.3%.", "protein_binding") == []
