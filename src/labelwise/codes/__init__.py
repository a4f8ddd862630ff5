"""Codes as self-checking value types: a value that exists is well-formed."""

from labelwise.codes.ndc import Ndc
from labelwise.codes.rxcui import RxCui
from labelwise.codes.section_code import SectionCode
from labelwise.codes.set_id import SetId
from labelwise.codes.unii import Unii

__all__ = ["Ndc", "RxCui", "SectionCode", "SetId", "Unii"]
