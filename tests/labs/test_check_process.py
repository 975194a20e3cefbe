"""A learner's work on its way to the process that judges, and what may happen to that process."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from sticky_lab import Lab
from sticky_lab.course import START
from sticky_lab.course.checking.check import judge_elsewhere
from sticky_lab.course.checking.exercise import Exercise
from sticky_lab.course.checking.exercises import EXERCISES
from sticky_lab.course.checking.worker import judged
from sticky_lab.course.labs.lab03.two_layers import TwoLayers
from sticky_lab.errors import StickyLabError
from tests.labs.cells import DEF, ROUND_ROBIN, verdict_on, written

WITH_A_TABLE = """
table = {}
def choose(targets, turn, named):
    return named if named in targets else targets[turn % len(targets)]
def write_cookie(target, now):
    table[target[::-1]] = target
    return target[::-1]
def read_cookie(value, now):
    return table.get(value)
"""


@pytest.mark.parametrize(
    "end",
    [
        "os._exit(0)",
        # A verdict of one's own on standard output.
        "os.write(1, VERDICT); os.write(2, VERDICT); os._exit(0)",
        # On whatever may lead out of the process.
        "[os.write(fd, VERDICT) for fd in range(1, 64) if writable(fd)]; os._exit(0)",
        "os.kill(os.getpid(), 9)",
    ],
)
def test_work_that_ends_the_process_does_not_pass(end: str) -> None:
    passed = {"exercise": ROUND_ROBIN.name, "passed": True, "answer": "passed"}
    forged = json.dumps({**passed, "reason": {"ko": "", "en": ""}, "next_step": {"ko": "", "en": ""}}).encode()
    writable = """def writable(fd):
    try: return stat.S_ISREG(os.fstat(fd).st_mode)
    except OSError: return False
