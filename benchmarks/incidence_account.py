"""The account of the tables in adverse-reaction sections: what each was taken for, and what of the rows became facts.

LABELWISE_CORPUS=folder python -m benchmarks.incidence_account
"""

from __future__ import annotations

import os
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from labelwise.extract.adverse_reaction.extract import SECTION, adverse_reactions, read_tables
from labelwise.extract.adverse_reaction.kind import Kind
from labelwise.facts import AdverseReactionFact
from labelwise.label import Label
from labelwise.read.sources import read_labels


@dataclass
class Count:
    """What was counted over labels.

    `rows` are rows of incidence tables that hold values, `unread` those of them without facts.
    """

    labels: int = 0
    tables: int = 0
    rows: int = 0
    unread: int = 0
    from_tables: int = 0
    from_prose: int = 0
    with_concept: int = 0
    seconds: float = 0.0
    kinds: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)

    @property
    def classified(self) -> float:
        """The share of tables whose kind could be told."""
        return 1 - self.kinds[Kind.UNKNOWN] / self.tables if self.tables else 1.0

    @property
    def rows_read(self) -> float:
        """The share of the rows of incidence tables that became facts."""
        return 1 - self.unread / self.rows if self.rows else 1.0


def full_labels(corpus: Path) -> list[Label]:
    """Return the labels of the complete records."""
    return [x for x in read_labels(corpus / "openfda" / "full") if isinstance(x, Label)]


def count(labels: list[Label]) -> Count:
    """Return the account of some labels."""
    total = Count()
    for label in labels:
        total.labels += 1
        section = label.sections.get(SECTION)
        for _, _, outcome in read_tables(label, section) if section is not None else ():
            total.tables += 1
            total.kinds[outcome.kind] += 1
            if outcome.kind is Kind.INCIDENCE:
                total.rows += outcome.rows
                total.unread += len(outcome.unread)
        start = time.process_time()
        found = adverse_reactions(label)
        total.seconds += time.process_time() - start
        for fact in found.facts:
            if isinstance(fact, AdverseReactionFact):
                total.from_tables += fact.source == "table"
                total.from_prose += fact.source == "prose"
                total.with_concept += fact.concept is not None
            else:
                total.reasons[getattr(fact, "reason", "")] += 1
    return total


def main() -> None:
    """Print the account."""
    total = count(full_labels(Path(os.environ["LABELWISE_CORPUS"])))
    facts = total.from_tables + total.from_prose
    print(f"tables classified: {total.classified:.1%}")
    for kind, number in total.kinds.most_common():
        print(f"  {number:6d} {kind}")
    print(f"rows of incidence tables: {total.rows}, turned into facts: {total.rows_read:.1%}")
    print(f"facts: {total.from_tables} of tables, {total.from_prose} of prose")
    print(f"with a concept: {total.with_concept / facts:.1%}")
    print("not understood:")
    for reason, number in total.reasons.most_common():
        print(f"  {number:6d} {reason}")
    print(f"CPU seconds of all extraction of adverse reactions: {total.seconds:.1f}")


if __name__ == "__main__":
    main()
