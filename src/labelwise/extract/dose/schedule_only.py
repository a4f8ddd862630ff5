"""Doses without an amount: `apply a thin layer twice daily`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from labelwise.extract.cite import cite_passage
from labelwise.extract.dose.context import is_no_dose, is_other_heading, population_of
from labelwise.extract.dose.frequency import frequency
from labelwise.extract.dose.indication import indication_of
from labelwise.extract.dose.prose import Reader
from labelwise.extract.dose.statement import route_of
from labelwise.extract.holding import sentences_holding
from labelwise.facts import DoseFact
from labelwise.label import Passage

_VERBS = (
    "apply", "applied", "instill", "use ", "used ", "take ", "taken", "inhale", "insert", "spray", "rinse", "swish",
    "chew",     "administer", "brush", "massage", "rub", "cleanse", "wash", "dissolve", "spread",
    "inject",
)  # fmt: skip
_USE = re.compile(
    r"\b(?:appl(?:y|ied)|instill\w*|use[ds]?|take[ns]?|inhale\w*|insert\w*|spray\w*|rinse\w*|swish\w*|chew\w*|administer\w*"
    r"|brush\w*|massage\w*|rub\w*|cleanse\w*|wash\w*|dissolve\w*|spread\w*|inject\w*)\b",
    re.IGNORECASE,
)
_NOT_MORE = re.compile(
    r"\b(?:not\s+more\s+than|no\s+more\s+than|not\s+exceed\w*|up\s+to|maximum)\b[^.;]{0,25}$", re.IGNORECASE
)


def schedule_only(reader: Reader, passage: Passage) -> Iterator[DoseFact]:
    """Yield a usual dose without an amount for each sentence that says only how often the drug is used."""
    for start, end in sentences_holding(passage.text, _VERBS):
        sentence = passage.text[start:end]
        verb = _USE.search(sentence)
        if verb is None or is_no_dose(sentence):
            continue
        often = frequency(sentence[verb.end() : verb.end() + 220])
        if often is None or often.schedule in ("once", "cycle"):
            continue
        title = passage.section.title_at(passage.part, passage.start + start)
        if is_other_heading(title):
            continue
        at = verb.end() + often.start
        limited = _NOT_MORE.search(sentence[:at]) is not None
        yield DoseFact(
            set_id=reader.label.set_id,
            drug=reader.drug,
            citation=cite_passage(reader.label, passage, start + verb.start(), start + verb.end() + often.end),
            role="usual",
            population=population_of(sentence, verb.end()),
            indication=indication_of(title, reader.own),
            times_per_day=None if limited else often.times_per_day,
            schedule=often.schedule,
            every_days=often.every_days,
            route=route_of(sentence, verb.end(), reader.label),
        )
