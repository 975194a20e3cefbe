"""Each exercise, both ways: its solution passes, its untouched stub says so, each wrong answer gets its own word."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import nbformat
import pytest

from sticky_lab.commands.check import executed, verdicts
from sticky_lab.course.checking.exercise import Verdict
from sticky_lab.course.checking.exercises import EXERCISES
from sticky_lab.course.content import common_answers, exercises
from sticky_lab.course.making.student_notebooks import STUB, made_from
from tests.conftest import ROOT
from tests.labs.attempts import WRONG, answers_to

LABS = ROOT / "labs"
SOLVED = sorted((LABS / "solutions").glob("*.ipynb"))


def of_lab(path: Path) -> list[str]:
    return [name for name in EXERCISES if name.startswith(path.stem.partition("_")[0] + ".")]


def test_there_are_six_labs_each_with_exercises() -> None:
    assert [path.stem[:5] for path in SOLVED] == [f"lab0{number}" for number in range(1, 7)]
    assert all(of_lab(path) for path in SOLVED)


def test_every_exercise_has_words_and_every_word_has_an_exercise() -> None:
    assert set(exercises()) == set(EXERCISES)


def test_every_exercise_has_three_wrong_answers_of_different_kinds() -> None:
    assert set(WRONG) == set(EXERCISES)
    assert {name: len(answers) for name, answers in WRONG.items() if len(answers) < 3} == {}


def test_the_learners_notebooks_are_current() -> None:
    assert {path: path.read_text(encoding="utf-8") for path in LABS.glob("*.ipynb")} == made_from(LABS)


@pytest.mark.parametrize("path", SOLVED, ids=lambda path: path.stem)
def test_nothing_of_a_solution_is_left_in_the_learners_notebook(path: Path) -> None:
    text = (LABS / path.name).read_text(encoding="utf-8")
    cells = nbformat.read(LABS / path.name, as_version=4).cells
    assert "SOLUTION" not in text
    assert "HIDDEN" not in text
    assert STUB in text
    for cell in cells:
        assert not cell.get("outputs")
        assert not cell.get("attachments")
        assert set(cell.metadata) <= {"tags"}
    secrets = [line.strip() for cell in nbformat.read(path, as_version=4).cells for line in regions(cell.source)]
    sources = {line.strip() for cell in cells for line in cell.source.splitlines()}
    assert len(secrets) >= len(of_lab(path))
    # Short ones, such as a closing bracket, may well stand elsewhere too.
    assert [line for line in secrets if len(line) > 12 and line in sources] == []


@pytest.mark.parametrize("path", SOLVED, ids=lambda path: path.stem)
def test_the_solution_passes_every_check(path: Path) -> None:
    # Its stored outputs: tests/notebooks/test_rerun.py proves that a run gives them.
    found = verdicts(nbformat.read(path, as_version=4))
    assert answers(path, found) == dict.fromkeys(of_lab(path), "passed")


@pytest.mark.parametrize("path", SOLVED, ids=lambda path: path.stem)
def test_the_untouched_notebook_runs_through_and_every_check_says_that_nothing_is_written(path: Path) -> None:
    notebook = executed(nbformat.read(LABS / path.name, as_version=4), LABS, seconds=60)
    errors = [output for cell in notebook.cells for output in cell.get("outputs", []) if output.output_type == "error"]
    assert errors == []
    found = verdicts(notebook)
    assert answers(path, found) == dict.fromkeys(of_lab(path), "not_written")


@pytest.mark.parametrize("exercise", WRONG)
def test_each_wrong_answer_gets_its_own_word(exercise: str) -> None:
    # In a process of their own: some of them never end.
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
        said = process.submit(answers_to, exercise).result()
    assert said == {answer: (answer, False) for answer in WRONG[exercise]}


def test_every_word_of_an_exercise_is_said_to_somebody() -> None:
    for name, words in exercises().items():
        assert set(words.answers) == {"passed", *WRONG[name]} - set(common_answers()), name


def answers(path: Path, found: dict[str, Verdict]) -> dict[str, str]:
    """Return what was answered to each exercise of a lab."""
    return {name: found[name].answer if name in found else "not_checked" for name in of_lab(path)}


def regions(source: str) -> list[str]:
    """Return the lines that stand within marks of a solution."""
    inside, found = False, []
    for line in source.splitlines():
        if "### END SOLUTION" in line:
            inside = False
        if inside:
            found.append(line)
        if "### BEGIN SOLUTION" in line:
            inside = True
    return found
