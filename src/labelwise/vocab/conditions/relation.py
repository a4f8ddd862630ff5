"""How an approved use stands to the condition that somebody asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple, Protocol

from labelwise.vocab.conditions.heads import head_noun, head_phrase, names_condition
from labelwise.vocab.conditions.vocabulary import Condition, ancestors, find_conditions, look_up_condition
from labelwise.vocab.conditions.words import brackets_of, words_of

RelationKind = Literal["includes", "narrower", "related", "not listed"]
ORDER: tuple[RelationKind, ...] = ("includes", "narrower", "related", "not listed")


class Relation(NamedTuple):
    """How a use stands to what is asked, and why.

    `includes`: the use is what is asked, or broader; `narrower`: it is a narrower thing than what is asked; `related`:
    near it, not the same; `not listed`: none of these. `reason` says why in one clause. `denied`: the label says that
    the drug is *not* for this use.
    """

    kind: RelationKind
    reason: str
    denied: bool = False


_PREVENTION = re.compile(r"(?:prevention|prophylaxis|reduction\s+of\s+the\s+risk)\s+of\s+(?:the\s+)?", re.IGNORECASE)


class HasCondition(Protocol):
    """An indication fact, or anything with its fields."""

    @property
    def condition(self) -> str:
        """The condition, a noun phrase."""

    @property
    def relieves(self) -> tuple[str, ...]:
        """The signs that the label names as relieved."""

    @property
    def limitation(self) -> bool:
        """Whether the label denies the use."""


def relate(asked: str, indication: HasCondition) -> Relation:
    """Return how an indication stands to the condition asked for."""
    own = words_of(asked)
    if own and own == words_of(indication.condition):
        found = Relation("includes", f"the approved use is {indication.condition}")
        return found._replace(denied=indication.limitation)
    asked = _in_label_words(asked)
    found = _relate(asked, indication.condition)
    if found.kind == "not listed":
        found = _by_signs(asked, indication) or found
    return found._replace(denied=indication.limitation)


_PREVENTING = re.compile(r"(?:to\s+)?(?:prevent(?:ing)?|avoid(?:ing)?)\s+(?:a\s+|an\s+)?(?P<what>.+)", re.IGNORECASE)
_PREVENTED = re.compile(r"(?P<what>.+?)\s+(?:prevention|prophylaxis)", re.IGNORECASE)


@lru_cache(maxsize=2048)
def _in_label_words(asked: str) -> str:
    """Return what is asked as labels put it: `stroke prevention`, `to prevent a stroke` -> `prevention of stroke`."""
    text = _AID.sub("", " ".join(asked.split())) or asked
    found = _PREVENTING.fullmatch(text) or _PREVENTED.fullmatch(text)
    return f"prevention of {found['what']}" if found and look_up_condition(text) is None else text


def best_relation(asked: str, indications: Iterable[HasCondition]) -> Relation:
    """Return the nearest relation among a drug's approved uses; denied uses count only where there is nothing else."""
    relations = [relate(asked, i) for i in indications]
    stated = [r for r in relations if not r.denied] or [Relation("not listed", "no approved use was read")]
    return min(stated, key=lambda r: ORDER.index(r.kind))


@lru_cache(maxsize=20000)
def _head(phrase: str) -> str:
    """Return what stands before the first modifier. A comma behind adjectives is none: `A-positive, B-negative breast
    cancer in adults` -> all before "in".
    """
    head = head_phrase(phrase)
    end = phrase.find(head) + len(head)
    if phrase[end : end + 1] != "," or names_condition(head_noun(head)):
        return head
    rest = phrase[end + 1 :].lstrip()
    more = _head(rest) if rest else ""
    if not more or not names_condition(head_noun(more)):
        return head
    return phrase[: phrase.find(more, end) + len(more)]


def _noun(phrase: str) -> str:
    """Return the head noun."""
    last = _head(phrase).split()
    return head_noun(last[-1]) if last else ""


_AID = re.compile(r"(?:as\s+)?(?:an?\s+)?aids?\s+(?:to|in|for)\s+(?:the\s+)?|\s+(?:treatment|therapy)$", re.IGNORECASE)


