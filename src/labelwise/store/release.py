"""Making a release from spooled rows, and checking one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from labelwise.facts import Account, CuratedFact
from labelwise.store.curated_rows import curated_row
from labelwise.store.label_key import LabelKey, choose
from labelwise.store.layout import BY_LABEL, CURATED, FACT_TABLES, LABELS, MANIFEST, NAMES, SECTIONS
from labelwise.store.manifest import (
    FileEntry,
    Manifest,
    Reading,
    Rejected,
    SourceEntry,
    Superseded,
    TableEntry,
    fingerprint,
)
from labelwise.store.spool import Spool
from labelwise.store.tables import Written, write_curated, write_table

BUILD_LEVEL = 3
TEXT_LEVEL = 1  # of section texts, most of what is written: a tenth larger and a third faster
STARTER_LEVEL = 19


def write_release(
    folder: Path,
    spool: Spool,
    *,
    sources: Iterable[SourceEntry] = (),
    rejected: Iterable[Rejected] = (),
    curated: Iterable[CuratedFact] = (),
    texts: bool = True,
    threads: int = 1,
) -> Manifest:
    """Write every table and the manifest of a release into an empty folder; return the manifest.

    Nothing depends on `threads`: a table is written by one of them.
    """
    spool.close()
    order, lost = choose(spool.keys)
    level = BUILD_LEVEL if texts else STARTER_LEVEL
    # The large tables first, so that threads end together.
    names = [*([SECTIONS] if texts else []), BY_LABEL, *FACT_TABLES, LABELS, NAMES]

    def write(table: str) -> TableEntry:
        return _entry(folder, write_table(table, spool, order, folder, TEXT_LEVEL if table == SECTIONS else level))

    with ThreadPoolExecutor(threads) as pool:
        made = pool.map(write, names)
        named = pool.submit(tuple, sources)  # hashing them leaves the interpreter to the other threads
        entries = dict(zip(names, made, strict=True))
    entries[CURATED] = _entry(folder, write_curated(map(curated_row, curated), folder, level))
    tables = {name: entries[name] for name in sorted(entries)}
    manifest = Manifest(
        texts=texts,
        labels=tables[LABELS].rows,
        facts=sum(tables[kind].rows for kind in FACT_TABLES),
        tables=tables,
        account=sum_up(spool.accounts[i] for i in order),
        sources=tuple(sorted(named.result(), key=lambda s: (s.name, s.sha256))),
        rejected=tuple(sorted(rejected, key=lambda r: (r.file, r.set_id or "", r.reason))),
        superseded=tuple(_superseded(spool.keys, lost)),
    )
    (folder / MANIFEST).write_bytes(manifest.to_json())
    return manifest


def sum_up(accounts: Iterable[Sequence[Account]]) -> tuple[Account, ...]:
    """Return the account of every extractor over many labels, in the order of their names."""
    candidates: Counter[str] = Counter()
    facts: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for account in accounts:
        for line in account:
            candidates[line.extractor] += line.candidates
            facts[line.extractor] += line.facts
            missed[line.extractor] += line.not_understood
    return tuple(Account(name, candidates[name], facts[name], missed[name]) for name in sorted(candidates))


def _entry(folder: Path, written: Sequence[Written]) -> TableEntry:
    files = []
    for file in written:
        size, digest = fingerprint(folder / file.name)
        files.append(FileEntry(name=file.name, rows=file.rows, bytes=size, sha256=digest, first=file.first))
    return TableEntry(rows=sum(file.rows for file in files), files=tuple(files))


def _superseded(keys: Sequence[LabelKey], lost: Iterable[tuple[int, int]]) -> Iterable[Superseded]:
    for loser, winner in lost:
        a, b = keys[loser], keys[winner]
        yield Superseded(set_id=a.set_id, lost=_reading(a), kept=_reading(b), reason=_why(a, b))


def _reading(key: LabelKey) -> Reading:
    return Reading(document_id=key.document_id, version=key.version, source=key.source, origin=key.origin)


def _why(lost: LabelKey, kept: LabelKey) -> str:
    if lost.version != kept.version:
        return "an older version"
    if lost.source != kept.source:
        return "the same version, and SPL says more than openFDA"
    if lost.fullness != kept.fullness:
        return "the same version, with less text"
    return "the same version and as full"
