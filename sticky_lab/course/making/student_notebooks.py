"""Makes the learners' lab notebooks from the solved ones: `python -m sticky_lab.course.making.student_notebooks`.

The solution is the source. What stands between `### BEGIN SOLUTION` and `### END SOLUTION` is replaced by one line that
asks for it; between `### BEGIN HIDDEN TESTS` and `### END HIDDEN TESTS` nothing is left. The marks are nbgrader's, and
`grading` makes of the same sources what it needs. Outputs go as well: a learner makes their own.
"""

from __future__ import annotations

import re
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import nbformat

from sticky_lab.course.making.notebooks import clean

STUB = "# 여기에 작성하십시오 · write your code here"
BEGIN_SOLUTION = "### BEGIN SOLUTION"
_SOLUTION = re.compile(rf"^( *){BEGIN_SOLUTION}\n.*?^ *### END SOLUTION$", re.MULTILINE | re.DOTALL)
_HIDDEN = re.compile(r"\n? *### BEGIN HIDDEN TESTS\n.*?### END HIDDEN TESTS", re.DOTALL)


def student_notebook(solved: Any) -> Any:
    """Return the learner's notebook for a solved one, which stays as it is."""
    notebook = not_run(solved)
    for cell in notebook.cells:
        cell.source = _HIDDEN.sub("", _SOLUTION.sub(rf"\1{STUB}", cell.source))
        cell.metadata.pop("nbgrader", None)
    return notebook


def not_run(solved: Any) -> Any:
    """Return a copy of a solved notebook without outputs, with links that are right in the folder above."""
    notebook = deepcopy(solved)
    clean(notebook)
    for cell in notebook.cells:
        cell.source = cell.source.replace("../../lessons/", "../lessons/")
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


def made_from(folder: Path) -> dict[Path, str]:
    """Return the text of each learner's notebook, by its path, for the solved ones in `folder`/solutions."""
    return {
        folder / path.name: nbformat.writes(student_notebook(nbformat.read(path, as_version=4))) + "\n"
        for path in sorted((folder / "solutions").glob("*.ipynb"))
    }


if __name__ == "__main__":
    for path, text in made_from(Path(sys.argv[1] if len(sys.argv) > 1 else "labs")).items():
        path.write_text(text, encoding="utf-8")
        print(path)
