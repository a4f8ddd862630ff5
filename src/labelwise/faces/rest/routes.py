"""The addresses of the API below /api/v1."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from fastapi.routing import APIRoute
from pydantic import WithJsonSchema

from labelwise.errors import UsageError
from labelwise.faces.rest import answers, cursors, examples, schemas
from labelwise.faces.rest.forms import CHECKS, COMPARISONS, FACTS, JSON_ONLY, LISTS, MEDIA, form_of
from labelwise.faces.serving import bounds, medication_form
from labelwise.faces.serving.desk import Desk
from labelwise.faces.serving.job import Job
from labelwise.faces.serving.kept import Answer
from labelwise.present.check_json import check_json
from labelwise.present.check_text import check_markdown

PREFIX = "/api/v1"
router = APIRouter(prefix=PREFIX)

Drugs = Annotated[
    list[Annotated[str, WithJsonSchema(schemas.words(bounds.LONGEST_NAME))]],
    Query(
        min_length=1,
        max_length=bounds.MOST_DRUGS,
        examples=[["baclofen", "cyclobenzaprine"]],
        description="Names: generic, brand, salt, RxCUI, UNII or NDC; once for each drug.",
    ),
]
Condition = Annotated[
    Annotated[str, WithJsonSchema(schemas.text(bounds.LONGEST_CONDITION))] | None,
    Query(alias="for", examples=["muscle spasms"]),
]
Words = Annotated[str, WithJsonSchema(schemas.words(bounds.LONGEST_QUESTION)), Query(examples=["muscle spasm"])]
Limit = Annotated[int, Query(ge=1, le=1000, examples=[50])]
Cursor = Annotated[
    str | None, Query(max_length=400, pattern=schemas.CURSOR, description="The `next` of the page before.")
]
Start = Annotated[
    str | None,
    Query(max_length=9, pattern=schemas.COUNT, description="The `next`, or that of the Link, of the page before."),
]
Kinds = Annotated[
    list[Annotated[str, WithJsonSchema(schemas.KIND)]] | None,
    Query(max_length=20, examples=[["dose"]], description="Only these kinds of facts."),
]
Name = Annotated[str, WithJsonSchema(schemas.words(bounds.LONGEST_NAME)), Path(examples=["baclofen"])]
Count = Annotated[int, Path(ge=0, le=100_000_000, examples=[0])]
SetIdGiven = Annotated[str, Path(max_length=60, examples=["00000001-1111-4111-8111-111111111111"])]


@router.get("", responses=examples.INDEX, summary="What there is")
async def index(request: Request) -> Response:
    """Tell the addresses of the API, and where each is described."""
    form_of(None, request.headers.get("accept"), JSON_ONLY)
    desk = _desk(request)
    addresses = sorted({route.path for route in router.routes if isinstance(route, APIRoute) and route.path != PREFIX})
    return await desk.answer(request, ("api.index",), lambda: answers.index(addresses, desk.store.release))


@router.get("/compare", responses=examples.COMPARISON, summary="Drugs side by side")
@router.get("/compare.{form}", responses=examples.COMPARISON, summary="Drugs side by side, in a form by suffix")
async def compare(
    request: Request,
    drug: Drugs,
    condition: Condition = None,
    route: Annotated[str | None, Query(max_length=60, examples=["oral"])] = None,
    plain: Annotated[bool, Query(description="In plain words, for people who take the drugs.")] = False,
    form: str | None = None,
) -> Response:
    """Compare drugs from their labels. The form follows the suffix, else Accept: JSON, CSV, Markdown, HTML or PDF."""
    desk = _desk(request)
    names, asked = bounds.names_within(drug), bounds.condition_within(condition)
    given = form_of(form, request.headers.get("accept"), COMPARISONS)
    key = ("api.compare", given, names, asked, route, plain)
    finish = answers.set_as_pdf if given == "pdf" else None

    return await desk.answer(request, key, Job(names, asked, route, given, plain=plain), finish)


@router.get("/drugs", responses=examples.DRUGS, summary="The drugs that can be compared")
@router.get("/drugs.{form}", responses=examples.DRUGS, summary="The drugs, in a form by suffix")
async def drugs(request: Request, limit: Limit = 100, cursor: Cursor = None, form: str | None = None) -> Response:
    """List drugs in alphabetical order, a page at a time: `next` is the cursor of the following page, or null."""
    desk = _desk(request)
    after = cursors.name_of(cursor)
    given = form_of(form, request.headers.get("accept"), LISTS)

    def make() -> Answer:
        return answers.listed(desk.catalogue, after, limit, given, lambda at: cursors.next_link(request.url, at))

    key = ("api.drugs", given, after, limit, request.url.path, request.url.query)
    return await desk.answer(request, key, make)


@router.get("/drugs/{name}/facts", responses=examples.FACTS, summary="Everything that is known of a drug")
@router.get("/drugs/{name}/facts.{form}", responses=examples.FACTS, summary="A drug's facts, in a form by suffix")
async def facts(
    request: Request,
    name: Name,
    kind: Kinds = None,
    limit: Annotated[int | None, Query(ge=1, le=1000, examples=[100], description="Left out: all.")] = None,
    cursor: Start = None,
    form: str | None = None,
) -> Response:
    """Return every fact of a drug's labels and the curated ones, each with its citation.

    With a limit a page of them: the header `Link: <address>; rel="next"` leads to the following page, in every form.
    """
    desk = _desk(request)
    (asked,), kinds = bounds.names_within([name]), tuple(sorted(set(kind or ())))
    given = form_of(form, request.headers.get("accept"), FACTS)
    # The address is part of it: the next page is told in the spelling of this one.
    key = ("api.facts", given, asked, kinds, request.url.path, request.url.query)
    page = answers.FactPage(cursors.count_of(cursor), limit, lambda at: cursors.next_link(request.url, str(at)))
    return await desk.answer(request, key, lambda: answers.told(desk.store, asked, kinds, given, page))


@router.get("/labels/{set_id}", responses=examples.LABEL, summary="One label's head and facts")
@router.get("/labels/{set_id}.{form}", responses=examples.LABEL, summary="One label, in a form by suffix")
async def label(request: Request, set_id: SetIdGiven, form: str | None = None) -> Response:
    """Return a label by its set id. In other forms than JSON it is its facts alone."""
    desk = _desk(request)
    given = form_of(form, request.headers.get("accept"), FACTS)
    key = ("api.label", given, set_id)
    return await desk.answer(request, key, lambda: answers.one_label(desk.store, set_id, given))


@router.get("/search", responses=examples.SEARCH, summary="Drugs by name and by what their labels say")
@router.get("/search.{form}", responses=examples.SEARCH, summary="A search, in a form by suffix")
async def search(
    request: Request, q: Words, limit: Limit = 50, cursor: Start = None, form: str | None = None
) -> Response:
    """Find drugs by name, and by the conditions and terms of their labels; drugs and brands come first."""
    desk = _desk(request)
    words = bounds.text_within(q, bounds.LONGEST_QUESTION, "The search")
    if not words:
        raise UsageError("Nothing was asked for.", "Name what to search for, for instance q=headache.")
    page = answers.FactPage(cursors.count_of(cursor), limit, lambda at: cursors.next_link(request.url, str(at)))
    given = form_of(form, request.headers.get("accept"), LISTS)
    key = ("api.search", given, words, limit, page.start, request.url.path, request.url.query)
    return await desk.answer(request, key, lambda: answers.found(desk.store, words, given, page))


@router.get("/suggest", responses=examples.SUGGESTIONS, summary="Names that begin with some letters")
async def suggest(
    request: Request,
    q: Annotated[str, WithJsonSchema(schemas.text(bounds.LONGEST_NAME)), Query(examples=["bacl"])],
) -> Response:
    """Suggest names of drugs and brands."""
    form_of(None, request.headers.get("accept"), JSON_ONLY)
    desk = _desk(request)
    text = bounds.text_within(q, bounds.LONGEST_NAME, "The text")
    return await desk.answer(request, ("api.suggest", text), lambda: answers.suggested(desk.catalogue, text))


@router.get(
    "/quote/{set_id}/{section}/{part}/{start}/{end}", responses=examples.QUOTE, summary="Cited words in context"
)
async def quote(
    request: Request,
    set_id: SetIdGiven,
    section: Annotated[str, Path(max_length=80, examples=["34070-3"], description="LOINC code of the section.")],
    part: Count,
    start: Count,
    end: Count,
) -> Response:
    """Return the words of a citation with what stands around them, where the store holds the label's text."""
    form_of(None, request.headers.get("accept"), JSON_ONLY)
    desk = _desk(request)
    span = (part, start, end)
    key = ("api.quote", set_id, section, span)
    return await desk.answer(request, key, lambda: answers.quote_of(desk.store, set_id, section, span))


@router.post("/check", responses=examples.CHECK, openapi_extra=examples.CHECK_BODY, summary="Check a medication list")
async def check(request: Request) -> Response:
    """Check a medication list against the drugs' own labels, as JSON or Markdown. Nothing of it is kept or logged."""
    given = form_of(None, request.headers.get("accept"), CHECKS)
    desk = _desk(request)
    asked = medication_form.request_of_json(await request.body())
    result = await desk.work(lambda: medication_form.run(asked, desk.store))
    told = check_markdown(result) if given == "md" else check_json(result)
    return Response(told, media_type=MEDIA[given], headers={"Cache-Control": "no-store"})


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk
