"""Classes, substances and foods that labels speak of, and where a text names them or a drug."""

from labelwise.vocab.classes.book import ClassEntry, class_of, classes
from labelwise.vocab.classes.lexicon import Named, Scan, named_in, scan, with_phrases

__all__ = ["ClassEntry", "Named", "Scan", "class_of", "classes", "named_in", "scan", "with_phrases"]
