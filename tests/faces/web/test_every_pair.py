"""Pages of real drugs: each of a sample of 200 beside its neighbour and beside others, in full and in plain words."""

from __future__ import annotations

import random
from html.parser import HTMLParser

import pytest

from labelwise.operations.catalogue import Catalogue
from labelwise.operations.open_store import open_store

pytest.importorskip("fastapi")

from labelwise.faces.web.answers import compared

SAMPLE = 200
MORE = 40  # random pairs beside the ring; `python -m benchmarks.every_pair` makes all 19,900
VOID = {"meta", "link", "img", "input", "br", "circle", "line", "hr"}


class Balanced(HTMLParser):
    """Fails where a tag is closed that is not open, or never closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop() == tag


def test_pages_of_real_drugs_are_made() -> None:
    with open_store() as store:
        names = [drug.name for drug in Catalogue.of(store).drugs]
        draw = random.Random(200)
        sample = draw.sample(names, SAMPLE)
        ring = list(zip(sample, [*sample[1:], sample[0]], strict=True))
        pairs = [*ring, *(tuple(draw.sample(sample, 2)) for _ in range(MORE))]
        for number, pair in enumerate(pairs):
            made = compared(store, pair, None, chosen=False, plain=False).body.decode()
            assert 'id="summary"' in made
            if number % 10 == 0:
                _well_formed(made)
                _well_formed(compared(store, pair, None, chosen=False, plain=True).body.decode())


def _well_formed(page: str) -> None:
    read = Balanced()
    read.feed(page)
    read.close()
    assert read.open == []
    assert len(read.ids) == len(set(read.ids))
