"""The grammar of printed strengths."""

from __future__ import annotations

import pytest

from labelwise.extract.products.quantity import plain, quantities, ucum_unit, with_later_volume


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 mg", [(5, "mg")]),
        ("5mg", [(5, "mg")]),
        ("40-mg", [(40, "mg")]),
        ("1,250.5 mg", [(1250.5, "mg")]),
        ("250 mg, 500 mg and 750 mg", [(250, "mg"), (500, "mg"), (750, "mg")]),
        ("10 and 20 mg", [(10, "mg"), (20, "mg")]),
        ("50/12.5 mg", [(50, "mg"), (12.5, "mg")]),
        ("100 mg/5 mL", [(100, "mg/(5.mL)")]),
        ("20 mg/mL", [(20, "mg/mL")]),
        ("250 mg per 5 mL", [(250, "mg/(5.mL)")]),
        ("60 mg in 1.5 mL", [(60, "mg/(1.5.mL)")]),
        ("250 mg per vial", [(250, "mg")]),
        ("100 units/mL", [(100, "[iU]/mL")]),
        ("5 million units", [(5_000_000, "[iU]")]),
        ("50 micrograms", [(50, "ug")]),
        ("50 µg", [(50, "ug")]),
        ("0.05%", [(0.05, "%")]),
        ("0.05 percent", [(0.05, "%")]),
        ("20 mEq", [(20, "meq")]),
        ("25 mcg/hour", [(25, "ug/h")]),
        ("5 mg/24 hours", [(5, "mg/(24.h)")]),
        ("50 mcg per spray", [(50, "ug/{actuation}")]),
        ("37 MBq", [(37, "MBq")]),
        # No quantity: parts of codes, other units, words that begin like a unit.
        ("NDC 12345-001-01", []),
        ("7 mm", []),
        ("5 graduates", []),
        ("10 mL vial", []),
        ("pH 7.4", []),
        ("B12 5x", []),
    ],
)
def test_amounts_and_units(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(q.amount, q.ucum) for q in quantities(text)] == expected


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("300 mg iodine per mL", "mg/mL"),
        ("320 mg iodine/mL", "mg/mL"),
        ("200 mg of propofol per 20 mL", "mg/(20.mL)"),
        ("5 mg tablets per day", "mg"),
        ("5 mg. Shake 10 mL", "mg"),
    ],
)
def test_a_volume_behind_the_substance(text: str, unit: str) -> None:
    (quantity,) = (with_later_volume(text, q) for q in quantities(text) if q.unit == "mg")
    assert quantity.ucum == unit


@pytest.mark.parametrize(("value", "shown"), [(5.0, "5"), (0.05, "0.05"), (12.5, "12.5"), (1_000_000.0, "1000000")])
def test_plain_numbers(value: float, shown: str) -> None:
    assert plain(value) == shown


def test_a_piece_is_no_part_of_the_unit() -> None:
    assert ucum_unit("mg", 1.0, "1") == "mg"
    assert ucum_unit("mg", 5.0, "mL") == "mg/(5.mL)"
