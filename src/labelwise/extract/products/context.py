"""Which amounts of a text are strengths, and which are sizes, weights, doses, imprints or other substances' amounts."""

from __future__ import annotations

import re
from enum import IntEnum

from labelwise.extract.products.names import OwnNames
from labelwise.extract.products.quantity import Quantity

_BEFORE = 60
_AFTER = 60


class Standing(IntEnum):
    """What an amount is in its text; the lower, the better a strength it makes."""

    HEADLINE = 0
    CONTAINS = 1
    EQUIVALENT = 2
    RECONSTITUTED = 3
    NOT_A_STRENGTH = 9


_IMPRINT = re.compile(
    r"(?:debossed|embossed|imprint(?:ed)?|engraved|printed|impressed|inscribed|stamped|marked|monogrammed|logo|“|"
    r"‘|\"|inscription)[^.;:]{0,40}\Z",
    re.IGNORECASE,
)
_QUOTE_OPEN = re.compile(r"[“\"‘][^“”\"’‘.]{0,25}\Z")
_EQUIVALENT = re.compile(
    r"(?:equivalent to|equiv\.? to|equal to|corresponding to|corresponds to|provided as|present as|supplied as|"
    r"expressed as|which is|"
    r"providing|provides|\bas the [a-z]+|representing|\(as|\(from|\bdelivers?|delivering|approximately|about|"
    r"calculated as)\s*(?:[A-Za-z][\w-]*\s+){0,4}\(?\Z",
    re.IGNORECASE,
)
_RECONSTITUTED = re.compile(
    r"(?:(?<!for )(?<!for re)constitut|dilut|to provide|to obtain|to deliver|to make|final concentration|"
    r"resulting|after (?:mixing|preparation)|when mixed|yields?\b|withdraw)[^.;]{0,90}\Z",
    re.IGNORECASE,
)
_CONTAINS = re.compile(
    r"\bcontain(?:s|ing)?\b[^.;]{0,80}\Z|\bcontain(?:s|ing)?:?\s*\Z|…\s*\Z|\.{4,}\s*\Z", re.IGNORECASE
)
_NO_BEFORE = tuple(
    """
    weigh|weighs|weight|weighing|dose|doses|dosage|dosages up to|maximum|overfill|overage|molecular|less than|
    more than|up to|below|
    greater than|≤|≥|<|>|net wt|net wt.|net weight|ethanol|alcohol|water|dextrose|sodium chloride|sucrose|lactose|
    glycerin|polysorbate|
    polysorbate 80|polysorbate 20|mannitol|excess|humidity|temperature|density|calories|total|sodium content|store|
    between|additional|
    sorbitol|albumin|edetate|edetate disodium|phenol|cresol|benzalkonium chloride|paraben|parabens|propylene glycol|
    methylparaben|
    propylparaben|sodium|per|lot|section|table|figure|step|phenylalanine|aspartame|preservative
    """.replace("\n    ", "")
    .strip()
    .split("|")
)
_NO_AFTER = re.compile(
    r"\A[\s-]*(?:(?:once|twice|three times|four times|every|per day|daily|a day|/day|per kg|/kg|per m|/m ?2|"
    r"per week|weekly|dose\b|doses\b)|"
    r"(?:net\b|tubes?\b|jars?\b|pump\b|(?:[a-z]+\s)?canisters?\b|tub\b|w/w emulsion)|(?:overfill|excess|overage)|"
    r"(?:\(?w/[wv]\)?\s*)?(?:of )?(?:body weight|water|alcohol|ethanol|dextrose|sodium chloride|"
    r"sodium\b(?! [a-z])|lactose|sucrose|mannitol|sorbitol|benzyl|polysorbate|glycine|"
    r"glycerin|citric|trisodium|monobasic|dibasic|sodium (?:citrate|phosphate|hydroxide|acetate)|histidine|"
    r"l-histidine|albumin|"
    r"potassium chloride|hydrochloric|edetate|"
    r"phenol|metacresol|m-cresol|disodium|aspartame|phenylalanine|benzalkonium|hypromellose|povidone|tromethamine|"
    r"sulfite|iron\b|elemental)|"
    r"/mol\b|(?:relative )?humidity|overfill|inactive|(?:or more|or less|or greater|or higher)\b)",
    re.IGNORECASE,
)
_CONTAINER = re.compile(
    r"\A[\s-]*(?:(?:metal|aluminum|plastic|laminate|collapsible|glass|unit|of use|sample|amber|"
    r"multi-dose)\s+)*(?:tubes?|jars?|pumps?|bottles?|cans?|canisters?|net|tubs?|cartons?|inhalers?)",
    re.IGNORECASE,
)
_NET = re.compile(
    r"(?:net|tubes?|jars?|containing|bottles?(?: of)?|pump|size[s:]?|packs? of|in|of)\s*:?\s*\Z", re.IGNORECASE
)


