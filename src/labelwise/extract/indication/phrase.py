"""What stands behind "indicated for": purpose, population and adjuncts off; the condition is what remains."""

from __future__ import annotations

import re
from functools import lru_cache

from labelwise.extract.indication.coordination import conditions_in, ends_in_adjective
from labelwise.extract.indication.lead import (
    ADJUNCT,
    MOST_WORDS,
    PREVENT,
    TREAT,
    TREATING,
    Use,
    lead_off,
    listed,
    shortened,
)
from labelwise.extract.indication.mask import squeeze
from labelwise.extract.indication.nameless import names_nothing
from labelwise.extract.indication.population import PEOPLE, TRAILING, names_people, plain, sex_of
from labelwise.vocab.conditions.heads import looks_like_condition, names_condition

_NO_CONDITION = re.compile(
    r"\(|.*\s=\s|secondary\s+to\s|total\s+treatment\s+program|(?:(?!\swith\s).)*\bmutations?$|(?:when|who|whose|whom|where|not|no|limited|replace|due|as|by|from|after|before|during|if|even|minimize"
    r"|helps?|improv(?:es?|ing)|inhibiting"
    r"|concomitant|concurrent|suspected$|(?:a\s+)?single\s+course|reduce\s+the\s+tumor.*|selection\s+of\s+patients$|information|(?:an?\s+)?attacks?$"
    r"|enhance|facilitate|initiate|assess|evaluate|determine|continue|on the basis|single agent"
    r"|\d+\s+(?:years|months)|as follows|follows|those\s+patients|without|with|use|used|only"
    r"|prevention(?:\s+of)?$|pregnancy$|[\w-]+ procedures?$|provide|(?:the\s+|this\s+|these\s+"
    r"|such\s+|other\s+|following\s+|short-term\s+|acute\s+|initial\s+|maintenance\s+)*"
    r"(?:treatments?|therapy|management|relief|use|following|conditions?|indications?|patients?|adults?|children"
    r"|pediatric|adult"
    r"|infections?|diseases?|disorders?|states?|symptoms?|reduction of the risk(?: of)?|population|purposes?"
    r"|monotherapy|reduce.{0,15})(?:\s+(?:only|below|listed|alone|of|for|as follows))*$)(?:\s|$)|(?:it|this|that"
    r"|they)\s",
    re.IGNORECASE,
)
# What points at another place, another name of what was named before, an author, or a word that names nothing alone.
_NO_NAME = re.compile(
    r"(?:(?:also|formerly|previously|commonly|otherwise)\s+)*(?:known|called|referred\s+to)\s+as\b|(?:its|their)\s"
    r"|(?:note|past|active|combination|be\s+employed|extension|throat|nose|eyes|esophagus|colon|foot)$"
    r"|(?-i:[A-Z][a-z]+,\s[A-Z](?:\.[A-Z])*\.?$)",
    re.IGNORECASE,
)
_GENE = re.compile(
    r"[KNH]RAS|BRAF|EGFR|HER[-\s]?[234]|ERBB2|BRCA[12]?|FLT3|IDH[12]|NTRK\d?|ROS1|PIK3CA|PDGFR[AB]|FGFR\d?|ESR1|PD-L1"
    r"|TP53|ALK|RET|MET|KIT"
)
_RELIEF = re.compile(
    r",?\s*(?:and\s+)?(?:particularly|especially|primarily)?\s*for\s+(?:the\s+)?relief\s+of\s+(?P<signs>.+)$",
    re.IGNORECASE,
)
_NAMELY = re.compile(
    r"\b(?:associated|its)\s+(?:signs?\s+(?:and|or)\s+)?symptoms?\s*,?\s*(?:namely|such\s+as|including|i\.e\."
    r"|:)\s*,?\s*(?P<signs>.+)$",
    re.IGNORECASE,
)
_NEXT_USE = re.compile(
    rf"(?:[,;]\s*(?:and|or)?|\s(?:\s*[,;]\s*(?:and|or)?|\s*(?:and|or|as\s+well\s+as)))\s+"
    rf"(?<!in adults and )(?<!in adult patients and )(?<!in children and )(?<!in patients and )"
    rf"(?=(?:(?:also\s+)?(?:for|(?<!, )in|as(?!\s+\w+ed\b)|to)\s+(?:the\s+"
    rf"|an?\s+|use\s+)?(?:[\w-]+\s+){{0,3}}?(?:{TREAT}|{PREVENT}|adjunct\w*|treat|diagnose|relieve|prevent"
    rf"|reduce|improve|control|children|adults|patients|diagnos\w+)\b)|(?<!,)(?<!, )(?<!adult and )(?<!adults and"
    rf" )(?<!pediatric and )"
    rf"(?<!children and )(?<!women and )(?<!patients and )(?<!patients and in )(?<!adults and in )"
    rf"(?<!adults and for )(?<!adults or )(?<!adult or )(?:in\s+|adult\s+|pediatric\s+"
    rf"|for\s+)*(?:adults|patients|children|women|men)\s+with\b|(?:the\s+)?(?:{PREVENT}|treatment|management"
    rf"|relief)\s+of\b)",
    re.IGNORECASE,
)
_END = re.compile(
    r"\s*,?\s++(?=(?:"
    r"(?:in\s+order\s+)?to\s+(?:improve|reduce|lower|increase|decrease|delay|slow|maintain|prevent|help|achieve|control"
    r"|induce|be|allow|enhance|provide|facilitate|target|include)"
    r"|as\s+(?:an?\s+)?(?:adjunct\w*|monotherapy|single|part|component|sole|initial|first|second|determined|detected"
    r"|measured|shown|defined|confirmed|assessed|evidenced|demonstrated|well\s+as\s+for)"
    r"|(?:used\s+|when\s+used\s+)?in\s+(?:combination|conjunction|addition|association|accordance)\s+(?:with|to)"
    r"|as\s+(?:manifested|evidenced|characterized)\s+by|only\s+in\s+the|either\s+(?:as|alone)"
    r"|who|whose|whom|for\s+whom|for\s+which|in\s+whom|when|where|if|unless|until|because|since|which"
    r"|that\s+(?:have|has|are|is|can|may|require)|provided|whether|upon|based\s+on|based\s+upon|regardless"
    r"|with\s+or\s+without\s+\w+\s+therapy"
    # Organisms: a genus in capitals, or "susceptible strains of"; other causes belong to the condition.
    r"|(?:caused\s+by|due\s+to|attributable\s+to)\s+(?:the\s+)?(?:\w+[- ])?(?:designated|susceptible|sensitive"
    r"|following"
    r"|indicated|group|gram|strains|isolates|penicillinase|microorganisms|organisms|bacteria)"
    r"|caused\s+by\s+(?-i:(?:either\s+)?[A-Z](?:[a-z]+|\.)\s+[a-z]+)|(?:caused\s+by|due\s+to)\s+(?-i:[A-Z])\.?$"
    r"|due\s+to\s+(?-i:(?:Staph|Strep|Escher|Pseudom|Haemoph|Klebs|Neiss|Candida|Clostr|Enteroc|Mycob|Prote"
    r"|[A-Z]\.\s)[a-z]*)"
    r"|(?<!patients\s)(?<!children\s)(?<!adults\s)aged\s+(?:≥\s*)?\d+|such\s+as|also\s+known\s+as|i\.e\.(?=,|\s)|including|includes|namely|especially|particularly|defined\s+as|characterized\s+by"
    r"|for\s+example|see|e\.?g\.?(?=[\s,(])|i\.?e\.?(?=[\s,(])"
    r"|(?:after|following)\s+(?:failure|at\s+least|prior|one|two|progression|the|other|treatment|first|platinum)"
    r"|with\s+(?:the\s+)?symptoms\s+of"
    r"|(?:with|on)\s+(?:disease\s+progression|progression|no\s+(?:prior|known|acceptable)|an?\s+inadequate|inadequate"
    r"|or\s+after)"
    r")(?:\b|(?<=[.\s])))"
    r"|\s*[:;]\s|\s[–—]\s",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:(?:serious|severe|or|and|mild|moderate|to|moderately|other|bacterial|infection|the|following|treatment"
    r"|of|systemic)\s+)*infections?$",
    re.IGNORECASE,
)
_EXAMPLES = re.compile(
    r"\s*[(\[](?:e\.g|i\.e|such\s+as|including|see|as\s|eg\b|for\s+example|generally)[^()]*[)\]]|\s*\(\s*\)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\b(?:(?:and|or)\s+(?:in\s+)?(?:patients|those|adults|children|individuals)|(?:and|or)\s+(?:prevention|treatment"
    r"|management)|,\s*alone|as\s+follows)$",
    re.IGNORECASE,
)
_TAIL_ENDS = frozenset(
    "patients those adults children individuals prevention treatment management alone follows".split(" ")  # noqa: SIM905
)
_LOOSE = frozenset("and or and/or the of in with for to a an as by at due is are usually known suspected".split(" "))  # noqa: SIM905


def _trimmed(phrase: str) -> str:
    """Return a phrase without loose words and marks at its end."""
    while True:
        phrase = phrase.rstrip(" \t\n,;:.(")
        last = phrase.rpartition(" ")[2]
        if last.lower() in _LOOSE:
            phrase = phrase[: -len(last)]
        elif last.lower() in _TAIL_ENDS and (found := _TAIL.search(phrase, max(0, len(phrase) - 40))):
            phrase = phrase[: found.start()]
        else:
            return phrase


def uses_of(text: str, base: Use = Use()) -> list[Use]:  # noqa: B008 - a Use is immutable
    """Return the uses that the words behind a cue state; empty where no condition can be told apart."""
    return list(_uses(squeeze(text), base))


@lru_cache(maxsize=4096)  # labels of one drug, and a label's highlights, say the same again
def _uses(text: str, base: Use) -> tuple[Use, ...]:
    found: list[Use] = []
    carried, bare = base, False
    parts = _NEXT_USE.split(text)
    for before, part in zip(["", *parts], parts, strict=False):
        part = _same_event(before, part)
        rest, use = lead_off(part, carried._replace(kept=base.kept))
        if bare:  # "treatment or prevention of X": both are of X
            use = use._replace(kept="")
        bare = not rest and TREATING.search(part) is not None
        if rest:
            found += _conditions(rest, use)
        carried = base._replace(population=base.population, adjunct_to=use.adjunct_to or base.adjunct_to)
    return tuple(found)


def _listed_in(rest: str, use: Use) -> list[str]:
    """Return the conditions listed; the events of one risk, and what a drug is a source of, stay one."""
    if not rest:
        return []
    if use.kept.startswith("reduction") or _SOURCE.match(rest):
        return [squeeze(re.sub(r"\s*\([^()]*\)", "", rest))]
    return conditions_in(_RUN_ON.sub(r"\1, ", rest) if "etastatic" in rest else rest)


# Two items of a list that the flattening joined.
_RUN_ON = re.compile(r"\b(cancer(?:\s\([^()]*\))?)\s(?=(?:[Nn]on-?)?[Mm]etastatic\b)")
_SOURCE = re.compile(r"(?:\w+ )?source of ", re.IGNORECASE)
_IN_PEOPLE = re.compile(r"\sin\s+(?:(?:adult|pediatric)\s+)?(?:patients|adults|women|men|children)\s+with\b")
_WITH_PEOPLE = re.compile(r"in\s+(?:(?:adult|pediatric)\s+)?(?:patients|adults|women|men|children)\s+with\b")


def _same_event(before: str, part: str) -> str:
    """Return "prevention of A in patients with C" for "in patients with C" behind "prevention of A in patients with B"
    and "and".
    """
    found = _IN_PEOPLE.search(before) if _WITH_PEOPLE.match(part) else None
    return f"{before[: found.start()]} {part}" if found else part


def _conditions(rest: str, use: Use) -> list[Use]:
    relieves: tuple[str, ...] = ()
    rest = _AMONG.sub("", rest) if rest.startswith("including ") else rest
    for word, pattern in (("relief", _RELIEF), ("symptom", _NAMELY)):
        if word in rest and (signs := pattern.search(rest)):
            relieves, rest = listed(signs["signs"]), rest[: signs.start()]
    rest = _EXAMPLES.sub("", rest) if "(" in rest or "[" in rest else rest
    after: list[Use] = []
    states: list[str] = []
    if (
        (" in " in rest or " for " in rest or " among " in rest)
        and names_people(rest)
        and (people := TRAILING.search(rest))
    ):
        tail = rest[people.end() :]
        more = re.match(r"\s*,?\s*(?:and|or|as\s+well\s+as)\s+(?:for\s+)?(?:the\s+)?(?=\w)", tail)
        if more and looks_like_condition(tail[more.end() :]):
            after = _conditions(tail[more.end() :], use._replace(population=None))
            tail = ""
        state = _state_of(tail)
        use = use._replace(population=_joined(plain(people["people"]), tail, state) or use.population)
        states = conditions_in(state[4:]) if state and "reduction" not in use.kept else []
        rest = rest[: people.start()] + ("" if len(states) > 1 else state)
    end = _END.search(rest)
    if (
        end
        and _GENERIC.match(rest[: end.start()])
        and re.match(r"\s*,?\s*(?:caused|due|attributable)\s", rest[end.end() - 1 :])
    ):
        end = None
    if end:
        tail = rest[end.end() :]
        if adjunct := ADJUNCT.match(tail):
            use = use._replace(adjunct_to=use.adjunct_to + listed(adjunct["to"]))
        elif tail.lower().startswith(("to ", "in order", "in comb", "in conj")) and use.qualifier is None:
            use = use._replace(qualifier=shortened(tail, 12))
        elif tail.lower().startswith(("who", "aged ")) and use.population is None:
            use = use._replace(population=shortened("patients " + tail, 15))
        after += [] if _ABSENT.search(rest, 0, end.start()) else _examples(tail, use)
        rest = rest[: end.start()]
    rest = _trimmed(rest)
    sex = sex_of(use.population)
    made = []
    phrases = _listed_in(rest, use)
    if len(states) > 1:  # "S in patients with A or B" is S in A and S in B
        phrases = [f"{phrase} in {state}" for phrase in phrases for state in states]
    for phrase in phrases:
        phrase, own = lead_off(phrase, use)
        phrase = fitted(
            use.kept + _trimmed(_ITEM_NUMBER.sub("", phrase) if phrase[-1:].isdigit() else phrase), MOST_WORDS
        )
        if sex and sex not in phrase.lower() and len(phrase.split()) + len(sex.split()) < MOST_WORDS:
            phrase = f"{phrase} in {sex}"
        if _NO_NAME.match(phrase) or _GENE.fullmatch(phrase) or names_nothing(phrase.removeprefix(use.kept)):
            continue
        if re.search(r"[a-z]{3}|[A-Z]{2}", phrase) and not _NO_CONDITION.match(phrase) and not PEOPLE.fullmatch(phrase):
            made.append(own._replace(condition=phrase, relieves=relieves))
    return made + after


_OTHER = re.compile(r"\b(?:the|an?|other|associated)\s+", re.IGNORECASE)
_ABSENT = re.compile(r"\b(?:absence|without|except|excluding|not|other\s+than|exclusion)\b", re.IGNORECASE)
_ONLY_WITHOUT = re.compile(r"\swithout\s(?:concurrent|concomitant|evidence)\b")
_NAMED_EXAMPLES = re.compile(r"(?:such\s+as|including)\s+(?!but\b|those\b|the\s+following)", re.IGNORECASE)


def _examples(tail: str, use: Use) -> list[Use]:
    """Return a use for each condition of "events such as A or B", where all that is named there is one."""
    found = _NAMED_EXAMPLES.match(tail)
    if not found or _ONLY_WITHOUT.search(tail):  # "X, including Y, without Z": not every Y
        return []
    named = _OTHER.sub("", tail[found.end() :])
    end = _END.search(named)
    listed_there = conditions_in(_trimmed(named[: end.start()] if end else named))
    pieces = [p for p in listed_there if not _NO_CONDITION.match(p)]
    if named.count("(") != named.count(")") or not all(
        looks_like_condition(p) and len(p.split()) <= MOST_WORDS and not names_nothing(p) for p in pieces
    ):
        return []
    return [use._replace(condition=fitted(use.kept + _trimmed(p), MOST_WORDS)) for p in pieces]


_AMONG = re.compile(r"including [^,]{3,60}, (?=as |for )")
_ITEM_NUMBER = re.compile(
    r"(?<!type)(?<!types)(?<!stage)(?<!grade)(?<!class)(?<!phase)(?<!group)(?<!\sand)(?<!\sor)\s\d{1,2}$", re.IGNORECASE
)
_WITH = re.compile(
    r"\s*,?\s*with\s+(?!(?:no|(?:the\s+)?symptoms|an?\s+inadequate|inadequate|or\s+without|a\s+body|body|progressive\s+disease)\b)"
)


def _state_of(tail: str) -> str:
    """Return " in X" for a tail "with X": the disease in which a sign is treated belongs to the condition."""
    found = _WITH.match(tail)
    if not found:
        return ""
    state = tail[found.end() :]
    end = _END.search(state)
    state = state[: end.start()] if end else state
    return (
        f" in {state}"
        if looks_like_condition(state)
        and not re.match(r"(?:a\s+)?(?:history|evidence|body|multiple|body\s+weight)\b", state)
        else ""
    )


def _joined(people: str | None, tail: str, state: str) -> str | None:
    if state or not re.match(r"\s*,?\s*(?:who|whose|for\s+whom)\b", tail):
        return people
    return shortened(f"{people or 'patients'} {tail.strip(' ,')}", 15)


def shorn(phrase: str) -> str:
    """Return a phrase without explanations in brackets and without what stands behind the condition."""
    phrase = squeeze(re.sub(r"\s*\([^()]{24,}\)", "", _EXAMPLES.sub("", phrase)))
    end = _END.search(phrase)
    return _trimmed(phrase[: end.start()] if end else phrase)


_MODIFIER = re.compile(r"\s(?:with|in|of|due|associated|after|following|that|who|whose|for|on|undergoing)\s")


def fitted(phrase: str, most: int) -> str:
    """Return a phrase of at most `most` words.

    Brackets go first, then what stands behind the last comma or preposition.
    """
    if len(phrase.split()) <= most:
        return phrase
    phrase = squeeze(re.sub(r"\s*\([^()]*\)", "", phrase))
    words = phrase.split()
    if len(words) <= most:
        return phrase
    own = _MODIFIER.split(phrase, maxsplit=1)[0].split()
    if len(own) > most and names_condition(own[-1]):  # a long row of adjectives: the nearest to the noun stay
        return " ".join(own[-most:])
    head = " ".join(words[:most])
    cuts = [
        m.start()
        for m in re.finditer(
            r",\s|\s(?:with|in|at|and|or|associated|due|after|following|undergoing|on|for|requiring|including)\s",
            head + " ",
        )
        if len(head[: m.start()].split()) >= 2
    ]
    ends = [c for c in cuts if not ends_in_adjective(head[:c])]
    return _trimmed(head[: ends[-1]] if ends else head)
