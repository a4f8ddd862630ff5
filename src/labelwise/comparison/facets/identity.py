"""What each drug is: names, class, prescription status, control."""

from __future__ import annotations

from collections.abc import Sequence

from labelwise.comparison.cells import absent, cell, cited, row, section_citations, stated
from labelwise.comparison.column import Column, only
from labelwise.comparison.comparison import Cell, Row
from labelwise.comparison.facets import sections
from labelwise.comparison.phrases import class_words
from labelwise.comparison.piece import Piece, distinct
from labelwise.comparison.sorted_label import facts_of
from labelwise.facts import Citation, LabelFacts, PharmacologicClassFact, ProductFact, State
from labelwise.vocab.names.known import brand_salts, brands_of
from labelwise.vocab.names.spelling import normal

_STATUS = {"rx": "prescription only", "otc": "over the counter, without prescription"}
_MOST_BRANDS = 12


def identity(columns: Sequence[Column]) -> list[Row]:
    """Return the rows: brands, class, prescription status, controlled substance schedule."""
    rows = [
        row("brands", "Brand names", [_brands(c) for c in columns]),
        row("class", "Class", [_classes(c, "EPC", "CS") for c in columns]),
        row("status", "Prescription or not", [_status(c) for c in columns]),
    ]
    schedules = [_schedule(c) for c in columns]
    if any(s.state is State.STATED for s in schedules):
        rows.append(row("schedule", "Controlled substance", schedules))
    return rows


def label_citation(label: LabelFacts) -> Citation:
    """Return the citation of a label as a whole."""
    head = label.head
    return Citation(
        set_id=head.set_id,
        document_id=head.document_id,
        version=head.version,
        effective_time=head.effective_time,
        section_name="Product",
        url=f"https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid={head.set_id}",
    )


def _brands(column: Column) -> Cell:
    """Brand names of the ingredient, wherever sold: a name that only repeats the drug's is none."""
    found: dict[str, list[Citation]] = {}
    several = len({label.head.drug_key for label in (*column.labels, *column.others)}) > 1
    for label in (*column.labels, *column.others):
        plain = {" ".join(n.lower().split()) for n in (*label.head.generic_names, *label.head.substance_names)}
        for name in _own_brands(label, column):
            if " ".join(name.lower().split()) not in plain and column.name.lower() not in name.lower():
                found.setdefault(_shown(name) + _salt(label, several), []).append(label_citation(label))
    for piece, product in only(column.everywhere("product"), ProductFact):
        if piece.curated is not None and product.name:
            route = f" ({product.route})" if product.route and product.route != column.choice.route else ""
            found.setdefault(_shown(product.name) + route, []).append(product.citation)
    if not found:
        return _known_brands(column)
    names = list(found)[:_MOST_BRANDS]
    more = f" and {len(found) - _MOST_BRANDS} more" if len(found) > _MOST_BRANDS else ""
    citations = cited(c for name in names for c in found[name][:2])
    return Cell(column.name, State.STATED, ", ".join(names) + more, list(found), citations)


def _salt(label: LabelFacts, several: bool) -> str:
    """Return ` (metoprolol succinate)` where the drug's labels are of several salts or esters."""
    names = [" ".join(n.lower().split()) for n in label.head.substance_names]
    return f" ({', '.join(names)})" if several and len(names) == 1 else ""


def _own_brands(label: LabelFacts, column: Column) -> list[str]:
    """Return a label's brands without those of other parts of a kit (swabs, diluents).

    Where a label names several substances, a brand after the first counts if a product of this ingredient has it.
    """
    head = label.head
    names = list(head.brand_names)
    substances = {n.lower() for n in head.generic_names}
    if len(names) < 2 or len(substances) < 2:
        return names
    wanted = column.ingredient.lower()
    products = [f for f in facts_of(label, ProductFact) if f.name]
    named = {
        (f.name or "").lower()
        for f in products
        for i in f.ingredients
        if i.name and i.name.lower().split()[0] in wanted
    }
    return [n for n in names if n == names[0] or n.lower() in named]


