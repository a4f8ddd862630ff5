"""The addresses of the pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import FileResponse, PlainTextResponse, RedirectResponse, Response

from labelwise.errors import AmbiguousDrug, LabelwiseError, UnknownDrug, UsageError
from labelwise.faces.serving import bounds, medication_form
from labelwise.faces.serving.desk import Desk
from labelwise.faces.serving.job import Job
from labelwise.faces.serving.refusal import status_of
from labelwise.faces.web import answers
from labelwise.faces.web.render import HTML, STATIC, page, render
from labelwise.operations.ask import Question, read_question
from labelwise.present.pages.check_page import check_view
from labelwise.present.pages.links import compare_link, drug_link, plain_link

router = APIRouter(include_in_schema=False)
Asked = Annotated[list[str] | None, Query()]
For = Annotated[str | None, Query(alias="for")]
_MOST_UNUSED = 8  # words of a question that its answer names as not used
_LONGEST_WORD = 40  # characters of such a word
_FIELDS = 4096  # characters of one field of the form


@router.get("/")
async def first_page(request: Request) -> Response:
    """Return the first page."""
    desk = _desk(request)
    return await desk.answer(
        request,
        ("page.first",),
        lambda: page("home.html", drugs=len(desk.catalogue.drugs), labels=desk.store.manifest.tables["by_label"].rows),
    )


@router.get("/favicon.ico")
async def icon() -> Response:
    """Return the mark, for browsers that ask for it where it always used to be."""
    return FileResponse(STATIC / "mark.svg", media_type="image/svg+xml")


@router.get("/robots.txt")
async def robots() -> Response:
    """Tell crawlers to leave the search and the API alone: what they lead to has pages of its own."""
    return PlainTextResponse("User-agent: *\nDisallow: /api/\nDisallow: /search\nDisallow: /compare?\n")


@router.get("/search")
async def search(request: Request, q: str = "") -> Response:
    """Answer a question with its comparison, a drug's name with its page, other words with what holds them."""
    desk = _desk(request)
    words = bounds.text_within(q, bounds.LONGEST_QUESTION, "The question")
    if not words:
        return RedirectResponse("/", 303)
    meant = await desk.work(lambda: _meant(words, desk))
    if isinstance(meant, Question):
        bounds.names_within(meant.drugs)
        link = compare_link(meant.drugs, meant.condition)
        more = [("choice", "1")] if meant.asks_for_preference else []
        more += [("unused", word) for word in meant.unused[:_MOST_UNUSED]]
        return RedirectResponse(link + (("&" if "?" in link else "?") + urlencode(more) if more else ""), 303)
    if meant is not None:
        return RedirectResponse(drug_link(meant), 303)
    return await desk.answer(request, ("page.search", words), lambda: answers.found(desk.store, words))


def _meant(words: str, desk: Desk) -> Question | str | None:
    """Return the comparison a text asks for, else the one drug that it names, else None."""
    try:
        return read_question(words, desk.store)
    except UsageError:
        pass
    try:
        desk.store.names().resolve(words)
    except (UnknownDrug, AmbiguousDrug):
        return None
    return None if "/" in words else words


@router.get("/compare")
async def compare_asked(
    request: Request, drug: Asked = None, condition: For = None, choice: bool = False, plain: bool = False
) -> Response:
    """Lead to the stable address of a comparison; names with a slash are answered here."""
    names, asked = bounds.names_within(drug or []), bounds.condition_within(condition)
    link = compare_link(names, asked)
    if "?drug=" in link:
        return await _compared(request, names, asked, choice, plain)
    return RedirectResponse(plain_link(names, asked) if plain else link, 303)


@router.get("/compare/{names:path}")
async def compare(
    request: Request,
    names: str,
    condition: For = None,
    choice: bool = False,
    plain: bool = False,
    unused: Asked = None,
) -> Response:
    """Return the comparison of the drugs in the path; `unused` are words of the question that it did not take up."""
    drugs, asked = bounds.names_within(names.split("/")), bounds.condition_within(condition)
    words = tuple(word[:_LONGEST_WORD] for word in (unused or [])[:_MOST_UNUSED])
    return await _compared(request, drugs, asked, choice, plain, words)


async def _compared(
    request: Request,
    drugs: tuple[str, ...],
    asked: str | None,
    choice: bool,
    plain: bool,
    unused: tuple[str, ...] = (),
) -> Response:
    desk = _desk(request)
    key = ("page.compare", drugs, asked, choice, plain, unused)
    link = plain_link if plain else compare_link
    try:
        return await desk.answer(request, key, Job(drugs, asked, chosen=choice, plain=plain, unused=unused))
    except (UnknownDrug, AmbiguousDrug) as error:
        named = error.name
        # What is offered leads to the same comparison with that one name put right.
        return error_page(error, lambda name: link([name if d == named else d for d in drugs], asked))


@router.get("/drug/{name}")
async def drug(request: Request, name: str) -> Response:
    """Return the page of a drug."""
    desk = _desk(request)
    (asked,) = bounds.names_within([name])
    return await desk.answer(request, ("page.drug", asked), lambda: answers.one_drug(desk.store, asked))


@router.get("/drugs")
async def drugs(request: Request) -> Response:
    """Return the list of all drugs."""
    desk = _desk(request)
    return await desk.answer(request, ("page.drugs",), lambda: page("drugs.html", drugs=desk.catalogue.drugs))


@router.get("/label/{set_id}")
async def label(request: Request, set_id: str) -> Response:
    """Return the page of a label."""
    desk = _desk(request)
    wanted = bounds.text_within(set_id, 60, "The set id")
    return await desk.answer(request, ("page.label", wanted), lambda: answers.one_label(desk.store, wanted))


@router.get("/check")
async def check_form(request: Request) -> Response:
    """Return the empty form of a medication check."""
    desk = _desk(request)
    return await desk.answer(request, ("page.check",), lambda: page("check.html", fields={}, view=None, error=None))


@router.post("/check")
async def check(request: Request) -> Response:
    """Return the form as it was filled in, with the findings. Nothing of it is kept, logged or put into an address."""
    desk = _desk(request)
    form = await request.form(max_files=0, max_fields=40)
    fields = {name: value[:_FIELDS] for name, value in form.items() if isinstance(value, str)}
    view, error, status = None, None, 200
    try:
        asked = medication_form.request_of_form(fields)
        result = await desk.work(lambda: medication_form.run(asked, desk.store))
        view = check_view(result, texts=desk.store.has_texts)
    except LabelwiseError as caught:
        error, status = caught, status_of(caught)
    body = render("check.html", fields=fields, view=view, error=error)
    return Response(body, status, headers={"Cache-Control": "no-store"}, media_type=HTML)


def _searched(name: str) -> str:
    return "/search?" + urlencode({"q": name})


def error_page(error: LabelwiseError, link: Callable[[str], str] = _searched) -> Response:
    """Return the page of an error: what is wrong, what to do next, and the names to choose from as links."""
    offered = error.suggestions if isinstance(error, UnknownDrug) else ()
    offered = error.choices if isinstance(error, AmbiguousDrug) else offered
    links = [(name, link(name)) for name in offered]
    body = render("error.html", error=error, status=status_of(error), links=links)
    return Response(body, status_of(error), media_type=HTML)


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk
