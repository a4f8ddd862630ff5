"""How much of the dosage sections was read: the share with a starting or usual dose, with a maximum, and the rest.

usage: LABELWISE_CORPUS=FOLDER python benchmarks/dose_account.py [--complete] [--list N]
"""

from __future__ import annotations

import argparse
import collections
import os
import sys
from pathlib import Path

from labelwise.extract.dose.doses import doses
from labelwise.facts import DoseFact
from labelwise.label import Label
from labelwise.read import read_labels

_GIVEN = ("starting", "usual", "maintenance", "loading")


def reason(label: Label, facts: tuple[object, ...]) -> str:
    """Return why no starting or usual dose was read from a label's dosage section."""
    read = [f for f in facts if isinstance(f, DoseFact)]
    if any(f.role in ("starting", "usual") for f in read):
        return "read"
    if any(f.role in _GIVEN for f in read):
        return "only a maintenance or loading dose"
    if any(f.role == "titration" for f in read):
        return "only steps of titration"
    if read:
        return "only a maximum"
    text = " ".join(p.text for p in label.passages("dosage_and_administration"))
    if not any(ch.isdigit() for ch in text):
        return "the section holds no number"
    return "speaks of doses, none understood"


def main() -> int:
    """Print the account."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--complete", action="store_true", help="only complete records")
    args.add_argument("--list", type=int, default=0, help="name up to N labels for each reason")
    given = args.parse_args()
    folder = os.environ.get("LABELWISE_CORPUS")
    if not folder:
        print("set LABELWISE_CORPUS to a folder of label files", file=sys.stderr)
        return 2
    counts: collections.Counter[str] = collections.Counter()
    named: dict[str, list[str]] = collections.defaultdict(list)
    maxima = sections = 0
    for label in read_labels(Path(folder)):
        if not isinstance(label, Label) or (given.complete and label.partial):
            continue
        if not label.has("dosage_and_administration"):
            continue
        sections += 1
        facts = doses(label).facts
        why = reason(label, facts)
        counts[why] += 1
        named[why].append(f"{label.set_id} {' '.join(label.generic_names)[:40]}")
        maxima += any(isinstance(f, DoseFact) and f.role == "maximum" for f in facts)
    print(f"dosage sections {sections}")
    print(f"with a starting or usual dose {counts['read'] / max(sections, 1):.3f}")
    print(f"with a maximum {maxima / max(sections, 1):.3f}")
    for why, n in counts.most_common():
        if why != "read":
            print(f"  {n:5d}  {why}")
            for name in named[why][: given.list]:
                print(f"           {name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
