"""A quiz answered with the keyboard, and the learner's progress: it grows, outlasts the kernel, and can be deleted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from sticky_lab.course.content import predictions, quiz_questions
from tests.browser.conftest import JupyterLab, new_context
from tests.browser.notebook import assert_accessible, choose_language, expect_status
from tests.conftest import ROOT

NOTEBOOK = "lessons/quiz.ipynb"
CELLS = ("from sticky_lab import predict, progress, quiz", 'quiz("01")', 'predict("01.duration")', "progress()")
QUESTIONS = {name: question for name, question in quiz_questions().items() if name.startswith("01.")}
FIRST = next(iter(QUESTIONS.values()))
RIGHT, WRONG = (
    next(key for key, choice in FIRST.choices.items() if choice.right is wanted) for wanted in (True, False)
)

CELLS_AND_ACTIVE = """() => {
  const { widgets, activeCellIndex } = jupyterapp.shell.currentWidget.content;
  return [widgets.map((cell) => cell.model.id), activeCellIndex];
}"""


@pytest.fixture(scope="module")
def shared(course: Path, running_jupyterlab: JupyterLab, chromium: Browser) -> Iterator[Page]:
    """One page for all tests here."""
    running_jupyterlab.start_over()
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(book, course / NOTEBOOK)
    context = new_context(chromium, locale="ko-KR")
    page = context.new_page()
    page.goto(running_jupyterlab.url(NOTEBOOK))
    page.wait_for_selector(".sticky-lab-language select")
    yield page
    context.close()


@pytest.fixture
def page(shared: Page, running_jupyterlab: JupyterLab, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The notebook just run by a learner who has done nothing yet, in Korean. A test that fails leaves a picture."""
    running_jupyterlab.progress.unlink(missing_ok=True)
    choose_language(shared, "ko")
    restart_and_run(shared)
    yield shared
    if getattr(request.node, "failed", False):
        shared.screenshot(path=ROOT / "artifacts" / f"{request.node.originalname}.png")


def restart_and_run(page: Page) -> None:
    """Restart the kernel, as the menu does but without its question, and run every cell."""
    page.wait_for_function("window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'")
    page.evaluate("""async () => {
      await jupyterapp.commands.execute('notebook:clear-all-cell-outputs');
      await jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart();
      jupyterapp.commands.execute('notebook:run-all-cells');
    }""")
    expect(page.locator(".sticky-lab-progress table")).to_have_count(1)
    expect(first_question(page)).to_be_visible()


def first_question(page: Page) -> Locator:
    return page.locator(".sticky-lab-quiz form").first


def cells_of_lesson_1(page: Page) -> Locator:
    return page.locator(".sticky-lab-progress tbody tr").first.locator("td")


def answer(page: Page, choice: str) -> None:
    """Choose and check, with the keyboard alone."""
    wanted = list(FIRST.choices).index(choice)
    radios = first_question(page).locator("input")
    # Where one is chosen, Tab leads there; from the last one, the arrow goes round.
    chosen = next((number for number in range(len(FIRST.choices)) if radios.nth(number).is_checked()), None)
    radios.nth(chosen or 0).focus()
    if chosen is None:
        page.keyboard.press("Space")
    for _ in range((wanted - (chosen or 0)) % len(FIRST.choices)):
        page.keyboard.press("ArrowDown")
    expect(radios.nth(wanted)).to_be_checked()
    page.keyboard.press("Tab")
    expect(first_question(page).get_by_role("button")).to_be_focused()
    page.keyboard.press("Enter")


