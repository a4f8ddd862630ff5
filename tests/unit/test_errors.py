"""One tree of errors: each says what is wrong and what to do next, in words and in JSON, also across processes."""

import pickle

from labelwise.errors import AmbiguousDrug, LabelwiseError, SourceError, StoreError, UnknownDrug, UnsafeSource


def test_an_unknown_drug_offers_near_spellings_and_takes_none() -> None:
    error = UnknownDrug("baclophen", ("baclofen",))
    assert error.exit_code == 2
    assert str(error) == "No drug named 'baclophen' is known here. Did you mean baclofen?"
    assert error.as_json() == {
        "error": {
            "code": "unknown_drug",
            "message": "No drug named 'baclophen' is known here.",
            "hint": "Did you mean baclofen?",
            "name": "baclophen",
            "suggestions": ["baclofen"],
        }
    }


def test_exit_codes_follow_the_tree() -> None:
    assert AmbiguousDrug("x", ("a", "b")).exit_code == 2
    assert issubclass(UnsafeSource, SourceError)
    assert SourceError("x").exit_code == 3
    assert StoreError("x").exit_code == 4


def test_an_error_crosses_a_process_border_whole() -> None:
    error = pickle.loads(pickle.dumps(UnknownDrug("baclophen", ("baclofen",))))
    assert isinstance(error, UnknownDrug)
    assert isinstance(error, LabelwiseError)
    assert error.suggestions == ("baclofen",)
    assert str(error).endswith("Did you mean baclofen?")
