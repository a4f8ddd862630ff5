"""Newcombe's interval against published examples and against what must hold for any two groups."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelwise.comparison.newcombe import newcombe, wilson


# Newcombe RG. Interval estimation for the difference between independent proportions. Stat Med 1998, method 10.
@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0000),
        ((10, 10), (0, 10), 0.6075, 1.0000),
    ],
)
def test_published_examples(first: tuple[int, int], second: tuple[int, int], low: float, high: float) -> None:
    found = newcombe(first[0] / first[1], first[1], second[0] / second[1], second[1])
    assert found.difference == pytest.approx(first[0] / first[1] - second[0] / second[1])
    assert found.low == pytest.approx(low, abs=5e-5)
    assert found.high == pytest.approx(high, abs=5e-5)


@pytest.mark.parametrize(("share", "size"), [(1.2, 10), (-0.1, 10), (0.5, 0), (0.5, -3)])
def test_what_is_no_proportion_is_refused(share: float, size: int) -> None:
    with pytest.raises(ValueError, match="is none"):
        wilson(share, size)


groups = st.tuples(st.integers(1, 100_000), st.floats(0, 1)).map(lambda g: (g[1], g[0]))


@given(groups, groups)
def test_the_interval_holds_the_difference(first: tuple[float, int], second: tuple[float, int]) -> None:
    found = newcombe(*first, *second)
    assert -1 <= found.low <= found.difference <= found.high <= 1


@given(groups, groups)
def test_the_other_way_round_it_is_mirrored(first: tuple[float, int], second: tuple[float, int]) -> None:
    one, other = newcombe(*first, *second), newcombe(*second, *first)
    assert one.low == pytest.approx(-other.high)
    assert one.high == pytest.approx(-other.low)


@given(groups, groups, st.integers(2, 50))
def test_more_people_never_widen_it(first: tuple[float, int], second: tuple[float, int], times: int) -> None:
    small, large = newcombe(*first, *second), newcombe(first[0], first[1] * times, second[0], second[1] * times)
    assert large.high - large.low <= small.high - small.low + 1e-12
