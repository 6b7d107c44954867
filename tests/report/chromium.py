"""Pages of careers in a real browser that is on this machine already, and what tests ask of such a page."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from invented_store import CAREERS, DOCUMENTS

from rolecall.records import Careers
from rolecall.report import report_page
from rolecall.store import DocumentSource

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
BROWSER = next(filter(None, map(shutil.which, NAMES)), None)
PATIENCE_MS = 15_000  # a machine that runs other tests besides may be slow

TITLE = "Marle & Co"
Store = tuple[Careers, tuple[DocumentSource, ...]]
Open = Callable[..., Any]

CONTRAST = r"""(selector) => {
  const channel = (share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
  const luminance = (css) => {
    const [red, green, blue] = css.match(/[\d.]+/g).map((value) => channel(Number(value) / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const filled = (element) => !/, 0\)$|transparent/.test(getComputedStyle(element).backgroundColor);
  const element = document.querySelector(selector);
  const isBar = element.matches(".line *");
  let below = isBar ? element.closest(".chart") : element;
  while (below !== document.body && !filled(below)) below = below.parentElement;
  const style = getComputedStyle(element);
  const [lighter, darker] = [isBar ? style.backgroundColor : style.color, getComputedStyle(below).backgroundColor]
    .map(luminance).sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}"""


@contextmanager
def pages(browser: Any, path: Path) -> Iterator[Open]:
    """Opens a page of careers in a window of its own; what the console says or the network is asked fails the test."""
    told: list[str] = []
    contexts: list[Any] = []

    def opened(
        store: Store = (CAREERS, DOCUMENTS), state: str = "", allowed: str | None = None, **settings: Any
    ) -> Any:
        path.write_text(report_page(*store, title=TITLE), encoding="utf-8")
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)

        def tell(kind: str, what: str) -> None:
            if not (allowed and re.match(allowed, what)):
                told.append(f"{kind}: {what}")

        def refuse(dialog: Any) -> None:
            tell("dialog", dialog.message)
            dialog.dismiss()

        def watch(request: Any) -> None:
            if request.url.partition("#")[0] != path.as_uri():
                tell("request", request.url)

        page.on("console", lambda message: tell("console", message.text))
        page.on("pageerror", lambda error: tell("error", str(error)))
        page.on("dialog", refuse)
        page.on("request", watch)
        page.goto(f"{path.as_uri()}{state}")
        page.wait_for_selector("#found:not(:empty)")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert told == []


def wait_until(page: Any, expression: str) -> None:
    """Until the expression is true of the page; its policy forbids the `eval` of Playwright's own waiting."""
    for _ in range(PATIENCE_MS // 50):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never true: {expression}")


def contrast(page: Any, selector: str) -> float:
    """The contrast ratio (WCAG 2.2, 1 to 21) of the first such element's text, or bar, to what lies below it."""
    return float(page.evaluate(CONTRAST, selector))
