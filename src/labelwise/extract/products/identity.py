"""What a label is apart from its strengths: category, prescription status, schedule, route, release."""

from __future__ import annotations

import re

from labelwise.extract.products.place import places
from labelwise.label import Label
from labelwise.vocab.forms import release_of

_SCHEDULE = re.compile(r"\b[Ss]chedule[\s-]+(I{1,3}|IV|V)\b")
_NOT_SCHEDULED = re.compile(r"\bnot\s+(?:a\s+)?(?:controlled|scheduled)", re.IGNORECASE)
_MARK = re.compile(r"C(?<![\w-]C)-?(II|III|IV|V)(?![\w-])")
_ORAL_FORMS = re.compile(r"\b(?:tablet|capsule|caplet|lozenge|syrup|elixir|chewable|oral)\b")
_NEEDLE_FORMS = re.compile(r"\b(?:injection|injectable|infusion)\b")
_LONG = re.compile(r"\b(?:extended|sustained|controlled|prolonged)[- ]?release\b|\b(?:ER|XR|SR|XL|CR|LA|CD|TR)\b(?!-)")
_LATE = re.compile(r"\b(?:delayed[- ]release|enteric[- ]coated)\b|\b(?:DR|EC)\b", re.IGNORECASE)
_SOLID = re.compile(r"\b(?:tablet|capsule|caplet|granules)s?\b", re.IGNORECASE)


def marketing_category(label: Label) -> str | None:
    """Return the category that the application number shows: NDA, ANDA, BLA, OTC monograph; None where none is
    given."""
    for number in label.application_numbers:
        upper = number.upper()
        for prefix in ("NDA", "ANDA", "BLA"):
            if upper.startswith(prefix):
                return prefix
        if upper.startswith(("PART", "M0")) or re.match(r"505G", upper):
            return "OTC monograph"
    return None


def prescription(label: Label) -> str | None:
    """Return `rx` or `otc` from the type of the document; None where the source gives none."""
    words = f"{label.product_type or ''} {label.document_type}".upper()
    if "OTC" in words:
        return "otc"
    return "rx" if "PRESCRIPTION" in words else None


def dea_schedule(label: Label) -> str | None:
    """Return `CII` to `CV` from the section on controlled substances or the mark on the package; None where neither
    says."""
    for place in (*places(label, "controlled_substance"), *places(label, "drug_abuse_and_dependence")):
        text = place.text[place.start : place.end]
        found = _SCHEDULE.search(text) or _MARK.search(text)
        if found and not _NOT_SCHEDULED.search(text):
            return "C" + found[1]
    for place in places(label, "package_label_principal_display_panel"):
        mark = _MARK.search(place.text, place.start, place.end)
        if mark and label.product_type and "PRESCRIPTION" in label.product_type:
            return "C" + mark[1]
    return None


def route_for(label: Label, form: str | None) -> str | None:
    """Return the route of a form: the label's only one, or the one of several that the form fits; else None."""
    if len(label.routes) == 1:
        return label.routes[0]
    if form is None:
        return None
    if not label.routes:
        return "oral" if re.search(r"\b(?:tablet|capsule|caplet)\b", form) and "vaginal" not in form else None
    oral = [r for r in label.routes if r in ("oral", "sublingual", "buccal")]
    if _ORAL_FORMS.search(form) and len(oral) == 1:
        return oral[0]
    rest = [r for r in label.routes if r != "oral"]
    if _NEEDLE_FORMS.search(form) and len(rest) == 1:
        return rest[0]
    named = [r for r in label.routes if r.split()[0] in form]
    return named[0] if len(named) == 1 else None


def with_release(label: Label, form: str | None) -> str | None:
    """Return a solid form with the release that the label's names, or most of its first words on the form, give it."""
    if form is None or release_of(form) != "immediate" or "immediate" in form or not _SOLID.search(form):
        return form
    names = " ; ".join((*label.brand_names, *label.generic_names, label.title))
    if _LONG.search(names):
        return f"extended-release {form}"
    if _LATE.search(names):
        return f"delayed-release {form}"
    noun = form.split()[-1]
    for release, words in (
        ("extended-release", "(?:extended|sustained|controlled|prolonged)"),
        ("delayed-release", "delayed"),
    ):
        pattern, plain = _release_patterns(words, noun)
        marked = every = 0
        for key in ("indications_and_usage", "description", "package_label_principal_display_panel"):
            for place in places(label, key):
                head = place.text[place.start : min(place.end, place.start + 700)]
                if "release" in head.lower():
                    marked += len(pattern.findall(head))
                    every += len(plain.findall(head))
                break
        if marked and 2 * marked >= every:
            return f"{release} {form}"
    return form


_patterns: dict[tuple[str, str], tuple[re.Pattern[str], re.Pattern[str]]] = {}


def _release_patterns(words: str, noun: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = _patterns.get((words, noun))
    if known is None:
        known = (
            re.compile(rf"\b{words}[- ]release (?:[a-z-]+ )?{noun}", re.IGNORECASE),
            re.compile(rf"\b{noun}s?\b", re.IGNORECASE),
        )
        _patterns[words, noun] = known
    return known
