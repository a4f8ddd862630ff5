"""Rows as Markdown and HTML: the same cells as in CSV, and never markup of their own."""

from __future__ import annotations

from labelwise.present.row_tables import html_of, markdown_of

ROWS = 'name,brands\r\nalphamine,"Alpha | Beta"\r\n<b>betazole</b>,"a\nb"\r\n'


def test_markdown_has_a_line_for_each_row_and_no_cell_breaks_it() -> None:
    assert markdown_of(ROWS).splitlines() == [
        "| name | brands |",
        "| --- | --- |",
        "| alphamine | Alpha \\| Beta |",
        "| &lt;b&gt;betazole&lt;/b&gt; | a b |",
    ]


def test_markdown_of_no_rows_is_empty() -> None:
    assert markdown_of("") == ""


def test_html_holds_every_cell_as_text() -> None:
    made = html_of(ROWS, "<script>")
    assert "<script>" not in made
    assert "<td>&lt;b&gt;betazole&lt;/b&gt;</td>" in made
    assert made.count("<tr>") == 3
