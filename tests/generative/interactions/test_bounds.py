"""Whatever the text: facts cite text that is there, names are short, and nothing is made of nothing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from labelwise.extract.interaction.interactions import interactions
from labelwise.facts import InteractionFact
from labelwise.read.openfda import read_record
from labelwise.vocab.classes import named_in

_WORDS = (
    "exampline warfarin MAOIs MAO inhibitors (e.g., such as with within 14 days of stopping before after "
    "avoid , "
    "and or CYP3A4 strong moderate inhibitors ) [ ] ; . • other drugs that prolong the QT interval calcium antacids "
    "not but İ ß α 2 hours contraindicated effect no concomitant use"
)
WORDS = st.sampled_from(_WORDS.split())
TEXTS = st.lists(WORDS, max_size=60).map(" ".join)


@given(TEXTS)
def test_names_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for name in named_in(text):
        assert end <= name.start < name.end <= len(text)
        end = name.end


@settings(max_examples=60)
@given(st.sampled_from(["drug_interactions", "contraindications", "warnings", "dosage_and_administration"]), TEXTS)
def test_facts_are_bounded_and_cite_the_text(key: str, text: str) -> None:
    label = read_record(
        {
            "set_id": "11111111-2222-3333-4444-555555555555",
            "id": "i",
            "openfda": {"generic_name": ["exampline"]},
            key: [text],
        }
    )
    found = interactions(label)
    facts = [f for f in found.facts if isinstance(f, InteractionFact)]
    assert len(facts) <= 4 * len(text.split())
    for fact in facts:
        assert fact.object
        assert (fact.citation.quote or "").removesuffix(" …") in text
        assert (fact.washout_days is None) == (fact.washout_text is None)
        assert fact.washout_days is None or 0 < fact.washout_days <= 400
