"""Target processes: started together, and ended in whatever way their starter ends."""

from __future__ import annotations

import subprocess
import sys

import psutil
import pytest
import requests

from sticky_lab.fleet import Fleet
from sticky_lab.fleet.fleet import TargetProcess
from sticky_lab.messages import StickyLabError
from tests.conftest import ours


def test_targets_are_processes_in_sessions_of_their_own_that_bind_loopback_only() -> None:
    fleet = Fleet(["i-0a", "i-0b"])
    fleet.start()
    try:
        for target in fleet.targets:
            answer = requests.get(f"http://{target.host}:{target.port}/health", timeout=5)
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


def test_a_target_ends_when_its_standard_input_does() -> None:
    target = TargetProcess("i-0a", seed=None)
    target.launch()
    target.wait_until_ready()
    assert target._process
    assert target._process.stdin
    target._process.stdin.close()
    assert target._process.wait(5) == 0


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
        _, alive = psutil.wait_procs(targets, 5)
    assert alive == []
