# mypy: ignore-errors
"""Cross-validate the mention finder: `python -m benchmarks.tac_cross_validation [--folds 5] [--only 0] [--epochs 10]`.

Every fold is scored by a model whose weights, phrases and word counts come from the other folds alone; word vectors
and table terms come from unmarked labels. Scores are micro averages: exact (section, start, end) of all marked
mentions, and the lower-cased strings a label against the label's reactions.
"""

import argparse
import tempfile
import time
from collections import Counter
from pathlib import Path

from tools.train_mentions import material

from labelwise.extract.mentions.find import MentionFinder


def measure(find, labels, counts):
    """Add what `find` got right and wrong on the labels to `counts`; return the seconds it took."""
    seconds = 0.0
    for label in labels:
        found, strings = set(), set()
        for section in label.sections:
            clock = time.perf_counter()
            mentions = find(section.tokens.text)
            seconds += time.perf_counter() - clock
            found |= {(section.id, ((m.start, m.end),)) for m in mentions}
            strings |= {" ".join(m.text.lower().split()) for m in mentions}
        whole = {mention for mention in label.mentions if len(mention[1]) == 1}
        pairs = {"contiguous": (whole, found), "all": (label.mentions, found), "unique": (label.reactions, strings)}
        for name, (gold, got) in pairs.items():
            counts.update({(name, "tp"): len(gold & got), (name, "fp"): len(got - gold), (name, "fn"): len(gold - got)})
    return seconds


def show(title, counts):
    """Print precision, recall and F1."""
    for name in ("contiguous", "all", "unique"):
        tp, fp, fn = (counts[name, part] for part in ("tp", "fp", "fn"))
        p, r = tp / max(1, tp + fp), tp / max(1, tp + fn)
        print(f"{title} {name:10s} P {p:.4f} R {r:.4f} F1 {2 * p * r / max(1e-9, p + r):.4f}", flush=True)


def main():
    """Train and score each fold."""
    from tools.mention_training.train import train

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--only", type=int, nargs="*")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    labels, *rest = material()
    total = Counter()
    for fold in args.only if args.only is not None else range(args.folds):
        with tempfile.TemporaryDirectory() as folder:
            kept = [label for i, label in enumerate(labels) if i % args.folds != fold]
            train(kept, *rest, Path(folder), epochs=args.epochs, seed=args.seed, report=lambda line: None)
            counts = Counter()
            held = labels[fold :: args.folds]
            seconds = measure(MentionFinder(Path(folder)), held, counts)
            show(f"fold {fold}", counts)
            print(f"fold {fold} {len(held) / seconds:.1f} labels a second", flush=True)
            total.update(counts)
    show("all folds", total)


if __name__ == "__main__":
    main()
