"""The grammar of printed strengths: `5 mg`, `100 mg/5 mL`, `0.05%`, `10 and 20 mg`, `300 mg/15 mg`.

    run       = number (("," | "and" | "or" | "/" | "to") number)* unit [("/" | "per" | "in") volume]
    tuple     = quantity ("/" | "-") quantity ...     (a combination: a strength for each ingredient)
    number    = digits with thousands commas and a decimal part
    unit      = mass, amount of substance, biological units, activity or per cent

Amounts are as printed; units become UCUM: `mcg` is `ug`, `units` is `[iU]`, `5 mg per 5 mL` is 5 `mg/(5.mL)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_UNITS: tuple[tuple[str, str], ...] = (
    ("ug", r"mcg|micrograms?|[µμ]g|ug"),
    ("mg", r"mg|milligrams?"),
    ("ng", r"ng|nanograms?"),
    ("g", r"g(?:rams?|m)?"),
    ("[iU]", r"(?:USP|international|Int\.?|I\.U\.|IU)\s+units?|units?|IU|I\.U\."),
    ("meq", r"mEq|milliequivalents?"),
    ("mmol", r"mmol|millimoles?"),
    ("mCi", r"mCi|millicuries?"),
    ("GBq", r"GBq"),
    ("MBq", r"MBq|megabecquerels?"),
    ("kBq", r"kBq"),
    ("%", r"%|percent|per cent"),
)  # fmt: skip
_VOLUMES: tuple[tuple[str, str], ...] = (
    ("mL", r"mL|milliliters?|cc"),
    ("L", r"L|liters?"),
    ("h", r"hours?|hrs?|hr|h"),
    ("d", r"days?|d"),
    ("g", r"g|grams?"),
    ("kg", r"kg"),
    ("m2", r"m ?2|m²"),
    ("{actuation}", r"actuations?|sprays?|inhalations?|puffs?|metered doses?|blisters?"),
    ("{dose}", r"doses?"),
    ("1", r"tablets?|capsules?|vials?|packets?|syringes?|pens?|ampules?|ampuls?|suppository|suppositories|"
        r"troche|lozenge|patch|sachets?|bottles?|stick ?packs?|pouch(?:es)?|containers?|cartridges?|unit"),
)  # fmt: skip
_UNIT = "|".join(f"(?:{spelling})" for _, spelling in _UNITS)
_VOLUME = "|".join(f"(?:{spelling})" for _, spelling in _VOLUMES)
NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+"
_JOIN = r"\s*(?:,\s*(?:and|or|&)|,|/|-|–|\band\b|\bor\b|&|\bto\b)\s*"

QUANTITY = re.compile(
    # The digit comes first and what must not stand before it second: a pattern that begins with a set is searched fast.
    rf"(?P<numbers>\d(?<![\w.,#]\d)\d*(?:,\d{{3}})*(?:\.\d+)?(?:{_JOIN}(?:{NUMBER}))*)"
    rf"(?P<gap>[\s\u00a0-]*)(?P<million>million\s+)?(?P<unit>{_UNIT})(?![A-Za-z²])"
    rf"(?:\s?(?:/|\bper\b|\bin\b(?=\s+\d)|\bin\s+(?:each|one|a)\b(?=\s+(?:mL|"
    rf"vial)))\s?(?P<volume>{NUMBER})?[\s-]*(?P<per>{_VOLUME})(?![A-Za-z]))?",
    re.IGNORECASE,
)
"""One run of numbers with one unit. Case matters for none of the units in use (`G` for gram, `ML`)."""

_UNIT_OF = tuple(
    (ucum, re.compile(spelling + r"\Z", re.IGNORECASE)) for ucum, spelling in ((u, f"(?:{s})") for u, s in _UNITS)
)
_VOLUME_OF = tuple((ucum, re.compile(f"(?:{s})\\Z", re.IGNORECASE)) for ucum, s in _VOLUMES)
_NUMBER = re.compile(NUMBER)
_cache: dict[str, str] = {}


class Quantity(NamedTuple):
    """One amount in the text. `unit` is the UCUM unit of the amount alone, `per` that of the volume ("" where none).

    `volume` is the printed number of `per` (1 where not printed). `start` and `end` are its offsets; `run` numbers
    the run
    of numbers it stands in, `joined` is how the run's numbers are joined ("/" marks a combination).
    """

    amount: float
    unit: str
    volume: float
    per: str
    start: int
    end: int
    run: int = 0
    joined: str = ""

    @property
    def ucum(self) -> str:
        """The unit as UCUM: `mg`, `mg/mL`, `mg/(5.mL)`. A piece (`per vial`) is not part of the unit."""
        return ucum_unit(self.unit, self.volume, self.per)

    @property
    def ratio(self) -> float | None:
        """The amount in one of `per`; None for an amount without volume."""
        return self.amount / self.volume if self.per and self.volume else None


def ucum_unit(unit: str, volume: float, per: str) -> str:
    """Return the UCUM unit of an amount in a volume: (`mg`, 5, `mL`) is `mg/(5.mL)`; a piece or nothing is left out."""
    if not per or per == "1":
        return unit
    if volume == 1:
        return f"{unit}/{per}"
    return f"{unit}/({plain(volume)}.{per})"


def plain(number: float) -> str:
    """Return a number as labels print it: no exponent, no trailing zeros."""
    return f"{number:.6f}".rstrip("0").rstrip(".")


def number(text: str) -> float:
    """Return the value of a printed number: `1,250.5` is 1250.5."""
    return float(text.replace(",", ""))


def quantities(text: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """Yield every amount in `text[start:end]`, in order; a run `10 and 20 mg` yields one for each number."""
    for run, found in enumerate(QUANTITY.finditer(text, start, len(text) if end is None else end)):
        unit = _spelled(found["unit"], _UNIT_OF)
        per = _spelled(found["per"], _VOLUME_OF) if found["per"] else ""
        volume = number(found["volume"]) if found["volume"] else 1.0
        times = 1e6 if found["million"] else 1.0
        base = found.start("numbers")
        numbers = list(_NUMBER.finditer(found["numbers"]))
        between = found["numbers"]
        joined = "/" if "/" in between else "-" if re.search(r"\d\s*[-–]\s*[\d.]|\bto\b", between) else ","
        for i, digits in enumerate(numbers):
            last = i == len(numbers) - 1
            yield Quantity(
                number(digits.group()) * times,
                unit,
                volume,
                per,
                base + digits.start(),
                found.end() if last else base + digits.end(),
                run,
                joined if len(numbers) > 1 else "",
            )


_LATER = re.compile(
    rf"\s*(?:\(\d[^()]{{0,20}}\)\s*)?(?:of\s+)?(?:\(?[A-Za-z][\w-]*\)?\s+){{1,5}}?(?:per|in(?=\s+\d)|"
    rf"in\s+each)\s+(?P<volume>{NUMBER})?\s*(?P<per>mL|milliliters?|L|liter|g|gram)\b"
    rf"|\s*(?:of\s+)?(?:[A-Za-z][\w-]*\s+){{0,3}}[A-Za-z][\w-]*/(?P<volume2>{NUMBER})?\s*(?P<per2>mL)\b",
    re.IGNORECASE,
)


def with_later_volume(text: str, quantity: Quantity) -> Quantity:
    """Return an amount whose volume stands behind the substance (`300 mg iodine per mL`) with that volume."""
    if quantity.per or quantity.unit == "%":
        return quantity
    found = _LATER.match(text, quantity.end)
    if found is None:
        return quantity
    volume, per = found["volume"] or found["volume2"], found["per"] or found["per2"]
    return quantity._replace(volume=number(volume) if volume else 1.0, per=_spelled(per, _VOLUME_OF), end=found.end())


def _spelled(text: str, table: tuple[tuple[str, re.Pattern[str]], ...]) -> str:
    key = f"{id(table)}{text}"
    known = _cache.get(key)
    if known is None:
        known = next((ucum for ucum, pattern in table if pattern.match(text)), text)
        _cache[key] = known
    return known
