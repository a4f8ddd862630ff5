"""The words in which labels announce a use, and those in which they deny one."""

from __future__ import annotations

import re

_WORDS = r"(?:\s+(?!not\b|for\b|in\b|to\b|as\b|when\b)[\w’'-]+,?)"
INDICATED = re.compile(
    r"(?<!would be )(?<!otherwise )(?<!clinically )(?<!if )(?<!when )(?<!medically )(?<!as )(?<!may be"
    r" )(?<!who are )\b(?:indicated|indication\s+(?:for\s+\S+(?:\s+\S+)?\s+)?is|INDICATED)(?:\s+(?:only|primarily"
    r"|specifically|adjunctively|concomitantly))?"
    r"(?:\s+(?:orally|topically|intravenously|intramuscularly|subcutaneously))?(?=\s|:|,|$)\s*[:,]?",
)


def indicated(words: str) -> re.Match[str] | None:
    """Return where a stretch says that the drug is indicated, if it does."""
    small, great = words.find("ndicat"), words.find("INDICATED")
    if small < 0 and great < 0:
        return None
    # Nothing before the word begins a match: only what stands right before it is looked at, from there.
    first = min(at for at in (small - 1, great) if at >= 0) if small > 0 or great >= 0 else 0
    return INDICATED.search(words, first)


SOFT_WORDS = (
    "useful",
    "effective",
    "used",
    "employed",
    "intended",
    "recommended",
    "approved",
    "beneficial",
    "value",
    "help",
    "designed",
    "serve",
)
SOFT = re.compile(
    r"\b(?:(?:is|are|be|been)\s+(?:also\s+|often\s+|particularly\s+|especially\s+|found\s+|shown\s+"
    r"|clinically\s+|of\s+(?:some\s+)?)*"
    r"(?:useful|effective|used|employed|intended(?:\s+for\s+use)?|recommended|approved|beneficial|value|helpful"
    r"|designed)"
    r"|a\s+useful\s+adjunct|useful\s+adjunct|serves?)"
    r"(?:\s+(?:as\s+an?\s+)?(?:adjunct(?:ive)?(?:\s+(?:therapy|treatment))?))?"
    r"(?=\s+(?:for|in|to|as|when)\b)",
)
_PURPOSE_NOUN = (
    r"(?:treatment|treating|management|managing|relief|relieving|control|controlling|prevention|preventing"
    r"|prophylaxis|prophylactic|therapy|reduction|reducing|"
    r"maintenance|alleviation|improvement|improving|suppression|induction|inducing|eradication|diagnosis"
    r"|detection|symptomatic|"
    r"replacement|amelioration|correction|correcting|lowering|inhibition|termination|healing|initiation"
    r"|stabilization|delaying|slowing)"
)
PURPOSE_AHEAD = re.compile(
    rf"(?:\s+(?!not\b)[\w’'-]+,?){{0,9}}?\s+{_PURPOSE_NOUN}\b|\s+(?:in|for)\s+(?:(?:adult|pediatric|adults|some"
    rf"|selected)\s+)*(?:patients|children|adults)\s+with\b"
    r"|\s+to\s+(?:treat|relieve|prevent|control|manage|reduce|improve)\b"
)
OTC = re.compile(
    r"\b(?:(?:for\s+(?:the\s+)?)?(?:temporar(?:ily|y)\s+)?(?:relieves|relief\s+of|reduces|treats"
    r"|helps?\s+(?:treat|prevent|relieve|control|protect)|prevents|cures|controls|protects|decreases"
    r"|treatment\s+of|"
    r"for\s+the\s+treatment\s+of|for\s+(?:relief|treatment)\s+of)|temporarily\s+(?:restores|relieves|reduces"
    r"|helps|protects)\b)",
    re.IGNORECASE,
)
START = re.compile(
    rf"(?:For\s+(?:the\s+|use\s+|short-term\s+|symptomatic\s+)*|In\s+the\s+"
    rf"|As\s+(?:an?\s+)(?:[\w-]+\s+){{1,3}}?(?:for|in|to)\s+(?:the\s+)?|To\s+(?:treat|relieve|reduce|prevent"
    rf"|improve|control)|"
    rf"(?:[A-Z][\w-]+\s+(?:and\s+[\w-]+\s+)?)?{_PURPOSE_NOUN.capitalize()}\s+(?:and\s+\w+\s+)?of\b"
    rf"|(?i:{_PURPOSE_NOUN})\s+(?:and\s+\w+\s+)?of\b)"
)
NAYS = ("not", "Not", "NOT", "no ", "No ", "never", "neffective", "isn’t")
NEGATIVE = re.compile(
    r"\b(?:(?:is|are|be|was|were|been)\s+not|isn’t|not\s+(?:been\s+)?(?:shown|found|demonstrated|established)"
    r"|never|has\s+no|have\s+no|of\s+no|NOT)\b"
    r"[^.;]{0,60}?\b(?:indicated|recommended|intended|effective|approved|established|useful|use|value|beneficial"
    r"|appropriate|be\s+used|for\s+use|demonstrated|evaluated|studied|substitute|for|justified|supported)\b"
    r"|\b(?:should|must|do|does|can)\s+not\s+(?:be\s+)?(?:use|used|administered|given)\b|^not\s+(?:indicated"
    r"|recommended|intended|for|effective|approved)\b"
    r"|\b(?:not|Not)\s+(?:indicated|recommended|intended|effective)\b"
    r"|\bnot\s+to\s+be\s+effective\b|\bineffective\b|\b(?:not|never)\s+been\s+(?:\w+\s+)?(?:established|found"
    r"|shown|demonstrated|proven|evaluated|studied)\b"
    r"|\bno\s+(?:\w+\s+)?evidence\b[^.;]{0,60}\b(?:useful|effective|beneficial|efficacy)\b|\bHAS NOT BEEN\b"
    r"|\bnot\s+(?:known|predict)\b",
)


