"""A question with more in it than drugs and a condition: the page says which words it did not use."""

from __future__ import annotations

import httpx


def test_the_page_names_the_words(web: httpx.Client) -> None:
    answer = web.get("/search", params={"q": "alphamine vs betazole in pregnancy"})
    assert answer.headers["location"] == "/compare/alphamine/betazole?unused=pregnancy"
    assert "these words were not used: pregnancy." in web.get(answer.headers["location"]).text


def test_words_of_an_address_are_text(web: httpx.Client) -> None:
    shown = web.get("/compare/alphamine/betazole", params={"unused": "<b>x"}).text
    assert "not used: &lt;b&gt;x." in shown
