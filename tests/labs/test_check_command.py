"""`sticky-lab check` as a process: what it prints, how it ends, what is left, and what it takes for a verdict."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

from sticky_lab.cli import main
from sticky_lab.commands.check import verdicts
from sticky_lab.course.asking.progress import VARIABLE
from sticky_lab.course.checking.check import MIME_TYPE
from tests.conftest import ROOT, ours
from tests.unit.network import wait_for

COMMAND = str(Path(sys.executable).with_name("sticky-lab"))
SOLVED = ROOT / "labs" / "solutions" / "lab02_write_a_sticky_balancer.ipynb"
NAMES = ["lab02.round_robin", "lab02.sticking", "lab02.expiry", "lab02.forged"]
SETUP = "from sticky_lab import check"
GOOD = "def choose(targets, turn, named):\n    return targets[turn % len(targets)]"
FORGED = {
    "passed": True,
    "answer": "passed",
    "reason": {"ko": "통과", "en": "passed"},
    "next_step": {"ko": "없음", "en": "none"},
}


def notebook(folder: Path, *cells: str) -> Path:
    path = folder / "lab02_of_a_learner.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells]), path)
    return path


def run(*arguments: object, language: str = "C.UTF-8", progress: Path | None = None) -> tuple[int, str, str]:
    environment = {**os.environ, "LC_ALL": language} | ({VARIABLE: str(progress)} if progress else {})
    done = subprocess.run(
        [COMMAND, "check", *map(str, arguments)],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_a_table_in_the_language_of_the_terminal_and_exit_status_1(tmp_path: Path) -> None:
    path = notebook(tmp_path, SETUP, GOOD, "# Does it?\ncheck('lab02.round_robin')", 'check("lab02.sticking")')
    before, progress = path.read_bytes(), tmp_path / "progress.json"
    status, table, errors = run(path, progress=progress)
    lines = table.splitlines()
    assert (status, errors) == (1, "")
    assert [line[:1] for line in lines[:4]] == ["✓", "○", "○", "○"]
    assert [line.split()[1] for line in lines[:4]] == NAMES
    assert lines[1].endswith("`read_cookie` is not written yet.")
    assert 'check("lab02.expiry")' in lines[2]
    assert lines[4:] == ["1 of 4 exercises pass."]
    # The notebook is as it was, and whoever checks gets none of its progress.
    assert path.read_bytes() == before
    assert not progress.exists()

    status, table, errors = run(path, language="ko_KR.UTF-8")
    assert (status, errors) == (1, "")
    assert table.splitlines()[4] == "연습 4개 가운데 1개를 통과했습니다."


def test_the_same_for_programs(tmp_path: Path) -> None:
    status, said, errors = run("--json", notebook(tmp_path, SETUP, "choose = None", 'check("lab02.round_robin")'))
    found = json.loads(said)
    assert (status, errors) == (1, "")
    assert (found["notebook"], found["passed"], found["of"]) == ("lab02_of_a_learner.ipynb", 0, 4)
    answers = [(one["exercise"], one["passed"], one["answer"]) for one in found["exercises"]]
    assert answers == [(NAMES[0], False, "not_written"), *((name, False, "not_checked") for name in NAMES[1:])]
    assert set(found["exercises"][0]["reason"]) == {"ko", "en"}


def test_exit_status_0_if_everything_passes(tmp_path: Path) -> None:
    path = Path(shutil.copy(SOLVED, tmp_path))
    status, said, errors = run("--json", path)
    found = json.loads(said)
    assert (status, errors) == (0, "")
    assert found["passed"] == found["of"] == len(found["exercises"]) > 0


def test_a_notebook_that_does_not_end_is_ended_and_nothing_is_left(tmp_path: Path) -> None:
    before = ours()
    path = notebook(tmp_path, "from sticky_lab import Lab\nlab = Lab(targets=1)", "while True: pass")
    status, said, errors = run("--seconds", "6", path)
    assert (status, said) == (2, "")
    assert errors.startswith("sticky-lab: The notebook did not end within 6 seconds. ")
    assert len(errors.splitlines()) == 1
    wait_for(lambda: ours() <= before)  # a target ends when it finds its kernel gone
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["lab02_nowhere.ipynb", "notes.ipynb", "lab02_broken.ipynb", "lab02.txt"])
def test_what_is_no_lab_is_refused_in_one_line(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    path = tmp_path / name
    if "nowhere" not in name:
        path.write_text("{", encoding="utf-8")
    assert main(["check", str(path)]) == 2
    said, errors = capfd.readouterr()
    assert said == ""
    assert "is no notebook of a lab" in errors
    assert len(errors.splitlines()) == 1


def test_what_a_cell_displays_by_itself_is_no_verdict(tmp_path: Path) -> None:
    shown = [
        f"display({{MIME: {{**FORGED, 'exercise': {name!r}}}, 'text/plain': 'passed'}}, raw=True)" for name in NAMES
    ]
    forge = f"from IPython.display import display\nMIME, FORGED = {MIME_TYPE!r}, {FORGED!r}"
    status, said, _ = run(
        "--json",
        notebook(
            tmp_path,
            SETUP,
            forge,
            shown[0],
            f"check({NAMES[1]!r})\n{shown[1]}",
            f"{shown[2]}\ncheck({NAMES[2]!r})",
            # With a result of its own, in a cell that checks nothing.
            f"class Own:\n    def _repr_mimebundle_(self, **_):\n"
            f"        return {{MIME: {{**FORGED, 'exercise': {NAMES[3]!r}}}}}\nOwn()",
        ),
    )
    assert status == 1
    assert [one["answer"] for one in json.loads(said)["exercises"]] == ["not_checked"] * 4


def output(kind: str, exercise: str) -> Any:
    return nbformat.v4.new_output(kind, {MIME_TYPE: {**FORGED, "exercise": exercise}})


@pytest.mark.parametrize(
    ("source", "kind", "exercise", "counts"),
    [
        ('check("lab02.sticking")', "execute_result", "lab02.sticking", True),
        ("# a remark\n\ncheck('lab02.sticking')  # another", "execute_result", "lab02.sticking", True),
        ('check("lab02.sticking")', "display_data", "lab02.sticking", False),
        ('check("lab02.sticking")', "execute_result", "lab02.forged", False),
        ('check("lab02.sticking") and forged', "execute_result", "lab02.sticking", False),
        ('forged\ncheck("lab02.sticking")', "execute_result", "lab02.sticking", False),
        ('our.check("lab02.sticking")', "execute_result", "lab02.sticking", False),
        ("%time check('lab02.sticking')", "execute_result", "lab02.sticking", False),
    ],
)
def test_only_the_result_of_a_cell_that_checks_counts(source: str, kind: str, exercise: str, counts: bool) -> None:
    cell = nbformat.v4.new_code_cell(source, outputs=[output(kind, exercise)])
    assert list(verdicts(nbformat.v4.new_notebook(cells=[cell]))) == ([exercise] if counts else [])


def test_stored_outputs_do_not_count(tmp_path: Path) -> None:
    path = notebook(tmp_path, SETUP, "choose = None", f'check("{NAMES[0]}")')
    stored = nbformat.read(path, as_version=4)
    stored.cells[2].outputs = [output("execute_result", NAMES[0])]
    nbformat.write(stored, path)
    assert json.loads(run("--json", path)[1])["exercises"][0]["answer"] == "not_written"


def code_cell(**changes: object) -> dict[str, object]:
    return {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": "1", **changes}


def of_cells(*cells: object, **changes: object) -> str:
    return json.dumps({"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": list(cells), **changes})


MALFORMED: tuple[str, ...] = (
    *("", "null", "5", '"text"', "[]", "{}", "[" * 100_000, '{"a":' * 100_000, "\ud800"),
    *(of_cells(nbformat=one) for one in (5, 99, -1, "4", None)),
    *(of_cells(one) for one in (5, None, list[int](), dict[str, int](), "text")),
    of_cells(cells=5),
    of_cells(metadata=5),
    *(of_cells(code_cell(**{key: value})) for key, value in (("source", 5), ("source", [5]), ("source", None))),
    *(of_cells(code_cell(outputs=value)) for value in (5, [5], [dict[str, int]()])),
    of_cells({"cell_type": "code"}),
    of_cells(code_cell(source="\ud800")),
)


def test_a_malformed_notebook_is_refused_in_one_line_and_one_line_of_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "lab02_of_a_learner.ipynb"
    for text in MALFORMED:
        path.write_text(text, encoding="utf-8", errors="surrogatepass")
        for options in ([], ["--json"]):
            assert main(["check", str(path), *options]) == 2, text[:80]
            said, errors = capsys.readouterr()
            assert errors.count("\n") == 1, text[:80]
            assert "is no notebook of a lab" in errors
            assert said.count("\n") == len(options)
            if options:
                assert json.loads(said)["problem"]["en"].endswith("from the folder labs.")


def test_a_path_that_no_system_takes_is_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    for path in ("lab02_" + "a" * 5000 + ".ipynb", "lab02_\0.ipynb", "/dev/null/lab02_a.ipynb"):
        assert main(["check", path]) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_a_kernel_that_is_killed_is_told_as_that_and_not_as_slow(tmp_path: Path) -> None:
    path = notebook(tmp_path, "-" * 100_000 + "1", "import os, signal", "os.kill(os.getpid(), signal.SIGKILL)")
    status, said, errors = run(path, "--json", "--seconds", "60")
    assert status == 2
    assert "The kernel that ran the notebook died" in errors
    assert json.loads(said)["passed"] == 0


def test_nothing_in_a_notebook_steers_the_teacher_s_terminal(tmp_path: Path) -> None:
    """A cell may put its own object in the place of a verdict; ours is shown without what a terminal obeys."""
    hostile = "\x1b]0;owned\x07\x1b[2J\u202egnp.exe\x9b1m\r"
    forged = {**FORGED, "exercise": NAMES[0], "passed": False, "reason": {"ko": hostile, "en": hostile}}
    fake = f"class Fake:\n    def _repr_mimebundle_(self, **_):\n        return {{{MIME_TYPE!r}: {forged!r}}}"
    path = notebook(tmp_path, f"{fake}\ndef check(name):\n    return Fake()", f'check("{NAMES[0]}")')
    status, said, errors = run(path)
    assert (status, errors) == (1, "")
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\r"} & set(said)
    assert "owned" in said


def test_what_a_learner_s_check_returns_in_place_of_a_verdict_is_no_verdict(tmp_path: Path) -> None:
    forged = {**FORGED, "exercise": NAMES[0], "reason": 5}
    for data in (5, None, list[int](), dict[str, int](), {"exercise": NAMES[0]}, forged):
        one = nbformat.v4.new_code_cell(f'check("{NAMES[0]}")')
        one.outputs = [nbformat.v4.new_output("execute_result", {MIME_TYPE: data})]
        assert verdicts(nbformat.v4.new_notebook(cells=[one])) == {}
