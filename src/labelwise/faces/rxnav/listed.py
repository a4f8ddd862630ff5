"""Every pair of a list of ids: what labels say of it, or that it could not be checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from labelwise.checks import Finding
from labelwise.checks.action import rank
from labelwise.faces.rxnav.concepts import concept_of, named_concept, sent_concept, unsourced
from labelwise.faces.rxnav.shapes import (
    FullInteractionType,
    FullInteractionTypeGroup,
    InteractionList,
    InteractionPair,
    MinConcept,
)
from labelwise.operations.coded_list import CodedCheck, CodedPair, FoundDrug, check_coded, of_rxcui
from labelwise.present.flags import HIGH, NOT_CHECKED, finding_text, plain, sentence, unchecked_text
from labelwise.present.words import NOT_ADVICE
from labelwise.store.store import Store

SOURCE = "FDA drug labels"
SOURCE_DISCLAIMER = (
    "Read by program from FDA drug labels, each cited; a pair marked NOT CHECKED or NOT FULLY CHECKED may interact. "
    "What is marked inferred is stated by no label."
)
_UNCHECKED = 1000  # after every action


def disclaimer(store: Store, counts: str = "") -> str:
    """Return whose answer this is; NLM has no part in it."""
    words = f"Answered by Labelwise from FDA drug labels (release {store.release}), not by NLM. {NOT_ADVICE}"
    return plain(f"{words} {counts}")


def interactions_of_list(ids: Sequence[str], store: Store) -> InteractionList:
    """Return what is said of each pair of ids, the strongest first, then the pairs that could not be checked.

    A pair whose labels were read and say nothing of each other is not listed; the disclaimer counts it.
    """
    check = check_coded([of_rxcui(rxcui) for rxcui in ids], store)
    told = [(_order(pair), _type_of(pair)) for pair in check.pairs() if pair.findings or not pair.is_checked]
    listed = tuple(one for _, one in sorted(told, key=lambda t: t[0]))
    if len(check.drugs) == 1 and check.drugs[0].drug is None:
        listed = (_alone(check.drugs[0]),)  # no pair tells that it is not known
    group = FullInteractionTypeGroup(SOURCE_DISCLAIMER, SOURCE, listed)
    return InteractionList(disclaimer(store, _counts(check)), (group,) if listed else None)


def severity_of(finding: Finding) -> str:
    """Return "high" for what a label forbids or advises against; of the rest this shape has no grades."""
    return "high" if finding.action in HIGH and not finding.inferred and not finding.curated else "N/A"


def shown(concept: MinConcept) -> str:
    """Return a concept as the comment of a pair writes it."""
    return f"(rxcui = {concept.rxcui}, name = {concept.name}, tty = {concept.tty or 'unknown'})"


def _order(pair: CodedPair) -> tuple[int, bool]:
    """Sort by the strongest finding; the order of the ids decides between equal ones."""
    first = pair.findings[0] if pair.findings else None
    return (rank(first.action), first.inferred) if first else (_UNCHECKED, False)


def _type_of(pair: CodedPair) -> FullInteractionType:
    one, other = sent_concept(pair.one), sent_concept(pair.other)
    said = "and interaction asserted or inferred from the FDA labels cited" if pair.findings else "and"
    said += (
        "."
        if pair.is_checked
        else f"{', but' if pair.findings else ''} this pair could NOT be checked, or not in full."
    )
    resolved = f"{_resolved('Drug1', pair.one)}, {_resolved('Drug2', pair.other)}"
    comment = f"Drug1 {shown(one)}. Drug2 {shown(other)}. {resolved} {said}"
    return FullInteractionType(plain(comment), (one, other), tuple(_pairs(pair)))


def _alone(found: FoundDrug) -> FullInteractionType:
    """Return an id that stands for no drug and was sent alone, against whatever else is taken.

    Clients want an id in both places of `minConcept`: it is the one that was sent.
    """
    one, other = sent_concept(found), named_concept("every other drug", None)
    why = found.unresolved.message if found.unresolved else ""
    text = plain(f"{NOT_CHECKED}: {found.coded.shown}: {sentence(why)} This does not say that it does not interact.")
    comment = plain(f"Drug1 {shown(one)}. Drug1 is NOT resolved: nothing was checked.")
    pair = InteractionPair((unsourced(one), unsourced(other)), "N/A", text)
    return FullInteractionType(comment, (one, one), (pair,))


def _resolved(which: str, found: FoundDrug) -> str:
    if found.drug is None:
        return f"{which} is NOT resolved"
    note = f" ({found.drug.note})" if found.drug.note else ""
    return f"{which} is resolved to {found.drug.name}{note}"


def _pairs(pair: CodedPair) -> Iterator[InteractionPair]:
    """Yield what is said of a pair. That it was not checked stands in the first: some clients read no other."""
    lacking = "" if pair.is_checked else unchecked_text(pair.coverage, _reasons(pair))
    for finding in pair.findings:
        concepts = (concept_of(pair.one, finding.evidence), concept_of(pair.other, finding.evidence))
        yield InteractionPair(concepts, severity_of(finding), f"{finding_text(finding)} {lacking}".rstrip())
        lacking = ""
    if lacking:
        yield InteractionPair((concept_of(pair.one), concept_of(pair.other)), "N/A", lacking)


def _reasons(pair: CodedPair) -> list[str]:
    return [f"{d.coded.shown}: {d.unresolved.message}" for d in (pair.one, pair.other) if d.unresolved is not None]


def _counts(check: CodedCheck) -> str:
    """Return how many pairs there were and how far each was checked, and the ids that stand for nothing here."""
    pairs = list(check.pairs())
    said = sum(bool(p.findings) for p in pairs)
    silent = sum(p.is_checked and not p.findings for p in pairs)
    unchecked = sum(not p.is_checked for p in pairs)
    text = (
        f"Pairs asked: {len(pairs)}; with a statement or inference: {said}; not checked or not in full: {unchecked}; "
        f"labels read that say nothing of each other: {silent}."
    )
    unknown = [d.coded.shown for d in check.drugs if d.drug is None]
    return text + (f" Not known here: {', '.join(unknown)}." if unknown else "")
