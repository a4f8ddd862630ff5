"""When not to use a drug, what to watch for, other drugs, pregnancy and age, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator

from labelwise.comparison import Cell, Row
from labelwise.comparison.object_names import object_name
from labelwise.comparison.phrases.numbers import number, span
from labelwise.comparison.phrases.sentence_case import in_sentence
from labelwise.facts import Citation, ContraindicationFact, InteractionFact, PopulationFact, WarningFact
from labelwise.facts.contraindication import NONE_STATED
from labelwise.present.facts_of import facts_of
from labelwise.present.plain.sentence import Sentence, credited, sentence
from labelwise.present.plain.words import plain
from labelwise.vocab.effects.by_id import effect_of
from labelwise.vocab.topics import topic_of

_MOST_SIGNS = 6
_TO_DO = {
    "taper": "Do not stop it all at once. The dose must go down bit by bit",
    "do_not_stop_abruptly": "Do not stop it all at once",
    "taper_before_delivery": "The dose must go down bit by bit before the birth",
    "monitor": "The label asks for checks",
    "stop": "The label says when to stop it",
    "avoid": "The label says to avoid it in some cases",
    "caution": "The label asks for care",
    "contraindicated": "The label says not to use it in some cases",
    "reduce_dose": "The label says to lower the dose in some cases",
    "get_emergency_help": "Get help at once",
    "do_not_crush": "Do not crush it",
    "take_with_food": "Take it with food",
    "take_fasting": "Take it on an empty stomach",
    "take_with_water": "Take it with water",
    "stay_upright": "Stay upright after you take it",
    "do_not_double": "Do not take a double dose",
}
_WITH = {
    "contraindicated": "Do not use it with",
    "avoid": "Avoid using it with",
    "not_advised": "It is not advised with",
    "adjust": "The dose may change with",
    "separate": "Do not take it at the same time as",
    "monitor": "Checks are needed with",
    "caution": "Take care with",
    "unstated": "The label names a risk with",
    "none_expected": "The label expects no effect with",
}
_GROUPS = {
    "pregnancy": "Pregnancy",
    "lactation": "Breastfeeding",
    "pediatric": "Children",
    "geriatric": "Older people",
    "reproductive_potential": "Birth control",
}
STATEMENTS = {
    "safety and effectiveness in children not established": "it is not known how well it works in them, or what harm "
    "it may do",
    "safety and effectiveness in children established": "the label says that it was tested in them and works",
    "human data are insufficient to tell the risk": "too little is known to tell the risk",
    "no overall difference seen between older and younger people": "no great difference was seen in older people",
    "no drug-associated risk of birth defects found in people": "no risk of birth defects from it was found so far",
    "not recommended in pregnancy": "the label advises against it",
    "contraindicated in pregnancy": "do not use it",
    "no adequate studies in pregnant women": "there are no good studies in people",
    "use only if the benefit justifies the risk to the fetus": "use it only if the good is worth the risk to the baby",
    "weigh the benefits of breastfeeding against the need for the drug": "weigh the good of it against the need for "
    "the drug",
    "breastfeeding not recommended": "the label advises against it",
    "contraindicated while breastfeeding": "do not use it",
    "no overall difference seen, but some older people may be more sensitive": "no great difference was seen, but some "
    "may feel it more",
    "more sensitive or more adverse reactions in older people": "they may feel it more or have more side effects",
    "greater sensitivity of some older people cannot be ruled out": "some may feel it more; this can not be ruled out",
    "not studied in pregnant animals": "it was not tested in pregnant animals",
    "may impair fertility": "it may make it harder to have a child",
}
"""What labels say of a group of people, in everyday words."""


def never_sentences(cell: Cell) -> Iterator[Sentence]:
    """Yield the conditions in which the label forbids the drug."""
    for fact in facts_of(cell, ContraindicationFact):
        if fact.condition == NONE_STATED:
            yield sentence("The label says that there is no such case", [fact.citation])
        else:
            yield sentence(f"Do not use it in case of {in_sentence(plain(fact.condition))}", [fact.citation])


def never_with_sentences(cell: Cell) -> Iterator[Sentence]:
    """Yield the drugs and classes with which the label forbids the drug, each with its wait."""
    by_name: dict[str, list[InteractionFact]] = {}
    for fact in facts_of(cell, InteractionFact):
        by_name.setdefault(object_name(fact.object), []).append(fact)
    for name, facts in by_name.items():
        waits = dict.fromkeys(w for f in facts if (w := _wait(f)))
        told = ". ".join([f"{_WITH['contraindicated']}: {plain(name)}", *waits])
        yield sentence(told, [f.citation for f in facts])


def box_sentences(cell: Cell) -> Iterator[Sentence]:
    """Yield what a boxed warning is of."""
    for fact in facts_of(cell, WarningFact):
        yield sentence(f"The label warns in a box of {_topic(fact)}", [fact.citation])


def _topic(fact: WarningFact) -> str:
    try:
        name = topic_of(fact.topic).name
        return name.lower() if name.startswith("A ") else in_sentence(name)
    except KeyError:
        return plain(fact.title.lower())


def serious_sentences(cell: Cell) -> Iterator[Sentence]:
    """Yield a warning: what of, its signs, and what the label tells the reader to do."""
    found = list(facts_of(cell, WarningFact))
    for fact in found[:1]:
        told = [f"The label has a warning on {_topic(fact)}"]
        signs = list(dict.fromkeys(plain(_sign(s)) for f in found for s in f.signs))
        if signs:
            more = f", and {len(signs) - _MOST_SIGNS} more" if len(signs) > _MOST_SIGNS else ""
            told.append(f"Signs are: {', '.join(signs[:_MOST_SIGNS])}{more}")
        to_do: dict[str, list[Citation]] = {}
        for known in (f for f in found if f.action in _TO_DO):
            to_do.setdefault(_TO_DO[known.action or ""], []).append(known.citation)
        yield sentence(
            ". ".join([*told, *(credited(do, read) for do, read in to_do.items())]), [f.citation for f in found]
        )


def _sign(sign: str) -> str:
    known = effect_of(sign.lower().replace(" ", "_"))
    return known.plain_name if known.group != "Other" else sign


def strength_of(cell: Cell) -> int:
    """Return where a cell's strongest action stands, 0 for `contraindicated`; for what is no interaction the end."""
    order = list(_WITH)
    return min((order.index(f.action) for f in facts_of(cell, InteractionFact)), default=len(order))