def _known_brands(column: Column) -> Cell:
    """Brands that the vocabulary of names knows where the labels here name none: told as such, never as the labels'."""
    listed = brands_of(column.ingredient)
    if not listed:
        return Cell(column.name, State.NOT_STATED, "the labels here name no brand", citations=_labels(column))
    salts = {name: brand_salts().get(normal(name)) for name, _ in listed}
    several = len({s for s in salts.values() if s}) > 1
    names = [f"{name} ({salts[name]})" if several and salts[name] else name for name, _ in listed]
    more = f" and {len(names) - _MOST_KNOWN} more" if len(names) > _MOST_KNOWN else ""
    text = f"{', '.join(names[:_MOST_KNOWN])}{more} (known brands; no label of these is here)"
    origins = dict.fromkeys(origin for _, origin in listed[:_MOST_KNOWN])
    return Cell(column.name, State.STATED, text, names, tuple(_NAMED.get(o, _ENTERED) for o in origins))


_MOST_KNOWN = 6
_RXNORM = "https://www.nlm.nih.gov/research/umls/rxnorm/"
_ENTERED = Citation(source="article", source_id="Labelwise", section_name="list of brand names", method="curated")
_NAMED = {
    "RxNorm": Citation(
        source="article", source_id=_RXNORM, section_name="RxNorm, list of brand names", method="curated", url=_RXNORM
    )
}


def _shown(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 4 else name


def _labels(column: Column) -> tuple[Citation, ...]:
    return tuple(label_citation(label) for label in column.labels[:1])


def _classes(column: Column, *schemes: str) -> Cell:
    found = [p for p, f in only(column.first("pharmacologic_class"), PharmacologicClassFact) if f.scheme in schemes]
    named = [p for p in found if getattr(p.fact, "scheme", "") == "EPC"] or found
    return cell(column, distinct(named, "name"), class_words, "pharmacologic_class", sections.CLASSES)


def _status(column: Column) -> Cell:
    """From the product facts, else from the kind of label that the record says it is."""
    by_status: dict[str, list[Piece]] = {}
    for piece, product in only(column.union("product"), ProductFact):
        if product.prescription:
            by_status.setdefault(product.prescription, []).append(piece)
    if by_status:
        parts = [_STATUS.get(s, s) for s in sorted(by_status)]
        return stated(column, [" and ".join(parts)], [p for ps in by_status.values() for p in ps[:1]])
    kinds = {(label.head.product_type or "").upper(): label for label in reversed(column.labels)}
    words = [(k, v) for k, v in kinds.items() if "PRESCRIPTION" in k or "OTC" in k]
    if not words:
        return Cell(column.name, State.NOT_IN_SOURCE, "not in the source: the record does not say", citations=())
    text = " and ".join(_STATUS["rx" if "PRESCRIPTION" in k else "otc"] for k, _ in words)
    return Cell(column.name, State.STATED, text, citations=tuple(label_citation(v) for _, v in words))


def _schedule(column: Column) -> Cell:
    found = [p for p, f in only(column.union("product"), ProductFact) if f.dea_schedule]
    if not found:
        if column.has("controlled_substance"):
            return Cell(
                column.name,
                State.NOT_UNDERSTOOD,
                "the label has a section on controlled substances that gave no schedule; see the label",
                citations=section_citations(column, ("controlled_substance",)),
            )
        if not any(label.head.source == "spl" for label in column.labels):
            # openFDA's records carry no schedule: their silence must not read as "not controlled".
            text = "not in the source: the records here carry no schedule; that does not mean that there is none"
            return Cell(column.name, State.NOT_IN_SOURCE, text)
        return absent(column, "product", sections.FORMS, "the labels here name no schedule")
    return cell(
        column, distinct(found, "dea_schedule"), lambda f: f"schedule {f.dea_schedule}", "product", sections.FORMS
    )
