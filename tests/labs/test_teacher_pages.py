"""The teacher's pages: one for each lesson and lab, alike in both languages, naming only what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sticky_lab.course.checking.exercises import EXERCISES
from sticky_lab.course.content import common_answers, exercises, predictions, quiz_questions
from tests.conftest import ROOT
from tests.korean import informal_endings

FOLDER = ROOT / "labs" / "teacher"
PAGES = sorted(FOLDER.glob("*.md"))
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)#]+)")
LINES = re.compile(r"^(?:- |\d\. |\||## |```)", re.MULTILINE)
NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def sides(page: Path) -> tuple[str, str]:
    """Return the Korean and the English side of a page."""
    text = page.read_text(encoding="utf-8")
    korean, english = re.findall(r'<div lang="(?:ko|en)">\n(.*?)\n</div>', text, re.DOTALL)
    return korean, english


def test_every_lesson_and_lab_has_a_page() -> None:
    lessons = {f"lesson_{path.stem[:2]}" for path in (ROOT / "lessons").glob("*.ipynb")}
    exercises = {f"lab_{path.stem[3:5]}" for path in (ROOT / "labs" / "solutions").glob("*.ipynb")}
    assert {page.stem for page in PAGES} == {"README"} | lessons | exercises


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_both_sides_are_alike(page: Path) -> None:
    korean, english = sides(page)
    for pattern in (LINES, LINK, CODE):
        assert sorted(pattern.findall(korean)) == sorted(pattern.findall(english))
    numbers = [sorted(NUMBER.findall(LINK.sub("", CODE.sub("", side)))) for side in (korean, english)]
    assert numbers[0] == numbers[1]
    assert informal_endings(korean) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_names_is_there(page: Path) -> None:
    _, english = sides(page)
    for link in LINK.findall(english):
        assert link.startswith("https://") or (FOLDER / link).is_file(), link
    named = re.findall(r"`(\d\d\.[\w-]+|lab\d\d\.\w+)`", english)
    assert set(named) <= {*predictions(), *quiz_questions(), *EXERCISES}
    assert named or page.stem in ("README", "lesson_00")


@pytest.mark.parametrize("page", sorted(FOLDER.glob("lesson_*.md")), ids=lambda page: page.stem)
def test_a_misconception_shows_in_a_choice_that_is_not_right(page: Path) -> None:
    found = re.findall(r"퀴즈 `([\w.]+)`의 ([a-d])(?:[와과] ([a-d]))?", sides(page)[0])
    assert found or page.stem == "lesson_00"
    for name, *keys in found:
        assert not any(quiz_questions()[name].choices[key].right for key in keys if key)


@pytest.mark.parametrize("page", sorted(FOLDER.glob("lab_*.md")), ids=lambda page: page.stem)
def test_a_misconception_shows_in_an_answer_that_a_check_gives(page: Path) -> None:
    lab = page.stem.replace("_", "")
    words = [one for name, one in exercises().items() if name.startswith(f"{lab}.")]
    answers = {*common_answers(), *(answer for one in words for answer in one.answers)}
    rows = [row.split("|") for row in re.findall(r"^\|.*\|$", sides(page)[1], re.MULTILINE)]
    assert len(rows) >= 5
    for row in rows[2:]:
        shown = [name for name in CODE.findall(row[2]) if not name.startswith("lab")]
        assert shown
        assert set(shown) <= answers
