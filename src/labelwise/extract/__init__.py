"""Labels to facts: one pure function a fact kind, and the account of what was not understood."""

from labelwise.extract.extracted import Extracted
from labelwise.extract.registry import EXTRACTORS, extract_facts, extract_label

__all__ = ["EXTRACTORS", "Extracted", "extract_facts", "extract_label"]
