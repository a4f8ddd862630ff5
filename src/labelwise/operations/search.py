"""Find drugs by name, and by the conditions and terms of their labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from labelwise.errors import AmbiguousDrug, UnknownDrug, UsageError
from labelwise.facts.hit import Hit, HitKind
from labelwise.store.layout import file_of
from labelwise.store.store import Store
from labelwise.vocab.names import NameIndex, NameRow, base_name, normal
from labelwise.vocab.questions.pieces import fillers

_PHRASE_TABLES = ("indication", "contraindication", "adverse_reaction")
_NAME_KINDS: dict[str, HitKind] = {"generic": "drug", "salt": "drug", "substance": "drug", "brand": "brand"}
_MOST_WORDS = 60  # words of a text that are looked at for names
_LONGEST_NAME = 4  # words of a name within a text
_ORDER: tuple[HitKind, ...] = (
    "drug", "brand", "approved_use", "not_for", "contraindication", "side_effect", "near_name",
)  # fmt: skip


def search(words: str, store: Store, limit: int = 50) -> list[Hit]:
    """Return what holds all the words, best first within each kind: names, then uses, warnings and side effects.

    Near spellings come only where no name holds the words. An empty list means that nothing here holds them.
    `UsageError` for words without a letter or digit.
    """
    return search_page(words, store, limit, 0)[0]


def search_page(words: str, store: Store, limit: int, start: int) -> tuple[list[Hit], bool]:
    """Return the hits that follow the first `start`, at most `limit`, and whether more follow them."""
    if words.strip() and not any(c.isalnum() for c in words):
        raise UsageError("These words hold no letter or digit.", "Search for a name, a condition or a side effect.")
    stems = [_stem(word) for word in normal(words).split()]
    if not stems:
        return [], False
    rows = list(store.names().source.spellings())
    names = _names(normal(words), stems, rows)
    hits = [*names, *_phrases(normal(words), stems, store)]
    if not names:
        hits.extend(_meant(words, store.names()))
    taken = _shared(hits, start + limit + 1)
    return sorted(taken[start : start + limit], key=hits.index), len(taken) > start + limit


def drugs_named(text: str, index: NameIndex) -> list[str]:
    """Return the drugs and brands that the words of a text name, as written there, in order: the longest names first.

    A word that a question is made of ("can", "with") neither begins a name nor ends it.
    """
    empty = fillers()
    words = [word.strip(" ,;:.?!\"'()") for word in text.split()[:_MOST_WORDS]]
    named: list[str] = []
    at = 0
    while at < len(words):
        for size in range(_LONGEST_NAME, 0, -1):
            last = at + size - 1
            if last >= len(words) or words[at].lower() in empty or words[last].lower() in empty:
                continue
            name = " ".join(words[at : last + 1])
            if index.resolves(name):
                named.append(name)
                at += size - 1
                break
        at += 1
    return list(dict.fromkeys(named))


def _names(asked: str, stems: list[str], rows: Iterable[NameRow]) -> list[Hit]:
    """Return names that hold the words: the very name first, then those that begin with it, then the rest."""
    found: dict[tuple[HitKind, str], set[str]] = {}
    for row in rows:
        kind = _NAME_KINDS.get(row.kind)
        if kind is not None and all(stem in row.spelling for stem in stems):
            shown = row.shown if kind == "brand" and row.shown else row.spelling
            found.setdefault((kind, shown), set()).add(row.ingredient)
    hits = [Hit(kind, shown, tuple(sorted(drugs))) for (kind, shown), drugs in found.items()]
    return sorted(hits, key=lambda h: (_ORDER.index(h.kind), *_rank(asked, normal(h.text)), h.text))


def _meant(words: str, index: NameIndex) -> list[Hit]:
    """Return what a name that no label prints stands for (a known brand), or the choices, or near spellings."""
    try:
        found = index.resolve(words)
    except AmbiguousDrug as error:
        return [Hit("drug", choice, (choice,)) for choice in error.choices]
    except UnknownDrug as error:
        return [Hit("near_name", near, ()) for near in error.suggestions]
    return [Hit("brand" if found.brand else "drug", found.brand or found.name, (found.ingredient,))]


def _phrases(asked: str, stems: list[str], store: Store) -> list[Hit]:
    """Return phrases of facts that hold the words, one a phrase, those of most labels first."""
    longest = max(stems, key=len)
    found: dict[tuple[HitKind, str], tuple[set[str], int]] = {}
    for table in _PHRASE_TABLES:
        for kind, phrase, drug, labels in store.ask(f"found_{table}", file_of(table), {"text": longest}):
            text = _term(phrase.lower()) if kind == "side_effect" else phrase.lower()
            if all(stem in normal(text) for stem in stems):
                drugs, count = found.get((kind, text), (set(), 0))
                found[kind, text] = (drugs | {base_name(drug)}, count + labels)
    hits = [Hit(kind, phrase, tuple(sorted(drugs)), n) for (kind, phrase), (drugs, n) in found.items()]
    return sorted(hits, key=lambda h: (_ORDER.index(h.kind), _rank(asked, normal(h.text))[0], -h.labels, h.text))


def _shared(hits: list[Hit], limit: int) -> list[Hit]:
    """Return at most `limit` hits, one of every kind in turn, so that none is crowded out."""
    by_kind: dict[HitKind, Iterator[Hit]] = {k: iter([h for h in hits if h.kind == k]) for k in _ORDER}
    taken: list[Hit] = []
    while by_kind and len(taken) < limit:
        for kind in list(by_kind):
            hit = next(by_kind[kind], None)
            if hit is None:
                del by_kind[kind]
            elif len(taken) < limit:
                taken.append(hit)
    return taken


def _rank(asked: str, text: str) -> tuple[int, int]:
    """Return 0 for the very words, 1 for a text that begins with them, 2 for the rest; and the text's length."""
    return (0 if text == asked else 1 if text.startswith(asked) else 2, len(text))


# Figures and marks of a table's row that stayed with its term; "grade 3" and "type 2" belong to the term.
_FIGURES = re.compile(
    r"(?:\s*[(\[][\s\d.,<>≥≤%*†‡§¶-]*[)\]]|(?<!grade)(?<!type)(?<!stage)(?<!class)(?<!factor)\s+[<>≥≤]?\d+(?:\.\d+)?\s*%?"
    r"|%\s*[a-z]?|[*∗†‡§¶#,;:]+|\s*[(\[])\s*\Z"
)


def _term(text: str) -> str:
    """Return a side effect without the figures and marks printed after it: "dehydration 1.3%" -> "dehydration"."""
    while (shorter := _FIGURES.sub("", text)) != text and any(c.isalpha() for c in shorter):
        text = shorter
    return text.strip()


def _stem(word: str) -> str:
    """Return a word without its plural ending: a search for "spasms" finds "spasm"."""
    return re.sub(r"(?<=[a-z]{4})(?<![su])s$", "", word)
