"""Curated files: what a good one gives, and that an error names the file and the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from labelwise.curated import CURATED_FOLDER, read_curated, read_curated_file, read_curated_text
from labelwise.errors import CuratedError
from labelwise.facts import ContraindicationFact, DoseFact

HEAD = """schema = 1
ingredient = "alphadrug"

[sources.tablet]
source = "label"
set_id = "00C6C924-ddfd-4a75-afd7-f6561ff9abbc"

[sources.review]
source = "paper"
id = "PMID 1"
"""
DOSE = """
[[fact]]
kind = "dose"
from = "tablet"
section = "34068-7"
for_route = "oral"
role = "starting"
amount_low = 5
unit = "mg"
"""


def test_a_fact_carries_its_fields_its_source_and_the_route_it_is_for() -> None:
    (found,) = read_curated_text(HEAD + DOSE, "alphadrug.toml")
    assert isinstance(found.fact, DoseFact)
    assert (found.ingredient, found.fact.role, found.fact.amount_low) == ("alphadrug", "starting", 5.0)
    assert found.fact.drug.route == ("oral",)
    cited = found.fact.citation
    assert (cited.method, cited.source, cited.section) == ("curated", "label", "34068-7")
    assert cited.set_id == "00c6c924-ddfd-4a75-afd7-f6561ff9abbc"


def test_what_the_label_says_against_it_makes_a_conflict() -> None:
    text = (
        HEAD + '[[fact]]\nkind = "contraindication"\nfrom = "review"\ncondition = "gout"\nlabel_says = "it is silent"\n'
    )
    (found,) = read_curated_text(text, "alphadrug.toml")
    assert isinstance(found.fact, ContraindicationFact)
    assert (found.standing, found.fact.citation.source_id, found.fact.set_id) == ("conflict", "PMID 1", None)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (DOSE.replace('role = "starting"', 'role = "first"'), "line 12"),
        (DOSE.replace("amount_low = 5", 'amount_low = "five"'), "amount_low"),
        (DOSE.replace("unit", "units"), "'units' is no field of dose"),
        (DOSE.replace('"dose"', '"dosis"'), "'dosis' is no kind"),
        (DOSE.replace('"dose"', '"not_understood"'), "no kind"),
        (DOSE.replace('"tablet"', '"leaflet"'), "no source is named 'leaflet'"),
        (DOSE.replace('section = "34068-7"', 'section = "34068-8x"'), "line 12"),
        (DOSE + f'says = "{"a" * 500}"\n', "longer than"),
        (DOSE + "oops oops\n\n", "line 20"),
    ],
)
def test_a_broken_fact_is_named_with_file_and_line(broken: str, said: str) -> None:
    with pytest.raises(CuratedError) as error:
        read_curated_text(HEAD + broken, "alphadrug.toml")
    assert "alphadrug.toml" in error.value.message
    assert said in error.value.message
    assert error.value.hint


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (HEAD.replace("schema = 1", "schema = 2"), "schema 2"),
        (HEAD.replace("ingredient", "ingredients"), "ingredient"),
        (HEAD.replace('"paper"', '"rumour"'), "rumour"),
        (HEAD.replace('set_id = "00C6C924-ddfd-4a75-afd7-f6561ff9abbc"', ""), "neither set_id nor url"),
        (HEAD.replace("00C6C924", "00C6"), "set"),
    ],
)
def test_a_broken_head_is_named(head: str, said: str) -> None:
    with pytest.raises(CuratedError) as error:
        read_curated_text(head + DOSE, "alphadrug.toml")
    assert "alphadrug.toml" in error.value.message
    assert said in error.value.message


def test_a_file_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    place = tmp_path / "alphadrug.toml"
    place.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CuratedError, match="alphadrug"):
        read_curated_file(place)


def test_every_file_of_the_package_is_good_and_named_after_its_drug() -> None:
    found = read_curated()
    assert {f.ingredient for f in found} == {p.stem for p in CURATED_FOLDER.glob("*.toml")}
    assert all(f.fact.citation.method == "curated" for f in found)
    assert all(f.fact.citation.source_id or f.fact.citation.set_id or f.fact.citation.url for f in found)


def test_no_source_is_cited_without_a_place_to_find_it() -> None:
    for fact in read_curated():
        cited = fact.fact.citation
        if cited.source == "label":
            assert cited.set_id or cited.url
            assert cited.section, fact
        else:
            assert cited.source_id
