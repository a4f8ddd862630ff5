"""How an interaction comes about: one of a few words, or an enzyme with what is done to it."""

from __future__ import annotations

from functools import lru_cache

from labelwise.extract.interaction.lower_case import of_lower
from labelwise.extract.stems import holds, lower

_MECHANISMS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("serotonergic", ("seroton",), r"serotonin\s+syndrome|serotonergic"),
    (
        "additive CNS depression",
        ("cns", "nervous", "sedat", "respirat", "drows", "somnol"),
        r"CNS\s+depress|central\s+nervous\s+system\s+depress|sedati|respiratory\s+depress|drows|somnolen",
    ),
    ("QT prolongation", ("qt", "torsade"), r"\bQTc?\b|torsade"),
    ("bleeding", ("bleed", "hemorrh", "prothromb", "inr"), r"bleed|hemorrhag|prothrombin|\bINR\b"),
    (
        "additive hypotension",
        ("hypotens", "pressure", "antihyper"),
        r"hypotens|blood\s+pressure[-\s]lower|antihypertensive\s+effect",
    ),
    ("hyperkalemia", ("kalemia", "potassium"), r"hyperkal|serum\s+potassium"),
    ("hypoglycemia", ("hypoglyc",), r"hypoglyc"),
    (
        "chelation or binding",
        ("chelat", "bind", "absorption"),
        r"chelat(?:e[sd]?|ion)\b|\bbind|absorption",
    ),
    ("anticholinergic", ("anticholin",), r"anticholinergic\s+effect"),
    ("nephrotoxicity", ("nephrot", "renal"), r"nephrotox|renal\s+(?:toxic|function|impair|failure)"),
    ("myelosuppression", ("myelosup", "marrow"), r"myelosuppress|bone\s+marrow"),
    ("hypertensive reaction", ("hypertensive", "pressor"), r"hypertensive\s+(?:crisis|reaction)|pressor"),
)
_ENZYMES = ("cyp", "p-gp", "pgp", "p-glyco", "oatp", "bcrp", "oct", "ugt")
_MECHANISM_PATTERNS = tuple((n, stems, of_lower(pattern)) for n, stems, pattern in _MECHANISMS)
_ENZYME_NAME = r"(?:CYP\s?\d[A-Z]\d*|P-?gp|P-glycoprotein|OATP\w*|BCRP|OCT\d|UGT\w*)"
_ENZYME = of_lower(
    rf"\b(?P<a>{_ENZYME_NAME})\b[^.;]{{0,40}}?\b(?P<x>inhibit\w*|induc\w*|substrate)|\b(?P<y>inhibit\w*"
    rf"|induc\w*)\b[^.;]{{0,30}}?\b(?P<b>{_ENZYME_NAME})\b"
)


def mechanism_of(name: str, text: str) -> str | None:
    """Return how: what the class of an object does to an enzyme, else what the text says."""
    return _in(name) if holds(name.lower(), _ENZYMES) else _in(text)


@lru_cache(maxsize=8192)
def _in(text: str) -> str | None:
    """Return one of a few words, or an enzyme with what is done to it."""
    lowered = lower(text)
    if holds(lowered, _ENZYMES) and (m := _ENZYME.search(lowered)):
        group, verb = ("a", m["x"]) if m["a"] else ("b", m["y"])
        done = "inhibition" if verb.startswith("inhib") else "induction" if verb.startswith("induc") else "substrate"
        return f"{_enzyme(text[m.start(group) : m.end(group)])} {done}"
    return next((name for name, stems, p in _MECHANISM_PATTERNS if holds(lowered, stems) and p.search(lowered)), None)


def _enzyme(name: str) -> str:
    """Return an enzyme or carrier in one spelling: "CYP 3A4" and "cyp3a4" are CYP3A4, "P-glycoprotein" is P-gp."""
    plain = "".join(name.split()).upper()
    return "P-gp" if plain.startswith(("P-", "PG")) else plain
