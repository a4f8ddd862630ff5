"""The committed tagger on labels whose reactions readers have marked: it was trained on them, so this is no score."""

import os
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest

from labelwise.extract.mentions import find_adverse_reactions

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif("LABELWISE_BENCHMARKS" not in os.environ, reason="LABELWISE_BENCHMARKS is not set"),
]
LABELS = 6


def test_marked_reactions_are_found_with_exact_offsets() -> None:
    hit = missed = wrong = 0
    with zipfile.ZipFile(Path(os.environ["LABELWISE_BENCHMARKS"]) / "tac2017" / "train_xml.zip") as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".xml"))
        for name in names[:: len(names) // LABELS]:
            root = ET.fromstring(archive.read(name))
            for section in root.iter("Section"):
                text = section.text or ""
                marked = {
                    (int(m.get("start", "")), int(m.get("start", "")) + int(m.get("len", "")))
                    for m in root.iter("Mention")
                    if m.get("type") == "AdverseReaction"
                    and m.get("section") == section.get("id")
                    and "," not in m.get("start", ",")
                }
                mentions = find_adverse_reactions(text)
                assert all(text[m.start : m.end] == m.text for m in mentions)
                found = {(m.start, m.end) for m in mentions}
                hit += len(found & marked)
                missed += len(marked - found)
                wrong += len(found - marked)
    assert hit / (hit + missed) > 0.9
    assert hit / (hit + wrong) > 0.9
