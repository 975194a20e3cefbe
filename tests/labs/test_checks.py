"""What a check does with whatever a learner may have written, and with whatever they may have done to the kernel."""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from sticky_lab import Lab, plug_in
from sticky_lab.course import START
from sticky_lab.course.asking.progress import VARIABLE, Check, read_progress
from sticky_lab.course.checking import check as check_module
from sticky_lab.course.checking.check import MIME_TYPE, Checked, check, hint, judge_elsewhere
from sticky_lab.course.checking.exercise import Exercise, Verdict
from sticky_lab.course.checking.learner_code import plain
from sticky_lab.course.checking.set_up import SetUp
from sticky_lab.errors import StickyLabError
from tests.labs.cells import DEF, GOOD, ROUND_ROBIN, verdict_on, written


@pytest.fixture
def own_progress(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "progress.json"))
    monkeypatch.setattr(check_module, "_shown", {})


@pytest.mark.parametrize(
    "code",
    [
        "",
        "choose = None",
        "choose = ...",
        DEF + "    pass",
        DEF + "    ...",
        DEF + '    """Return one of targets."""',
        DEF + "    return None",
        DEF + "    raise NotImplementedError",
    ],
)
def test_what_is_not_written_is_called_so(code: str) -> None:
    verdict = verdict_on(code)
    assert (verdict.answer, verdict.passed) == ("not_written", False)
    assert "`choose`" in verdict.reason.ko
    assert "`choose`" in verdict.reason.en


def test_good_work_passes_whatever_it_and_its_programs_print() -> None:
    noise = DEF + (
        "    import os, subprocess, sys\n"
        "    print('{}'); print('{}', file=sys.__stdout__, flush=True); os.write(1, b'{}')\n"
        "    subprocess.run([sys.executable, '-c', 'print(1)'], check=True) if turn == 0 else None\n"
        "    return targets[turn % len(targets)]\n"
    )
    verdict = verdict_on(noise)
    assert (verdict.answer, verdict.passed) == ("passed", True)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (DEF + "    here = 1 / 0\n    return here", ("ZeroDivisionError: division by zero", "2", "here = 1 / 0")),
        (
            "def pick(targets):\n    return targets.nobody\n" + DEF + "    return pick(targets)",
            ("AttributeError: 'list' object has no attribute 'nobody'", "2", "return targets.nobody"),
        ),
        ("choose = lambda targets, turn, named: targets['a']", ("TypeError", "1", "choose = lambda")),
        ("import sys\n" + DEF + "    sys.exit()", ("SystemExit", "3", "sys.exit()")),
        (DEF + "    raise KeyboardInterrupt", ("KeyboardInterrupt", "2", "raise KeyboardInterrupt")),
    ],
)
def test_an_exception_is_quoted_with_its_line(code: str, said: tuple[str, ...]) -> None:
    verdict = verdict_on(code)
    assert verdict.answer == "raised"
    for words in said:
        assert words in verdict.reason.ko
        assert words in verdict.reason.en
    assert "Traceback" not in verdict.reason.en


@pytest.mark.parametrize("line", ["while True: pass", "time.sleep(60)"])
def test_a_function_that_does_not_end_is_left_and_the_line_where_it_stays_is_quoted(line: str) -> None:
    verdict = verdict_on("import time\n" + DEF + f"    {line}")
    assert verdict.answer == "too_slow"
    assert f"`{line}`" in verdict.reason.ko
    assert f"line 3, `{line}`" in verdict.reason.en


def test_a_check_that_takes_too_long_is_ended() -> None:
    verdict = judge_elsewhere(replace(ROUND_ROBIN, seconds=0.01), written(GOOD))  # not even Python starts so soon
    assert verdict.answer == "check_too_slow"
    assert "0.01" in verdict.reason.ko


class Agrees(str):
    """A text that claims to be equal to anything."""

    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False


@pytest.mark.parametrize(
    ("value", "kind", "is_plain"),
    [
        (3, float, True),
        (-2.5, float, True),
        (True, float, False),
        (float("nan"), float, False),
        (float("inf"), float, False),
        (10**400, float, False),
        ("3", float, False),
        ("soap", str, True),
        (Agrees("soap"), str, False),
        (None, str, False),
        (["soap", 3], list, True),
        ([], list, True),
        ([Agrees("soap")], list, False),
        (("soap",), list, False),
    ],
)
def test_only_ordinary_values_are_compared(value: object, kind: type[str], is_plain: bool) -> None:
    assert plain(value, kind) is is_plain


def test_an_own_balancer_that_fails_does_so_in_the_same_words_each_time() -> None:
    with Lab(targets=1, start=START) as lab:
        policy = plug_in(lab, written(DEF + "    return targets['a']")["choose"])
        alice = lab.browser("alice")
        said, depths = set(), set()
        for _ in range(3):
            said.add(str(alice.get("/").decision))
            assert policy.problem is not None
            depths.add(len(list(traceback.walk_tb(policy.problem.__traceback__))))
    assert len(said) == 1
    assert len(depths) == 1


@pytest.mark.parametrize(
    ("code", "answer"),
    [("choose = 'i-0a'", "not_a_function"), ("def choose(targets):\n    return targets[0]", "wrong_parameters")],
)
def test_what_is_no_such_function_is_called_so(code: str, answer: str) -> None:
    verdict = verdict_on(code)
    assert verdict.answer == answer
    assert "`choose`" in verdict.reason.ko


def test_a_closed_lab_is_called_so() -> None:
    takes_a_lab = Exercise(ROUND_ROBIN.name, ("shop",), lambda shop: None)
    with Lab(targets=1, start=START) as lab:
        pass
    verdict = judge_elsewhere(takes_a_lab, {"shop": lab})
    assert verdict.answer == "lab_closed"
    assert "`shop`" in verdict.reason.en


