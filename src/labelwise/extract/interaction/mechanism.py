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
    ("chelation or binding", ("chelat", "bind", "absorption"), r"chelat|\bbind\w*\s+(?:to\s+)?|absorption"),
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


@lru_cache(maxsize=8192)
def mechanism_of(text: str) -> str | None:
    """Return how, as one of a few words or as an enzyme with what is done to it."""
    lowered = lower(text)
    if holds(lowered, _ENZYMES) and (m := _ENZYME.search(lowered)):
        group, verb = ("a", m["x"]) if m["a"] else ("b", m["y"])
        done = "inhibition" if verb.startswith("inhib") else "induction" if verb.startswith("induc") else "substrate"
        return f"{text[m.start(group) : m.end(group)]} {done}"
    return next((name for name, stems, p in _MECHANISM_PATTERNS if holds(lowered, stems) and p.search(lowered)), None)