@lru_cache(maxsize=20000)
def _relate(asked: str, condition: str) -> Relation:
    condition = _AID.sub("", condition) or condition
    a, c = words_of(asked), words_of(condition)
    prevented = _PREVENTION.match(condition)
    if prevented and not _PREVENTION.match(asked) and not set(a) <= set(words_of(prevented.group())) and a != c:
        inner = _relate(asked, condition[prevented.end() :])
        if inner.kind in {"includes", "narrower"}:
            return Relation("narrower", f"the approved use is only its prevention: {condition}")
        return inner
    if not a:
        return Relation("not listed", "no condition was asked for")
    wanted = _PREVENTION.match(asked)
    if wanted and prevented and prevented.end() < len(condition) and wanted.end() < len(asked):
        return _relate(asked[wanted.end() :], condition[prevented.end() :])
    if wanted and wanted.end() < len(asked):
        return _treated(asked[wanted.end() :], condition)
    if a == c or set(a) == set(c) or a in brackets_of(condition):
        return Relation("includes", f"the approved use is {condition}")
    lexical = _by_words(asked, condition, frozenset(a), frozenset(c))
    known = _by_vocabulary(asked, condition)
    if lexical is not None:
        return _settled(lexical, known, look_up_condition(asked) is not None)
    if known is not None:
        return known
    return Relation("not listed", f"the approved use is {condition}")


def _treated(asked: str, condition: str) -> Relation:
    """Return how a use stands to the prevention of something: its treatment is related, and not the same."""
    inner = _relate(asked, condition)
    if inner.kind in {"includes", "narrower"}:
        return Relation("related", f"the approved use is {condition}; the label does not say that it prevents it")
    return inner


def _settled(lexical: Relation, known: Relation | None, asked_is_known: bool) -> Relation:
    """Join what words and vocabulary say: words alone never turn another disease into an approved use."""
    if known is None or known.kind != "related":
        return known if known is not None and lexical.kind == "related" and asked_is_known else lexical
    if lexical.kind != "narrower":
        return known
    return lexical._replace(reason=f"{lexical.reason}; {known.reason}") if "not the same" in known.reason else lexical


# What only says how bad or how far a disease is. Any other word before the noun may make it another disease.
_DEGREES = frozenset(
    {
        "severe", "mild", "moderate", "moderately", "severely", "active", "acute", "chronic", "advanced", "metastatic",
        "recurrent", "relapsed", "refractory", "symptomatic", "progressive", "persistent", "frequent", "occasional",
        "minor", "painful", "adult", "pediatric", "childhood", "uncontrolled", "unresectable", "locally", "early",
        "late", "stage", "my", "bad", "serious",
    }
)  # fmt: skip


def _by_words(asked: str, condition: str, a: frozenset[str], c: frozenset[str]) -> Relation | None:
    """Compare head nouns and what stands beside them: fewer words are the broader thing."""
    own = words_of(_head(condition))
    theirs = words_of(_head(asked))
    head = words_of(_noun(condition))
    if not head or not own or not theirs or words_of(_noun(asked)) not in (head, words_of(head_noun(condition))):
        return None
    if a < c:
        return Relation("narrower", f"the approved use is narrower: {condition}")
    if c < a:
        if set(theirs) - c <= _DEGREES:
            return Relation("includes", f"the approved use, {condition}, is broader")
        return Relation("related", f"the approved use is {condition}; the label does not say that it includes {asked}")
    return None


def _by_vocabulary(asked: str, condition: str) -> Relation | None:
    wanted = _concept(asked)
    if wanted is None:
        return None
    known, more = wanted
    if not more:
        return _compare(known, False, condition)
    found = _named_in(known, condition) if not _concept(condition) else _compare(known, True, condition)
    return _within_what_is_asked(found, known, asked, condition) if found is not None else None


_NO_KIND = _DEGREES | {
    "treatment", "management", "relief", "symptom", "sign", "patient", "people", "case", "attack", "episode", "flare",
    "form", "kind", "disease", "disorder", "condition",
}  # fmt: skip


def _within_what_is_asked(found: Relation, known: Condition, asked: str, condition: str) -> Relation:
    """Return the relation, "related" at most where the asked phrase says more than the name of `known`.

    "knee pain" is a case of pain, and so is headache: that makes headache no kind of knee pain.
    """
    lacking = _unnamed(asked, known) - set(words_of(condition)) - _NO_KIND
    if found.kind == "narrower" and _PREVENTION.match(asked) and _PREVENTION.match(condition):
        lacking -= set(words_of(_PREVENTION.match(asked).group()))  # type: ignore[union-attr]
    use = _concept(condition)
    same = use is not None and use[0].id == known.id
    if found.kind == "includes" and same:
        lacking &= set(words_of(_head(asked)))
    elif found.kind != "narrower":
        return found
    if not lacking:
        return found
    return Relation("related", f"the approved use is {condition}; the label does not say that it includes {asked}")


