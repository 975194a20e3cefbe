"""The lessons as their readers meet them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import JupyterLab, OpenPage
from tests.browser.notebook import (
    LESSON_0,
    LESSON_1,
    assert_accessible,
    cells,
    choose_language,
    expect_alert,
    languages_shown,
    numbers_of_responses,
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
    expect(lesson.locator(".jp-OutputArea-output", has_text="예측은 “언제나 같은 대상 1개”였습니다.")).to_be_visible()


def test_the_panel_changes_type_and_duration_and_the_counts_move(lesson: Page) -> None:
    run_all(lesson)
    panel = lesson.locator(".sticky-lab-panel")
    before = numbers_of_responses(lesson)

    panel.get_by_label("고정", exact=True).select_option("끄기")
    panel.get_by_role("button", name="변경 사항 저장").click()
    expect(panel.get_by_role("status").first).to_contain_text("저장했습니다.")
    panel.get_by_role("button", name="요청 10개 보내기").click()
    expect(panel.get_by_role("status").last).to_contain_text("요청 10개를 보냈습니다.")
    spread = [after - first for first, after in zip(before, numbers_of_responses(lesson), strict=True)]
    assert sorted(spread) == [3, 3, 4]

    panel.get_by_label("고정", exact=True).select_option("로드 밸런서 생성 쿠키")
    panel.get_by_label("고정 기간").fill("8")
    panel.get_by_label("단위").select_option("일")
    panel.get_by_role("button", name="변경 사항 저장").click()
    expect_alert(lesson, "604800초(7일)")

    panel.get_by_label("고정 기간").fill("10")
    panel.get_by_label("단위").select_option("분")
    panel.get_by_role("button", name="변경 사항 저장").click()
    expect(panel.locator('[role="alert"]')).to_have_count(0)
    between = numbers_of_responses(lesson)
    panel.get_by_role("button", name="요청 10개 보내기").click()
    expect(panel.locator("td", has_text="유효한 쿠키가").first).to_be_visible()
    stuck = [after - first for first, after in zip(between, numbers_of_responses(lesson), strict=True)]
    assert sorted(stuck) == [0, 0, 10]


def test_the_panel_asks_for_the_name_of_the_application_s_cookie_where_it_is_needed(lesson: Page) -> None:
    run_all(lesson)
    panel = lesson.locator(".sticky-lab-panel")
    expect(panel.get_by_label("앱 쿠키 이름")).to_be_hidden()
    panel.get_by_label("고정", exact=True).select_option("애플리케이션 기반 쿠키")
    expect(panel.get_by_label("앱 쿠키 이름")).to_be_visible()
    panel.get_by_label("앱 쿠키 이름").fill("AWSALBmine")
    panel.get_by_role("button", name="변경 사항 저장").click()
    expect_alert(lesson, "AWSALB로 시작하는 쿠키 이름")
    assert_accessible(lesson, ".sticky-lab-panel")
    panel.get_by_label("앱 쿠키 이름").fill("SHOPSESSION")
    panel.get_by_role("button", name="변경 사항 저장").click()
    expect(panel.get_by_role("status").first).to_contain_text("저장했습니다.")
    panel.get_by_role("button", name="요청 10개 보내기").click()
    expect(panel.locator("td", has_text="애플리케이션 쿠키만 있고").first).to_be_visible()
    expect(panel.locator("td", has_text="애플리케이션 쿠키와 로드 밸런서의 쿠키가 모두 있어").first).to_be_visible()


def test_the_panel_follows_the_language_and_keeps_what_is_chosen(lesson: Page) -> None:
    run_all(lesson)
    panel = lesson.locator(".sticky-lab-panel")
    panel.get_by_label("단위").select_option("분")
    choose_language(lesson, "en")
    expect(panel.get_by_role("button", name="Save changes", exact=True)).to_be_visible()
    expect(panel.get_by_label("Unit")).to_have_value("minutes")
    assert "null" not in [button.get_attribute("title") for button in panel.get_by_role("button").all()]


def test_the_panel_works_from_the_keyboard(lesson: Page) -> None:
    run_all(lesson)
    panel = lesson.locator(".sticky-lab-panel")
    panel.get_by_label("고정", exact=True).focus()
    reached = []
    for _ in range(7):
        reached.append(lesson.evaluate("document.activeElement.textContent || document.activeElement.tagName"))
        lesson.keyboard.press("Tab")
    assert reached[1] == "INPUT"
    assert reached[3] == "변경 사항 저장"
    panel.get_by_role("button", name="요청 1개 보내기").focus()
    before = sum(numbers_of_responses(lesson))
    lesson.keyboard.press("Enter")
    expect(panel.get_by_role("status").last).to_contain_text("요청 1개를 보냈습니다.")
    assert sum(numbers_of_responses(lesson)) == before + 1


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_what_we_draw_is_accessible(lesson: Page, theme: str) -> None:
    run_all(lesson)
    lesson.evaluate("theme => jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
    lesson.wait_for_function("theme => document.body.dataset.jpThemeName === theme", arg=theme)
    expect(lesson.locator(".sticky-lab-prediction").first).to_be_visible()
    assert_accessible(
        lesson, ".sticky-lab-prediction", ".sticky-lab-panel", ".jp-RenderedHTMLCommon", ".sticky-lab-language"
    )
