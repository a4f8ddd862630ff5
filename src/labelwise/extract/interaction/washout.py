"""How long to wait between two drugs, and which of them is stopped first."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from labelwise.extract.interaction.lower_case import of_lower
from labelwise.extract.stems import holds, lower
from labelwise.vocab.classes import Named

Direction = Literal["after_object", "after_drug", "both"]


class Wait(NamedTuple):
    """An interval in days and as printed; `direction` None where the words do not say. `at` is its place."""

    days: float
    text: str
    direction: Direction | None
    at: int


_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "ten": 10,
    "twelve": 12,
    "fourteen": 14,
    "twenty-four": 24,
    "thirty": 30,
}
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0}
_NUMBER = r"(?:\d+(?:\.\d+)?|" + "|".join(_NUMBERS) + r")"
_INTERVAL = of_lower(
    rf"\b(?P<text>(?P<low>{_NUMBER})(?:\s*\(\d+\))?(?:\s*(?:to|-|–"
    rf"|or)\s*(?P<high>{_NUMBER})(?:\s*\(\d+\))?)?[\s-]*(?P<unit>hour|day|week|month)s?)\b(?:\s*\([^)]{{0,40}}\))?"
)
_BEFORE_IT = of_lower(
    r"\b(?:within|at\s+least|less\s+than|minimum\s+(?:interval\s+)?of|last|past|preceding|previous|prior"
    r"|wait(?:ing)?|allow|until|for|interval\s+of|period\s+of|elapse|apart|discontinue\w*|stop\w*|about"
    r"|approximately|after|every|or|and|the|of|a)\b\W*$"
)
_WAITS = of_lower(
    r"\bwithin\b|\bprior\s+to\s+\(|\belapse|\ballow|\bwait|\bat\s+least\b.{0,120}\b(?:before|prior|after|following|between)"
    r"|\b(?:discontinu|stop|withdr|cessation|last\s+dose|wash-?out|ceas)\w*|\bdays?\s+(?:before|prior|after|of)"
    r"|\bnot\s+be\s+(?:used|given|administered|taken|started)"
)
_NOT_A_WAIT = of_lower(
    r"\b(?:contracepti\w+\s+(?:\w+\s+){0,4}(?:during|for|and\s+for)|pregnan\w+|breast-?feed\w*|half-li\w+|healthy"
    r"|inability|permanently|therapeutic\s+benefit|resolved|serum\s+iron|blood\s+is\s+drawn|in\s+utero|birth"
    r"|(?:perform|check)\s+(?:\w+\s+){0,3}(?:tests?|serum)|(?:effective|non-?hormonal|method\s+of"
    r"|methods\s+of)\s+(?:\w+\s+)?contracepti\w+|alert\s+the|subjects|volunteers|bioavailability|a\s+study|studies"
    r"|steady[\s-]state|surgery|surgical|myocardial\s+infarction|titrat\w*|weeks?\s+of\s+(?:treatment|therapy)"
    r"|treatment\s+duration|likely\s+to\s+occur|from\s+initiation|(?:reduc|increas|adjust|decreas)\w*\s+(?:\w+\s+){0,8}?dos\w+\s+(?:\w+\s+){0,8}?(?:within|over)|dos\w+\s+(?:\w+\s+){0,6}?(?:reduced|increased|adjusted|decreased)\s+(?:\w+\s+){0,8}?(?:within|over)|monitor\s+\w+\s+(?:\w+\s+){0,4}every|for\s+(?:the\s+first|up\s+to))\b"
)
_STOPPING = (
    r"(?:stopp\w+|stop\s+\w+|discontinu\w+|cessation|withdraw\w+|the\s+last\s+dose|last\s+dose|last\s+use"
    r"|last\s+taken|last\s+tak\w+|complet\w+|ceas\w+|taking|having\s+taken|use\s+of|using|use|exposure"
    r"|administration\s+of|receiving|treatment|therapy|dosing|ingest\w+|end\s+of)"
)
_STARTING = (
    r"(?:start\w*|initiat\w+|beginning|begin|commenc\w+|institut\w+|administ\w+|introduc\w+|use\s+of|using|taking"
    r"|giv\w+|therapy\s+with|treatment\s+with|resum\w+)"
)
_AFTER_STOPPING = of_lower(
    rf"^\W*(?:of|after|following|from|since|between|must\s+elapse\s+(?:after|between)|should\s+elapse\s+(?:after"
    rf"|between)|should\s+be\s+allowed\s+(?:after|between)|(?:of|after|following)?\s*(?:their|its))?\s*(?:the\s+"
    rf"|either\s+|their\s+|its\s+)?(?P<stop>{_STOPPING})\s*(?:of\s+|from\s+)?(?P<what>.{{0,90}})"
)
_AFTER_STARTING = of_lower(r"^\W*(?:after|following)\s+(?:the\s+)?(?:start\w*|initiat\w+|beginning|introduc\w+)")
_BEFORE = of_lower(
    rf"^\W*(?:before|prior\s+to|in\s+advance\s+of"
    rf"|preceding)\s*(?:the\s+)?(?:{_STARTING}\s*)?(?:of\s+)?(?P<what>.{{0,90}})"
)
_OF_EACH_OTHER = of_lower(
    r"^\W*of\s+(?:each\s+other|one\s+another)|^\W*(?:before\s+(?:or|and|to)\s+(?:\w+\s+)?after"
    r"|of\s+(?:switching\s+(?:to\s+or\s+from|from\s+or\s+to)))|^\W*(?:before|prior\s+to)[^.;]{0,60}\b(?:or"
    r"|and)\s+(?:\w+\s+){0,4}?(?:after|following)\b"
)
# An interval for each way: "24 hours before or within 48 hours after X".
_TWO_SIDED = of_lower(
    rf"^\W*(?:before|prior\s+to)\b[^.;]{{0,60}}?\b(?:or|and)\s+(?:\w+\s+){{0,3}}?\W*{_NUMBER}"
    rf"(?:\s*(?:to|-|–)\s*{_NUMBER})?[\s-]*(?:hour|day|week|month)s?\s+(?:after|following)\b(?P<what>.{{0,90}})"
)
_EITHER_WAY = of_lower(r"\b(?:to\s+or\s+from|from\s+or\s+to)\b")
_OF_IT = of_lower(r"^\W*(?:of|after|following|from)\s+(?P<what>.{0,70})")
_IN_THE_LAST = of_lower(
    r"\bwithin\s+(?:at\s+least\s+)?the\s+(?:last|past|previous|preceding|prior)\s+$|\b(?:last|past)\s+$"
)
_OF_THE_DRUG = of_lower(r"\W*(?:the\s+)?(?:therapy|treatment)\s*(?:[.;,)]|$)")
_SUCH = frozenset({"such", "these", "those", "their", "agents", "inhibitor", "inhibitors", "drugs", "them"})
_THIS = of_lower(r"\b(?:this\s+(?:drug|medicine|medication|product)|it\b|treatment\s+is|therapy\s+is)")


def waits_in(text: str, own: frozenset[str], objects: list[Named]) -> list[Wait]:
    """Return the intervals of a sentence that are kept between the label's drug (`own`: its words) and the objects."""
    lowered = lower(text)
    if not objects or not holds(lowered, _UNITS) or not _WAITS.search(lowered) or _NOT_A_WAIT.search(lowered):
        return []
    made: list[Wait] = []
    for found in _INTERVAL.finditer(lowered):
        days = _days(found)
        rest = lowered[found.end() :]
        if days < 0.5 or days > 400 or _AFTER_STARTING.match(rest) or _is_exposure(lowered, found.start(), rest):
            continue
        direction = _direction(lowered, found.start(), rest, own, objects)
        if direction is None and not _ASKS_TO_WAIT.search(lowered):
            continue
        printed = " ".join(text[slice(*found.span("text"))].split())
        made.append(Wait(days, printed, direction, found.start()))
    return made


