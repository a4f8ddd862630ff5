"""Build a store: read sources, extract facts, write a release aside, check it, bring it into force."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec

from labelwise.curated import read_curated
from labelwise.engines import Crashed, Engine, LocalEngine
from labelwise.errors import LabelwiseError, SourceError, StoreDamaged
from labelwise.extract.read_label import label_facts
from labelwise.facts import Account, CuratedFact
from labelwise.read.openfda import read_record
from labelwise.store.folder import building, prune, publish
from labelwise.store.label_rows import LabelRows, encode
from labelwise.store.manifest import Manifest, Rejected, SourceEntry, Superseded, fingerprint, name_of
from labelwise.store.release import write_release
from labelwise.store.spool import Spool
from labelwise.store.verify import count_problems, is_whole, limited

Progress = Callable[[int], None]
"""Called with the number of records read so far."""


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

    Raises `SourceError` when nothing at all could be read, `StoreBusy` when another build is at work; the release that was in
    force then stays in force. `engine` does the work per label (default: `jobs` processes of this machine).
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


RELEASE = "release"  # in the folder of a build


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
    for count, outcome in enumerate(_read(paths, texts, engine), start=1):
        if isinstance(outcome, Rejected):
            rejected.append(outcome)
        else:
            spool.add(outcome)
        if progress is not None:
            progress(count)
    if not spool.keys:
        raise SourceError(_nothing(paths, rejected), "Name files or folders of openFDA or DailyMed labels.")
    manifest = write_release(
        folder,
        spool,
        sources=_fingerprints(paths),
        rejected=rejected,
        curated=curated,
        texts=texts,
        threads=threads,
    )
    problems = limited(count_problems(folder, manifest))
    if problems:
        raise StoreDamaged(f"The release just written is not whole: {'; '.join(problems)}.", "Check the disk.")
    return manifest


def _read(paths: Sequence[Path], texts: bool, engine: Engine) -> Iterator[LabelRows | Rejected]:
    for outcome in engine.map(partial(read_and_extract, texts=texts), _items(paths)):
        if isinstance(outcome, Crashed):
            yield Rejected(outcome.item[0], None, "reading this record killed the process that read it")
        else:
            yield outcome


def read_and_extract(item: tuple[str, bytes], texts: bool = True) -> LabelRows | Rejected:
    """Return the rows of one record, or why there are none. This is what an engine maps over the sources."""
    origin, record = item
    raw = msgspec.json.decode(record)
    try:
        label = read_record(raw)
        return encode(label, label_facts(label, origin), texts)
    except LabelwiseError as error:
        return Rejected(origin, raw.get("set_id"), error.message)


def _items(paths: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    class Bulk(msgspec.Struct):
        results: list[msgspec.Raw]

    for path in paths:
        for file in sorted(path.rglob("*.json")) if path.is_dir() else [path]:
            for record in msgspec.json.decode(file.read_bytes(), type=Bulk).results:
                yield file.name, bytes(record)


def _fingerprints(paths: Sequence[Path]) -> Iterator[SourceEntry]:
    for path in paths:
        for file in sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]:
            name = file.relative_to(path).as_posix() if path.is_dir() else file.name
            yield SourceEntry(name, *fingerprint(file))


def _nothing(paths: Sequence[Path], rejected: Sequence[Rejected]) -> str:
    named = ", ".join(str(path) for path in paths)
    why = f" The first reason: {rejected[0].file}: {rejected[0].reason}" if rejected else ""
    return f"Nothing could be read from {named}.{why}"
