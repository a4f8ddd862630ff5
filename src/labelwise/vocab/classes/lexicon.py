"""Where a text names drugs, classes, substances and foods: one pass over it, whatever the number of names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

import ahocorasick

from labelwise.vocab.classes.book import classes, plural
from labelwise.vocab.names.known import brands, concept_names, synonyms


class Named(NamedTuple):
    """One name in a text: `name` is how it is told (a drug's generic name, a class as printed), `key` what it stands for."""

    name: str
    key: str
    kind: Literal["drug", "class", "substance", "food"]
    start: int
    end: int


# Names that in a label mostly mean something else than a drug taken: body chemistry, solvents, plain words.
_PLAIN = frozenset(
    [
        "water",
        "oxygen",
        "glucose",
        "sodium",
        "potassium",
        "calcium",
        "magnesium",
        "chloride",
        "urea",
        "cholesterol",
        "histamine",
        "serotonin",
        "creatinine",
        "albumin",
        "hydrogen",
        "nitrogen",
        "air",
        "salt",
        "sugar",
        "protein",
        "air",
        "fat",
        "acid",
        "base",
        "gas",
        "lipid",
        "lactate",
        "phosphate",
        "phosphorus",
        "bicarbonate",
        "carbon",
        "dextrose",
        "sucrose",
        "lactose",
        "starch",
        "talc",
        "gelatin",
        "glycerin",
        "sorbitol",
        "mannitol",
        "sulfate",
        "sulfur",
        "fluoride",
        "iodine",
        "iodide",
        "copper",
        "chromium",
        "aluminum",
        "manganese",
        "selenium",
        "helium",
        "ammonia",
        "ammonium",
        "citrate",
        "acetate",
        "tartrate",
        "fumarate",
        "maleate",
        "bilirubin",
        "hemoglobin",
        "heme",
        "estrogen",
        "estrogens",
        "progestin",
        "today",
        "same",
        "matrix",
        "triad",
        "prolactin",
        "cortisol",
        "corticotropin",
        "thrombin",
        "collagen",
        "keratin",
        "tyrosine",
        "glycine",
        "cysteine",
        "alanine",
        "leucine",
        "lysine",
        "serine",
        "proline",
        "arginine",
        "histidine",
        "glutamine",
        "carbohydrate",
        "soap",
        "honey",
        "egg",
        "eggs",
        "peanut",
        "latex",
        "light",
        "charcoal",
        "alcohol",
        "ethanol",
        "nicotine",
        "caffeine",
        "iron",
        "zinc",
        "insulin",
        "tobacco",
        "cannabis",
        "milk",
        "other",
        "control",
        "angiotensin",
        "renin",
        "bradykinin",
        "adenosine",
        "acetylcholine",
        "norepinephrinee",
        "gamma",
        "dihydrate",
        "amino",
        "blood",
        "plasma",
        "serum",
        "vitamin",
        "vitamins",
        "mineral",
        "minerals",
        "fiber",
    ]
)
_CYP = re.compile(
    r"\b(?:(?P<grade>(?:strong|moderate|weak|potent|combined|dual|sensitive|mild)(?:\s*(?:,|and|or|/|to|and/or)\s*(?:strong|moderate|weak|potent))*)\s+)?"
    r"(?:(?:(?:P-gp|P-glycoprotein)\s+and\s+)?(?:cytochrome\s+P\s?-?450\s*(?:\((?:CYP)\))?\s*(?:isoenzymes?\s+|enzymes?\s+)?)?"
    r"(?P<enzyme>(?:CYP\s?|cytochrome\s+P450\s*)(?:450\s*)?\d[A-Z]\d*(?:/\d+)*(?:\s*\(CYP\d[A-Z]\d*\))?(?:\s*(?:,|and|or|/|and/or|,\s*and|,\s*or)\s*(?:(?:strong|moderate|weak)\s+)?(?:CYP\s?)?\d[A-Z]\d*(?:/\d)*)*)"
    r"|(?P<carrier>P-?gp|P-glycoprotein|BCRP|OATP\d?[A-Z]?\d?(?:/\d?[A-Z]?\d)?|OCT\s?\d|OAT\s?\d(?:/\d)?|MATE\s?\d?(?:[-/]\w+)?|UGT\s?\d?[A-Z]?\d*|BSEP)"
    r"(?:\s*(?:,|and|or|/|and/or)\s*(?:P-?gp|P-glycoprotein|BCRP|OATP\w*|CYP\s?\d[A-Z]\d*))*)"
    r"(?:\s+(?:enzymes?|isozymes?|isoenzymes?|transporters?|metabolic|efflux|system))*[\s-]+(?P<role>inhibitors?|inducers?|substrates?|inhibition)\b",
    re.IGNORECASE,
)  # fmt: skip
_METABOLIZED = re.compile(
    r"\b(?:drugs?|agents?|medications?|medicinal\s+products?|medicines|compounds|substrates)\s+(?:that\s+(?:are|is)\s+|which\s+are\s+)?(?:primarily\s+|predominantly\s+|extensively\s+|mainly\s+|known\s+to\s+be\s+)*"
    r"(?:(?P<verb>metaboli[sz]ed|transported|eliminated|cleared|inhibit|inhibiting|induce|inducing|known\s+to\s+inhibit|known\s+to\s+induce)\s+(?:primarily\s+|predominantly\s+|extensively\s+)?(?:by\s+|via\s+|through\s+|of\s+)?(?:the\s+)?(?:cytochrome\s+P\s?450\s*(?:\(CYP\))?\s*(?:isoenzymes?\s+)?|(?:hepatic\s+)?(?:enzymes?\s+)?)?"
    r"(?P<enzyme>(?:CYP\s?)?\d[A-Z]\d*(?:\s*(?:,|and|or|/|and/or)\s*(?:CYP\s?)?\d[A-Z]\d*)*|P-?gp|P-glycoprotein|OCT\s?\d|OAT\s?\d|OATP\w*|BCRP|UGT\w*))",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z0-9]")


@cache
def _automaton() -> ahocorasick.Automaton:
    made = ahocorasick.Automaton()
    words: dict[str, tuple[str, str, str]] = {}
    for name in concept_names():
        if len(name) > 3 and name not in _PLAIN and not name.isdigit():
            words[name] = (name, name, "drug")
    for spelling, name in synonyms().items():
        if len(spelling) > 3 and spelling not in _PLAIN:
            words[spelling] = (spelling, name, "drug")
    for spelling, (name, _) in brands().items():
        if len(spelling) > 3 and spelling not in words and spelling not in _PLAIN:
            words[spelling] = (spelling, name, "brand")
    for entry in classes().values():
        for word in entry.words:
            words[word] = ("", entry.id, entry.kind)
            words[plural(word)] = ("", entry.id, entry.kind)
    for word, value in words.items():
        made.add_word(word, (len(word), *value))
    made.make_automaton()
    return made


def named_in(text: str) -> list[Named]:
    """Return what a text names, in order; of overlapping names the longest stands."""
    found = [*_patterns(text), *_literals(text)]
    found.sort(key=lambda n: (n.start, -(n.end - n.start)))
    kept: list[Named] = []
    for named in found:
        if not kept or named.start >= kept[-1].end:
            kept.append(named)
    return kept


def _literals(text: str) -> Iterator[Named]:
    lowered = text.lower()
    if len(lowered) != len(text):
        return
    for last, (length, name, key, kind) in _automaton().iter(lowered):
        start, end = last + 1 - length, last + 1
        if (start and _WORD.match(text[start - 1])) or (end < len(text) and _WORD.match(text[end])):
            continue
        if (start > 1 and text[start - 1] == "-" and _WORD.match(text[start - 2])) or (
            text[end : end + 1] == "-" and kind in ("drug", "brand")
        ):
            continue
        if kind == "brand":
            if not text[start].isupper():
                continue
            yield Named(key, key, "drug", start, end)
        else:
            yield Named(name or lowered[start:end], key, kind, start, end)


def _patterns(text: str) -> Iterator[Named]:
    if not re.search(r"\d[A-Z]\d|P-?gp|P-glycoprotein|BCRP|OATP|OCT|MATE|UGT|OAT\d|BSEP", text, re.IGNORECASE):
        return
    for m in _CYP.finditer(text):
        what = " ".join((m["enzyme"] or m["carrier"]).split())
        role = m["role"].lower()
        if role == "inhibition":
            continue
        role = role if role.endswith("s") else role + "s"
        name = f"{(m['grade'] or '').lower()} {what} {role}".strip()
        yield Named(name, name, "class", m.start(), m.end())
    for m in _METABOLIZED.finditer(text):
        verb = m["verb"].lower()
        role = "inhibitors" if "inhibit" in verb else "inducers" if "induc" in verb else "substrates"
        what = " ".join(m["enzyme"].split())
        what = what if re.match(r"CYP|[POBU]", what, re.IGNORECASE) else f"CYP{what}"
        yield Named(f"{what} {role}", f"{what} {role}", "class", m.start(), m.end())
