"""Two layers of real balancers, both with application-based stickiness (ALB-A-25, SIM-31), before real shops."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from dataclasses import replace

import pytest

from sticky_lab.browser import Browser
from sticky_lab.course.labs.lab03.two_layers import Layer, TwoLayers
from sticky_lab.stickiness import Choices
from tests.spec.world import SETS_C, World, app_cookie, group
from tests.unit.network import SECONDS, get, read_head, running, send

pytestmark = pytest.mark.slow

SLOTS = [f"AWSALBAPP-{number}" for number in range(4)]


@pytest.fixture
def layers() -> Iterator[TwoLayers]:
    opened = TwoLayers(seed=3)
    for layer in opened.layers:
        layer.set_stickiness("app_cookie", "1h", "SHOPSESSION")
    yield opened
    opened.close()


def customer(layers: TwoLayers, name: str) -> Browser:
    browser = layers.browser(name)
    browser.post("/cart", item="tea")
    return browser


def inner_of(layers: TwoLayers, browser: str) -> Layer:
    """The inner load balancer that this browser's last request reached."""
    record = [record for name, record in layers.outer.inspection.records() if name == browser][-1]
    assert record.decision.target
    return next(layer for layer in layers.inner if layer.name == record.decision.target.id)


def last_reasons(layers: TwoLayers, browser: str) -> list[str]:
    """Why, outer and inner."""
    return [
        [record.reason.name for name, record in layer.inspection.records() if name == browser][-1]
        for layer in (layers.outer, inner_of(layers, browser))
    ]


FOLLOWED = ["both_cookies_followed"] * 2


def test_every_customer_keeps_the_cart_and_gets_each_cookie_once(layers: TwoLayers) -> None:
    for name in ("alice", "bob", "carol", "dave"):
        browser = customer(layers, name)
        names = [line.partition("=")[0] for line in browser.post("/cart", item="cup").set_cookie]
        assert names[:4] == SLOTS
        assert not set(names[4:]) & set(SLOTS)
        assert browser.get("/").page["cart"] == ["tea", "cup"]
        assert last_reasons(layers, name) == FOLLOWED
    assert len({inner_of(layers, name) for name in ("alice", "bob")}) == 2


def test_the_inner_layer_gets_its_own_cookie_back_and_not_the_outer_one(layers: TwoLayers) -> None:
    browser = customer(layers, "alice")
    browser.get("/")
    inner = inner_of(layers, "alice")
    outer_came, inner_came = (
        [record for name, record in layer.inspection.records() if name == "alice"][-1].decision.request.cookies
        for layer in (layers.outer, inner)
    )
    slot = re.compile(rb"AWSALBAPP-0=([^;]+)")
    outer_value, inner_value = (slot.findall(b"; ".join(came)) for came in (outer_came, inner_came))
    assert len(outer_value) == len(inner_value) == 1
    assert outer_value != inner_value


def test_when_the_inner_duration_is_over_only_the_inner_layer_chooses_afresh(layers: TwoLayers) -> None:
    for layer in layers.inner:
        layer.set_stickiness("app_cookie", "10m")
    browser = customer(layers, "alice")
    inner = inner_of(layers, "alice")
    layers.clock.advance("10m")
    browser.get("/")
    assert (last_reasons(layers, "alice"), inner_of(layers, "alice")) == (
        ["both_cookies_followed", "binding_expired"],
        inner,
    )
    browser.get("/")
    assert last_reasons(layers, "alice") == FOLLOWED
    layers.clock.advance("1h")
    browser.get("/")
    assert last_reasons(layers, "alice")[0] == "binding_expired"


def test_the_inner_layer_s_renewals_reach_the_client(layers: TwoLayers) -> None:
    for layer in layers.inner:
        layer.set_stickiness("app_cookie", "10m")
    browser = customer(layers, "alice")
    for _ in range(4):
        layers.clock.advance("9m")
        assert browser.get("/").page["cart"] == ["tea"]
        assert last_reasons(layers, "alice") == FOLLOWED


def test_a_target_lost_in_the_inner_layer_moves_the_customer_there_and_not_out_of_it(layers: TwoLayers) -> None:
    browser = customer(layers, "alice")
    inner = inner_of(layers, "alice")
    target = [record for name, record in inner.inspection.records() if name == "alice"][-1].decision.target
    assert target
    inner.deregister(target.id)
    browser.get("/")
    assert last_reasons(layers, "alice") == ["both_cookies_followed", "target_draining"]
    assert inner_of(layers, "alice") is inner
    browser.post("/cart", item="cup")
    assert browser.get("/").page["cart"] == ["cup"]  # what was in memory is gone (GEN-07), what is new stays
    assert last_reasons(layers, "alice") == FOLLOWED


def test_passed_on_the_customer_loses_the_cart(layers: TwoLayers) -> None:
    front = layers.outer.front
    choices = Choices(chained_application_cookies="passed on")
    front.call(lambda: setattr(front.router, "snapshot", replace(front.snapshot, choices=choices)))
    browser = customer(layers, "alice")
    assert browser.get("/").page["cart"] == []


INNER = b"AWSALBAPP-0=inner; Path=/"
SETS = b"Set-Cookie: " + INNER + b"\r\nX-Kept: 1\r\nSET-COOKIE:AWSALBAPP-1=_remove_\r\nSet-Cookie: " + SETS_C + b"\r\n"


def test_lines_that_are_taken_in_come_back_to_the_target_alone() -> None:
    response = b"HTTP/1.1 200 OK\r\n" + SETS + b"Content-Length: 2\r\n\r\nok"
    with running(lambda _head, _connection: response, where=World(group(app_cookie())).snapshot) as run:
        first = send(run.port, get())
        assert b"inner" not in first
        assert first.count(b"AWSALBAPP-") == 4
        assert b"X-Kept: 1\r\nSet-Cookie: " + SETS_C in first
        (ours,) = re.findall(rb"Set-Cookie: (AWSALBAPP-0=[^;]+)", first)
        send(run.port, get(headers=b"Cookie: a=1; " + ours + b"\r\nCookie: SHOPSESSION=abc\r\n"))
        assert b"\r\nCookie: a=1; SHOPSESSION=abc; AWSALBAPP-0=inner; AWSALBAPP-1=_remove_\r\n" in run.target.heads[-1]
        assert ours not in run.target.heads[-1]


def test_an_upgrade_takes_them_in_as_well() -> None:
    upgrade = b"Connection: Upgrade\r\nUpgrade: websocket\r\n"
    switch = b"HTTP/1.1 101 Switching Protocols\r\n" + upgrade + SETS + b"\r\n"
    request = (
        b"GET / HTTP/1.1\r\nHost: x\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
    )

    with (
        running(lambda _head, _connection: switch, where=World(group(app_cookie())).snapshot) as run,
        socket.create_connection(("127.0.0.1", run.port), SECONDS) as client,
    ):
        client.sendall(request + upgrade + b"\r\n")
        head = read_head(client)
        assert head.startswith(b"HTTP/1.1 101 ")
        assert head.count(b"AWSALBAPP-") == 4
        assert b"inner" not in head
