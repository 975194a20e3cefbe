"""Running the lessons again changes not a byte, and the maker drops what would."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from sticky_lab.course import notebooks
from tests.conftest import ROOT


@pytest.mark.parametrize("lesson", sorted((ROOT / "lessons").glob("*.ipynb")), ids=lambda path: path.stem)
def test_running_a_lesson_again_changes_nothing(lesson: Path, tmp_path: Path) -> None:
    copy = tmp_path / lesson.name
    shutil.copy(lesson, copy)
    notebooks.run(copy)
    assert copy.read_bytes() == lesson.read_bytes()


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
