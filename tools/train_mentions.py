# mypy: ignore-errors
"""Train the committed tagger: `python -m tools.train_mentions [FOLDER]`.

Reads LABELWISE_BENCHMARKS (marked labels) and LABELWISE_CORPUS (unmarked ones, for word vectors and table terms).
"""

import os
import sys
from pathlib import Path

import numpy as np
from tools.mention_training.labels import read_marked_labels
from tools.mention_training.train import train
from tools.mention_training.words import label_words, table_terms, word_vectors

MODEL = Path(__file__).parents[1] / "src" / "labelwise" / "extract" / "mentions" / "model"


def material():
    """Return (marked labels, words, vectors, table terms); the unmarked part is kept in build/ between runs."""
    labels = read_marked_labels(Path(os.environ["LABELWISE_BENCHMARKS"]) / "tac2017" / "train_xml.zip")
    corpus = Path(os.environ["LABELWISE_CORPUS"]) / "openfda"
    kept = Path("build") / "word_vectors.npz"
    if not kept.exists():
        words, vectors = word_vectors(label_words(corpus))
        kept.parent.mkdir(exist_ok=True)
        np.savez(kept, words=np.array(words), vectors=vectors)
    with np.load(kept) as arrays:
        words, vectors = [str(word) for word in arrays["words"]], arrays["vectors"]
    return labels, words, vectors, table_terms(corpus)


if __name__ == "__main__":
    train(*material(), Path(sys.argv[1]) if len(sys.argv) > 1 else MODEL)
