"""The wrong answers to every exercise, and their judging in processes beside the tests, for there are many."""

from __future__ import annotations

import importlib
from typing import Any

from sticky_lab.course.checking.exercises import EXERCISES
from sticky_lab.course.checking.worker import judged

#: Exercise → the answer that is expected → the learner's objects by name.
WRONG: dict[str, dict[str, dict[str, Any]]] = {
    exercise: answers
    for number in range(1, 7)
    for exercise, answers in importlib.import_module(f"tests.labs.wrong_answers.lab0{number}").WRONG.items()
}


def answer_to(attempt: tuple[str, str]) -> tuple[str, bool]:
    """Return what a check says to a wrong answer to an exercise: the name of the answer, and whether it passed."""
    exercise, expected = attempt
    verdict = judged(EXERCISES[exercise], WRONG[exercise][expected])
    return verdict.answer, verdict.passed
