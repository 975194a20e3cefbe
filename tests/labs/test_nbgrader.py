"""nbgrader hands out the learners' notebooks as we do, and gives points for what the checks let pass."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import nbformat
import pytest

from sticky_lab.course.asking.progress import VARIABLE
from sticky_lab.course.checking.exercises import EXERCISES
from sticky_lab.course.making.nbgrader_course import make_course
from sticky_lab.course.making.student_notebooks import BEGIN_SOLUTION
from sticky_lab.errors import StickyLabError
from tests.conftest import ROOT

LABS = ROOT / "labs"
SOLVED = LABS / "solutions" / "lab02_write_a_sticky_balancer.ipynb"
POINTS = sum(name.startswith("lab02.") for name in EXERCISES)


def test_every_exercise_gives_one_point_and_every_solution_is_the_learners(tmp_path: Path) -> None:
    assert make_course(LABS, tmp_path) == len(list((LABS / "solutions").glob("*.ipynb")))
    for path in tmp_path.glob("source/*/*.ipynb"):
        cells = [cell for cell in nbformat.read(path, as_version=4).cells if "nbgrader" in cell.metadata]
        marks = {cell.metadata.nbgrader.grade_id: cell.metadata.nbgrader for cell in cells}
        assert len(marks) == len(cells)
        graded = [name for name, mark in marks.items() if mark.grade and mark.locked and mark.points == 1]
        assert sorted(graded) == sorted(
            name.replace(".", "-") for name in EXERCISES if name.startswith(f"{path.parent.name}.")
        )
        solutions = [cell.metadata.nbgrader.solution for cell in cells if BEGIN_SOLUTION in cell.source]
        assert solutions == [True] * (len(cells) - len(graded))


def test_the_settings_of_a_teacher_are_kept(tmp_path: Path) -> None:
    make_course(LABS, tmp_path)
    settings = tmp_path / "nbgrader_config.py"
    settings.write_text("c.Execute.timeout = 600\n", encoding="utf-8")
    make_course(LABS, tmp_path)
    assert settings.read_text(encoding="utf-8") == "c.Execute.timeout = 600\n"


def test_a_folder_without_solved_labs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StickyLabError, match="no solved labs"):
        make_course(tmp_path, tmp_path / "course")
    assert not (tmp_path / "course").exists()


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.skipif(find_spec("nbgrader") is None, reason="nbgrader is not installed: pip install -e .[grading]")
def test_nbgrader_gives_all_points_for_the_solution_and_none_for_the_untouched_notebook(tmp_path: Path) -> None:
    course = tmp_path / "course"
    make_course(LABS, course)
    progress_of_the_teacher = tmp_path / "progress.json"

    def nbgrader(*arguments: str) -> None:
        # nbgrader looks for alembic on the path.
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        environment = {**os.environ, VARIABLE: str(progress_of_the_teacher), "PATH": path}
        command = [sys.executable, "-m", "nbgrader", *arguments]
        done = subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    nbgrader("generate_assignment", "lab02")
    released = nbformat.read(course / "release" / "lab02" / SOLVED.name, as_version=4)
    assert sources(released) == sources(nbformat.read(LABS / SOLVED.name, as_version=4))

    hand_in(course, "untouched", released, lambda cell, solution: None)
    hand_in(course, "solved", released, fill_in)
    hand_in(course, "cheated", released, pretend)
    nbgrader("autograde", "lab02")
    nbgrader("export")
    with (course / "grades.csv").open(encoding="utf-8") as table:
        grades = {row["student_id"]: (float(row["score"]), float(row["max_score"])) for row in csv.DictReader(table)}
    assert grades == {"untouched": (0, POINTS), "solved": (POINTS, POINTS), "cheated": (0, POINTS)}
    assert not progress_of_the_teacher.exists()


def sources(notebook: Any) -> list[tuple[str, str]]:
    return [(cell.cell_type, cell.source) for cell in notebook.cells]


def fill_in(cell: Any, solution: Any) -> None:
    """Write what the solution has into a cell that is the learner's."""
    if BEGIN_SOLUTION in solution.source:
        cell.source = solution.source


def pretend(cell: Any, solution: Any) -> None:
    """Make `check` a function that is content with everything, and leave the checks out."""
    if BEGIN_SOLUTION in solution.source:
        cell.source += "\n\nclass Content:\n    passed = True\n\n\ncheck = lambda name: Content()"
    elif cell.source.startswith("check("):
        cell.source = "1 + 1"


def hand_in(course: Path, student: str, released: Any, work: Callable[[Any, Any], None]) -> None:
    """Put a student's notebook, after some work on it, where nbgrader looks for what was handed in."""
    folder = course / "submitted" / student / "lab02"
    folder.mkdir(parents=True)
    notebook = nbformat.from_dict(released)
    solved = nbformat.read(SOLVED, as_version=4)
    for cell, solution in zip(notebook.cells, solved.cells, strict=True):
        work(cell, solution)
    nbformat.write(notebook, folder / SOLVED.name)
