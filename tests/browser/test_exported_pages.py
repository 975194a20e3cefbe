"""Exported pages, opened from disk without a network: accessible in light and dark, whole, and asking for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import new_context

PAGES = ("index.html", "ko/lessons/01_sticky_sessions.html", "en/lessons/decision_table.html")
ENGLISH_LESSON = "en/lessons/01_sticky_sessions.html"
NARROW = {"width": 360, "height": 740}


class Reader:
    """Opens pages of an export and keeps what they ask for."""

    def __init__(self, chromium: Browser, folder: Path) -> None:
        self.asked: list[str] = []
        self._chromium = chromium
        self._folder = folder

    def open(self, name: str, *, dark: bool = False) -> Page:
        context = new_context(self._chromium, offline=True, color_scheme="dark" if dark else "light")
        page = context.new_page()
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto((self._folder / name).as_uri())
        return page

    def close(self) -> None:
        for context in self._chromium.contexts:
            context.close()


@pytest.fixture
def reader(chromium: Browser, exported: Path) -> Iterator[Reader]:
    reader = Reader(chromium, exported)
    yield reader
    reader.close()
    assert [url for url in reader.asked if not url.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible(reader: Reader, name: str, dark: bool) -> None:
    page = reader.open(name, dark=dark)
    brightness = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g)[0]")
    assert (int(brightness) < 128) is dark
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_pictures_are_drawn_and_nothing_sticks_out_of_a_narrow_page(reader: Reader) -> None:
    page = reader.open(ENGLISH_LESSON)
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    assert page.evaluate("document.images.length") > 0
    assert page.evaluate("[...document.images].every((image) => image.complete && image.naturalWidth > 0)")
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]


def test_what_gets_into_a_page_all_the_same_loads_and_runs_nothing(reader: Reader) -> None:
    page = reader.open(ENGLISH_LESSON)
    page.evaluate(
        """() => {
          window.refused = [];
          document.addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
          const picture = '<img src="https://example.com/a.png" onerror="window.ran = 1">';
          document.body.insertAdjacentHTML("beforeend", picture);
          const script = document.createElement("script");
          script.textContent = "window.ran = 2";
          document.body.append(script);
          fetch("https://example.com/").catch(() => {});
        }"""
    )
    page.wait_for_function("refused.length === 4")
    assert page.evaluate("refused.sort()") == ["connect-src", "img-src", "script-src-attr", "script-src-elem"]
    assert page.evaluate("window.ran") is None
    reader.asked.clear()  # what was refused has been asked for


def test_the_keyboard_leads_to_the_content_the_other_language_and_the_list(reader: Reader) -> None:
    page = reader.open(ENGLISH_LESSON)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    page.get_by_role("link", name="한국어").press("Enter")
    page.wait_for_url("**/ko/lessons/01_sticky_sessions.html")
    expect(page.locator("html")).to_have_attribute("lang", "ko")
    page.get_by_role("link", name="전체 목록").press("Enter")
    page.wait_for_url("**/index.html")


def test_the_answers_of_a_quiz_fold_out(reader: Reader) -> None:
    page = reader.open(ENGLISH_LESSON)
    answers = page.locator("details").first
    expect(answers.locator("li").first).to_be_hidden()
    answers.locator("summary").click()
    expect(answers.locator("li").first).to_be_visible()
