"""Fact kind `dose_adjustment`, from sentences and tables on kidney and liver function."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from labelwise.extract.cite import cite_passage, drug_of, not_understood
from labelwise.extract.dose.other_drug import own_words
from labelwise.extract.extracted import Extracted
from labelwise.extract.organ.actions import Panel, action_of, panel_of
from labelwise.extract.organ.bounds import Condition, conditions, organs_of
from labelwise.extract.organ.candidates import PANEL, Candidate, candidates
from labelwise.extract.organ.clauses import NORMAL, clauses, is_rule, may_hold_rule, names_co_medication
from labelwise.extract.organ.composite import Composite, composites
from labelwise.extract.organ.merge import merge
from labelwise.extract.organ.table_rules import table_rules
from labelwise.extract.stems import holds
from labelwise.facts import DoseAdjustmentFact, Drug, Fact, Reason
from labelwise.facts.dose_adjustment import AdjustmentAction, Organ
from labelwise.label import Label, Passage

_TABLE_SECTIONS = ("dosage_and_administration", "use_in_specific_populations")
_LONG = 450  # a clause longer than this is a run of items without full stops


class _Reader(NamedTuple):
    label: Label
    drug: Drug
    own: frozenset[str]


def dose_adjustments(label: Label) -> Extracted:
    """Return the organ rules of a label; candidates are the sentences that speak of organ function and give advice."""
    reader = _Reader(label, drug_of(label), own_words(label))
    facts: list[Fact] = []
    count = 0
    together = _combined(label)
    combined = {(p.section.key, p.part, p.start): found for p, found in together}
    for candidate in candidates(label):
        count += 1
        place = candidate.passage
        within = combined.get((place.section.key, place.part, place.start), ())
        end = candidate.start + len(candidate.text)
        if not any(c.start < end and candidate.start < c.end for c in within):
            facts.extend(_rules(reader, candidate))
    for passage, found in together:
        facts.extend(_composite(reader, passage, c) for c in found)
    for key in _TABLE_SECTIONS:
        section = label.sections.get(key)
        if section is not None:
            facts.extend(table_rules(label, reader.drug, section))
    read = list(merge(facts))
    return Extracted((*read, *_headings_without_rule(label, read)), count)


def _combined(label: Label) -> list[tuple[Passage, list[Composite]]]:
    found = [(p, list(composites(p.text))) for p in label.passages("dosage_and_administration")]
    return [(p, c) for p, c in found if c]


def _composite(reader: _Reader, passage: Passage, rule: Composite) -> DoseAdjustmentFact:
    return DoseAdjustmentFact(
        set_id=reader.label.set_id,
        drug=reader.drug,
        citation=cite_passage(reader.label, passage, rule.start, rule.end),
        organ="renal",
        measure="serum_creatinine",
        op=">" if rule.op == ">" else ">=",
        low=rule.creatinine,
        action="reduce" if rule.dose[:1].isdigit() else "adjust",
        dose=rule.dose,
    )


def _rules(reader: _Reader, candidate: Candidate) -> Iterator[DoseAdjustmentFact]:
    sentence = candidate.text
    said = f"{candidate.before} {sentence}".strip()
    if not _may_advise(candidate) or not ("sk a doctor" in said or may_hold_rule(said)):
        return
    last = conditions(candidate.before) if candidate.before else []
    waiting: list[Condition] = []  # named in a clause without advice: the advice comes in the next
    title = ""
    for start, end in clauses(sentence):
        clause = sentence[start:end]
        named = conditions(clause)
        found = [c._replace(start=c.start + start, end=c.end + start) for c in named]
        panel = _panel(candidate, start, end)
        # To ask somebody first forbids nothing.
        action = panel.action if panel else _action(clause, sentence, bool(found), candidate)
        if action is None:
            last = waiting = found or last
            continue
        organs = organs_of(clause) or tuple(dict.fromkeys(c.organ for c in last))
        organs = organs or organs_of(sentence[:start]) or organs_of(candidate.before)
        if not organs and not title:
            place = candidate.passage
            title = place.section.title_at(place.part, place.start + candidate.start)
            organs = organs_of(title)[:1]
        if not organs:
            continue
        if not panel and not is_rule(clause, said, action, pharmacokinetic=candidate.pharmacokinetic):
            continue
        if not panel and names_co_medication(clause, reader.own):
            continue
        if action == "monitor":
            organs = _monitored(clause, organs)
        unnamed = not found and not organs_of(NORMAL.sub(" ", clause))
        inherited = last if unnamed and (candidate.before or _THESE.search(clause)) else []
        if unnamed and not inherited:
            inherited = waiting
        waiting = []
        if action == "not_studied" and unnamed and not inherited:
            continue  # not studied: the dose, the use, another group
        for rule in _conditions(found or inherited, organs, clause, start, end):
            full = action == "reduce" and rule.works_well and _gives_full_dose(clause)
            yield _fact(
                reader,
                candidate,
                rule,
                "no_adjustment" if full else action,
                clause,
                start,
                panel.words if panel else None,
            )
        last = found or last


def _panel(candidate: Candidate, start: int, end: int) -> Panel | None:
    text = candidate.passage.text
    return panel_of(text, candidate.start + start, candidate.start + end) if PANEL in text else None


_WATCHED = re.compile(r"\bmonitor\w*\s+(?:\w+\s+){0,2}?(?P<organ>renal|kidney|hepatic|liver)\s+function", re.IGNORECASE)


def _monitored(clause: str, organs: tuple[Organ, ...]) -> tuple[Organ, ...]:
    """Return the organs that a clause asks to watch for patients in whom they work less."""
    watched = _WATCHED.search(clause)
    if watched is None:
        return organs if organs_of(clause) else ()
    organ: Organ = "renal" if watched["organ"].lower() in ("renal", "kidney") else "hepatic"
    return tuple(o for o in organs if o == organ)


def _gives_full_dose(clause: str) -> bool:
    """Whether a dose stated for those whose kidneys work well enough is the full one."""
    return action_of(clause) is None or _REDUCED.search(clause) is None


_REDUCED = re.compile(r"\b(?:reduc|lower|decreas|half|smaller)\w*|%", re.IGNORECASE)


def _may_advise(candidate: Candidate) -> bool:
    """Whether any clause of the sentence can name an action: none does where the whole names none and no amount."""
    if action_of(candidate.text) is not None or candidate.passage.section.key == "contraindications":
        return True
    if "sk a doctor" in candidate.passage.text:
        return True
    return not candidate.pharmacokinetic and _STATED.search(candidate.text) is not None


def _conditions(
    found: list[Condition], organs: tuple[Organ, ...], clause: str, start: int, end: int
) -> list[Condition]:
    """Return what the rule holds for; an organ that is named without a bound counts as a whole."""
    rules = found or [Condition(o, "any", "any", None, None, None, start, end) for o in organs]
    bare = [o for o in organs if found and not any(c.organ == o for c in found) and _names_organ(clause, o)]
    if found and all(c.measure == "dialysis" for c in found) and _AND_DIALYSIS.search(clause):
        bare.append("renal")
    return [*rules, *(Condition(o, "any", "any", None, None, None, start, end) for o in bare)]


# `in patients with renal impairment or on dialysis`: the whole organ as well.
_AND_DIALYSIS = re.compile(
    r"(?<!stage )(?<!severe )\b(?:renal|kidney)\s+(?:impairment|insufficiency|dysfunction)"
    r"\s*,?\s*(?:or|and|nor|including)\b",
    re.IGNORECASE,
)
_THESE = re.compile(
    r"\b(?:this|these|such)\s+(?:patient\s+)?(?:groups?|patients?|populations?|individuals)\b", re.IGNORECASE
)
_MAYBE = re.compile(r"\bmay\s+(?:be|need|require)\b|\bconsider\w*\b", re.IGNORECASE)
_STATED = re.compile(r"\b\d+(?:\.\d+)?\s*(?:mg|mcg|g|grams?|units?)\b", re.IGNORECASE)
_IMPAIRED = re.compile(
    r"\bdos(?:e|age)\b[^.;]{0,80}\b(?:in|for)\s+(?:(?!decompensated|compensated|chronic)\w+\s+){0,4}?(?:renal|hepatic|kidney|liver)\s+(?:impairment|insufficiency"
    r"|dysfunction|failure|disease)\s+(?:is|should\s+be)\b",
    re.IGNORECASE,
)
# What a list of contraindications names needs no verb.
_LISTED = re.compile(
    r"\b(?:renal|hepatic|kidney|liver)\s+(?:\w+\s+){0,2}?(?:impairment|insufficiency|dysfunction|failure|disease)|\bcirrhosis\b"
    r"|\bend[\s-]*stage\s+renal|\bcreatinine\s+clearance\b|\beGFR\b|\bChild[\s-]*Pugh",
    re.IGNORECASE,
)
_DOSING = re.compile(r"\bdos(?:e|age)\b|every|daily", re.IGNORECASE)
_FINDING = re.compile(
    r"\bsingle[\s-](?:oral\s+)?dos|\bAUC|C\s?max|\bexposures?\b|\bmean\b|\bsubjects\b|\bvolunteers\b|\bclearance\s+of\b"
    r"|\bstud(?:y|ies)\b|\bwas\b|\bwere\b|\bcompared\b|\bhalf-life\b|\bconcentrations?\b",
    re.IGNORECASE,
)
_FINDING_STEMS = (
    "single", "auc", "cmax", "c max", "exposure", "mean", "subjects", "volunteers", "clearance", "stud",
    "was", "were", "compared", "half-life", "concentration",
)  # fmt: skip


def _is_finding(clause: str) -> bool:
    """Whether the clause tells what was measured."""
    return holds(clause.lower(), _FINDING_STEMS) and _FINDING.search(clause) is not None


_REMARK = re.compile(
    r"\bcan\s+be\s+used|\bdiscretion\b|\breport\w*|\bfollowing\b|\bassociated\s+with\b|\bhistory\s+of\b", re.IGNORECASE
)
_AFTER_DIALYSIS = re.compile(r"\bafter\s+(?:each\s+|the\s+|a\s+)?h[ae]?mo?-?dialysis", re.IGNORECASE)


def _is_listed(clause: str) -> bool:
    """Whether an item of a list of contraindications is an impaired organ."""
    return _LISTED.search(clause) is not None and _REMARK.search(clause) is None


def _action(clause: str, sentence: str, bounded: bool, candidate: Candidate) -> AdjustmentAction | None:
    if len(clause) > _LONG:
        return None
    action = action_of(clause)
    if action == "reduce" and _is_finding(clause) and not re.search(r"\bshould\b|recommend|[Rr]educe\b", clause):
        return None
    if action == "reduce" and _MAYBE.search(clause) and re.search(r"\bcaution", sentence, re.IGNORECASE):
        return "caution"
    if action is None and candidate.passage.section.key == "contraindications" and _is_listed(clause):
        return "contraindicated"
    if action is None and _AFTER_DIALYSIS.search(clause):
        return None  # when the dose is given, not how much
    bounded = bounded or _IMPAIRED.search(clause) is not None
    if action is not None or not bounded or candidate.pharmacokinetic:
        return action
    if _STATED.search(clause) and _DOSING.search(clause) and not _is_finding(clause):
        return "reduce"
    return None


def _fact(
    reader: _Reader,
    candidate: Candidate,
    rule: Condition,
    action: AdjustmentAction,
    clause: str,
    start: int,
    asked: str | None,
) -> DoseAdjustmentFact:
    place = candidate.passage
    at = candidate.start + start
    dosed = action in ("reduce", "adjust", "extend_interval", "no_adjustment")
    dosed = dosed and not (action == "no_adjustment" and (candidate.pharmacokinetic or _is_finding(clause)))
    return DoseAdjustmentFact(
        set_id=reader.label.set_id,
        drug=reader.drug,
        citation=cite_passage(reader.label, place, at, at + len(clause)),
        organ=rule.organ,
        measure=rule.measure,
        op=rule.op,
        low=rule.low,
        high=rule.high,
        severity=rule.severity,  # type: ignore[arg-type]
        action=action,
        dose=rule.words or (_dose(clause, rule.start - start, action) if dosed else asked),
    )


def _names_organ(clause: str, organ: Organ) -> bool:
    pattern = r"\b(?:renal|kidney)\b" if organ == "renal" else r"\b(?:hepatic|liver)\b"
    return re.search(pattern, clause, re.IGNORECASE) is not None


_DOSE = re.compile(
    r"\b\d[\d.,]*\s*(?:mg|mcg|g|units?|%)(?:\s?/\s?kg|\s?/\s?m\s?2)?(?!\s?/\s?d?L)(?:[^.;()]{0,60}?\b(?:daily|day|hours|weekly"
    r"|week|dose)\b)?|\b(?:one[\s-](?:half|third|quarter)|half|50%)\b(?:\s+(?:of\s+)?(?:the\s+)?(?:\w+\s+){0,2}dos\w+)?",
    re.IGNORECASE,
)


def _dose(clause: str, at: int, action: AdjustmentAction) -> str | None:
    """Return the dose that stands nearest to the condition."""
    found = [m for m in _DOSE.finditer(clause) if not re.match(r"\d[\d.,]*\s*mg\s*%", m.group())]
    if action == "no_adjustment":
        found = [m for m in found if "%" not in m.group()]
    if not found:
        return None
    nearest = min(found, key=lambda m: min(abs(m.start() - at), abs(m.end() - at)))
    return " ".join(nearest.group().split())


_OF_A_DISEASE = re.compile(
    r"recommended|dosage\s+for|treatment|indicat|chronic\s+kidney\s+disease|carcinoma|cancer|\bMR[AI]\b|imaging|angiogra|vessels",
    re.I,
)


def _headings_without_rule(label: Label, facts: list[DoseAdjustmentFact]) -> Iterator[Fact]:
    """Yield a not-understood fact for a heading on an organ under which no rule was read."""
    read = {f.organ for f in facts}
    for section in label.sections.values():
        if section.key not in _TABLE_SECTIONS:
            continue
        for heading in section.headings:
            organs = organs_of(heading.title)
            if not organs or _OF_A_DISEASE.search(heading.title):
                continue
            for organ in organs:
                if organ not in read:
                    read.add(organ)
                    text = section.parts[heading.part][heading.start : heading.end]
                    passage = Passage(section, heading.part, heading.start, text)
                    citation = cite_passage(label, passage, 0, len(text))
                    yield not_understood(label, citation, "dose_adjustment", Reason.RULE_NOT_UNDERSTOOD)
