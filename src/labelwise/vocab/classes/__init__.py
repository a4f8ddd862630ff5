"""Classes, substances and foods that labels speak of, and where a text names them or a drug."""

from labelwise.vocab.classes.book import ClassEntry, class_of, classes, tells_what_it_is
from labelwise.vocab.classes.lexicon import Named, Scan, named_in, scan, with_phrases
from labelwise.vocab.classes.membership import Membership, class_ids, classes_of, members_of

__all__ = [
    "ClassEntry",
    "Membership",
    "Named",
    "Scan",
    "class_ids",
    "class_of",
    "classes",
    "classes_of",
    "members_of",
    "named_in",
    "scan",
    "tells_what_it_is",
    "with_phrases",
]