"""
    verdict = verdict_on(f"import os, stat\nVERDICT = {forged!r}\n" + writable + DEF + f"    {end}\n")
    assert (verdict.answer, verdict.passed) == ("check_broken", False)


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("os.write(2, b'out of memory?\\nThe last words.\\n'); os._exit(7)", "The last words."),
        ("os._exit(7)", "exit status 7"),
    ],
)
def test_a_process_that_ended_is_quoted(end: str, said: str) -> None:
    verdict = verdict_on("import os\n" + DEF + f"    {end}\n")
    assert verdict.answer == "check_broken"
    assert f"The last of it was: {said}" in verdict.reason.en


def test_an_altered_error_does_not_pass() -> None:
    altered = DEF + (
        "    from sticky_lab.course.checking.exercise import NotYetError\n"
        "    says_passed = {'answer': 'passed', 'observed': None, 'facts': {}}\n"
        "    NotYetError.__init__ = lambda self, *_, **__: self.__dict__.update(says_passed)\n"
        "    return targets[0]\n"
    )
    verdict = verdict_on(altered)
    assert (verdict.answer, verdict.passed) == ("judge_failed", False)


@pytest.mark.parametrize(
    ("error", "ko", "en"),
    [
        (OverflowError("int too large"), "OverflowError: int too large", "OverflowError: int too large"),
        (StickyLabError("lab_closed"), "StickyLabError: 이 랩은", "StickyLabError: This lab"),
    ],
)
def test_what_stops_a_judge_is_quoted(error: Exception, ko: str, en: str) -> None:
    def judge(_choose: object) -> None:
        raise error

    verdict = judged(Exercise(ROUND_ROBIN.name, ("choose",), judge), {"choose": "written"})
    assert (verdict.answer, verdict.passed) == ("judge_failed", False)
    assert ko in verdict.reason.ko
    assert en in verdict.reason.en


def test_a_program_that_runs_on_does_not_hold_up_the_check(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    starts_one = DEF + (
        "    import pathlib, subprocess, sys\n"
        f"    pid = pathlib.Path({str(pid)!r})\n"
        "    if not pid.exists():\n"
        "        pid.write_text(str(subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(120)']).pid))\n"
        "    return targets[turn % len(targets)]\n"
    )
    try:
        assert verdict_on(starts_one).answer == "passed"
        assert psutil.Process(int(pid.read_text())).is_running()
    finally:
        psutil.Process(int(pid.read_text())).kill()


def test_functions_share_a_global_in_the_check_as_in_the_notebook() -> None:
    verdict = judge_elsewhere(EXERCISES["lab02.sticking"], written(WITH_A_TABLE))
    assert (verdict.answer, verdict.passed) == ("passed", True)


def test_of_several_functions_the_one_that_cannot_be_handed_over_is_named() -> None:
    verdict = judge_elsewhere(
        EXERCISES["lab02.sticking"],
        written(
            "import threading\nlock = threading.Lock()\n" + WITH_A_TABLE.replace("table.get", "lock and table.get")
        ),
    )
    assert verdict.answer == "not_movable"
    assert verdict.reason.en.startswith("`read_cookie` cannot")


def test_the_line_is_never_taken_from_another_cell() -> None:
    names = written("choose = lambda targets, turn, named: targets['a']")
    verdict = judge_elsewhere(ROUND_ROBIN, {**written("other = lambda targets: targets"), **names})
    assert "line 1, `choose = lambda targets, turn, named: targets['a']`" in verdict.reason.en
    verdict = judge_elsewhere(ROUND_ROBIN, {**names, **written("other = lambda targets: targets")})
    assert "line 1, `choose = lambda targets, turn, named: targets['a']`" in verdict.reason.en


@pytest.mark.parametrize(
    ("make", "code"),
    [(Lab, "shop.url"), (Lab, "alice.get('/')"), (TwoLayers, "shop.outer")],
)
def test_a_function_that_uses_a_lab_of_the_notebook_is_told_so(make: Callable[..., Lab | TwoLayers], code: str) -> None:
    names = written(DEF + f"    return {code} and targets[0]")
    shop = make(seed=1, start=START)
    try:
        # A cell's last result goes by a name of IPython's too.
        names.update(_1=shop, shop=shop, alice=shop.browser("alice"))
        verdict = judge_elsewhere(ROUND_ROBIN, names)
    finally:
        shop.close()
    assert verdict.answer == "notebook_lab"
    assert "`choose` uses the notebook's open lab `shop`" in verdict.reason.en
    assert "`choose`" in verdict.reason.ko
    assert "`shop`" in verdict.reason.ko


@pytest.mark.parametrize(
    "code",
    [
        "import threading\nlock = threading.Lock()\n" + DEF + "    return lock and targets[0]",
        "import sys\nchoose = sys._getframe()",
        # It can be pickled, and then not be unpickled.
        "class Odd:\n    def __reduce__(self): return int, ('no number',)\nchoose = Odd()",
    ],
)
def test_what_cannot_be_handed_over_is_named(code: str) -> None:
    verdict = verdict_on(code)
    assert verdict.answer == "not_movable"
    assert "`choose`" in verdict.reason.en


SLEEPS = "import time; time.sleep(77.25)"
# Out of the group, out of the session, and not even its child.
STARTS = f"""
import os, subprocess, sys
def starts_one():
    start = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', {SLEEPS!r}], start_new_session=True)"
    subprocess.run([sys.executable, "-c", start])
"""


def sleepers() -> list[psutil.Process]:
    return [one for one in psutil.process_iter(["cmdline"]) if (one.info["cmdline"] or [""])[-1] == SLEEPS]


@pytest.mark.parametrize("then", ["return targets[0]", "os._exit(0)", "raise ValueError"])
def test_what_checked_code_starts_ends_with_the_check_wherever_it_has_gone(then: str) -> None:
    verdict_on(STARTS + DEF + f"    starts_one()\n    {then}\n")
    assert sleepers() == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="memory is bounded where there is setrlimit")
@pytest.mark.parametrize(
    "work", ["    grown = 'a' * (8 << 30)\n", "    grown = []\n    while True: grown.append(bytes(1 << 26))\n"]
)
def test_code_that_asks_for_too_much_memory_is_told_so(work: str) -> None:
    verdict = verdict_on(DEF + work + "    return targets[0]\n")
    assert (verdict.answer, verdict.passed) == ("too_much_memory", False)
    assert "2 GiB" in verdict.reason.en
