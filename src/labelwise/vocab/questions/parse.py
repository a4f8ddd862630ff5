"""A question in plain words to the drugs, the condition and whether a choice is asked for."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from labelwise.errors import UsageError
from labelwise.vocab.questions.pieces import Resolves, drug_names
from labelwise.vocab.questions.question import Question
from labelwise.vocab.questions.unused import unused_words

_PREFERENCE = re.compile(
    r"\b(?:better|best|safer|safest|stronger|strongest|prefer\w*|superior|inferior|worse|worst|"
    r"recommend\w*|first[- ]line|"
    r"should\s+(?:i|we|he|she|they|my|the|a|one|you)|which\s+(?:one|of|should|would|drug|medicine|medication|is|works)|"
    r"more\s+effective|most\s+effective|works?\s+(?:best|better)|instead\s+of|in\s+place\s+of|switch\w*|swap\w*|substitut\w*|"
    r"replac\w*|rather\s+than|can\s+i|choose|pick|as\s+(?:good|safe|effective|strong)\s+as)\b",
    re.IGNORECASE,
)
_LONGEST = 600  # characters of a question
_MOST_MARKS = 5  # places where a condition may begin
_MOST_WORDS = 12  # words of a condition that nothing ends
# Who takes a drug is no disease that it is for: "safer in pregnancy".
_PEOPLE_NOT_DISEASES = frozenset(
    {
        "pregnancy", "breastfeeding", "breast-feeding", "lactation", "children", "kids", "pediatrics", "adults",
        "the elderly", "elderly", "elderly people", "older people", "older adults", "seniors", "pregnant women",
    }
)  # fmt: skip
_CHOICE = re.compile(r"\bor\b", re.IGNORECASE)
_PEOPLE = r"(?:patients?|people|adults?|someone|somebody|those|persons?|a patient|a person|an adult|me|my \w+)"
_MARK = re.compile(
    rf"\b(?:(?P<sure>(?:(?:in|for|as an?)\s+)?(?:the\s+)?(?:treatment|management|relief|treating)\s+(?:of|for)|"
    rf"(?:in|for)\s+{_PEOPLE}\s+(?:with|who\s+ha(?:ve|s)|having|suffering\s+from)|"
    rf"(?:if|when)\s+(?:i|you)\s+have|i(?:'ve\s+got|\s+have|\s+suffer\s+from)|"
    rf"(?:to|in|when|for)\s+(?:treat|treating|manage|managing|relieve|relieving|help\s+with)|for)|in)\s+",
    re.IGNORECASE,
)
_END = re.compile(
    r"\s*[,:;—]\s*|\s+(?=(?:than|vs\.?|versus|is|are|does|do|should|which|compared|instead)\b)", re.IGNORECASE
)
_ASIDE = re.compile(
    r"\s+(?:in terms of|regarding|with (?:regards?|respect) to|in (?:general|particular|detail|short|brief|common)|"
    r"in (?:plain|simple) (?:words|terms|english))\b.*$",
    re.IGNORECASE,
)
_TRIM = re.compile(
    r"^(?:my|a|an|the|your|his|her|their|our|some|treating)\s+|\s+(?:please|though|now|today|and why|better)$",
    re.IGNORECASE,
)


def parse_question(text: str, resolves: Resolves) -> Question:
    """Return what a question asks; `UsageError` when no two drugs can be told apart in it.

    `resolves` says whether a text is a drug's name. `"Is A better than B for back spasm?"` ->
    `Question(("A", "B"), "back spasm", asks_for_preference=True)`. Names are returned as asked, known or not.
    """
    plain = _ASIDE.sub("", " ".join(text.replace("’", "'").split())).rstrip(" ?.!")
    drugs, condition = _read(plain, cache(resolves)) if len(plain) <= _LONGEST else ([], None)
    if len(drugs) < 2:
        raise UsageError(
            "The question does not name two drugs that could be told apart.",
            'Ask for instance: labelwise ask "What is the difference between baclofen and tizanidine for spasticity?"',
        )
    outside = plain if condition is None else plain.replace(condition, " ")
    asks = bool(_PREFERENCE.search(outside) or _CHOICE.search(outside))
    whole = " ".join(text.replace("’", "'").split())
    return Question(
        tuple(drugs), _as_words(condition) if condition else None, asks, unused_words(whole, drugs, condition)
    )


def _read(plain: str, resolves: Resolves) -> tuple[list[str], str | None]:
    """Try every place where a condition can begin, the first first; without any, all words may be names."""
    for mark in islice(_MARK.finditer(plain), _MOST_MARKS):
        before, after = plain[: mark.start()], plain[mark.end() :]
        if resolves(after):
            continue  # "swap A for B"
        drugs = drug_names(before, resolves)
        if len(drugs) > 1:
            condition = _trimmed(after)
            return drugs, None if condition and condition.lower() in _PEOPLE_NOT_DISEASES else condition
        drugs, condition = _around(before, after, resolves)
        if len(drugs) > 1 and (mark["sure"] or all(resolves(d) for d in drugs)):
            return drugs, None if condition and condition.lower() in _PEOPLE_NOT_DISEASES else condition
    return drug_names(plain.replace(" for ", " vs "), resolves), None


def _around(before: str, after: str, resolves: Resolves) -> tuple[list[str], str | None]:
    """Read a condition that stands before a drug: "for spasms, is A better than B", "better for spasms: A or B"."""
    end = _END.search(after)
    if end:
        rest = f"{before} {after[end.end() :]}" if end[0].strip() else f"{before} {after[end.start() :]}"
        return drug_names(rest, resolves), _trimmed(after[: end.start()])
    words = after.split()
    for at in range(1, min(len(words), _MOST_WORDS)):
        drugs = drug_names(f"{before} {' '.join(words[at:])}", resolves)
        if len(drugs) > 1 and all(resolves(d) for d in drugs):
            return drugs, _trimmed(" ".join(words[:at]))
    return [], None


def _trimmed(text: str) -> str | None:
    text = text.strip(" ,;:.?!\"'“”")
    while (shorter := _TRIM.sub("", text)) != text:
        text = shorter
    return text or None


def _as_words(condition: str) -> str:
    """Return a condition with Title Case words in lower case; abbreviations stay."""
    return " ".join(w.lower() if w[1:].islower() or len(w) == 1 else w for w in condition.split())
