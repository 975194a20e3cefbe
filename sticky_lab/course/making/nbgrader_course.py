"""Makes a course for nbgrader from the solved labs, for teachers.

    python -m sticky_lab.course.making.nbgrader_course FOLDER

nbgrader itself comes with the extra `grading`; nothing here imports it. Which cells a learner fills in, and which give
points, is told by the marks of solutions and the calls of `check`, so that no metadata has to be kept by hand. nbgrader
makes of it the learners' notebooks of `student_notebooks`, with its metadata added.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path
from typing import Any

import nbformat

from sticky_lab.course.asking.progress import VARIABLE
from sticky_lab.course.making.student_notebooks import BEGIN_SOLUTION, STUB, not_run
from sticky_lab.errors import StickyLabError
from sticky_lab.words import nbgrader_course as words
from sticky_lab.words import one_line, sentence

_CHECK = re.compile(r'^check\("([\w.]+)"\)$', re.MULTILINE)
# A learner may have given the name `check` to something else.
_HIDDEN_TESTS = """
### BEGIN HIDDEN TESTS
from sticky_lab import check

checked = check("{name}")
assert checked.passed, checked
### END HIDDEN TESTS"""

_CONFIG = f'''"""Settings of nbgrader for the labs of Sticky Lab."""

import os
from pathlib import Path

c = get_config()
c.CourseDirectory.course_id = "sticky-lab"
c.ClearSolutions.code_stub = {{"python": "{STUB}"}}
c.Execute.timeout = 120

# The progress of a class is not that of its teacher.
os.environ["{VARIABLE}"] = str(Path(__file__).with_name("progress.json"))
'''


def source_notebook(solved: Any) -> Any:
    """Return what nbgrader takes for a solved lab, which stays as it is: each check is locked and gives one point."""
    notebook = not_run(solved)
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        if found := _CHECK.search(cell.source):
            cell.source += _HIDDEN_TESTS.format(name=found[1])
            cell.metadata.nbgrader = {**_kind(found[1].replace(".", "-"), grade=True, locked=True), "points": 1}
        elif BEGIN_SOLUTION in cell.source:
            cell.metadata.nbgrader = _kind(cell.id, solution=True)
    return notebook


def make_course(labs: Path, folder: Path) -> int:
    """Write the solved labs into a folder for nbgrader, as assignments lab01, lab02 and so on; return how many.

    Settings of nbgrader that are there already are kept. Raises `StickyLabError` if there are no solved labs.
    """
    solved = sorted((labs / "solutions").glob("*.ipynb"))
    if not solved:
        raise StickyLabError("no_labs", path=labs)
    for path in solved:
        assignment = folder / "source" / path.stem.partition("_")[0]
        assignment.mkdir(parents=True, exist_ok=True)
        nbformat.write(source_notebook(nbformat.read(path, as_version=4)), assignment / path.name)
    settings = folder / "nbgrader_config.py"
    if not settings.exists():
        settings.write_text(_CONFIG, encoding="utf-8")
    return len(solved)


def _kind(grade_id: str, *, grade: bool = False, solution: bool = False, locked: bool = False) -> dict[str, Any]:
    """Return nbgrader's metadata of a cell."""
    return {
        "schema_version": 3,
        "grade_id": grade_id,
        "grade": grade,
        "solution": solution,
        "locked": locked,
        "task": False,
    }


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--labs", type=Path, default=Path("labs"))
    asked = parser.parse_args()
    try:
        number = make_course(asked.labs, asked.folder)
    except StickyLabError as error:
        sys.exit(one_line(sentence(error), os.environ))
    print(one_line(words.WRITTEN.fill(labs=number, path=asked.folder), os.environ))


if __name__ == "__main__":
    main()