def standing(text: str, quantity: Quantity, start: int, names: OwnNames) -> Standing:
    """Return what an amount of `text` is. `start` bounds what belongs to the passage; `names` finds the drug's own
    names."""
    before = text[max(start, quantity.start - 110) : quantity.start]
    after = text[quantity.end : quantity.end + _AFTER]
    near = before[-_BEFORE:]
    if quantity.per in ("kg", "m2", "d") or quantity.amount == 0 or _NO_AFTER.match(after) or _FILL.match(after):
        return Standing.NOT_A_STRENGTH
    if _stands_behind_another(near) and not names.search(near[-30:]):
        return Standing.NOT_A_STRENGTH
    if _other_substance(after, names) or _is_imprint(near, after):
        return Standing.NOT_A_STRENGTH
    if quantity.unit == "g" and not quantity.per and (_CONTAINER.match(after) or _NET.search(near[-16:])):
        return Standing.NOT_A_STRENGTH
    if _hints(near, _EQUIVALENT_HINTS) and _EQUIVALENT.search(near):
        only = _SPRAYED.search(near) or not _MEASURED.search(_SENTENCE_END.split(before)[-1])
        return Standing.CONTAINS if only else Standing.EQUIVALENT
    if _hints(before, _RECONSTITUTED_HINTS) and _RECONSTITUTED.search(before):
        return Standing.RECONSTITUTED
    if _hints(before, _CONTAINS_HINTS) and _CONTAINS.search(before):
        return Standing.CONTAINS
    return Standing.HEADLINE


def _stands_behind_another(near: str) -> bool:
    """Whether the words before an amount are those of a dose, a weight or another substance."""
    tail = near.lower().rstrip(" ,:().…_·").removesuffix(" of").rstrip(" ,:(")
    return tail.endswith(_NO_BEFORE)


# Words without which the slow patterns cannot match.
_EQUIVALENT_HINTS = (
    "quiv",
    "equal",
    "correspond",
    "as",
    "which",
    "provid",
    "repres",
    "from",
    "deliver",
    "approx",
    "about",
)
_RECONSTITUTED_HINTS = (
    "constitut",
    "dilut",
    "provide",
    "obtain",
    "deliver",
    "make",
    "concentration",
    "result",
    "after",
    "mixed",
    "yield",
    "withdraw",
)
_CONTAINS_HINTS = ("ontain", "…", "....")
_IMPRINT_HINTS = ("ossed", "print", "engrav", "impress", "inscri", "stamp", "mark", "monogram", "logo", "“", "‘", '"')


def _hints(text: str, hints: tuple[str, ...]) -> bool:
    for hint in hints:  # noqa: SIM110 - asked for every amount, and a loop is three times as fast
        if hint in text:
            return True
    return False


def _is_imprint(near: str, after: str) -> bool:
    if not _hints(near, _IMPRINT_HINTS):
        return False
    return bool(_IMPRINT.search(near) or (_QUOTE_OPEN.search(near) and _QUOTE_CLOSE.match(after)))


_QUOTE_CLOSE = re.compile(r"[^“\"‘.]{0,12}[”\"’]")
# Without an amount before it in its sentence, "X sodium equivalent to 40 mg of X" states the strength itself.
_MEASURED = re.compile(r"\d\s?-?(?:mg|mcg|g|gram|mL|%|units?|mEq|mmol|MBq)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;:•]\s")
_SPRAYED = re.compile(r"\b(?:actuation|spray|inhalation)\b[^.;()]{0,40}\bdelivers\s*\Z")
_FILL = re.compile(r"\A\s+of\s+[a-z -]{0,50}(?:powder|granules|pellets|blend),?\s+(?:equivalent|corresponding|which)")
_OF = re.compile(r"\A\s*(?:\([^)]{0,30}\)\s*)?of\s+(?:the\s+)?(?P<what>[A-Za-z][\w-]*(?:\s+[A-Za-z][\w-]*){0,4})")
_PLAIN_WORDS = re.compile(
    r"\A(?:(?:a|an|white|off|sterile|lyophilized|clear|drug|active|dry|powder|total|each|product|solution|protein|"
    r"anhydrous|micronized|free|base|"
    r"iodine|iron|elemental|the|antibody|ingredient|this|granules|pellets|enteric|its|freeze)\b|off-white)",
    re.IGNORECASE,
)


def _other_substance(after: str, names: OwnNames) -> bool:
    """Whether `of X` after the amount names something else than the drug."""
    found = _OF.match(after)
    if found is None or names.search(after[:_AFTER]) or _PLAIN_WORDS.match(found["what"]):
        return False
    return names.known
