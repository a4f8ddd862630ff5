"""How much of what real tables print the vocabulary knows."""

import json
import os
import re
import zipfile
from pathlib import Path

import pytest

from labelwise.vocab.effects import look_up_effect

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif("LABELWISE_CORPUS" not in os.environ, reason="LABELWISE_CORPUS is not set"),
]


def test_most_rows_of_incidence_tables_have_a_concept() -> None:
    """First cells of rows with numbers, over the tables that look like incidence tables; some name no effect."""
    row = re.compile(r"<tr\b.*?</tr>", re.S)
    cell = re.compile(r"<t[dh]\b[^>]*?(?:/>|>(.*?)</t[dh]>)", re.S)
    raised = re.compile(r"<(sup|footnote)\b.*?</\1>", re.S)
    number = re.compile(r"[<>≥≤]?\s*\d[\d.,]*\s*%?\s*(\(.*\))?")
    archive = Path(os.environ["LABELWISE_CORPUS"]) / "openfda" / "full" / "drug-label-0001-of-0003.json.zip"
    known = total = 0
    with zipfile.ZipFile(archive) as opened:
        records = json.loads(opened.read(opened.namelist()[0]))["results"]
    for record in records:
        for table in record.get("adverse_reactions_table", []):
            if not re.search("adverse|reaction|event", table[:2000], re.I) or re.search(
                "laborat|shift|mean", table, re.I
            ):
                continue
            for part in row.findall(table):
                cells = [" ".join(re.sub(r"<[^>]+>", " ", raised.sub("", c)).split()) for c in cell.findall(part)]
                if len(cells) > 1 and len(cells[0]) > 1 and any(number.fullmatch(c) for c in cells[1:]):
                    total += 1
                    known += look_up_effect(cells[0]) is not None
    assert total > 1000
    assert known / total > 0.93
