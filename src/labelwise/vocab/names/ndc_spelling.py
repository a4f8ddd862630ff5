"""NDCs as people write them: with and without hyphens and leading zeros."""

from __future__ import annotations

import re

_HYPHENED = re.compile(r"(\d{4,6})-(\d{3,4})(?:-(\d{1,2}))?")


def product_digits(text: str) -> str:
    """Return an NDC's product part as labeler (5 digits, or 6) and product (4 digits); empty when it is none.

    `"0093-7180-01"` -> `"000937180"`.
    """
    found = _HYPHENED.fullmatch(text.strip())
    return found[1].zfill(5) + found[2].zfill(4) if found else ""


def readings(text: str) -> tuple[str, ...]:
    """Return every product that a written NDC can mean, as `product_digits`: several where hyphens are left out.

    11 digits are the billing form (5-4-2), 10 a package of 4-4-2, 5-3-2 or 5-4-1 (or a product of 6-4), 9 a product
    of 5-4, 8 one of 4-4 or 5-3.
    """
    text = text.strip()
    if "-" in text:
        return (digits,) if (digits := product_digits(text)) else ()
    if not (text.isascii() and text.isdigit()):
        return ()
    if len(text) == 11:
        return (text[:9],)
    if len(text) == 10:
        return _unique("0" + text[:8], text[:5] + "0" + text[5:8], text[:9], text)
    if len(text) == 9:
        return (text,)
    if len(text) == 8:
        return _unique("0" + text, text[:5] + "0" + text[5:])
    return ()


def _unique(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
