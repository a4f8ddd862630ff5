"""Indications: what a label says that the drug is for, and what it says that it is not for."""

from labelwise.extract.indication.extractor import indications

__all__ = ["indications"]
