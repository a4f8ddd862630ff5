"""Phrases that name a class: "strong CYP3A4 inhibitors", "drugs that prolong the QT interval"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Phrase(NamedTuple):
    """A phrase and its place: `name` is how it is told, `key` equal for the spellings of one class."""

    name: str
    key: str
    start: int
    end: int


ENZYME_STEMS = (
    "cyp",
    "p450",
    "p-450",
    "p-gp",
    "p-glyco",
    "bcrp",
    "oatp",
    "oct1",
    "oct2",
    "mate1",
    "mate-",
    "ugt",
    "oat1",
    "oat3",
    "bsep",
    "p‑gp",
    "pgp",
)
PHRASE_STEMS = (
    "qt",
    "seroton",
    "bone marrow",
    "myelosuppress",
    "seizure thresh",
    "monoamine",
    "bleeding",
    "hemorrhag",
    "hemosta",
    "platelet fun",
    "coagulation",
    "serum potassium",
    "hyperkal",
    "hypokal",
    "potassium lev",
    "nephrotox",
    "renal fun",
    "kidney fun",
    "renal exc",
    "hepatotox",
    "liver ",
    "blood pressure",
    "hypotension",
    "gastric ",
    "protein",
    "bradycard",
    "heart rate",
    "anticholinergic",
    "tubular",
    "hyponatr",
    "narrow th",
    "central nerv",
    "cns",
    "respiratory d",
    "sedat",
)
_GRADE = r"(?:strong|moderate|weak|potent|combined|dual|sensitive|mild|powerful)"
_ONE_ENZYME = (
    r"(?:(?:the\s+)?(?:hepatic\s+)?(?:cytochrome\s+P\s?-?450\s*"
    r"|CYP\s?450\s*)?(?:\(CYP(?:450)?\)\s*)?(?:isoenzymes?\s+|isozymes?\s+|enzymes?\s+)?"
    r"(?:CYP\s?|IIIA|\b(?=\d[A-Z]\d))\d?[A-Z]\d*(?:/(?:CYP)?\d[A-Z]?\d*)*(?:\s*\(CYP\d[A-Z]\d*\))?"
    r"|P-?gp\b|P-glycoprotein(?:\s*\(P-?gp\))?|BCRP|breast\s+cancer\s+resistance\s+protein(?:\s*\(BCRP\))?"
    r"|OATP\d?[A-Z]?\d?(?:\s?/\s?(?:OATP)?\d?[A-Z]?\d)*|OCT\s?\d(?:/\d)?|OAT\s?\d(?:/(?:OAT)?\d)?"
    r"|MATE\s?-?\d?(?:[-/]\w+)?|UGT\s?\d?[A-Z]?\d*|BSEP"
    r"|(?:cytochrome\s+P\s?-?450(?:\s*\(CYP(?:450)?\))?|CYP\s?(?:450)?)(?!\s*\(?(?:CYP)?\s?\d))"
)
_AND = r"\s*(?:,\s*(?:and|or|and/or)?|and/or|and|or|/|&|\+)\s*"
_ENZYMES = rf"{_ONE_ENZYME}(?:{_AND}(?:{_ONE_ENZYME}|\d[A-Z]\d+))*"
_GRADED = re.compile(
    rf"(?:(?P<grade>{_GRADE}(?:{_AND}{_GRADE})*)\s+(?:inhibitors?\s+(?:or"
    rf"|and)\s+inducers?\s+of\s+)?)?(?P<what>{_ENZYMES})"
    r"(?:[\s-]+(?:enzymes?|isozymes?|isoenzymes?|transporters?|metabolic|efflux|system|transport|mediated))*[\s-]+"
    r"(?P<role>(?:inhibitors?|inducers?|substrates?)(?:\s*(?:and|or|/|,)\s*(?:inhibitors?|inducers?|substrates?))?)\b",
    re.IGNORECASE,
)
_ROLE_OF = re.compile(
    rf"\b(?:(?P<grade>{_GRADE}(?:{_AND}{_GRADE})*)\s+)?(?P<role>inhibitors?|inducers?|substrates?)\s+(?:of"
    rf"|for)\s+(?P<what>{_ENZYMES})"
    r"(?!\S*\s*(?:inhibit|induc))",
    re.IGNORECASE,
)
_HEAD = (
    r"\b(?:(?:other|certain|concomitant|some|all|any|co-?administered"
    r"|narrow\s+therapeutic\s+index)\s+)?(?:medicinal\s+products?|drugs?|agents?|medications?|medicines|compounds"
    r"|products|therapies|substances)\s*(?:\([^)]{0,20}\)\s*)?"
)
_DONE_BY = re.compile(
    rf"{_HEAD}(?:that\s+|which\s+)?(?:are\s+|is\s+|have\s+been\s+)?(?:known\s+to\s+be\s+|primarily\s+"
    rf"|predominantly\s+|extensively\s+|mainly\s+|also\s+|highly\s+|largely\s+|significantly\s+)*"
    r"(?P<verb>metaboli[sz]ed|transported|eliminated|cleared|(?:known\s+to\s+|may\s+|strongly\s+|potently\s+"
    r"|moderately\s+)?(?:inhibit|induce)s?|inhibiting|inducing|affecting|affect"
    r"|(?:known\s+to\s+be\s+)?(?:strong\s+|moderate\s+|weak\s+|potent\s+)?(?:inhibitors|inducers"
    r"|substrates)\s+of)\s+"
    rf"(?:primarily\s+|predominantly\s+|extensively\s+|mainly\s+)?(?:by\s+|via\s+|through\s+"
    rf"|of\s+)?(?P<what>{_ENZYMES})(?!\S*\s+(?:inhibitors?|inducers?))",
    re.IGNORECASE,
)
# What is told, and what the relative clause behind "drugs that ..." or "agents with ..." must speak of.
_CLAUSES: tuple[tuple[str, str, str], ...] = (
    (
        "drugs that prolong the QT interval",
        "qt_prolonging",
        (
            r"(?:prolong\w*|lengthen\w*|increas\w+|effect\s+on)\s+(?:of\s+)?(?:the\s+"
            r"|cardiac\s+)*(?:\w+\s+){0,2}?QTc?\b(?:\s+intervals?)?"
        ),
    ),
    (
        "serotonergic drugs",
        "serotonergic",
        (
            r"(?:affect\w*|impair\w*|act\w*|enhanc\w+|increas\w+"
            r"|inhibit\w*)\s+(?:\w+\s+){0,3}?seroton\w+(?:\s+neurotransmi\w+)?(?:\s+systems?|\s+reuptake"
            r"|\s+metabolism)?|serotonergic\s+(?:properties|activity|effects?)"
        ),
    ),
    (
        "bone marrow suppressants",
        "myelosuppressive",
        (
            r"(?:produc\w+|caus\w+|associated\s+with"
            r"|suppress\w*)\s+(?:\w+\s+){0,2}?(?:bone\s+marrow(?:\s+(?:suppression|depression|function))?"
            r"|myelosuppress\w+)"
        ),
    ),
    (
        "drugs that lower the seizure threshold",
        "seizure_threshold",
        r"(?:lower|reduc|decreas)\w*\s+(?:the\s+)?seizure\s+threshold",
    ),
    (
        "CNS depressants",
        "cns_depressant",
        (
            r"(?:caus\w+|produc\w+|depress\w*)\s+(?:\w+\s+){0,2}?(?:CNS|central\s+nervous\s+system"
            r"|respiratory)(?:\s+depression)?|sedat\w+\s+(?:properties|effects?)"
        ),
    ),
    (
        "drugs that increase the risk of bleeding",
        "hemostasis",
        (
            r"(?:increas\w+|rais\w+|affect\w*|impair\w*|alter\w*"
            r"|interfer\w+\s+with)\s+(?:the\s+)?(?:risk\s+of\s+)?(?:bleeding|hemorrhage|hemostasis|coagulation"
            r"|platelet\s+function|blood\s+clotting)"
        ),
    ),
    (
        "drugs that increase serum potassium",
        "potassium_raising",
        r"(?:increas\w+|rais\w+|elevat\w+|caus\w+)\s+(?:\w+\s+){0,2}?(?:potassium(?:\s+levels?)?|hyperkala?emia)",
    ),
    (
        "drugs that cause hypokalemia",
        "potassium_lowering",
        (
            r"(?:lower|reduc|decreas|caus|produc|deplet)\w*\s+(?:\w+\s+){0,3}?(?:serum\s+potassium(?:\s+levels?)?"
            r"|hypokal[ae]+mia)"
        ),
    ),
    (
        "nephrotoxic drugs",
        "nephrotoxic",
        (
            r"(?:nephrotoxic\w*|(?:reduc|impair|affect|compet|decreas)\w*\s+(?:\w+\s+){0,2}?(?:renal"
            r"|kidney)\s+(?:function|excretion))|nephrotoxic\s+potential"
        ),
    ),
    ("hepatotoxic drugs", "hepatotoxic", r"(?:caus\w+\s+)?(?:hepatotoxic\w*|liver\s+(?:injury|damage|toxicity))"),
    (
        "drugs that lower blood pressure",
        "antihypertensive",
        r"(?:lower|reduc|decreas|caus)\w*\s+(?:\w+\s+){0,1}?(?:blood\s+pressure|hypotension)",
    ),
    (
        "drugs that raise gastric pH",
        "acid_reducer",
        r"(?:increas|rais|elevat|reduc|decreas|suppress)\w*\s+(?:the\s+)?(?:gastric|stomach)\s+(?:pH|acid\w*)",
    ),
    (
        "highly protein-bound drugs",
        "protein_bound",
        r"(?:highly|tightly|extensively)?\s*(?:bound\s+to\s+(?:plasma\s+|serum\s+)?proteins?|protein[\s-]bound)",
    ),
    (
        "drugs that cause bradycardia",
        "bradycardic",
        r"(?:decreas|slow|reduc|lower|caus|produc)\w*\s+(?:the\s+)?(?:heart\s+rate|bradycardia)",
    ),
    ("drugs with anticholinergic properties", "anticholinergic", r"anticholinergic\s+(?:properties|activity|effects?)"),
    ("monoamine oxidase inhibitors", "mao_inhibitor", r"inhibit\w*\s+monoamine\s+oxidases?(?:\s+[AB](?:\s+or\s+B)?)?"),
    (
        "drugs that affect renal tubular secretion",
        "tubular_secretion",
        (
            r"(?:(?:eliminat|secret|compet|excret|clear)\w+|reduce"
            r"|inhibit)\s+(?:\w+\s+){0,4}?(?:renal\s+)?tubular\s+secretion"
        ),
    ),
    ("drugs that cause hyponatremia", "hyponatremic", r"(?:caus\w+|associated\s+with|risk\s+of)\s+hyponatremia"),
    (
        "drugs with a narrow therapeutic index",
        "narrow_index",
        r"(?:a\s+)?narrow\s+therapeutic\s+(?:index|range|window)",
    ),
)
_FILL = (
    r"(?:(?:also|are|have|has|may|can|could|known|potential|to|the|a|an|potentially|risk|of|other|be|been|being"
    r"|associated|with|highly|its|on|reported|shown|significantly|further|for|an?|effects?|cause)\s+){0,8}?"
)
_CLAUSE = re.compile(
    rf"{_HEAD}(?:(?:that|which|with|known|affecting|causing|associated|having|producing|capable|highly|tightly|of)\s+)?"
    rf"{_FILL}(?:" + "|".join(f"(?P<{key}>{pattern})" for _, key, pattern in _CLAUSES) + ")",
    re.IGNORECASE,
)
_NAMES = {key: name for name, key, _ in _CLAUSES}
_STEMS = re.compile("|".join(map(re.escape, (*ENZYME_STEMS, *PHRASE_STEMS))), re.IGNORECASE)


def stems_in(text: str) -> bool:
    """Whether the text has a word that a phrase is built on."""
    return _STEMS.search(text) is not None


_ENZYME_START = re.compile(
    r"\b(?:strong|moderate|weak|potent|combined|dual|sensitive|mild|powerful|the|hepatic|cytochrome|CYP|IIIA|P-?gp"
    r"|P-gly"
    r"|BCRP|breast|OATP|OCT|OAT|MATE|UGT|BSEP|\d[A-Z]\d)",
    re.IGNORECASE,
)
_ROLES = ("inhibitor", "inducer", "substrate")
_HEAD_WORDS = ("product", "drug", "agent", "medic", "compound", "therap", "substance")


def phrases_in(text: str) -> Iterator[Phrase]:
    """Yield the phrases of a sentence or cell; they may overlap."""
    lowered = text.lower()
    headed = any(word in lowered for word in _HEAD_WORDS)
    if any(stem in lowered for stem in ENZYME_STEMS):
        if any(role in lowered for role in _ROLES):
            yield from _with_role(text)
        if headed:
            yield from _done_by(text)
    if headed and any(stem in lowered for stem in PHRASE_STEMS):
        for m in _CLAUSE.finditer(text):
            key = m.lastgroup or ""
            yield Phrase(_NAMES[key], key, m.start(), m.end())


def _with_role(text: str) -> Iterator[Phrase]:
    done = 0
    for start in _ENZYME_START.finditer(text):
        if start.start() >= done and (m := _GRADED.match(text, start.start())):
            done = m.end()
            yield _enzyme(m["grade"], m["what"], m["role"], m.start(), m.end())
    for m in _ROLE_OF.finditer(text):
        yield _enzyme(m["grade"], m["what"], m["role"], m.start(), m.end())


def _done_by(text: str) -> Iterator[Phrase]:
    for m in _DONE_BY.finditer(text):
        verb = m["verb"].lower()
        if "affect" not in verb:
            role = "inhibitors" if "inhibit" in verb else "inducers" if "induc" in verb else "substrates"
            grade = next((g for g in ("strong", "moderate", "weak", "potent") if g in verb), None)
            yield _enzyme(grade, m["what"], role, m.start(), m.end())


def _enzyme(grade: str | None, what: str, role: str, start: int, end: int) -> Phrase:
    roles = [r if r.endswith("s") else r + "s" for r in re.findall(r"inhibitors?|inducers?|substrates?", role.lower())]
    what = re.sub(
        r"cytochrome\s+P\s?-?450\s*|CYP\s?450\s*|\(CYP(?:450)?\)\s*|^the\s+|\bhepatic\s+|isoenzymes?\s+"
        r"|isozymes?\s+|enzymes?\s+",
        "",
        what,
        flags=re.IGNORECASE,
    )
    what = what.strip()
    what = "CYP450" if what in ("", "CYP") else what
    what = re.sub(r"\bCYP\s+(?=\d)", "CYP", " ".join(what.split()))
    what = re.sub(r"^(?=\d[A-Z])", "CYP", what)
    what = re.sub(r"(\S+)\s+\(\1\)", r"\1", what)
    name = " ".join(w for w in (" ".join((grade or "").lower().split()), what, " and ".join(roles)) if w)
    return Phrase(name, name.lower(), start, end)
