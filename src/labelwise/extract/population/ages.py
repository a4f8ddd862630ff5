"""What labels say about children and older people, and the ages they name."""

from __future__ import annotations

import re

from labelwise.extract.population.rule import rule

PEDIATRIC = (
    rule("contraindicated in children", "contraindicated", r"\bcontraindicated", r"not\s+contraindicated"),
    rule(
        "not recommended in children",
        "not |avoid",
        r"\bnot\s+(?:be\s+)?recommended|should\s+not\s+be\s+(?:used|given|administered)|not\s+for\s+use"
        r"|not\s+(?:be\s+)?(?:indicated|approved)"
        r"|\bdo\s+not\s+(?:use|give)|avoid\s+(?:the\s+)?use",
        r"dose\s+adjust|adjustment",
    ),
    rule(
        "safety and effectiveness in children not established",
        "not |no ",
        r"(?:have|has|had)\s+not\s+(?:yet\s+)?been\s+(?:\w+\s+){0,2}(?:established|studied|evaluated"
        r"|demonstrated|determined|systematically)"
        r"|\bnot\s+(?:been\s+)?(?:established|studied|known)|\bno\s+(?:\w+\s+){0,2}(?:data|clinical"
        r"|studies|information|experience)"
        r"|did\s+not\s+(?:establish|demonstrate)|effectiveness\s+was\s+not",
    ),
    rule(
        "no relevant use in children",
        "no |not ",
        r"\bno\s+relevant|not\s+applicable|\bno\s+use\s+in|not\s+relevant|does\s+not\s+occur"
        r"|not\s+expected\s+to\s+be\s+used",
    ),
    rule(
        "safety and effectiveness in children established",
        "established|demonstrated|supported|indicated",
        r"(?:have|has)\s+been\s+(?:\w+\s+)?(?:established|demonstrated)|(?:is"
        r"|are)\s+(?:also\s+)?(?:indicated|established|supported)",
        r"\bnot\b|\bno\s",
    ),
    rule(
        "studied in children",
        "studied|evaluated|trial",
        r"(?:studied|evaluated|trials?)[^.]{0,80}(?:children|pediatric|years)",
        r"\bnot\b|\bno\s|adults?\b",
    ),
    rule(
        "ask a doctor before use in children",
        "ask a|consult a",
        r"children[^.]{0,80}(?:ask|consult)\s+a",
    ),
)
GERIATRIC = (
    rule(
        "contraindicated in older people",
        "contraindicated",
        r"contraindicated[^.]{0,60}(?:elderly|geriatric|older|aged|years)",
        r"not\s+contraindicated",
    ),
    rule(
        "not recommended in older people",
        "not |avoid",
        r"not\s+(?:be\s+)?recommended|should\s+not\s+be\s+(?:used|given|prescribed|started)|\bavoid\s+(?:the\s+)?use",
        r"adjustment|dosage\s+change|dose\s+(?:change|modif)",
    ),
    rule(
        "differences seen between older and younger people",
        "difference",
        r"\bdifferences?\s+(?:in\s+[^.]{3,60}\s+)?(?:were|was|have\s+been|has\s+been)\s+(?:observed|seen|noted|reported)",
        r"\bno\b|\bnot\b|neither|without|pharmacokinetic",
    ),
    rule(
        "more sensitive or more adverse reactions in older people",
        "more |higher|greater",
        r"(?:experienced|had|reported)\s+(?:a\s+)?(?:more|higher|greater)\s+(?:\w+\s+){0,3}(?:adverse|side\s+effects)"
        r"|adverse\s+(?:reactions|events|effects)[^.]{0,60}(?:more\s+(?:common|frequent|often)|higher)",
        r"\b(?:no|not)\s+(?:\w+\s+){0,3}(?:more|higher|greater)|ruled\s+out",
    ),
    rule(
        "no overall difference seen, but some older people may be more sensitive",
        "differences",
        r"\bno\s+(?:\w+\s+){0,5}differences?[^.]{0,260}greater\s+sensitivity",
        r"no\s+other\s+(?:\w+\s+)?clinical\s+experience",
    ),
    rule(
        "greater sensitivity of some older people cannot be ruled out",
        "ruled out|excluded",
        r"greater\s+sensitivity[^.]{0,60}(?:cannot|can\s+not)\s+be",
    ),
    rule(
        "too few older people studied to tell a difference",
        "sufficient|few|not |no ",
        r"did\s+not\s+(?:\w+\s+)?includ\w+|not\s+include\s+(?:sufficient|enough)"
        r"|insufficient\s+(?:numbers?|data|information)|\bfew\s+(?:\w+\s+){0,2}"
        r"(?:patients|subjects)|\bnot\s+(?:been\s+)?(?:\w+\s+)?(?:studied|established|evaluated"
        r"|determined)|\bno\s+(?:\w+\s+)?(?:data|information)"
        r"|\bno\s+(?:patients|subjects)[^.]{0,80}(?:65|enrolled)|not\s+enough\s+(?:patients|subjects)",
    ),
    rule(
        "no overall difference seen between older and younger people",
        "difference|similar|comparable",
        r"\bno\s+(?:\w+\s+){0,5}differences?|\bnot?\s+(?:\w+\s+){0,4}differ(?:ent|ences?)?\b|(?:similar"
        r"|comparable)\s+(?:\w+\s+){0,6}"
        r"(?:younger|to\s+that|to\s+those|between|in\s+elderly)",
        r"not\s+identified\s+differences[^.]*\bbut\b",
    ),
    rule(
        "no dose change needed for age alone",
        "adjust|dosage|dose",
        r"\bno\s+(?:\w+\s+){0,4}adjust|(?:adjust\w*|dos\w+)[^.]{0,60}(?:\bnot\s+|\bun)(?:necessary"
        r"|required|needed|warranted|recommended)",
    ),
    rule(
        "lower dose or slower increase in older people",
        "dos",
        r"(?:reduc\w+|lower|low\s+end|decreas\w+|smaller|cautious|careful\w*|care\s+should)[^.]{0,80}\bdos"
        r"|\bdos\w+[^.]{0,80}(?:cautious|reduc|low\s+end|lower|careful)",
        r"greater\s+frequency\s+of\s+decreased\s+dos",
    ),
    rule(
        "more sensitive or more adverse reactions in older people",
        "greater|increased|higher|more ",
        r"(?:greater|increased|higher|more)\s+(?:\w+\s+){0,3}(?:sensitiv|risk|frequen|incidence|susceptib"
        r"|likely|common|prone|confus|sedat)",
        r"greater\s+frequency\s+of\s+decreased|decreased\s+renal|ruled\s+out|\b(?:no"
        r"|not)\s+(?:\w+\s+){0,3}(?:greater|increased|higher|more)",
    ),
    rule(
        "kidney function falls with age: watch it",
        "renal|kidney",
        r"(?:renal|kidney)\s+function[^.]{0,80}(?:monitor|useful|assess)|monitor\w*\s+(?:\w+\s+)?(?:renal"
        r"|kidney)|more\s+likely\s+to\s+have\s+"
        r"decreased\s+(?:renal|kidney)",
    ),
)
_NUMBER = r"\d+(?:\.\d+)?"
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# "Other than for its use in those over three": an exception's ages are not those of the statement.
_EXCEPTED = re.compile(r"\b(?:other\s+than|except)\s+[^.,;]{3,200},", re.IGNORECASE)
_SPELLED = re.compile(rf"\b(?:{'|'.join(_NUMBERS)})\b(?=\s+(?:years|months|to\s+\w+\s+years))", re.IGNORECASE)
_UNIT = r"(?:years?|yrs?|months?|weeks?|days?)"
_BETWEEN = re.compile(
    rf"\b(?P<low>{_NUMBER})\s*(?P<lowunit>{_UNIT})?(?:\s+of\s+age)?\s*(?:to|through|-|–|and)\s*(?:less\s+than\s+|<\s*)?"
    rf"(?P<high>{_NUMBER})\s*-?(?P<unit>years?|yrs?|months?)\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"(?:\b(?P<age>{_NUMBER})\s*-?(?P<unit>years?|yrs?|months?)(?:\s+of\s+age|\s+old)?,?\s*(?:and"
    rf"|or)\s+(?:older|above|over|greater)"
    rf"|(?:≥|over|above|at\s+least"
    rf"|older\s+than)\s+(?:the\s+age\s+of\s+)?(?P<age2>{_NUMBER})\s*(?P<unit2>years?|yrs?|months?))",
    re.IGNORECASE,
)
_BELOW = re.compile(
    rf"(?:\bunder|\bbelow|\bless\s+than|\byounger\s+than|<)\s+(?:(?P<the>the\s+age\s+of"
    rf"|age)\s+)?(?P<age>{_NUMBER})\s*(?P<unit>years?|yrs?|months?)?"
    rf"(?![\d.]|\s*(?:weeks|days|kg|mg|%|lb|pounds))",
    re.IGNORECASE,
)


def ages_of(sentence: str) -> tuple[float | None, float | None]:
    """Return (from, below or up to) in years: the first ages that a sentence names, None where it names none."""
    sentence = _EXCEPTED.sub("", sentence)
    sentence = _SPELLED.sub(lambda m: str(_NUMBERS.index(m.group().lower()) + 1), sentence)
    if (m := _BELOW.search(sentence)) and (m["unit"] or m["the"]):
        return None, _years(m["age"], m["unit"] or "years")
    if m := _FROM.search(sentence):
        return _years(m["age"] or m["age2"], m["unit"] or m["unit2"]), None
    if (m := _BETWEEN.search(sentence)) and (m["lowunit"] or "y").lower()[0] in "ym":
        low, high = _years(m["low"], m["lowunit"] or m["unit"]), _years(m["high"], m["unit"])
        return (low, high) if low < high <= 21 else (None, None)
    return None, None


def _years(age: str, unit: str) -> float:
    return round(float(age) / (12 if unit.lower().startswith("m") else 1), 2)
