"""Everything that the labels of a store say of one drug with others; the drug asked is the first of every pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from labelwise.checks import Evidence, Medication
from labelwise.checks.action import WORDS, rank
from labelwise.checks.target import target_of
from labelwise.checks.words import interaction_words
from labelwise.faces.rxnav.concepts import concept_of_drug, named_concept, sent_concept, unsourced
from labelwise.faces.rxnav.listed import SOURCE, SOURCE_DISCLAIMER, disclaimer, severity_of, shown
from labelwise.faces.rxnav.shapes import (
    InteractionConcept,
    InteractionPair,
    InteractionsOfOne,
    InteractionType,
    InteractionTypeGroup,
)
from labelwise.facts import InteractionFact
from labelwise.operations.coded_list import FoundDrug, look_up_coded, of_rxcui
from labelwise.operations.partners import Partner, Partners
from labelwise.present.flags import HIGH, NOT_CHECKED, evidence_text, finding_text, plain, sentence
from labelwise.store.store import Store

_READ = frozenset({"stated", "not_stated", "conflict"})
_NAMED = 5  # drugs named of those that could not be checked


def interactions_of_one(rxcui: str, store: Store, partners: Partners) -> InteractionsOfOne:
    """Return every pair of a drug, the strongest first; then substances and foods; then what could not be checked."""
    found = look_up_coded(of_rxcui(rxcui), store)
    concept = sent_concept(found)
    if found.drug is None:
        told: tuple[InteractionPair, ...] = (_unknown(found),)
        comment = f"Drug1 {shown(concept)} is NOT resolved: nothing was checked."
    else:
        every = list(partners.of(found.drug))
        told = (*_stated(found.drug, every), *_substances(found.drug), *_unchecked(found.drug, every))
        comment = f"Drug1 {shown(concept)}. Drug1 is resolved to {found.drug.name}; {len(every)} other drugs looked at."
    kind = InteractionType(plain(comment), concept, told)
    group = InteractionTypeGroup(SOURCE_DISCLAIMER, SOURCE, (kind,))
    return InteractionsOfOne(disclaimer(store), (group,) if told else None)


def _stated(drug: Medication, every: Sequence[Partner]) -> Iterator[InteractionPair]:
    told = [(finding, one) for one in every for finding in one.findings]
    for finding, one in sorted(told, key=lambda t: (rank(t[0].action), t[0].inferred, t[1].drug.name)):
        pair = (concept_of_drug(drug, finding.evidence), concept_of_drug(one.drug, finding.evidence))
        yield InteractionPair(pair, severity_of(finding), finding_text(finding))


def _substances(drug: Medication) -> Iterator[InteractionPair]:
    """Yield the substances and foods that the drug's own labels name: no label of theirs is in any store."""
    kept: dict[str, InteractionFact] = {}
    for fact in drug.facts(InteractionFact):
        names_drug = target_of(fact.object).drug is not None and fact.object_kind == "drug"
        if fact.object_kind in ("substance", "food") and not names_drug and fact.action != "none_expected":
            held = kept.setdefault(fact.object.lower(), fact)
            kept[fact.object.lower()] = min(held, fact, key=lambda f: rank(f.action))
    for fact in sorted(kept.values(), key=lambda f: (rank(f.action), f.object)):
        said = Evidence(f"{drug.name}, of {fact.object}: {interaction_words(fact)}", fact.citation)
        pair = (concept_of_drug(drug, [said]), unsourced(named_concept(fact.object, None)))
        text = f"{WORDS[fact.action].upper()}: {sentence(evidence_text(said))}"
        yield InteractionPair(pair, "high" if fact.action in HIGH else "N/A", plain(text))


def _unchecked(drug: Medication, every: Sequence[Partner]) -> Iterator[InteractionPair]:
    """Yield one pair that stands for all that could not be checked."""
    lacking = [p for p in every if p.coverage.state not in _READ]
    if not lacking:
        return
    names = ", ".join(p.drug.name for p in lacking[:_NAMED]) + (" and others" if len(lacking) > _NAMED else "")
    why = "; ".join(dict.fromkeys(side.state for p in lacking for side in p.coverage.sides if side.drug == drug.name))
    text = (
        f"{NOT_CHECKED}, or not in full: {drug.name} with {len(lacking)} of {len(every)} other drugs ({names}). "
        f"The labels of {drug.name} itself: {_STATES.get(why, why)}. This does not say that they do not interact."
    )
    pair = (concept_of_drug(drug), _others(f"{len(lacking)} other drug{'s' if len(lacking) > 1 else ''}"))
    yield InteractionPair(pair, "N/A", plain(text))


_STATES = {
    "not_in_source": "no section on interactions",
    "not_understood": "a passage on interactions that could not be read",
    "not_stated": "read, and silent on these",
}


def _unknown(found: FoundDrug) -> InteractionPair:
    why = found.unresolved.message if found.unresolved else ""
    text = f"{NOT_CHECKED}: {found.coded.shown}: {sentence(why)} This does not say that it does not interact."
    return InteractionPair((unsourced(sent_concept(found)), _others("every other drug")), "N/A", plain(text))


def _others(words: str) -> InteractionConcept:
    return unsourced(named_concept(words, None))
