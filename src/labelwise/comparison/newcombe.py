"""The difference of two proportions with Newcombe's 95% interval (1998, method 10: two Wilson scores joined)."""

from __future__ import annotations

import math
from typing import NamedTuple

Z_95 = 1.959963984540054


class Interval(NamedTuple):
    """A difference of proportions and its bounds, each between -1 and 1."""

    difference: float
    low: float
    high: float


def wilson(share: float, size: float, z: float = Z_95) -> tuple[float, float]:
    """Return Wilson's score interval of a proportion among `size` people: always between 0 and 1.

    `share` is between 0 and 1, `size` above 0; `ValueError` otherwise.
    """
    if not 0 <= share <= 1 or size <= 0:
        raise ValueError(f"a proportion of {share} among {size} is none")
    middle = 2 * size * share + z * z
    spread = z * math.sqrt(z * z + 4 * size * share * (1 - share))
    whole = 2 * (size + z * z)
    # Rounding may not carry a bound past the proportion itself or out of 0 to 1.
    return max(0.0, min(share, (middle - spread) / whole)), min(1.0, max(share, (middle + spread) / whole))


def newcombe(first: float, first_size: float, second: float, second_size: float, z: float = Z_95) -> Interval:
    """Return `first - second` with its interval, for two independent groups; `ValueError` as in `wilson`."""
    low_1, high_1 = wilson(first, first_size, z)
    low_2, high_2 = wilson(second, second_size, z)
    difference = first - second
    return Interval(
        difference,
        max(-1.0, difference - math.hypot(first - low_1, high_2 - second)),
        min(1.0, difference + math.hypot(high_1 - first, second - low_2)),
    )
