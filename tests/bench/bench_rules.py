"""CPU of one sticky request in the rules: cookie found, opened, judged; new cookie sealed and written."""

from __future__ import annotations

from typing import Any

import pytest

from sticky_lab.stickiness import Request, added_headers, route
from tests.spec.world import SETS_C, C, World, app_cookie, clb, group, lb_cookie, off

KINDS = {
    "lb_cookie": lambda: World(group(lb_cookie())),
    "app_cookie": lambda: World(group(app_cookie())),
    "clb_duration": lambda: World(group(clb(600))),
    "clb_application": lambda: World(group(clb(cookie=C))),
    "group_and_lb_cookie": lambda: World(
        group(lb_cookie(), name="blue"), group(lb_cookie(), name="green"), group_stickiness=3600
    ),
    "off": lambda: World(group(off())),
}


@pytest.mark.parametrize("kind", KINDS)
def test_one_sticky_request(benchmark: Any, kind: str) -> None:
    world = KINDS[kind]()
    client = world.bound_client("b", sets=[SETS_C])
    header = (b"SHOPSESSION=0123456789abcdef; " + client.header(world.now)[0],)
    nonces = bytes(24)
    where, now = world.snapshot, world.now + 1
    benchmark(lambda: added_headers(route(where, Request(header), now=now), where, (), nonces))


def test_one_sticky_request_of_an_lb_cookie_group_costs_at_most_15_microseconds(benchmark: Any) -> None:
    test_one_sticky_request(benchmark, "lb_cookie")
    assert benchmark.stats.stats.min <= 15e-6
