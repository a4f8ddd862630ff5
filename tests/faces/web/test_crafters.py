"""Pages made by processes beside the server: the same bytes as its own, the same errors, and an end with it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from labelwise.errors import AmbiguousDrug, UnknownDrug

pytest.importorskip("fastapi")

from labelwise.faces.crafting import craft
from labelwise.faces.serving.job import Job
from labelwise.faces.serving.materials import Materials
from labelwise.operations.open_store import open_store

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
JOBS = [
    Job(("alphamine", "betazole"), "hiccups"),
    Job(("alphamine", "betazole"), None, chosen=True),
    Job(("alphamine", "gammadol"), None, plain=True),
    *(Job(("betazole",), None, None, form) for form in ("json", "csv", "md", "html")),
]


@pytest.fixture
def served(web_store: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A server of the command line with two processes beside it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    call = [sys.executable, "-m", "labelwise", "serve", "--port", str(port), "--workers", "2", "--quiet"]
    server = subprocess.Popen([*call, "--store", str(web_store)])
    address = f"http://127.0.0.1:{port}"
    for _ in range(600):
        try:
            httpx.get(address, timeout=5)
            break
        except httpx.TransportError:
            assert server.poll() is None
            time.sleep(0.1)
    yield server, address
    server.kill()
    server.wait(10)


def _children(of: int) -> list[int]:
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            after = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(after[1]) == of and after[0] != "Z":
            found.append(int(status.parent.name))
    return found


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")


@needs_proc
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_they_answer_and_end_with_the_server(served: tuple[subprocess.Popen[bytes], str], how: signal.Signals) -> None:
    server, address = served
    children = _children(server.pid)
    assert len(children) == 2
    assert httpx.get(f"{address}/compare/alphamine/betazole", timeout=30).status_code == 200
    unknown = httpx.get(f"{address}/api/v1/compare?drug=alphamin", timeout=30)
    assert (unknown.status_code, unknown.json()["error"]["suggestions"]) == (404, ["alphamine"])
    server.send_signal(how)
    server.wait(20)
    for _ in range(100):
        if not any(map(_alive, children)):
            return
        time.sleep(0.1)
    pytest.fail("a process outlived its server")


@needs_proc
def test_the_server_goes_on_alone_when_they_are_killed(served: tuple[subprocess.Popen[bytes], str]) -> None:
    server, address = served
    for child in _children(server.pid):
        os.kill(child, signal.SIGKILL)
    for pair in ("alphamine/betazole", "betazole/gammadol"):
        assert httpx.get(f"{address}/compare/{pair}", timeout=30).status_code == 200


def test_they_make_what_the_server_itself_makes(web_store: Path) -> None:
    script = (
        "import sys, threading; from pathlib import Path; from labelwise.operations.open_store import open_store; "
        "from labelwise.faces.crafting import Crafters, craft; from labelwise.faces.serving.job import Job; "
        "from labelwise.faces.serving.materials import Materials; "
        "store = open_store(sys.argv[1]); crafters = Crafters(store.path, 2); "
        "jobs = eval(sys.argv[2]); own = Materials(store, threading.Lock()); "
        "assert all(crafters.craft(j, own) == craft(j, own) for j in jobs), 'differ'; crafters.close()"
    )
    subprocess.run([sys.executable, "-c", script, str(web_store), repr(JOBS)], check=True, timeout=60)


def test_an_intended_error_is_told_as_it_is(web_store: Path) -> None:
    from labelwise.faces.crafting import _Failure

    with open_store(web_store) as store, pytest.raises(UnknownDrug) as raised:
        craft(Job(("alphamin",), None), Materials(store, threading.Lock()))
    for error in (raised.value, AmbiguousDrug("iron", ("iron sucrose", "iron dextran"))):
        again = _Failure(type(error), error.args, dict(error.__dict__)).error()
        assert again.as_json() == error.as_json()
