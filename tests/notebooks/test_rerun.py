"""Running the lessons again changes not a byte, and the maker drops what would."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from sticky_lab.course.making import notebooks
from tests.beside import done_beside, parameters
from tests.conftest import ROOT

LESSONS = sorted((ROOT / "lessons").glob("*.ipynb"))
LABS = sorted((ROOT / "labs" / "solutions").glob("*.ipynb"))
SECONDS = 60


Runs = dict[Path, Future[tuple[bytes, float]]]


@pytest.fixture(scope="module")
def runs(request: pytest.FixtureRequest) -> Iterator[Runs]:
    wanted = [one["path"] for one in parameters(request, "test_running_a_notebook_again_changes_nothing")]
    with done_beside(fresh_run, wanted) as futures:
        yield futures


def fresh_run(path: Path) -> tuple[bytes, float]:
    """Run a copy of a notebook; return what it then is, and how many seconds of CPU it took, its targets included."""
    before = os.times()
    with TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        shutil.copy(path, copy)
        notebooks.run(copy)
        after = os.times()
        return copy.read_bytes(), sum(after[:4]) - sum(before[:4])


@pytest.mark.parametrize("path", [*LESSONS, *LABS], ids=lambda path: path.stem)
def test_running_a_notebook_again_changes_nothing(path: Path, runs: Runs) -> None:
    assert runs[path].result()[0] == path.read_bytes()


@pytest.mark.parametrize("paths", [LESSONS, LABS], ids=["lessons", "labs"])
def test_all_of_them_together_take_a_minute_at_most(paths: list[Path], runs: Runs) -> None:
    # CPU, for the machine may be busy with other things; kernels and targets keep two processors busy.
    assert sum(runs[path].result()[1] for path in paths if path in runs) / 2 <= SECONDS


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
