"""What OpenAPI says of each address: parameters, schema and an example."""

from __future__ import annotations

from typing import Any, TypedDict

from labelwise.faces.rest.examples import ERROR_EXAMPLE
from labelwise.faces.rxnav.shapes import Approximate, Ids, InteractionList, InteractionsOfOne

SHAPES = (InteractionList, InteractionsOfOne, Ids, Approximate)
"""Types that the description's schemas are made from."""

_TAG = "RxNav's interaction paths"
_ERRORS = (
    (400, "The request makes no sense as given"),
    (414, "The address is too long"),
    (503, "Too busy, or the store cannot be used"),
)


class Described(TypedDict):
    """What a route is described with."""

    summary: str
    tags: list[Any]
    responses: dict[int | str, dict[str, Any]]
    openapi_extra: dict[str, Any]


def _described(summary: str, shape: type, example: Any, *parameters: dict[str, Any], kept: bool = True) -> Described:
    schema = {"$ref": f"#/components/schemas/{shape.__name__}"}
    responses: dict[int | str, dict[str, Any]] = {
        200: {"description": "The answer", "content": {"application/json": {"schema": schema, "example": example}}}
    }
    if kept:
        responses[304] = {"description": "The caller has this answer"}
    error = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}, "example": ERROR_EXAMPLE}}
    responses.update({status: {"description": words, "content": error} for status, words in _ERRORS})
    return Described(summary=summary, tags=[_TAG], responses=responses, openapi_extra={"parameters": [*parameters]})


def _parameter(name: str, words: str, example: str, *, required: bool = True, **schema: Any) -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "required": required,
        "description": words,
        "schema": {"type": "string", **schema},
        "example": example,
    }


def _side(rxcui: str, name: str) -> dict[str, Any]:
    return {
        "minConceptItem": {"rxcui": rxcui, "name": name, "tty": "IN"},
        "sourceConceptItem": {"id": "NA", "name": name, "url": "NA"},
    }


_A, _B = (
    {"rxcui": "8123", "name": "Phenelzine", "tty": "IN"},
    {"rxcui": "52101", "name": "Cyclobenzaprine", "tty": None},
)
_PAIR = {
    "interactionConcept": [_side("8123", "phenelzine"), _side("21949", "cyclobenzaprine")],
    "severity": "high",
    "description": "CONTRAINDICATED: cyclobenzaprine with phenelzine: contraindicated. Read in: ...",
}
_GROUP = {"sourceDisclaimer": "Read by program from FDA drug labels ...", "sourceName": "FDA drug labels"}
_OURS = {"nlmDisclaimer": "Answered by Labelwise from FDA drug labels, not by NLM. ..."}
_ID = "[0-9]{1,8}"
_NAME = r"^[A-Za-z][A-Za-z0-9 -]{0,100}$"

LIST = _described(
    "Interactions between the drugs of a list",
    InteractionList,
    {
        **_OURS,
        "fullInteractionTypeGroup": [
            {
                **_GROUP,
                "fullInteractionType": [
                    {
                        "comment": "Drug1 (rxcui = 8123, name = Phenelzine, tty = IN). Drug2 ...",
                        "minConcept": [_A, _B],
                        "interactionPair": [_PAIR],
                    }
                ],
            }
        ],
    },
    _parameter(
        "rxcuis",
        "Two to 50 RxCUIs with +, a blank or a comma between them. Names of parameters in any case.",
        "8123+52101",
        pattern=f"^{_ID}([+ ,]{_ID}){{0,49}}$",
    ),
    kept=False,
)
SINGLE = _described(
    "Interactions of one drug",
    InteractionsOfOne,
    {
        **_OURS,
        "interactionTypeGroup": [
            {
                **_GROUP,
                "interactionType": [
                    {
                        "comment": "Drug1 (rxcui = 8123, ...)",
                        "minConceptItem": _A,
                        "interactionPair": [_PAIR],
                    }
                ],
            }
        ],
    },
    _parameter("rxcui", "One RxCUI.", "8123", pattern=f"^{_ID}$"),
)
IDS = _described(
    "RxCUIs of a name",
    Ids,
    {"idGroup": {"rxnormId": ["1292"]}},
    _parameter("name", "An ingredient, salt or brand.", "baclofen", pattern=_NAME),
)
APPROXIMATE = _described(
    "RxCUIs of names near a term",
    Approximate,
    {
        "approximateGroup": {
            "inputTerm": None,
            "candidate": [
                {"rxcui": "1292", "rxaui": None, "score": "87.50", "rank": "1", "name": "Baclofen", "source": "RXNORM"}
            ],
        }
    },
    _parameter("term", "A name, misspelt perhaps.", "baclofin", pattern=_NAME),
    _parameter("maxEntries", "At most so many candidates.", "20", required=False, pattern="^[1-9][0-9]?$"),
)
