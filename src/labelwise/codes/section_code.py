"""Section codes: LOINC codes that name the sections of a label."""

from __future__ import annotations

import re

from labelwise.codes.code import Code

_SHAPE = re.compile(r"(\d{1,7})-(\d)")


def _check_digit(digits: str) -> int:
    """Return LOINC's mod-10 check digit: every other digit, from the right, doubled."""
    doubled = str(int(digits[::-1][::2][::-1]) * 2)
    rest = digits[::-1][1::2]
    total = sum(int(d) for d in doubled) + sum(int(d) for d in rest)
    return -total % 10


class SectionCode(Code):
    """A LOINC code with a right check digit, such as `34084-4` (adverse reactions)."""

    __slots__ = ()

    @classmethod
    def normalise(cls, text: str) -> str | None:
        """Strip; None when the shape or the check digit is wrong."""
        text = text.strip()
        found = _SHAPE.fullmatch(text)
        if not found or _check_digit(found[1]) != int(found[2]):
            return None
        return text

    @classmethod
    def title(cls) -> str:
        """Return `LOINC section code`."""
        return "LOINC section code"

    @classmethod
    def shape(cls) -> str:
        """Return the shape in words."""
        return "digits, a hyphen and LOINC's check digit, for instance 34084-4"
