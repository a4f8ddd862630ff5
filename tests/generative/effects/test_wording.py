"""Looking a term up does not depend on how it is set in type."""

from hypothesis import given
from hypothesis import strategies as st

from labelwise.vocab.effects import all_effects, look_up_effect

spellings = st.sampled_from(all_effects()).map(lambda effect: (effect.name, effect.id))


@given(spellings, st.sampled_from(["*", "†", " ‡", "§", ",", ":", " NOS", " (all grades)"]), st.booleans())
def test_marks_case_and_qualifiers_do_not_matter(spelling: tuple[str, str], mark: str, upper: bool) -> None:
    name, effect_id = spelling
    found = look_up_effect((name.upper() if upper else name) + mark)
    assert found is not None
    assert found.id == effect_id


@given(st.text(max_size=60))
def test_any_text_is_taken(text: str) -> None:
    found = look_up_effect(text)
    assert found is None or found.id
