"""Classes, substances and foods that labels speak of, and where a text names them or a drug."""

from labelwise.vocab.classes.book import ClassEntry, class_of, classes
from labelwise.vocab.classes.lexicon import Named, named_in

__all__ = ["ClassEntry", "Named", "class_of", "classes", "named_in"]
