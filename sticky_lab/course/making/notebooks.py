"""Makes the stored outputs of the lessons: `python -m sticky_lab.course.making.notebooks lessons/*.ipynb`.

Runs each notebook in a fresh kernel, as a learner who has done nothing yet, and keeps what every run gives: texts and
HTML. Widget state, timings and the version of Python go, so that a second run changes nothing in git.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from nbclient import NotebookClient

from sticky_lab.course.kernels import kernel_environment, kernel_options

CELL_SECONDS = 60
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


def run(path: Path) -> None:
    """Run a notebook where it stands and write it back with its outputs."""
    notebook = nbformat.read(path, as_version=4)
    where = {"metadata": {"path": str(path.parent)}}
    client = NotebookClient(notebook, timeout=CELL_SECONDS, resources=where, **kernel_options())
    with TemporaryDirectory() as folder:
        client.execute(env=kernel_environment(Path(folder) / "progress.json"))
    clean(notebook)
    nbformat.write(notebook, path)


def clean(notebook: Any) -> None:
    """Drop, in place, what differs from run to run or from machine to machine."""
    notebook.metadata = nbformat.NotebookNode(
        kernelspec={"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        language_info={"name": "python"},
    )
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET_VIEW, None)


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        print(argument, flush=True)
        run(Path(argument))
