"""`sticky-lab check NOTEBOOK`: runs a finished lab from top to bottom and tells which exercises pass."""

from __future__ import annotations

import ast
import asyncio
import json
import re
import subprocess
import time
import warnings
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError

from sticky_lab.course.checking.check import MIME_TYPE
from sticky_lab.course.checking.exercise import Verdict
from sticky_lab.course.checking.exercises import EXERCISES
from sticky_lab.course.checking.supervisor import end_marked, new_mark
from sticky_lab.course.content import exercise_words
from sticky_lab.course.kernels import kernel_environment, kernel_options
from sticky_lab.errors import StickyLabError, shown
from sticky_lab.words import Text, sentence
from sticky_lab.words import checking as words

# C0 and C1 controls, and what turns the direction of writing around.
_CONTROL = "[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]"


def check_notebook(written: str, *, seconds: int, as_json: bool, say: Callable[[Text], None]) -> int:
    """Run the notebook at this path, print a line for each exercise, and return 0 if all of them pass, else 1.

    The last check of an exercise counts. Raises `StickyLabError` for a path that is no lab, and where time is up; with
    `as_json` a line of JSON says so too, because a program that checks a class reads one for each notebook.
    """
    path = Path(written)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on what is odd about a notebook and does no harm
            expected, notebook = _read(path, written)
            found = verdicts(executed(notebook, path.parent, seconds))
    except StickyLabError as error:
        if as_json:
            problem = sentence(error).sides
            print(json.dumps({"notebook": path.name[:80], "passed": 0, "of": 0, "exercises": [], "problem": problem}))
        raise
    passed = [name for name in expected if name in found and found[name].passed]
    if as_json:
        results = [found[name].as_json() if name in found else _not_checked(name) for name in expected]
        print(json.dumps({"notebook": path.name, "passed": len(passed), "of": len(expected), "exercises": results}))
    else:
        for name in expected:
            say(_printable(_line(name, found.get(name))))
        say(words.SUM.fill(passed=len(passed), all=len(expected)))
    return 0 if passed == expected else 1


def _read(path: Path, written: str) -> tuple[list[str], Any]:
    """Return the exercises of a lab, and its notebook. Raises `StickyLabError` for anything else."""
    expected = [name for name in EXERCISES if name.startswith(path.stem.partition("_")[0] + ".")]
    try:
        if path.is_file() and path.suffix == ".ipynb" and expected:
            notebook = nbformat.read(path, as_version=4)
            nbformat.validate(notebook, relax_add_props=True)
            json.dumps(notebook, ensure_ascii=False).encode()  # no half of a surrogate pair
            return expected, notebook
    except Exception:
        pass  # what is no notebook says so in many ways, all of which mean the same to whoever handed it in
    raise StickyLabError("not_a_lab", value=shown(written))


def _printable(text: Text) -> Text:
    """Return what a terminal shows as it is: a notebook's own words must not steer it."""
    return Text(**{name: re.sub(_CONTROL, "\N{REPLACEMENT CHARACTER}", side) for name, side in text.sides.items()})


def verdicts(notebook: Any) -> dict[str, Verdict]:
    """Return the last verdict on each exercise among the results of those cells that do nothing but check it."""
    found = (
        (name, verdict)
        for cell in notebook.cells
        if cell.cell_type == "code" and (name := _checks(cell.source))
        for output in cell.outputs
        if output.output_type == "execute_result" and MIME_TYPE in output.data
        if (verdict := _verdict(output.data[MIME_TYPE])) is not None
    )
    return {name: verdict for name, verdict in found if verdict.exercise == name}


def _verdict(data: Any) -> Verdict | None:
    """Return the verdict in a result; None for what no check of ours has made."""
    try:
        return Verdict.from_json(data)
    except (AssertionError, AttributeError, KeyError, TypeError):
        return None


def _checks(source: str) -> str | None:
    """Return the exercise whose check is all that a cell holds, or None."""
    try:
        match ast.parse(source).body:
            case [ast.Expr(ast.Call(ast.Name("check"), [ast.Constant(str(name))], []))]:
                return name
    except (SyntaxError, ValueError, MemoryError, RecursionError):  # lines for IPython, such as %time; and worse
        pass
    return None


def executed(notebook: Any, folder: Path, seconds: int) -> Any:
    """Return the notebook with the outputs of a fresh run. What is in it beforehand does not count."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    where = {"metadata": {"path": folder}}
    client = NotebookClient(notebook, timeout=seconds, allow_errors=True, resources=where, **kernel_options())

    async def run(progress: Path) -> None:
        async with asyncio.timeout(seconds):
            # What a kernel says on its standard error is about the kernel; an error in a cell is among the outputs.
            await client.async_execute(env={**kernel_environment(progress), **marked}, stderr=subprocess.DEVNULL)

    # A teacher who checks a class does not want its progress among their own.
    began = time.monotonic()
    mark, marked = new_mark()
    with TemporaryDirectory() as own, ExitStack() as ends:
        ends.callback(end_marked, mark)  # what the notebook has started, and what its checks have
        try:
            asyncio.run(run(Path(own) / "progress.json"))
        except (TimeoutError, CellTimeoutError):
            raise StickyLabError("notebook_too_slow", seconds=seconds) from None
        except DeadKernelError:
            if time.monotonic() - began >= seconds:  # it was ended because time was up
                raise StickyLabError("notebook_too_slow", seconds=seconds) from None
            raise StickyLabError("kernel_died") from None
        except Exception as error:
            raise StickyLabError("notebook_not_run", error=type(error).__name__) from None
    return notebook


def _line(name: str, verdict: Verdict | None) -> Text:
    title = exercise_words(name).title
    if verdict is None:
        return words.TABLE_LINE.fill(sign="○", name=name, title=title, reason=words.NOT_CHECKED.fill(name=name))
    return words.TABLE_LINE.fill(sign="✓" if verdict.passed else "○", name=name, title=title, reason=verdict.reason)


def _not_checked(name: str) -> dict[str, Any]:
    return {"exercise": name, "passed": False, "answer": "not_checked"}
