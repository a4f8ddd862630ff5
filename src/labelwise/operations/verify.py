"""Check a store: every file against the manifest, the parts against each other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import msgspec

from labelwise.operations.open_store import open_store
from labelwise.store.verify import content_problems, count_problems, file_problems, limited


class VerifyReport(msgspec.Struct, frozen=True, kw_only=True):
    """What was found: `problems` are sentences for people, empty when the store is whole."""

    release: str
    path: str
    labels: int
    facts: int
    problems: tuple[str, ...]


def _told(problems: Iterator[str]) -> Iterator[str]:
    """Yield problems; rows that another version wrote and this one cannot read are one, and end the reading."""
    try:
        yield from problems
    except msgspec.DecodeError as error:
        yield f"a row cannot be read by this version: {error}"


def verify(store: str | os.PathLike[str] | None = None) -> VerifyReport:
    """Check the release in force of a store (default: as `open_store`).

    Checks every file's hash and rows against the manifest and, where these hold, that `by_label` says what the tables
    say and that every name leads to a label. Raises `StoreMissing` or `StoreDamaged` when there is nothing to check.
    """
    with open_store(store) as opened:
        release, manifest = opened.path, opened.manifest
        problems = limited(chain(file_problems(release, manifest), count_problems(release, manifest)))
        if not problems:
            problems = limited(_told(content_problems(release, manifest)))
    return VerifyReport(
        release=release.name,
        path=str(Path(release)),
        labels=manifest.labels,
        facts=manifest.facts,
        problems=problems,
    )