def is_member(cell: Cell) -> bool:
    """Whether all that is said is said of a class that this is an example of."""
    return all(f.member_of for f in facts_of(cell, InteractionFact))


def together_sentences(row: Row, cell: Cell) -> Iterator[Sentence]:
    """Yield what the label says of one other drug, class or food: the strongest word, and every wait."""
    facts = sorted(facts_of(cell, InteractionFact), key=lambda f: list(_WITH).index(f.action))
    if not facts:
        return
    first = facts[0]
    same = [f for f in facts if f.action == first.action]
    told = [f"{_WITH[first.action]}: {plain(row.title.removeprefix('With '))}"]
    if first.action == "none_expected" and first.scope:
        told.append(f"This holds only for: {plain(first.scope)}")
    waits = dict.fromkeys(w for f in same if (w := _wait(f)))
    yield sentence(". ".join([*told, *waits]), [f.citation for f in same])


def _wait(fact: InteractionFact) -> str:
    length = fact.washout_text or (f"{number(fact.washout_days)} days" if fact.washout_days is not None else "")
    if not length:
        return ""
    return {
        "after_object": f"Wait {length} after you stop that one",
        "after_drug": f"Wait {length} after you stop this one",
        "both": f"Wait {length} from one to the other",
    }.get(fact.washout_direction or "", f"Keep them {length} apart")


def group_sentences(cell: Cell) -> Iterator[Sentence]:
    """Yield what the label says of pregnancy, breastfeeding, children, older people."""
    for fact in facts_of(cell, PopulationFact):
        ages = span(fact.age_low, fact.age_high)
        said = STATEMENTS.get(fact.statement) or plain(fact.statement)
        who = _GROUPS[fact.group] + (f" (ages {ages})" if ages else "")
        yield sentence(f"{who}: {said}", [fact.citation])
