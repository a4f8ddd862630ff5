"""Items that flattened text runs together without any mark: "Panic disorder (PD) Social anxiety disorder (SAD)"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from labelwise.vocab.conditions.heads import names_condition
from labelwise.vocab.conditions.vocabulary import find_conditions

_CAPITAL = re.compile(r"(?<=[\w)\]%’'])\s+(?=[A-Z][a-z’]+|(?:the common cold)\b)")
_NO_BREAK_AFTER = re.compile(
    r"\b(?:of|in|with|and|or|the|to|by|due|from|for|a|an|as|than|non|vs|on|at|St|type|caused|including|and/or|suspected|known|severe|acute|chronic|\w+(?:al|ic|ous|ive|ar|ary|oid))$",
    re.IGNORECASE,
)
_EPONYM = re.compile(
    r"[A-Z][\w-]*(?:’s|'s)\b|(?:[A-Z][a-z]+-[A-Z][a-z]+)|(?:Hodgkin|Parkinson|Alzheimer|Crohn|Tourette|Gaucher"
    r"|Fabry|Wilson|Cushing|Paget|Barrett|Raynaud|Sjogren|Kaposi|Ewing|Burkitt|Behcet|"
    r"Still|Candida|Staphylococcus|Streptococcus|Escherichia|Klebsiella|Pseudomonas|Haemophilus|Enterococcus"
    r"|Helicobacter|Clostridioides|Mycobacterium|Chlamydia|Neisseria|"
    r"Gram|Group|Class|Stage|Type|Grade|Phase|Philadelphia|Ph|Child|World|WHO|Duchenne|Lennox|Dravet|Zollinger"
    r"|Stevens|Merkel|Waldenstr|Von|Lou|Rh|Barr|Ménière|Meniere|Prader|Peyronie|Dupuytren)\b"
)
_OTC_VERB = re.compile(r"\s+(?=(?:temporarily|relieves|reduces|treats|prevents|helps|for the (?:temporary )?relief)\b)")
_HEAD_ALONE = re.compile(
    r"(?:Syndrome|Disease|Disorder|Infections?|Deficiency|Carcinoma|Cancer|Positive|Negative|Mutation|Tumors?"
    r"|Leukemia|Lymphoma|Including|Nervosa|Mellitus|Insipidus|Gravis|Pectoris|Vulgaris|Simplex|Zoster|Areata)\b"
)
_TITLE_WORDS = re.compile(r"\b[A-Z][a-z]+\b")
_LOWER_WORDS = re.compile(r"\b[a-z]{4,}\b")


def known_runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the items of an OTC list that nothing separates, "headache toothache muscular aches".

    A new item begins where a new verb does, and at a known name that no little word or adjective ties to what stands
    before it.
    """
    begins = {0} | {m.end() for m in _OTC_VERB.finditer(text)}
    found = find_conditions(text)
    for before, one in itertools.pairwise(found):
        between = text[before.end : one.start]
        if not between.strip() or between.strip() == "the":
            begins.add(before.end + len(between) - len(between.lstrip()))
    places = sorted(begins)
    yield from zip(places, [*places[1:], len(text)], strict=True)


def runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the items in a stretch of a list; one for most."""
    titled = len(_TITLE_WORDS.findall(text)) > 1.2 * len(_LOWER_WORDS.findall(text))
    begin = 0
    for found in _CAPITAL.finditer(text):
        at = found.start()
        if text.count("(", begin, at) > text.count(")", begin, at):
            continue
        if _NO_BREAK_AFTER.search(text, max(begin, at - 12), at) or _EPONYM.match(text, found.end()):
            continue
        closed = text[at - 1] == ")"
        if _HEAD_ALONE.match(text, found.end()):
            continue
        if not closed:
            word = text[text.rfind(" ", 0, at) + 1 : at]
            if titled or (word[:1].isupper() and not names_condition(word)):
                continue
        yield begin, at
        begin = found.end()
    yield begin, len(text)