def test_a_quiz_is_answered_with_the_keyboard_and_told_about_in_korean_and_english(page: Page) -> None:
    said = first_question(page).locator('[role="status"]')
    expect(said).to_be_empty()
    assert FIRST.choices[RIGHT].feedback.ko not in page.content()
    first_question(page).get_by_role("button").focus()
    page.evaluate("window.cell = jupyterapp.shell.currentWidget.content.activeCellIndex")
    page.keyboard.press("Enter")
    expect(said).to_have_text("먼저 답을 하나 고르십시오.", use_inner_text=True)

    answer(page, WRONG)
    expect(said).to_contain_text(FIRST.choices[WRONG].feedback.ko)
    expect(said).to_contain_text("↺ 이 답은 아닙니다.", use_inner_text=True)
    answer(page, RIGHT)
    expect(said).to_contain_text(FIRST.choices[RIGHT].feedback.ko)
    expect(said).to_contain_text("✓ 정답입니다:", use_inner_text=True)
    expect(first_question(page).get_by_role("button")).to_be_focused()
    assert page.evaluate("jupyterapp.shell.currentWidget.content.activeCellIndex === window.cell")
    so_far = page.locator(".sticky-lab-quiz .so-far")
    expect(so_far).to_contain_text(f"질문 {len(QUESTIONS)}개 가운데 1개에 답했고", use_inner_text=True)

    choose_language(page, "en")
    expect(said).to_have_text(f"✓ Correct: {FIRST.choices[RIGHT].feedback.en}", use_inner_text=True)
    expect(so_far).to_have_text(f"1 of {len(QUESTIONS)} answered, 0 at the first try.", use_inner_text=True)
    choose_language(page, "both")
    expect(said).to_contain_text(f"· Correct: {FIRST.choices[RIGHT].feedback.en}", use_inner_text=True)


def test_progress_grows_outlasts_the_kernel_can_be_saved_and_is_deleted(
    page: Page, running_jupyterlab: JupyterLab
) -> None:
    choose_language(page, "en")
    progress = page.locator(".sticky-lab-progress")
    expect(cells_of_lesson_1(page).nth(0)).to_contain_text("0 of ")
    answer(page, RIGHT)
    expect(page.locator(".sticky-lab-quiz .so-far")).to_contain_text("1 at the first try")
    page.locator('.sticky-lab-prediction input[value="followed"]').check()
    progress.get_by_role("button", name="Refresh").click()
    expect(cells_of_lesson_1(page).nth(0)).to_contain_text("1 of ")
    expect(cells_of_lesson_1(page).nth(2)).to_have_text(f"1 of {len(QUESTIONS)}")
    expect(cells_of_lesson_1(page).nth(3)).to_have_text("1")

    restart_and_run(page)
    expect(cells_of_lesson_1(page).nth(2)).to_have_text(f"1 of {len(QUESTIONS)}")
    expect(page.locator('.sticky-lab-prediction input[value="followed"]')).to_be_checked()
    with page.expect_download() as download:
        progress.get_by_role("button", name="Save a copy").click()
    assert json.loads(download.value.path().read_text(encoding="utf-8")) == json.loads(
        running_jupyterlab.progress.read_text(encoding="utf-8")
    )

    progress.get_by_role("button", name="Delete").focus()
    page.keyboard.press("Enter")
    expect(progress.get_by_role("button", name="Keep them")).to_be_focused()
    page.keyboard.press("Enter")
    expect(progress.get_by_text("This cannot be undone")).to_have_count(0)
    expect(progress.get_by_role("button", name="Delete")).to_be_focused()
    assert running_jupyterlab.progress.exists()
    page.keyboard.press("Enter")
    progress.get_by_role("button", name="Delete all").click()
    expect_status(page, "progress", "Your progress has been deleted.")
    expect(cells_of_lesson_1(page).nth(0)).to_contain_text("0 of ")
    assert not running_jupyterlab.progress.exists()