def denial_in(words: str) -> re.Match[str] | None:
    """Return where a stretch denies a use. A denial begins with a word of denial or the one before it."""
    first = min((at for nay in NAYS if (at := words.find(nay)) >= 0), default=-1)
    if first < 0:
        return None
    before = words[: max(0, words.rfind(" ", 0, first))].rstrip()
    return NEGATIVE.search(words, before.rfind(" ") + 1)


LIMITATIONS = re.compile(r"limitations?\s+of\s+use", re.IGNORECASE)
_VERBS = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "should",
        "may",
        "can",
        "cannot",
        "must",
        "will",
        "would",
        "could",
        "does",
        "do",
        "been",
        "demonstrated",
        "showed",
        "occur",
        "occurs",
        "appear",
        "appears",
        "lowers",
        "contain",
        "contains",
        "produce",
        "produces",
        "implies",
        "depends",
    ]
)
_BASES = frozenset(
    [
        "require",
        "requires",
        "consider",
        "select",
        "reserve",
        "initiate",
        "discontinue",
        "administer",
        "respond",
        "provide",
        "provides",
        "use",
    ]
)
_BASE = re.compile(
    r"(?<!to )\b(?:requires?|consider|select|reserve|initiate|discontinue|administer|respond|provides?)\b"
    r"|^\W*use\b(?!\s+in\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+")


def is_clause(words: str) -> bool:
    """Return whether a stretch has a verb of its own, and so is a sentence and no name."""
    lower = words.lower()
    present = set(_WORD.findall(lower))
    return not present.isdisjoint(_VERBS) or (not present.isdisjoint(_BASES) and _BASE.search(words) is not None)


RELATIVE = re.compile(
    r"\b(?:who|whose|that|which|where|when|whom|if|unless|until|because|since|whether|for\s+whom|for\s+which"
    r"|in\s+whom|as\s+\w+ed)\b"
)
_GENERAL = (
    "resistant bacteria", "rug of choice", "nly penicillin", "the nasopharynx",
    "the oropharynx", "accelerated approval", "ontinued approval", "usceptibility information",
    "usceptibility test",
    "usceptibility patterns", "ulture and suscept", "owering blood pressure", "owering of blood pressure",
    "ontrol of high blood pressure", "ompanion diagnostic", "ublished guidelines", "official guid", "ocal epidemiology",
    "blood pressure goals", "lower blood pressure, and", "ntihypertensive drugs from", "ntihypertensive drugs have",
    "ffectiveness was", "ffectiveness is based", "based on the results", "based on data", "based on evidence",
    "based on the data", "linical trials was", "linical trials were", "linical trials in", "linical trials have",
    "linical studies were", "linical studies in", "linical studies have", "linical trial was",
)  # fmt: skip


_SHOWN = re.compile(r"studies have shown \w+(?: \w+){0,3} to be effective in ")


def is_general(words: str) -> bool:
    """Return whether a sentence is one that stands in many labels and names no use of this drug."""
    if len(words) <= 60:
        return False
    for phrase in _GENERAL:  # a plain loop: this runs for every sentence
        if phrase in words:
            return _SHOWN.search(words) is None
    return False
