"""Targets that speak WebSocket, and the browser's side of it: real processes, real sockets, the balancer between."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import psutil
import pytest
import requests
from websockets.protocol import State
from websockets.sync.client import ClientConnection

from sticky_lab.bench.lab import Lab
from sticky_lab.browser import Browser, websocket
from sticky_lab.errors import StickyLabError
from sticky_lab.fleet import Fleet
from tests.conftest import ours
from tests.unit.network import SECONDS, wait_for

pytestmark = pytest.mark.slow

START = "2026-01-05T09:00:00Z"


@pytest.fixture
def lab() -> Iterator[Lab]:
    with Lab(targets=3, seed=1, start=START, app="chat") as one:
        one.set_stickiness("lb_cookie", duration="1h")
        yield one


@pytest.fixture
def alice(lab: Lab) -> Browser:
    return lab.browser("alice")


def test_a_chat_target_answers_plain_requests_and_health_checks_as_a_shop_does() -> None:
    fleet = Fleet(["i-0a"], app="chat")
    fleet.start()
    try:
        (target,) = fleet.targets
        home, health = (
            requests.get(f"http://{target.host}:{target.port}{path}", timeout=SECONDS) for path in ("/", "/health")
        )
        assert home.json() == {"instance": "i-0a"}
        assert health.json() == {"instance": "i-0a", "status": "ok"}
        assert home.headers["Content-Type"] == "application/json"
        listening = [c for c in psutil.Process(target.pid).net_connections() if c.status == "LISTEN"]
        assert [c.laddr[0] for c in listening] == ["127.0.0.1"]
        assert target.log() == ["GET / 200"]
    finally:
        fleet.stop()
    assert not target.running


def test_ws_02_the_upgrade_follows_the_cookie_and_the_101_renews_it(lab: Lab, alice: Browser) -> None:
    home = alice.get().instance
    before = {cookie.name: cookie.value for cookie in alice.cookies}
    tunnel = alice.websocket("/chat")
    assert tunnel.instance == home
    assert tunnel.decision
    assert (tunnel.decision.reason, tunnel.decision.rule) == ("cookie_followed", "ALB-D-03")
    assert tunnel.send("hello") == f"{home}: hello"
    after = {cookie.name: cookie.value for cookie in alice.cookies}
    assert after.keys() == before.keys() == {"AWSALB", "AWSALBCORS"}
    assert after["AWSALB"] != before["AWSALB"]
    assert lab.decisions(last=1)[0][1:4] == ("alice", "GET /chat", 101)


def test_a_first_visit_by_websocket_binds_unless_the_browser_refuses_cookies(lab: Lab, alice: Browser) -> None:
    home = alice.websocket().instance
    assert alice.visit(3).instances == [home] * 3
    carol = lab.browser("carol")
    carol.accepts_cookies = False
    assert len({carol.websocket().instance for _ in range(3)}) == 3
    assert carol.cookies == []


def test_ws_01_a_websocket_stays_when_the_cookie_expires_and_the_target_drains(lab: Lab, alice: Browser) -> None:
    tunnel = alice.websocket()
    lab.clock.advance("2h")
    assert alice.get().decision.reason == "cookie_expired"  # type: ignore[union-attr]
    lab.target(tunnel.instance).deregister()
    assert alice.get().instance != tunnel.instance
    assert alice.websocket().instance != tunnel.instance
    assert tunnel.send("still here") == f"{tunnel.instance}: still here"
    lab.clock.advance("5m")  # HC-12: the deregistration delay is over
    assert lab.target(tunnel.instance).health == "unused"
    with pytest.raises(StickyLabError, match="has ended"):
        tunnel.send("and now")
    assert not any("Traceback" in line for line in lab.target(tunnel.instance).log())


def test_a_target_that_dies_ends_its_websockets_and_the_next_one_goes_elsewhere(lab: Lab, alice: Browser) -> None:
    tunnel = alice.websocket()
    home = lab.target(tunnel.instance)
    home.kill()
    with pytest.raises(StickyLabError, match="has ended"):
        tunnel.send("anybody there?")
    home.wait_until("unhealthy")
    assert alice.websocket().instance != home.id


def test_an_upgrade_that_is_refused_says_with_what(alice: Browser) -> None:
    with Lab(targets=1) as shop, pytest.raises(StickyLabError, match="the answer was 400, not 101"):
        shop.browser("alice").websocket("/")
    with pytest.raises(StickyLabError, match='begins with "/"'):
        alice.websocket("chat")


def test_a_closed_websocket_says_so_and_closing_the_lab_closes_the_rest(
    lab: Lab, alice: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(websocket, "CLOSE_SECONDS", SECONDS)
    first, second = alice.websocket(), alice.websocket()
    first.close()
    first.close()
    with pytest.raises(StickyLabError, match="has ended"):
        first.send("hello")
    started = time.monotonic()
    lab.close()
    assert time.monotonic() - started < SECONDS  # no time-out has been waited for
    with pytest.raises(StickyLabError, match="has ended"):
        second.send("hello")
    with pytest.raises(StickyLabError, match="closed"):
        alice.websocket()


def test_what_is_no_text_is_not_sent_and_the_websocket_goes_on(alice: Browser) -> None:
    tunnel = alice.websocket()
    messages: list[Any] = [5, None, b"hello", [], ["hello"]]
    for message in messages:
        with pytest.raises(StickyLabError, match="is a text"):
            tunnel.send(message)
        assert tunnel.send("hello") == f"{tunnel.instance}: hello"


def test_a_target_that_does_not_answer_is_not_waited_for_without_end(
    lab: Lab, alice: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(websocket, "CLOSE_SECONDS", 0.2)
    tunnel = alice.websocket()
    home = psutil.Process(lab.target(tunnel.instance).pid)
    monkeypatch.setattr(websocket, "ANSWER_SECONDS", 0.2)
    home.suspend()
    try:
        wait_for(lambda: home.status() == psutil.STATUS_STOPPED)  # the signal takes effect when it likes
        with pytest.raises(StickyLabError, match=r"within 0\.2 seconds"):
            tunnel.send("anybody there?")
    finally:
        home.resume()
    with pytest.raises(StickyLabError, match="has ended"):
        tunnel.send("and now?")


def test_a_websocket_that_nobody_greets_is_closed(alice: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[ClientConnection] = []

    def recv(connection: ClientConnection, timeout: float | None = None) -> None:
        opened.append(connection)
        raise KeyboardInterrupt

    monkeypatch.setattr(ClientConnection, "recv", recv)
    with pytest.raises(KeyboardInterrupt):
        alice.websocket()
    assert [connection.state for connection in opened] == [State.CLOSED]


def test_a_lab_that_is_interrupted_while_it_closes_a_websocket_still_ends_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = ours()
    lab = Lab(targets=1, app="chat")
    first, second = lab.browser("alice").websocket(), lab.browsers[0].websocket()
    lab.browser("bob").websocket()
    port = int(lab.url.rpartition(":")[2])

    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(first, "close", interrupted)
    with pytest.raises(KeyboardInterrupt):
        lab.close()
    assert lab.closed
    assert ours() == before
    with pytest.raises(StickyLabError, match="has ended"):
        second.send("anybody there?")
    assert not [c for c in psutil.net_connections() if c.laddr and c.laddr[1] == port and c.status == "LISTEN"]
    assert not any(thread.name == "sticky-lab balancer" for thread in threading.enumerate())
    monkeypatch.undo()
    first.close()


def test_an_application_that_does_not_exist_is_refused_before_anything_starts() -> None:
    with pytest.raises(StickyLabError, match="shop, chat"):
        Lab(app="game")


def test_a_starter_that_is_killed_takes_targets_with_open_websockets_with_it() -> None:
    code = (
        "from sticky_lab.bench.lab import Lab; import time\n"
        "lab = Lab(targets=1, app='chat'); tunnel = lab.browser('alice').websocket()\n"
        "print(lab.targets[0].pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as starter:
        assert starter.stdout
        target = psutil.Process(int(starter.stdout.readline()))
        starter.kill()
        _, alive = psutil.wait_procs([target], SECONDS)
    assert alive == []