def test_a_prediction_is_made_with_the_keyboard_and_keys_for_cells_do_nothing_there_or_in_a_quiz(page: Page) -> None:
    radios = page.locator(".sticky-lab-prediction input")
    for asking in (radios, first_question(page).locator("input")):
        asking.nth(0).focus()
        cells = page.evaluate(CELLS_AND_ACTIVE)
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        for key in ("x", "X", "b", "Enter"):
            page.keyboard.press(key)
        expect(asking.nth(1)).to_be_checked()
        expect(asking.nth(1)).to_be_focused()
        assert page.evaluate(CELLS_AND_ACTIVE) == cells
    choose_language(page, "en")
    expect(page.get_by_role("group", description=predictions()["01.duration"].text.en)).to_have_count(1)


def test_a_kernel_that_is_busy_for_long_is_told_to_those_who_wait_and_until_it_answers(
    page: Page, tmp_path: Path
) -> None:
    choose_language(page, "en")
    busy = tmp_path / "busy"
    busy.touch()
    code = f"import time\nfrom pathlib import Path\nwhile Path({str(busy)!r}).exists(): time.sleep(0.05)"
    page.evaluate(
        "code => { jupyterapp.shell.currentWidget.sessionContext.session.kernel.requestExecute({ code }); }", code
    )
    progress = page.locator(".sticky-lab-progress")
    seen_again = "one => { one.hidden = true; setTimeout(() => { one.hidden = false; }, 100); }"
    progress.evaluate(seen_again)
    expect(progress).to_be_visible()
    page.locator('.sticky-lab-prediction input[value="followed"]').check()
    forms = page.locator(".sticky-lab-quiz form")
    waiting = [page.locator(".sticky-lab-prediction .said")] + [forms.nth(number).locator(".said") for number in (0, 1)]
    for number in (0, 1):
        forms.nth(number).get_by_role("button").click()
    for said in waiting:
        expect(said).to_contain_text("The kernel does not answer.")
    expect(progress.locator('[role="alert"]')).to_be_hidden()
    progress.get_by_role("button", name="Refresh").click()
    expect(progress.locator('[role="alert"]')).to_contain_text("The kernel does not answer.")
    busy.unlink()
    expect(progress.locator('[role="alert"]')).to_be_hidden()
    expect(waiting[0]).to_be_empty()
    expect(waiting[1]).to_contain_text("Choose an answer first.")


def test_an_answer_is_still_chosen_in_another_view_of_the_output(page: Page) -> None:
    answer(page, WRONG)
    expect(first_question(page).locator(".said")).to_contain_text(FIRST.choices[WRONG].feedback.ko)
    page.evaluate("""async () => {
      window.notebook = jupyterapp.shell.currentWidget;
      window.notebook.content.activeCellIndex = 1;
      await jupyterapp.commands.execute('notebook:create-output-view');
    }""")
    view = page.locator(".jp-LinkedOutputView .sticky-lab-quiz form").first
    expect(view.locator(".said")).to_contain_text(FIRST.choices[WRONG].feedback.ko)
    expect(view.locator(f'input[value="{WRONG}"]')).to_be_checked()
    page.evaluate("""() => {
      for (const widget of [...jupyterapp.shell.widgets("main")]) if (widget !== window.notebook) widget.close();
      jupyterapp.shell.activateById(window.notebook.id);
    }""")
    page.wait_for_function("jupyterapp.shell.currentWidget === window.notebook")


def test_quiz_and_progress_are_accessible_in_light_and_dark(page: Page) -> None:
    answer(page, WRONG)
    expect(first_question(page).locator('[role="status"]')).not_to_be_empty()
    page.locator(".sticky-lab-progress").get_by_role("button", name="삭제").click()
    for theme in ("JupyterLab Dark", "JupyterLab Dark High Contrast", "JupyterLab Light"):
        page.evaluate("theme => jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
        page.wait_for_function("theme => document.body.dataset.jpThemeName === theme", arg=theme)
        expect(page.locator("#jupyterlab-splash")).to_have_count(0)
        assert_accessible(page, ".sticky-lab-prediction", ".sticky-lab-quiz", ".sticky-lab-progress")
