# mypy: ignore-errors
"""Word vectors and table terms from unmarked labels (openFDA records)."""

import json
import re
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from lxml import etree

from labelwise.extract.mentions.lexicon import bucket
from labelwise.extract.mentions.symbols import normal_word
from labelwise.extract.mentions.tokens import _TOKEN

CONTEXTS, SIZE, ROWS = 2500, 100, 25_000
_SKIPPED = {"spl_product_data_elements", "package_label_principal_display_panel", "references"}
_INCIDENCE = re.compile(r"adverse|reaction|side effect|treatment.emergent|event|incidence|experience", re.I)
_OTHER = re.compile(
    r"laborator|shift|hematolog.*paramet|dose (modif|reduc|adjust)|rate per|per 100|mean change|lipid|pharmacokinetic",
    re.I,
)
_NUMBER = re.compile(r"^[<>≥≤~]?\s*\d[\d.,]*\s*%?\s*(\(.*\))?$|^\d+/\d+")
_MARKS = re.compile(r"[*†‡§¶#]|\s[a-e]$")


def read_records(corpus):
    """Yield the openFDA records below a folder."""
    for path in sorted(Path(corpus).rglob("*.json.zip")):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield from json.loads(archive.read(name))["results"]


def label_words(corpus):
    """Return the words of all sections, each text once, numbers as 0."""
    seen, words = set(), []
    for record in read_records(corpus):
        for key, value in record.items():
            if isinstance(value, list) and not key.endswith("_table") and key not in _SKIPPED:
                for text in value:
                    if text not in seen:
                        seen.add(text)
                        words += [normal_word(word) for word in _TOKEN.findall(text.lower())]
    return words


def word_vectors(words):
    """Return (words, vectors): the leading directions of their log ratios with two neighbours either way."""
    counts = Counter(words)
    known = [word for word, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if n >= 4][:ROWS]
    index = {word: i for i, word in enumerate(known)}
    at = np.array([index.get(word, -1) for word in words], dtype=np.int32)
    table = np.zeros((len(known), 4 * CONTEXTS), dtype=np.float32)
    for k, offset in enumerate((-2, -1, 1, 2)):
        word, context = (at[-offset:], at[:offset]) if offset < 0 else (at[:-offset], at[offset:])
        good = (word >= 0) & (context >= 0) & (context < CONTEXTS)
        pairs, n = np.unique(word[good].astype(np.int64) * CONTEXTS + context[good], return_counts=True)
        table[pairs // CONTEXTS, k * CONTEXTS + pairs % CONTEXTS] = n
    table_share = (table.sum(0, keepdims=True) + 1) ** 0.75
    table /= table.sum(1, keepdims=True) + 1
    table /= table_share / table_share.sum()
    np.log(np.maximum(table, 1, out=table), out=table)
    found = table @ np.random.default_rng(0).standard_normal((table.shape[1], SIZE + 40), dtype=np.float32)
    for _ in range(3):
        found = table @ (table.T @ np.linalg.qr(found)[0])
    base = np.linalg.qr(found)[0]
    left, strength, _ = np.linalg.svd(base.T @ table, full_matrices=False)
    vectors = (base @ left)[:, :SIZE] * np.sqrt(strength[:SIZE])
    return known, 3 * vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6)


def table_terms(corpus):
    """Return {phrase: code} for first cells of rows with numbers in incidence tables; more labels, higher code."""
    found = defaultdict(set)
    parser = etree.XMLParser(recover=True)
    for record in read_records(corpus):
        for key, tables in record.items():
            if not (key.startswith("adverse") and key.endswith("_table")):
                continue
            for source in tables:
                root = etree.fromstring(f"<r>{source}</r>".encode(), parser)
                for table in root.iter("table") if root is not None else ():
                    for phrase in _terms(table):
                        found[phrase].add(record["set_id"])
    return {phrase: str(bucket(len(labels))) for phrase, labels in found.items()}


def _terms(table):
    rows = [[_text(cell) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    head = " ".join(
        ["".join(caption.itertext()) for caption in table.iter("caption")] + [x for r in rows[:3] for x in r]
    )
    if not _INCIDENCE.search(head) or _OTHER.search(head):
        return
    for row in rows:
        if row and any(_NUMBER.match(cell) for cell in row[1:]):
            phrase = tuple(_TOKEN.findall(_MARKS.sub("", row[0]).lower()))
            if 1 <= len(phrase) <= 7 and phrase[0].isalpha() and len(phrase[0]) > 2:
                yield phrase


def _text(cell):
    for part in cell.iter("sup", "footnote", "footnoteRef", "sub"):
        part.text = ""
        for child in list(part):
            part.remove(child)
    for part in cell.iter("br", "paragraph", "item"):
        part.tail = " " + (part.tail or "")
    return " ".join("".join(cell.itertext()).split())
