"""Codes are well-formed or they do not exist."""

import pickle

import pytest

from labelwise.codes import Ndc, RxCui, SectionCode, SetId, Unii
from labelwise.codes.code import Code
from labelwise.errors import CodeError


@pytest.mark.parametrize(
    ("kind", "text", "normal"),
    [
        (Unii, " h789n3fke8 ", "H789N3FKE8"),
        (RxCui, "001292", "1292"),
        (SetId, "ABD6ECF0-DC8E-41DE-89F2-1E36ED9D6535", "abd6ecf0-dc8e-41de-89f2-1e36ed9d6535"),
        (Ndc, "72888-011-05", "72888-011-05"),
        (SectionCode, "34084-4", "34084-4"),
    ],
)
def test_a_code_is_brought_into_normal_form(kind: type[Code], text: str, normal: str) -> None:
    assert kind(text) == normal
    assert kind.parse(text) == normal


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Unii, "H789N3FKE"),
        (Unii, "H789-3FKE8"),
        (RxCui, "baclofen"),
        (RxCui, "000"),
        (RxCui, "٣٤"),
        (SetId, "not-a-uuid"),
        (Ndc, "1-2-3"),
        (SectionCode, "34084-5"),
        (SectionCode, "adverse"),
    ],
)
def test_what_is_no_code_is_refused_with_its_shape(kind: type[Code], text: str) -> None:
    assert kind.parse(text) is None
    with pytest.raises(CodeError) as refusal:
        kind(text)
    assert text in refusal.value.message
    assert refusal.value.hint.startswith("Expected ")


def test_foreign_input_that_is_no_text_is_no_code() -> None:
    assert Unii.parse(None) is None
    assert Unii.parse(12) is None


def test_a_package_knows_its_product() -> None:
    assert Ndc("72888-011-05").product == Ndc("72888-011")


def test_a_code_survives_pickling_with_its_type() -> None:
    code = pickle.loads(pickle.dumps(Unii("H789N3FKE8")))
    assert type(code) is Unii
    assert code == "H789N3FKE8"
