"""Fact kind `dose_adjustment`, from sentences and tables on kidney and liver function."""

from __future__ import annotations

import re
from collections.abc import Iterator

from labelwise.extract.cite import cite_passage, drug_of, not_understood
from labelwise.extract.extracted import Extracted
from labelwise.extract.organ.actions import action_of, draws_dosing_conclusion
from labelwise.extract.organ.bounds import Condition, conditions, organs_of
from labelwise.extract.organ.merge import merge
from labelwise.extract.organ.table_rules import table_rules
from labelwise.extract.sentences import sentences
from labelwise.facts import DoseAdjustmentFact, Drug, Fact, Reason
from labelwise.facts.dose_adjustment import Organ
from labelwise.label import Label, Passage

_SECTIONS = (
    "dosage_and_administration",
    "contraindications",
    "warnings_and_cautions",
    "warnings",
    "precautions",
    "use_in_specific_populations",
)
_PHARMACOKINETICS = ("pharmacokinetics", "clinical_pharmacology")
_CUE = re.compile(
    r"\b(?:renal|kidney|hepatic|liver|creatinine|CrCl|e?GFR|dialysis|h[ae]modialysis|Child|cirrho)", re.IGNORECASE
)
_STATE = re.compile(
    r"\b(?:impair\w*|insufficien\w*|dysfunction\w*|failure|disease|function|clearance|CrCl|e?GFR|dialy\w+"
    r"|h[ae]modialy\w+|Child|cirrho\w*|compromised|disorder)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r";|,?\s+\b(?:but|while|whereas|however)\b|,?\s+and\s+(?=(?:is\s+|it\s+is\s+)?(?:not\s+recommended"
    r"|contraindicated|should\s+not|avoid|no\s+dos))"
    r"|\s[•●▪]\s|:\s+(?=\d)|,\s+(?=(?:the\s+)?(?:dose|dosage|use|it)\b)",
    re.IGNORECASE,
)
# What happens to the organ because of the drug is a warning, not a rule for those whose organ is impaired.
_HARM = re.compile(
    r"\b(?:can\s+cause|may\s+cause|has\s+caused|have\s+been\s+reported|were\s+reported|was\s+reported|cases?\s+of"
    r"|occur(?:s|red)?|develop\w*|resulting\s+in|induced|elevat\w+|hepatotoxic\w*|nephrotoxic\w*|worsening"
    r"|signs\s+(?:and|or)\s+symptoms\s+of)\b",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"\b(?:dos(?:e|age|ing|es)|recommended|contraindicated|avoid|caution|should|adjust\w*|monitor\w*|use\s+in"
    r"|not\s+been|no\s+data)\b",
    re.IGNORECASE,
)
_PATIENT = re.compile(
    r"\b(?:patients?|individuals|subjects|those|adults|children|persons?|impair\w*|insufficien\w*|function|clearance"
    r"|CrCl|eGFR|dialysis|failure|disease|dysfunction|cirrho\w*)\b",
    re.IGNORECASE,
)


def dose_adjustments(label: Label) -> Extracted:
    """Return the organ rules of a label; candidates are the sentences that speak of organ function and give advice."""
    drug = drug_of(label)
    facts: list[Fact] = []
    candidates = 0
    for passage in label.passages(*_SECTIONS):
        for start, sentence, title in _candidates(passage):
            candidates += 1
            facts.extend(_rules(label, drug, passage, start, sentence, title, pharmacokinetic=False))
    for passage in label.passages(*_PHARMACOKINETICS):
        for start, sentence, title in _candidates(passage):
            candidates += 1
            facts.extend(_rules(label, drug, passage, start, sentence, title, pharmacokinetic=True))
    for key in ("dosage_and_administration", "use_in_specific_populations"):
        section = label.sections.get(key)
        if section is not None and any(_CUE.search(part) for part in section.parts):
            facts.extend(table_rules(label, drug, section))
    read = list(merge(facts))
    missed = _headings_without_rule(label, read)
    return Extracted((*read, *missed), candidates)


def _candidates(passage: Passage) -> Iterator[tuple[int, str, str]]:
    if not _CUE.search(passage.text):
        return
    previous = ""
    for start, end in sentences(passage.text):
        sentence = passage.text[start:end]
        title = passage.section.title_at(passage.part, passage.start + start)
        about = (
            _CUE.search(sentence)
            or (organs_of(title) and _ADVICE.search(sentence))
            or (
                organs_of(previous)
                and re.match(r"(?:No\s+dos|Dos(?:e|age)\s+adjust|Therefore|In\s+(?:these|such)\s+patients)", sentence)
            )
        )
        if about and _ADVICE.search(sentence):
            yield start, sentence, title if _CUE.search(sentence) or organs_of(title) else previous
        previous = sentence


def _rules(
    label: Label, drug: Drug, passage: Passage, offset: int, sentence: str, title: str, *, pharmacokinetic: bool
) -> Iterator[DoseAdjustmentFact]:
    last: list[Condition] = []
    for start, end in _clauses(sentence):
        clause = sentence[start:end]
        action = action_of(clause)
        found = [c._replace(start=c.start + start, end=c.end + start) for c in conditions(clause)]
        organs = organs_of(clause) or (
            tuple(dict.fromkeys(c.organ for c in last)) or organs_of(title)[:1] if action else ()
        )
        if action == "reduce" and _MAYBE.search(clause) and re.search(r"\bcaution", sentence, re.IGNORECASE):
            action = "caution"
        if action is None:
            if found:
                last = found
                if (
                    not pharmacokinetic
                    and re.search(r"\b\d+(?:\.\d+)?\s*(?:mg|mcg|g|units?)\b", clause)
                    and re.search(r"\bdos(?:e|age)\b|every|daily", clause, re.IGNORECASE)
                ):
                    action = "reduce"
            if action is None:
                continue
        if not organs or not _applies(clause, sentence, action, pharmacokinetic):
            continue
        rules = found or [Condition(o, "any", "any", None, None, None, start, end) for o in organs]
        for organ in organs:
            if found and not any(c.organ == organ for c in found) and _names_organ(clause, organ):
                rules.append(Condition(organ, "any", "any", None, None, None, start, end))
        for rule in rules:
            yield DoseAdjustmentFact(
                set_id=label.set_id,
                drug=drug,
                citation=cite_passage(label, passage, offset + start, offset + end),
                organ=rule.organ,
                measure=rule.measure,
                op=rule.op,
                low=rule.low,
                high=rule.high,
                severity=rule.severity,  # type: ignore[arg-type]
                action=action,
                dose=_dose(clause) if action in ("reduce", "adjust", "extend_interval", "no_adjustment") else None,
            )
        last = found or last


_MAYBE = re.compile(r"\bmay\s+(?:be|need|require)\b|\bconsider\w*\b", re.IGNORECASE)


def _names_organ(clause: str, organ: Organ) -> bool:
    pattern = r"\b(?:renal|kidney)\b" if organ == "renal" else r"\b(?:hepatic|liver)\b"
    return re.search(pattern, clause, re.IGNORECASE) is not None


def _applies(clause: str, sentence: str, action: str, pharmacokinetic: bool) -> bool:
    if not _STATE.search(sentence) or not _PATIENT.search(sentence):
        return False
    if pharmacokinetic:
        return draws_dosing_conclusion(action, clause)  # type: ignore[arg-type]
    if (
        action in ("monitor", "avoid", "caution", "reduce")
        and _HARM.search(sentence)
        and not re.search(
            r"\b(?:with|in)\b[^.;]{0,60}\b(?:impair|insuffic|disease|cirrho|dysfunction|failure|CrCl|clearance|eGFR"
            r"|Child)",
            sentence,
            re.IGNORECASE,
        )
    ):
        return False
    return not (
        action == "monitor"
        and re.search(r"\b(?:liver|hepatic|renal|kidney)\s+(?:function|enzyme)", sentence, re.IGNORECASE)
        and not re.search(r"impair|insuffic|disease|CrCl|clearance", sentence, re.IGNORECASE)
    )


def _clauses(sentence: str) -> Iterator[tuple[int, int]]:
    start = 0
    for m in _CLAUSE.finditer(sentence):
        if m.start() - start > 12:
            yield start, m.start()
            start = m.end()
    yield start, len(sentence)


_DOSE = re.compile(
    r"\b\d[\d.,]*\s*(?:mg|mcg|g|units?|%)(?:/kg|/m2)?(?:[^.;()]{0,60}?\b(?:daily|day|hours|weekly|week|dose)\b)?"
    r"|\b(?:one[\s-]half|half|50%)[^.;()]{0,50}",
    re.IGNORECASE,
)


def _dose(clause: str) -> str | None:
    found = _DOSE.search(clause)
    return " ".join(found.group().split()) if found else None


def _headings_without_rule(label: Label, facts: list[DoseAdjustmentFact]) -> Iterator[Fact]:
    """Yield a not-understood fact for a heading on an organ under which no rule was read."""
    read = {f.organ for f in facts}
    for section in label.sections.values():
        if section.key not in ("dosage_and_administration", "use_in_specific_populations"):
            continue
        for heading in section.headings:
            for organ in organs_of(heading.title):
                if organ not in read:
                    read.add(organ)
                    passage = Passage(
                        section, heading.part, heading.start, section.parts[heading.part][heading.start : heading.end]
                    )
                    yield not_understood(
                        label,
                        cite_passage(label, passage, 0, len(passage.text)),
                        "dose_adjustment",
                        Reason.RULE_NOT_UNDERSTOOD,
                    )
