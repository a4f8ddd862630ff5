"""Facts as JSON lines, JSON or CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import Any, TextIO

import msgspec

from labelwise.errors import UsageError
from labelwise.facts import KINDS, Fact, kind_of, to_json
from labelwise.present.spreadsheet import harmless

_FIRST = ("kind", "set_id", "drug_name")
_CITED = ("source", "source_id", "document_id", "version", "section", "section_name", "method", "url", "quote")


def check_kinds(kinds: Iterable[str] | None) -> frozenset[str] | None:
    """Return the fact kinds asked for (singular or plural), None for all; `UsageError` for a word that is no kind."""
    wanted = frozenset(map(_kind, kinds or ()))
    unknown = sorted(wanted - set(KINDS))
    if unknown:
        raise UsageError(f"There is no fact kind {', '.join(unknown)}.", f"Kinds are: {', '.join(KINDS)}.")
    return wanted or None


def _kind(word: str) -> str:
    """Return the kind a word names: `adverse_reactions`, `adverse-reaction` and `pharmacologic_classes` too."""
    asked = word.lower().replace("-", "_")
    return next((kind for kind in KINDS if asked in (kind, f"{kind}s", f"{kind}es")), asked)


class FactWriter:
    """Writes facts one by one as jsonl, json or csv. CSV waits for the last: its columns are those of all kinds."""

    def __init__(self, out: TextIO, form: str) -> None:
        self._out = out
        self._form = form
        self.count = 0
        self._rows: list[dict[str, object]] = []

    @staticmethod
    def kind(fact: Fact) -> str:
        """Return the fact's kind."""
        return kind_of(fact)

    def write(self, fact: Fact) -> None:
        """Write one fact."""
        self.count += 1
        if self._form == "csv":
            self._rows.append(flat_row(fact))
            return
        line = to_json(fact).decode()
        if self._form == "json":
            self._out.write(("[" if self.count == 1 else ",\n ") + line)
        else:
            self._out.write(line + "\n")

    def close(self) -> None:
        """Write what is still to be written."""
        if self._form == "json":
            self._out.write("]\n" if self.count else "[]\n")
        elif self._form == "csv":
            write_rows(self._out, self._rows)


def flat_row(fact: Fact) -> dict[str, object]:
    """Return a fact as one row: its own fields, lists joined by ` | `, and the parts of its citation."""
    whole: dict[str, Any] = msgspec.json.decode(to_json(fact))
    drug, citation = whole.pop("drug"), whole.pop("citation")
    row: dict[str, object] = dict.fromkeys(_FIRST)
    row.update({name: _flat(value) for name, value in whole.items()})
    row["drug_name"] = drug["name"]
    for name in _CITED:
        row[f"citation_{name}"] = _flat(citation[name])
    locator = citation.get("locator") or {}
    row["citation_place"] = " ".join(f"{k}={v}" for k, v in locator.items())
    return row


def _flat(value: object) -> object:
    if isinstance(value, list):
        return " | ".join(v if isinstance(v, str) else msgspec.json.encode(v).decode() for v in value)
    return harmless(value) if isinstance(value, str) else value


def write_rows(out: TextIO, rows: list[dict[str, object]]) -> None:
    """Write rows as CSV under the union of their columns, in the order in which they first appear."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    if columns:
        writer.writeheader()
    writer.writerows(rows)
