"""The vocabulary of effects: reads its data files once and looks terms up in them."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files

from labelwise.vocab.effects.combine import qualified, several
from labelwise.vocab.effects.effect import Effect
from labelwise.vocab.effects.wording import direction_of, loose_key, ordered_key, plain, variants

_PLAIN_DIRECTION = {"increased": "raised", "decreased": "low", "abnormal": "abnormal"}


def _lines(name: str) -> Iterator[list[str]]:
    text = files(__package__).joinpath(name).read_text("utf-8")
    for line in text.splitlines()[1:]:
        if line and not line.startswith("#"):
            yield line.split("\t")


def _listed(cell: str) -> list[str]:
    return [word for word in cell.split("|") if word]


@cache
def all_effects() -> tuple[Effect, ...]:
    """Return the listed effects, in the order of the file; composed ones (tests, places of use) are not listed."""
    return tuple(
        Effect(id_, name, said, group, tuple(_listed(more))) for id_, name, said, group, more in _lines("effects.tsv")
    )


class Book:
    """Looks terms up: first as printed, then in any word order, then as a composed effect."""

    def __init__(self, effects: Iterable[Effect]) -> None:
        self._by_order: dict[str, Effect] = {}
        loose: dict[str, Effect | None] = {}
        for effect in effects:
            for spelling in (effect.name, *effect.synonyms):
                text = plain(spelling)
                self._by_order.setdefault(ordered_key(text), effect)
                key = loose_key(text)
                known = loose.setdefault(key, effect)
                if known is not None and known.id != effect.id:
                    loose[key] = None  # two effects share these words: only the printed order tells them apart
        self._loose = {key: effect for key, effect in loose.items() if effect is not None}
        systems = {ordered_key(plain(name)) for row in _lines("systems.tsv") for name in row[0].split("|")}
        # "skin" alone may belong to the term ("skin swelling"); "skin and appendages" is always a heading
        self._systems: dict[str, list[str]] = {}
        for key in sorted((key for key in systems if " " in key), key=len, reverse=True):
            self._systems.setdefault(key.partition(" ")[0], []).append(key)
        self._tests = {
            ordered_key(plain(word)): row for row in _lines("tests.tsv") for word in (row[0], *_listed(row[3]))
        }
        self._sites = [
            (ordered_key(plain(word)), row) for row in _lines("sites.tsv") for word in (row[0], *_listed(row[2]))
        ]
        self._sites_by_edge: dict[str, list[int]] = {}
        for at, (site, _) in enumerate(self._sites):
            for word in {site.partition(" ")[0], site.rpartition(" ")[2]}:
                self._sites_by_edge.setdefault(word, []).append(at)
        self._site_reactions = {
            loose_key(plain(word)): row for row in _lines("site_reactions.tsv") for word in (row[0], *_listed(row[2]))
        }

    def look_up(self, term: str) -> Effect | None:
        """Return the effect that `term` names, or None."""
        for text in variants(term):
            found = (
                self._exactly(text)
                or self._after_system(text)
                or several(text, self._exactly)
                or qualified(text, self._exactly)
            )
            if found:
                return found
        return None

    def _exactly(self, text: str) -> Effect | None:
        key = ordered_key(text)
        if not key:
            return None
        return self._by_order.get(key) or self._loose.get(loose_key(text)) or self._test(text) or self._site(key)

    def _after_system(self, text: str) -> Effect | None:
        """Resolve `nervous system disorders headache`: a body system's heading run together with its term."""
        key = ordered_key(text)
        for system in self._systems.get(key.partition(" ")[0], ()):
            if key.startswith(system + " "):
                return self._exactly(key[len(system) + 1 :])
        return None

    def _test(self, text: str) -> Effect | None:
        split = direction_of(text)
        row = self._tests.get(split[1]) if split else None
        if split is None or row is None:
            return None
        name, said, group, _ = row
        return Effect(f"{_slug(name)}_{split[0]}", f"{name} {split[0]}", f"{_PLAIN_DIRECTION[split[0]]} {said}", group)

    def _site(self, key: str) -> Effect | None:
        edges = {key.partition(" ")[0], key.rpartition(" ")[2]}
        for at in sorted({i for edge in edges for i in self._sites_by_edge.get(edge, ())}):
            site, row = self._sites[at]
            if key.startswith(site + " ") or key.endswith(" " + site):
                rest = loose_key(key.replace(site, " "))
                reaction = self._site_reactions.get(rest)
                if reaction:
                    name = f"{row[0]} {reaction[0]}"
                    return Effect(_slug(name), name, f"{reaction[1]} {row[1]}", "Place of use")
        return None


def _slug(name: str) -> str:
    return "_".join(name.replace("-", " ").split())


@cache
def _book() -> Book:
    return Book(all_effects())


@lru_cache(20_000)
def look_up_effect(term: str) -> Effect | None:
    """Return the effect that a printed term names, or None where the vocabulary does not say.

    Case, plural, British or American spelling, footnote marks, inverted forms and trailing qualifiers do not matter.
    """
    return _book().look_up(term)
