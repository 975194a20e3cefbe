"""Beside the typical wrong answers: tricks, which do not pass, and other good ways than the solution's, which do."""

from __future__ import annotations

import pytest

from sticky_lab.course.checking.exercises import EXERCISES
from sticky_lab.course.checking.worker import judged
from tests.labs.wrong_answers import lab02, lab03, lab04, lab05, lab06


@pytest.mark.parametrize(("exercise", "answer", "work"), [*lab02.TRICKS, *lab03.TRICKS, *lab04.TRICKS, *lab06.TRICKS])
def test_a_trick_does_not_pass(exercise: str, answer: str, work: dict[str, object]) -> None:
    assert judged(EXERCISES[exercise], work).answer == answer


@pytest.mark.parametrize(("exercise", "work"), [*lab02.ALSO_RIGHT, *lab03.ALSO_RIGHT, *lab05.ALSO_RIGHT])
def test_another_good_way_passes(exercise: str, work: dict[str, object]) -> None:
    assert judged(EXERCISES[exercise], work).answer == "passed"
