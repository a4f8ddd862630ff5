"""A table is read as the page shows it: every span expanded, notes and their marks kept apart from the words."""

from __future__ import annotations

from pathlib import Path

import pytest

from labelwise.label import Label, Table
from labelwise.read import Item, read_item
from labelwise.read.tables import LazyTables

FIXTURES = Path(__file__).parents[2] / "fixtures" / "labels"


def table(xml: str, text: str = "") -> Table:
    (one,) = LazyTables([f"<table>{xml}</table>"], (text,))
    return one


def words(xml: str) -> str:
    return table(f"<tr><td>{xml}</td></tr>").rows[0][0].text


def marks(xml: str) -> tuple[str, ...]:
    return table(f"<tr><td>{xml}</td></tr>").rows[0][0].marks


@pytest.fixture(scope="module")
def rates() -> Table:
    label = read_item(Item("x", "spl", (FIXTURES / "plr_relaxadine.xml").read_bytes()))
    assert isinstance(label, Label)
    (one,) = label.sections["adverse_reactions"].tables
    return one


def test_head_rows_come_first_and_spans_are_expanded(rates: Table) -> None:
    assert rates.header_rows == 2
    assert [[c.text for c in row] for row in rates.rows[:3]] == [
        ["Reaction", "Patients, %", "Patients, %"],
        ["Reaction", "Relaxadine N = 200", "Placebo N = 198"],
        ["Counts drowsiness too. Platelets below 50 x 109/L."] * 3,
    ]
    assert rates.foot_rows == (2,)
    assert rates.rows[1][1].lines == ("Relaxadine", "N = 200")
    assert rates.rows[0][1] is rates.rows[0][2]


def test_marks_stand_apart_from_the_words(rates: Table) -> None:
    sleepy, dry, platelets = rates.rows[4:]
    assert (sleepy[0].text, sleepy[0].marks, sleepy[0].printed, sleepy[0].indent) == (
        "Sleepiness",
        ("a",),
        "Sleepiness a",
        1,
    )
    assert (dry[0].text, dry[0].marks, dry[0].printed) == ("Dry mouth", ("*",), "Dry mouth*")
    assert (dry[2].text, dry[2].marks) == ("1", ("F1",))
    assert platelets[0].marks == ("b",)


def test_notes_are_kept_with_their_marks(rates: Table) -> None:
    assert [(n.mark, n.text) for n in rates.footnotes] == [
        ("F1", "Pooled from Trials 1 and 2."),
        ("a", "Counts drowsiness too."),
        ("b", "Platelets below 50 x 109/L."),
    ]
    assert rates.caption == "Table 1: Reactions in at Least 2% of Patients"


@pytest.mark.parametrize(
    ("xml", "text", "mark"),
    [
        ("Nausea<sup>a</sup>", "Nausea", ("a",)),
        ("Nausea<sup>a,b</sup>", "Nausea", ("a", "b")),
        ("Nausea <sup>(1)</sup>", "Nausea", ("(1)",)),
        ("Nausea<sup>1</sup>", "Nausea", ("1",)),
        ("Nausea†", "Nausea", ("†",)),
        ("12%*", "12%", ("*",)),
        ("<sup>2</sup> Two trials", "Two trials", ("2",)),
        ("5 x 10<sup>9</sup>/L", "5 x 109/L", ()),
        ("10<sup>9</sup>/L", "109/L", ()),
        ("10<sup>2</sup>", "10", ("2",)),
        ("50 mg/m<sup>2</sup>", "50 mg/m2", ()),
        ("500/mm<sup>3</sup>", "500/mm3", ()),
        ("Arm<sup>2</sup>", "Arm", ("2",)),
        ("[<sup>14</sup>C]-drug", "[14C]-drug", ()),
        ("Ca<sup>++</sup>", "Ca++", ()),
        ("1<sup>st</sup> dose", "1st dose", ()),
        ("mcg*hr/mL", "mcg*hr/mL", ()),
        ("Rate<footnote ID='n1'>A note.</footnote> rises", "Rate rises", ("n1",)),
    ],
)
def test_which_raised_letters_and_signs_are_marks(xml: str, text: str, mark: tuple[str, ...]) -> None:
    assert words(xml) == text
    assert marks(xml) == mark


def test_lines_are_the_elements_own_and_not_the_files() -> None:
    cell = table("<tr><td>one\n two<br/>three<paragraph>four</paragraph></td></tr>").rows[0][0]
    assert cell.lines == ("one two", "three", "four")
    assert cell.text == "one two three four"


def test_a_span_never_leaves_its_group_of_rows() -> None:
    grid = table(
        "<thead><tr><th rowspan='9'>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody>"
    ).rows
    assert [[c.text for c in row] for row in grid] == [["A", "B"], ["1", "2"]]


def test_short_rows_are_filled_up() -> None:
    grid = table("<tr><td>1</td><td>2</td><td>3</td></tr><tr><td>4</td></tr>").rows
    assert [[c.text for c in row] for row in grid] == [["1", "2", "3"], ["4", "", ""]]


def test_several_tables_in_one_string_are_counted_apart() -> None:
    tables = LazyTables(["<table><tr><td>1</td></tr></table><table><tr><td>2</td></tr></table>"], ("x 1 2",))
    assert [(t.index, t.rows[0][0].text) for t in tables] == [(0, "1"), (1, "2")]
    assert [t.span and t.span.start for t in tables] == [2, 4]


def test_a_table_within_a_table_has_an_index_and_its_own_cells() -> None:
    outer, inner = LazyTables(["<table><tr><td>out <table><tr><td>in</td></tr></table></td></tr></table>"], ("out in",))
    assert (outer.rows[0][0].text, outer.nested_in) == ("out", None)
    assert (inner.rows[0][0].text, inner.nested_in) == ("in", 0)


def test_a_short_table_is_looked_for_at_word_edges() -> None:
    (one,) = LazyTables(["<table><tr><td>12</td></tr></table>"], ("a 112 b 12 c",))
    assert one.span is not None
    assert one.span.start == 8


def test_a_broken_table_keeps_its_place_and_says_why() -> None:
    good, broken, after = LazyTables(
        ["<table><tr><td>1</td></tr></table>", "<table><tr><td>2</tr></table>", "<table><tr><td>3</td></tr></table>"],
        ("1 2 3",),
    )
    assert (good.index, broken.index, after.index) == (0, 1, 2)
    assert broken.rows == ()
    assert broken.broken is not None
    assert "XML is broken" in broken.broken


def test_giant_spans_stay_small() -> None:
    grid = table("<tr><td colspan='1000000000' rowspan='1000000000'>1</td></tr><tr><td>2</td></tr>").rows
    assert len(grid) == 2
    assert len(grid[0]) <= 201


def test_a_table_of_millions_of_cells_is_refused_in_its_place() -> None:
    rows = "<tr>" + "<td colspan='200'>x</td>" * 2 + "</tr>"
    one = table(rows * 2000)
    assert one.rows == ()
    assert one.broken is not None
