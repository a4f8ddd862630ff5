"""What a label keeps of what was asked, so that many readers share it."""

from labelwise.codes import SetId
from labelwise.label import Heading, Label, Region, Section

TEXT = "7 DRUG INTERACTIONS 7.1 Azoles Halve the dose. 7.2 Statins No change."


def section() -> Section:
    at = TEXT.index("7.2")
    return Section(
        "drug_interactions",
        "Drug Interactions",
        (TEXT,),
        regions=(Region("precautions", "", 0, 20, len(TEXT)),),
        headings=(Heading("7.1", "Azoles", 0, 20, 30), Heading("7.2", "Statins", 0, at, at + 11)),
    )


def label() -> Label:
    found = section()
    return Label(
        set_id=SetId("11111111-2222-3333-4444-555555555555"),
        document_id="d",
        version=1,
        effective_time=None,
        source="openfda",
        partial=False,
        sections={found.key: found},
    )


def test_the_same_passages_come_back_however_often_they_are_asked_for() -> None:
    one = label()
    first, again = list(one.passages("drug_interactions")), list(one.passages("drug_interactions"))
    assert [p.text for p in first] == [TEXT]
    assert all(a is b for a, b in zip(first, again, strict=True))


def test_passages_of_several_keys_are_those_of_each_without_repeats() -> None:
    one = label()
    assert [p.start for p in one.passages("drug_interactions", "precautions")] == [0, 20]
    assert [p.start for p in one.passages("drug_interactions", "drug_interactions")] == [0]


def test_a_key_inside_another_is_there() -> None:
    assert label().has("precautions")
    assert not label().has("warnings")


def test_the_title_at_a_place_is_the_last_heading_before_it() -> None:
    one = section()
    assert [one.title_at(0, at) for at in (0, 20, 35, TEXT.index("7.2"), len(TEXT) - 1)] == [
        "Drug Interactions", "Azoles", "Azoles", "Statins", "Statins",
    ]  # fmt: skip
    assert one.title_at(1, 40) == "Drug Interactions"
