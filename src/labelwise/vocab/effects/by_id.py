"""Effects by their id, without the book of spellings: what a comparison needs, and quickly."""

from functools import cache
from importlib.resources import files

from labelwise.vocab.effects.effect import Effect

_COMPOSED = (
    (("_increased", "_decreased", "_abnormal"), "Laboratory tests"),
    (("injection_site_", "infusion_site_", "application_site_", "implant_site_"), "Place of use"),
)


def effect_of(id_: str) -> Effect:
    """Return the effect of an id; one that the file does not list (a test, a place of use) is named by its words."""
    row = _rows().get(id_)
    if row:
        return Effect(id_, *row)
    name = id_.replace("_", " ")
    group = next((g for marks, g in _COMPOSED if id_.endswith(marks) or id_.startswith(marks)), "Other")
    return Effect(id_, name, name, group)


@cache
def _rows() -> dict[str, tuple[str, str, str]]:
    text = files(__package__).joinpath("effects.tsv").read_text("utf-8")
    split = (line.split("\t", 4) for line in text.splitlines()[1:] if line and not line.startswith("#"))
    return {row[0]: (row[1], row[2], row[3]) for row in split}
