"""The pages: what each shows, where questions lead, and how errors are told."""

from __future__ import annotations

import re

import httpx
import pytest

from .conftest import FIRST


def test_the_first_page_asks(web: httpx.Client) -> None:
    page = web.get("/")
    assert page.status_code == 200
    assert 'action="/search"' in page.text
    assert "3 drugs in 3 labels" in page.text
    assert "does not replace" in page.text


@pytest.mark.parametrize(
    ("question", "leads_to"),
    [
        ("alphamine vs betazole for hiccups", "/compare/alphamine/betazole?for=hiccups"),
        ("is alphamine better than betazole", "/compare/alphamine/betazole?choice=1"),
        ("alphamine", "/drug/alphamine"),
        ("Alphex", "/drug/Alphex"),
        ("", "/"),
    ],
)
def test_a_question_leads_to_its_page(web: httpx.Client, question: str, leads_to: str) -> None:
    answer = web.get("/search", params={"q": question})
    assert answer.status_code == 303
    assert answer.headers["location"] == leads_to


def test_other_words_are_searched(web: httpx.Client) -> None:
    page = web.get("/search", params={"q": "hiccups"})
    assert page.status_code == 200
    assert "/drug/alphamine" in page.text


def test_chosen_drugs_lead_to_the_stable_address(web: httpx.Client) -> None:
    answer = web.get("/compare", params={"drug": ["alphamine", "betazole", ""], "for": "hiccups"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/compare/alphamine/betazole?for=hiccups")


def test_a_comparison_shows_the_first_screen_then_differences_then_sections(web: httpx.Client) -> None:
    text = web.get("/compare/alphamine/betazole?for=hiccups").text
    order = [text.index(f'id="{name}"') for name in ("summary", "differences", "approved_uses", "side_effects")]
    assert order == sorted(order)
    assert text.index("Boxed warning") < text.index('id="differences"')
    assert "hiccups" in text
    assert 'rel="canonical" href="/compare/alphamine/betazole?for=hiccups"' in text


def test_side_effects_are_dots_with_placebo_on_one_scale_and_a_table(web: httpx.Client) -> None:
    text = web.get("/compare/alphamine/betazole").text
    assert "24%; placebo 6%" in text
    assert re.search(r'<circle class="dot" cx="[\d.]+%"', text)
    assert re.search(r'<circle class="placebo" cx="[\d.]+%"', text)
    assert 'id="view-table"' in text


def test_states_are_told_by_mark_and_word(web: httpx.Client) -> None:
    text = web.get("/compare/alphamine/betazole").text
    assert re.search(
        r'<span class="state not_in_source"><span aria-hidden="true">∅</span> not in the source</span>', text
    )


def test_every_statement_opens_its_place(web: httpx.Client) -> None:
    text = web.get("/compare/alphamine/betazole").text
    places = re.findall(rf'href="(/label/{FIRST}#[^"]+)" data-quote="([^"]+)"', text)
    assert places
    for place, quote in places:
        anchor = place.partition("#")[2]
        assert f'id="{anchor}"' in web.get(place).text
        words = web.get(quote).json()["quote"]
        assert words.strip()


def test_a_drug_page_holds_labels_and_facts(web: httpx.Client) -> None:
    text = web.get("/drug/alphamine").text
    assert f"/label/{FIRST}" in text
    assert "glaucoma" in text
    assert "hiccups" in text


def test_a_label_page_marks_what_was_read(web: httpx.Client) -> None:
    text = web.get(f"/label/{FIRST}").text
    marked = re.findall(r"<mark[^>]*>(.*?)</mark>", text, re.DOTALL)
    assert any("glaucoma" in words for words in marked)
    assert f"setid={FIRST}" in text


def test_all_drugs_are_listed(web: httpx.Client) -> None:
    text = web.get("/drugs").text
    assert all(f"/drug/{name}" in text for name in ("alphamine", "betazole", "gammadol"))


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/compare/alphamin/betazole?for=hives", 404, 'href="/compare/alphamine/betazole?for=hives"'),
        ("/drug/nothing-like-it", 404, "No drug named"),
        ("/label/none", 404, "No label with the set id"),
        ("/label/00000009-1111-4111-8111-111111111111", 404, "No label with the set id"),
        ("/nowhere", 404, "There is no such page"),
        ("/compare/" + "/".join(["alphamine"] * 9), 400, "at most 8"),
        ("/drug/" + "a" * 1100, 400, "longer than"),
        ("/search?q=" + "a" * 700, 400, "longer than"),
        ("/compare", 400, "No drug was named"),
    ],
)
def test_errors_are_pages_that_say_what_to_do(web: httpx.Client, path: str, status: int, says: str) -> None:
    answer = web.get(path)
    assert answer.status_code == status
    assert says in answer.text
    assert "<main" in answer.text
    assert "Traceback" not in answer.text


