"""Percentages in brackets: `nausea (5% vs. 3%)`, `headache and rash (>10%)`."""

from __future__ import annotations

import re
from itertools import pairwise

from labelwise.extract.adverse_reaction.own_names import OwnNames
from labelwise.extract.adverse_reaction.percents import Percent
from labelwise.extract.adverse_reaction.prose_arm_list import arms_after, arms_before, mentions
from labelwise.extract.adverse_reaction.prose_arms import OTHER, PLACEBO, ProseArm, arm_in, other_label
from labelwise.extract.adverse_reaction.prose_finding import (
    CLAUSE_START,
    DRUG,
    VERB,
    Finding,
    Group,
    arm_of_sentence,
)
from labelwise.extract.adverse_reaction.prose_subject import subject_terms
from labelwise.extract.adverse_reaction.prose_terms import Term, cut_list, is_known, is_term, last_term, terms_of
from labelwise.extract.adverse_reaction.prose_values import arms_of_values
from labelwise.extract.adverse_reaction.severity import grade_of

_BOUNDARY = re.compile(
    r"[:;]|\.\s|\s[—–]\s|\b(?:include[sd]?|including|were|was|are|is|followed by|consisted of|such as|reported"
    r"|occurred|(?:incidences?|frequency|rates?|reactions?|events?|cases?|reports?|episodes?|risk|occurrences?"
    r"|development|signs"
    r"|symptoms|patients|subjects|form) of)\b\s*:?|\b(?:in|during|after|following|with)\s+[^,]{3,80},",
    re.I,
)


_COMPARE = re.compile(r"\b(?:versus|vs\.?|compared (?:to|with)|relative to|as compared|and|against|than)\b|[,;/]", re.I)


_NUMBER_WORD = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty"
)


_COUNTED = re.compile(
    rf"(?<![\d.,-])(?P<c>\d[\d,]*|\b(?:{_NUMBER_WORD}))(?:\s*(?:of|/|out of)\s*(?:the\s*)?(?P<n>\d[\d,]*))?"
    rf"(?:\s+(?:patients?|subjects?|participants))?\s*$",
    re.I,
)


_PEOPLE_END = re.compile(r"\b(?:patients?|subjects?|participants|women|men|\)|%)\s*(?:who\s)?$", re.I)


_NO_TERM_END = re.compile(
    r"\b(?:reactions?|events?|effects?|patients?|subjects?|incidence|frequency|rate|abnormalities|toxicities"
    r"|participants"
    r"|common|those|cases)\W*$",
    re.I,
)


_SIGN = re.compile(r"[()\[\]]")
# What stands in brackets of its own explains a term and begins no list.
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_HEADS_A_LIST = re.compile(r"\s*:|[^.;,()]{0,60}?\b(?:are|were|included?|includes|was|is)\b(?!\s+\w+ed\b)\s*:?\s*\w")
RESPECTIVE = re.compile(r"\brespectively\b", re.I)
_EACH = re.compile(r"\beach\b|\bfor (?:both|all)\b", re.I)


def groups_of(text: str, values: list[Percent]) -> tuple[list[Group], list[Percent]]:
    """The innermost brackets around percentages.

    `51 (85%) patients` is no such bracket but a count and its percentage.
    """
    groups: list[Group] = []
    stack: list[int] = []
    for sign in _SIGN.finditer(text):
        i = sign.start()
        if sign.group() in "([":
            stack.append(i)
        elif stack:
            start = stack.pop()
            held = tuple(
                v for v in values if start < v.start and v.end <= i + 1 and not any(v in g.values for g in groups)
            )
            counted = _COUNTED.search(text[max(0, start - 60) : start]) if len(held) == 1 else None
            if counted:
                count = int(counted["c"].replace(",", "")) if counted["c"] and counted["c"][0].isdigit() else None
                n = int(counted["n"].replace(",", "")) if counted["n"] else None
                at = values.index(held[0])
                values = [
                    *values[:at],
                    held[0]._replace(cases=held[0].cases or count, n=held[0].n or n, end=i + 1),
                    *values[at + 1 :],
                ]
            elif held and i - start < 260:
                groups.append(Group(start, i + 1, held))
    return sorted(groups), values


