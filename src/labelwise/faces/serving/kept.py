"""Answers that are kept: the latest asked for, bounded in number and in bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import NamedTuple


class Answer(NamedTuple):
    """A body that was made, what it is, where the next page of it stands (an address), and whether it is gzipped."""

    body: bytes
    media_type: str
    following: str | None = None
    packed: bool = False


class KeptAnswers:
    """The answers asked for last. Used from one event loop only."""

    def __init__(self, most: int = 2000, most_bytes: int = 96 * 1024 * 1024) -> None:
        self._most = most
        self._most_bytes = most_bytes
        self._bytes = 0
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()

    def get(self, key: Hashable) -> Answer | None:
        """Return an answer, if it is still kept."""
        found = self._answers.get(key)
        if found is not None:
            self._answers.move_to_end(key)
        return found

    def put(self, key: Hashable, answer: Answer) -> None:
        """Keep an answer and let go of those asked for longest ago; one larger than an eighth of all is not kept."""
        if len(answer.body) > self._most_bytes // 8:
            return
        old = self._answers.pop(key, None)
        self._bytes += len(answer.body) - (len(old.body) if old else 0)
        self._answers[key] = answer
        while len(self._answers) > self._most or self._bytes > self._most_bytes:
            _, gone = self._answers.popitem(last=False)
            self._bytes -= len(gone.body)

    def __len__(self) -> int:
        return len(self._answers)
