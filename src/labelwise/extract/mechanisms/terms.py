"""Short phrases for an action: "inhibits reuptake of serotonin", "does not act directly on skeletal muscle"."""

from __future__ import annotations

import re
from collections.abc import Iterator

MOST_WORDS = 12
UNKNOWN = "exact mechanism unknown"
PARTLY_KNOWN = "mechanism not fully understood"

_VERBS_WORDS = """
    inhibit block bind antagonize antagonise activate stimulate potentiate enhance increase decrease reduce
    prevent suppress depress interfere act modulate induce promote compete disrupt release relax mimic replace
    lower raise elevate facilitate restore dilate chelate neutralize stabilize alter degrade cleave catalyze
    deplete augment attenuate delay affect damage alkylate crosslink intercalate incorporate kill destroy target
    displace sequester slow correct regulate produce limit constrict dissociate impair terminate trigger
    upregulate downregulate hydrolyze abolish inactivate amplify supplement accelerate desensitize decouple
    phosphorylate methylate demethylate arrest halt dissolve soften lubricate draw retain scavenge oxidize
    detoxify reverse
"""
_VERBS = tuple(_VERBS_WORDS.split())
_NOUNS_WORDS = """
    inhibition blockade activation antagonism stimulation suppression potentiation reduction depression
    depletion disruption agonism enhancement facilitation modulation inactivation displacement induction
    relaxation vasodilation prevention
"""
_NOUNS = frozenset(_NOUNS_WORDS.split())
# Forms that are nouns as often: they count behind a word that a verb follows.
_AMBIGUOUS_WORDS = """
    release increase decrease delay target block slow limit produce damage supplement act draw lower replace
    reverse arrest halt correct affect raise targets increases decreases acts blocks releases limits delays
    supplements
"""
_AMBIGUOUS = frozenset(_AMBIGUOUS_WORDS.split())
_LEADS_WORDS = """
    to may can and will also might could would which that they it thereby or not both either directly
"""
_LEADS = frozenset(_LEADS_WORDS.split())


def _forms() -> dict[str, str]:
    """Return every form of the verbs and nouns, with its kind: verb, going (-ing) or noun."""
    kinds = dict.fromkeys(_NOUNS, "noun")
    for verb in _VERBS:
        stem = verb[:-1] if verb.endswith("e") else verb
        kinds[verb] = "verb"
        kinds[verb + ("es" if verb.endswith(("ss", "x", "sh", "ch")) else "s")] = "verb"
        kinds[stem + "ing"] = "going"
    kinds["mimicking"] = "going"
    return kinds


_KIND = _forms()
_TOKEN = re.compile(r"[a-z][a-z-]+")
_ADVERB = re.compile(r"(?:\b(?:[a-z-]+ly|also|both)\s+(?:and\s+)?){1,3}\Z")
_NEGATED = re.compile(
    r"\b(?:(?:does|do|did|has|have|is|are|was|were|can|could|may|will)\s+not\b|(?:has|have|"
    r"had)\s+(?:little or\s+)?no\b|cannot\b)[^.,;:]{0,45}\Z"
)
_DENIED = re.compile(
    r"\b(?:neither|nor|without|lacks?|unlikely to|rather than|instead of|no evidence)\b[^.,;:]{0,40}\Z"
)
_RELATIVE = re.compile(
    r",\s(?:which|who|where|whose)\s[^,]{0,120}\Z|\b(?:enzymes?|hormones?|neurotransmitters?|"
    r"proteins?)\s+that\s[^,]{0,40}\Z"
)
_BEHIND = re.compile(r"\b(?:an?|the|this|these|its|their|of|in|no|such|for|on|with)\s+(?:[a-z-]+\s+)?\Z")
_CUT = re.compile(
    r"[.;:]|,(?!\s*(?:[A-Z0-9α-ω]|and\s+[A-Z0-9]))|\s(?:that|which|thereby|thus|resulting|leading|whereas|while|"
    r"although|because|when|where|"
    r"who|whose|since|but|via|without|however|therefore|including|such as|found in|followed|as well as|compared|"
    r"is|are|was|were|has|have|"
    r"may|can|it|in patients|used|rather than|demonstrated|"
    r"by\s+\w+ing|and\s+(?:[a-z]+ly\s+)?(?:thereby|thus|therefore|is|are|was|has|may|its|it|this|in|also|does|by|"
    r"causes?))\b"
)
_UNKNOWN = re.compile(
    r"\b(?:mechanisms?|mode|how|action)\b[^.;]{0,170}?\b(?:unknown|unclear|not (?:been )?(?:fully |completely |"
    r"clearly |precisely |well |definitely |entirely )?"
    r"(?:known|understood|established|elucidated|identified|defined|determined|clear|delineated|characterized))\b",
    re.IGNORECASE,
)
_PARTLY = re.compile(r"not (?:been )?(?:fully|completely|entirely|well|clearly|precisely)\b", re.IGNORECASE)
_SAYS_LITTLE = re.compile(
    r"(?:acts?|affects?|produces?|reduces? (?:the )?(?:risk|incidence|frequency|number)|"
    r"increases? (?:the )?(?:risk|incidence)|"
    r"binds?|limits?|targets?|alters?|slows?|acting|affecting|increases?|decreases?|increasing|"
    r"decreasing)(?:\s+(?:to|on|by|in|as|at|the|an?|its|these|this|that|cells|it))*\Z"
)
_NOT_AN_ACTION = re.compile(
    r"\b(?:patients?|(?:plasma|serum) (?:proteins?|concentrations?|levels?)|protein binding|half-life|clearance|"
    r"QT|placebo|subjects|trials?|stud(?:y|ies)|"
    r"exposure|pharmacokinetics?|absorption of (?:the )?drug|bioavailability|metabolism of|gastric ph|albumin|"
    r"resistan\w+|mutations?|strains?|see)\b"
)
_DANGLING_WORDS = """
    the a an of in at to and or by for on with from into both its their is are
"""
_DANGLING = frozenset(_DANGLING_WORDS.split())
_BREAKS_WORDS = """
    in at by for on with from into during within after following through
"""
_BREAKS = frozenset(_BREAKS_WORDS.split())


