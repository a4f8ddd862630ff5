"""Words of cards: bounds hold for any text, and nothing in it becomes markup."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("fastapi")

from hypothesis import given
from hypothesis import strategies as st

from labelwise.checks import Evidence, Finding
from labelwise.checks.action import ORDER, WORDS
from labelwise.codes import SetId
from labelwise.faces.cds_hooks.words import cut, escaped, evidence_lines, summary
from labelwise.facts import Citation
from labelwise.present.flags import finding_text

NAMES = st.text(min_size=1, max_size=400)
FIRST, SECOND = (SetId(f"{n:08d}-1111-4111-8111-111111111111") for n in (1, 2))


@given(text=st.text(max_size=600), longest=st.integers(20, 200))
def test_a_cut_keeps_its_bound_and_says_that_it_cut(text: str, longest: int) -> None:
    kept, whole = cut(text, longest), " ".join(cut(text, 10_000).split())
    assert len(kept) <= longest
    assert kept == whole or kept.endswith("…")


@given(one=NAMES, other=NAMES, told=st.text(max_size=300), action=st.sampled_from(ORDER), inferred=st.booleans())
def test_a_summary_begins_with_the_action_and_is_short(
    one: str, other: str, told: str, action: str, inferred: bool
) -> None:
    finding = Finding(
        kind="interaction",
        drugs=(one, other),
        action=action,
        summary=f"{one} with {other}: {WORDS[action]} ({told})",
        evidence=(),
        inferred=inferred,
    )
    said = summary(finding)
    assert len(said) < 140
    assert said.lower().startswith(WORDS[action].lower())
    assert ("(inferred)" in said) == inferred or "(inferred)" in f"{one}{other}{told}"


@given(text=st.text(max_size=300))
def test_no_sign_of_markdown_is_left_bare(text: str) -> None:
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>|#~!]", escaped(text))
    assert "\n" not in escaped(text)


def test_places_that_say_the_same_share_a_line() -> None:
    said = "a, of b: avoid"
    evidence = (
        Evidence(said, Citation(set_id=FIRST)),
        Evidence(said, Citation(set_id=SECOND)),
        Evidence("inferred: both add up"),
    )
    finding = Finding(kind="interaction", drugs=("a", "b"), action="avoid", summary="a with b", evidence=evidence)
    first, second = evidence_lines(finding, 8)
    assert str(FIRST) in first
    assert str(SECOND) in first
    assert second == "- inferred: both add up"
    assert evidence_lines(finding, 1)[1:] == ["- and 1 more"]
    assert finding_text(finding).count(said) == 1
    assert "; and 1 more." in finding_text(finding, most=1)
