"""What is printed as a strength is read as that strength."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from labelwise.extract.products.quantity import plain, quantities

UNITS = {"mg": "mg", "mcg": "ug", "g": "g", "units": "[iU]", "mEq": "meq", "%": "%", "mmol": "mmol"}
amounts = st.integers(1, 9_999_999).map(lambda n: n / 1000)
units = st.sampled_from(sorted(UNITS))


@given(amounts, units, st.sampled_from(["", " ", "-"]))
def test_one_amount(amount: float, unit: str, gap: str) -> None:
    text = f"Tablets: {plain(amount)}{gap}{unit} each"
    (quantity,) = quantities(text)
    assert (quantity.amount, quantity.ucum) == (amount, UNITS[unit])
    assert text[quantity.start : quantity.end] == f"{plain(amount)}{gap}{unit}"


@given(st.lists(amounts, min_size=1, max_size=6), units)
def test_a_list_of_amounts_with_one_unit(values: list[float], unit: str) -> None:
    text = " and ".join(
        [", ".join(plain(v) for v in values[:-1]), plain(values[-1])] if values[1:] else [plain(values[0])]
    )
    assert [q.amount for q in quantities(f"{text} {unit}")] == values


@given(amounts, st.integers(1, 500))
def test_an_amount_in_a_volume(amount: float, volume: int) -> None:
    (quantity,) = quantities(f"{plain(amount)} mg/{volume} mL")
    assert quantity.ucum == ("mg/mL" if volume == 1 else f"mg/({volume}.mL)")
    assert quantity.ratio == amount / volume


@given(st.text(max_size=200))
def test_any_text_is_read_without_error_and_spans_hold_their_numbers(text: str) -> None:
    for quantity in quantities(text):
        span = text[quantity.start : quantity.end]
        assert any(c.isdigit() for c in span)
