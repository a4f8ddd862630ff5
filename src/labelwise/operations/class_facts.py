"""Classes from indexing documents, given to the labels of the substances that they name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from labelwise.facts import Citation, LabelFacts, PharmacologicClassFact
from labelwise.read import ClassIndexing

ACCOUNT = "class_indexing"
DAILYMED = "https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid="
_SCHEMES = ("EPC", "MoA", "PE", "CS")


def by_unii(documents: Iterable[ClassIndexing]) -> dict[str, list[ClassIndexing]]:
    """Return the indexing documents by UNII; of several versions of one only the newest, in a steady order."""
    newest: dict[str, ClassIndexing] = {}
    for document in documents:
        held = newest.setdefault(document.set_id, document)
        if _age(document) > _age(held):
            newest[document.set_id] = document
    found: dict[str, list[ClassIndexing]] = {}
    for document in sorted(newest.values(), key=lambda d: d.set_id):
        if document.unii is not None:
            found.setdefault(document.unii, []).append(document)
    return found


def _age(document: ClassIndexing) -> tuple[int, str, str]:
    return (document.version or -1, document.effective_time or "", document.document_id)


def class_facts(label: LabelFacts, documents: Sequence[ClassIndexing]) -> tuple[PharmacologicClassFact, ...]:
    """Return the classes that these documents give and the label does not state, each citing its document."""
    own = {(f.scheme, f.name.lower()) for f in label.facts if isinstance(f, PharmacologicClassFact)}
    found: dict[tuple[str, str], PharmacologicClassFact] = {}
    for document in documents:
        for name in document.classes:
            key = (name.scheme, name.name.lower())
            if name.scheme in _SCHEMES and key not in own and key not in found:
                found[key] = PharmacologicClassFact(
                    set_id=label.head.set_id,
                    drug=label.head.drug,
                    citation=_cite(document),
                    scheme=name.scheme,  # type: ignore[arg-type]  # one of _SCHEMES
                    name=name.name,
                    code=name.code,
                )
    return tuple(found.values())


def _cite(document: ClassIndexing) -> Citation:
    return Citation(
        source="label",
        set_id=document.set_id,
        document_id=document.document_id,
        version=document.version,
        effective_time=document.effective_time,
        section_name=document.title or "Pharmacologic class indexing",
        quote=None,
        method="extracted",
        url=DAILYMED + document.set_id,
    )
