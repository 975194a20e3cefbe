"""Target processes: started together, and ended in whatever way their starter ends."""

from __future__ import annotations

import subprocess
import sys

import psutil
import pytest
import requests

from sticky_lab.errors import StickyLabError
from sticky_lab.fleet import Fleet
from sticky_lab.fleet.fleet import TargetProcess
from tests.conftest import ours
from tests.unit.network import SECONDS


def test_targets_are_processes_in_sessions_of_their_own_that_bind_loopback_only() -> None:
    fleet = Fleet(["i-0a", "i-0b"])
    fleet.start()
    try:
        for target in fleet.targets:
            answer = requests.get(f"http://{target.host}:{target.port}/health", timeout=SECONDS)
            assert answer.json() == {"instance": target.id, "status": "ok"}
            listening = [c for c in psutil.Process(target.pid).net_connections() if c.status == "LISTEN"]
            assert [c.laddr[0] for c in listening] == ["127.0.0.1"]
    finally:
        fleet.stop()
    assert not any(target.running for target in fleet.targets)


def test_a_target_that_cannot_start_says_so_with_its_last_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    before = ours()
    with pytest.raises(StickyLabError, match="i-0a"):
        Fleet(["i-0a"]).start()
    assert ours() == before


def test_a_target_that_is_added_in_vain_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    before = ours()
    fleet = Fleet(["i-0a"])
    fleet.start()
    with monkeypatch.context() as patched:
        patched.setattr(TargetProcess, "wait_until_ready", interrupted)
        with pytest.raises(KeyboardInterrupt):
            fleet.add("i-0b")
    assert [target.id for target in fleet.targets] == ["i-0a"]
    assert len(ours() - before) == 1
    fleet.stop()
    assert ours() == before


def test_a_fleet_whose_end_is_interrupted_still_ends_every_target(monkeypatch: pytest.MonkeyPatch) -> None:
    fleet = Fleet(["i-0a", "i-0b", "i-0c"])
    fleet.start()
    with monkeypatch.context() as patched:
        patched.setattr(fleet.targets[1], "stop", interrupted)
        with pytest.raises(KeyboardInterrupt):
            fleet.stop()
    fleet.targets[1].stop()
    assert not any(target.running for target in fleet.targets)


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_target_ends_when_its_standard_input_does() -> None:
    target = TargetProcess("i-0a", seed=None)
    target.launch()
    target.wait_until_ready()
    assert target._process
    assert target._process.stdin
    target._process.stdin.close()
    assert target._process.wait(SECONDS) == 0


def test_a_starter_that_is_killed_takes_its_targets_with_it() -> None:
    code = (
        "from sticky_lab.fleet import Fleet; import time\n"
        "fleet = Fleet(['i-0a', 'i-0b']); fleet.start()\n"
        "print(*[target.pid for target in fleet.targets], flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as starter:
        assert starter.stdout
        targets = [psutil.Process(int(pid)) for pid in starter.stdout.readline().split()]
        starter.kill()
        _, alive = psutil.wait_procs(targets, SECONDS)
    assert alive == []
