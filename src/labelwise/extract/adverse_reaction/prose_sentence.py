"""One sentence to its incidences: which term, how often, in which arm."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from labelwise.extract.adverse_reaction.own_names import OwnNames
from labelwise.extract.adverse_reaction.percents import Percent, percents
from labelwise.extract.adverse_reaction.prose_arms import ProseArm, arm_in
from labelwise.extract.adverse_reaction.prose_terms import Term, is_known, is_term, known_tail, last_term, terms_of
from labelwise.extract.adverse_reaction.severity import grade_of

_EXCLUDED = re.compile(
    r"\bdiscontinu(?:ed|ation|ations|ing|e)\b|\bwithdr(?:ew|awals?|awn)\b(?! (?:symptoms?|syndrome|reactions?"
    r"|bleeding))|\bdrop(?:ped)?[- ]?outs?\b|\bdos(?:e|age|ing)[- ](?:\w+ ){0,2}?(?:reduc|interrupt|modif"
    r"|delay|adjust|held|hold|omission)|\binterrupt(?:ed|ion)|\bdose[- ]reduced\b"
    r"|\b(?:led|leading) to (?!hosp)|\bresult(?:ed|ing) in (?:\w+ ){0,3}(?:discontin|withdraw|interrup"
    r"|hospital)|\bhospitali[sz]ed\b|\bpermanently\b"
    r"|\b(?:response rate|responders?|remission|survival|efficacy|cure rate|virologic (?:failure|response)"
    r"|confidence interval|bioavailab|half-life|protein[- ]bound|excreted)\b"
    r"|\blaborator(?:y|ies) (?:abnormalit|test|value|param|find)|\bupper limit of normal\b|\bULN\b"
    r"|\banti-?\w* antibod|\bantibod(?:y|ies)\b|\bseroconver|\bneutrali[sz]ing\b|\bimmunogenic"
    r"|\bmedian (?:age|duration|time|exposure)\b|\bmean (?:age|duration|change|increase|decrease|time)\b"
    r"|\bwere exposed\b|\bexposed (?:to|for)\b|\bsafety (?:of|was) .{0,60}(?:evaluated|established)|\b(?:shown"
    r"|listed|presented|summarized|described|provided) in tables?\b|\btables? \d+ (?:shows|lists|summari"
    r"|presents|provides|describes|displays|includes|enumerates|below)|\bdeaths?\b(?! (?:in|of)\b.*%)"
    r"|\brelapse|\bat baseline\b|\bfollow-up\)|\bresolved\b|\brecovered\b|\brecurren"
    r"|\brange[ds]?:? \d+ to \d+ (?:years|months)|\bof (?:these"
    r"|those(?! (?:receiv|treat|given|taking|on|who receiv|in the))"
    r"|whom|the \d+|patients with)\b"
    r"|\bamong (?:patients|subjects) (?:with|who (?:had|experienced))\b|\bthree times\b"
    r"|\btwice\b.{0,30}\bplacebo\b.{0,20}\bincidence\b.*\bno\b",
    re.I,
)
_PEOPLE = re.compile(
    r"\b(?:were|was)\s+(?:\w+\s+)?(?:female|male|white|black|asian|hispanic|caucasian|latino|women|men|aged|age"
    r"|\d+ years|≥|younger|older|predominantly)\b|\b(?:female|male|White|Black|Asian|Hispanic"
    r"|Caucasian)s?\b\s*[;,(]|\byears of age\b.*\bfemale\b|\d\s*%\s+(?:were\s+)?(?:fe)?male",
    re.I,
)
_NO_HARM = re.compile(r"\b(?:no|not|none)\b[^.;]{0,40}\b(?:reported|observed|occurred|adverse)\b", re.I)
_VERB = re.compile(
    r"\b(?:was|were|has been|have been|is|are)\s+(?:also\s+|most\s+|the most\s+)?(?:commonly\s+|frequently\s+"
    r"|rarely\s+)?(?:(?:spontaneously )?reported|observed|noted|seen|detected|documented|recorded|experienced"
    r"|encountered|found|described|identified|\d|[<>≥≤]|approximately|about|less than|at least|up to)"
    r"|\b(?:occurred|occurs|occur|occurring|developed|appeared|reported|ranged)\b",
    re.I,
)
_PATIENTS_DID = re.compile(
    r"^\s*(?:\(\s*[^()]{0,30}\)\s*)?(?:of\s+)?(?:the\s+|all\s+|adult\s+|pediatric\s+|those\s+"
    r")*(?:[\w™®-]+[- ]treated\s+)?(?:patients?|subjects?|participants|women|men|children|infants|individuals"
    r"|cases|those|adults|adolescents|volunteers)?\b(?P<arm>[^.;:%]{0,120}?)\b(?:reported|experienced"
    r"|experiencing|developed|had|complained of|reporting|exhibited|showed|suffered(?: from)?)\s+(?P<rest>.+)",
    re.I,
)
_OF_TERM = re.compile(
    r"\b(?:incidences?|frequency|frequencies|rates?|occurrence|prevalence)\s+of\s+(?P<term>.+?)\s+(?:was|were|is"
    r"|are|in|among|has been|occurred|ranged|for|with)\b",
    re.I,
)
_BOUNDARY = re.compile(
    r"[:;]|\.\s|\b(?:include[sd]?|including|were|was|are|is|of|followed by|consisted of|such as|reported"
    r"|occurred)\b\s*:?|\b(?:in|during|after|following|with)\s+[^,]{3,80},",
    re.I,
)
_COMPARE = re.compile(r"\b(?:versus|vs\.?|compared (?:to|with)|relative to|as compared|and|against|than)\b|[,;/]", re.I)
_RESPECTIVELY = re.compile(
    r"(?:for|in|with|on|of|among|to)\s+(?:the\s+)?(?:patients\s+(?:treated with|receiving|on|who received)\s+)?"
    r"(?P<list>[^.;()]{3,160}?),?\s*respectively",
    re.I,
)
_SERIOUS = re.compile(
    r"\b(?P<word>serious|fatal|severe)\s+(?:\w+\s+)?(?:adverse (?:reactions?|events?)|reactions|side effects)\b", re.I
)
_GRADED = re.compile(r"\b(?:≥\s*)?grades?\s*[≥>]?\s*[1-5]", re.I)
_MOST_COMMON = re.compile(r"\b(?:adverse|side|undesirable|reactions?|events?|effects?|toxicit\w*|TEAEs?)\b", re.I)


_NUMBER_WORD = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty"
)
_COUNTED = re.compile(
    rf"(?<![\d.,-])(?P<c>\d[\d,]*|\b(?:{_NUMBER_WORD}))(?:\s*(?:of|/|out of)\s*(?:the\s*)?(?P<n>\d[\d,]*))?"
    rf"(?:\s+(?:patients?|subjects?|participants))?\s*$",
    re.I,
)


_CLAUSE_START = re.compile(
    r"[:;]|\.\s|^(?:In|During|Among|After|Following|For|At|When|With|Additionally|However|Overall"
    r"|Across)\b[^,]{2,160},|\b(?:and|but|while|whereas),?\s+(?=(?:the )?\w+ (?:was|were|occurred))"
)
_PEOPLE_END = re.compile(r"\b(?:patients?|subjects?|participants|women|men|\)|%)\s*(?:who\s)?$", re.I)


class Finding(NamedTuple):
    """An incidence in a sentence: the term, the percentage and the arm; places are in the sentence."""

    term: Term
    percent: Percent
    arm: ProseArm
    severity: str = ""


class Group(NamedTuple):
    """A bracket that holds percentages: `text[start:end]`, brackets included."""

    start: int
    end: int
    values: tuple[Percent, ...]


def read_sentence(text: str, names: OwnNames, placebo_before: bool = False) -> list[Finding]:
    """Return the incidences of a sentence. `placebo_before`: the paragraph speaks of a comparison with placebo."""
    values = list(percents(text))
    if not values or is_excluded(text):
        return []
    groups, values = _groups(text, values)
    inside = {v.start for g in groups for v in g.values}
    severity = _severity(text)
    found: list[Finding] = []
    if groups:
        found += _from_groups(text, groups, names, placebo_before)
    loose = [v for v in values if v.start not in inside]
    if loose:
        found += _from_verbs(text, loose, groups, names)
    if severity:
        found = [f._replace(severity=severity) for f in found]
    return _trusted(found)


def _trusted(found: list[Finding]) -> list[Finding]:
    """Leave out terms that the vocabulary does not know, unless they are short and stand beside one that it knows."""
    known = any(is_known(f.term.text) for f in found)
    return [
        f
        for f in found
        if is_known(f.term.text)
        or _is_plain_phrase(f.term.text)
        or _is_one_term(f.term.text)
        or (known and len(f.term.text.split()) <= 5 and f.term.text[0].isalpha())
    ]


@lru_cache(maxsize=16)
def is_excluded(text: str) -> bool:
    """Whether a sentence's percentages are of something else: treatment stopped, who was in the trial.

    Responses, tests.
    """
    return bool(_EXCLUDED.search(text) or _PEOPLE.search(text) or _NO_HARM.search(text))


def _severity(text: str) -> str:
    serious = _SERIOUS.search(text)
    if serious:
        return serious["word"].lower()
    graded = _GRADED.search(text)
    if graded and re.search(r"adverse|reactions|events|toxicit", text[graded.start() : graded.end() + 40], re.I):
        severity = grade_of(text[max(0, graded.start() - 2) : graded.end() + 14])
        return severity[0] if severity else ""
    return ""


def _groups(text: str, values: list[Percent]) -> tuple[list[Group], list[Percent]]:
    """The innermost brackets around percentages.

    `51 (85%) patients` is no such bracket but a count and its percentage.
    """
    groups: list[Group] = []
    stack: list[int] = []
    for i, ch in enumerate(text):
        if ch in "([":
            stack.append(i)
        elif ch in ")]" and stack:
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


def _from_groups(text: str, groups: list[Group], names: OwnNames, placebo_before: bool) -> list[Finding]:
    found: list[Finding] = []
    at = 0
    for i, group in enumerate(groups):
        before = text[at : group.start]
        terms = _terms_before(before, at, group, groups[i + 1 :])
        at = group.end
        if not terms:
            continue
        pairs = _arms_of_group(text, group, names, placebo_before)
        found += [Finding(term, value, arm) for term in terms for value, arm in pairs]
    return found


def _terms_before(before: str, at: int, group: Group, later: list[Group]) -> list[Term]:
    """The terms a bracket speaks of: the last one before an exact figure, the whole list before a threshold."""
    if re.search(
        r"\b(?:reactions?|events?|effects?|patients?|subjects?|incidence|frequency|rate|abnormalities|toxicities"
        r"|participants|common|those|cases)\W*$",
        before,
        re.I,
    ):
        return []
    start = 0
    for joint in _BOUNDARY.finditer(before):
        start = joint.end()
    rest = before[start:]
    if not rest.strip():
        return _subject_before(before, at)
    threshold = len(group.values) == 1 and group.values[0].op != "="
    whole = threshold or group.values[0].op == "range"
    if whole and re.search(r",|\band\b", rest):
        terms = terms_of(rest, at + start)
        if terms:
            return terms
    joined = rest.strip(" ,")
    joined = re.sub(r"^(?:and|or)\s+", "", joined)
    if "," not in joined and re.search(r"\b(?:and|or)\b", joined) and _is_one_term(joined):
        return [Term(joined, at + before.find(joined), at + before.find(joined) + len(joined))]
    last = last_term(rest, at + start)
    return [last] if last else []


def _subject_before(before: str, at: int) -> list[Term]:
    """The subject of a verb that stands right before a bracket: `Headache was reported (4% and 3%)`."""
    verb = next((v for v in reversed(list(_VERB.finditer(before))) if not before[v.end() :].strip()), None)
    if verb is None or _PEOPLE_END.search(before[: verb.start()]):
        return []
    cut = max((m.end() for m in _CLAUSE_START.finditer(before[: verb.start()])), default=0)
    return _listed(before[cut : verb.start()], at + cut)


def _is_one_term(text: str) -> bool:
    """Whether `X and Y` before one figure is a term as it stands: `instillation site stinging and burning (10%)`."""
    if is_known(text):
        return True
    parts = re.split(r"\s+(?:and/or|and|or)\s+", text)
    return len(parts) == 2 and len(text.split()) <= 7 and all(is_term(p) for p in parts) and is_known(parts[1])


def _arms_of_group(text: str, group: Group, names: OwnNames, placebo_before: bool) -> list[tuple[Percent, ProseArm]]:
    """Give each value of a bracket its arm; nothing when there are several values and no telling whose they are."""
    values = group.values
    inner_start, inner_end = group.start + 1, group.end - 1
    after = [text[v.end : (values[i + 1].start if i + 1 < len(values) else inner_end)] for i, v in enumerate(values)]
    before = [text[(values[i - 1].end if i else inner_start) : v.start] for i, v in enumerate(values)]
    if len(values) == 1:
        arm = arm_in(before[0], names) or arm_in(after[0], names) or _arm_outside(text, group, names)
        return [(values[0], arm or _arm_of_sentence(text, names))]
    leads = arm_in(before[0], names) is not None
    arms = [arm_in(t, names) for t in (before if leads else after)]
    if all(a is not None for a in arms):
        return [(v, a) for v, a in zip(values, arms, strict=True) if a is not None]
    if len(values) == 2:
        named = [a for a in arms if a is not None]
        if len(named) == 1 and named[0].role == "placebo":
            return [(v, a or ProseArm("drug", None)) for v, a in zip(values, arms, strict=True)]
        if len(named) == 1 and named[0].role == "drug" and (placebo_before or _PLACEBO_WORD.search(text)):
            return [(v, a or ProseArm("placebo", "placebo")) for v, a in zip(values, arms, strict=True)]
        return _pair_by_context(text, group, names, placebo_before)
    return []


_PLACEBO_GROUP = re.compile(
    r"\bplacebo (?:recipients|patients|group|arm)\b|(?:receiv\w+|given|taking|on) placebo\b(?!.*\bthan\b)", re.I
)
_PLACEBO_WORD = re.compile(r"\b(?:placebo|vehicle)\b", re.I)


def _pair_by_context(text: str, group: Group, names: OwnNames, placebo_before: bool) -> list[tuple[Percent, ProseArm]]:
    said = _RESPECTIVELY.search(text, group.end) or _RESPECTIVELY.search(text)
    if said:
        parts = re.split(r",\s*(?:and\s+)?|\s+and\s+|\s+versus\s+|\s+vs\.?\s+", said["list"])
        arms = [arm_in(p, names) for p in parts if p.strip()]
        if len(arms) == len(group.values) and all(a is not None for a in arms):
            return [(v, a) for v, a in zip(group.values, arms, strict=True) if a is not None]
    between = text[group.values[0].end : group.values[1].start]
    if not _COMPARE.search(between):
        return []
    here = _PLACEBO_WORD.search(text) is not None
    if here or (placebo_before and not re.search(r"\band\b", between)):
        first = _PLACEBO_WORD.search(text)
        own = names.pattern.search(text) if names.pattern else None
        if first is not None and own is not None and first.start() < own.start() and said is not None:
            return []
        return [(group.values[0], ProseArm("drug", None)), (group.values[1], ProseArm("placebo", "placebo"))]
    return []


def _arm_of_sentence(text: str, names: OwnNames) -> ProseArm:
    """The arm a whole sentence is about when it names but one: `The placebo recipients reported malaise (11%)`."""
    if _PLACEBO_GROUP.search(text) and not names.found_in(text):
        return ProseArm("placebo", "placebo")
    return ProseArm("drug", None)


def _arm_outside(text: str, group: Group, names: OwnNames) -> ProseArm | None:
    """The arm a sentence speaks of around a bracket of one value."""
    tail = text[group.end : group.end + 60]
    near = re.match(r"\s*(?:of|in|for|on|with|among)\s[^,;.()]*", tail)
    if near:
        return arm_in(near.group(), names)
    return None


def _from_verbs(text: str, loose: list[Percent], groups: list[Group], names: OwnNames) -> list[Finding]:
    """Percentages outside brackets: `nausea occurred in 5% of patients`, `5% of patients reported nausea`."""
    first = loose[0]
    term_found = _subject(text, first) or _object(text, first)
    if not term_found:
        return []
    terms, after = term_found
    limit = after if after is not None else len(text)
    values = [v for v in loose if v.start < limit]
    if any(
        re.search(r"\b(?:and|but|while|whereas)\b[^%]*\b(?:was|were|occurred|reported)\b", text[a.end : b.start])
        for a, b in pairwise(values)
    ):
        values = values[:1]
    extra = [
        v for g in groups for v in g.values if len(loose) == 1 and 0 <= g.start - loose[0].end < 60 and g.start < limit
    ]
    stops = sorted([*values, *extra])
    arms: list[ProseArm | None] = []
    for i, value in enumerate(stops):
        end = stops[i + 1].start if i + 1 < len(stops) else len(text)
        arms.append(arm_in(_clause(text[value.end : end]), names))
    lead = arm_in(text[: first.start], names) if len(stops) == 1 else None
    if len(stops) == 1:
        arm = arms[0] or (lead if lead and lead.role != "placebo" else None) or _arm_of_sentence(text, names)
        return [Finding(t, stops[0], arm) for t in terms]
    named = [a for a in arms if a is not None]
    if len(named) == len(stops):
        return [Finding(t, v, a) for t in terms for v, a in zip(stops, arms, strict=True) if a is not None]
    if len(stops) == 2 and len(named) == 1 and arms[1] is not None and arms[1].role == "placebo":
        said = _RESPECTIVELY.search(text, stops[0].start)
        if said is None:
            return [Finding(t, v, a or ProseArm("drug", None)) for t in terms for v, a in zip(stops, arms, strict=True)]
    said = _RESPECTIVELY.search(text, stops[-1].end)
    if said:
        arms = [arm_in(p, names) for p in re.split(r",\s*(?:and\s+)?|\s+and\s+", said["list"]) if p.strip()]
        if (
            len(arms) == len(stops)
            and all(a is not None for a in arms)
            and len({(a.role, a.dose, a.label) for a in arms if a}) == len(arms)
        ):
            return [Finding(t, v, a) for t in terms for v, a in zip(stops, arms, strict=True) if a is not None]
    return []


def _clause(text: str) -> str:
    """The words that belong to a percentage: up to the next full clause."""
    cut = re.search(r"[;:]|,\s*(?:while|whereas|but|and)\b|\.\s", text)
    return text[: cut.start()] if cut else text


def _subject(text: str, value: Percent) -> tuple[list[Term], int | None] | None:
    """The terms before the verb or in `the incidence of X was`; None when the subject is none."""
    head = text[: value.start]
    of = _OF_TERM.search(text)
    if of and of.end() <= value.start + 24 and of.end("term") <= value.start:
        terms = _listed(of["term"], of.start("term"))
        return (terms, None) if terms else None
    verbs = list(_VERB.finditer(text[: value.end + 2]))
    verb = next((v for v in reversed(verbs) if v.start() < value.start and value.start - v.end() < 90), None)
    if verb is None or re.search(
        r"\b(?:patients?|subjects?|participants|women|men|\)|%)\s*(?:who\s)?$", head[: verb.start()], re.I
    ):
        return None
    between = text[verb.end() : value.start]
    if re.search(r"[:;]|\b(?:was|were|reported|which|who)\b", between):
        return None
    subject = head[: verb.start()]
    cut = 0
    for joint in _CLAUSE_START.finditer(subject):
        cut = joint.end()
    terms = _listed(subject[cut:], cut)
    return (terms, None) if terms else None


def _listed(text: str, start: int) -> list[Term]:
    """One term, or a list that shares one figure only where it is joined as one phrase the vocabulary knows."""
    text = re.sub(r",?\s+(?:including|such as|primarily|mainly|mostly|predominantly)\b.*$", "", text, flags=re.S)
    stripped = re.sub(r"^(?:the\s+)?(?:incidence|frequency|rate|occurrence)s?\s+of\s+", "", text.strip(), flags=re.I)
    if is_known(stripped):
        at = text.find(stripped)
        return [Term(stripped, start + at, start + at + len(stripped))]
    base = start + max(0, text.find(stripped))
    parts = terms_of(stripped, base)
    if len(parts) == 1 and (is_known(parts[0].text) or _is_plain_phrase(parts[0].text)):
        return parts
    if "," not in stripped and not parts[1:]:
        # A heading run into its sentence: `Skin Reactions Severe rash occurred in`.
        tail = known_tail(Term(stripped.rstrip(" ,"), base, base + len(stripped.rstrip(" ,"))))
        if tail is not None:
            return [tail]
    return parts if len(parts) == 1 and is_term(parts[0].text) else []


def _is_plain_phrase(text: str) -> bool:
    """A short phrase that ends in a known term and holds no capital behind its first letter.

    As a heading would bring.
    """
    words = text.split()
    capitals = any(w[0].isupper() and not w.isupper() for w in words[1:])
    return len(words) <= 4 and not capitals and is_term(text) and known_tail(Term(text, 0, len(text))) is not None


def _object(text: str, value: Percent) -> tuple[list[Term], int | None] | None:
    """The term after `5% of patients reported`; None when nothing is reported."""
    tail = text[value.end :]
    did = _PATIENTS_DID.match(tail)
    if not did:
        return None
    rest = did["rest"]
    cut = re.search(
        r"[;:.]|\b(?:compared|versus|vs|while|whereas|during|when|after|in|with|on|at|which|that|as|within|and \d"
        r"|\(|than|following)\b|\d",
        rest,
    )
    term = rest[: cut.start()] if cut else rest
    terms = _listed(term, value.end + did.start("rest"))
    return (terms, None) if terms else None
