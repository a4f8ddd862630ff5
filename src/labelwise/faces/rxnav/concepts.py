"""Drugs of a check as RxNav's concepts. Nothing is said of a concept that is not known: then its field is null."""

from __future__ import annotations

from collections.abc import Sequence

from labelwise.checks import Evidence, Medication
from labelwise.faces.rxnav.shapes import InteractionConcept, MinConcept, SourceConcept
from labelwise.operations.coded_list import FoundDrug
from labelwise.present.flags import plain
from labelwise.present.pages.links import DAILYMED
from labelwise.vocab import rxcui_ingredients
from labelwise.vocab.names import normal
from labelwise.vocab.names.salts import base_of

_NONE = "NA"


def sent_concept(found: FoundDrug) -> MinConcept:
    """Return a concept under the id that was sent."""
    rxcui = found.coded.key
    concept = rxcui_ingredients.look_up(rxcui)
    if found.drug is None:
        return MinConcept(rxcui, plain(f"{found.name} (not known here)"))
    return MinConcept(rxcui, concept.name if concept else found.drug.name, _type_sent(rxcui, found.drug))


def ingredient_concept(drug: Medication) -> MinConcept:
    """Return the ingredient that a drug is resolved to; a combination has no id here."""
    if len(drug.ingredients) > 1:
        return MinConcept(None, drug.name, "MIN")
    return named_concept(drug.ingredients[0] if drug.ingredients else drug.name, "IN")


def named_concept(name: str, tty: str | None) -> MinConcept:
    """Return the concept of a name as labels give it."""
    known = rxcui_ingredients.named(name)
    return MinConcept(known[0].rxcui if known else None, plain(name), tty)


def concept_of(found: FoundDrug, evidence: Sequence[Evidence] = ()) -> InteractionConcept:
    """Return one side of a pair: the ingredient, and the label of it that speaks, else the first that was read."""
    if found.drug is None:
        return unsourced(sent_concept(found))
    return concept_of_drug(found.drug, evidence)


def concept_of_drug(drug: Medication, evidence: Sequence[Evidence] = ()) -> InteractionConcept:
    """Return a drug as one side of a pair."""
    concept = ingredient_concept(drug)
    own = [str(label.head.set_id) for label in drug.labels]
    cited = [str(one.citation.set_id) for one in evidence if one.citation and str(one.citation.set_id) in own]
    set_id = next(iter([*cited, *own]), None)
    if set_id is None:
        return unsourced(concept)
    return InteractionConcept(concept, SourceConcept(set_id, concept.name, f"{DAILYMED}setid={set_id}"))


def unsourced(concept: MinConcept) -> InteractionConcept:
    """Return a side of which no label speaks."""
    return InteractionConcept(concept, SourceConcept(_NONE, concept.name, _NONE))


def _type_sent(rxcui: str, drug: Medication) -> str | None:
    """Return the term type of an id as far as its name, or the labels that carry it, tell it."""
    concept = rxcui_ingredients.look_up(rxcui)
    if concept is not None:
        name = normal(concept.name)
        if name in drug.ingredients:
            return "IN"
        return "PIN" if base_of(name).taken and base_of(name).name in drug.ingredients else None
    carriers = [label.head for label in drug.labels if rxcui in label.head.drug.rxcui]
    # A label without a brand has no branded products: its ids are those of clinical drugs.
    unbranded = [h for h in carriers if not h.brand_names or _is_generic(h.brand_names, h.generic_names)]
    return "SCD" if unbranded else None


def _is_generic(brands: Sequence[str], generics: Sequence[str]) -> bool:
    return {normal(b) for b in brands} <= {normal(g) for g in generics}
