"""`labelwise compare --chart`: picture files that name the drugs, and two sentences where none can be drawn."""

from __future__ import annotations

import builtins
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from labelwise.faces.cli.main import run

PNG = b"\x89PNG\r\n\x1a\n"


def record(number: int, name: str, unii: str, reactions: str) -> dict[str, Any]:
    dosing = "2 DOSAGE AND ADMINISTRATION The recommended starting dose is 5 mg three times a day."
    return {
        "set_id": f"{number:08d}-3333-4333-8333-333333333333",
        "id": f"{number:08d}-4444-4444-8444-444444444444",
        "spl_product_data_elements": [f"{name} {name} tablet"],
        "openfda": {"generic_name": [name.upper()], "unii": [unii], "route": ["ORAL"]},
        "adverse_reactions": [f"6 ADVERSE REACTIONS {reactions}"],
        "dosage_and_administration": [dosing],
        "dosage_forms_and_strengths": ["3 DOSAGE FORMS AND STRENGTHS Tablets: 5 mg and 10 mg."],
    }


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of three drugs: two with figures, one without."""
    folder = tmp_path_factory.mktemp("charted")
    figures = "Nausea occurred in 12% of patients compared with 4% of patients who received placebo."
    records = [
        record(1, "gammazole", "H789N3FKE8", figures),
        record(2, "deltamine", "0VE05JYS2P", figures.replace("12", "9")),
        record(3, "epsilol", "69O5WQQ5TI", "Nobody was asked."),
    ]
    (folder / "labels.json").write_text(json.dumps({"results": records}))
    assert run(["build", str(folder / "labels.json"), "--store", str(folder / "store"), "--quiet"]) == 0
    return folder / "store"


@pytest.fixture
def compare(place: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Compare drugs of this store; return the exit code and what was said on stderr."""

    def run_it(*words: str) -> tuple[int, str]:
        capsys.readouterr()
        code = run(["compare", *words, "--store", str(place)])
        return code, capsys.readouterr().err

    return run_it


@pytest.mark.parametrize("kind", ["side_effects", "dosing"])
def test_a_picture_is_an_svg_that_names_the_drugs(compare: Any, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "picture.svg"
    assert compare("gammazole", "deltamine", "--chart", kind, str(out)) == (0, f"Chart written to {out}.\n")
    text = out.read_text(encoding="utf-8")
    assert text.startswith("<svg")
    assert "gammazole" in text
    assert "deltamine" in text


def test_a_picture_of_side_effects_says_that_the_trials_were_separate(compare: Any, tmp_path: Path) -> None:
    out = tmp_path / "picture.svg"
    assert compare("gammazole", "deltamine", "--chart", str(out))[0] == 0
    text = out.read_text(encoding="utf-8")
    assert "not run against each other" in text
    assert "nausea" in text
    assert "placebo" in text


@pytest.mark.parametrize("kind", ["side_effects", "dosing"])
def test_a_picture_can_be_a_png(compare: Any, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "picture.png"
    assert compare("gammazole", "deltamine", "--chart", kind, "--out", str(out))[0] == 0
    assert out.read_bytes().startswith(PNG)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("gammazole", "deltamine", "--chart", "pies", "x.svg"), "There is no chart 'pies'."),
        (("gammazole", "deltamine", "--chart", "dosing", "--out", "x.gif"), "x.gif is neither SVG nor PNG."),
        (("gammazole", "deltamine", "--out", "x.svg"), "--out names the file of a picture."),
        (("epsilol", "--chart", "side_effects", "x.svg"), "No side effect has a figure that can be drawn."),
        (("gammazole", "--chart", "dosing", "/no/such/folder/x.svg"), "cannot be written"),
    ],
)
def test_what_cannot_be_drawn_is_said(
    compare: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code, said = compare(*words)
    assert code == 2
    assert says in said
    assert not list(tmp_path.iterdir())


def test_without_the_optional_part_its_name_is_told(
    compare: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *more: Any, **named: Any) -> Any:
        if name in ("altair", "vl_convert"):
            raise ImportError(name)
        return real(name, *more, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    code, said = compare("gammazole", "deltamine", "--chart", str(tmp_path / "x.svg"))
    assert code == 2
    assert "labelwise[charts]" in said
