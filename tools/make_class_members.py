"""Make `members.tsv`: which ingredients belong to which classes, from labels' codes, their own statements, the examples
that other labels name, and the curated list.

Every membership that a label supports carries that label's set id and section. An example counts where labels of two
other drugs name it, or where one does and the curated list agrees.

usage: make_class_members.py CORPUS_DIR
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from labelwise.extract.interaction.objects import objects_in
from labelwise.extract.interaction.own import Own
from labelwise.extract.sentences import sentences
from labelwise.label import Label
from labelwise.read import read_labels
from labelwise.vocab.classes import scan, tells_what_it_is, with_phrases
from labelwise.vocab.classes.membership import class_ids, enzyme_class, enzyme_id
from labelwise.vocab.classes.phrases import phrases_in
from labelwise.vocab.names import known
from labelwise.vocab.names.salts import base_of
from labelwise.vocab.names.spelling import normal

HOME = Path(__file__).parent.parent / "src/labelwise/vocab/classes"
ORDER = ("code", "statement", "examples", "curated")
# Labels of that many other ingredients must name an example that the curated list lacks: more where the class says
# what a drug is (lists of such classes stand beside others), and twice as many where another class is known.
LEAST_LABELS = 2
CODED = re.compile(
    r"^(?:Cytochrome P450 (\d[A-Z]\d*)|(P-Glycoprotein)|(Breast Cancer Resistance Protein)|(Organic Anion "
    r"Transporting Polypeptide 1B1)|Organic Cation Transporter (2)) (Inhibitor|Inducer)s?$"
)
IS = re.compile(
    r"\b(?:is|are)\s+(?:both\s+)?(?:an?\s+|the\s+)?(?:(?:in\s+vitro|in\s+vivo|known|competitive|reversible"
    r"|mechanism-based)\s+)*$"
)
CALLED = re.compile(r"\b(?:is|are)\s+(?:an?|the)\s+(?:[\w-]+[\s,]+){0,5}$", re.IGNORECASE)
OTHER = re.compile(r"\bother\s+(?:\w+\s+)?$", re.IGNORECASE)
LEADS = re.compile(r"such as|e\.\s?g|for example|includ|\blike\b|\(", re.IGNORECASE)
DOUBT = re.compile(
    r"\b(?:not|other than|except|unlike|neither|nor|without|no)\b[^.;]{0,60}(?:inhibitor|inducer|substrate)|unless",
    re.IGNORECASE,
)
STATEMENTS = ("drug_interactions", "clinical_pharmacology", "pharmacokinetics")
FIRST_LINES = ("description", "indications_and_usage", "mechanism_of_action")
EXAMPLES = (
    "drug_interactions", "contraindications", "boxed_warning", "warnings_and_cautions", "warnings", "precautions",
    "dosage_and_administration", "clinical_pharmacology",
)  # fmt: skip
NOBODY = Own(frozenset(), frozenset(), frozenset(), frozenset())


class Support(NamedTuple):
    """Why an ingredient is in a class, with the label and section that say so (empty for the curated list)."""

    why: str
    set_id: str = ""
    section: str = ""


class Example(NamedTuple):
    """That the label of `drug` names something as an example of a class, in the words of the label."""

    drug: str
    set_id: str
    section: str
    words: str


Key = tuple[str, str]  # class, ingredient
Found = dict[Key, dict[str, Support]]


def main() -> None:
    """Read the corpus and write the file."""
    found: Found = defaultdict(dict)
    examples: dict[Key, dict[str, Example]] = defaultdict(dict)
    codes = {(s, n.lower()): c for s, n, c in _table("codes.tsv")}
    for label in sorted((x for x in read_labels(Path(sys.argv[1])) if isinstance(x, Label)), key=lambda x: x.set_id):
        names = ingredients(label)
        if len(names) == 1:
            from_codes(label, names[0], codes, found)
            from_statements(label, names[0], found)
            from_first_lines(label, names[0], found)
            from_others(label, names[0], found)
        for key, one in named_examples(label, " and ".join(names)):
            if key[1] not in names:
                examples[key].setdefault(one.drug, one)
    for ident, members, source in _table("curated_members.tsv"):
        for name in members.split("|"):
            found[ident, base_of(normal(name)).name]["curated"] = Support(source)
    for why in found.values():
        called = why.pop("called", None)
        if called is not None and "curated" in why:
            why.setdefault("statement", called)
    placed = {name for (ident, name), why in found.items() if tells_what_it_is(ident) and why}
    for key, by in examples.items():
        least = (
            LEAST_LABELS if not tells_what_it_is(key[0]) else 2 * LEAST_LABELS if key[1] in placed else LEAST_LABELS + 1
        )
        if len(by) >= least or "curated" in found.get(key, {}):
            found[key]["examples"] = supported(by)
    write(found)


def write(found: Found) -> None:
    """Write one row a membership, with the strongest reason."""
    kept = {key: why for key, why in found.items() if any(b in why for b in ORDER)}
    lines = ["class\tingredient\tbasis\twhy\tset_id\tsection"]
    for (ident, name), why in sorted(kept.items()):
        basis = next(b for b in ORDER if b in why)
        lines.append("\t".join((ident, name, basis, *why[basis])))
    (HOME / "members.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def supported(by: dict[str, Example]) -> Support:
    """Return the first of the examples (by drug) as the one cited, with how many more there are."""
    first = by[min(by)]
    more = f", and in the labels of {len(by) - 1} other drugs" if len(by) > 1 else ""
    return Support(
        f"named as an example of {first.words} in the label of {first.drug}{more}", first.set_id, first.section
    )


def ingredients(label: Label) -> list[str]:
    """Return the base names of a label's ingredients."""
    return sorted({base_of(normal(n)).name for n in label.substance_names or label.generic_names})


