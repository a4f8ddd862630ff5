"""Make `members.tsv`: which ingredients belong to which classes, from labels' codes, their own statements, the examples
that other labels name, and the curated list.

usage: make_class_members.py CORPUS_DIR
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

from labelwise.extract.interaction.interactions import interactions
from labelwise.facts import InteractionFact
from labelwise.label import Label
from labelwise.read import read_labels
from labelwise.vocab.classes.membership import class_ids, enzyme_class, enzyme_id
from labelwise.vocab.classes.phrases import phrases_in
from labelwise.vocab.names.salts import base_of
from labelwise.vocab.names.spelling import normal

HOME = Path(__file__).parent.parent / "src/labelwise/vocab/classes"
ORDER = ("code", "statement", "examples", "curated")
LEAST_LABELS = 3  # labels of that many other ingredients must name an example before it counts
CODED = re.compile(
    r"^(?:Cytochrome P450 (\d[A-Z]\d*)|(P-Glycoprotein)|(Breast Cancer Resistance Protein)|(Organic Anion "
    r"Transporting Polypeptide 1B1)|Organic Cation Transporter (2)) (Inhibitor|Inducer)s?$"
)
IS = re.compile(
    r"\b(?:is|are)\s+(?:both\s+)?(?:an?\s+|the\s+)?(?:(?:in\s+vitro|in\s+vivo|known|competitive|reversible"
    r"|mechanism-based)\s+)*$"
)
SECTIONS = ("drug_interactions", "clinical_pharmacology", "pharmacokinetics")


def main() -> None:
    """Read the corpus and write the file."""
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    examples: dict[tuple[str, str], set[str]] = defaultdict(set)
    codes = {(s, n.lower()): c for s, n, c in _table("codes.tsv")}
    for label in read_labels(Path(sys.argv[1])):
        if not isinstance(label, Label):
            continue
        names = ingredients(label)
        if len(names) == 1:
            from_codes(label, names[0], codes, found)
            from_statements(label, names[0], found)
        for fact in interactions(label).facts:
            if (
                isinstance(fact, InteractionFact)
                and fact.member_of
                and fact.object_kind == "drug"
                and fact.action != "none_expected"
            ):
                for ident in specific(fact.member_of):
                    examples[ident, base_of(normal(fact.object)).name].add(" and ".join(names))
    for (ident, name), by in examples.items():
        if len(by) >= LEAST_LABELS:
            found[ident, name]["examples"] = f"named as an example by the labels of {len(by)} other drugs"
    for ident, members, source in _table("curated_members.tsv"):
        for name in members.split("|"):
            found[ident, base_of(normal(name)).name]["curated"] = source
    lines = ["class\tingredient\tbasis\twhy"]
    for (ident, name), why in sorted(found.items()):
        basis = next(b for b in ORDER if b in why)
        lines.append(f"{ident}\t{name}\t{basis}\t{why[basis]}")
    (HOME / "members.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def ingredients(label: Label) -> list[str]:
    """Return the base names of a label's ingredients."""
    return sorted({base_of(normal(n)).name for n in label.substance_names or label.generic_names})


def specific(name: str) -> tuple[str, ...]:
    """Return the classes that an example of a printed class belongs to; none where the name speaks of several."""
    found = class_ids(name)
    ungraded = [i for i in found if not i.startswith(("strong_", "moderate_", "weak_"))]
    return tuple(ungraded) if ungraded else found if len(found) == 1 else ()


def from_codes(
    label: Label, name: str, codes: dict[tuple[str, str], str], found: dict[tuple[str, str], dict[str, str]]
) -> None:
    """Take the classes that the label's own codes name."""
    for given in label.classes:
        plain = re.sub(r"\s*\[[^\]]*\]$", "", given.name)
        if ident := codes.get((given.scheme, plain.lower())):
            found[ident, name]["code"] = f"{given.scheme}: {plain}"
        elif given.scheme == "MoA" and (m := CODED.match(plain)):
            enzyme = f"cyp{m[1]}" if m[1] else "p_gp" if m[2] else "bcrp" if m[3] else "oatp1b1" if m[4] else "oct2"
            ident = enzyme_class(enzyme_id(enzyme.replace("_", "-")), m[6].lower(), [])[0]
            found[ident, name]["code"] = f"MoA: {plain}"


def from_statements(label: Label, name: str, found: dict[tuple[str, str], dict[str, str]]) -> None:
    """Take what the label says that its drug is: "exampline is a strong CYP3A4 inhibitor"."""
    own = {name, *(normal(b) for b in label.brand_names)}
    for passage in label.passages(*SECTIONS):
        for phrase in phrases_in(passage.text) if re.search(r"\bis\s+an?\s", passage.text) else ():
            front = passage.text[max(0, phrase.start - 90) : phrase.start]
            if not IS.search(front) or re.search(r"\bnot\b|\bif\b|\bwhether\b|\bneither\b|\bno\b", front[-60:]):
                continue
            subject = re.split(r"[.;:]\s|,\s", IS.sub("", front))[-1].lower()
            if not any(o in " ".join(subject.split()[-4:]) for o in own if len(o) > 3) or re.search(
                r"metabolite|\bin vitro\b", subject
            ):
                continue
            grades = [g for g in ("strong", "moderate", "weak") if g in phrase.name.lower()]
            idents = [i for i in class_ids(phrase.name) if not grades or i.startswith(tuple(grades))]
            for ident in (
                idents if grades else [i for i in idents if not i.startswith(("strong_", "moderate_", "weak_"))]
            ):
                found[ident, name]["statement"] = f"its label: {phrase.name}"


def _table(name: str) -> list[list[str]]:
    lines = (HOME / name).read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines if line]


if __name__ == "__main__":
    main()
