"""Every error that Labelwise raises on purpose, in one tree.

    LabelwiseError                      exit code 2
    ├── UsageError                      2   the call makes no sense as given
    │   ├── UnknownDrug                 2   a name that resolves to nothing; carries suggestions
    │   ├── AmbiguousDrug               2   a name that resolves to several drugs; carries the choices
    │   ├── UnknownLabel                2   a set id of which the store has no label
    │   └── MissingExtra                2   an optional part is not installed; names the extra
    ├── SourceError                     3   a file cannot be read at all
    │   ├── UnsupportedSource           3   its content is no known label form
    │   ├── UnsafeSource                3   it breaks a size, depth or compression bound
    │   └── MalformedSource             3   it is a known form, but broken
    ├── CodeError                       2   a code with a wrong shape or check digit
    ├── CuratedError                    3   a curated file breaks its schema
    ├── FetchError                      4   a remote service did not answer as documented
    └── StoreError                      4   a store is missing or damaged
        ├── StoreMissing                4
        ├── StoreDamaged                4
        └── StoreBusy                   4   another build holds the store

A message says what is wrong; `hint` says what to do next. Faces show both and never a traceback. The same two sentences
stand in the JSON form (`as_json`).
"""

from __future__ import annotations


class LabelwiseError(Exception):
    """Base of all intended errors: `message` says what is wrong, `hint` what to do next."""

    exit_code = 2
    code = "error"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()

    def as_json(self) -> dict[str, object]:
        """Return `{"error": {"code", "message", "hint", ...}}`, the one error shape of every face."""
        return {"error": {"code": self.code, "message": self.message, "hint": self.hint, **self.details()}}

    def details(self) -> dict[str, object]:
        """Return what a program can act on beside the two sentences."""
        return {}

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders in a parallel build; exceptions with keyword state need help to unpickle.
        return (_rebuild, (type(self), dict(self.__dict__)))


def _rebuild(kind: type[LabelwiseError], state: dict[str, object]) -> LabelwiseError:
    error = kind.__new__(kind)
    Exception.__init__(error, state.get("message", ""))
    error.__dict__.update(state)
    return error


class UsageError(LabelwiseError):
    """The call makes no sense as given."""

    code = "usage"


class UnknownDrug(UsageError):
    """A name that resolves to no drug. `suggestions` are near spellings, best first; none of them was taken."""

    code = "unknown_drug"

    def __init__(self, name: str, suggestions: tuple[str, ...] = (), note: str = "") -> None:
        hint = (
            f"Did you mean {' or '.join(suggestions)}?"
            if suggestions
            else "Check the spelling, or run: labelwise search"
        )
        super().__init__(note or f"No drug named '{name}' is known here.", hint)
        self.name = name
        self.suggestions = suggestions

    def details(self) -> dict[str, object]:
        """Return the name and its suggestions."""
        return {"name": self.name, "suggestions": list(self.suggestions)}


class AmbiguousDrug(UsageError):
    """A name that stands for several drugs. `choices` are the names to choose from."""

    code = "ambiguous_drug"

    def __init__(self, name: str, choices: tuple[str, ...]) -> None:
        super().__init__(f"'{name}' can mean several drugs: {'; '.join(choices)}.", "Say which one by its full name.")
        self.name = name
        self.choices = choices

    def details(self) -> dict[str, object]:
        """Return the name and its choices."""
        return {"name": self.name, "choices": list(self.choices)}


class UnknownLabel(UsageError):
    """A set id of which the store has no label."""

    code = "unknown_label"

    def __init__(self, set_id: str) -> None:
        super().__init__(f"No label with the set id '{set_id}' is in this store.", "Look for the drug by its name.")
        self.set_id = set_id


class MissingExtra(UsageError):
    """An optional part is not installed."""

    code = "missing_extra"

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs an optional part.", f"Install it: pip install 'labelwise[{extra}]'")
        self.extra = extra


class CodeError(LabelwiseError):
    """A code (UNII, NDC, RxCUI, set id, LOINC) with a wrong shape or check digit."""

    code = "bad_code"


class SourceError(LabelwiseError):
    """A file that cannot be read at all."""

    exit_code = 3
    code = "bad_source"


class UnsupportedSource(SourceError):
    """Content that is no known label form."""

    code = "unsupported_source"


class UnsafeSource(SourceError):
    """Content that breaks a bound on size, depth or compression ratio."""

    code = "unsafe_source"


class MalformedSource(SourceError):
    """Content of a known form that is broken."""

    code = "malformed_source"


class CuratedError(LabelwiseError):
    """A curated file that breaks its schema."""

    exit_code = 3
    code = "bad_curated_file"


class FetchError(LabelwiseError):
    """A remote service that did not answer as documented."""

    exit_code = 4
    code = "fetch_failed"


class StoreError(LabelwiseError):
    """A store that cannot be used."""

    exit_code = 4
    code = "store"


class StoreMissing(StoreError):
    """No store stands at the place named."""

    code = "store_missing"


class StoreDamaged(StoreError):
    """A store whose files do not agree with its manifest."""

    code = "store_damaged"


class StoreBusy(StoreError):
    """Another build holds the store."""

    code = "store_busy"
