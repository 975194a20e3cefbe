"""Who decides in a lab, what is foreseen of that, and who is told when it changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from sticky_lab import Lab
from sticky_lab.balancer.policy import AwsRules
from sticky_lab.stickiness import Decision, Load, Request, Snapshot, route

pytestmark = pytest.mark.slow

START = "2026-01-05T09:00:00Z"


@pytest.fixture
def lab() -> Iterator[Lab]:
    with Lab(targets=3, seed=1, start=START) as one:
        yield one


def test_a_foreseen_target_is_whose_turn_it_is_and_foreseeing_takes_no_turn(lab: Lab) -> None:
    alice = lab.browser("alice")
    for _ in range(4):
        foreseen = lab.foresee(alice)
        assert lab.foresee(alice) == foreseen
        assert foreseen.target
        assert alice.get().instance == foreseen.target.id


class Counting(AwsRules):
    """Sends everybody nowhere after its second request."""

    requests = 0

    def route(self, snapshot: Snapshot, request: Request, load: Load, /, *, now: float, draw: float) -> Decision:  # type: ignore[override]
        self.requests += 1
        listener = snapshot.listener
        if self.requests > 2:
            snapshot = snapshot.with_group(listener.groups[0].name, lambda group: replace(group, targets=()))
        return route(snapshot, request, load, now=now, draw=draw)


def test_the_policy_in_force_is_the_one_that_foresees_until_a_restart(lab: Lab) -> None:
    lab.parts.front.use_policy(Counting())
    alice = lab.browser("alice")
    for status in (200, 200, 503):
        foreseen = lab.foresee(alice)
        assert (foreseen.target is None) == (status == 503)
        assert alice.get().status == status
    lab.restart()
    assert lab.browser("alice").visit(3)[2].status == 200


class Nobody(AwsRules):
    """Reads no cookie."""

    def route(self, snapshot: Snapshot, request: Request, load: Load, /, *, now: float, draw: float) -> Decision:  # type: ignore[override]
        return route(snapshot, request._replace(cookies=()), load, now=now, draw=draw)


def test_a_cookie_of_the_load_balancer_is_opened_whatever_policy_is_in_force(lab: Lab) -> None:
    lab.set_stickiness("lb_cookie", "1h")
    alice = lab.browser("alice")
    home = alice.get().instance
    lab.parts.front.use_policy(Nobody())
    assert lab.foresee(alice).named_target is None
    assert [row.value for row in lab.read_cookie(alice)] == [home, 0, 3600]


def test_who_watches_a_change_of_product_sees_the_new_product_and_its_attributes(lab: Lab) -> None:
    seen = []
    lab.parts.watchers.add(lambda: seen.append((lab.parts.front.product, lab.attributes)))
    lab.set_product("clb", "lb_cookie", "1m")
    lab.set_product("clb", "lb_cookie", "2m")
    assert [product for product, _ in seen] == ["clb", "clb"]
    assert [attributes["CookieExpirationPeriod"] for _, attributes in seen] == ["60", "120"]
    lab.set_product("alb", "off")
    assert seen[2] == ("alb", lab.attributes)
    assert seen[2][1]["stickiness.enabled"] == "false"
