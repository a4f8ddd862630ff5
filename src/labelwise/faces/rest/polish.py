"""What the framework cannot know of our addresses: forms by suffix, and the errors that every address has."""

from __future__ import annotations

from typing import Any

from labelwise.faces.rest.forms import COMPARISONS, FACTS, LISTS

_FORMS = {
    "/compare.{form}": COMPARISONS,
    "/facts.{form}": FACTS,
    "/labels/{set_id}.{form}": FACTS,
    "/drugs.{form}": LISTS,
    "/search.{form}": LISTS,
}
_SUFFIX = "form"


def polish(paths: dict[str, Any]) -> None:
    """Change the described paths in place: a suffix is one of its forms, and stands in the path only."""
    for path, operations in paths.items():
        forms = next((forms for end, forms in _FORMS.items() if path.endswith(end)), ())
        for operation in operations.values():
            # Every error has the one shape: the framework's own is never sent.
            operation["responses"].pop("422", None)
            given = [p for p in operation.get("parameters", ()) if p["name"] == _SUFFIX]
            for one in given:
                if one["in"] == "path":
                    one["schema"] = {"type": "string", "enum": list(forms)}
                    one["example"] = forms[0]
                    one["description"] = "The form of the answer."
                else:
                    operation["parameters"].remove(one)
