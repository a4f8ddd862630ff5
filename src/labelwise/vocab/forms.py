"""Dosage forms in plain words, and the release they have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

Release = Literal["immediate", "extended", "delayed"]

# What changes how the drug is set free or taken, in the order in which plain phrases put it: the phrase shown, then the
# spellings that labels and FDA's list of forms use.
_MODIFIERS: tuple[tuple[str, str], ...] = (
    ("extended-release", r"(?:extended|sustained|prolonged|controlled|slow|modified|long[- ]acting)[- ]?release|"
        r"long[- ]acting"),
    ("delayed-release", r"delayed[- ]?release|enteric[- ]coated|gastro[- ]resistant"),
    ("immediate-release", r"immediate[- ]?release"),
    ("orally disintegrating", r"oral(?:ly)?[- ]disintegrating"),
    ("chewable", r"chewable"),
    ("effervescent", r"effervescent"),
    ("dispersible", r"dispersible"),
    ("sublingual", r"sublingual"),
    ("buccal", r"buccal"),
    ("vaginal", r"vaginal"),
    ("rectal", r"rectal"),
    ("oral", r"oral"),
    ("ophthalmic", r"ophthalmic"),
    ("otic", r"otic"),
    ("nasal", r"nasal"),
    ("inhalation", r"inhalation"),
    ("topical", r"topical"),
    ("transdermal", r"transdermal"),
    ("intrauterine", r"intrauterine"),
    ("intrathecal", r"intrathecal"),
    ("injectable", r"injectable"),
    ("lyophilized", r"lyophilized|freeze[- ]dried"),
    ("film-coated", r"film[- ]?coated"),
    ("coated", r"sugar[- ]coated|coated"),
    ("liquid-filled", r"liquid[- ]filled"),
    ("soft gelatin", r"soft(?:[- ]?gelatin)?"),
    ("hard", r"hard(?:[- ]?(?:gelatin|shell))?"),
    ("metered", r"metered(?:[- ]dose)?"),
)  # fmt: skip

_NOUNS = (
    r"tablets?|capsules?|caplets?|soft ?gels?|gel ?caps?|lozenges?|troches?|granules?|powders?|solutions?|suspensions?|"
    r"syrup|elixir|emulsion|injections?|concentrate|cream|ointment|gels?|lotion|foam|shampoo|sprays?|aerosol|inhaler|"
    r"patch(?:es)?|systems?|films?|"
    r"suppositor(?:y|ies)|inserts?|implants?|rings?|drops|paste|liquid|enema|"
    r"gum|wafers?|mouthwash|rinse|jelly|pads?|swabs?|kit|dispersion|microspheres|pellets"
)
_MOD = "|".join(f"(?:{spelling})" for _, spelling in _MODIFIERS)


# All alternatives begin with a letter of their own and none is looked for without case: that is searched fast.
# Compiled when first asked for: who only names forms that are known needs neither.
@cache
def _core() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_NOUNS}|"
        r"for (?:oral |intravenous |extended-release (?:injectable |oral )?|delayed-release oral )?"
        r"(?:injection|suspension|solution|infusion)(?! only| use))\b"
        r"(?![- ]?(?:shaped?|coated|coating|form(?:ing)?\b|like|size|imprint))"
        r"(?:,? for (?:oral |intravenous |injectable )?(?:solution|suspension|injection|infusion)\b)?"
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?:{_MOD}|chewing)(?:[\s,-]+|\s+and\s+)){{1,5}}\Z")


_LAST_WORDS = (
    "release",
    "acting",
    "coated",
    "resistant",
    "disintegrating",
    "chewable",
    "effervescent",
    "dispersible",
    "sublingual",
    "buccal",
    "vaginal",
    "rectal",
    "oral",
    "orally",
    "ophthalmic",
    "otic",
    "nasal",
    "inhalation",
    "topical",
    "transdermal",
    "intrauterine",
    "intrathecal",
    "injectable",
    "lyophilized",
    "dried",
    "filled",
    "soft",
    "gelatin",
    "hard",
    "shell",
    "metered",
    "dose",
    "chewing",
    "and",
)
_ONLY_BEHIND = {"system": ("transdermal", "intrauterine", "vaginal"), "ring": ("vaginal",), "gum": ("chewing",)}
_WINDOW = 80


def find_forms(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the span of every form that `text[start:end]` names, with its modifiers. Case does not matter."""
    piece = text[start:end]
    lower = piece.lower()
    if len(lower) != len(piece):  # a letter whose lower case is longer: keep the offsets
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in piece)
    for found in _core().finditer(lower):
        at = found.start()
        if at > 0 and (lower[at - 1].isalnum() or lower[at - 1] == "_"):
            continue
        before = lower[max(0, at - _WINDOW) : at]
        words = before.rstrip(" ,-")
        only = _ONLY_BEHIND.get(found.group().rstrip("s"))
        if only is not None and not words.endswith(only):
            continue
        if words != before and words.endswith(_LAST_WORDS):
            modifiers = _before().search(before)
            at -= len(before) - modifiers.start() if modifiers else 0
        yield start + at, start + found.end()


