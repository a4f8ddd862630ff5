# mypy: ignore-errors
"""Read the training labels: texts with the reactions that readers marked in them (TAC 2017 XML)."""

import xml.etree.ElementTree as ET
import zipfile
from dataclasses import dataclass
from pathlib import Path

from labelwise.extract.mentions.tokens import Tokens, cut_tokens


@dataclass
class Section:
    """One section: its tokens, a label a token (0 O, 1 B, 2 I), and the marked spans by character."""

    id: str
    tokens: Tokens
    labels: list[int]
    spans: set[tuple[int, int]]
    phrases: list[tuple[str, ...]]


@dataclass
class MarkedLabel:
    """One label: its sections, the strings of its reactions, and every mention as (section, spans)."""

    name: str
    sections: list[Section]
    reactions: set[str]
    mentions: set[tuple[str, tuple[tuple[int, int], ...]]]


def read_marked_labels(path):
    """Return the labels of a zip, sorted by name."""
    with zipfile.ZipFile(path) as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".xml"))
        return [_read(Path(name).stem, ET.fromstring(archive.read(name))) for name in names]


def _read(name, root):
    mentions = set()
    for mention in root.iter("Mention"):
        if mention.get("type") == "AdverseReaction":
            starts = [int(x) for x in mention.get("start").split(",")]
            lengths = [int(x) for x in mention.get("len").split(",")]
            spans = tuple((start, start + length) for start, length in zip(starts, lengths, strict=True))
            mentions.add((mention.get("section"), spans))
    sections = []
    for section in root.iter("Section"):
        spans = {found[0] for at, found in mentions if at == section.get("id") and len(found) == 1}
        sections.append(mark(section.get("id"), section.text or "", spans))
    reactions = {" ".join(reaction.get("str").lower().split()) for reaction in root.iter("Reaction")}
    return MarkedLabel(name, sections, reactions, mentions)


def mark(section_id, text, spans):
    """Return a Section with its tokens labelled; of overlapping spans the longer one counts."""
    tokens = cut_tokens(text)
    starts = {at: i for i, at in enumerate(tokens.starts)}
    ends = {at: i for i, at in enumerate(tokens.ends)}
    labels = [0] * len(tokens.words)
    phrases = []
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        first, past = starts.get(start), ends.get(end, -1) + 1
        if first is None or past <= first:
            continue
        phrases.append(tuple(tokens.lower[first:past]))
        if not any(labels[first:past]):
            labels[first:past] = [1] + [2] * (past - first - 1)
    return Section(section_id, tokens, labels, spans, phrases)


def flat(section):
    """Return the section as one long line, as openFDA prints it: same tokens, other gaps."""
    tokens = cut_tokens(" ".join(section.tokens.text.split()))
    return Section(section.id, tokens, section.labels, set(), [])
