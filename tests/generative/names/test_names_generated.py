"""Names under change: case, blanks and hyphens do not matter; an unknown string never resolves."""

from __future__ import annotations

import string

from hypothesis import assume, given
from hypothesis import strategies as st

from labelwise.codes import SetId, Unii
from labelwise.errors import AmbiguousDrug, UnknownDrug
from labelwise.facts import Drug, LabelHead
from labelwise.vocab.names import NameIndex, distinct, known, normal, rows_of

_SUBSTANCES = (
    ("baclofen", "H789N3FKE8"),
    ("cyclobenzaprine hydrochloride", "0VE05JYS2P"),
    ("metoprolol tartrate", "W5S57Y3A5L"),
    ("metoprolol succinate", "TH25PD4CCB"),
    ("lisinopril", "E7199S1YWR"),
    ("hydrochlorothiazide", "0J48LPH2TH"),
    ("sodium chloride", "451W47IQ8X"),
    ("insulin glargine", "2ZM8CX04RZ"),
)
_BRANDS = ("Ableron", "Toprol-XL", "Zesto 24 HR", "Salty Nose")


def _head(substances: tuple[tuple[str, str], ...], brand: str | None) -> LabelHead:
    drug = Drug(name=" and ".join(sorted(s for s, _ in substances)), unii=tuple(Unii(u) for _, u in substances))
    return LabelHead(
        set_id=SetId("00000000-0000-0000-0000-000000000001"),
        document_id="document",
        drug=drug,
        drug_key=drug.key,
        generic_names=(", ".join(s.upper() for s, _ in substances),),
        substance_names=tuple(s.upper() for s, _ in substances),
        brand_names=(brand,) if brand else (),
    )


heads = st.builds(
    _head,
    st.lists(st.sampled_from(_SUBSTANCES), min_size=1, max_size=3, unique=True).map(tuple),
    st.none() | st.sampled_from(_BRANDS),
)


def _outcome(index: NameIndex, text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return how a name ended (resolved, ambiguous, unknown), the names it led to, and the keys."""
    try:
        found = index.resolve(text)
    except AmbiguousDrug as error:
        return "ambiguous", error.choices, ()
    except UnknownDrug as error:
        return "unknown", error.suggestions, ()
    return "resolved", (found.ingredient, *found.also), found.drug_keys


@given(st.lists(heads, min_size=1, max_size=6), st.data())
def test_every_spelling_leads_back_to_its_drug(labels: list[LabelHead], data: st.DataObject) -> None:
    rows = distinct(row for label in labels for row in rows_of(label))
    row = data.draw(st.sampled_from(rows))
    index = NameIndex(rows)
    kind, names, keys = _outcome(index, row.spelling)
    if kind == "unknown":
        assert row.kind in ("component", "part")
    assert row.ingredient in names or row.drug_key in keys


@given(st.lists(heads, min_size=1, max_size=6), st.data())
def test_case_blanks_and_hyphens_do_not_matter(labels: list[LabelHead], data: st.DataObject) -> None:
    rows = distinct(row for label in labels for row in rows_of(label))
    row = data.draw(st.sampled_from(rows))
    blank = data.draw(st.sampled_from([" ", "-", "  ", "\t", " - "]))
    changed = data.draw(st.sampled_from([str.upper, str.title, str.capitalize]))(row.spelling).replace(" ", blank)
    index = NameIndex(rows)
    assert _outcome(index, f" {changed} ") == _outcome(index, row.spelling)


@given(st.text(alphabet=string.ascii_letters + " -", max_size=30))
def test_an_unknown_string_never_resolves(text: str) -> None:
    labels = [_head((s,), None) for s in _SUBSTANCES]
    index = NameIndex(distinct(row for label in labels for row in rows_of(label)))
    names = {w for s, _ in _SUBSTANCES for w in s.split()} | set(known.brands()) | set(known.synonyms())
    assume(not names & set(normal(text).split()))
    assert _outcome(index, text)[0] in ("unknown", "ambiguous")


@given(st.sampled_from(_SUBSTANCES), st.integers(0, 40), st.sampled_from(string.ascii_lowercase))
def test_one_wrong_letter_is_never_taken_for_the_right_one(substance: tuple[str, str], at: int, letter: str) -> None:
    labels = [_head((s,), None) for s in _SUBSTANCES]
    rows = distinct(row for label in labels for row in rows_of(label))
    name = substance[0].split()[0] if " chloride" not in substance[0] else substance[0]
    at %= len(name)
    wrong = name[:at] + letter + name[at + 1 :]
    assume(wrong not in {row.spelling for row in rows})
    assert _outcome(NameIndex(rows), wrong)[0] in ("unknown", "ambiguous")


@given(st.text(max_size=60))
def test_normal_form_is_final(text: str) -> None:
    assert normal(normal(text)) == normal(text)