_MODIFIER_PATTERNS = tuple((shown, re.compile(rf"\b(?:{spelling})\b", re.IGNORECASE)) for shown, spelling in _MODIFIERS)
_NOUN = re.compile(rf"\b(?:{_NOUNS})\b", re.IGNORECASE)
_FOR = re.compile(
    r"\bfor (?:(?:oral|intravenous|injectable|extended-release|delayed-release)\s+)*(injection|infusion|solution|"
    r"suspension)\b",
    re.IGNORECASE,
)
_COATS = re.compile(r"film[- ]?coated|chewing(?= gum)|soft[- ]?gelatin|freeze[- ]dried")
_SINGULAR = {
    "suppositories": "suppository",
    "patches": "patch",
    "drops": "drops",
    "softgel": "capsule",
    "softgels": "capsule",
    "soft gel": "capsule",
    "soft gels": "capsule",
    "gelcap": "capsule",
    "gelcaps": "capsule",
    "gel cap": "capsule",
    "gel caps": "capsule",
    "microspheres": "microspheres",
    "pellets": "pellets",
    "granules": "granules",
    "granule": "granules",
}
_SOLIDS = {"tablet", "capsule", "caplet", "granules", "pellets"}
_LIQUIDS = {"solution", "suspension", "emulsion", "liquid", "concentrate"}
_WEAK = {
    "pellets",
    "granules",
    "liquid",
    "powder",
    "microspheres",
    "concentrate",
    "dispersion",
    "emulsion",
    "solution",
    "suspension",
    "kit",
}


_MINOR = re.compile(
    r"\b(?:film-coated|coated|immediate-release|oral|ophthalmic|otic|nasal|topical|lyophilized|sublingual|vaginal|"
    r"inhalation|injectable|metered|transdermal|rectal)\b"
)


@lru_cache(maxsize=4096)
def plain_form(text: str) -> str | None:
    """Return a form as a plain noun phrase: `TABLET, FILM COATED, EXTENDED RELEASE` -> `extended-release
    film-coated tablet`.

    None where the words name no known form.
    """
    words = " ".join(text.lower().split())
    purpose = _FOR.search(words)
    bare = _COATS.sub(" ", words if purpose is None else words[: purpose.start()])
    nouns = [_singular(m.group()) for m in _NOUN.finditer(bare)]
    modifiers = [shown for shown, pattern in _MODIFIER_PATTERNS if pattern.search(words)]
    if "film-coated" in modifiers and "coated" in modifiers:
        modifiers.remove("coated")
    if "delayed-release" in modifiers and "coated" in modifiers:
        modifiers.remove("coated")
    if purpose is not None and purpose.group(1) in ("injection", "infusion") and set(nouns) & _LIQUIDS:
        purpose = None
        nouns = ["injection"]
    if purpose is not None and not (set(nouns) & {"tablet", "capsule"}):
        return _for_phrase(nouns, modifiers, purpose.group(1))
    if not nouns:
        return None
    noun = next((n for n in nouns if n not in _WEAK), nouns[-1])
    if noun in _SOLIDS:
        modifiers = [m for m in modifiers if m not in {"oral", "hard", "lyophilized", "soft gelatin", "liquid-filled"}]
    if noun == "injection":
        modifiers = [m for m in modifiers if m in {"extended-release", "lyophilized"}]
        if "powder" in nouns or "lyophilized" in modifiers:
            return " ".join([*(m for m in modifiers if m != "lyophilized"), "powder for injection"])
    return " ".join([*modifiers, noun])


def _for_phrase(nouns: list[str], modifiers: list[str], purpose: str) -> str:
    release = [m for m in modifiers if m.endswith("-release")]
    if purpose in ("injection", "infusion") or "injection" in nouns or "injectable" in modifiers:
        return " ".join([*release, "powder for injection"])
    if "tablet" in nouns:
        return "tablet for oral " + purpose
    what = next((n for n in nouns if n in {"granules", "pellets"}), "powder")
    route = ["oral"] if "oral" in modifiers else []
    return " ".join([*release, what, "for", *route, purpose])


def _singular(noun: str) -> str:
    if noun in _SINGULAR:
        return _SINGULAR[noun]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


@lru_cache(maxsize=4096)
def base_form(form: str) -> str:
    """Return the form without coats: what may be one product although a label words it twice."""
    return " ".join(_MINOR.sub("", form).split())


def same_form(a: str | None, b: str | None) -> bool:
    """Whether two wordings may be of one product: one names no form, or its words stand in the other's (coats
    apart)."""
    if a is None or b is None or a == b:
        return True
    one, other = set(base_form(a).split()), set(base_form(b).split())
    return one <= other or other <= one


_PARENTERAL = {
    "solution": "injection",
    "liquid": "injection",
    "powder": "powder for injection",
    "lyophilized powder": "powder for injection",
    "lyophilized solution": "powder for injection",
    "concentrate": "injection",
    "powder for solution": "powder for injection",
    "suspension": "injectable suspension",
    "emulsion": "injectable emulsion",
    "powder for suspension": "powder for injection",
    "injectable solution": "injection",
    "dispersion": "injection",
}


def parenteral_form(form: str) -> str:
    """Return what a form is called when it is given by needle: a solution is an injection."""
    return _PARENTERAL.get(form, form)


def release_of(form: str | None) -> Release:
    """Return how a form sets the drug free; a form that says nothing of it is `immediate`."""
    words = (form or "").lower()
    if "extended-release" in words or "extended release" in words:
        return "extended"
    if "delayed-release" in words or "delayed release" in words:
        return "delayed"
    return "immediate"
