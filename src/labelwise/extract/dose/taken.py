"""The amounts of a sentence that somebody takes: strengths and the parts of a sum left out."""

from __future__ import annotations

import re

from labelwise.extract.dose.amounts import PIECES, Amount

_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "a": 1, "single": 1}
_FORM = re.compile(
    r"[\s-]*(?:strength\s+)?(?:\w+[\s-](?:release|coated)\s+|oral\s+|chewable\s+|prefilled\s+|single-dose\s+|subcutaneous\s+)*"
    r"(?:tablets?|capsules?|caplets?|vials?|syringes?|pens?|injections?|suppositor\w+|packets?|patch(?:es)?|autoinjectors?"
    r"|softgels?|sprays?|films?)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?P<n>one|two|three|four|five|six|single|a|\d{1,2})\s*(?:\(\s*\d+\s*\)\s*)?(?:x|×|of\s+the)?\s*$", re.IGNORECASE
)
# `half of a 5 mg tablet`, `half to one 5 mg tablet`.
_PART = re.compile(
    r"(?:\bhalf|\bone[\s-]half|½|\b1/2)\s+(?:of\s+(?:a|an|one|the)|(?P<whole>(?:to|or)\s+(?:one|1)(?:\s+whole)?))\s+$",
    re.IGNORECASE,
)
_SUM = re.compile(r"[^().;]{0,60}\(\s*(?:total\s+(?:daily\s+)?dose\s*(?:of|=|:)?\s*|i\.e\.,?\s*)?$", re.IGNORECASE)
_DOSES_OF = re.compile(r"\bdoses(?:\s+of|,)\s+$", re.IGNORECASE)  # `two doses of 20 mg each`
# `tablets, 500 mg – Adults: 3 tablets`: the strength of which a heading speaks; `6 teaspoonfuls daily (3 mg)`.
_STRENGTH_OVER = re.compile(r"\s*[–—-]\s*(?:adults?|children|pediatric\s+patients)\s*:", re.IGNORECASE)
_PIECES_A_DAY = re.compile(
    r"\b(?:tablets?|capsules?|caplets?|teaspoonfuls?|tablespoonfuls?|sprays?)\s+(?:daily|a\s+day|per\s+day)\s+\($",
    re.IGNORECASE,
)
_EACH = re.compile(r"\s*each\b", re.IGNORECASE)


def taken(sentence: str, found: list[Amount]) -> list[Amount]:
    """Return the amounts that are taken; `two 4 mg tablets` is 8 mg, unless the sum stands beside it."""
    kept: list[Amount] = []
    for i, amount in enumerate(found):
        if ":" in sentence[amount.end : amount.end + 30] and _STRENGTH_OVER.match(sentence, amount.end):
            continue
        if (
            amount.period is None
            and sentence[amount.start - 1 : amount.start] == "("
            and _PIECES_A_DAY.search(sentence, max(0, amount.start - 40), amount.start)
        ):
            amount = amount._replace(period="day")
        if kept and _says_again(sentence, kept[-1], amount):
            continue
        if _EACH.match(sentence, amount.end) and not _DOSES_OF.search(
            sentence[max(0, amount.start - 12) : amount.start]
        ):
            continue
        part = _part(sentence, amount)
        if part is not None:
            kept.append(part)
            continue
        if amount.unit in PIECES or amount.body is not None or not _FORM.match(sentence, amount.end):
            kept.append(amount)
            continue
        following = found[i + 1] if i + 1 < len(found) else None
        if following is not None and _SUM.match(sentence[amount.end : following.start]):
            continue  # `two 186 mg capsules (372 mg)`
        if kept and _in_parentheses(sentence, amount.start):
            continue  # `8 mg (two 4 mg tablets)`
        kept.append(_counted(sentence, amount))
    return _without_pieces(sentence, kept)


_RADIO = ("MBq", "kBq", "mCi", "GBq")


def _says_again(sentence: str, last: Amount, amount: Amount) -> bool:
    """Whether an activity is the one before it in another unit: `370 MBq (10 mCi)`."""
    between = sentence[last.end : amount.start]
    return last.unit in _RADIO and amount.unit in _RADIO and last.unit != amount.unit and len(between.strip()) < 3


_TABLET = re.compile(r"[^.;:\d]{0,40}?\btablets?\b", re.IGNORECASE)


def _part(sentence: str, amount: Amount) -> Amount | None:
    """Return what a part of a tablet holds: `half of a 5 mg tablet` is 2.5 mg, `half to one` is 2.5 to 5 mg."""
    part = _PART.search(sentence[max(0, amount.start - 30) : amount.start])
    if part is None or amount.high is not None or amount.unit in PIECES or not _TABLET.match(sentence, amount.end):
        return None
    return amount._replace(low=amount.low / 2, high=amount.low if part["whole"] else None, computed=True)


def _counted(sentence: str, amount: Amount) -> Amount:
    count = _COUNTED.search(sentence[max(0, amount.start - 20) : amount.start])
    if count is None:
        return amount
    word = count["n"].lower()
    times = _COUNTS.get(word) or int(word)
    if times == 1 or times > 12 or amount.high is not None:
        return amount
    return amount._replace(low=amount.low * times, computed=True)


def _in_parentheses(sentence: str, at: int) -> bool:
    before = sentence[:at]
    return before.count("(") > before.count(")")


def _without_pieces(sentence: str, found: list[Amount]) -> list[Amount]:
    """Drop `two capsules` where the amount it holds stands beside it: `two capsules (500 mg)`."""
    weighed = [a for a in found if a.unit not in PIECES]
    return [a for a in found if a.unit not in PIECES or not any(_beside(sentence, a, w) for w in weighed)]


def _beside(sentence: str, a: Amount, b: Amount) -> bool:
    """Whether two amounts stand close and in one statement: no full stop between, as of `t.i.d. Six grams`."""
    first, then = (a, b) if a.start < b.start else (b, a)
    return then.start - first.end < 30 and ". " not in sentence[first.end : then.start]
