"""What the description says of values that are looked at by hand: texts, cursors, kinds, the lists of a check."""

from __future__ import annotations

from typing import Any

from labelwise.faces.serving.bounds import LONGEST_NAME, MOST_LINES
from labelwise.facts import KINDS
from labelwise.operations.patient_bounds import LIMITS

_SIGN = r"[^\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"  # all but control characters; blanks and lines are one space
TEXT = f"^{_SIGN}*$"
WORDS = rf"^{_SIGN}*[^\W_]{_SIGN}*$"  # a letter or digit among them
CURSOR = r"^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,3})?$"
COUNT = r"^[0-9]{1,9}$"
_DAY = r"(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31"
DATE = rf"[12][0-9]{{3}}-(?:(?:0[1-9]|1[0-2])-{_DAY})"
STOPPED = rf"^{_SIGN}*[^\W_]{_SIGN}* {DATE}$"  # a name, and the date at its end
KIND: dict[str, Any] = {"type": "string", "enum": list(KINDS)}


def words(longest: int) -> dict[str, Any]:
    """Return the schema of a text that says something."""
    return {"type": "string", "minLength": 1, "maxLength": longest, "pattern": WORDS}


def text(longest: int) -> dict[str, Any]:
    """Return the schema of a text that may be empty."""
    return {"type": "string", "maxLength": longest, "pattern": TEXT}


def tighten(types: dict[str, Any]) -> None:
    """Change the schemas of a check's request in place: the bounds that are looked at once it is read."""
    asked = types["CheckRequest"]
    asked["required"] = ["drugs"]
    asked["properties"]["drugs"]["minItems"] = 1
    for name in ("drugs", "stopped", "stopping"):
        asked["properties"][name].update(items=words(LONGEST_NAME), maxItems=MOST_LINES)
    asked["properties"]["stopped"]["items"] = {**words(LONGEST_NAME), "pattern": STOPPED}
    asked["properties"]["starting"] = {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}
    patient = types["Patient"]["properties"]
    patient["conditions"].update(items=words(LONGEST_NAME), maxItems=MOST_LINES)
    for name, limit in LIMITS.items():
        patient[name] = {"anyOf": [{"type": "number", "minimum": 0, "maximum": limit}, {"type": "null"}]}
