"""The engine of one machine."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from labelwise.engines import Crashed, LocalEngine


def square(number: int) -> int:
    return number * number


def square_or_die(number: int) -> int:
    if number in (17, 40):
        os._exit(3)
    return number * number


def fail_at_three(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    assert list(LocalEngine(jobs).map(square, range(101))) == [n * n for n in range(101)]


def test_no_items_no_results() -> None:
    assert list(LocalEngine(2).map(square, [])) == []


def test_items_are_taken_only_as_fast_as_they_are_worked_on() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(10_000):
            taken += 1
            yield number

    results = LocalEngine(2).map(square, items())
    assert [next(results) for _ in range(3)] == [0, 1, 4]
    assert taken < 100
    results.close()  # type: ignore[attr-defined]


def test_an_item_that_kills_its_process_is_named_and_the_others_give_results() -> None:
    outcomes = list(LocalEngine(2).map(square_or_die, range(60)))

    assert [o.item for o in outcomes if isinstance(o, Crashed)] == [17, 40]
    assert [o for o in outcomes if not isinstance(o, Crashed)] == [n * n for n in range(60) if n not in (17, 40)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_exception_of_the_function_is_raised_here(jobs: int) -> None:
    with pytest.raises(ValueError, match="three"):
        list(LocalEngine(jobs).map(fail_at_three, range(10)))


def test_only_an_engine_of_several_processes_writes_beside_the_one_that_asks() -> None:
    assert not LocalEngine(1).writes_here
    assert LocalEngine(2).writes_here
