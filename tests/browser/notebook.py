"""What a reader does with a notebook in JupyterLab, as functions on a page."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

LESSON_0 = "lessons/00_start_here.ipynb"
LESSON_1 = "lessons/01_sticky_sessions.ipynb"

# [language, how many blocks of it show, how many do not], for everything in the notebook that has a language
_SHOWN = """() => ["ko", "en"].map((language) => {
  const NOTEBOOK = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook";
  const blocks = [...document.querySelectorAll(`${NOTEBOOK} [lang="${language}"]`)];
  const shown = blocks.filter((block) => block.checkVisibility()).length;
  return [language, shown, blocks.length - shown];
})"""
_DRAWN = "document.querySelectorAll('.jp-MarkdownCell:not(:has(.jp-RenderedMarkdown > *))').length === 0"


def wait_until_drawn(page: Page) -> None:
    """Wait for the toolbar and for every text cell."""
    page.wait_for_selector(".jp-NotebookPanel:not(.lm-mod-hidden) .sticky-lab-language select")
    page.wait_for_selector(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-MarkdownCell")
    page.wait_for_function(_DRAWN)


def languages_shown(page: Page) -> set[str]:
    """Return the languages of which every block shows, after checking that of the others none does."""
    page.wait_for_function(f"() => ({_SHOWN})().every(([, seen, hidden]) => !(seen && hidden))")
    shown = set()
    for language, seen, hidden in page.evaluate(_SHOWN):
        assert seen + hidden > 0, f"there is no text in {language}"
        assert not (seen and hidden), f"{language}: {seen} blocks show, {hidden} do not"
        if seen:
            shown.add(language)
    return shown


def choose_language(page: Page, language: str) -> None:
    """Use the list in the toolbar."""
    page.locator(".sticky-lab-language select").select_option(language)


def run_all(page: Page) -> None:
    """Run every cell of the notebook and wait for the last one."""
    page.wait_for_function("window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'")
    page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_selector(".sticky-lab-panel .sticky-lab-map .count")


def cells(page: Page) -> list[dict[str, Any]]:
    """Return the code cells of the open notebook as JSON."""
    found: list[dict[str, Any]] = page.evaluate(
        "jupyterapp.shell.currentWidget.content.model.toJSON().cells.filter((cell) => cell.cell_type === 'code')"
    )
    return found


def numbers_of_responses(page: Page) -> list[int]:
    """Return how many responses the map counts for each target, all of it from one moment."""
    return [int(text.partition(" ")[0]) for text in page.locator(".sticky-lab-map .count").all_text_contents()]


def assert_accessible(page: Page, *parts: str) -> None:
    """Run axe on some parts of the page."""
    results = Axe().run(page, context={"include": [[part] for part in parts]})
    assert results.violations_count == 0, results.generate_report()


def expect_alert(page: Page, part: str, text: str) -> None:
    """Wait for a refusal that stands in a part of the panel."""
    expect(page.locator(f'.sticky-lab-{part} [role="alert"]')).to_contain_text(text)


def expect_status(page: Page, part: str, text: str) -> None:
    """Wait for what a part of the panel says when all is well."""
    expect(page.locator(f'.sticky-lab-{part} [role="status"]')).to_contain_text(text)
