"""The wrong answers to every exercise, and what is said to them."""

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


def answers_to(exercise: str) -> dict[str, tuple[str, bool]]:
    """Return what a check says to each wrong answer to an exercise: the name of the answer, and whether it passed."""
    said = {}
    for expected, work in WRONG[exercise].items():
        verdict = judged(EXERCISES[exercise], work)
        said[expected] = (verdict.answer, verdict.passed)
    return said
