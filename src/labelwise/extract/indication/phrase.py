"""What stands behind "indicated for": purpose, population and adjuncts off; the condition is what remains."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from labelwise.extract.indication.coordination import conditions_in, ends_in_adjective
from labelwise.extract.indication.mask import squeeze
from labelwise.extract.indication.population import LEADING, PEOPLE, TRAILING, names_people, plain, sex_of
from labelwise.vocab.conditions.heads import looks_like_condition, names_condition

MOST_WORDS = 15


class Use(NamedTuple):
    """What a phrase says before it is a fact. `kept` is a purpose that changes the meaning: "prevention of "."""

    condition: str = ""
    population: str | None = None
    adjunct_to: tuple[str, ...] = ()
    relieves: tuple[str, ...] = ()
    qualifier: str | None = None
    kept: str = ""


_TREAT = (
    r"(?:treatment|management|relief|control|therapy|alleviation|amelioration|suppression|eradication|correction"
    r"|resolution|reversal|healing|"
    r"stabilization|cure|care|remission\s+induction|induction\s+of\s+remission|induction|improvement|maintenance)"
)
_PREVENT = (
    r"(?:prevention|prophylaxis|preventive\s+treatment|prophylactic\s+(?:treatment|management|therapy)"
    r"|primary\s+prevention|secondary\s+prevention|preventative\s+treatment|preexposure\s+prophylaxis"
    r"|pre-exposure\s+prophylaxis|routine\s+prophylaxis)"
)
_PURPOSE = re.compile(
    rf"(?P<mode>(?:(?!of\b|in\b|for\b|with\b|patients\b|prevention\b|prophylaxis\b|to\b"
    rf"|who\b)[\w/,-]+\s+){{0,5}}?)(?P<treat>{_TREAT})"
    rf"(?:\s*(?:,|and|or|and/or|as\s+well\s+as)\s*(?:the\s+)?(?:\w+\s+)?(?:{_TREAT}|{_PREVENT}"
    rf"|maintenance))*(?:\s*\([^()]*\))?(?:\s+(?:of|in|for)(?:\s+the)?(?=\s|$)|\s*$)",
    re.IGNORECASE,
)
_PREVENTS = re.compile(
    rf"(?:(?P<mode>(?:(?!of\b|in\b|for\b|with\b|patients\b"
    rf"|to\b)[\w/-]+\s+){{0,2}}?)(?P<noun>{_PREVENT})(?P<also>\s*(?:and|or"
    rf"|and/or)\s+(?:\w+\s+)?{_TREAT})?(?:\s+(?:of|against|for|in)(?=\s|$)|\s*$)"
    rf"|(?:prophylaxis\s+)?(?:to\s+)?(?:help\s+)?prevent(?:ing|s)?(?=\s|$)"
    rf"|active\s+immunization(?:\s+\w+)*?\s+(?:against|to\s+prevent|for\s+the\s+prevention\s+of))\s*(?:the\s+)?",
    re.IGNORECASE,
)
_RISK = re.compile(
    r"(?:to\s+)?(?:reduc(?:e|ing|tion\s+(?:of|in))|lower(?:ing)?|decreas(?:e|ing))\s+(?:the\s+)?(?:(?:rate|risk"
    r"|incidence|frequency|occurrence)(?:s)?(?:\s+(?:and|or)\s+\w+)?)\s+(?:of|for)(?:\s+the)?(?=\s|$)",
    re.IGNORECASE,
)
_TREATS = re.compile(
    r"(?:to\s+)?(?:help\s+)?(?:temporarily\s+)?(?:treat(?:ing|s)?|reliev(?:e|es|ing)|manag(?:e|ing)|control(?:s"
    r"|ling)?|alleviat(?:e|ing)|reverse|correct|cures?|produc(?:e|ing|tion\s+of)|suppress|eradicate|ameliorate)(?=\s|$)\s*(?:the\s+)?",
    re.IGNORECASE,
)
_GOAL = re.compile(
    r"(?P<goal>(?:to\s+)?(?:improv(?:e|ing|ement\s+(?:of|in))|reduc(?:e|es|ing|tion\s+(?:of|in))|lower(?:ing)?"
    r"|increas(?:e|ing)|delay(?:ing)?|slow(?:ing)?|maintain(?:ing)?|induc(?:e|ing)|achiev(?:e|ing)|decreas(?:e"
    r"|es|ing)|promot(?:e|ing)|restore|enhance|prolong|inhibit(?:ing)?|control)\s+"
    r"(?:(?!\bwith\s)[^.;:]){2,260}?)\s*,?\s+(?:in|for|of)(?=\s*$|\s+(?:\w+\s+){0,2}?(?:adult|pediatric|adults"
    r"|some|selected|certain|postmenopausal|newly|women|men|patients|children|adolescents|individuals"
    r"|persons)\b)",
    re.IGNORECASE,
)
_GOAL_VERB = re.compile(
    r"(?:to\s+)?(?:improv(?:e|ing)|reduc(?:e|es|ing)|lower(?:ing)?(?!\s+(?:respiratory|urinary|back|limb|extrem|abdom))|decreas(?:e|es|ing)|help"
    r"|temporarily)\s+(?:the\s+)?(?:temporarily\s+)?",
    re.IGNORECASE,
)
_SIGNS = re.compile(
    r"(?:the\s+)?(?:(?:(?!with\b|and\b)\w+\s+){0,3}?(?:signs?\s*(?:and|or|and/or|&|/)\s*symptoms?|symptoms?"
    r"|signs)(?:\s+and\s+complications)?)\s+(?:of|associated\s+with|caused\s+by|due\s+to"
    r"|resulting\s+from)(?:\s+the)?(?=\s|$)",
    re.IGNORECASE,
)
_ADJUNCT = re.compile(
    r"(?:use\s+)?(?:as\s+)?(?:an?\s+)?(?:useful\s+)?(?:adjunct(?:ive)?(?:\s+(?:therapy|treatment|agent))?"
    r"|adjuvant(?:\s+therapy)?)\s+(?:to|with)\s+(?P<to>.{2,120}?)(?:\s*,)?\s*(?=\s(?:for|in|to)\s|[:.]?$)",
    re.IGNORECASE,
)
_ADJUNCTIVE = re.compile(
    r"(?:use\s+)?(?:as\s+)?(?:an?\s+)?(?:adjunct(?:ive)?(?:\s+(?:therapy|treatment|use))?)\s+(?=in\s|for\s"
    r"|to\s+(?:treat|reduce))",
    re.IGNORECASE,
)
_COMBINED = re.compile(
    r"(?:(?:for\s+use|used|given|administered|,)\s+)?(?P<with>(?:in\s+(?:combination|conjunction|addition)"
    r"|concomitantly|concurrently|together|along)\s+(?:with|to)\s+.{2,140}?)(?:\s*,)?\s*(?=\s(?:for|in\s+(?:the"
    r"|adult|pediatric|patients)|to\s+(?:treat|reduce|prevent|improve)|as)\s|[:.]?$)",
    re.IGNORECASE,
)
_MODE = re.compile(
    r"(?:either\s+)?(?:alone|as\s+(?:a\s+|an\s+)?(?:monotherapy|single\s+agent|sole\s+agent|sole\s+therapy"
    r"|initial\s+therapy|(?:complete|first[- ]line|second[- ]line)\s+(?:\w+\s+)?(?:regimen|therapy)"
    r"|(?:\w+\s+){0,3}(?:therapy|agent|treatment|regimen|component|part|contraceptive\s+method)))"
    r"(?:\s+or\s+(?:in\s+combination\s+with|with)\s+.{2,80}?)?(?=\s+(?:for|in|to|of)\s|:"
    r"|,)\s*(?:of\s+.{0,70}?(?=\sfor\s))?|(?:once|twice)\s+daily\s+|(?:orally|topically|intravenously"
    r"|intramuscularly|parenterally)\s+",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:[,:;\s.–—-]+|(?:also|for\s+use|use|used|both|only|solely|primarily|either|temporarily|the|an?"
    r"|following(?:\s+(?:conditions|infections|indications|disorders|diseases))?(?=\s*[:(]|$)|for|in|to|of|as"
    r"|and|or|at|by|with)\b\s*)",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"short[- ]term|acute(?=\s)|long[- ]term|adjunctive|initial|maintenance|symptomatic|temporary|first[- ]line"
    r"|palliative|empiric\w*",
    re.IGNORECASE,
)


def lead_off(text: str, use: Use) -> tuple[str, Use]:
    """Return what remains of a phrase without what stands before the condition, and what that was."""
    for _ in range(14):
        before = text
        text, use = _one_off(text.strip(" ,:;"), use)
        if text == before:
            break
    return text, use


def _one_off(text: str, use: Use) -> tuple[str, Use]:
    near = text[:70].lower()
    if "adju" in near and (found := _ADJUNCT.match(text)):
        return text[found.end() :], use._replace(adjunct_to=use.adjunct_to + listed(found["to"]))
    if "adjunct" in near and (found := _ADJUNCTIVE.match(text)):
        return text[found.end() :], use._replace(qualifier=use.qualifier or "adjunctive therapy")
    if " with " in text and (found := _COMBINED.match(text)):
        return text[found.end() :], use._replace(qualifier=use.qualifier or shortened(found["with"], 12))
    if found := _MODE.match(text):
        return text[found.end() :], use
    if ("risk" in near or "rate" in near or "cidence" in near or "frequency" in near or "occur" in near) and (
        found := _RISK.match(text)
    ):
        return text[found.end() :], use._replace(kept="reduction of the risk of ")
    if ("prev" in near or "prophyla" in near or "immuni" in near) and (found := _PREVENTS.match(text)):
        return text[found.end() :], use._replace(kept="" if _also_treats(found) else "prevention of ")
    if found := _PURPOSE.match(text):
        mode = _SHORT.search(found["mode"])
        name = mode.group().lower() if mode else ""
        word = (
            f"{name} treatment"
            if name in {"short-term", "maintenance", "palliative", "symptomatic", "temporary", "adjunctive"}
            else None
        )
        both = re.search(_PREVENT, found.group(), re.IGNORECASE) is not None
        return text[found.end() :], use._replace(qualifier=use.qualifier or word, kept="" if both else use.kept)
    if ("sign" in near or "symptom" in near) and (found := _SIGNS.match(text)):
        return text[found.end() :], use
    if names_people(text[:110]) and (found := LEADING.match(text)) and found.end() > 0:
        people, link = found["people"], found["link"].strip()
        sex = plain(people)
        if link.startswith(("undergoing", "receiving", "at")):
            return text[found.start("people") :], use
        return text[found.end() :], use._replace(population=sex or use.population)
    if found := _TREATS.match(text):
        return text[found.end() :], use._replace(kept="")
    if found := _GOAL.match(text):
        return text[found.end() :], use._replace(qualifier=use.qualifier or shortened(found["goal"], 12))
    if (found := _GOAL_VERB.match(text)) and looks_like_condition(text[found.end() :]):
        return text[found.end() :], use
    if found := _LINK.match(text):
        return text[found.end() :], use
    if (found := _AHEAD.match(text)) and (
        not looks_like_condition(found["before"]) or _PEOPLE_TREATED.match(text, found.end())
    ):
        return text[found.end() :], use
    return text, use


_TREATING = re.compile(_TREAT, re.IGNORECASE)


def _also_treats(found: re.Match[str]) -> bool:
    """Return whether "treatment or prevention of" stands there, and not prevention alone."""
    return bool(found["also"]) or _TREATING.search(found["mode"] or "") is not None


_AHEAD = re.compile(
    rf"(?P<before>[^.;:]{{2,170}}?)\s(?:for|in|to)\s+(?:the\s+)?(?=(?:[\w-]+\s+){{0,2}}?(?:{_TREAT}"
    rf"|{_PREVENT})\s+(?:and\s+\w+\s+)?(?:of|in)\b)",
    re.IGNORECASE,
)
# "Ovarian cancer for the treatment of adults with ...": a heading, and the use itself behind it.
_PEOPLE_TREATED = re.compile(
    r"(?:[\w-]+\s+){0,2}?treatment\s+of\s+(?:adult|pediatric|patients|children|women|men)", re.IGNORECASE
)
_NO_CONDITION = re.compile(
    r"\(|.*\s=\s|secondary\s+to\s|total\s+treatment\s+program|(?:(?!\swith\s).)*\bmutations?$|(?:when|who|whose|whom|where|not|no|limited|replace|due|as|by|from|after|before|during|if|even|minimize"
    r"|helps?|improv(?:es?|ing)|inhibiting|concomitant|concurrent|suspected$|(?:a\s+)?single\s+course|information|(?:an?\s+)?attacks?$|enhance|facilitate|initiate|assess|evaluate|determine|continue|on the basis|single agent"
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
    rf"(?<!in adults and )(?<!in adult patients and )(?<!in children and )(?<!in patients and )(?=(?:(?:also\s+)?(?:for|(?<!, )in|as|to)\s+(?:the\s+"
    rf"|an?\s+|use\s+)?(?:[\w-]+\s+){{0,3}}?(?:{_TREAT}|{_PREVENT}|adjunct\w*|treat|diagnose|relieve|prevent"
    rf"|reduce|improve|control|children|adults|patients|diagnos\w+)\b)|(?<!,)(?<!, )(?<!adult and )(?<!adults and"
    rf" )(?<!pediatric and )"
    rf"(?<!children and )(?<!women and )(?<!patients and )(?<!patients and in )(?<!adults and in )(?<!adults and for )(?<!adults or )(?<!adult or )(?:in\s+|adult\s+|pediatric\s+"
    rf"|for\s+)*(?:adults|patients|children|women|men)\s+with\b|(?:the\s+)?(?:{_PREVENT}|treatment|management"
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
    r"|such\s+as|i\.e\.(?=,|\s)|including|includes|namely|especially|particularly|defined\s+as|characterized\s+by"
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
    r"(?:[\s,;:.(]|\b(?:and|or)\s+(?:in\s+)?(?:patients|those|adults|children|individuals)$|\b(?:and|or|and/or"
    r"|the|of|in|with|for|to|a|an|as|by|at|due|is|are|(?:and|or)\s+(?:prevention|treatment|management)|,\s*alone)$)+$",
    re.IGNORECASE,
)


def _trimmed(phrase: str) -> str:
    """Return a phrase without loose words and marks at its end."""
    found = _TAIL.search(phrase, max(0, len(phrase) - 60))
    return phrase[: found.start()] if found else phrase


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
        bare = not rest and _TREATING.search(part) is not None
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
    return conditions_in(rest)


_SOURCE = re.compile(r"(?:\w+ )?source of ", re.IGNORECASE)
_IN_PEOPLE = re.compile(r"\sin\s+(?:(?:adult|pediatric)\s+)?(?:patients|adults|women|men|children)\s+with\b")
_WITH_PEOPLE = re.compile(r"in\s+(?:(?:adult|pediatric)\s+)?(?:patients|adults|women|men|children)\s+with\b")


def _same_event(before: str, part: str) -> str:
    """Return "prevention of A in patients with C" for "in patients with C" after "prevention of A in patients with B"."""
    found = _IN_PEOPLE.search(before) if _WITH_PEOPLE.match(part) else None
    return f"{before[: found.start()]} {part}" if found else part


def _conditions(rest: str, use: Use) -> list[Use]:
    relieves: tuple[str, ...] = ()
    for word, pattern in (("relief", _RELIEF), ("symptom", _NAMELY)):
        if word in rest and (signs := pattern.search(rest)):
            relieves, rest = listed(signs["signs"]), rest[: signs.start()]
    rest = _EXAMPLES.sub("", rest) if "(" in rest or "[" in rest else rest
    after: list[Use] = []
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
        rest = rest[: people.start()] + state
    end = _END.search(rest)
    if (
        end
        and _GENERIC.match(rest[: end.start()])
        and re.match(r"\s*,?\s*(?:caused|due|attributable)\s", rest[end.end() - 1 :])
    ):
        end = None
    if end:
        tail = rest[end.end() :]
        if adjunct := _ADJUNCT.match(tail):
            use = use._replace(adjunct_to=use.adjunct_to + listed(adjunct["to"]))
        elif tail.lower().startswith(("to ", "in order", "in comb", "in conj")) and use.qualifier is None:
            use = use._replace(qualifier=shortened(tail, 12))
        elif tail.lower().startswith("who") and use.population is None:
            use = use._replace(population=shortened("patients " + tail, 15))
        rest = rest[: end.start()]
    rest = _trimmed(rest)
    sex = sex_of(use.population)
    made = []
    for phrase in _listed_in(rest, use):
        phrase, own = lead_off(phrase, use)
        phrase = fitted(
            use.kept + _trimmed(_ITEM_NUMBER.sub("", phrase) if phrase[-1:].isdigit() else phrase), MOST_WORDS
        )
        if sex and sex not in phrase.lower() and len(phrase.split()) + len(sex.split()) < MOST_WORDS:
            phrase = f"{phrase} in {sex}"
        if re.search(r"[a-z]{3}|[A-Z]{2}", phrase) and not _NO_CONDITION.match(phrase) and not PEOPLE.fullmatch(phrase):
            made.append(own._replace(condition=phrase, relieves=relieves))
    return made + after


_ITEM_NUMBER = re.compile(
    r"(?<!type)(?<!types)(?<!stage)(?<!grade)(?<!class)(?<!phase)(?<!group)\s\d{1,2}$", re.IGNORECASE
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


def listed(text: str) -> tuple[str, ...]:
    """Return the members of a plain list of short phrases."""
    parts = re.split(
        r"\s*,\s*(?:and|or)?\s*|\s+(?:and|or|and/or)\s+(?:concomitant\s+|associated\s+|other\s+measures)?"
        r"|\s*;\s*",
        text.strip(" .,;:"),
    )
    return tuple(p.strip(" .") for p in (re.sub(r"^(?:the|an?|and|its)\s+", "", p) for p in parts) if p.strip(" ."))[:8]


def shortened(text: str, most: int) -> str:
    """Return the text cut to a number of words."""
    words = squeeze(text).split()
    return " ".join(words[:most]) + (" ..." if len(words) > most else "")


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
