"""Build a store: read sources, extract facts, write a release aside, check it, bring it into force."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec

from labelwise.curated import read_curated
from labelwise.engines import Crashed, Engine, LocalEngine
from labelwise.errors import SourceError, StoreDamaged
from labelwise.extract.read_label import label_facts
from labelwise.extract.registry import load
from labelwise.facts import Account, CuratedFact, LabelFacts
from labelwise.operations.class_facts import ACCOUNT, by_unii, class_facts
from labelwise.read import ClassIndexing, Item, iter_items, read_item
from labelwise.read import Rejected as Refused
from labelwise.store.compact import unpack
from labelwise.store.folder import building, prune, publish
from labelwise.store.label_rows import LabelRows, encode, encode_facts
from labelwise.store.layout import BY_LABEL
from labelwise.store.manifest import Manifest, Rejected, SourceEntry, Superseded, fingerprint, name_of
from labelwise.store.release import write_release
from labelwise.store.spool import Spool, keep
from labelwise.store.verify import count_problems, is_whole, limited

Progress = Callable[[int], None]
"""Called with the number of records read so far."""

RELEASE = "release"  # the release in the making, in the folder of a build


class BuildReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a build made: the release's name and place, and the account of everything read."""

    release: str
    path: str
    labels: int
    facts: int
    sources: tuple[SourceEntry, ...]
    rejected: tuple[Rejected, ...]
    superseded: tuple[Superseded, ...]
    account: tuple[Account, ...]


def build(
    sources: Sequence[str | os.PathLike[str]],
    store: str | os.PathLike[str],
    jobs: int = 1,
    engine: Engine | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Build a release of all labels in `sources` (files and folders) and bring it into force in `store`.

    Raises `SourceError` when nothing at all could be read, `StoreBusy` when another build is at work; the release that
    was in force then stays in force. `engine` does the work per label (default: `jobs` processes of this machine).
    """
    place = Path(store)
    paths = [Path(source) for source in sources]
    with building(place) as work:
        manifest = make_release(
            paths,
            work,
            curated=read_curated(),
            texts=True,
            engine=engine or LocalEngine(jobs),
            threads=jobs,
            progress=progress,
        )
        made = publish(place, work / RELEASE, name_of(manifest), is_whole)
        prune(place)
    return BuildReport(
        release=made.name,
        path=str(made),
        labels=manifest.labels,
        facts=manifest.facts,
        sources=manifest.sources,
        rejected=manifest.rejected,
        superseded=manifest.superseded,
        account=manifest.account,
    )


def make_release(
    paths: Sequence[Path],
    work: Path,
    *,
    curated: Iterable[CuratedFact],
    texts: bool,
    engine: Engine,
    threads: int = 1,
    progress: Progress | None = None,
) -> Manifest:
    """Write a checked release into `work / RELEASE`; return its manifest."""
    folder = work / RELEASE
    folder.mkdir()
    spool = Spool(work / "spool")
    rejected: list[Rejected] = []
    indexing: list[ClassIndexing] = []
    load()
    for count, outcome in enumerate(_read(paths, texts, engine, spool), start=1):
        if isinstance(outcome, LabelRows):
            spool.add(outcome)
        elif isinstance(outcome, ClassIndexing):
            indexing.append(outcome)
        else:
            rejected.append(outcome)
        if progress is not None:
            progress(count)
    if not spool.keys:
        raise SourceError(_nothing(paths, rejected), "Name files or folders of openFDA or DailyMed labels.")
    give_classes(spool, indexing)
    manifest = write_release(
        folder, spool, sources=_fingerprints(paths), rejected=rejected, curated=curated, texts=texts, threads=threads
    )
    problems = limited(count_problems(folder, manifest))
    if problems:
        raise StoreDamaged(f"The release just written is not whole: {'; '.join(problems)}.", "Check the disk.")
    return manifest


def _read(
    paths: Sequence[Path], texts: bool, engine: Engine, spool: Spool
) -> Iterator[LabelRows | ClassIndexing | Rejected]:
    folder = str(spool.folder) if getattr(engine, "writes_here", False) else None
    for outcome in engine.map(partial(read_and_extract, texts=texts, folder=folder), iter_items(paths)):
        if isinstance(outcome, Crashed):
            yield _refusal(outcome.item, "Reading this record killed the process that read it.")
        else:
            yield outcome


def read_and_extract(item: Item, texts: bool = True, folder: str | None = None) -> LabelRows | ClassIndexing | Rejected:
    """Return the rows of one record, or why there are none. This is what an engine maps over the sources.

    With the `folder` of a spool, the rows are kept there and only their places are returned.
    """
    label = read_item(item)
    if isinstance(label, Refused):
        return _refusal(item, f"{label.reason} {label.hint}".strip(), label.set_id)
    if isinstance(label, ClassIndexing):
        return label
    try:
        rows = encode(label, label_facts(label, item.origin), texts)
    except Exception as error:  # one record must never end a build of thousands: it is listed
        return _refusal(item, f"The extraction failed: {type(error).__name__}: {error}.", label.set_id)
    return rows if folder is None else keep(folder, rows)


def _refusal(item: Item, reason: str, set_id: str | None = None) -> Rejected:
    file = item.origin if item.number is None else f"{item.origin}#{item.number}"
    return Rejected(file=file, set_id=None if set_id is None else str(set_id), reason=reason)


def give_classes(spool: Spool, indexing: Sequence[ClassIndexing]) -> None:
    """Give the classes of indexing documents to the labels whose substances they name, wherever either came first."""
    documents = by_unii(indexing)
    if not documents:
        return
    spool.close()
    touched = [i for i, key in enumerate(spool.keys) if not documents.keys().isdisjoint(key.drug_key.split("+"))]
    amended = []
    for index, (_, rows) in zip(touched, spool.read(BY_LABEL, touched), strict=True):
        label = unpack(rows.lines)
        facts = class_facts(label, [d for unii in label.head.drug.unii for d in documents.get(unii, ())])
        if facts:
            account = (*label.head.account, Account(ACCOUNT, len(facts), len(facts), 0))
            head = msgspec.structs.replace(label.head, account=account)
            amended.append((index, LabelFacts(head=head, facts=(*label.facts, *facts))))
    for index, label in amended:
        spool.replace(index, label.head.account, encode_facts(label))


def _fingerprints(paths: Sequence[Path]) -> Iterator[SourceEntry]:
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            inner = file.relative_to(path) if path.is_dir() else Path(file.name)
            if not any(part.startswith(".") for part in inner.parts):
                yield SourceEntry(inner.as_posix(), *fingerprint(file))


def _nothing(paths: Sequence[Path], rejected: Sequence[Rejected]) -> str:
    named = ", ".join(str(path) for path in paths)
    why = f" The first reason: {rejected[0].file}: {rejected[0].reason}" if rejected else ""
    return f"Nothing could be read from {named}.{why}"
