"""The phrasebook marks the longest phrases it knows."""

from labelwise.extract.mentions.lexicon import Phrasebook, bucket, read_phrases


def test_the_longest_phrase_wins() -> None:
    book = Phrasebook({("pain",): "1", ("back", "pain"): "2", ("low", "back", "pain"): "3"})
    assert book.tags(["severe", "low", "back", "pain", "and", "pain"]) == ["O", "B3", "I3", "E3", "O", "S1"]
    assert book.tags(["low", "back"]) == ["O", "O"]


def test_counts_fall_into_few_buckets() -> None:
    assert [bucket(n) for n in (0, 1, 2, 3, 4, 8, 9, 20, 21, 500)] == [0, 1, 2, 2, 3, 3, 4, 4, 5, 5]


def test_a_phrase_may_have_either_code_or_both() -> None:
    tables, reactions = read_phrases(["dry mouth\t3\t24", "rash\t\t15", "eye pain\t1\t"])
    assert tables == {("dry", "mouth"): "3", ("eye", "pain"): "1"}
    assert reactions == {("dry", "mouth"): "24", ("rash",): "15"}
