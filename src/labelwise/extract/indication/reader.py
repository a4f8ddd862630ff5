"""The segments of a section on indications, one after the other.

Cues open a list, items continue it, denials are limitations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from labelwise.extract.indication import cues
from labelwise.extract.indication.lead import MOST_WORDS, Use, lead_off
from labelwise.extract.indication.limitation import denied
from labelwise.extract.indication.mask import squeeze
from labelwise.extract.indication.phrase import fitted, shorn, uses_of
from labelwise.extract.indication.runs import known_runs, runs
from labelwise.extract.indication.segments import Segment, segments
from labelwise.extract.indication.stated import SOME_INFECTIONS, Stated, without_general
from labelwise.extract.indication.titled import field_ahead, listed_conditions, names_a_field
from labelwise.extract.stems import holds
from labelwise.vocab.conditions.heads import looks_like_condition

_FOR_PEOPLE = re.compile(r"(?:in|for)\s+(?:adult|pediatric|patients|children|adolescents|women|men)", re.IGNORECASE)
_CAUSED = re.compile(r"\b(?:due\s+to|associated\s+with|caused\s+by|resulting\s+from|secondary\s+to)$")
_WHO_ELSE = re.compile(r"(?:with|who|whose|born|weighing|having|aged?|at\s+(?:high|increased))\b", re.IGNORECASE)
_PROPHYLAXIS = re.compile(r"[\w-]+ [Pp]rophylaxis")
# "When oral therapy is not feasible, X is indicated": the condition of a use, no denial of it.
_IF_NOT = re.compile(
    r"\W*(?:when|if|where|in\s+\w+\s+(?:who|for\s+whom))\b[^,]{0,90}\b(?:not|cannot)\b[^,]*,", re.IGNORECASE
)
_FOLLOWING = re.compile(r"\bfollowing\b|\bbelow\b")
_PEOPLE_WITH = re.compile(r"\b(?:patients|adults|children|women|men|individuals|adolescents)\s+with\W*$")
_TOGETHER_IN = re.compile(r"\s+in\s+combination\s+with\s+(?:[\w-]+\s+){1,4}?in\s+")
_ORGANISMS = re.compile(r"microorganisms|organisms|bacteria|pathogens|strains|isolates|species")


_USES = re.compile(r"\s*(?:Uses?|USES?)\b(?!\s+(?:of|with)\b)")


class _List(NamedTuple):
    """What a cue left open: its lead holds for the items; a `strict` list takes only items that name a condition."""

    lead: Use
    limitation: bool = False
    strict: bool = False
    root: Use | None = None
    condition: str = ""
    prefix: str = ""
    otc: bool = False
    titled: bool = False
    explained: bool = False


def read_uses(text: str, otc: bool = False) -> list[Stated]:
    """Return every use that a masked passage states or denies, repetitions included, in order."""
    found: list[Stated] = []
    opened: _List | None = _List(Use(), otc=True) if otc or _USES.match(text) else None
    limits = False
    heading: Segment | None = None
    stated_under = 0
    for segment in segments(text):
        words = text[segment.start : segment.end]
        if segment.opener == "heading":
            found += _heading(text, heading, stated_under)
            heading, stated_under, opened = segment, 0, None
            limits = bool(cues.LIMITATIONS.match(words))
        made, opened, limits = _read(text, segment, opened, limits, found)
        stated_under += len(made)
        found += made
    found += _heading(text, heading, stated_under)
    if not found and len(text) < 400:  # a bare list of names
        bare = _List(Use(), strict=True)
        found = [one for s in segments(text) for one in _items(s, text[s.start : s.end], bare)]
    return without_general(found)


def _read(
    text: str, segment: Segment, opened: _List | None, limits: bool, before: list[Stated]
) -> tuple[list[Stated], _List | None, bool]:
    words = text[segment.start : segment.end]
    if "imitation" in words.lower() and (found := cues.LIMITATIONS.search(words)):
        made: list[Stated] = []
        if found.start() > 8:
            head = segment._replace(end=segment.start + found.start())
            made, opened, _ = _read(text, head, opened, False, before)
        rest = segment._replace(start=segment.start + found.end(), opener="sentence")
        if len(text[rest.start : rest.end].strip(" :.)-—–")) < 4:
            return made, None, True
        more, opened, _ = _read(text, rest, None, True, before)
        return made + more, opened, True
    if cues.is_general(words):
        return [], opened._replace(strict=True) if opened else None, limits
    cue = cues.indicated(words)
    denial = cues.denial_in(words)
    if denial and cue and _IF_NOT.match(words, 0, cue.start()):
        denial = None
    if denial and not (cue and cue.end() < denial.start() and not segment.colon):
        return _denied(text, segment, words, opened)
    if cue or (not limits and (cue := _soft(words))):
        made = _last_items(segment, words, cue.start(), opened)
        more, opened, limits = _after_cue(text, segment, words, cue, before, limits)
        return made + more, opened, limits
    if opened is not None:
        if segment.colon and not _PROPHYLAXIS.fullmatch(words) and (inner := _inner_list(words, opened)):
            return [], inner, limits
        if segment.colon and names_a_field(words):
            return [], opened._replace(titled=True, strict=False, condition=""), limits
        if _titled_list(words, segment) and not otc_verb(words):
            return _under_a_title(segment, words, opened, limits)
        if segment.opener == "sentence" and cues.is_clause(_clause(words)):
            # The list is over: only what is plainly a condition still belongs to it.
            opened = opened._replace(strict=True)
        return _items(segment, words, opened), opened, limits
    if not limits and cues.START.match(words) and not cues.is_clause(_clause(words)):
        return _made(segment, words, Use()), _List(Use()) if segment.colon else None, limits
    if not limits and _titled_list(words, segment):
        return [], _List(Use(), strict=True, titled=names_a_field(words)), limits
    return [], None, limits


_SUBJECT_BEGINS = re.compile(r"(?<=[a-z)\]])\s+(?=[A-Z][A-Za-z]+)")


def _last_items(segment: Segment, words: str, cue: int, opened: _List | None) -> list[Stated]:
    """Return the uses of a list whose last item runs into the next sentence, "... with epilepsy X is indicated for"."""
    if opened is None or segment.opener != "item":
        return []
    begins = [m.start() for m in _SUBJECT_BEGINS.finditer(words, 0, cue)]
    if not begins or cues.is_clause(words[: begins[-1]]):
        return []
    front = segment._replace(end=segment.start + begins[-1], opener="item", colon=False)
    return _items(front, words[: begins[-1]], opened._replace(strict=True))


def otc_verb(words: str) -> bool:
    """Return whether a segment begins as OTC uses do: "temporarily relieves ..."."""
    return cues.OTC.match(words) is not None


def _soft(words: str) -> re.Match[str] | None:
    if not holds(words, cues.SOFT_WORDS):
        return None
    for found in cues.SOFT.finditer(words):
        if cues.PURPOSE_AHEAD.match(words, found.end()) or _also_in(words, found):
            return found
    return None


def _also_in(words: str, cue: re.Match[str]) -> bool:
    """Return whether "has also been found useful in", "shown to be effective in" is followed by a condition."""
    if ("also" not in words[: cue.end()] and "to be effective" not in words) or not words.startswith(" in ", cue.end()):
        return False
    together = _TOGETHER_IN.match(words, cue.end())
    return looks_like_condition(words[together.end() if together else cue.end() + 4 :])


def _after_cue(
    text: str, segment: Segment, words: str, cue: re.Match[str], before: list[Stated], limits: bool
) -> tuple[list[Stated], _List | None, bool]:
    rest = words[cue.end() :]
    front = _fronted(words[: cue.start()])
    base = front._replace(
        qualifier="may be of some value" if re.search(r"\bmay\b[^.]{0,20}\bvalue\b", words) else front.qualifier
    )
    if segment.colon or len(rest.strip(" :,.")) < 4:
        made, opened = _opening(segment, rest, base)
        return made, opened, False
    if not rest.strip(" ,:").lower().startswith(_GOES_ON):
        return [], None, limits
    if again := _said_again(rest):
        first = segment._replace(end=segment.start + cue.end() + again)
        made, _, _ = _after_cue(text, first, text[first.start : first.end], cue, before, limits)
        more, opened, limits = _read(text, segment._replace(start=first.end), None, False, before)
        return made + more, opened, limits
    but_not = _BUT_NOT.search(rest) if " not " in rest else None
    made = _made(segment, rest[: but_not.start()] if but_not else rest, base)
    if but_not:
        return made + _made(segment, but_not["rest"], Use(), limitation=True), None, False
    if not made:
        left, lead = lead_off(rest, base)
        follows = not left or _FOLLOWING.search(rest) is not None
        return [], _List(lead, root=base, strict=bool(left)) if follows else None, False
    if re.search(r"\balso\b", words) and before:
        made = _carried(made, before[-1])
    some = _FOLLOWING.search(rest) and all(SOME_INFECTIONS.match(m.use.condition) for m in made)
    if some or "to be effective" in cue.group():
        return made, _List(base, strict=True, root=base), False
    return made, None, False


_SECOND_SUBJECT = re.compile(
    r"(?<=[a-z)\]])\s+(?=[A-Z][\w-]+\s+(?:[\w(),-]+\s+){0,4}?(?:is|are)\s+(?:an?\s+|indicated\b))"
)


def _said_again(rest: str) -> int:
    """Return where a sentence begins that the flattening joined to the one before: "... cancer X is a Y indicated"."""
    cue = cues.indicated(rest)
    begins = [m.start() for m in _SECOND_SUBJECT.finditer(rest, 0, cue.end())] if cue else []
    return begins[-1] if begins and begins[-1] > 12 else 0


_GOES_ON = (
    "for", "in", "to", "as", "only", "when", "alone", "adjunct", "both", "concomitant", "orally", "by", "(",
    "following",
    "at", "with", "after", "primarily", "the", "treatment", "specifically", "solely", "on", "if", "short",
)  # fmt: skip


def _opening(segment: Segment, rest: str, base: Use) -> tuple[list[Stated], _List | None]:
    """Read a cue that a colon ends: what it names itself, and the list of uses that it opens, if it opens one."""
    left, lead = lead_off(rest.rstrip(" :"), base)
    if left and _CAUSED.search(left) and not _mere_lead(left):
        return [], _List(lead, prefix=left, root=base)
    made = [] if not left or _mere_lead(left) else _made(segment, rest, base)
    if re.search(r"\bwith\W*$", rest) and not _PEOPLE_WITH.search(rest):
        return made, None
    if made and _ORGANISMS.search(rest):  # organisms may follow, or the infections that they cause
        return made, _List(lead, strict=True, root=base)
    return made, _List(lead, condition=made[0].use.condition if len(made) == 1 else "", root=base)


_BUT_NOT = re.compile(r",?\s+(?:and|but)\s+not\s+(?P<rest>(?:as|for|in|to)\s.*)$", re.DOTALL)
_SUBJECT = re.compile(
    r"^.*?\b(?:[Ii]n\s+(?:the\s+)?(?P<people>(?:adult|pediatric|patients|children|women|men|selected"
    r"|premenopausal|postmenopausal)[^,]{0,90})|(?:[Ii]n\s+combination|[Ii]n\s+conjunction"
    r"|[Tt]ogether)\s+with\s+(?P<with>[^,]{2,100})),"
)


def _fronted(words: str) -> Use:
    """Return what stands before the cue: "In adults, X is", "X, in combination with Y, is"."""
    found = _SUBJECT.match(words)
    if found and found["people"] and " with " not in found["people"]:
        return Use(population=squeeze(found["people"]))
    return Use(qualifier="in combination with " + squeeze(found["with"])) if found and found["with"] else Use()


_DUE = re.compile(r"^(.{3,40}?)\s(?:due\s+to|resulting\s+from|caused\s+by|associated\s+with|secondary\s+to)\s")


def _carried(made: list[Stated], previous: Stated) -> list[Stated]:
    """Return "S in D2" for a bare "also ...

    in patients with D2" after "S due to D1": the sign treated is still meant.
    """
    due = _DUE.match(previous.use.condition)
    one = made[0]
    if due is None or one.use.qualifier != "may be of some value" or due[1].lower() in one.use.condition.lower():
        return made
    where = " and ".join(m.use.condition for m in made)
    return [one._replace(use=one.use._replace(condition=fitted(f"{due[1]} in {where}", MOST_WORDS)))]


def _mere_lead(left: str) -> bool:
    return (
        bool(
            re.match(
                r"(?:the\s+)?(?:following|conditions?|diseases?|patients?|adults?|infections?|treatment|use|these|those"
                r"|below)\b[\w\s,]{0,90}$",
                left,
            )
        )
        or re.search(r"\bfollowing\b", left.split(" caused by ")[0]) is not None
    )


_TREATS = re.compile(
    r"\W*(?:for\b|in\b|as\b|to\b|(?:the\s+)?(?:\w+\s+){0,2}(?:treatment|management|relief|reducing|prevention"
    r"|prophylaxis|control|therapy|reduction|maintenance)\b)",
    re.IGNORECASE,
)
_ONLY_DISEASE = re.compile(
    r"((?:active|mild|moderate|moderately|to|severe|severely|fistulizing|chronic|extensive|localized|,|\s)*)(disease|arthritis)$"
)


def _of_title(use: Use, title: str) -> Use:
    """Return "active Crohn's disease" for "active disease" under the title "Crohn's disease"."""
    only = _ONLY_DISEASE.match(use.condition) if title else None
    if only and (only[2] == "disease" or title.lower().endswith(only[2])):
        return use._replace(condition=f"{only[1]}{title}")
    return use


def _under_a_title(
    segment: Segment, words: str, opened: _List, limits: bool
) -> tuple[list[Stated], _List | None, bool]:
    """Read a heading inside a list, "Urinary tract infections:": a condition itself, with more of it below."""
    uses = [Use(words)] if _PROPHYLAXIS.fullmatch(words) else uses_of(words)
    named = (
        len(uses) == 1 and not words.isupper() and (looks_like_condition(uses[0].condition) or "rophylaxis" in words)
    )
    if not named:
        return [], opened._replace(condition="", explained=False), limits
    condition = uses[0].condition
    made = [Stated(opened.lead._replace(condition=condition), segment.start, segment.end, opened.limitation)]
    return made, opened._replace(condition=condition, explained=True), limits


def _inner_list(words: str, opened: _List) -> _List | None:
    """Return the list that an item with a colon opens: "As an adjunct to diet to reduce LDL-C in:"."""
    root = opened.root or opened.lead
    left, lead = lead_off(words.rstrip(" :"), root)
    if left and not _mere_lead(left):
        return None
    return opened._replace(lead=lead, root=root)


def _clause(words: str) -> str:
    """Return the words up to a relative clause: its verb is not the sentence's."""
    found = cues.RELATIVE.search(words)
    return words[: found.start()] if found else words


