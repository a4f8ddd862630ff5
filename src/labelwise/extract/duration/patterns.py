"""How labels say how long: each pattern with the limit that it tells; its groups are those of a span of time."""

from __future__ import annotations

import re
from typing import NamedTuple

from labelwise.extract.spans import SPAN
from labelwise.facts.duration import DurationLimit

_FLAGS = re.IGNORECASE


_BEYOND = ("beyond", "than", "exceed", "excess", "over")
_GIVEN = ("continu", "given", "treated", "administered", "used", "taken", "maintained")


class Told(NamedTuple):
    """A limit and its pattern; of each group of `needs` one stem stands (lower case) in every text it finds."""

    limit: DurationLimit
    needs: tuple[tuple[str, ...], ...]
    pattern: re.Pattern[str]


PATTERNS: tuple[Told, ...] = (
    Told("not_established_beyond", (_BEYOND, ("not", "no ", "never")), re.compile(
        rf"(?:(?:beyond|longer\s+than|more\s+than|greater\s+than|exceeding|in\s+excess\s+of"
        rf"|over)\s+{SPAN})[^.]{{0,120}}?\b(?:not\s+been|not\s+(?:known|established|studied|recommended\s+because)"
        rf"|no\s+(?:data|controlled|evidence)|(?:has|have)\s+never)", _FLAGS)),
    Told("not_established_beyond", (("not",), ("beyond", "than", "exceed", "over", "after")), re.compile(
        rf"\bnot\s+been\s+(?:\w+\s+){{0,3}}?(?:established|evaluated|studied|demonstrated|assessed|determined"
        rf"|systematically\s+evaluated)[^.]{{0,80}}?(?:beyond|longer\s+than|more\s+than|exceeding|over"
        rf"|after)\s+{SPAN}", _FLAGS)),
    Told("not_established_beyond", (("extend",),), re.compile(
        rf"\b(?:stud(?:y|ies)|trials?|experience|data)\s+(?:do|does|did)\s+not\s+extend\s+beyond\s+{SPAN}", _FLAGS)),
    Told("maximum", (("not", "never"), _BEYOND), re.compile(
        rf"\b(?:not\s+(?:be\s+)?(?:to\s+)?(?:\w+\s+)?(?:exceed|be\s+used|use|used|take|taken|administer\w*|given?"
        rf"|continue\w*|prescribe\w*|recommended|treat|treated|extend\w*)|do\s+not|should\s+not|must\s+not|cannot"
        rf"|never)\b[^.;]{{0,70}}?(?:exceed\w*|(?:for\s+)?(?:more|longer|greater)\s+than|beyond"
        rf"|(?:in\s+)?excess\s+of|over)\s+(?:a\s+(?:total\s+)?(?:period|duration|course)\s+of\s+)?{SPAN}", _FLAGS)),
    Told("maximum", (("max",), ("duration", "period", "course", "treatment", "length")), re.compile(
        rf"\b(?:maximum|max\.?|maximal)\s+(?:\w+\s+){{0,3}}?(?:duration|period|course|treatment"
        rf"|length)\b[^.;]{{0,60}}?{SPAN}", _FLAGS)),
    Told("maximum", (("exceed", "limited"),), re.compile(
        rf"\b(?:duration|treatment|therapy|use|course)\b[^.;]{{0,60}}?\b(?:should\s+"
        rf"|must\s+)?(?:not\s+(?:to\s+)?exceed|be\s+limited\s+to|is\s+limited\s+to"
        rf"|limited\s+to)\s+(?:a\s+(?:maximum|total|period)\s+of\s+)?{SPAN}", _FLAGS)),
    Told("maximum", (("short", "limited"),), re.compile(
        rf"\b(?:short[\s-]*(?:periods?|term)(?:\s+(?:use|treatment|therapy|relief|management))?"
        rf"|limited\s+periods?)\b[\s(,]*(?:of\s+)?(?:up\s+to\s+|of\s+"
        rf"|no\s+more\s+than\s+)?{SPAN}", _FLAGS)),
    Told("maximum", (("more than", "longer than", "maximum", "up to"),), re.compile(
        rf"\b(?:for|used?|treatment|duration|therapy|course|continue\w*)\s+(?:of\s+"
        rf"|a\s+(?:maximum|period|total)\s+of\s+)?(?:no\s+more\s+than|no\s+longer\s+than"
        rf"|not\s+more\s+than|a\s+maximum\s+of|up\s+to(?:\s+a\s+maximum\s+of)?)\s+{SPAN}", _FLAGS)),
    Told("maximum", (("no more", "no longer", "not more", "not longer"),), re.compile(
        rf"\b(?:no\s+(?:more|longer)\s+than|not\s+(?:more|longer)\s+than)\s+{SPAN}", _FLAGS)),
    Told("minimum", (("of at least",),), re.compile(
        rf"\b(?:duration|course|length|treatment|therapy)\s+of\s+at\s+least\s+{SPAN}", _FLAGS)),
    Told("minimum", (("minimum", "at least"),), re.compile(
        rf"\b(?:for\s+(?:a\s+minimum\s+of|at\s+least)|minimum\s+(?:of|duration\s+of)"
        rf"|(?:continue\w*|treat\w*)\s+for\s+at\s+least)\s+{SPAN}", _FLAGS)),
    Told("course", (("duration", "course", "length"),), re.compile(
        rf"\b(?:duration|course|length)\s+of\s+(?:treatment|therapy|dosing"
        rf"|[\w-]+)\b[^.;]{{0,160}}?(?:is|are|of|:|for|should\s+be)\s*(?:usually\s+|generally\s+"
        rf"|approximately\s+|typically\s+)?{SPAN}", _FLAGS)),
    Told("course", (("duration", "course"), ("recommended", "usual", "total", "treatment")), re.compile(
        rf"\b(?:recommended|usual|total|treatment)\s+(?:\w+\s+)?(?:duration"
        rf"|course)\b[^.;]{{0,40}}?{SPAN}", _FLAGS)),
    Told("course", ((" for ",),), re.compile(
        rf"\b(?:daily|a\s+day|per\s+day|each\s+day|(?<=/)day|hours|bedtime|q\d+h"
        rf"|b\.?i\.?d\.?|t\.?i\.?d\.?"
        rf"|q\.?i\.?d\.?"
        rf"|doses?)[,\s]*(?:\([^)]{{0,40}}\)\s*)?(?:with\s+(?:or\s+without\s+)?food\s+"
        rf"|orally\s+|of\s+\w+\s+)?for\s+(?:a\s+total\s+of\s+)?{SPAN}", _FLAGS)),
    Told("course", (("course", "regimen", "schedule"),), re.compile(
        rf"\ba\s+{SPAN}\s+(?:course|(?:treatment|dosing)\s+(?:schedule|course|regimen)|regimen)\b", _FLAGS)),
    Told("course", ((" for ",), _GIVEN), re.compile(
        rf"\b(?:should|must|is|are|usually|generally|to)\s+(?:(?:be|usually|generally)\s+)*(?:continued?|given|treated"
        rf"|administered|used|taken|maintained)\s+(?:\w+\s+){{0,3}}?for\s+{SPAN}", _FLAGS)),
    Told("course", (("operative",),), re.compile(
        rf"\b(?:through(?:out)?|for|during)\s+(?:the\s+)?(?:first\s+)?{SPAN}\s+(?:of\s+the\s+)?post-?\s?operative",
        _FLAGS)),
    Told("course", ((" for ",), ("continue", "treat", "administer", "give")), re.compile(
        rf"(?:^|[.:;•]\s+)(?:continue|treat|administer|give)\b[^.;]{{0,60}}?\bfor\s+{SPAN}", _FLAGS)),
)  # fmt: skip