def test_a_lab_arrives_with_its_settings_and_without_its_past() -> None:
    with Lab(groups={"blue": (90, 2), "green": (10, 1)}, group_stickiness="1h", seed=3, start=START) as lab:
        lab.set_stickiness("lb_cookie", duration="7m", group="blue")
        lab.set_forward({"blue": 1, "green": 5})
        lab.browser("alice").get("/")
        set_up = SetUp.of(lab)
    with set_up.lab() as fresh:
        groups = fresh.listener.default.groups
        assert [(one.group.name, one.weight, len(one.group.targets)) for one in groups] == [
            ("blue", 1, 2),
            ("green", 5, 1),
        ]
        assert [one.group.attributes.active_type for one in groups] == ["lb_cookie", "off"]
        assert fresh.attributes["stickiness.lb_cookie.duration_seconds"] == "420"
        assert fresh.listener.default.stickiness_seconds == 3600
        assert fresh.browsers == []
        assert fresh.parts.inspection.records() == []


@pytest.mark.parametrize("ask", [check, hint])
@pytest.mark.parametrize("name", ["lab02.nothing", "", None, 2])
def test_an_unknown_name_is_refused_and_the_known_ones_are_listed(ask: Callable[[Any], object], name: object) -> None:
    with pytest.raises(StickyLabError, match=r"lab02\.round_robin, lab02\.sticking"):
        ask(name)


@pytest.mark.usefixtures("own_progress")
def test_the_verdict_is_there_for_people_and_for_programs_and_is_remembered() -> None:
    not_yet = checked("choose = None")
    bundle = not_yet._repr_mimebundle_()
    assert not not_yet.passed
    assert bundle["text/plain"].startswith("○ 아직입니다: 라운드 로빈\n○ Not yet: Round robin\n")
    assert '<span lang="ko">' in bundle["text/html"]
    assert '<span lang="en">' in bundle["text/html"]
    assert bundle[MIME_TYPE]["answer"] == "not_written"
    assert Verdict.from_json(json.loads(json.dumps(bundle[MIME_TYPE]))) == not_yet.verdict
    assert read_progress().checks == {ROUND_ROBIN.name: Check(attempts=1)}

    passed = checked(GOOD)
    assert passed.passed
    assert "관찰한 결과: visitor" in repr(passed)
    assert "\nObserved: visitor" in repr(passed)
    assert passed._repr_mimebundle_()[MIME_TYPE]["passed"] is True
    assert read_progress().checks == {ROUND_ROBIN.name: Check(attempts=2, passed=True)}


def checked(code: str) -> Checked:
    """Write and check as a notebook does: `check` takes the names from where it is called."""
    names = written(code)
    exec("from sticky_lab import check\nresult = check('lab02.round_robin')", names)
    result = names["result"]
    assert isinstance(result, Checked)
    return result


@pytest.mark.usefixtures("own_progress")
def test_hints_come_in_three_steps_and_the_last_one_stays() -> None:
    said = [repr(hint("lab02.sticking")) for _ in range(4)]
    assert [text.splitlines()[0][:6] for text in said] == ["힌트 1/3", "힌트 2/3", "힌트 3/3", "힌트 3/3"]
    assert len(set(said)) == 3
    assert ["last hint" in text for text in said] == [False, False, True, True]
    assert read_progress().checks == {"lab02.sticking": Check(hints=3)}


PATCHES = """
from sticky_lab import Lab, check, plug_in
from sticky_lab.browser.browser import Browser, Visit
from sticky_lab.course.checking import set_up, learner_code
from sticky_lab.course.labs.lab02 import judge as lab02, own_policy
real_get = Browser.get
Lab.decisions = lambda *_, **__: "all is well"
Lab.recent_records = lambda *_: []
Lab.targets = property(lambda self: [])
Browser.get = lambda self, path="/": None
Visit.instance = property(lambda self: "i-0a")
lab02._round_robin = lab02._in_turn = set_up.last_request = lambda *_: True
own_policy.plug_in = learner_code.call = lambda *_, **__: "i-0a"
"""
IN_THE_LAB = """
Browser.get = real_get
lab = Lab(targets=2, seed=1, start="2026-01-05T09:00:00Z")
plug_in(lab, choose)
visit = lab.browser("alice").get("/")
print(visit.status, visit.decision)
lab.close()
"""


def test_a_real_kernel_quotes_the_line_of_the_cell_and_patching_it_helps_nobody(tmp_path: Path) -> None:
    faulty = DEF + "    # a line\n    return targets[turn + 'a']"
    outputs = run_in_kernel(
        tmp_path,
        "from sticky_lab import check\n" + faulty,
        'check("lab02.round_robin")',
        PATCHES,
        DEF + "    return targets[0]\n" + 'check("lab02.round_robin")',
        faulty,
        IN_THE_LAB,
    )
    first, patched = (outputs[number][0]["data"][MIME_TYPE] for number in (1, 3))
    assert first["answer"] == "raised"
    assert "line 4, `return targets[turn + 'a']`" in first["reason"]["en"]
    assert "4번째 줄 `return targets[turn + 'a']`" in first["reason"]["ko"]
    assert (patched["answer"], patched["passed"]) == ("always_one", False)
    # In the lab itself the load balancer answers 500, and says why.
    seen = "".join(outputs[5][0]["text"].splitlines())
    assert seen.startswith("500 own_failed")
    assert "line 3, `return targets[turn + 'a']`" in seen


def run_in_kernel(folder: Path, *cells: str) -> list[list[Any]]:
    """Run cells in a kernel of their own and return the outputs of each."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
    client = NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": str(folder)}})
    client.execute()
    return [cell.outputs for cell in notebook.cells]
