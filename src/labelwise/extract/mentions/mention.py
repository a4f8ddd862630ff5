"""A mention of an adverse reaction in a text."""

import msgspec


class Mention(msgspec.Struct, frozen=True):
    """The stretch `text[start:end]` that names an adverse reaction, and what it is called in `vocab.effects`.

    `concept` is the effect id (`somnolence`), or None where the vocabulary has no concept for the words.
    """

    start: int
    end: int
    text: str
    concept: str | None = None
