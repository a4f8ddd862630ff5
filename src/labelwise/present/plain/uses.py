"""What a drug is, what it is for, and the condition asked for, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator

from labelwise.comparison import Cell
from labelwise.comparison.phrases.sentence_case import in_sentence
from labelwise.facts import IndicationFact, ProductFact, State
from labelwise.present.facts_of import facts_of
from labelwise.present.plain.sentence import Sentence, sentence
from labelwise.present.plain.words import plain

_ROUTES = {
    "oral": "You take it by mouth",
    "topical": "You put it on the skin",
    "transdermal": "It is a patch for the skin",
    "ophthalmic": "You put it in the eye",
    "nasal": "You use it in the nose",
    "respiratory (inhalation)": "You breathe it in",
    "subcutaneous": "It is a shot under the skin",
    "intramuscular": "It is a shot in a muscle",
    "intravenous": "It goes into a vein",
    "intrathecal": "It goes into the fluid round the spine",
    "vaginal": "You use it in the vagina",
    "rectal": "You use it in the rectum",
    "sublingual": "You let it melt under the tongue",
    "auricular (otic)": "You put it in the ear",
}
_STATUS = {"rx": "You need a prescription to get it", "otc": "You can buy it without a prescription"}
_ASKED = {
    "includes": "Yes, its label lists this",
    "narrower": "Its label lists a part of this",
    "related": "Its label lists something close to this, but not the same",
    "limitation": "Its label says that it is not for this",
}


def route_sentence(route: str | None, cell: Cell) -> Iterator[Sentence]:
    """Yield how it is taken."""
    if route and cell.citations:
        for one in route.split(", "):
            yield sentence(_ROUTES.get(one, f"It is given this way: {one}"), cell.citations)


def status_sentences(cell: Cell) -> Iterator[Sentence]:
    """Yield whether a prescription is needed."""
    found = {f.prescription: f for f in facts_of(cell, ProductFact) if f.prescription}
    for status, fact in found.items():
        if len(found) == 1 and status in _STATUS:
            yield sentence(_STATUS[status], [fact.citation])
    if len(found) > 1:
        yield sentence("Some forms need a prescription, some do not", cell.citations)


def use_sentences(cell: Cell) -> Iterator[Sentence]:
    """Yield the uses."""
    for fact in facts_of(cell, IndicationFact):
        yield sentence(_use(fact), [fact.citation])


def _use(fact: IndicationFact) -> str:
    told = [f"It is {'not' if fact.limitation else 'used'} for {in_sentence(plain(fact.condition))}"]
    if fact.population and fact.limitation:
        told[0] += f" in {plain(fact.population)}"
    elif fact.population:
        told.append(f"This is for {plain(fact.population)}")
    if fact.qualifier:
        told.append(f"The label adds: {plain(fact.qualifier).rstrip(' .')}")
    if fact.adjunct_to:
        told.append(f"It goes along with {plain(', '.join(fact.adjunct_to))}")
    return ". ".join(told)


def asked_sentences(cell: Cell, condition: str) -> Iterator[Sentence]:
    """Yield whether the label lists the condition asked for."""
    said = _ASKED.get(cell.value) if isinstance(cell.value, str) else None
    if said:
        rest = cell.text.partition(": ")[2] if cell.value != "limitation" else ""
        yield sentence(f"{said}: {plain(rest or condition)}", cell.citations)
    elif cell.state is State.NOT_STATED and cell.citations:
        yield sentence(f"Its label does not list this: {plain(condition)}", cell.citations)
