"""The lessons keep the rules of a notebook, and the rules see what is wrong with the zoo."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from tests.conftest import ROOT
from tests.notebooks.rules import problems

LESSONS = sorted((ROOT / "lessons").glob("*.ipynb"))
# Each is a good notebook with one thing broken, and is named by the verdict.
ZOO = sorted((Path(__file__).parent / "zoo").glob("*.ipynb"))


def test_there_are_lessons_and_a_zoo() -> None:
    assert len(LESSONS) >= 2
    assert len(ZOO) >= 20


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_keeps_every_rule(path: Path) -> None:
    assert problems(nbformat.read(path, as_version=4), path.parent) == []


@pytest.mark.parametrize("path", ZOO, ids=lambda path: path.stem)
def test_the_zoo_is_seen_through(path: Path) -> None:
    expected = set() if path.stem == "good" else {path.stem}
    found = problems(nbformat.read(path, as_version=4), path.parent)
    assert {problem.verdict for problem in found} == expected