def unknown_term(sentence: str) -> str | None:
    """Return the term of a sentence that says the mechanism is not (fully) known, None for any other."""
    if _UNKNOWN.search(sentence) is None:
        return None
    return PARTLY_KNOWN if _PARTLY.search(sentence) else UNKNOWN


def actions(sentence: str) -> Iterator[str]:
    """Yield the short phrases for an action that a sentence holds, in order; what is denied keeps its "not" or is
    left out."""
    last = 0
    words = list(_TOKEN.finditer(sentence))
    for i, word in enumerate(words):
        kind = _KIND.get(word.group())
        if kind is None or word.start() < last:
            continue
        before = words[i - 1].group() if i else ""
        if kind == "verb" and not _is_verb(sentence, word, before):
            continue
        if kind == "noun" and not sentence.startswith((" of ", " in ", " at "), word.end()):
            continue
        if word.group() == "binding" and sentence.startswith((" site", " prot", " affin", " stud", "-"), word.end()):
            continue
        start = _start(sentence, word.start(), kind)
        if start is None:
            continue
        end = _end(sentence, start, word.end())
        phrase = " ".join(sentence[start:end].split()).rstrip(",-")
        if phrase.count(" ") < 1 or _SAYS_LITTLE.match(phrase) or _NOT_AN_ACTION.search(phrase.lower()):
            continue
        last = end
        yield phrase


_LINKED = re.compile(
    r"\b(?:associated with|related to|attributed to|attributable to|mediated (?:by|through|via)|linked to|due to)\s+"
    r"(?:its\s+|the\s+|an?\s+)?(?=[a-z])"
)


def links(sentence: str) -> Iterator[str]:
    """Yield what an effect is said to come from, where no action is named: "altered interneuronal activity"."""
    for found in _LINKED.finditer(sentence):
        phrase = " ".join(sentence[found.end() : _end(sentence, found.end(), found.end())].split()).rstrip(",-")
        told = phrase.lower()
        denied = _DENIED.search(sentence[: found.start()])
        if not denied and " " in phrase and _OF_ACTION.search(told) and not _NOT_AN_ACTION.search(told):
            yield phrase


_OF_ACTION = re.compile(
    r"activit|formation|alkylation|antagonis|agonis|inhibit|block|\bbinding|damage|decrease|increase|release of|"
    r"synthesis|"
    r"modulat|polari[sz]|\baction|effects? (?:on|of|at)|transmission|stimulat|depress"
)


def _is_verb(sentence: str, word: re.Match[str], before: str) -> bool:
    if sentence.startswith((" of ", "-", ")"), word.end()):
        return False
    if word.group() in _AMBIGUOUS and before not in _LEADS and not word.group().endswith("s"):
        return False
    return before in ("that", "which") or _BEHIND.search(sentence, max(0, word.start() - 40), word.start()) is None


def _start(sentence: str, at: int, kind: str) -> int | None:
    """Return where the phrase starts: with its adverbs, or with the "does not" that denies it; None where it says
    nothing
    of the drug."""
    window = max(0, at - 130)
    near = sentence[window:at]
    if _DENIED.search(near[-70:]):
        return None
    denied = _NEGATED.search(near[-80:])
    if denied is not None:
        return at - len(near[-80:]) + denied.start() if kind == "verb" else None
    if _RELATIVE.search(near):
        return None
    adverb = _ADVERB.search(near[-40:])
    return at - len(near[-40:]) + adverb.start() if adverb else at


def _end(sentence: str, start: int, after: int) -> int:
    """Return where the phrase from `start` ends: at the clause's end, or at the last whole word that it may have."""
    cut = _CUT.search(sentence, after)
    end = cut.start() if cut else len(sentence)
    words = list(re.finditer(r"\S+", sentence[start:end]))
    if len(words) <= MOST_WORDS:
        kept = words
    else:
        kept = words[:MOST_WORDS]
        # A phrase that is cut must not end in the middle of a joined pair: step back to the last preposition.
        for i in range(len(kept) - 1, 3, -1):
            if kept[i].group().lower() in _BREAKS:
                kept = kept[:i]
                break
    while len(kept) > 1 and (kept[-1].group() in _DANGLING or kept[-1].group().endswith("-")):
        kept.pop()
    return start + kept[-1].end()


_IS_A = re.compile(r"\b(?:is|are|acts? as|functions? as)\s+(?=an?\s)")


def class_spans(sentence: str) -> Iterator[int]:
    """Yield where a sentence says what the drug is: the offset after "is"."""
    for found in _IS_A.finditer(sentence):
        yield found.end()
