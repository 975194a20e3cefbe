"""The quiz: the answer comes after the try, the first try counts, and every sentence is in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sticky_lab import quiz
from sticky_lab.course.asking.progress import QuizAnswer, read_progress
from sticky_lab.course.asking.quiz import Quiz
from sticky_lab.course.content import Choice, QuizQuestion, quiz_questions
from sticky_lab.errors import StickyLabError
from sticky_lab.words import Text, sentence
from tests.notebooks.rules import WIDEST_LINE, width

QUESTION = QuizQuestion(
    Text("쿠키가 <b>두 개</b>입니까?", "Are there <b>two</b> cookies?"),
    {
        "a": Choice(Text("예, 둘입니다.", "Yes, two."), Text("이름이 다릅니다.", "Their names differ."), right=True),
        "b": Choice(Text("아니요.", "No."), Text("흔한 오해입니다.", "Many think so.")),
    },
)


@pytest.fixture(autouse=True)
def questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STICKY_LAB_PROGRESS", str(tmp_path / "progress.json"))
    for name in ("97.q1", "97.q2", "98.q1"):
        monkeypatch.setitem(quiz_questions(), name, QUESTION)


def sent_to_the_page(one: Quiz) -> str:
    return json.dumps(one.get_state(drop_defaults=True), ensure_ascii=False, default=str)


def test_a_lesson_s_questions_are_shown_and_no_other_s() -> None:
    assert [one["name"] for one in quiz("97").questions] == ["97.q1", "97.q2"]


def test_the_page_knows_no_answer_before_one_is_given() -> None:
    one = quiz("97")
    assert "Yes, two." in sent_to_the_page(one)
    for secret in ("Their names differ", "이름이 다릅니다", "Many think so", "right"):
        assert secret not in json.dumps([one.questions, one.said, one.so_far], ensure_ascii=False)
    assert "Their names differ" not in sent_to_the_page(one)
    one.check("97.q1", "b")
    assert "Many think so" in sent_to_the_page(one)
    assert "Their names differ" not in sent_to_the_page(one)


def test_an_answer_is_told_in_both_languages_and_may_be_given_again() -> None:
    one = quiz("97")
    one.check("97.q1", "b")
    assert (one.said["97.q1"]["verdict"], one.said["97.q1"]["choice"]) == ("not-yet", "b")
    assert "흔한 오해입니다." in one.said["97.q1"]["text"]["ko"]
    assert "Many think so." in one.said["97.q1"]["text"]["en"]
    first = one.said["97.q1"]["check"]
    one.check("97.q1", "b")
    assert one.said["97.q1"]["check"] != first  # news to the page
    one.check("97.q1", "a")
    assert one.said["97.q1"]["verdict"] == "right"
    assert one.said["97.q1"]["text"]["en"] == "Correct: Their names differ."


def test_the_first_try_counts() -> None:
    one = quiz("97")
    assert one.so_far["en"].startswith("2 questions.")
    one.check("97.q1", "b")
    one.check("97.q1", "a")
    assert one.so_far["en"] == "1 of 2 answered, 0 at the first try."
    one.check("97.q2", "a")
    assert one.so_far["en"] == "2 of 2 answered, 1 at the first try."
    assert one.so_far["ko"] == "질문 2개 가운데 2개에 답했고, 그중 1개를 한 번에 맞혔습니다."
    assert read_progress().quiz == {"97.q1": QuizAnswer("b", True), "97.q2": QuizAnswer("a", True)}


def test_what_was_answered_before_a_restart_still_counts_and_is_not_shown_again() -> None:
    quiz("97").check("97.q1", "a")
    again = quiz("97")
    assert again.so_far["en"] == "1 of 2 answered, 1 at the first try."
    assert again.said == {}


def test_checking_without_a_choice_asks_for_one_and_counts_nothing() -> None:
    one = quiz("97")
    one.check("97.q1", "")
    assert one.said["97.q1"]["text"]["en"] == "Choose an answer first."
    assert one.so_far["en"].startswith("2 questions.")
    assert read_progress().quiz == {}


def test_the_stored_text_holds_questions_and_choices_in_both_languages_but_no_answer() -> None:
    text = quiz("97")._repr_mimebundle_()[0]["text/plain"]
    for words in ("1. 쿠키가", "2. Are there", "a) 예, 둘입니다.", "b) No."):
        assert words in text
    assert "names differ" not in text
    assert all(width(line) <= WIDEST_LINE for line in text.splitlines())


def test_an_export_folds_the_answers_away_and_escapes_what_is_written() -> None:
    html = quiz("97")._repr_mimebundle_()[0]["text/html"]
    assert html.count("<details>") == html.count("</details>") == 2
    before_the_answers, _, folded = html.partition("<details>")
    assert "&lt;b&gt;두 개&lt;/b&gt;" in before_the_answers
    assert "names differ" not in before_the_answers
    assert "이름이 다릅니다." in folded
    assert "Many think so." in folded


@pytest.mark.parametrize("lesson", ["99", "", "9", "97.q1", 9])
def test_a_lesson_without_a_quiz_is_refused_in_both_languages(lesson: str | int) -> None:
    with pytest.raises(StickyLabError, match=r"97, 98") as refused:
        quiz(lesson)  # type: ignore[arg-type]
    assert "그런 수업의 퀴즈는 없습니다" in sentence(refused.value).ko


def test_where_there_are_no_quizzes_at_all_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(quiz_questions()):
        monkeypatch.delitem(quiz_questions(), name)
    with pytest.raises(StickyLabError, match="There are: none"):
        quiz("01")


@pytest.mark.parametrize("name", list(quiz_questions()))
def test_each_question_has_one_right_choice_and_says_something_about_every_one(name: str) -> None:
    choices = quiz_questions()[name].choices.values()
    assert 3 <= len(choices) <= 4
    assert [choice.right for choice in choices].count(True) == 1
    assert len({choice.feedback for choice in choices}) == len(choices)