def from_groups(
    text: str, groups: list[Group], names: OwnNames, placebo_before: bool
) -> tuple[list[Finding], list[Percent]]:
    """Return the incidences of the brackets of a sentence, each with the terms that stand before it.

    And the percentages of the brackets that have no term of their own.
    """
    found: list[Finding] = []
    left: list[Percent] = []
    at = 0
    for group in groups:
        if _SET_AGAINST.match(text, group.start):
            left += group.values
            continue
        if _OF_GRADES.match(text, group.start) and text[: group.start].rstrip().endswith(("%", "%)")):
            continue
        terms = _terms_before(text, text[at : group.start], at, group)
        at_before, at = at, group.end
        if terms and len(group.values) == 1 and _names_an_arm(text[at_before : group.start], terms, names):
            left += group.values
            continue
        named = _named_inside(text, group, placebo_before) if len(group.values) > 1 else []
        if not named and len(group.values) > 1 and RESPECTIVE.search(text, group.start, group.end):
            named = _in_order(text, terms_start(text, at_before, group.start), group, names)
        if named:
            found += named
        elif terms and len(group.values) > 1 and "rade" in text[group.start : group.end]:
            found += [f for term in terms for f in _by_grade(text, group, term)]
        elif terms:
            pairs = _arms_of_group(text, group, names, placebo_before)
            found += [Finding(term, value, arm) for term in terms for value, arm in pairs]
        elif not _BY_SEVERITY.search(text, group.start, group.end):
            left += group.values
    return found, left


def _names_an_arm(before: str, terms: list[Term], names: OwnNames) -> bool:
    """Whether an arm and no reaction stands right before a bracket: `reported with X (0.3%) and placebo (0.5%)`."""
    if any(is_known(t.text) for t in terms):
        return False
    found = mentions(before, names)
    return bool(found) and " " not in before[found[-1].end :].strip()


def terms_start(text: str, at: int, end: int) -> int:
    """Where the list before a bracket begins, in `text[at:end]`."""
    joints = _BOUNDARY.finditer(_ASIDE.sub(lambda m: "~" * len(m.group()), text[at:end]))
    return at + max((m.end() for m in joints), default=0)


def _in_order(text: str, start: int, group: Group, names: OwnNames) -> list[Finding]:
    """Each reaction of a list with its figure: `pain and swelling (19% and 16%, respectively)`."""
    if arm_in(text[group.start : group.end], names) is not None:
        return []
    terms = terms_of(text[start : group.start], start)
    if len(terms) != len(group.values) or not all(is_known(t.text) for t in terms):
        return []
    return [Finding(t, v, DRUG) for t, v in zip(terms, group.values, strict=True)]


# "in 8% (vs 2%)": the bracket is what the figure before it is set against.
_SET_AGAINST = re.compile(r"[(\[]\s*(?:vs\.?|versus|compared)\b", re.I)
# "in 12% (Grade 3: 2%)": how many of them were worse.
_OF_GRADES = re.compile(r"[(\[]\s*(?:including\s+)?(?:[≥>]\s*)?grades?\s*\d", re.I)
_BY_SEVERITY = re.compile(r"%\s*(?:were\s+)?(?:mild|moderate|severe)\b", re.I)
_GRADE = re.compile(r"[^,;()]*?\b(?:(?P<all>(?:all|any)[- ]grades?)|grades?\b[^,;()]{1,12}|[≥>]\s*grades?\s*\d)", re.I)


def _by_grade(text: str, group: Group, term: Term) -> list[Finding]:
    """The figures of a bracket at several grades: `(33% all Grades; 2.9% Grades 3-4)`; the first may name none."""
    found: list[Finding] = []
    for i, value in enumerate(group.values):
        said = _GRADE.match(text, value.end, group.end)
        graded = grade_of(said.group().replace("–", "-")) if said and not said["all"] else None
        if i and graded is None:
            return []
        found.append(Finding(term, value, DRUG, graded[0] if graded else ""))
    return found


_FOR_TERM = re.compile(r"\s*for\s+(?P<term>[a-z][\w' -]{2,50}?)(?=\s+and\s+\d|\s*[;,)\]])", re.I)


