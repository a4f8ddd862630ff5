"""Items on their way to another process."""

import pickle
from pathlib import Path

import pytest

from labelwise.read import iter_items, read_item
from labelwise.read.item import Item, Rejected

SET_ID = "11111111-2222-3333-4444-{:012}"
RECORD = '{{"set_id": "{}", "id": "a", "warnings": ["Wärme }} \\" meiden."]}}'


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "labels.json"
    records = (RECORD.format(SET_ID.format(n)) for n in range(40))
    path.write_text('\ufeff  {"meta": {}, "results": [' + " ,\n ".join(records) + "]}", encoding="utf-8")
    return path


def test_a_record_of_a_file_is_read_again_where_it_stands(source: Path) -> None:
    items = list(iter_items(source))
    assert len(items) == 40
    for item in items:
        sent = pickle.dumps(item)
        assert item.payload not in sent
        assert pickle.loads(sent) == item


def test_what_has_no_file_of_its_own_is_sent_whole() -> None:
    item = Item("a.xml", "spl", b"<document/>")
    assert pickle.loads(pickle.dumps(item)) == item


def test_a_file_that_went_away_gives_a_refusal(source: Path) -> None:
    sent = pickle.dumps(next(iter(iter_items(source))))
    source.unlink()
    assert isinstance(read_item(pickle.loads(sent)), Rejected)
