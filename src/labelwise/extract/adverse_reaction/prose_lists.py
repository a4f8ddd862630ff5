"""Lists of reactions in running text: under a threshold, a band or a frequency word, by body system.

After marketing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from labelwise.extract.adverse_reaction.percents import Percent, percents
from labelwise.extract.adverse_reaction.prose_terms import Term, cut_list, is_known, is_term, terms_of

_SUBJECT = re.compile(
    r"\b(?:adverse|side|undesirable|untoward)\b|\breactions?\b|\bevents?\b|\beffects?\b|\bexperiences?\b"
    r"|\bTEAEs?\b|\bSAEs?\b|\binfections\b|\btoxicities\b|\bsymptoms?\b|\bfollowing\b",
    re.I,
)
_SYSTEM = (
    r"Blood|Cardiac|Cardio-?vascular|Cardiorespiratory|Congenital|Ear|Endocrine|Eyes?|Gastro-?intestinal|GI"
    r"|General|Hepato-?biliary|Hepatic|Liver|Immun\w+|Infections?|Infestations|Injury|Investigations?"
    r"|Metabol\w+|Musculo-?skeletal|Neoplasms?|Nervous|Central|Neuro\w+|Psych\w+|Renal|Reproductive"
    r"|Respiratory|Pulmonary|Skin|Dermat\w+|Vascular|Body|Digestive|Hemic|Ha?emato\w+|Uro\w*genital"
    r"|Genito-?urinary|Special Senses|Sensory|Ocular|Ophthalm\w+|Allergic|Hypersensitiv\w+|Autonomic|Urinary"
    r"|Other|Miscellaneous|CNS|Laboratory|Lymphatic|Nutritional|Pregnancy|Surgical|Social|Product|Peripheral"
    r"|Heart|Integument\w*|Oral|Mental|Sexual|Local|Systemic|Appendages|Hearing|Vestibular|Application|Autonomic"
    r"|Administration Site|Urolog\w+|Reproduct\w+|Gyn[ae]+col\w+|Lower Respiratory|Upper Respiratory|Non-Site"
    r"|Resistance|Rheumat\w+|Collagen|Red Blood|White Cell|Platelet|Drug Interaction|Breast|Electrolyte|Vision"
    r"|Thyroid|Bone"
)


def _by_initial(names: str) -> str:
    """Alternatives put together by their first letter, so that one look turns most words away."""
    rests: dict[str, list[str]] = {}
    for name in names.split("|"):
        rests.setdefault(name[0], []).append(name[1:])
    return "|".join(f"{initial}(?:{'|'.join(rest)})" for initial, rest in rests.items())


_HEADING = re.compile(
    rf"(?<![^\s.;•])(?P<name>(?:{_by_initial(_SYSTEM)})(?:[A-Za-z,/&()’' -]{{0,75}}?))\s*(?:[:–—]|\s-\s)\s*", re.I
)
_FREQUENCY = re.compile(
    r"(?<!more )(?<!as )\b(?P<word>less (?:common|frequent)(?:ly)?|very rare(?:ly)?|rare(?:ly)?|infrequent(?:ly)?"
    r"|uncommon(?:ly)?|occasional(?:ly)?|frequent(?:ly)?|common(?:ly)?)\b",
    re.I,
)
_FREQUENCY_HEAD = re.compile(
    r"(?:^|(?<=[\s.;,:(]))(?P<word>Very rare|Rare|Infrequent|Uncommon|Frequent|Common|Occasional)(?:ly)?"
    r"(?:\s*(?:adverse\s+)?(?:reactions?|events?|reports?))?\s*(?:\([^()]{0,40}\)\s*)?[:;–—]\s*(?:were |are )?",
    re.I,
)
_END = re.compile(
    r"(?<=[a-z)\]])\.\s+(?=[A-Z])(?!(?:Very rare|Rare|Infrequent|Uncommon|Frequent|Common"
    r"|Occasional)(?:ly)?\s*[:;–—])|\s(?=\d{1,2}\.\d{1,2}\s+[A-Z])|\s(?=To report\b)|\s(?=(?:Because"
    r"|The following|These|In addition|Although|Table \d|Post-?marketing|Adverse Reactions|Clinical (?:Trials"
    r"|Studies)|In (?:a|the|clinical|controlled|patients)|During|Other (?:Adverse|Clinically)|See\b|Drug Abuse"
    r"|OVERDOSAGE|Overdosage|Distributed|Manufactured|Call your)\b)"
)
_VERB = re.compile(
    r"\b(?:were|was|is|are|reported|following|patients|occurred|adverse|with|reactions in|sections?|label\w*"
    r"|below|clinically)\b",
    re.I,
)
_ITEM_BREAK = re.compile(r"\.\s+(?=[A-Z])")
_HEADED = re.compile(r"\([^()]*\d\s*%[^()]*\)\s*(?:(?:are|were|include)\s*)?:")
_GAP = 25  # characters of other prose between two headings that end a list
_WORDS = {
    "very rare": "rare", "rare": "rare", "infrequent": "infrequent", "uncommon": "uncommon", "occasional": "infrequent",
    "frequent": "frequent", "common": "common", "less common": "infrequent", "less frequent": "infrequent",
}  # fmt: skip


# "In addition to those in the table (>1%), the following ...": the limit is not the list's.
_ASIDE_LIMIT = re.compile(r"\W*(?:[\w ]+:\s*)?In addition to\b[^.:]*?%[^,.:]*,", re.I)


# "with a difference in incidence (drug minus placebo) of at least 5%": no share of patients.
_DIFFERENCE = re.compile(r"\bdifferences? (?:in|of|from|between)\b")


class Listed(NamedTuple):
    """A term of a list: `text[start:end]`; `percent` is the threshold or band over it, `word` the frequency word."""

    term: Term
    group: str
    percent: Percent | None
    word: str | None


class Band(NamedTuple):
    """What governs a list that follows: a threshold or band, or a frequency word; `end` is where the list begins."""

    percent: Percent | None
    word: str | None
    end: int


def band_of(sentence: str, lists_follow: bool = False) -> Band | None:
    """Return the threshold of `reactions (incidence ≥5%) were: ...` and where its list begins.

    None when there is none. `lists_follow`: the next sentence is a list, which may be the one that is announced.
    """
    values = percents(sentence)
    word = None if values else _FREQUENCY.search(sentence)
    if not values and not word:
        return None
    headed = _HEADED.search(sentence) if values else None
    if (headed is None and not _SUBJECT.search(sentence)) or ("addition" in sentence and _ASIDE_LIMIT.match(sentence)):
        return None
    if values and "ifference" in sentence and _DIFFERENCE.search(sentence, 0, values[0].start):
        values, word = (), _FREQUENCY.search(sentence)
        if not word:
            return None
    first = values[0] if values else None
    if first is not None and len(values) > 1:
        first = _both_limits(sentence, first, values[1]) or first
    if first is not None and first.op == "=":
        return None
    opening = _list_opening(sentence, first.end if first else (word.end() if word else 0))
    if opening is None and first is not None:
        opening = next((h.start for h in _heads(sentence, first.end, len(sentence))), None)
    if opening is None and not (lists_follow and first is not None and _announces(sentence, first.end)):
        return None
    opening = opening if opening is not None else len(sentence)
    lead = sentence[:opening]
    if (headed is None and not _SUBJECT.search(lead)) or (first and _ends_before(sentence, first, values, opening)):
        return None
    return Band(first, _frequency(word["word"]) if word and first is None else None, opening)


_LESS, _MORE = ("<", "<="), (">", ">=")
_LIMITS = re.compile(r"\s*,?\s*(?:and|but|to|or)?,?\s*(?:in\s+)?", re.I)


def _both_limits(sentence: str, one: Percent, other: Percent) -> Percent | None:
    """The band of two limits: `≥1% and <3%`."""
    if not _LIMITS.fullmatch(sentence[one.end : other.start]) or one.value is None or other.value is None:
        return None
    low, high = sorted((one.value, other.value))
    if one.op == "=" and other.op in _LESS and re.search(r"\bto\b", sentence[one.end : other.start]):
        return one._replace(op="range", value=None, low=low, high=high, end=other.end)  # "0.1% to less than 1%"
    opposed = (one.op in _LESS and other.op in _MORE) or (one.op in _MORE and other.op in _LESS)
    return one._replace(op="range", value=None, low=low, high=high, end=other.end) if opposed and low < high else None


_ANNOUNCED = re.compile(r"\b(?:below|following|listed|list of|selected|less frequently|lists?)\b", re.I)


def _announces(sentence: str, after: int) -> bool:
    """Whether a sentence that ends without a list says that one follows; a list of its own behind the limit is none."""
    return _ANNOUNCED.search(sentence) is not None and sentence.count(",", after) < 4


def _ends_before(sentence: str, first: Percent, values: Sequence[Percent], opening: int) -> bool:
    """Whether two thresholds stand before the list: two groups with a limit each are not one band."""
    return any(
        first.end <= v.start < opening
        and (v.op, v.value) != (first.op, first.value)
        and v.op != "="
        and _is_group_limit(v)
        and not sentence.endswith("by ", 0, v.start)  # "and more often than with placebo by ≥1%"
        for v in values
    )


def _is_group_limit(value: Percent) -> bool:
    return value.op in (">", ">=", "range")


def _frequency(word: str) -> str:
    return _WORDS.get(re.sub(r"ly$", "", word.lower()), "reported")


_OPENS = re.compile(
    r":\s*|(?<=\))\s*[–—]\s+"
    r"|\b(?:were|are|was|is|include[sd]?|including|consisted of|comprised)\b(?!\s*:?\s*(?:reported|observed"
    r"|listed|shown|presented|summari|described|noted|seen|provided|considered|based|more|less|not|similar"
    r"|generally|usually|mild|at least|<|>|≥|≤|\d|in\b|as follows|also|commonly|displayed|enumerated|defined"
    r"|related|the (?:most|same)|classified|categorized|grouped))\s*:?\s*",
    re.I,
)


def _list_opening(sentence: str, after: int) -> int | None:
    for found in _OPENS.finditer(sentence):
        if found.end() > after and found.start() >= after - 1:
            return found.end()
    return None


# A list can be headed by whom it holds for: `were: Adults: nausea, rash`.
_TITLED = re.compile(r"\s*(?:[A-Z][^:,;.]{1,60}|(?:(?:and )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,3},? ?){2,6}):\s+")


def band_terms(sentence: str, band: Band) -> list[Listed]:
    """Return the terms of the list in the sentence itself; none where they carry figures of their own."""
    rest = sentence[band.end :]
    if any(p.op in ("=", "<", "range") for p in percents(rest)):
        return []
    rest = re.sub(
        r"[\[(]\s*(?:see\b|\d+(?:\.\d+)?\s*[,)\]])[^\])]*[\])]*(?:\s*\])?", lambda m: " " * len(m.group()), rest
    )
    stop = re.search(
        r"\.\s|\(\s*\d(?:\.\d)?\s*\)|\[\s*see|\b(?:compared|whereas|however|but|occurring|which)\b|\s\(?(?:see )?"
        r"Tables? \d",
        rest,
    )
    text = rest[: stop.start()] if stop else rest
    if _HEADING.search(text):
        return []
    titled = _TITLED.match(text)
    skip = titled.end() if titled else 0
    terms = terms_of(text[skip:], band.end + skip)
    if band.percent is None:
        known = [t for t in terms if is_known(t.text)]
        terms = known if len(known) >= 0.6 * len(terms) else []
    return [Listed(t, "", band.percent, band.word) for t in terms]


# A heading that begins behind a word of the list before it: `rash Gastrointestinal Disorders`.
_INNER_HEADING = re.compile(rf"(?<=[a-z)])\s+(?=(?:{_by_initial(_SYSTEM)})\b)", re.I)
_JOINS = re.compile(r"(?:\b(?:and|or|of|the|with|to|in)|,)$")


class _Head(NamedTuple):
    start: int
    end: int
    name: str


_NO_HEADINGS = frozenset({"Body System", "Body System)", "Body Systems"})


def _begins(text: str, at: int) -> bool:
    """Whether a heading can begin there: it has a capital, or what stands before it is closed."""
    return not text[at].islower() or text[:at].rstrip()[-1:] in ("", ".", ";", ":", ")", "]", "•")


def _heads(text: str, start: int, stop: int) -> list[_Head]:
    found: list[_Head] = []
    for m in _HEADING.finditer(text, start, stop):
        begin = m.start()
        for inner in _INNER_HEADING.finditer(text, m.start("name"), m.end("name")):
            word = text[inner.start() :].split(None, 1)[0]
            last = text[: inner.start()].rsplit(" ", 1)[-1]
            if not _JOINS.search(text[begin : inner.start()]) and word[0].isupper() and not last[0].isupper():
                begin = inner.end()
        name = " ".join(text[begin : m.end("name")].split())
        if len(name.split()) <= 9 and not _has_verb(name) and name not in _NO_HEADINGS and _begins(text, begin):
            found.append(_Head(begin, m.end(), name))
    return found


def system_lists(text: str, start: int, stop: int, band: Band | None) -> Iterator[Listed]:
    """Yield the terms under body-system headings in `text[start:stop]`, under the band that stands before them."""
    heads = _heads(text, start, stop)
    for i, head in enumerate(heads):
        end = heads[i + 1].start if i + 1 < len(heads) else stop
        close = _END.search(text, head.end, end)
        last = end if close is None else close.start()
        turn = _NEXT_BAND.search(text, head.end, last) if band is not None and "%" in text[head.end : last] else None
        yield from _items(text, head.end, last if turn is None else turn.start(), head.name, band)
        if turn is not None and band is not None:
            band = band._replace(percent=_limit(turn.group()), word=None)
        if close is not None and end - close.end() > _GAP:
            return


# "Incidence less than 1%" between two lists: another band begins.
_NEXT_BAND = re.compile(
    r"\b(?:[Ii]ncidence|INCIDENCE|Frequency|FREQUENCY)\b[^.;()]{0,30}%(?:\s*(?:to|and|but)\s*[<≤]?\s*\d+%)?"
)


def _limit(text: str) -> Percent | None:
    """The limit or band that a text states; None where it states none."""
    found = percents(text)
    if not found or found[0].op == "=":
        return None
    return (_both_limits(text, found[0], found[1]) if len(found) > 1 else None) or found[0]


def _has_verb(name: str) -> bool:
    return _VERB.search(name) is not None


def _items(text: str, start: int, end: int, group: str, band: Band | None) -> Iterator[Listed]:
    """Yield the items of one heading; a frequency word inside it governs what follows it."""
    if end - start > 1500:
        return
    at, word = start, None
    pieces: list[tuple[int, int, str | None]] = []
    for found in _FREQUENCY_HEAD.finditer(text, start, end):
        pieces.append((at, found.start(), word))
        at, word = found.end(), _frequency(found["word"])
    pieces.append((at, end, word))
    for a, b, said in pieces:
        for item in cut_list(text[a:b].rstrip(" ."), a):
            term, own = _with_own_figure(item) if "%" in item.text else (item, None)
            if is_known(term.text) and is_term(term.text):
                over = band.percent if band and said is None else None
                yield Listed(term, group, own or over, said or (band.word if band else None))


_OWN_FIGURE = re.compile(r"\s*\((?P<figures>[^()]*%[^()]*)\)$")


def _with_own_figure(item: Term) -> tuple[Term, Percent | None]:
    """An item and the one figure in brackets behind it: `diarrhea (26%)`; without it where there are several."""
    found = _OWN_FIGURE.search(item.text)
    if found is None:
        return item, None
    name = item.text[: found.start()]
    figures = percents(found["figures"])
    alone = len(figures) == 1 and figures[0].start == 0 and figures[0].end == len(found["figures"])
    return Term(name, item.start, item.start + len(name)), figures[0] if alone else None


def plain_list(sentence: str) -> list[Term]:
    """Return the known terms of a sentence that ends in a list after a colon or `include`."""
    opening = re.search(r":\s*|\binclud(?:e|es|ed|ing)\b:?\s*", sentence)
    if opening is None:
        return []
    found = [t for t in cut_list(sentence[opening.end() :].rstrip(" ."), opening.end()) if is_term(t.text)]
    known = [t for t in found if is_known(t.text)]
    return known if len(known) >= 0.6 * len(found) else []
