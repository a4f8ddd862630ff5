"""What all codes share: a frozen string that was checked when it was made."""

from __future__ import annotations

from typing import Self

from labelwise.errors import CodeError


class Code(str):
    """A string that passed its type's check. Subclasses say what is well-formed and, if need be, how to normalise."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Return the code in normal form; raise `CodeError` when `text` is not one."""
        normal = cls.normalise(text)
        if normal is None:
            raise CodeError(f"{text!r} is not a {cls.title()}.", f"Expected {cls.shape()}.")
        return str.__new__(cls, normal)

    @classmethod
    def normalise(cls, text: str) -> str | None:
        """Return the normal form of `text`, or None when it is not well-formed."""
        raise NotImplementedError

    @classmethod
    def parse(cls, text: object) -> Self | None:
        """Return the code, or None for anything that is not one (for foreign input that may be dirty)."""
        if not isinstance(text, str):
            return None
        normal = cls.normalise(text)
        return None if normal is None else str.__new__(cls, normal)

    @classmethod
    def title(cls) -> str:
        """Return the code's name for messages."""
        return cls.__name__

    @classmethod
    def shape(cls) -> str:
        """Return what a well-formed value looks like, for messages."""
        raise NotImplementedError
