"""The quiz at the end of a lesson: what is right, and why, is told after an answer and not before."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from sticky_lab.course.asking.progress import read_progress, record_quiz
from sticky_lab.course.content import QuizQuestion, quiz_questions
from sticky_lab.errors import StickyLabError, shown
from sticky_lab.widgets.drawn import script
from sticky_lab.widgets.stored_text import WithStoredText
from sticky_lab.words import Text, course


class Quiz(WithStoredText, anywidget.AnyWidget):
    """The questions of a lesson with radio buttons.

    The page sends {"check": name, "choice": key} and gets `said[name]`; until then it knows neither the right
    answers nor what is said about any.
    """

    _esm = script(Path(__file__).with_name("quiz.js"))
    _css = Path(__file__).with_name("quiz.css")
    words = traitlets.Dict().tag(sync=True)
    questions: traitlets.List[Any] = traitlets.List().tag(sync=True)
    said = traitlets.Dict().tag(sync=True)
    so_far = traitlets.Dict().tag(sync=True)

    def __init__(self, lesson: str, questions: dict[str, QuizQuestion]) -> None:
        self._questions = questions
        self._checks = 0
        before = read_progress().quiz
        self._first = {name: before[name].first for name in questions if name in before}
        self.stored_text = course.QUIZ_STORED.fill(lesson=lesson)
        super().__init__(
            words={
                "title": course.QUIZ_TITLE.sides,
                "check": course.QUIZ_CHECK.sides,
                "silent": course.SILENT.sides,
            },
            questions=[
                {
                    "name": name,
                    "heading": course.QUIZ_QUESTION.fill(number=number).sides,
                    "text": question.text.sides,
                    "choices": [{"key": key, "text": one.text.sides} for key, one in question.choices.items()],
                }
                for number, (name, question) in enumerate(questions.items(), 1)
            ],
            so_far=self._so_far().sides,
        )
        self.on_msg(lambda _widget, message, _buffers: self.check(message["check"], message["choice"]))

    def check(self, name: str, choice: str) -> None:
        """Say what is true about an answer, and count it if it is the first to its question."""
        self._checks += 1
        answer = self._questions[name].choices.get(choice)
        if answer is None:
            text, verdict = course.QUIZ_CHOOSE_FIRST, "none"
        else:
            self._first.setdefault(name, choice)
            record_quiz(name, choice, answer.right)
            around = course.QUIZ_RIGHT if answer.right else course.QUIZ_NOT_YET
            text, verdict = around.fill(feedback=answer.feedback), "right" if answer.right else "not-yet"
        # The number makes it news to the page when the same answer is checked twice.
        self.said = {
            **self.said,
            name: {"text": text.sides, "choice": choice, "verdict": verdict, "check": self._checks},
        }
        self.so_far = self._so_far().sides

    def _so_far(self) -> Text:
        if not self._first:
            return course.QUIZ_BEGIN.fill(total=len(self._questions))
        first_try = sum(is_right(self._questions[name], choice) for name, choice in self._first.items())
        return course.QUIZ_SO_FAR.fill(total=len(self._questions), answered=len(self._first), first_try=first_try)

    def stored_lines(self) -> list[str]:
        """The questions and their choices, without the answers."""
        lines = super().stored_lines()
        for number, question in enumerate(self._questions.values(), 1):
            lines += ["", *course.QUIZ_NUMBERED.fill(number=number, text=question.text).lines()]
            for key, choice in question.choices.items():
                lines += course.QUIZ_LETTERED.fill(key=key, text=choice.text).lines()
        return lines

    def stored_html(self) -> str:
        """The questions to read; the answers fold out."""
        return f"<p><strong>{self.stored_text.html()}</strong></p>" + "".join(
            f"<p>{number}. {question.text.html()}</p>{_choices(question)}"
            f"<details><summary>{course.QUIZ_ANSWERS.html()}</summary>{_answers(question)}</details>"
            for number, question in enumerate(self._questions.values(), 1)
        )


def quiz(lesson: str) -> Quiz:
    """Show the questions of a lesson, such as `quiz("01")`. Raises `StickyLabError` where there are none."""
    questions = {name: question for name, question in quiz_questions().items() if name.startswith(f"{lesson}.")}
    if not questions:
        lessons = ", ".join(sorted({name.partition(".")[0] for name in quiz_questions()}))
        raise StickyLabError("quiz_unknown", value=shown(lesson), allowed=lessons or course.NO_QUIZZES)
    return Quiz(lesson, questions)


def is_right(question: QuizQuestion, choice: str) -> bool:
    """Whether a choice is the right one; one that the question no longer has is not."""
    return choice in question.choices and question.choices[choice].right


def _choices(question: QuizQuestion) -> str:
    items = (f"<li>{escape(key)}) {choice.text.html()}</li>" for key, choice in question.choices.items())
    return f"<ul>{''.join(items)}</ul>"


def _answers(question: QuizQuestion) -> str:
    marks = {True: course.QUIZ_RIGHT_MARK.html(), False: course.QUIZ_WRONG_MARK.html()}
    items = (
        f"<li>{escape(key)}) <strong>{marks[one.right]}</strong>: {one.feedback.html()}</li>"
        for key, one in question.choices.items()
    )
    return f"<ul>{''.join(items)}</ul>"
