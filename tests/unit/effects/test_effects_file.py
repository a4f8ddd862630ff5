"""The vocabulary file holds together."""

import re

from labelwise.vocab.effects import all_effects, look_up_effect
from labelwise.vocab.effects.wording import ordered_key, plain


def test_ids_are_unique_slugs_and_every_field_is_filled() -> None:
    effects = all_effects()
    assert len({effect.id for effect in effects}) == len(effects) > 1500
    for effect in effects:
        assert re.fullmatch(r"[a-z0-9_]+", effect.id), effect
        assert effect.name, effect
        assert effect.plain_name, effect
        assert effect.group, effect


def test_no_spelling_belongs_to_two_effects() -> None:
    owner: dict[str, str] = {}
    clashes = []
    for effect in all_effects():
        for spelling in (effect.name, *effect.synonyms):
            key = ordered_key(plain(spelling))
            if owner.setdefault(key, effect.id) != effect.id:
                clashes.append((spelling, owner[key], effect.id))
    assert clashes == []


def test_every_spelling_leads_to_its_effect() -> None:
    lost = [
        (spelling, effect.id)
        for effect in all_effects()
        for spelling in (effect.name, *effect.synonyms)
        if (found := look_up_effect(spelling)) is None or found.id != effect.id
    ]
    assert lost == []


def test_an_id_is_never_spelled_two_ways() -> None:
    composed = look_up_effect("bilirubin increased")
    assert composed is not None
    assert composed.id == "bilirubin_increased"
    assert composed == look_up_effect("elevated serum bilirubin")