_UNITS = ("hour", "day", "week", "month")
_ASKS_TO_WAIT = of_lower(r"\b(?:within|elapse|wash-?out|allow|wait|discontinu\w+|stop\w*)\b")
_TAKEN_FOR = of_lower(r"\b(?:receiv\w+|taking|taken|treated|on)\b[^,;]{0,40}\bfor\s+(?:at\s+least\s+)?$")
_GOES_ON = of_lower(r"\b(?:resum\w+|occur\w*|within\s+the\s+first|every|daily\s+for)\b[^,;]{0,40}$")


def _is_exposure(text: str, at: int, rest: str) -> bool:
    """Whether an interval tells how long something was taken: "on therapy for at least 10 days", "14 days of X"."""
    front = text[max(0, at - 60) : at]
    return bool(_TAKEN_FOR.search(front) or "resum" in text[max(0, at - 200) : at] or _GOES_ON.search(front))


def _days(found: re.Match[str]) -> float:
    word = (found["high"] or found["low"]).lower()
    value = float(_NUMBERS[word]) if word in _NUMBERS else float(word)
    return round(value * _DAYS[found["unit"].lower()], 3)


def _direction(text: str, at: int, rest: str, own: frozenset[str], objects: list[Named]) -> Direction | None:
    front = text[:at]
    if each := _TWO_SIDED.match(rest):
        return "after_object" if _first(each["what"], own, objects) == "own" else "after_drug"
    if _OF_EACH_OTHER.match(rest) or _EITHER_WAY.search(rest[:70]):
        return "both"
    if stopped := _AFTER_STOPPING.match(rest):
        first = _first(stopped["what"], own, objects)
        if first is None and _OF_THE_DRUG.match(stopped["what"]):
            first = "own"
        if first is None and re.match(r"their|its", rest.strip().split(" ")[1] if len(rest.split()) > 1 else ""):
            first = "object"
        return "after_drug" if first == "own" else "after_object"
    if before := _BEFORE.match(rest):
        first = _first(before["what"], own, objects)
        if first is not None:
            return "after_object" if first == "own" else "after_drug"
        stopped_first = _last(front, own, objects)
        return {"own": "after_drug", "object": "after_object"}.get(stopped_first or "")  # type: ignore[return-value]
    if front.endswith(("prior to (less than ", "prior to (within ")):
        return "after_object" if _first(rest, own, objects) == "own" else None
    if of := _OF_IT.match(rest):
        return "after_drug" if _first(of["what"], own, objects) == "own" else "after_object"
    return "after_object" if _IN_THE_LAST.search(front[-40:]) else None


def _words_of(objects: list[Named]) -> set[str]:
    return {w for n in objects for w in re.findall(r"[a-z][a-z0-9-]{2,}", n.name.lower())} - {"drugs", "that", "the"}


def _first(text: str, own: frozenset[str], objects: list[Named]) -> str | None:
    """Return which of the two is named first: "own" or "object"."""
    names = _words_of(objects)
    for word in re.findall(r"[A-Za-z][\w’'-]+", text):
        low = word.lower()
        if low in own:
            return "own"
        if low in names or low.rstrip("s") in names or low + "s" in names or low in _SUCH:
            return "object"
    return "own" if _THIS.search(text) else None


def _last(text: str, own: frozenset[str], objects: list[Named]) -> str | None:
    names = _words_of(objects)
    for word in reversed(re.findall(r"[A-Za-z][\w’'-]+", text)):
        low = word.lower()
        if low in own:
            return "own"
        if low in names or low.rstrip("s") in names or low + "s" in names:
            return "object"
    return None
