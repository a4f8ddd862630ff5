"""WCAG 2.2 AA by axe: every page, light and dark, on a narrow and a wide screen, folded and with all unfolded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from .browsers import CHROMIUM, FLAGS
from .conftest import FIRST

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

playwright = pytest.importorskip("playwright.sync_api")
axe_playwright_python = pytest.importorskip("axe_playwright_python")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = {"narrow": {"width": 360, "height": 740}, "wide": {"width": 1280, "height": 800}}
PATHS = [
    "/",
    "/search?q=hiccups",
    "/compare/alphamine/betazole?for=hiccups",
    "/compare/alphamine/betazole/gammadol",
    "/compare/alphamine/betazole?plain=1",
    "/drug/alphamine",
    f"/label/{FIRST}",
    "/drugs",
    "/check",
    "/compare/alphamin/betazole",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


def violations(page: Page, rules: list[str] = RULES) -> list[str]:
    """Return what axe finds by rules of these tags, as rule, what is wrong, and the first places."""
    # The page's own policy allows no script but ours: axe comes in by the debugger, which it does not bind.
    page.evaluate(AXE.read_text("utf-8"))
    found: dict[str, Any] = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})", rules
    )
    return [
        f"{one['id']}: {one['help']}: " + "; ".join(n["html"][:160] for n in one["nodes"][:4])
        for one in found["violations"]
    ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_violates_a_rule(browser: Browser, address: str, scheme: Any, size: str) -> None:
    context = browser.new_context(base_url=address, color_scheme=scheme, viewport=SIZES[size])  # type: ignore[arg-type]
    page = context.new_page()
    found = {}
    # What is dark and narrow has been looked at as dark and as narrow already.
    for path in PATHS if (scheme, size) != ("dark", "narrow") else PATHS[2:3]:
        page.goto(path)
        # Both schemes have the same markup: dark is looked at unfolded only.
        if scheme == "light":
            found[path] = violations(page)
        if page.evaluate(_UNFOLD):
            found[f"{path} unfolded"] = violations(page)
    context.close()
    assert {path: said for path, said in found.items() if said} == {}


_UNFOLD = """() => {
  const folded = [...document.querySelectorAll('details')];
  folded.forEach(d => d.open = true);
  document.querySelector('#view-table')?.click();
  return folded.length > 0 || matchMedia('(prefers-color-scheme: dark)').matches;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_result_of_a_check_violates_no_rule(browser: Browser, address: str, scheme: Any) -> None:
    context = browser.new_context(base_url=address, color_scheme=scheme)
    page = context.new_page()
    page.goto("/check")
    page.get_by_label("Drugs", exact=True).fill("alphamine 5 mg\nbetazole\nunheardofine")
    page.get_by_label("Conditions").fill("glaucoma")
    page.get_by_role("button", name="Check").click()
    page.wait_for_selector("#result")
    assert violations(page) == []
    context.close()


def test_axe_itself_sees_what_is_wrong(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<html><body><img src='x.png'><p style='color:#bbb;background:#fff'>pale</p></body></html>")
    rules = {said.partition(":")[0] for said in violations(page)}
    page.close()
    assert {"image-alt", "color-contrast", "html-has-lang"} <= rules
