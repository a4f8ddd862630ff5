"""The pages as people use them, in Debian's Chromium; skipped where it or Playwright is not installed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from .browsers import CHROMIUM, FLAGS
from .conftest import FIRST

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]
PAIR = "/compare/alphamine/betazole?for=hiccups"
NARROW = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Any]:
    """Open a path in a new window; fails when the page's script or its policy complains."""
    contexts: list[BrowserContext] = []
    said: list[str] = []

    def opened(path: str, **options: Any) -> Page:
        context = browser.new_context(base_url=address, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert said == []


def test_a_question_is_answered(open_page: Any) -> None:
    page = open_page("/")
    page.get_by_label("Ask in your own words").fill("alphamine vs betazole for hiccups")
    page.get_by_role("button", name="Compare").first.click()
    page.wait_for_url("**/compare/alphamine/betazole?for=hiccups")
    assert "alphamine" in page.get_by_role("heading", level=1).inner_text()


def test_names_are_suggested_and_empty_fields_left_out_of_the_address(open_page: Any) -> None:
    page = open_page("/")
    page.get_by_label("Drug 1").press_sequentially("alph")
    page.wait_for_selector("datalist option[value='alphamine']", state="attached")
    page.get_by_label("Drug 1").fill("alphamine")
    page.get_by_label("Drug 2").fill("betazole")
    page.locator("form.pick button").click()
    page.wait_for_url("**/compare/alphamine/betazole")


def test_a_citation_opens_and_shows_the_words(open_page: Any) -> None:
    page = open_page(PAIR)
    cell = page.locator("#contraindications tbody td").first
    cell.locator("summary").first.click()
    quote = cell.locator("blockquote mark")
    quote.wait_for()
    assert "glaucoma" in cell.locator("blockquote").inner_text()
    page.keyboard.press("Escape")
    assert not cell.locator("details").first.evaluate("d => d.open")
    cell.locator("summary").first.click()
    cell.get_by_role("link", name="Read it in its place").click()
    page.wait_for_url(f"**/label/{FIRST}#*")
    assert page.locator("mark").count() > 0


def test_the_chart_is_switched_to_the_table_by_keyboard(open_page: Any) -> None:
    page = open_page(PAIR)
    section = page.locator("#side_effects")
    assert section.locator(".chart").is_visible()
    assert not section.locator(".table").is_visible()
    page.get_by_role("radio", name="Dots").focus()
    page.keyboard.press("ArrowRight")
    assert section.locator(".table").is_visible()
    assert not section.locator(".chart").is_visible()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        PAIR,
        "/compare/alphamine/betazole/gammadol",
        "/drug/alphamine",
        f"/label/{FIRST}",
        "/drugs",
        "/check",
        "/search?q=hiccups",
    ],
)
def test_nothing_is_wider_than_a_narrow_screen(open_page: Any, path: str) -> None:
    page = open_page(path, viewport=NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_columns_stay_aligned_under_sticky_heads(open_page: Any) -> None:
    for size in ({"width": 1280, "height": 800}, NARROW):
        page = open_page(PAIR, viewport=size)
        tables = page.locator("table.sides").evaluate_all(
            "all => all.filter(t => t.offsetParent).map(t => [...t.querySelectorAll('thead th')]"
            ".map(h => Math.round(h.getBoundingClientRect().left)))"
        )
        assert len(tables) > 3
        assert all(lefts == tables[0] for lefts in tables)
        sticky = page.locator("#summary thead th").first.evaluate(
            "h => [h, h.closest('thead')].some(e => getComputedStyle(e).position === 'sticky')"
        )
        assert sticky


def test_everything_works_without_a_script(open_page: Any) -> None:
    page = open_page("/", java_script_enabled=False)
    page.get_by_label("Drug 1").fill("alphamine")
    page.get_by_label("Drug 2").fill("betazole")
    page.locator("form.pick button").click()
    page.wait_for_url("**/compare/alphamine/betazole")
    page.locator("#contraindications summary").first.click()
    assert page.locator("#contraindications details").first.get_by_role("link", name="Read it").is_visible()
    page.locator("label[for=view-table]").click()
    assert page.locator("#side_effects .table").is_visible()


def test_a_list_is_checked(open_page: Any) -> None:
    page = open_page("/check")
    page.get_by_label("Drugs", exact=True).fill("alphamine\nbetazole")
    page.get_by_label("Conditions").fill("glaucoma")
    page.get_by_role("button", name="Check").click()
    page.wait_for_selector("#result")
    assert page.url.endswith("/check")
    assert "glaucoma" in page.locator("#result").inner_text()


def test_dark_is_dark(open_page: Any) -> None:
    light, dark = (
        open_page(PAIR, color_scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    )
    assert light != dark


def test_print_shows_chart_and_table_and_no_forms(open_page: Any) -> None:
    page = open_page(PAIR)
    page.emulate_media(media="print")
    assert page.locator("#side_effects .chart").is_visible()
    assert page.locator("#side_effects .table").is_visible()
    assert not page.locator("form.finder").is_visible()


def test_print_opens_the_sources_with_the_set_ids(open_page: Any) -> None:
    page = open_page(PAIR)
    source = page.locator("#summary .cite > ul", has_text=FIRST).first
    assert not source.is_visible()
    page.emulate_media(media="print")
    assert source.is_visible()
    assert not page.locator("#summary .cite summary").first.is_visible()
    assert not page.locator("#summary .cite .go").first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", PAIR, "/drug/alphamine", f"/label/{FIRST}", "/check"])
def test_text_has_contrast(open_page: Any, path: str, scheme: str) -> None:
    """WCAG 2.2 AA: 4.5 to 1, against the nearest painted ground."""
    page = open_page(path, color_scheme=scheme)
    assert page.evaluate(_CONTRAST) == []


_CONTRAST = """() => {
  const rgb = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const lum = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
    if (c.length === 3 || c[3] > 0.99) return c; } return [255, 255, 255]; };
  const bad = [];
  for (const e of document.querySelectorAll('body *')) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.checkVisibility?.()) continue;
    if (e.closest('svg, .vh, .skip, option')) continue;
    const [a, b] = [lum(rgb(getComputedStyle(e).color)), lum(ground(e))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) bad.push(`${e.tagName}.${e.className}: ${ratio.toFixed(2)}`);
  }
  return [...new Set(bad)];
}"""
