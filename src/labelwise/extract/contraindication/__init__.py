"""Contraindications: the states in which a drug must not be used, and the drugs it must not be combined with."""

from labelwise.extract.contraindication.combinations import contraindicated_with
from labelwise.extract.contraindication.extractor import contraindications

__all__ = ["contraindicated_with", "contraindications"]