def _named_inside(text: str, group: Group, placebo_before: bool) -> list[Finding]:
    """The pairs of a bracket that names the term behind each: `(3% vs. 1% for nausea; 1% vs. 0.6% for cough)`."""
    found: list[Finding] = []
    if len(group.values) % 2 or not (placebo_before or PLACEBO.search(text)):
        return []
    for one, other in zip(group.values[::2], group.values[1::2], strict=True):
        term = _FOR_TERM.match(text, other.end)
        if term is None or not _COMPARE.search(text[one.end : other.start]) or not is_known(term["term"]):
            return []
        named = Term(term["term"], term.start("term"), term.end("term"))
        found += [Finding(named, one, DRUG), Finding(named, other, ProseArm("placebo", "placebo"))]
    return found


def _terms_before(text: str, before: str, at: int, group: Group) -> list[Term]:
    """The terms of a bracket: the last one before an exact figure, the whole list before a threshold or `each`."""
    start = 0
    for joint in _BOUNDARY.finditer(_ASIDE.sub(lambda m: "~" * len(m.group()), before)):
        start = joint.end()
    rest = before[start:]
    if len(group.values) == 2 and "ompared" in rest:
        rest = _COMPARED_WITH.sub("", rest)
    if not rest.strip():
        return _subject_before(before, at)
    if group.values[0].op != "=" and _HEADS_A_LIST.match(text, group.end):
        return []  # "Maintenance (≥3%): ...", "panic disorder (≥5%) include ..."
    last = last_term(rest, at + start)
    if _NO_TERM_END.search(before) and (last is None or not is_known(last.text)):
        return []
    first = group.values[0]
    threshold = len(group.values) == 1 and first.op != "="
    each = _EACH.search(text[first.end : group.end]) is not None
    if (threshold or first.op == "range" or each) and re.search(r",|\band\b", rest):
        terms = terms_of(rest, at + start)
        if terms:
            return terms
    joined = re.sub(r"^(?:and|or)\s+", "", rest.strip(" ,"))
    if is_one_term(joined):
        return [Term(joined, at + before.find(joined), at + before.find(joined) + len(joined))]
    return [last] if last else []


_COMPARED_WITH = re.compile(r",?\s+(?:when |as )?compared (?:to|with) [\w -]{3,40}$", re.I)


def _subject_before(before: str, at: int) -> list[Term]:
    """The subject of a verb that stands right before a bracket: `Headache was reported (4% and 3%)`."""
    verb = next((v for v in reversed(list(VERB.finditer(before))) if not before[v.end() :].strip()), None)
    if verb is None or _PEOPLE_END.search(before[: verb.start()]):
        return []
    cut = max((m.end() for m in CLAUSE_START.finditer(before[: verb.start()])), default=0)
    return subject_terms(before[cut : verb.start()], at + cut)


def is_one_term(text: str) -> bool:
    """Whether `X and Y` before one figure is a term as it stands: `instillation site stinging and burning (10%)`."""
    if "and/or" in text:
        parts = [p.text for p in cut_list(text)]
        return len(parts) <= 3 and all(is_known(p) for p in parts)
    if "," in text or not re.search(r"\b(?:and|or)\b", text):
        return False
    if is_known(text):
        return True
    parts = re.split(r"\s+(?:and/or|and|or)\s+", text)
    return len(parts) == 2 and len(text.split()) <= 7 and all(is_term(p) for p in parts) and is_known(parts[1])


def _arms_of_group(text: str, group: Group, names: OwnNames, placebo_before: bool) -> list[tuple[Percent, ProseArm]]:
    """Give each value of a bracket its arm; nothing when there are several values and no telling whose they are."""
    values = list(group.values)
    start, end = group.start + 1, group.end - 1
    if len(values) == 1:
        before, after = text[start : values[0].start], text[values[0].end : end]
        arm = arm_in(before, names) or arm_in(after, names) or _arm_outside(text, group, names)
        return [(values[0], arm or arm_of_sentence(text, names))]
    lead = arm_in(text[start : values[0].start], names)
    if lead is not None:
        arms = [lead, *(arm_in(text[a.end : b.start], names) for a, b in pairwise(values))]
        return [(v, a) for v, a in zip(values, arms, strict=True) if a is not None] if all(arms) else []
    inside = arms_of_values(text, values, start, end, names, False)
    return inside if inside is not None else _pair_by_context(text, group, names, placebo_before)


