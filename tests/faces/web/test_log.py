"""What the server's log tells: method, kind of page, status and time, never what was asked."""

from __future__ import annotations

import logging
import time

import httpx
import pytest


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("/compare/alphamine/betazole", "GET /compare/{names:path} 200 "),
        ("/drug/alphamine", "GET /drug/{name} 200 "),
        ("/drug/zetazine", "GET /drug/{name} 404 "),
        ("/api/v1/drugs/alphamine/facts", "GET /api/v1/drugs/{name}/facts 200 "),
        ("/alphamine", "GET (no such page) 404 "),
        ("/static/mark.svg", "GET /static 200 "),
    ],
)
def test_the_log_names_the_kind_of_page(
    web: httpx.Client, caplog: pytest.LogCaptureFixture, path: str, line: str
) -> None:
    with caplog.at_level(logging.INFO):
        web.get(path)
        for _ in range(500):  # the line is written once the answer is out
            if ours := [record.getMessage() for record in caplog.records if record.name == "labelwise.access"]:
                break
            time.sleep(0.01)
    assert [told[: len(line)] for told in ours] == [line]
    assert not any(name in told for told in ours for name in ("alphamine", "betazole", "zetazine"))


def test_any_answer_at_hand_is_only_confirmed_where_there_is_one(web: httpx.Client) -> None:
    any_of_them = {"If-None-Match": "*"}
    assert web.get("/drug/alphamine", headers=any_of_them).status_code == 304
    assert web.get("/drug/zetazine", headers=any_of_them).status_code == 404
    assert web.get("/api/v1/drugs/zetazine/facts", headers=any_of_them).status_code == 404
