"""Stopping: drugs that must not be stopped at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from labelwise.checks.finding import Evidence, Finding, distinct
from labelwise.checks.medication import Medication
from labelwise.facts import WarningFact

_TAPER = frozenset({"taper", "do_not_stop_abruptly"})


def check_withdrawal(medications: Sequence[Medication]) -> Iterator[Finding]:
    """Yield a finding for each drug that is about to be stopped and whose label says to reduce it slowly.

    One that was stopped already is past that advice.
    """
    for drug in medications:
        if not (drug.current and drug.stopping):
            continue
        told = [f for f in drug.facts(WarningFact) if f.topic.startswith("withdrawal")]
        tapered = [f for f in drug.facts(WarningFact) if f.action in _TAPER]
        if tapered or told:
            boxed = any(f.boxed for f in (*tapered, *told))
            yield Finding(
                kind="withdrawal",
                drugs=(drug.name,),
                action="taper" if tapered else "unstated",
                summary=_summary(drug, tapered=bool(tapered), boxed=boxed),
                evidence=distinct(Evidence(_words(f), f.citation) for f in (*tapered, *told)),
            )


def _summary(drug: Medication, *, tapered: bool, boxed: bool) -> str:
    what = "the label says to reduce it slowly" if tapered else "the label warns of effects of stopping"
    return f"stopping {drug.name}: {what}" + (" (boxed warning)" if boxed else "")


def _words(fact: WarningFact) -> str:
    text = fact.title + (" (boxed)" if fact.boxed else "")
    if fact.action in _TAPER:
        text += ": reduce slowly, do not stop at once"
    return text