def _pair_by_context(text: str, group: Group, names: OwnNames, placebo_before: bool) -> list[tuple[Percent, ProseArm]]:
    """Whose the values of a bracket are by the sentence: a list of arms, or placebo behind `vs`."""
    values = group.values
    behind = RESPECTIVE.search(text, group.end)
    if behind is not None:
        arms = arms_after(text[group.end : behind.end()], len(values), names) or arms_after(
            text[_last_figures(text, group.end, behind.start()) : behind.end()], len(values), names
        )
        if arms:
            return list(zip(values, arms, strict=True))
    named = _VS_NAMED.search(text, group.end) if behind is not None and len(values) == 2 else None
    if named is not None and names.found_in(named["a"]) != names.found_in(named["b"]):
        return list(zip(values, (_own_or_other(named[k], names) for k in ("a", "b")), strict=True))
    ahead = RESPECTIVE.search(text[: group.start])
    if ahead is not None:
        arms = arms_after(text[ahead.end() : group.start], len(values), names) or arms_before(
            text[: ahead.start()], len(values), names
        )
        arms = arms or _drug_and_comparator(text[: ahead.start()], names)
        if len(arms) == len(values):
            return list(zip(values, arms, strict=True))
    if len(values) != 2:
        return []
    between = text[values[0].end : values[1].start]
    placebo = PLACEBO.search(text) or OTHER.search(text)
    if placebo is None and _DOSES_COMPARED.search(text):
        return []
    if not _COMPARE.search(between) or not (placebo or (placebo_before and not re.search(r"\band\b", between))):
        return []
    own = names.pattern.search(text) if names.pattern else None
    if placebo and own and placebo.start() < own.start() and (behind or ahead):
        return []
    other = (
        ProseArm("other", other_label(placebo.group()))
        if placebo and not PLACEBO.search(text)
        else ProseArm("placebo", "placebo")
    )
    return [(values[0], DRUG), (values[1], other)]


# "with higher frequency in the 800 mg group compared to the 400 mg group": a placebo of before is not meant.
_DOSES_COMPARED = re.compile(
    r"\b(?:compared (?:to|with)|than|versus|vs\.?)\s+(?:\w+\s+){0,3}\d[\d.]*\s*(?:mg|mcg)", re.I
)


def _last_figures(text: str, start: int, end: int) -> int:
    """Where the last bracket with figures ends in `text[start:end]`: the arms of a list stand behind them all."""
    return max((m.end() for m in _FIGURES.finditer(text, start, end)), default=start)


_FIGURES = re.compile(r"\([^()]*%[^()]*\)")
_VS_NAMED = re.compile(r"\((?P<a>[\w -]{3,40}?)\s+(?:vs\.?|versus)\s+(?P<b>[\w -]{3,40}?),?\s+respectively\s*\)", re.I)


def _own_or_other(text: str, names: OwnNames) -> ProseArm:
    return arm_in(text, names) or ProseArm("active_comparator", text)


_TWO_NAMED = re.compile(
    r"\b(?:in|for|with|of|to|receiving)\s+(?:the\s+)?(?P<a>[\w -]{3,50}?)\s+and\s+(?P<b>[\w /-]{3,50}?)"
    r"(?:\s+(?:treatment\s+)?(?:groups?|arms?|patients|subjects))?,?\s*$",
    re.I,
)


def _drug_and_comparator(text: str, names: OwnNames) -> list[ProseArm]:
    """The arms of `in the X and otherine groups`: the drug and another; empty where the first is not the drug."""
    found = _TWO_NAMED.search(text[-160:])
    own = names.pattern.search(found["a"]) if found is not None and names.pattern is not None else None
    if found is None or own is None or names.found_in(found["b"]) or PLACEBO.search(found["b"]):
        return []
    return [ProseArm("drug", own.group()), ProseArm("active_comparator", found["b"])]


def _arm_outside(text: str, group: Group, names: OwnNames) -> ProseArm | None:
    """The arm a sentence speaks of around a bracket of one value."""
    tail = text[group.end : group.end + 60]
    near = re.match(r"\s*(?:of|in|for|on|with|among)\s[^,;.()]*", tail)
    if near:
        return arm_in(near.group(), names)
    return None
