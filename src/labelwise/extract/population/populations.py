"""Fact kind `population`, from the sections on special populations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from labelwise.extract.cite import cite_passage, drug_of, not_understood
from labelwise.extract.extracted import Extracted
from labelwise.extract.population.statements import GROUPS
from labelwise.extract.sentences import sentences
from labelwise.facts import Drug, Fact, PopulationFact, Reason
from labelwise.label import Label, Passage

# Where each group's text stands; the second entry is where older labels or OTC labels say it.
_SECTIONS = {
    "pregnancy": ("pregnancy", "teratogenic_effects", "nonteratogenic_effects", "pregnancy_or_breast_feeding"),
    "lactation": ("lactation", "nursing_mothers"),
    "pediatric": ("pediatric_use",),
    "geriatric": ("geriatric_use",),
    "reproductive_potential": ("reproductive_potential",),
}
_HEADINGS = {
    "pregnancy": re.compile(r"^pregnancy", re.IGNORECASE),
    "lactation": re.compile(r"lactation|nursing\s+mothers|breast", re.IGNORECASE),
    "pediatric": re.compile(r"pediatric", re.IGNORECASE),
    "geriatric": re.compile(r"geriatric", re.IGNORECASE),
    "reproductive_potential": re.compile(r"reproductive\s+potential", re.IGNORECASE),
}
_FALLBACK = {
    "pregnancy": (
        ("warnings", "precautions", "contraindications", "warnings_and_cautions"),
        re.compile(r"\bpregnan|\bfetus|\bfetal|neonat|newborn", re.IGNORECASE),
    ),
    "lactation": (
        ("warnings", "precautions", "contraindications"),
        re.compile(r"\bnursing|\bbreast-?\s?feed|\bbreast-?\s?fed", re.IGNORECASE),
    ),
}
_MOST = 3  # statements a group: the first that fit, most serious first
_AGE = re.compile(
    r"\b(?P<age>\d+(?:\.\d+)?)\s*(?P<unit>years?|months?)(?:\s+of\s+age)?(?P<up>\s+(?:and|or)\s+(?:older|above|over))?",
    re.IGNORECASE,
)
_UNDER = re.compile(
    r"\b(?:under|below|less\s+than|younger\s+than"
    r"|<)\s+(?:the\s+age\s+of\s+)?(?P<age>\d+(?:\.\d+)?)\s*(?P<unit>years?|months?)?",
    re.IGNORECASE,
)


def populations(label: Label) -> Extracted:
    """Return short statements about each group; candidates are the groups that the record speaks of."""
    drug = drug_of(label)
    facts: list[Fact] = []
    candidates = 0
    for group in GROUPS:
        passages = list(_passages(label, group))
        if not passages:
            continue
        candidates += 1
        found = list(_statements(label, drug, group, passages))
        if not found and _SECTIONS[group] and group not in _FALLBACK:
            found_citation = cite_passage(label, passages[0], 0, min(len(passages[0].text), 300))
            facts.append(not_understood(label, found_citation, "population", Reason.NO_TERM_FOUND))
        facts.extend(found)
    return Extracted(tuple(facts), candidates)


def _passages(label: Label, group: str) -> Iterator[Passage]:
    found = list(label.passages(*_SECTIONS[group]))
    if not found and (section := label.sections.get("use_in_specific_populations")):
        heads = list(section.headings)
        for i, head in enumerate(heads):
            if _HEADINGS[group].search(head.title):
                end = (
                    heads[i + 1].start
                    if i + 1 < len(heads) and heads[i + 1].part == head.part
                    else len(section.parts[head.part])
                )
                found.append(Passage(section, head.part, head.start, section.parts[head.part][head.start : end]))
    if not found and group in _FALLBACK:
        keys, word = _FALLBACK[group]
        for passage in label.passages(*keys):
            for start, end in sentences(passage.text) if word.search(passage.text) else ():
                if word.search(passage.text, start, end):
                    found.append(Passage(passage.section, passage.part, passage.start + start, passage.text[start:end]))
    yield from found


def _statements(label: Label, drug: Drug, group: str, passages: list[Passage]) -> Iterator[PopulationFact]:
    best: dict[str, tuple[int, Passage, int, int]] = {}
    rules = GROUPS[group]
    for passage in passages:
        for start, end in sentences(passage.text):
            sentence = passage.text[start:end]
            for rank, (statement, pattern) in enumerate(rules):
                if statement not in best and pattern.search(sentence):
                    best[statement] = (rank, passage, start, end)
                    break
    for statement, (_, passage, start, end) in sorted(best.items(), key=lambda b: b[1][0])[:_MOST]:
        low, high = _ages(passage.text[start:end]) if group == "pediatric" else (None, None)
        yield PopulationFact(
            set_id=label.set_id,
            drug=drug,
            citation=cite_passage(label, passage, start, end),
            group=group,  # type: ignore[arg-type]
            statement=statement,
            age_low=low,
            age_high=high,
        )


def _ages(sentence: str) -> tuple[float | None, float | None]:
    if m := _UNDER.search(sentence):
        return None, _years(m["age"], m["unit"] or "years")
    if m := _AGE.search(sentence):
        return _years(m["age"], m["unit"]), None
    return None, None


def _years(age: str, unit: str) -> float:
    return round(float(age) / (12 if unit.lower().startswith("m") else 1), 2)
