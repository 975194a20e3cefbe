"""Running notebooks again changes not a byte, and the maker drops what would."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from sticky_lab.course.making import notebooks
from tests.conftest import ROOT

LESSONS = sorted((ROOT / "lessons").glob("*.ipynb"))
LABS = sorted((ROOT / "labs" / "solutions").glob("*.ipynb"))
# CPU of one of them, its targets included, on a machine that may be busy with other things.
MOST_SECONDS = 60


@pytest.mark.parametrize("path", LABS, ids=lambda path: path.stem)
def test_running_a_solved_lab_again_changes_nothing(path: Path, tmp_path: Path) -> None:
    before = os.times()
    copy = tmp_path / path.name
    shutil.copy(path, copy)
    notebooks.run(copy)
    assert copy.read_bytes() == path.read_bytes()
    assert sum(os.times()[:4]) - sum(before[:4]) <= MOST_SECONDS


# nbval runs them, and holds every output against what is stored; what is left is that nothing else is in the files.
@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_is_stored_as_its_maker_writes_it(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    notebooks.clean(notebook)
    assert nbformat.writes(notebook) + "\n" == path.read_text(encoding="utf-8")


def test_widget_state_timings_and_versions_are_dropped() -> None:
    output = new_output("display_data", data={notebooks.WIDGET_VIEW: {"model_id": "1"}, "text/plain": "x"})
    cell = new_code_cell("x", metadata={"execution": {"iopub.status.busy": "now"}}, outputs=[output])
    notebook = new_notebook(
        cells=[cell], metadata={"widgets": {}, "language_info": {"name": "python", "version": "3.11.7"}}
    )
    notebooks.clean(notebook)
    assert notebook.cells[0].outputs[0].data == {"text/plain": "x"}
    assert notebook.cells[0].metadata == {}
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    nbformat.validate(notebook)