def _made(segment: Segment, rest: str, base: Use, limitation: bool = False) -> list[Stated]:
    return [Stated(u, segment.start, segment.end, limitation) for u in uses_of(rest, base)]


def _items(segment: Segment, words: str, opened: _List) -> list[Stated]:
    made: list[Stated] = []
    ahead = field_ahead(words)
    if (ahead or opened.titled) and not cues.is_clause(_clause(_PAREN.sub("", words[ahead:]))):
        return _under_a_field(segment, words[ahead:], opened)
    for start, end in known_runs(words) if opened.otc else runs(words):
        item = words[start:end]
        if cues.is_clause(_clause(item)) and not otc_verb(item):
            continue
        if (
            opened.explained and segment.opener != "sentence" and not _TREATS.match(item)
        ):  # what it is, or which organisms cause it
            continue
        uses = [_of_title(use, opened.condition) for use in uses_of(item, opened.lead)]
        if opened.condition and _WHO_ELSE.match(item):
            continue
        if opened.condition and _FOR_PEOPLE.match(item) and not any(looks_like_condition(u.condition) for u in uses):
            _left, lead = lead_off(item, opened.lead)
            uses = [lead._replace(condition=opened.condition)]
        for use in uses:
            plain = looks_like_condition(use.condition.removeprefix(use.kept)) or cues.START.match(item) is not None
            if not plain and (segment.opener == "sentence" or opened.strict):
                continue
            if opened.prefix:
                use = use._replace(condition=fitted(f"{opened.prefix} {use.condition}", MOST_WORDS))
            made.append(Stated(use, segment.start + start, segment.start + end, opened.limitation))
    return made


