"""Cutting text into tokens and stretches keeps every offset."""

from hypothesis import given
from hypothesis import strategies as st

from labelwise.extract.mentions.tokens import cut_tokens, stretches


@given(st.text(max_size=200))
def test_tokens_stand_where_they_say(text: str) -> None:
    tokens = cut_tokens(text)
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert text[start:end] == word
    assert "".join(tokens.words) == "".join(text.split())


@given(st.text(alphabet="ab.; \n", max_size=400))
def test_stretches_cover_all_tokens_in_order(text: str) -> None:
    tokens = cut_tokens(text)
    covered = [i for first, past in stretches(tokens) for i in range(first, past)]
    assert covered == list(range(len(tokens.words)))


def test_a_line_a_sentence_and_a_table_row_are_stretches() -> None:
    tokens = cut_tokens("Watch for rash. Stop at once.\n  Rash      4%     2%\n  Cough     3%     1%")
    assert [" ".join(tokens.words[a:b]) for a, b in stretches(tokens)] == [
        "Watch for rash .",
        "Stop at once .",
        "Rash 4 % 2 %",
        "Cough 3 % 1 %",
    ]
    assert tokens.gaps[tokens.words.index("4")] == 2