def test_a_check_shows_findings_and_what_was_checked(web: httpx.Client) -> None:
    answer = web.post("/check", data={"drugs": "alphamine 5 mg\nbetazole", "conditions": "glaucoma", "age": "71"})
    assert answer.status_code == 200
    assert "alphamine with betazole" in answer.text
    assert "glaucoma" in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert 'value="71"' in answer.text


@pytest.mark.parametrize("fields", [{"drugs": ""}, {"drugs": "alphamine", "age": "old"}, {"drugs": "a\n" * 200}])
def test_a_check_that_makes_no_sense_says_so_in_the_form(web: httpx.Client, fields: dict[str, str]) -> None:
    answer = web.post("/check", data=fields)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


def test_pages_have_landmarks_one_heading_and_labelled_fields(web: httpx.Client) -> None:
    for path in (
        "/",
        "/check",
        "/drugs",
        "/drug/alphamine",
        f"/label/{FIRST}",
        "/compare/alphamine/betazole",
        "/nowhere",
    ):
        text = web.get(path).text
        assert text.count("<h1") == 1, path
        assert text.count("<main") == 1, path
        assert '<html lang="en">' in text
        ids = re.findall(r'\bid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), (path, sorted(i for i in ids if ids.count(i) > 1))
        fields = re.findall(r'<(?:input|select|textarea)(?![^>]*type="hidden")[^>]*\bid="([^"]+)"', text)
        assert all(f'for="{field}"' in text for field in fields), path
        linked = re.findall(r'href="#([^"]+)"', text)
        assert set(linked) <= set(ids), path


def test_a_label_page_shows_tables_as_they_were_read(web: httpx.Client) -> None:
    text = web.get(f"/label/{FIRST}").text
    table = text[text.index('<div class="grid"') : text.index("</table>")]
    assert "Alphamine (N=200)" in table
    assert "Placebo (N=100)" in table
    assert re.search(r'<th scope="row">Drowsiness</th><td><mark>24%</mark></td><td><mark>6%</mark></td>', table)


def test_doses_are_drawn_each_drug_on_its_own_scale(web: httpx.Client) -> None:
    text = web.get("/compare/alphamine/betazole").text
    section = text[text.index('<section id="dosing"') :]
    section = section[: section.index("</section>")]
    assert "Each drug on its own scale" in section
    assert re.search(r'<circle class="dot" cx="[\d.]+%"', section)
    assert "5 mg" in section


@pytest.mark.parametrize(
    "question", ["can I take alphamine with alcohol", "Is Alphamine safe in pregnancy?", "how does alphamine work"]
)
def test_a_drug_named_in_a_question_is_offered(web: httpx.Client, question: str) -> None:
    page = web.get("/search", params={"q": question})
    assert page.status_code == 200
    assert re.search(r'Named in it: <a href="/drug/alphamine">alphamine</a>\.', page.text, re.IGNORECASE)


def test_a_search_shows_drugs_before_what_labels_say(web: httpx.Client) -> None:
    page = web.get("/search", params={"q": "a"}).text
    shown = re.findall(r'<h2 id="g-(\w+)"', page)
    assert shown[0] == "drug"
    assert "contraindication" in shown


def test_what_browsers_and_programs_ask_for_unasked_is_there(web: httpx.Client) -> None:
    assert web.get("/favicon.ico").headers["content-type"] == "image/svg+xml"
    assert "Disallow: /api/" in web.get("/robots.txt").text
    told = web.get("/api/v1").json()
    assert "/api/v1/compare" in told["addresses"]
    assert web.get(told["described"]).status_code == 200


def test_the_search_box_suggests(web: httpx.Client) -> None:
    for path in ("/", "/drugs"):
        page = web.get(path).text
        assert re.search(r'<input id="(q|finder)" name="q" type="search" list="asked"', page)
        assert page.count('<datalist id="asked">') == 1
