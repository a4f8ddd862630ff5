"""Facts to and from JSON: one object a fact, its `kind` first. Field names and meanings are stable."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypeVar, cast

import msgspec

from labelwise.codes.code import Code
from labelwise.facts.adverse_reaction import AdverseReactionFact
from labelwise.facts.base import Fact
from labelwise.facts.contraindication import ContraindicationFact
from labelwise.facts.dose import DoseFact
from labelwise.facts.dose_adjustment import DoseAdjustmentFact
from labelwise.facts.duration import DurationFact
from labelwise.facts.efficacy import EfficacyFact
from labelwise.facts.indication import IndicationFact
from labelwise.facts.interaction import InteractionFact
from labelwise.facts.mechanism import MechanismFact
from labelwise.facts.not_understood import NotUnderstoodFact
from labelwise.facts.pharmacokinetics import PharmacokineticsFact
from labelwise.facts.pharmacologic_class import PharmacologicClassFact
from labelwise.facts.population import PopulationFact
from labelwise.facts.product import ProductFact
from labelwise.facts.warning import WarningFact

AnyFact = (
    ProductFact
    | PharmacologicClassFact
    | IndicationFact
    | MechanismFact
    | DoseFact
    | DurationFact
    | DoseAdjustmentFact
    | AdverseReactionFact
    | WarningFact
    | InteractionFact
    | ContraindicationFact
    | PopulationFact
    | PharmacokineticsFact
    | EfficacyFact
    | NotUnderstoodFact
)

KINDS: dict[str, type[Fact]] = {
    "product": ProductFact,
    "pharmacologic_class": PharmacologicClassFact,
    "indication": IndicationFact,
    "contraindication": ContraindicationFact,
    "mechanism": MechanismFact,
    "dose": DoseFact,
    "duration": DurationFact,
    "dose_adjustment": DoseAdjustmentFact,
    "efficacy": EfficacyFact,
    "adverse_reaction": AdverseReactionFact,
    "warning": WarningFact,
    "interaction": InteractionFact,
    "population": PopulationFact,
    "pharmacokinetics": PharmacokineticsFact,
    "not_understood": NotUnderstoodFact,
}

T = TypeVar("T")


def code_to_text(value: Any) -> str:
    """Encode hook: a code is its text."""
    if isinstance(value, Code):
        return str(value)
    raise NotImplementedError(type(value))


def text_to_code(kind: type[T], value: Any) -> T:
    """Decode hook: text becomes a checked code."""
    if isinstance(value, str) and isinstance(kind, type) and issubclass(kind, Code):
        return cast("T", _checked(kind, value))
    raise NotImplementedError(kind)


@lru_cache(maxsize=16_384)  # a label's few codes stand in each of its facts
def _checked(kind: type[Code], value: str) -> Code:
    return kind(value)


_ENCODER = msgspec.json.Encoder(enc_hook=code_to_text)
_DECODER: msgspec.json.Decoder[AnyFact] = msgspec.json.Decoder(AnyFact, dec_hook=text_to_code)


def kind_of(fact: Fact) -> str:
    """Return the fact's kind."""
    return str(type(fact).__struct_config__.tag)


def to_json(fact: Fact) -> bytes:
    """Return a fact as one line of JSON."""
    return _ENCODER.encode(fact)


def from_json(line: bytes | str) -> Fact:
    """Return the fact of a line of JSON; `msgspec.ValidationError` when it is none."""
    return _DECODER.decode(line)
