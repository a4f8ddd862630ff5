"""The same drug twice: an ingredient in two products, what becomes it in the body, or another drug of its class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from labelwise.checks.finding import Evidence, Finding, distinct
from labelwise.checks.medication import Medication
from labelwise.checks.membership import Membership
from labelwise.checks.related import relation
from labelwise.facts import Citation, PharmacologicClassFact
from labelwise.vocab.classes import class_of

# Classes of which a person commonly takes one drug at a time. Classes that only say what a drug does beside its use
# (CNS depressants, inhibitors of an enzyme) belong to the pairs.
_ONE_AT_A_TIME = frozenset(
    {
        "opioid", "benzodiazepine", "barbiturate", "muscle_relaxant", "ssri", "snri", "tricyclic", "mao_inhibitor",
        "triptan", "ergot", "antipsychotic", "h2_antagonist", "proton_pump_inhibitor", "nsaid", "anticoagulant",
        "ace_inhibitor", "arb", "beta_blocker", "alpha_blocker", "calcium_channel_blocker", "nitrate", "pde5_inhibitor",
        "thiazide", "loop_diuretic", "potassium_sparing", "cardiac_glycoside", "statin", "fibrate", "sulfonylurea",
        "estrogen", "progestin", "androgen", "thyroid_hormone", "antifungal_azole", "macrolide", "quinolone",
        "aminoglycoside", "tetracycline", "jak_inhibitor", "biologic_dmard", "xanthine_oxidase_inhibitor",
        "bisphosphonate", "glp1_agonist", "sglt2_inhibitor", "dpp4_inhibitor", "antihistamine", "corticosteroid",
        "amphetamine", "cholinesterase_inhibitor", "methylxanthine", "retinoid",
    }
)  # fmt: skip


def check_duplicates(medications: Sequence[Medication]) -> Iterator[Finding]:
    """Yield a finding for every pair of current drugs that are one drug or one class twice."""
    for one, other in combinations([m for m in medications if m.current], 2):
        a, b = sorted((one, other), key=lambda m: (m.name, m.asked))
        found = _same(a, b) or _becomes(a, b) or _same_class(a, b)
        if found is not None:
            yield found


def _same(a: Medication, b: Medication) -> Finding | None:
    shared = sorted(set(a.ingredients) & set(b.ingredients))
    if not shared:
        return None
    names = " and ".join(shared)
    entered = f" (entered as {a.asked or a.name} and {b.asked or b.name})" if a.name == b.name else ""
    evidence = [Evidence(f"{m.name} holds {names}", _first(m)) for m in (a, b)]
    return _finding(a, b, f"{names} twice{entered}", evidence)


def _becomes(a: Medication, b: Medication) -> Finding | None:
    for one in a.ingredients:
        for other in b.ingredients:
            found = relation(one, other)
            if found is not None:
                told = [Evidence(found.how, found.citation)]
                return _finding(a, b, f"{a.name} and {b.name}: {found.how}", told)
    return None


def _same_class(a: Medication, b: Medication) -> Finding | None:
    if a.is_local or b.is_local:
        return None
    for mine in a.classes:
        theirs = b.is_in(mine.class_id)
        if mine.class_id in _ONE_AT_A_TIME and theirs is not None:
            evidence = [_counted(a, mine), _counted(b, theirs)]
            return _finding(a, b, f"{a.name} and {b.name} are both {mine.name}", evidence)
    return _same_epc(a, b)


def _same_epc(a: Medication, b: Medication) -> Finding | None:
    """Return a finding where both labels name one established pharmacologic class that the vocabulary lacks."""
    mine, theirs = _epc(a), _epc(b)
    for name in sorted(mine.keys() & theirs.keys()):
        if class_of(name) is None:
            evidence = [
                Evidence(f"{m.name}: its label names the class {name}", e[name]) for m, e in ((a, mine), (b, theirs))
            ]
            return _finding(a, b, f"{a.name} and {b.name} are of one class: {name}", evidence)
    return None


def _epc(m: Medication) -> dict[str, Citation]:
    return {f.name.lower(): f.citation for f in m.facts(PharmacologicClassFact) if f.scheme == "EPC"}


def _counted(m: Medication, member: Membership) -> Evidence:
    return Evidence(f"{m.name}: {member.why}", member.citation)


def _first(m: Medication) -> Citation | None:
    """Return the place of a label itself: its identity is the evidence."""
    if not m.labels:
        return None
    head = m.labels[0].head
    return Citation(
        set_id=head.set_id, document_id=head.document_id, version=head.version, effective_time=head.effective_time,
        section_name="Product",
    )  # fmt: skip


def _finding(a: Medication, b: Medication, summary: str, evidence: Sequence[Evidence]) -> Finding:
    return Finding(
        kind="duplicate",
        drugs=(a.name, b.name),
        action="caution",
        summary=f"{summary}. Inferred: no label's sentence was applied",
        evidence=distinct(evidence),
        inferred=True,
    )
