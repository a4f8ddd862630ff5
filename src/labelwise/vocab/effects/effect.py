"""An adverse effect: one concept of the project's own vocabulary."""

import msgspec


class Effect(msgspec.Struct, frozen=True):
    """What an adverse effect is called.

    `id` is the project's own and stays (`somnolence`); `name` is the professional name, `plain_name` everyday words,
    `group` a broad body system. `synonyms` are other spellings that labels print for the same thing.
    """

    id: str
    name: str
    plain_name: str
    group: str
    synonyms: tuple[str, ...] = ()
