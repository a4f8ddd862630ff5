"""Base names: a name without the words of its salt, ester or hydrate."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

_HERE = Path(__file__).parent
_ISOTOPE = re.compile(r"\d+m?")
_BIOLOGIC_SUFFIX = re.compile(r"(?<=[a-z]{4}) [a-z]{4}$")
_NO_SUFFIX = frozenset({"alfa", "beta", "zeta", "acid", "type"})
_BIOLOGIC_STEM = re.compile(
    r"(?:mab|cept|grastim|stim|tropin|ase|kinase|insulin|glargine|lispro|aspart|poetin|ermin|kin|leukin|alfa|alpha|beta|"
    r"vedotin|emtansine|deruxtecan|govitecan|ozogamicin|tesirine|tansine|soravtansine|mafodotin|pasudotox|leucel|cel|gene|vec|"
    r"ulin|feron|toxin|botulinumtoxina|tox|mig|fusp|parib|limus|tide|lase|idase|bart|tug|penem|gamma|trogon|pacitan|lyticum|lerodalcibep|cibep)$"
)


class Base(NamedTuple):
    """A base name and the words that were taken off (empty: none). `hydrate_only`: they name only water or solvent."""

    name: str
    taken: tuple[str, ...]
    hydrate_only: bool


@cache
def salt_words() -> dict[str, str]:
    """Return each word that names a salt, ester or hydrate, with which of these it is."""
    return _table("salts.tsv")


@cache
def bare_heads() -> dict[str, str]:
    """Return the words that are no drug alone (element, ion, radical, degree): what follows belongs to the name."""
    return _table("bare_heads.tsv")


def _table(name: str) -> dict[str, str]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()[1:]
    return {line.split("\t")[0]: line.split("\t")[1] for line in lines if line}


@lru_cache(maxsize=8192)
def base_of(spelling: str) -> Base:
    """Return the base of one drug's name in normal form.

    `"metoprolol succinate"` -> `metoprolol`; `"potassium chloride"` stays: an element alone is no drug;
    `"magnesium sulfate heptahydrate"` -> `magnesium sulfate`; `"adalimumab fkjp"` -> `adalimumab`.
    """
    kinds, bare = salt_words(), bare_heads()
    words = spelling.split()
    # A name that begins with an element or ion, or ends in an isotope, is not of the form "base salt".
    whole = bool(words) and bare.get(words[0]) in ("element", "ion")
    taken: list[str] = []
    while len(words) > 1 and (kind := kinds.get(words[-1])) is not None:
        rest = words[:-1]
        if kind != "hydrate" and (whole or all(w in bare or w in kinds for w in rest) or _ISOTOPE.fullmatch(rest[-1])):
            break
        taken.insert(0, words[-1])
        words = rest
        if words[-1] in ("di", "mono", "hemi", "s", "l", "dl", "dimethyl") and len(words) > 1:
            taken.insert(0, words.pop())
    name = without_biologic_suffix(" ".join(words))
    hydrate_only = bool(taken) and all(kinds.get(w, "hydrate") == "hydrate" for w in taken)
    return Base(name, tuple(taken), hydrate_only)


def is_salt_of_element(name: str, element: str) -> bool:
    """Whether a name is an element's salt: `"lithium carbonate"` of `lithium`; labels speak of the element alone."""
    if bare_heads().get(element) != "element" or not name.startswith(element + " "):
        return False
    return all(word in salt_words() for word in name.removeprefix(element).split())


def without_biologic_suffix(name: str) -> str:
    """Return the name without FDA's four-letter suffix of biologics: `"infliximab dyyb"` -> `infliximab`."""
    found = _BIOLOGIC_SUFFIX.search(name)
    if found and found[0].strip() not in _NO_SUFFIX and _BIOLOGIC_STEM.search(name[: found.start()]):
        return name[: found.start()]
    return name