def specific(name: str) -> tuple[str, ...]:
    """Return the classes that an example of a printed class belongs to; none where the name speaks of several."""
    found = class_ids(name)
    ungraded = [i for i in found if not i.startswith(("strong_", "moderate_", "weak_"))]
    return tuple(ungraded) if len(ungraded) == 1 else found if len(found) == 1 else ()


def named_examples(label: Label, drug: str) -> Iterator[tuple[Key, Example]]:
    """Yield the drugs that a label names as examples of a class: "strong CYP3A4 inhibitors (e.g., ketoconazole)"."""
    for section, text in _texts(label):
        if len(text) > 1500 or not LEADS.search(text) or DOUBT.search(text):
            continue
        found = scan(text)
        names = with_phrases(found.names, text) if found.stems else found.names
        if not any(n.kind == "class" for n in names):
            continue
        for one in objects_in(text, names, NOBODY, strong=True, set_aside=False):
            if one.member_of and one.named.kind == "drug":
                example = Example(drug, label.set_id, section, one.member_of)
                key = normal(one.named.key)
                name = base_of(known.synonyms().get(key, key)).name
                yield from (((ident, name), example) for ident in specific(one.member_of))


def _texts(label: Label) -> Iterator[tuple[str, str]]:
    """Yield (LOINC of the section, text) of the sentences and cells that may lead from a class to its examples."""
    for passage in label.passages(*EXAMPLES):
        for start, end in sentences(passage.text):
            yield str(passage.section.code or ""), passage.text[start:end]
    section = label.sections.get("drug_interactions")
    for table in section.tables if section is not None and section.table_spans else ():
        for row in table.rows:
            yield from ((str(section.code or "") if section else "", cell.text) for cell in dict.fromkeys(row))


def from_codes(label: Label, name: str, codes: dict[tuple[str, str], str], found: Found) -> None:
    """Take the classes that the label's own codes name."""
    for given in label.classes:
        plain = re.sub(r"\s*\[[^\]]*\]$", "", given.name)
        support = Support(f"{given.scheme}: {plain}", label.set_id)
        if ident := codes.get((given.scheme, plain.lower())):
            found[ident, name].setdefault("code", support)
        elif given.scheme == "MoA" and (m := CODED.match(plain)):
            enzyme = f"cyp{m[1]}" if m[1] else "p_gp" if m[2] else "bcrp" if m[3] else "oatp1b1" if m[4] else "oct2"
            ident = enzyme_class(enzyme_id(enzyme.replace("_", "-")), m[6].lower(), [])[0]
            found[ident, name].setdefault("code", support)


def from_statements(label: Label, name: str, found: Found) -> None:
    """Take what the label says that its drug is: "exampline is a strong CYP3A4 inhibitor"."""
    own = _own_names(label, name)
    for passage in label.passages(*STATEMENTS):
        for phrase in phrases_in(passage.text) if re.search(r"\bis\s+an?\s", passage.text) else ():
            front = passage.text[max(0, phrase.start - 90) : phrase.start]
            if not IS.search(front) or re.search(r"\bnot\b|\bif\b|\bwhether\b|\bneither\b|\bno\b", front[-60:]):
                continue
            subject = re.split(r"[.;:]\s|,\s", IS.sub("", front))[-1].lower()
            if not any(o in " ".join(subject.split()[-4:]) for o in own) or re.search(
                r"metabolite|\bin vitro\b", subject
            ):
                continue
            grades = [g for g in ("strong", "moderate", "weak") if g in phrase.name.lower()]
            idents = [i for i in class_ids(phrase.name) if not grades or i.startswith(tuple(grades))]
            for ident in (
                idents if grades else [i for i in idents if not i.startswith(("strong_", "moderate_", "weak_"))]
            ):
                support = Support(f"its label: {phrase.name}", label.set_id, str(passage.section.code or ""))
                found[ident, name].setdefault("statement", support)


def from_first_lines(label: Label, name: str, found: Found) -> None:
    """Take the class that the first lines call the drug: "Exampril is an ACE inhibitor"; it counts beside the curated
    list only, for a word may be a piece of another ("an opioid antagonist")."""
    own = _own_names(label, name)
    for key in FIRST_LINES:
        passage = next(label.passages(key), None)
        text = passage.text[:1200] if passage else ""
        for named in scan(text).names:
            front = text[max(0, named.start - 90) : named.start]
            verb = CALLED.search(front)
            if named.kind != "class" or not verb or not tells_what_it_is(named.key) or passage is None:
                continue
            subject = re.split(r"[.;:]\s", front[: verb.start()])[-1].lower()
            tail = text[named.end : named.end + 25].lower()
            if any(o in subject for o in own) and not re.match(r"\s*(?:antagonist|blocker|receptor|reversal)", tail):
                support = Support(f"its label: {named.name}", label.set_id, str(passage.section.code or ""))
                found[named.key, name].setdefault("called", support)


def from_others(label: Label, name: str, found: Found) -> None:
    """Take the classes of which the label speaks as its drug's own: "other CNS depressants". Beside the curated list
    only."""
    for passage in label.passages(*EXAMPLES):
        for named in scan(passage.text).names:
            if named.kind == "class" and OTHER.search(passage.text[max(0, named.start - 30) : named.start]):
                support = Support(
                    f"its label speaks of other {named.name}", label.set_id, str(passage.section.code or "")
                )
                found[named.key, name].setdefault("called", support)


def _own_names(label: Label, name: str) -> tuple[str, ...]:
    return tuple(o for o in {name, *(normal(b) for b in label.brand_names)} if len(o) > 3)


def _table(name: str) -> list[list[str]]:
    lines = (HOME / name).read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines if line]


if __name__ == "__main__":
    main()
