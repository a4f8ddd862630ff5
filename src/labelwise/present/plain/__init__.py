"""A comparison in plain words: short sentences made from facts by rule, each with its citations."""

from labelwise.present.plain.comparison import plain_comparison
from labelwise.present.plain.sentence import PlainComparison, PlainDrug, PlainSection, Sentence

__all__ = ["PlainComparison", "PlainDrug", "PlainSection", "Sentence", "plain_comparison"]
