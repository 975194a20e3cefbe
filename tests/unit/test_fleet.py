"""Target processes: started together, and ended in whatever way their starter ends."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from contextlib import closing

import psutil
import pytest
import requests

from sticky_lab.errors import StickyLabError
from sticky_lab.fleet import Fleet
from sticky_lab.fleet.fleet import TargetProcess
from tests.conftest import ours
from tests.unit.network import SECONDS, wait_for

pytestmark = pytest.mark.slow

NOBODY = 65534


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
    with closing(TargetProcess("i-0a", seed=None)) as target:
        target.launch()
        target.wait_until_ready()
        target.ask_to_end()
        wait_for(lambda: not target.running)


@pytest.mark.skipif(not hasattr(socket, "SO_REUSEPORT"), reason="ports cannot be held here")
def test_the_port_of_a_target_is_nobody_else_s_while_it_is_down_and_free_when_it_is_gone() -> None:
    stranger = f"""if True:
        import os, socket
        os.setuid({NOBODY})
        taken = socket.socket()
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        try:
            taken.bind(("127.0.0.1", int(os.environ["PORT"])))
        except OSError:
            print("refused")
    """
    if os.getuid() != 0:
        stranger = stranger.replace("os.setuid", "").replace("socket.SO_REUSEPORT, 1", "socket.SO_REUSEADDR, 0")
    with closing(TargetProcess("i-0a", seed=None)) as target:
        target.launch()
        target.wait_until_ready()
        port = target.port
        target.kill()
        done = subprocess.run(
            [sys.executable, "-c", stranger],
            env=os.environ | {"PORT": str(port)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout == "refused\n"
        with pytest.raises(requests.ConnectionError):  # at once: nobody listens
            requests.get(f"http://127.0.0.1:{port}/", timeout=SECONDS)
        target.launch()
        target.wait_until_ready()
        assert target.port == port
    with socket.create_server(("127.0.0.1", port)):
        pass


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
