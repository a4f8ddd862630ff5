"""The other commands, exit codes and error shapes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from labelwise import __version__


def test_version_and_help(call: Any) -> None:
    assert call("--version").out.strip() == f"labelwise {__version__}"
    shown = call("--help")
    assert shown.code == 0
    for command in ("compare", "ask", "facts", "extract", "build", "search", "fetch", "store", "export"):
        assert command in shown.out


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "labelwise", "--version"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, f"labelwise {__version__}")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("compare", "nosuchdrug", "betazole"), 2),
        (("compare", "alphamine", "alphamine"), 2),
        (("compare", "alphamine", "--route", "rectal"), 2),
        (("compare", "alphamine", "--for", " "), 2),
        (("search", "%"), 2),
        (("search", ""), 2),
        (("compare",), 2),
        (("bogus",), 2),
        (("compare", "alphamine", "--format", "odt"), 2),
        (("facts", "alphamine", "--kind", "dosis"), 2),
        (("extract", "/no/such/file"), 3),
        (("compare", "alphamine", "--store", "/no/such/store"), 4),
        (("store", "verify", "--store", "/no/such/store"), 4),
        (("ask", "what", "is", "this"), 2),
    ],
)
def test_mistakes_end_with_their_code_and_never_a_traceback(call: Any, arguments: tuple[str, ...], code: int) -> None:
    found = call(*arguments)
    assert found.code == code
    assert found.err.strip()
    assert "Traceback" not in found.err


def test_a_misspelling_gets_suggestions_and_is_never_guessed(call: Any) -> None:
    found = call("compare", "alphamin", "betazole")
    assert found.code == 2
    assert "alphamine" in found.err
    assert found.out == ""


def test_errors_come_in_json_where_json_was_asked_for(call: Any) -> None:
    found = call("compare", "alphamin", "betazole", "--format", "json")
    error = json.loads(found.err)["error"]
    assert error["code"] == "unknown_drug"
    assert "alphamine" in error["suggestions"]
    assert json.loads(call("bogus", "--format", "json").err)["error"]["code"] == "usage"


def test_extract_prints_facts_without_a_store(call: Any, source: Path) -> None:
    found = call("extract", str(source), "--kind", "indication")
    lines = [json.loads(line) for line in found.out.splitlines()]
    assert {line["kind"] for line in lines} == {"indication"}
    assert "2 labels" in found.err
    assert call("extract", str(source), "--quiet").err == ""


@pytest.mark.parametrize("content", [b"", b"{}", b"no label", b'{"results": []}'])
def test_a_file_without_a_label_ends_with_3(call: Any, tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "empty.json"
    place.write_bytes(content)
    for command in (("extract", str(place)), ("build", str(place), "--store", str(tmp_path / "store"))):
        found = call(*command)
        assert found.code == 3
        assert "Traceback" not in found.err


@pytest.mark.parametrize("form", ["text", "jsonl", "json", "csv"])
def test_facts_come_in_every_form(call: Any, form: str) -> None:
    found = call("facts", "betazole", "--format", form)
    assert found.code == 0
    assert "hypertension" in found.out


def test_facts_of_a_kind_that_is_not_there_say_what_that_means(call: Any) -> None:
    assert "says nothing of the drug" in call("facts", "betazole", "--kind", "efficacy", width=200).out


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_search_finds_by_condition(call: Any, form: str) -> None:
    found = call("search", "hiccups", "--format", form)
    assert found.code == 0
    assert "alphamine" in found.out


def test_build_tells_its_account_and_verify_finds_the_store_whole(call: Any, source: Path, tmp_path: Path) -> None:
    place = tmp_path / "store"
    built = call("build", str(source), "--store", str(place), "--jobs", "2")
    assert built.code == 0
    assert "2 labels" in built.out
    assert "indication:" in built.out
    assert "is whole" in call("store", "verify", "--store", str(place)).out
    table = tmp_path / "uses.csv"
    assert call("export", "indications", "--out", str(table), "--store", str(place)).code == 0
    assert "hiccups" in table.read_text()


def test_output_cut_short_by_its_reader_is_no_error(store: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "labelwise",
        "compare",
        "alphamine",
        "betazole",
        "--store",
        str(store),
        "--format",
        "csv",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