_PAREN = re.compile(r"\([^()]*\)")


def _under_a_field(segment: Segment, words: str, opened: _List) -> list[Stated]:
    """Return the uses of a list below "Endocrine disorders": the conditions as printed, without a purpose ahead."""
    made = []
    for one in listed_conditions(words):
        condition = fitted(lead_off(shorn(one), Use())[0], MOST_WORDS)
        if condition:
            made.append(
                Stated(opened.lead._replace(condition=condition), segment.start, segment.end, opened.limitation)
            )
    return made


def _denied(text: str, segment: Segment, words: str, opened: _List | None) -> tuple[list[Stated], _List | None, bool]:
    made = [Stated(u, segment.start, segment.end, True) for u in denied(words)]
    if segment.colon:
        return made, _List(Use(), limitation=True, strict=True), False
    return made, opened if segment.opener == "item" else None, False


def _titled_list(words: str, segment: Segment) -> bool:
    """Return whether a segment is a heading such as "Endocrine disorders:" that a list follows."""
    return segment.colon and len(words.split()) <= 8 and "." not in words and not cues.is_clause(words)


_HEADING_END = re.compile(
    r"\s(?=(?:The|For|In|To|As|Use|This|Because|Limitations?|It|When|If|Safety|[A-Z][\w-]+)\s+(?:\((?![A-Z]{2,6}\))|[a-z]))"
)


def _heading(text: str, heading: Segment | None, stated: int) -> Iterator[Stated]:
    """Yield what a numbered heading names, where nothing under it was read."""
    if heading is None or stated:
        return
    words = text[heading.start : heading.end]
    if (
        cues.LIMITATIONS.search(words)
        or cues.is_general(words)
        or re.match(
            r"(?:Usage|Use|Important|Limitation|General|Indication|Diagnostic|Need|Special|Consideration)", words
        )
    ):
        return
    end = _HEADING_END.search(words, 6)
    title = words[: end.start()] if end else words[:90]
    for use in uses_of(title):
        if looks_like_condition(use.condition):
            yield Stated(use, heading.start, heading.start + len(title))
