"""Fetch labels from DailyMed or openFDA into a folder. The only operation that reaches the network."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import httpx
import msgspec

from labelwise.errors import FetchError, UsageError

Service = Literal["dailymed", "openfda"]
OnFile = Callable[[Path], None]

DAILYMED = "https://dailymed.nlm.nih.gov"
OPENFDA = "https://api.fda.gov"
_BASES: dict[str, str] = {"dailymed": DAILYMED, "openfda": OPENFDA}
_TIMEOUT = httpx.Timeout(30.0, connect=10.0)
_LARGEST = 100 * 1024 * 1024  # bytes of one answer; real labels are below 10 MB
_SET_ID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_AGENT = "labelwise (https://pypi.org/project/labelwise)"


def fetch(
    drug: str,
    folder: str | os.PathLike[str],
    *,
    service: Service = "dailymed",
    base_url: str | None = None,
    limit: int = 10,
    on_file: OnFile | None = None,
) -> list[Path]:
    """Fetch up to `limit` labels of a drug and return the files written, ready for `labelwise build`.

    `base_url` names another server with the same interface. `on_file` is told of each file as it is whole. Raises
    `FetchError` when the service cannot be reached, does not answer as documented, or knows no label of the drug.
    """
    if not drug.strip():
        raise UsageError("No drug was named.", "Name one: labelwise fetch DRUG")
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    base = (base_url or _BASES[service]).rstrip("/")
    with httpx.Client(timeout=_TIMEOUT, follow_redirects=True, headers={"User-Agent": _AGENT}) as client:
        files = _dailymed if service == "dailymed" else _openfda
        written = []
        for path in files(client, base, drug.strip(), place, limit):
            written.append(path)
            if on_file is not None:
                on_file(path)
    return written


def _dailymed(client: httpx.Client, base: str, drug: str, place: Path, limit: int) -> Iterator[Path]:
    """Ask for the drug's set ids, then for each document; SPL XML."""
    url = f"{base}/dailymed/services/v2/spls.json"
    answer = _json(client, url, {"drug_name": drug, "pagesize": str(min(limit, 100))}, drug)
    rows = answer.get("data")
    if not isinstance(rows, list):
        raise FetchError(f"{base} answered without a list of labels.", "Try again later.")
    set_ids = [str(row.get("setid")).lower() for row in rows if isinstance(row, dict) and _is_set_id(row.get("setid"))]
    if not set_ids:
        raise FetchError(f"DailyMed lists no label of '{drug}'.", "Check the spelling, or try the generic name.")
    for set_id in set_ids[:limit]:
        yield _download(client, f"{base}/dailymed/services/v2/spls/{set_id}.xml", {}, place / f"{set_id}.xml")


def _openfda(client: httpx.Client, base: str, drug: str, place: Path, limit: int) -> Iterator[Path]:
    """Ask once; the answer is itself a file that `build` reads."""
    quoted = drug.replace("\\", " ").replace('"', " ")
    search = f'openfda.generic_name:"{quoted}" OR openfda.brand_name:"{quoted}"'
    name = re.sub(r"[^a-z0-9]+", "-", drug.lower()).strip("-") or "drug"
    path = place / f"openfda-{name}.json"
    params = {"search": search, "limit": str(min(limit, 1000))}
    yield _download(client, f"{base}/drug/label.json", params, path, missing=f"openFDA lists no label of '{drug}'.")


def _is_set_id(value: object) -> bool:
    # The set id becomes a file name: nothing else may.
    return isinstance(value, str) and _SET_ID.fullmatch(value) is not None


def _json(client: httpx.Client, url: str, params: dict[str, str], drug: str) -> dict[str, Any]:
    with _answer(client, url, params, f"No label of '{drug}' is listed.") as response:
        body = b"".join(_bounded(response))
    try:
        found = msgspec.json.decode(body)
    except msgspec.DecodeError as error:
        raise FetchError(f"{url} did not answer with JSON.", "Try again later.") from error
    if not isinstance(found, dict):
        raise FetchError(f"{url} did not answer as documented.", "Try again later.")
    return found


def _download(client: httpx.Client, url: str, params: dict[str, str], path: Path, missing: str = "") -> Path:
    """Stream an answer into a file; a file that is not whole is never left behind."""
    part = path.with_name(path.name + ".part")
    try:
        with _answer(client, url, params, missing or f"{url} is not there.") as response, part.open("wb") as out:
            for chunk in _bounded(response):
                out.write(chunk)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path


@contextmanager
def _answer(client: httpx.Client, url: str, params: dict[str, str], missing: str) -> Iterator[httpx.Response]:
    try:
        with client.stream("GET", url, params=params or None) as response:
            if response.status_code == httpx.codes.NOT_FOUND:
                raise FetchError(missing, "Check the spelling, or try the generic name.")
            if response.status_code == httpx.codes.TOO_MANY_REQUESTS:
                raise FetchError(f"{url} asks to slow down.", "Wait a minute and try again.")
            if response.status_code != httpx.codes.OK:
                raise FetchError(f"{url} answered with status {response.status_code}.", "Try again later.")
            yield response
    except httpx.HTTPError as error:
        reason = str(error) or type(error).__name__
        raise FetchError(f"{url} could not be fetched: {reason}.", "Check the connection and the address.") from error


def _bounded(response: httpx.Response) -> Iterator[bytes]:
    size = 0
    for chunk in response.iter_bytes():
        size += len(chunk)
        if size > _LARGEST:
            raise FetchError(
                f"The answer is larger than {_LARGEST // 2**20} MB.", "No real label is: check the address."
            )
        yield chunk
