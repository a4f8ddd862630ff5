"""Curated facts as rows: the ingredient, the kind, and the whole as JSON."""

from __future__ import annotations

import msgspec

from labelwise.facts import CuratedFact, kind_of
from labelwise.facts.wire import code_to_text, text_to_code

_ENCODER = msgspec.json.Encoder(enc_hook=code_to_text)
_DECODER = msgspec.json.Decoder(CuratedFact, dec_hook=text_to_code)


def curated_row(fact: CuratedFact) -> tuple[str, str, bytes]:
    """Return (ingredient, kind, JSON)."""
    return fact.ingredient, kind_of(fact.fact), _ENCODER.encode(fact)


def unpack_curated(value: bytes) -> CuratedFact:
    """Return the curated fact of a JSON value."""
    return _DECODER.decode(value)
