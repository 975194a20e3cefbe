"""The lessons as their readers meet them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from sticky_lab.course import content
from tests.browser.conftest import JupyterLab, OpenPage
from tests.browser.notebook import (
    LESSON_0,
    LESSON_1,
    assert_accessible,
    cells,
    choose_language,
    languages_shown,
    run_all,
    wait_until_drawn,
)


@pytest.fixture
def lesson(jupyterlab: JupyterLab, open_page: OpenPage) -> Page:
    """Lesson 1, open and not yet run, for a Korean reader."""
    page = open_page(jupyterlab.url(LESSON_1))
    wait_until_drawn(page)
    return page


@pytest.mark.parametrize(("locale", "language"), [("ko-KR", "ko"), ("en-US", "en"), ("fr-FR", "en")])
@pytest.mark.parametrize("path", [LESSON_0, LESSON_1])
def test_a_reader_sees_their_own_language_before_any_cell_is_run(
    jupyterlab: JupyterLab, open_page: OpenPage, path: str, locale: str, language: str
) -> None:
    page = open_page(jupyterlab.url(path), locale=locale)
    wait_until_drawn(page)
    assert languages_shown(page) == {language}
    assert "·" not in page.locator(".jp-Notebook h1").inner_text()


def test_the_switch_hides_exactly_the_other_language_and_is_remembered(lesson: Page) -> None:
    choose_language(lesson, "en")
    assert languages_shown(lesson) == {"en"}
    choose_language(lesson, "both")
    assert languages_shown(lesson) == {"ko", "en"}
    assert "·" in lesson.locator(".jp-Notebook h1").inner_text()
    choose_language(lesson, "en")
    lesson.reload()
    wait_until_drawn(lesson)
    assert languages_shown(lesson) == {"en"}


def test_alt_l_switches_too(lesson: Page) -> None:
    lesson.locator(".jp-Notebook h1").click()
    for languages in ({"en"}, {"ko", "en"}, {"ko"}):
        lesson.keyboard.press("Alt+l")
        assert languages_shown(lesson) == languages
    expect(lesson.get_by_label("언어 · Language")).to_have_value("ko")


def test_the_address_can_ask_for_a_language(jupyterlab: JupyterLab, open_page: OpenPage) -> None:
    page = open_page(jupyterlab.url(LESSON_1, lang="both"), locale="en-US")
    wait_until_drawn(page)
    assert languages_shown(page) == {"ko", "en"}


def test_without_the_switch_both_languages_show(jupyterlab: JupyterLab, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    page.route("**/language-switch.js*", lambda route: route.abort())
    page.goto(jupyterlab.url(LESSON_1))
    page.wait_for_selector(".jp-MarkdownCell h1")
    page.wait_for_function("document.querySelectorAll('.jp-Notebook [lang]').length > 50")
    assert languages_shown(page) == {"ko", "en"}
    run_all(page)
    expect(page.get_by_role("button", name="변경 사항 저장 · Save changes")).to_be_visible()


def test_lesson_1_runs_from_the_first_to_the_last_cell(lesson: Page) -> None:
    run_all(lesson)
    ran = cells(lesson)
    assert [cell["execution_count"] for cell in ran] == list(range(1, len(ran) + 1))
    kinds = {output["output_type"] for cell in ran for output in cell["outputs"]}
    assert kinds <= {"execute_result", "display_data"}
    assert "model not found" not in lesson.locator(".jp-Notebook").inner_text()
    assert languages_shown(lesson) == {"ko"}
    choose_language(lesson, "en")
    assert languages_shown(lesson) == {"en"}


def test_a_prediction_is_compared_with_what_happened(lesson: Page) -> None:
    run_all(lesson)
    first = lesson.locator(".sticky-lab-prediction").first
    first.get_by_label("언제나 같은 대상 1개").check()
    # The cell after the experiment, run again, knows the choice.
    lesson.evaluate("""() => {
      const notebook = jupyterapp.shell.currentWidget.content;
      notebook.activeCellIndex = notebook.widgets.findIndex(
        (cell) => cell.model.sharedModel.getSource().startsWith('compare("01.without-cookie"'));
      jupyterapp.commands.execute("notebook:run-cell");
    }""")
    # Attached, not visible: JupyterLab does not lay out what is not in view, and the page may have scrolled on.
    expect(lesson.locator(".jp-OutputArea-output", has_text="예측: “언제나 같은 대상 1개”.")).to_be_attached()


def test_a_rule_leads_to_its_words_on_a_page_with_the_switch(lesson: Page) -> None:
    lesson.locator(".jp-Notebook a:visible", has_text="ALB-D-06").first.click()
    rules = lesson.locator(".jp-MarkdownViewer")
    expect(rules.get_by_role("heading", name="ALB-D-06")).to_be_in_viewport()
    words = content.rules().texts["ALB-D-06"]
    korean, english = (rules.get_by_text(text.partition("`")[0]) for text in (words.ko, words.en))
    expect(korean).to_be_visible()
    expect(english).to_be_hidden()
    lesson.locator(".sticky-lab-language select:visible").select_option("en")
    expect(korean).to_be_hidden()
    expect(english).to_be_visible()


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_what_we_draw_is_accessible(lesson: Page, theme: str) -> None:
    run_all(lesson)
    lesson.evaluate("theme => jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
    lesson.wait_for_function("theme => document.body.dataset.jpThemeName === theme", arg=theme)
    expect(lesson.locator(".sticky-lab-prediction").first).to_be_visible()
    assert_accessible(
        lesson, ".sticky-lab-prediction", ".sticky-lab-panel", ".jp-RenderedHTMLCommon", ".sticky-lab-language"
    )
