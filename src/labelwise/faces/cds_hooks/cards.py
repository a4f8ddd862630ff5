"""From a check to cards: one a finding about the orders selected, and one for all that could not be checked."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence

from labelwise.checks import Finding, Missing
from labelwise.checks.action import WORDS
from labelwise.checks.finding import A_LABEL
from labelwise.faces.cds_hooks.request import Asked
from labelwise.faces.cds_hooks.shapes import Action, Card, Cards, Coding, Indicator, Link, Source, Suggestion
from labelwise.faces.cds_hooks.words import cut, escaped, evidence_lines, summary
from labelwise.operations.coded_list import CodedCheck, FoundDrug, check_coded
from labelwise.present.flags import unchecked_text
from labelwise.present.pages.links import DAILYMED, outside_link
from labelwise.present.words import NOT_ADVICE
from labelwise.store.store import Store

MOST_CARDS = 20
_MOST_EVIDENCE, _MOST_LINKS, _MOST_LINES = 8, 3, 40
_DAILYMED = "https://dailymed.nlm.nih.gov/dailymed/"
_SOURCE = Source("Labelwise, from FDA drug labels", _DAILYMED)
_ENTERED = Source("Labelwise, from sources entered by hand", _DAILYMED)
_CRITICAL = frozenset({"contraindicated", "avoid", "not_advised"})
# A risk that a label names without advice is no smaller a risk: it is a warning.
_INFO = frozenset({"ask_first", "not_studied", "none_expected"})
_ORDER: tuple[Indicator, ...] = ("critical", "warning", "info")
_SYSTEM = "urn:labelwise:override-reason"
_REASONS = (
    Coding("benefit-outweighs-risk", _SYSTEM, "The benefit outweighs the risk"),
    Coding("will-monitor", _SYSTEM, "The patient will be monitored"),
    Coding("already-tolerated", _SYSTEM, "Taken together before and tolerated"),
    Coding("does-not-apply", _SYSTEM, "It does not apply to this patient"),
)
_SPACE = uuid.UUID("4f6b1a52-6c1d-4a57-9b8e-0d2f6a1c7e35")  # of our card ids, drawn once


def cards_for(asked: Asked, store: Store) -> Cards:
    """Return the cards of a request, the strongest first.

    None where every pair was read in labels and nothing speaks against the orders; a card id is that of the request's
    instance and the card's words.
    """
    if not asked.drafts:
        return Cards(())
    drugs = [order.drug for order in (*asked.drafts, *asked.current)]
    check = check_coded(drugs, store, asked.whom.patient)
    selected = {f.name: f for f in check.drugs if f.coded.key in asked.selected}
    findings = [f for f in check.result.findings if selected.keys() & set(f.drugs)]
    cards = [_card(finding, selected, asked) for finding in findings[:MOST_CARDS]]
    further = [_further_card(left, asked)] if (left := findings[MOST_CARDS:]) else []
    rest = list(_unchecked(check, selected, asked))
    return Cards((*cards, *further, *([_rest_card(rest, asked)] if rest else ())))


def _card(finding: Finding, selected: dict[str, FoundDrug], asked: Asked) -> Card:
    told = summary(finding)
    lines = evidence_lines(finding, _MOST_EVIDENCE)
    taken = f"Taken from the record: {escaped('; '.join(asked.whom.taken))}." if asked.whom.taken else ""
    detail = "\n\n".join(p for p in (f"**{escaped(finding.summary)}**", "\n".join(lines), taken, NOT_ADVICE) if p)
    suggestions = tuple(_removals(finding, selected, asked))
    return Card(
        uuid=_ident(asked, told, detail),
        summary=told,
        detail=detail,
        indicator=_indicator(finding),
        source=_ENTERED if finding.curated else _SOURCE,
        links=tuple(_links(finding)),
        suggestions=suggestions,
        selection_behavior="at-most-one" if suggestions else None,
        override_reasons=_REASONS if _indicator(finding) != "info" else (),
    )


def _indicator(finding: Finding) -> Indicator:
    # What no label at hand says, an article or another that was entered by hand, interrupts nobody.
    if finding.action in _CRITICAL and not finding.inferred:
        return "warning" if finding.curated else "critical"
    return "info" if finding.inferred or finding.action in _INFO else "warning"


def _removals(finding: Finding, selected: dict[str, FoundDrug], asked: Asked) -> Iterator[Suggestion]:
    """Yield the removal of a draft that a label forbids beside another drug; what is taken is never touched."""
    if finding.action not in _CRITICAL or finding.inferred or finding.curated or finding.kind != "interaction":
        return
    references = {order.drug.key: order.reference for order in asked.drafts}
    for name in finding.drugs:
        found = selected.get(name)
        reference = references.get(found.coded.key) if found else None
        if reference:
            words = cut(f"Remove the draft order of {name}", 120)
            ident = _ident(asked, words, reference, finding.summary)
            yield Suggestion(words, ident, (Action("delete", words, reference),))


def _links(finding: Finding) -> Iterator[Link]:
    seen: dict[str, str] = {}
    for one in finding.evidence:
        url = outside_link(one.citation) if one.citation else None
        if url and len(seen) < _MOST_LINKS:
            seen.setdefault(url, "Label at DailyMed" if url.startswith(DAILYMED) else "Source")
    for number, (url, label) in enumerate(seen.items(), 1):
        yield Link(f"{label} ({number})", url)


def _unchecked(check: CodedCheck, selected: dict[str, FoundDrug], asked: Asked) -> Iterator[str]:
    """Yield, in words, everything that an answer without it would be silent on."""
    yield from asked.lacking
    unknown = [f for f in check.drugs if f.unresolved is not None]
    for one in unknown:
        message = one.unresolved.message if one.unresolved else ""
        yield f"NOT CHECKED: {one.coded.shown}: {message}"
    names = {f.name for f in unknown}
    lacking = [m for m in check.result.cannot_check if set(m.drugs) & selected.keys()]
    # A list may be cut at its end: what was not looked at at all comes before what was in part.
    yield from (_missing(m) for m in lacking if m.input == A_LABEL)
    for pair in check.pairs():
        concerned = {pair.one.name, pair.other.name}
        if not pair.is_checked and concerned & selected.keys() and not concerned & names:
            yield f"{pair.one.name} with {pair.other.name}: {unchecked_text(pair.coverage)}"
    yield from (_missing(m) for m in lacking if m.input != A_LABEL)


def _missing(one: Missing) -> str:
    return f"{' and '.join(one.drugs)}: cannot check without {one.input}: {one.text}"


def _further_card(findings: Sequence[Finding], asked: Asked) -> Card:
    """Return one card of all findings past the most that get their own: none of them is left out."""
    lines = [f"- {escaped(f'{WORDS.get(one.action, one.action)}: {one.summary}')}" for one in findings]
    detail = "\n\n".join(("These were found too, the strongest first.", "\n".join(lines), NOT_ADVICE))
    told = cut(f"{len(findings)} further finding{'s' if len(findings) > 1 else ''}: {summary(findings[0])}")
    worst = min((_indicator(one) for one in findings), key=_ORDER.index)
    return Card(uuid=_ident(asked, told, detail), summary=told, detail=detail, indicator=worst, source=_SOURCE)


def _rest_card(lines: Sequence[str], asked: Asked) -> Card:
    shown = [f"- {escaped(line)}" for line in lines[:_MOST_LINES]]
    shown += [f"- and {len(lines) - _MOST_LINES} more"] if len(lines) > _MOST_LINES else []
    head = "This does not say that nothing is to be found: it says what was not looked at, and why."
    detail = "\n\n".join((head, "\n".join(shown), NOT_ADVICE))
    first = lines[0] if len(lines) == 1 else f"{len(lines)} things, for instance: {lines[0]}"
    told = cut(f"Not checked: {first.removeprefix('NOT CHECKED: ')}")
    return Card(uuid=_ident(asked, told, detail), summary=told, detail=detail, indicator="info", source=_SOURCE)


def _ident(asked: Asked, *words: str) -> str:
    return str(uuid.uuid5(_SPACE, "\n".join((asked.instance, *words))))
