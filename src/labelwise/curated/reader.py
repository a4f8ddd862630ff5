"""Curated files to facts. Every error names the file and the line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from labelwise.curated.schema import (
    LONGEST_SENTENCE,
    OWN_KEYS,
    SCHEMA_VERSION,
    CuratedFile,
    CuratedSource,
    FactFrame,
)
from labelwise.errors import CodeError, CuratedError
from labelwise.facts import KINDS, Citation, CuratedFact, Drug
from labelwise.facts.wire import text_to_code

CURATED_FOLDER = Path(__file__).parent
_DAILYMED = "https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid="
_NOT_CURATED = {"not_understood"}

T = TypeVar("T")


def read_curated(folder: Path | None = None) -> list[CuratedFact]:
    """Return the facts of every `*.toml` of a folder (default: those of the package), by file name; `CuratedError`."""
    place = CURATED_FOLDER if folder is None else folder
    return [fact for path in sorted(place.glob("*.toml")) for fact in read_curated_file(path)]


def read_curated_file(path: Path) -> list[CuratedFact]:
    """Return the facts of one file; `CuratedError` naming file and line."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CuratedError(f"{path.name} cannot be read: {error}.", "Check the file.") from error
    return read_curated_text(text, path.name)


def read_curated_text(text: str, name: str) -> list[CuratedFact]:
    """Return the facts of a file's text; `name` stands in errors."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CuratedError(f"{name}: {error}.", "Mend the file's TOML.") from error
    file = _convert(raw, CuratedFile, name, text)
    if file.schema != SCHEMA_VERSION:
        raise CuratedError(f"{name}: schema {file.schema} is not {SCHEMA_VERSION}.", "Set schema = 1.")
    return [_fact(file, entry, f"{name}, line {_line(text, i)}") for i, entry in enumerate(file.fact)]


def _fact(file: CuratedFile, entry: Mapping[str, object], where: str) -> CuratedFact:
    frame = _convert({k: v for k, v in entry.items() if k in OWN_KEYS}, FactFrame, where)
    kind = KINDS.get(frame.kind)
    if kind is None or frame.kind in _NOT_CURATED:
        raise CuratedError(f"{where}: '{frame.kind}' is no kind of fact.", f"Kinds are: {', '.join(KINDS)}.")
    source = file.sources.get(frame.from_)
    if source is None:
        known = ", ".join(file.sources) or "none yet"
        raise CuratedError(f"{where}: no source is named '{frame.from_}'.", f"Sources of this file: {known}.")
    if max(len(frame.says), len(frame.label_says)) > LONGEST_SENTENCE:
        raise CuratedError(f"{where}: a text is longer than {LONGEST_SENTENCE} characters.", "Say it shorter.")
    fields = {k: v for k, v in entry.items() if k not in OWN_KEYS}
    known_fields = {f.encode_name for f in msgspec.structs.fields(kind)} - {"set_id", "drug", "citation"}
    unknown = sorted(set(fields) - known_fields)
    if unknown:
        hint = f"Fields of {frame.kind}: {', '.join(sorted(known_fields))}."
        raise CuratedError(f"{where}: '{unknown[0]}' is no field of {frame.kind}.", hint)
    drug = Drug(name=file.ingredient, unii=tuple(file.unii), route=(frame.for_route,) if frame.for_route else ())
    whole = {
        **fields,
        "kind": frame.kind,
        "set_id": source.set_id,
        "drug": msgspec.to_builtins(drug, enc_hook=str),
        "citation": msgspec.to_builtins(_citation(source, frame, where), enc_hook=str),
    }
    return CuratedFact(
        ingredient=file.ingredient,
        fact=_convert(whole, kind, where),  # type: ignore[arg-type]  # the union holds every kind in KINDS
        says=frame.says,
        standing="conflict" if frame.label_says else "stated",
        label_says=frame.label_says,
    )


def _citation(source: CuratedSource, frame: FactFrame, where: str) -> Citation:
    if source.source == "label" and source.set_id is None and source.url is None:
        raise CuratedError(f"{where}: the label has neither set_id nor url.", "Give the one that was seen.")
    if source.source != "label" and source.id is None and source.title is None:
        raise CuratedError(f"{where}: the source has neither id nor title.", "Give a PMID, a DOI, a URL or a title.")
    url = source.url or (_DAILYMED + source.set_id if source.set_id else None)
    return Citation(
        source=source.source,
        source_id=None if source.source == "label" else source.id or source.title,
        set_id=source.set_id,
        document_id=source.document_id,
        version=source.version,
        effective_time=source.effective_time,
        section=frame.section,
        section_name=frame.section_name or (source.title if source.source != "label" else None),
        method="curated",
        url=url,
    )


def _convert(value: object, kind: type[T], where: str, text: str = "") -> T:
    try:
        return msgspec.convert(value, kind, dec_hook=_hook)
    except (msgspec.ValidationError, CodeError) as error:
        line = _line_of_key(text, str(error))
        raise CuratedError(f"{where}{line}: {error}.", "Mend the entry; the schema is described in curated.") from error


def _hook(kind: type[Any], value: Any) -> Any:
    return text_to_code(kind, value)


def _line(text: str, index: int) -> int:
    """Return the line at which the fact with this index begins."""
    starts = [m.start() for m in re.finditer(r"(?m)^[ \t]*\[\[\s*fact\s*\]\]", text)]
    return text.count("\n", 0, starts[index]) + 1 if index < len(starts) else 0


def _line_of_key(text: str, message: str) -> str:
    """Return `, line N` for the key that an error names, where the text holds it."""
    named = re.search(r"\$\.([\w.]+)|field `(\w+)`", message)
    key = (named[1] or named[2]).split(".")[-1] if named else ""
    found = re.search(rf"(?m)^\s*\[?(?:\w+\.)?{re.escape(key)}\b", text) if key and text else None
    return f", line {text.count(chr(10), 0, found.start()) + 1}" if found else ""