def _unnamed(phrase: str, known: Condition) -> set[str]:
    """Return the words of a phrase that are not part of the name by which it names `known`."""
    named = [f for f in find_conditions(phrase) if f.condition.id == known.id]
    own = set(words_of(phrase[named[-1].start : named[-1].end])) if named else set()
    return set(words_of(phrase)) - own


def _compare(known: Condition, asked_more: bool, condition: str) -> Relation | None:
    use = _concept(condition)
    if use is None:
        return _named_in(known, condition)
    other, more = use
    if other.id == known.id:
        if more and not asked_more:
            return Relation("narrower", f"the approved use is narrower: {condition}")
        if more:
            return Relation("related", f"the approved use is {other.name} in other circumstances: {condition}")
        return Relation("includes", f"{other.name} is what the approved use, {condition}, means")
    if any(one.id == other.id for one in ancestors(known)):
        if more:
            return Relation("related", f"the approved use is another kind of {other.name}: {condition}")
        if not other.broader and other.id not in known.broader:
            return Relation("related", f"{known.name} is a kind of {other.name}; the label does not name it")
        return Relation("includes", f"{known.name} is a kind of {other.name}")
    if any(one.id == known.id for one in ancestors(other)):
        return Relation("narrower", f"{other.name} is a kind of {known.name}, and narrower")
    if _near(known, other):
        return Relation("related", f"{other.name} is related to {known.name} and is not the same")
    return _named_in(known, condition)


def _near(a: Condition, b: Condition) -> bool:
    first = {a.id, *(a.broader)}
    second = {b.id, *(b.broader)}
    return bool(set(a.related) & second or set(b.related) & first)


def _named_in(known: Condition, condition: str) -> Relation | None:
    """Say so where the asked condition is only the cause or the setting of the approved use."""
    head = _head(condition)
    end = condition.find(head) + len(head)
    for one in find_conditions(condition):
        if one.condition.id == known.id and _in_list(condition, one.start, one.end, end):
            return Relation("narrower", f"the approved use names it among others: {condition}")
        if one.condition.id == known.id or any(up.id == known.id for up in ancestors(one.condition)):
            return Relation(
                "related", f"{known.name} is named in the approved use, {condition}, and is not what is treated"
            )
    return None


_LIST_GOES_ON = re.compile(r"\s*(?:,|and\b|or\b)")
_LIST_LEADS = re.compile(r"(?:,|\band|\bor)\s*(?:and\s+|or\s+)?\Z")
_LIST_ENDS = re.compile(r"\s(?:due|caused|associated|in|of|from|with|secondary|following|resulting|related)\b")


def _in_list(condition: str, start: int, end: int, head_end: int) -> bool:
    """Whether `condition[start:end]` is one of several things that are treated: "nausea or dizziness due to ..."."""
    if start < head_end and _LIST_GOES_ON.match(condition[end:]):
        return True
    stop = _LIST_ENDS.search(condition)
    before = stop is None or end <= stop.start()
    return before and start > 0 and _LIST_LEADS.search(condition[:start]) is not None


@lru_cache(maxsize=20000)
def _concept(phrase: str) -> tuple[Condition, bool] | None:
    """Return the known condition that a phrase is a case of, and whether the phrase says more than that name."""
    whole = look_up_condition(phrase)
    if whole is not None:
        return whole, False
    head = _head(phrase)
    end = phrase.find(head) + len(head)
    found = [f for f in find_conditions(phrase) if f.start < end <= f.end + 1]
    if not found:
        return None
    best = found[-1]
    named = set(words_of(phrase[best.start : best.end]))
    return best.condition, bool(set(words_of(phrase)) - named)


def _by_signs(asked: str, indication: HasCondition) -> Relation | None:
    wanted = look_up_condition(asked)
    head = words_of(_noun(asked))
    for sign in indication.relieves:
        known = look_up_condition(sign)
        if (wanted and known and wanted.id == known.id) or (head and head == words_of(_noun(sign))):
            return Relation("related", f"the label names {sign} as relieved in {indication.condition}")
    return None
