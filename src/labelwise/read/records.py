"""Records out of a JSON stream, one by one, whatever the size of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from labelwise.errors import MalformedSource, SourceError, UnsafeSource

CHUNK = 1 << 18  # some records: what is left of it is moved once a record
MAX_RECORD = 32 * 1024 * 1024  # bytes; the largest real record is below 2 MB
_HEADER = 1 << 20  # bytes in which the list of records must begin

# A brace, or a string: to its closing quote, or to where the text breaks off.
_TOKEN = re.compile(rb'[{}]|"[^"\\]*(?:\\.[^"\\]*)*("?)', re.DOTALL)
_LIST = re.compile(rb'"results"\s*:\s*\[')
# Records hold lists of strings and one object, never lists of objects: so this stands between records only.
_BETWEEN = re.compile(rb"\}\s*,\s*(?=\{)")
_BEFORE = re.compile(rb"[\s,]*")
# What follows a record: a further one, or the end of the list; or (no group) the end of what has been read so far.
_FOLLOWING = re.compile(rb"\s*(,\s*\{|[\]{])|[\s,]*\Z")
_TRIES = 4  # braces that look like a record's end, before every brace and quote of it is counted
_AGAIN = "Fetch it again."


def split_records(stream: BinaryIO) -> Iterator[bytes | tuple[SourceError, bytes]]:
    """Yield each record of an openFDA file, an API response, a list of records, or records one after the other.

    A record that breaks the file's structure comes as (error, its first bytes), and the next one is looked for.
    """
    return Splitter(stream).records()


class Splitter:
    """A window on the stream that begins at the record being read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._buffer = b""
        self._taken = 0
        self._ended = False
        self._in_list = False

    def _more(self) -> bool:
        chunk = b"" if self._ended else self._stream.read(CHUNK)
        if chunk:
            self._taken += len(chunk)
            self._buffer += chunk
        else:
            self._ended = True
        return bool(chunk)

    @property
    def start(self) -> int:
        """Where in the stream the record begins that `records` has just given."""
        return self._taken - len(self._buffer)

    def records(self) -> Iterator[bytes | tuple[SourceError, bytes]]:
        """Yield what `split_records` does."""
        self._find_list()
        while True:
            while self._to_next():
                end = self._end_of_whole_record()
                if end == 0:
                    end = self._end_of_record()
                    if end == 0 or self._runs_on(end):
                        break
                yield self._buffer[:end]
                skipped = _BEFORE.match(self._buffer, end)
                self._buffer = self._buffer[skipped.end() if skipped else end :]
            if self._is_over():
                return
            yield self._error(), self._buffer[:4096]
            if not self._resume():
                return

    def _is_over(self) -> bool:
        return self._buffer.startswith(b"]") if self._in_list else not self._buffer

    def _find_list(self) -> None:
        """Step into the list of records, if there is one, before the first record."""
        while len(self._buffer) < _HEADER and self._more():
            if len(self._buffer) > 3 and self._stepped_in():
                return
        self._stepped_in()

    def _stepped_in(self) -> bool:
        head = self._buffer.removeprefix(b"\xef\xbb\xbf").lstrip()
        if head.startswith(b"["):
            self._buffer, self._in_list = head[1:], True
            return True
        depth = 0
        for token in _TOKEN.finditer(head[:_HEADER]):
            mark = token[0]
            if mark == b"{":
                depth += 1
            elif mark == b"}":
                depth -= 1
                if depth == 0:
                    break
            elif depth == 1 and mark == b'"results"':
                start = _LIST.match(head, token.start())
                if start:
                    self._buffer, self._in_list = head[start.end() :], True
                    return True
        self._buffer = head
        return False

    def _to_next(self) -> bool:
        """Move the window to the next record; False at the end of the list or file."""
        while True:
            skipped = _BEFORE.match(self._buffer)
            if skipped and skipped.end():
                self._buffer = self._buffer[skipped.end() :]
            if self._buffer or not self._more():
                return self._buffer.startswith(b"{")

    def _end_of_whole_record(self) -> int:
        """Return the length of the record at the window's start, found by trying: what can be read up to a brace ends
        there and nowhere else. 0 when the first few braces that look like an end are none.
        """
        scanned = 0
        for _ in range(_TRIES):
            scanned = self._likely_end(scanned)
            if scanned == 0:
                return 0
            try:
                msgspec.json.decode(memoryview(self._buffer)[:scanned], type=msgspec.Raw)
            except (msgspec.DecodeError, RecursionError):
                continue
            return scanned
        return 0

    def _likely_end(self, start: int) -> int:
        """Return the offset behind the next brace that is followed by another record or by the end; 0 for none."""
        while True:
            at = self._buffer.find(b"}", start)
            found = _FOLLOWING.match(self._buffer, at + 1) if at >= 0 else None
            if found and (found[1] is not None or self._ended):
                return at + 1
            if at >= 0 and not found:
                start = at + 1
                continue
            start = at if at >= 0 else len(self._buffer)
            if len(self._buffer) > MAX_RECORD or not (self._more() or at >= 0):
                return 0

    def _end_of_record(self) -> int:
        """Return the length of the record at the window's start; 0 when it is too long or the file ends in it.

        Braces are few and most of a record is text: only the quotes between two braces are counted, to know whether the
        second one stands in a string.
        """
        depth = counted = scanned = 0
        in_string = False
        while True:
            buffer = self._buffer
            for at, opens in _braces(buffer, scanned):
                in_string ^= _odd_quotes(buffer, counted, at)
                counted = at
                if in_string:
                    continue
                depth += 1 if opens else -1
                if depth == 0:
                    return at + 1
            scanned = len(buffer)
            if scanned > MAX_RECORD or not self._more():
                return 0

    def _runs_on(self, end: int) -> bool:
        """Whether what was cut out is several records, because one of them is not closed."""
        if not _BETWEEN.search(self._buffer, 0, end):
            return False
        try:
            msgspec.json.decode(self._buffer[:end])
        except (msgspec.DecodeError, RecursionError):
            return True
        return False

    def _error(self) -> SourceError:
        if not self._buffer:
            return MalformedSource("The file ends before its list of records does: it is cut off.", _AGAIN)
        if not self._buffer.startswith(b"{"):
            return MalformedSource("Something else than a record stands between the records.", _AGAIN)
        if len(self._buffer) > MAX_RECORD:
            return UnsafeSource(f"A record is longer than {MAX_RECORD // 2**20} MB, or not closed.", "Fetch it again.")
        return MalformedSource("A record is not closed: the file is broken or cut off here.", _AGAIN)

    def _resume(self) -> bool:
        """Move the window behind a record that is not closed; False when no further one is found."""
        while True:
            found = _BETWEEN.search(self._buffer)
            if found:
                self._buffer = self._buffer[found.end() :]
                return True
            self._buffer = self._buffer[-64:]
            if not self._more():
                return False


def _braces(buffer: bytes, start: int) -> Iterator[tuple[int, bool]]:
    """Yield (offset, whether it opens) of every brace; two plain searches are many times faster than one for a set."""
    opening, closing = buffer.find(b"{", start), buffer.find(b"}", start)
    while opening >= 0 or closing >= 0:
        if closing < 0 or 0 <= opening < closing:
            yield opening, True
            opening = buffer.find(b"{", opening + 1)
        else:
            yield closing, False
            closing = buffer.find(b"}", closing + 1)


def _odd_quotes(buffer: bytes, start: int, end: int) -> bool:
    """Whether an odd number of quotes that are not escaped stand in a slice that begins outside an escape."""
    quotes = buffer.count(b'"', start, end)
    if buffer.find(b"\\", start, end) >= 0:
        if buffer.find(b"\\\\", start, end) >= 0:
            plain = buffer[start:end].replace(b"\\\\", b"")
            return bool((plain.count(b'"') - plain.count(b'\\"')) & 1)
        quotes -= buffer.count(b'\\"', start, end)
    return bool(quotes & 1)
