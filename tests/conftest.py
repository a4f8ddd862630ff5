"""Three labels in openFDA's form, written for these tests, and a folder to build from."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

from labelwise.store.store import Store

FIXTURES = Path(__file__).parent / "fixtures" / "labels" / "store"

Record = dict[str, Any]


@pytest.fixture
def records() -> list[Record]:
    """The records of the fixture: two labels of one drug, one of another, and one that cannot be read."""
    found: list[Record] = json.loads((FIXTURES / "records.json").read_text(encoding="utf-8"))["results"]
    return found


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write records to a file of a folder of sources and return the folder."""

    def write_records(records: list[Record], name: str = "labels.json", folder: str = "sources") -> Path:
        place = tmp_path / folder
        place.mkdir(exist_ok=True)
        (place / name).write_text(json.dumps({"results": records}), encoding="utf-8")
        return place

    return write_records


@pytest.fixture(scope="session")
def serving() -> Callable[[Store], AbstractContextManager[str]]:
    """Give what runs the real server on an open store and yields its address."""
    pytest.importorskip("fastapi")
    uvicorn = pytest.importorskip("uvicorn")
    from labelwise.faces.server import create_app

    @contextmanager
    def serve(store: Store) -> Iterator[str]:
        settings = uvicorn.Config(create_app(store), host="127.0.0.1", port=0, access_log=False, log_level="error")
        server = uvicorn.Server(settings)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.01)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        server.should_exit = True
        thread.join(10)

    return serve
