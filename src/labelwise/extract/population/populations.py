"""Fact kind `population`, from the sections on special populations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from labelwise.extract.cite import cite_passage, drug_of, not_understood
from labelwise.extract.extracted import Extracted
from labelwise.extract.holding import places_of
from labelwise.extract.population.ages import GERIATRIC, PEDIATRIC, ages_of
from labelwise.extract.population.pregnancy import LACTATION, PREGNANCY, REPRODUCTION
from labelwise.extract.population.rule import Rule
from labelwise.extract.sentences import sentences
from labelwise.extract.stems import holds, lower
from labelwise.facts import Drug, Fact, PopulationFact, Reason
from labelwise.label import Label, Passage

_RULES: dict[str, tuple[Rule, ...]] = {
    "pregnancy": PREGNANCY,
    "lactation": LACTATION,
    "pediatric": PEDIATRIC,
    "geriatric": GERIATRIC,
    "reproductive_potential": REPRODUCTION,
}
# Where each group's text stands.
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
_OLDER = ("warnings", "precautions", "contraindications", "warnings_and_cautions")
# Where labels without a section for the group say it, and the word by which a sentence is known.
_FALLBACK = {
    "pregnancy": (
        _OLDER,
        ("pregnan", "fetus", "fetal", "neonat", "newborn"),
        re.compile(r"\bpregnan|\bfetus|\bfetal|neonat|newborn"),
    ),
    "lactation": (
        _OLDER,
        ("nursing", "breast"),
        re.compile(r"\bnursing|\bbreast-?\s?feed|\bbreast-?\s?fed"),
    ),
    "reproductive_potential": (
        (*_OLDER, "use_in_specific_populations"),
        ("contracept",),
        re.compile(r"contracept"),
    ),
}
# A passage on one group that tells of another: what stands there says nothing of this one.
_OTHER_GROUP = {
    "pediatric": re.compile(
        r"contracept|pregnan|lactati|breast-?\s?f|juvenile\s+(?:rats?|animals?|dogs?|mice)", re.IGNORECASE
    ),
    "geriatric": re.compile(r"contracept|pregnan|breast-?\s?f", re.IGNORECASE),
}
_OTHER_STEMS = ("contracept", "pregnan", "lactati", "breast", "juvenile")
_NO_DIFFERENCE = (
    "no overall difference seen between older and younger people",
    "no overall difference seen, but some older people may be more sensitive",
)
# Of two statements on one question the graver is kept: what is said first hides what is said second.
_HIDES = {
    "harm to the unborn seen in animals": ("no harm to the unborn seen in animals",),
    "contraindicated in pregnancy": ("not recommended in pregnancy", "not known whether it can harm the unborn"),
    "can cause harm to the unborn": ("not known whether it can harm the unborn",),
    "passes into breast milk": ("not known whether it passes into breast milk", "passes into the milk of animals"),
    "passes into breast milk in small amounts": ("passes into breast milk", "passes into the milk of animals"),
    "no overall difference seen, but some older people may be more sensitive": (
        "no overall difference seen between older and younger people",
        "greater sensitivity of some older people cannot be ruled out",
    ),
    "more sensitive or more adverse reactions in older people": _NO_DIFFERENCE,
    "differences seen between older and younger people": _NO_DIFFERENCE,
    "safety and effectiveness in children not established": ("studied in children",),
    "safety and effectiveness in children established": ("studied in children",),
}
_MOST = 4  # statements a group: the most serious first


def populations(label: Label) -> Extracted:
    """Return short statements about each group; candidates are the groups that the record speaks of."""
    drug = drug_of(label)
    facts: list[Fact] = []
    candidates = 0
    for group in _RULES:
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
    # A subsection that the record also lists by itself would be read twice.
    found = list({p.text: p for p in label.passages(*_SECTIONS[group])}.values())
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
        for passage in label.passages(*_FALLBACK[group][0]):
            found.extend(_sentences_on(group, passage))
    yield from found


def _sentences_on(group: str, passage: Passage) -> Iterator[Passage]:
    """Yield the sentences of a passage that speak of a group."""
    _, stems, word = _FALLBACK[group]
    lowered = lower(passage.text)
    places = places_of(lowered, stems)
    if not places:
        return
    ahead = iter(places)
    at: int | None = next(ahead)
    for start, end in sentences(passage.text):
        while at is not None and at < start:
            at = next(ahead, None)
        if at is None:
            return
        if at < end and word.search(lowered, start, end):
            yield Passage(passage.section, passage.part, passage.start + start, passage.text[start:end])


def _statements(label: Label, drug: Drug, group: str, passages: list[Passage]) -> Iterator[PopulationFact]:
    """Yield the gravest statements about a group, each with the first sentence that makes it."""
    best: dict[str, tuple[int, Passage, int, int]] = {}
    other = _OTHER_GROUP.get(group)
    for passage in passages:
        whole = lower(passage.text)
        rules = [(rank, rule) for rank, rule in enumerate(_RULES[group]) if holds(whole, rule.stems)]
        for start, end in sentences(passage.text) if rules else ():
            lowered = whole[start:end]
            if other is not None and holds(lowered, _OTHER_STEMS) and other.search(lowered):
                continue
            for rank, rule in rules:
                if holds(lowered, rule.stems) and (statement := rule.read(lowered)) is not None:
                    best.setdefault(statement, (rank, passage, start, end))
                    break
    hidden = {other for statement in best for other in _HIDES.get(statement, ())}
    kept = sorted((b for b in best.items() if b[0] not in hidden), key=lambda b: b[1][0])
    for statement, (_, passage, start, end) in kept[:_MOST]:
        low, high = ages_of(passage.text[start:end]) if group == "pediatric" else (None, None)
        yield PopulationFact(
            set_id=label.set_id,
            drug=drug,
            citation=cite_passage(label, passage, start, end),
            group=group,  # type: ignore[arg-type]
            statement=statement,
            age_low=low,
            age_high=high,
        )
