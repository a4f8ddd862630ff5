"""Interactions told in tables: what a block of rows advises about each of the things that it names."""

from __future__ import annotations

import re
from typing import Any

from labelwise.extract.interaction.interactions import interactions
from labelwise.facts import InteractionFact
from labelwise.read.openfda import read_record


def told(*rows: str) -> dict[str, str]:
    """Return the action of each object of a table of `cell | cell` rows."""
    body = "".join("<tr>" + "".join(f"<td>{c.strip()}</td>" for c in row.split("|")) + "</tr>" for row in rows)
    table = f"<table><tbody>{body}</tbody></table>"
    flat = " ".join(re.sub(r"<[^>]+>", " ", table).split())
    record: dict[str, Any] = {
        "set_id": "11111111-2222-3333-4444-555555555555",
        "id": "66666666-7777-8888-9999-000000000000",
        "drug_interactions": [f"7 DRUG INTERACTIONS {flat}"],
        "drug_interactions_table": [table],
        "openfda": {"generic_name": ["TESTAMINE"], "brand_name": ["Testabrand"], "substance_name": ["TESTAMINE"]},
    }
    return {f.object: f.action for f in interactions(read_record(record)).facts if isinstance(f, InteractionFact)}


def test_what_is_said_of_one_drug_of_a_block_is_not_said_of_the_others() -> None:
    found = told(
        "Drugs that Prolong the QTc Interval",
        "Clinical Impact: | The risk of QTc prolongation is raised.",
        "Intervention: | Pimozide is contraindicated. Avoid use with drugs known to prolong the QTc interval.",
        "Examples: | methadone, quinidine, sotalol",
    )
    assert (found["methadone"], found["sotalol"]) == ("avoid", "avoid")


def test_one_advice_holds_for_the_whole_block() -> None:
    found = told(
        "Triptans",
        "Intervention: | Monitor for serotonin syndrome.",
        "Examples: | sumatriptan, rizatriptan",
    )
    assert (found["sumatriptan"], found["rizatriptan"]) == ("monitor", "monitor")
