"""`labelwise check`: exit codes, the coverage that always stands, and the JSON form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped, unused-ignore]
import pytest

from labelwise.faces.cli.main import run
from labelwise.present.check_json import check_schema

from .conftest import record

SCHEMA = Path(__file__).parents[2] / "docs" / "check.schema.json"
LISTED = [
    record(
        11,
        "warfarin",
        "5Q7ZVV76EI",
        indications_and_usage="1 INDICATIONS AND USAGE Warfarin is indicated for the prevention of blood clots.",
        drug_interactions="7 DRUG INTERACTIONS Avoid concomitant use of warfarin with fluconazole.",
        contraindications="4 CONTRAINDICATIONS Warfarin is contraindicated in patients with hemophilia.",
    ),
    record(
        12,
        "fluconazole",
        "8VZV102JFY",
        indications_and_usage="1 INDICATIONS AND USAGE Fluconazole is indicated for candidiasis.",
        drug_interactions="7 DRUG INTERACTIONS Monitor patients who take phenytoin.",
    ),
    record(
        13,
        "baclofen",
        "H789N3FKE8",
        indications_and_usage="INDICATIONS AND USAGE Baclofen is useful for spasticity.",
        dosage_and_administration="DOSAGE AND ADMINISTRATION The maximum dose is 80 mg daily (20 mg four times a day).",
    ),
]


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of three drugs."""
    place = tmp_path_factory.mktemp("listed")
    source = place / "labels.json"
    source.write_text(json.dumps({"meta": {}, "results": LISTED}))
    assert run(["build", str(source), "--store", str(place / "store"), "--quiet"]) == 0
    return place / "store"


@pytest.fixture
def check(call: Any, listed: Path) -> Any:
    """Run `labelwise check` on that store."""
    return lambda *arguments: call("check", *arguments, "--store", str(listed))


def test_a_finding_exits_1_and_shows_why_and_where(check: Any) -> None:
    found = check("warfarin", "fluconazole")
    assert found.code == 1
    assert "fluconazole with warfarin" in found.out
    assert "WHAT WAS CHECKED" in found.out
    assert "WHERE IT STANDS" in found.out


def test_nothing_found_is_no_statement_of_no_interaction(check: Any) -> None:
    found = check("fluconazole", "baclofen")
    assert found.code == 0
    plain = " ".join(found.out.split())
    assert "not a statement that these drugs do not interact" in plain
    assert "baclofen with fluconazole: not checked from both sides" in plain, plain
    assert "no interaction" not in plain.lower()


def test_an_unknown_name_exits_2_and_the_rest_is_checked(check: Any) -> None:
    found = check("warfarin", "fluconazole", "xyzzyx")
    assert found.code == 2
    assert "fluconazole with warfarin" in found.out
    assert "xyzzyx" in found.out


def test_json_is_what_the_schema_says(check: Any) -> None:
    found = check("warfarin", "fluconazole", "xyzzyx", "baclofen 30 mg qid", "--format", "json")
    result = json.loads(found.out)
    jsonschema.validate(result, json.loads(SCHEMA.read_text()))
    assert {"findings", "coverage", "unresolved"} <= result.keys()
    assert result["unresolved"] == ["xyzzyx"]
    first = result["findings"][0]
    assert {"kind", "drugs", "action", "summary", "evidence"} <= first.keys()
    assert {"text", "citation"} == first["evidence"][0].keys()
    assert [(f["kind"], f["drugs"]) for f in result["findings"] if f["kind"] == "dose"] == [("dose", ["baclofen"])]


def test_the_published_schema_is_the_one_in_force() -> None:
    assert json.loads(SCHEMA.read_text()) == json.loads(json.dumps(check_schema()))


def test_a_list_in_a_file(check: Any, tmp_path: Path) -> None:
    place = tmp_path / "list.csv"
    place.write_text("drug,dose\nbaclofen,30 mg qid\n")
    found = check("--file", str(place))
    assert found.code == 1
    assert "120 mg a day" in " ".join(found.out.split())


def test_no_drug_is_wrong_usage(check: Any) -> None:
    assert check().code == 2


def test_a_broken_file_exits_3(check: Any, tmp_path: Path) -> None:
    place = tmp_path / "list.json"
    place.write_text("{broken")
    assert check("--file", str(place)).code == 3


def test_markdown(check: Any) -> None:
    found = check("warfarin", "fluconazole", "--format", "markdown")
    assert found.out.startswith("## Findings")
    assert "## What was checked" in found.out


def test_a_known_name_without_a_label_is_checked_from_the_other_side(check: Any) -> None:
    found = check("phenytoin", "fluconazole", "--format", "json")
    result = json.loads(found.out)
    assert found.code == 1
    assert result["findings"][0]["action"] == "monitor"
    assert [s["state"] for s in result["coverage"][0]["sides"]] == ["stated", "not_in_source"]


def test_no_line_is_wider_than_the_terminal(call: Any, listed: Path) -> None:
    for width in (40, 80):
        found = call("check", "warfarin", "fluconazole", "--store", str(listed), width=width)
        assert max(map(len, found.out.splitlines())) <= width
