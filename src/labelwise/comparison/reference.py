"""Which of several labels of one presentation speaks for it."""

from __future__ import annotations

from collections.abc import Iterable

from labelwise.comparison.sorted_label import facts_of
from labelwise.facts import LabelFacts, ProductFact


def ranked(labels: Iterable[LabelFacts], first: Iterable[LabelFacts] = ()) -> list[LabelFacts]:
    """Return labels, the reference first; `first` are labels that lead (of the brand asked).

    The original packager's NDA or BLA label, else the original ANDA label with the most strengths, repackagers last;
    ties go to the fuller, then the newer (an unknown date is oldest), then the lowest set id.
    """
    leading = {label.head.set_id for label in first}
    return sorted(labels, key=lambda label: (label.head.set_id not in leading, _rank(label)))


def _rank(label: LabelFacts) -> tuple[int, int, bool, int, int, str]:
    head = label.head
    innovator = any(n.upper().startswith(("NDA", "BLA")) for n in head.application_numbers)
    original = head.is_original_packager is True
    repackaged = head.is_original_packager is False
    tier = 0 if original and innovator else 1 if original else 3 if repackaged else 2
    strengths = {
        (f.strength_amount, f.strength_unit) for f in facts_of(label, ProductFact) if f.strength_amount is not None
    }
    newest = int(head.effective_time) if head.effective_time else 0
    fewest = -len(strengths) if tier == 1 else 0
    return (tier, fewest, head.partial, -len(head.sections), -newest, str(head.set_id))
