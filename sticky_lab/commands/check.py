"""`sticky-lab check NOTEBOOK`: runs a finished lab from top to bottom and tells which exercises pass."""

from __future__ import annotations

import ast
import asyncio
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError

from sticky_lab.course.checks.check import MIME_TYPE
from sticky_lab.course.checks.exercises import EXERCISES
from sticky_lab.course.checks.forms import Verdict
from sticky_lab.course.progress import VARIABLE
from sticky_lab.messages import StickyLabError, Text, labs
from sticky_lab.messages import checks as words


def check_notebook(written: str, *, seconds: int, as_json: bool, say: Callable[[Text], None]) -> int:
    """Run the notebook at this path, print a line for each exercise, and return 0 if all of them pass, else 1.

    The last check of an exercise counts. Raises `StickyLabError` for a path that is no lab, and where time is up.
    """
    path = Path(written)
    expected = [name for name in EXERCISES if name.startswith(path.stem.partition("_")[0] + ".")]
    if not path.is_file() or path.suffix != ".ipynb" or not expected:
        raise StickyLabError(words.NOT_A_LAB, value=repr(written)[:80])
    try:
        notebook = nbformat.read(path, as_version=4)
    except (nbformat.reader.NotJSONError, nbformat.ValidationError, UnicodeDecodeError):
        raise StickyLabError(words.NOT_A_LAB, value=repr(written)[:80]) from None
    found = verdicts(executed(notebook, path.parent, seconds))
    passed = [name for name in expected if name in found and found[name].passed]
    if as_json:
        results = [found[name].as_json() if name in found else _not_checked(name) for name in expected]
        print(json.dumps({"notebook": path.name, "passed": len(passed), "of": len(expected), "exercises": results}))
    else:
        for name in expected:
            say(_line(name, found.get(name)))
        say(words.SUM.fill(passed=len(passed), all=len(expected)))
    return 0 if passed == expected else 1


def verdicts(notebook: Any) -> dict[str, Verdict]:
    """Return the last verdict on each exercise among the results of those cells that do nothing but check it."""
    found = (
        (name, Verdict.from_json(output.data[MIME_TYPE]))
        for cell in notebook.cells
        if cell.cell_type == "code" and (name := _checks(cell.source))
        for output in cell.outputs
        if output.output_type == "execute_result" and MIME_TYPE in output.data
    )
    return {name: verdict for name, verdict in found if verdict.exercise == name}


def _checks(source: str) -> str | None:
    """Return the exercise whose check is all that a cell holds, or None."""
    try:
        match ast.parse(source).body:
            case [ast.Expr(ast.Call(ast.Name("check"), [ast.Constant(str(name))], []))]:
                return name
    except SyntaxError:  # lines for IPython, such as %time
        pass
    return None


def executed(notebook: Any, folder: Path, seconds: int) -> Any:
    """Return the notebook with the outputs of a fresh run. What is in it beforehand does not count."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    client = NotebookClient(
        notebook, timeout=seconds, allow_errors=True, kernel_name="python3", resources={"metadata": {"path": folder}}
    )

    async def run(progress: str) -> None:
        async with asyncio.timeout(seconds):
            # What a kernel says on its standard error is about the kernel; an error in a cell is among the outputs.
            await client.async_execute(env={**os.environ, VARIABLE: progress}, stderr=subprocess.DEVNULL)

    # A teacher who checks a class does not want its progress among their own.
    with TemporaryDirectory() as own:
        try:
            asyncio.run(run(str(Path(own) / "progress.json")))
        except (TimeoutError, CellTimeoutError, DeadKernelError):
            raise StickyLabError(words.NOTEBOOK_TOO_SLOW, seconds=seconds) from None
    return notebook


def _line(name: str, verdict: Verdict | None) -> Text:
    title = labs.EXERCISES[name].title
    if verdict is None:
        return words.TABLE_LINE.fill(sign="○", name=name, title=title, reason=words.NOT_CHECKED.fill(name=name))
    return words.TABLE_LINE.fill(sign="✓" if verdict.passed else "○", name=name, title=title, reason=verdict.reason)


def _not_checked(name: str) -> dict[str, Any]:
    return {"exercise": name, "passed": False, "answer": "not_checked"}
