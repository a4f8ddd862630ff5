"""The JSON form against its published schema, and text that must not steer a terminal or a spreadsheet."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema  # type: ignore[import-untyped, unused-ignore]
import pytest

from labelwise.comparison import DrugMaterial, compare_drugs
from labelwise.present.columns import printable, side_by_side, wrap
from labelwise.present.comparison_json import comparison_json, comparison_schema
from labelwise.present.spreadsheet import harmless

SCHEMA = Path(__file__).parents[3] / "docs" / "comparison.schema.json"


def test_the_published_schema_is_that_of_the_types() -> None:
    published = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert published == json.loads(json.dumps(comparison_schema()))


def test_a_comparison_obeys_the_published_schema() -> None:
    made = compare_drugs([DrugMaterial(name="alphamine"), DrugMaterial(name="betazole")], condition="pain")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(comparison_json(made)), schema)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("", 5, [""]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("ab cdefgh", 3, ["ab", "cde", "fgh"]),
        ("a  b\nc", 80, ["a b c"]),
    ],
)
def test_text_is_wrapped_at_spaces_and_only_long_words_are_broken(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


def test_columns_keep_their_width() -> None:
    assert side_by_side([["a", "b"], ["c"]], [3, 2], ["", ""], color=False) == ["a     c", "b"]


def test_control_characters_never_reach_a_terminal() -> None:
    assert "\x1b" not in printable("a\x1b[31mb")


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+cmd", "-cmd", "\tx"])
def test_no_text_is_a_formula_to_a_spreadsheet(text: str) -> None:
    assert harmless(text).startswith("'")


@pytest.mark.parametrize("text", ["-5", "+3.2", "a=b", "5%"])
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text
