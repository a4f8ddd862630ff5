"""Any label with any facts survives the store's compact form and its tables."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import inspect

from labelwise.codes import Ndc, RxCui, SectionCode, SetId, Unii
from labelwise.facts import KINDS, Drug, LabelFacts, LabelHead
from labelwise.label import Locator
from labelwise.store.compact import pack, unpack
from labelwise.store.label_key import LabelKey, choose

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)
NUMBER = st.integers(0, 10**6)
CODES: dict[type, st.SearchStrategy[Any]] = {
    SetId: st.uuids().map(lambda u: SetId(str(u))),
    Unii: st.sampled_from([Unii("A1B2C3D4E5"), Unii("F6G7H8J9K0")]),
    RxCui: st.sampled_from([RxCui("900001"), RxCui("7")]),
    Ndc: st.sampled_from([Ndc("11111-101"), Ndc("22222-202")]),
    SectionCode: st.sampled_from([SectionCode("34084-4"), SectionCode("34067-9")]),
}
LOCATOR = st.one_of(
    st.builds(Locator.span, NUMBER, NUMBER, NUMBER),
    st.builds(Locator.cell, NUMBER, NUMBER, NUMBER),
)


def values(info: inspect.Type) -> st.SearchStrategy[Any]:
    """Return a strategy for a type that a fact's field can have."""
    match info:
        case inspect.UnionType(types=types):
            return st.one_of(*map(values, types))
        case inspect.NoneType():
            return st.none()
        case inspect.VarTupleType(item_type=item):
            return st.lists(values(item), max_size=3).map(tuple)
        case inspect.StructType(cls=cls):
            return LOCATOR if cls is Locator else structs(cls)
        case inspect.LiteralType(values=options):
            return st.sampled_from(list(options))
        case inspect.EnumType(cls=cls):
            return st.sampled_from(list(cls))
        case inspect.CustomType(cls=cls):
            return CODES[cls]
        case inspect.IntType():
            return NUMBER
        case inspect.FloatType():
            return st.floats(allow_nan=False, allow_infinity=False, width=32)
        case inspect.BoolType():
            return st.booleans()
    return TEXT


def structs(cls: type) -> st.SearchStrategy[Any]:
    """Return a strategy for a struct, every field of it free."""
    info = inspect.type_info(cls)
    assert isinstance(info, inspect.StructType)
    return st.builds(cls, **{field.name: values(field.type) for field in info.fields})


FACTS = st.one_of(*(structs(kind) for kind in KINDS.values()))
LABELS = st.builds(LabelFacts, head=structs(LabelHead), facts=st.lists(FACTS, max_size=3).map(tuple))
SLOW = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=30)


def _as_read(label: LabelFacts) -> LabelFacts:
    """Give the facts what every fact of a label has: a set id, and a drug with a name, mostly the label's own."""
    named = Drug(name=label.head.drug.name or "x", unii=label.head.drug.unii)
    facts = [
        msgspec.structs.replace(
            fact,
            drug=named if i % 2 else msgspec.structs.replace(fact.drug, name=fact.drug.name or "y"),
            set_id=fact.set_id or label.head.set_id,
        )
        for i, fact in enumerate(label.facts)
    ]
    return LabelFacts(head=msgspec.structs.replace(label.head, drug=named), facts=tuple(facts))


@SLOW
@given(LABELS)
def test_what_is_packed_is_unpacked(label: LabelFacts) -> None:
    read = _as_read(label)
    again = unpack(pack(read))

    assert again.head == read.head
    assert again.facts == read.facts


KEYS = st.builds(
    LabelKey,
    set_id=st.sampled_from("abc"),
    drug_key=st.sampled_from("XY"),
    version=st.none() | st.integers(0, 3),
    source=st.sampled_from(["openfda", "spl"]),
    fullness=st.integers(0, 3),
    document_id=st.sampled_from("de"),
    origin=st.sampled_from("fg"),
    digest=st.sampled_from("hi"),
)


@given(st.lists(KEYS, max_size=8).flatmap(lambda keys: st.tuples(st.just(keys), st.permutations(keys))))
def test_the_choice_does_not_depend_on_the_order_of_reading(keys: tuple[list[LabelKey], list[LabelKey]]) -> None:
    first, second = keys

    assert [first[i] for i in choose(first)[0]] == [second[i] for i in choose(second)[0]]


@given(st.lists(KEYS, max_size=8))
def test_one_reading_a_set_id_is_kept_and_the_others_are_told(keys: list[LabelKey]) -> None:
    kept, lost = choose(keys)

    assert len(kept) == len({key.set_id for key in keys})
    assert sorted([*kept, *(loser for loser, _ in lost)]) == list(range(len(keys)))
    assert all(keys[loser].rank <= keys[winner].rank for loser, winner in lost)
