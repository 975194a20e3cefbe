"""A lab that ends, or that does not come to begin, leaves no process and no port."""

from __future__ import annotations

import socket

import psutil
import pytest

from sticky_lab import Lab
from sticky_lab.bench.open_lab import close_open
from sticky_lab.errors import StickyLabError
from tests.conftest import ours

pytestmark = pytest.mark.slow


def test_closing_leaves_no_process_and_no_port_and_may_be_done_twice() -> None:
    before = ours()
    one = Lab(targets=2)
    port = int(one.url.rpartition(":")[2])
    children = ours() - before
    assert len(children) == 2
    one.close()
    one.close()
    assert ours() == before
    assert not [c for c in psutil.net_connections() if c.laddr and c.laddr[1] == port and c.status == "LISTEN"]


def test_a_port_that_is_taken_is_refused_and_nothing_is_left() -> None:
    before = ours()
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        with pytest.raises(StickyLabError, match=str(taken)):
            Lab(targets=1, port=taken)
    assert ours() == before


def test_a_lab_whose_balancer_cannot_be_stopped_still_ends_its_targets(monkeypatch: pytest.MonkeyPatch) -> None:
    before = ours()
    one = Lab(targets=1)
    front = one.parts.front

    def interrupted() -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(front, "stop", interrupted)
        with pytest.raises(KeyboardInterrupt):
            one.close()
    front.stop()
    assert ours() == before


def test_a_lab_that_is_interrupted_while_it_starts_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = ours()

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    for place in ("Front", "Inspection", "Targets"):
        with monkeypatch.context() as patched:
            patched.setattr(f"sticky_lab.bench.lab.{place}", interrupted)
            with pytest.raises(KeyboardInterrupt):
                Lab(targets=1)
        assert ours() == before
        assert not close_open()
