"""`labelwise compare` and `labelwise ask`: what a user sees at each width and in each form."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from labelwise.comparison import FACETS

BOTH = ("compare", "alphamine", "betazole")
ADVICE = "does not replace"


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(call: Any, width: int) -> None:
    found = call(*BOTH, "--for", "hiccups", width=width)
    assert found.code == 0
    assert max(len(line) for line in found.out.splitlines()) <= width


def test_drugs_stand_side_by_side_at_80_and_at_200_columns(call: Any) -> None:
    for width in (80, 200):
        lines = call(*BOTH, width=width).out.splitlines()
        assert any(re.search(r"alphamine\s{3,}betazole", line) for line in lines)


def test_one_drug_stands_under_the_other_where_there_is_no_room(call: Any) -> None:
    out = call(*BOTH, width=40).out
    assert "  alphamine: " in out
    assert "  betazole: " in out


def test_the_first_screen_stands_before_the_differences_and_the_advice_once(call: Any) -> None:
    out = call(*BOTH, "--for", "hiccups", width=200).out
    order = ["Compared", "Boxed warnings", "Contraindicated", "For hiccups", "May one replace", "What was not read"]
    places = [out.index(title) for title in order]
    assert places == sorted(places)
    assert places[-1] < out.index("DIFFERENCES THAT MATTER MOST")
    assert len(re.findall(ADVICE, " ".join(out.split()))) == 1


def test_a_boxed_warning_is_never_passed_over(call: Any) -> None:
    out = " ".join(call(*BOTH, width=200).out.split())
    assert "this label carries a boxed warning" in out or "LIVER" in out.upper()


def test_no_colour_reaches_a_pipe_nor_a_terminal_that_wants_none(call: Any) -> None:
    assert "\x1b[" not in call(*BOTH).out
    assert "\x1b[" not in call(*BOTH, NO_COLOR="1", FORCE_COLOR="1").out


def test_colour_reaches_a_terminal(call: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("labelwise.faces.cli.options.wants_color", lambda: True)
    assert "\x1b[1m" in call(*BOTH).out


def test_json_has_the_stable_form(call: Any) -> None:
    made = json.loads(call(*BOTH, "--format", "json").out)
    assert [f["id"] for f in made["facets"]] == list(FACETS)
    assert [d["name"] for d in made["drugs"]] == ["alphamine", "betazole"]
    cell = made["facets"][3]["rows"][0]["cells"][0]
    assert set(cell) == {"drug", "state", "text", "value", "citations"}
    assert cell["citations"][0]["section"] == "34067-9"


def test_markdown_csv_and_html_hold_every_row(call: Any) -> None:
    made = json.loads(call(*BOTH, "--format", "json").out)
    rows = sum(len(f["rows"]) for f in made["facets"])
    table = list(csv.DictReader(io.StringIO(call(*BOTH, "--format", "csv").out)))
    assert len(table) == rows * 2
    titles = {r["title"] for f in made["facets"] for r in f["rows"]}
    markdown, page = call(*BOTH, "--format", "markdown").out, call(*BOTH, "--format", "html").out
    for title in titles:
        assert title in markdown.replace("\\", "")
        assert title in page
    assert page.count(ADVICE) == markdown.count(ADVICE) == 1


def test_html_is_whole_and_self_contained(call: Any) -> None:
    page = call(*BOTH, "--format", "html").out
    opened: list[str] = []

    class Check(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag not in ("meta", "br"):
                opened.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert opened.pop() == tag

    Check().feed(page)
    assert opened == []
    assert "<script" not in page
    assert "src=" not in page


def test_ask_gives_the_same_as_compare(call: Any) -> None:
    asked = call("ask", "What is the difference between Alphamine and Betazole for hiccups ?", "--format", "json")
    compared = call(*BOTH, "--for", "hiccups", "--format", "json")
    assert asked.code == 0
    one, other = json.loads(asked.out), json.loads(compared.out)
    assert [d["name"] for d in one["drugs"]] == [d["name"] for d in other["drugs"]]
    assert one["facets"] == other["facets"]


def test_a_question_for_a_choice_is_answered_with_differences_and_says_so(call: Any) -> None:
    made = json.loads(call("ask", "Is alphamine better than betazole for hiccups?", "--format", "json").out)
    assert made["differences"]
    assert "choose" in made["notices"][0]


def test_one_drug_and_brands_are_fine(call: Any) -> None:
    assert call("compare", "alphamine").code == 0
    assert call("compare", "ALPHEX", "betazole").code == 0


def test_a_question_on_taking_both_names_the_check(call: Any) -> None:
    found = call("ask", "can I take alphamine with betazole", "--format", "markdown")
    assert "labelwise check alphamine betazole" in found.out
    assert "labelwise check" not in call("ask", "alphamine vs betazole", "--format", "markdown").out
