"""The parts that names are resolved with."""

from __future__ import annotations

import pytest

from labelwise.vocab.names import known
from labelwise.vocab.names.hints import hints_in
from labelwise.vocab.names.ndc_spelling import product_digits, readings
from labelwise.vocab.names.salts import base_of
from labelwise.vocab.names.spelling import normal


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("metoprolol succinate", "metoprolol"),
        ("hydrocortisone sodium succinate", "hydrocortisone"),
        ("pemetrexed disodium hemipentahydrate", "pemetrexed"),
        ("sodium chloride", "sodium chloride"),
        ("lithium carbonate", "lithium carbonate"),
        ("calcium acetate", "calcium acetate"),
        ("sodium bicarbonate", "sodium bicarbonate"),
        ("ferrous sulfate", "ferrous sulfate"),
        ("magnesium sulfate heptahydrate", "magnesium sulfate"),
        ("sodium phosphate dibasic heptahydrate", "sodium phosphate dibasic"),
        ("cabozantinib s malate", "cabozantinib"),
        ("infliximab dyyb", "infliximab"),
        ("insulin aspart", "insulin aspart"),
        ("zinc oxide", "zinc oxide"),
        ("tenofovir disoproxil fumarate", "tenofovir disoproxil"),
        ("trastuzumab deruxtecan nxki", "trastuzumab deruxtecan"),
        ("valproic acid", "valproic acid"),
        ("dimethyl fumarate", "dimethyl fumarate"),
        ("avalglucosidase alfa ngpt", "avalglucosidase alfa"),
        ("sodium tetradecyl sulfate", "sodium tetradecyl sulfate"),
        ("technetium tc 99m pentetate", "technetium tc 99m pentetate"),
        ("lanthanum carbonate", "lanthanum carbonate"),
    ],
)
def test_base_names(name: str, base: str) -> None:
    assert base_of(name).name == base


@pytest.mark.parametrize(
    ("written", "products"),
    [
        ("0093-7180-01", ("000937180",)),
        ("72888-011", ("728880011",)),
        ("72888001105", ("728880011",)),
        ("7288801105", ("072888011", "728880011", "728880110", "7288801105")),
        ("00937180", ("000937180", "009370180")),
        ("123456-7890-12", ("1234567890",)),
        ("12", ()),
        ("1-2-3", ()),
    ],
)
def test_ndcs_as_people_write_them(written: str, products: tuple[str, ...]) -> None:
    assert readings(written) == products


def test_product_digits_of_something_else_are_empty() -> None:
    assert product_digits("baclofen") == ""


def test_hints_of_nothing_but_form_words_leave_the_text() -> None:
    assert hints_in("oral tablets").name == "oral tablets"


@pytest.mark.parametrize("table", [known.synonyms(), {b: d for b, (d, _) in known.brands().items()}])
def test_known_names_are_in_normal_form_and_lead_elsewhere(table: dict[str, str]) -> None:
    assert table
    for spelling, name in table.items():
        assert normal(spelling) == spelling
        assert normal(name) == name
        assert spelling != name


def test_brands_of_combinations_name_their_parts_in_order() -> None:
    for name, _ in known.brands().values():
        parts = name.split(" and ")
        assert parts == sorted(set(parts)), name


def test_salts_of_brands_are_of_the_brands_own_drug() -> None:
    for brand, salt in known.brand_salts().items():
        assert normal(salt) == salt
        drug = known.brands()[brand][0]
        assert base_of(salt).name == base_of(drug).name
        assert salt != drug
