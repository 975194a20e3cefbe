"""A lab with real processes: what a learner does with it, and what is said when it cannot be done."""

from __future__ import annotations

import copy
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import psutil
import pytest
import requests

from sticky_lab import Lab
from sticky_lab.bench.open_lab import close_open
from sticky_lab.errors import StickyLabError
from sticky_lab.words import sentence
from tests.conftest import ours
from tests.unit.network import SECONDS

pytestmark = pytest.mark.slow

NO_GROUPS: Any = {"blue": 3}
START = "2026-01-05T09:00:00Z"


@pytest.fixture
def lab() -> Iterator[Lab]:
    with Lab(targets=3, seed=1, start=START) as one:
        yield one


def test_three_targets_take_no_more_of_the_processor_than_the_time_that_was_promised() -> None:
    """0.8 s of it, or what starting three Pythons with Flask costs and half as much again, on a slower machine."""
    command = [sys.executable, "-c", "import flask, waitress"]
    before = sum(os.times()[2:4])
    for _ in range(3):
        subprocess.run(command, check=True)
    allowed = max(0.8, 1.5 * (sum(os.times()[2:4]) - before))
    taken = []
    for _ in range(3):
        started = time.process_time()
        with Lab(targets=3) as lab:
            own = time.process_time() - started
            taken.append(own + sum(sum(psutil.Process(target.pid).cpu_times()[:2]) for target in lab.targets))
    assert min(taken) < allowed, taken  # seconds, all of them together: on an idle machine they are ready sooner


def test_without_stickiness_the_targets_take_turns(lab: Lab) -> None:
    ids = [target.id for target in lab.targets]
    assert lab.browser("alice").visit(6).instances == ids * 2


def test_with_the_cookie_a_browser_stays_until_the_duration_has_passed(lab: Lab) -> None:
    lab.set_stickiness("lb_cookie", duration="1h")
    alice, bob = lab.browser("alice"), lab.browser("bob")
    assert len(set(alice.visit(5).instances)) == 1
    assert bob.get().instance != alice.get().instance
    lab.clock.advance("59m")
    assert alice.get().decision.reason == "cookie_followed"  # type: ignore[union-attr]
    lab.clock.advance("1h")
    assert alice.get().decision.reason == "cookie_expired"  # type: ignore[union-attr]


def test_after_seven_days_the_browser_itself_drops_the_cookie(lab: Lab) -> None:
    lab.set_stickiness("lb_cookie", duration="7d")
    alice = lab.browser("alice")
    alice.get()
    lab.clock.advance("7d")
    assert "AWSALB" not in [cookie.name for cookie in alice.cookies]
    assert alice.get().decision.reason == "cookie_absent"  # type: ignore[union-attr]


def test_a_browser_that_refuses_cookies_is_never_sticky(lab: Lab) -> None:
    lab.set_stickiness("lb_cookie", duration="1h")
    carol = lab.browser("carol")
    carol.accepts_cookies = False
    assert len(set(carol.visit(3).instances)) == 3
    assert carol.cookies == []


def test_a_killed_target_means_502_until_health_says_so_and_then_another_target(lab: Lab) -> None:
    lab.set_stickiness("lb_cookie", duration="1h")
    alice = lab.browser("alice")
    first = lab.target(str(alice.get().instance))
    first.kill()
    assert alice.get().status == 502
    first.wait_until("unhealthy")
    moved = alice.get()
    assert (moved.status, moved.decision.reason) == (200, "target_unhealthy")  # type: ignore[union-attr]
    assert moved.instance != first.id
    first.start()
    assert first.health == "healthy"
    assert alice.get().instance == moved.instance  # ALB-D-12


def test_what_a_target_remembered_is_gone_when_it_starts_again(lab: Lab) -> None:
    lab.set_stickiness("lb_cookie", duration="1h")
    alice = lab.browser("alice")
    assert alice.post("/cart", item="tea").page["cart"] == ["tea"]
    home = lab.target(str(alice.get().instance))
    home.restart()
    again = alice.get()
    assert again.instance == home.id, lab.decisions()
    assert again.page["cart"] == []


def test_a_target_tells_its_log_when_asked(lab: Lab) -> None:
    lab.browser("alice").get("/?a=b")
    assert "GET /?a=b 200" in lab.targets[0].log()
    assert lab.targets[1].log() == []


def test_a_stopped_lab_target_can_be_started_and_stopped_twice(lab: Lab) -> None:
    target = lab.targets[0]
    target.stop()
    target.stop()
    assert not target.running
    target.start()
    target.start()
    assert target.running


def test_the_table_of_decisions_names_browsers_and_other_clients(lab: Lab) -> None:
    lab.browser("alice").get()
    requests.get(lab.url, timeout=SECONDS)
    table = lab.decisions()
    assert [row.browser for row in table] == ["alice", "—"]
    assert "GEN-01" in repr(table)
    assert 'lang="ko"' in table._repr_html_()
    assert len(lab.decisions(last=1)) == 1


def test_the_balancer_opens_its_own_cookie_for_the_learner(lab: Lab) -> None:
    lab.set_stickiness("lb_cookie", duration="1h")
    alice = lab.browser("alice")
    assert "no stickiness cookie" in repr(lab.read_cookie(alice))
    home = alice.get().instance
    lab.clock.advance("10m")
    assert [row.value for row in lab.read_cookie(alice)] == [home, 600, 3000]


def test_the_same_seed_gives_the_same_ids_and_another_seed_others() -> None:
    seen = []
    for seed in (1, 1, 2, None):
        with Lab(targets=2, seed=seed) as one:
            seen.append([target.id for target in one.targets])
    assert seen[0] == seen[1]
    assert len({tuple(ids) for ids in seen}) == 3
    assert all(identity.startswith("i-0") and len(identity) == 19 for ids in seen for identity in ids)


def test_a_lab_that_is_open_when_python_ends_is_closed() -> None:
    script = (
        "import atexit\n"
        "atexit.register(lambda: print(lab.closed))\n"  # the last to be called
        "from sticky_lab import Lab\n"
        "lab = Lab(targets=2)\n"
        "lab.browser('alice').get('/')\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "True\n", "")


def test_a_lab_cannot_be_copied(lab: Lab) -> None:
    with pytest.raises(StickyLabError, match="can be neither copied"):
        copy.copy(lab)


def test_a_second_lab_closes_the_first_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    first = Lab(targets=1)
    with Lab(targets=1):
        assert first.closed
        said = capsys.readouterr().out
        assert "닫고" in said
        assert "closed" in said


def test_a_lab_can_be_restarted_and_begins_anew(lab: Lab) -> None:
    lab.set_stickiness("lb_cookie", duration="1h")
    alice, pids = lab.browser("alice"), [target.pid for target in lab.targets]
    lab.clock.advance("1d")
    lab.restart()
    assert repr(lab.clock) == "2026-01-05 09:00:00 UTC"
    assert lab.browsers == []
    assert lab.attributes["stickiness.enabled"] == "false"
    assert not set(pids) & {target.pid for target in lab.targets}
    assert lab.browser("alice") is not alice
    lab.close()
    lab.restart()
    assert not lab.closed


@pytest.mark.parametrize("targets", [0, 1000, -1, True, "3", 2.5, None])
def test_a_number_of_targets_that_cannot_be_is_refused(targets: Any) -> None:
    before = ours()
    with pytest.raises(StickyLabError, match="1 to 30"):
        Lab(targets=targets)
    assert ours() == before


@pytest.mark.parametrize(
    "arguments",
    [
        *({"seed": "x"}, {"seed": True}, {"port": -1}, {"port": 70000}, {"start": "soon"}, {"choices": "x"}),
        {"group_stickiness": "1h"},
        {"groups": {"blue": (1, 2)}, "group_stickiness": "1h"},
    ],
)
def test_other_arguments_that_cannot_be_are_refused_and_nothing_is_started(arguments: dict[str, Any]) -> None:
    before = ours()
    with pytest.raises(StickyLabError):
        Lab(**{"targets": 1} | arguments)
    assert ours() == before
    assert not close_open()


def test_a_refused_lab_leaves_the_open_one_alone(lab: Lab) -> None:
    with pytest.raises(StickyLabError):
        Lab(targets=0)
    assert not lab.closed


def test_a_duration_that_cannot_be_is_refused_and_nothing_changes(lab: Lab) -> None:
    lab.set_stickiness("lb_cookie", duration="1h")
    before = lab.attributes
    durations: list[Any] = ["0s", "8d", "abc", "", -1, 604_801]
    for duration in durations:
        with pytest.raises(StickyLabError):
            lab.set_stickiness("lb_cookie", duration=duration)
        assert lab.attributes == before, duration


def test_other_mistakes_get_a_sentence_too(lab: Lab) -> None:
    alice = lab.browser("alice")
    bad: list[Any] = [
        lambda: lab.set_stickiness("sticky"),
        lambda: lab.new_browser("alice"),
        lambda: lab.browser(""),
        lambda: lab.browser("x" * 41),
        lambda: lab.target("i-0nowhere"),
        lambda: alice.get("nowhere"),
        lambda: alice.visit(0),
        lambda: alice.visit(1001),
        lambda: lab.clock.advance("-1h"),
        lambda: lab.targets[0].wait_until("unhealthy", seconds=0),
        lambda: lab.targets[0].wait_until("ill"),
        lambda: lab.new_browser("alice "),
        lambda: lab.browser("a\nb"),
        lambda: lab.decisions(last=0),
        lambda: lab.read_cookie("alice"),  # type: ignore[arg-type]
        lambda: lab.decisions(last="x"),  # type: ignore[arg-type]
        lambda: lab.foresee("alice"),  # type: ignore[arg-type]
        lambda: lab.parts.front.use_policy(5),  # type: ignore[arg-type]
        lambda: lab.parts.inspection.replay(0, "off"),
        lambda: lab.parts.inspection.replay(-1, "off"),
        lambda: lab.parts.inspection.replay("3", "off"),  # type: ignore[arg-type]
        lambda: lab.clock.advance("9999999d"),
    ]
    for mistake in bad:
        with pytest.raises(StickyLabError):
            mistake()


def test_a_closed_lab_says_that_it_is_closed() -> None:
    one = Lab(targets=1)
    alice, target = one.browser("alice"), one.targets[0]
    one.close()
    used: list[Any] = [
        one.panel,
        one.decisions,
        lambda: one.foresee(alice),
        lambda: one.configure(lambda before: before),
        lambda: one.browser("bob"),
        lambda: one.set_stickiness("off"),
        lambda: one.target(target.id),
        lambda: one.url,
        alice.get,
        target.kill,
        target.start,
        target.stop,
    ]
    for use in used:
        with pytest.raises(StickyLabError, match="closed"):
            use()
    assert repr(one) == "<Lab closed>"


def test_a_korean_name_is_a_good_name_for_a_browser(lab: Lab) -> None:
    lab.browser("철수").get()
    assert lab.decisions()[0].browser == "철수"


def test_a_target_of_before_a_restart_is_the_same_target_after_it(lab: Lab) -> None:
    target = lab.targets[0]
    lab.restart()
    target.restart()
    assert target.health == "healthy"
    assert target.pid == lab.targets[0].pid


def test_a_restarted_target_does_not_give_an_old_session_id_to_somebody_new(lab: Lab) -> None:
    lab.set_stickiness("lb_cookie", duration="1h")
    alice, bob = lab.browser("alice"), lab.browser("bob")
    home = lab.target(str(alice.get().instance))
    home.restart()
    while bob.get().instance != home.id:
        bob.forget_cookies()
    bob.post("/cart", item="secret")
    assert alice.get().page["cart"] == []


def test_stickiness_takes_the_attribute_keys_of_aws_as_well_as_the_short_form(lab: Lab) -> None:
    lab.set_stickiness({"stickiness.enabled": "true", "stickiness.lb_cookie.duration_seconds": "60"})
    by_keys = lab.attributes
    lab.set_stickiness("off")
    lab.set_stickiness("lb_cookie", "1m")
    assert lab.attributes == by_keys
    lab.set_stickiness({"load_balancing.algorithm.type": "least_outstanding_requests"})
    assert lab.attributes["load_balancing.algorithm.type"] == "least_outstanding_requests"
    lab.set_stickiness("app_cookie", "1h", "SHOPSESSION")
    assert lab.attributes["stickiness.app_cookie.cookie_name"] == "SHOPSESSION"


def test_a_clb_takes_the_parameters_of_its_api() -> None:
    with Lab(targets=2, seed=1, product="clb") as lab:
        lab.set_stickiness({"CookieExpirationPeriod": "60"})
        assert lab.attributes["CookieExpirationPeriod"] == "60"
        lab.set_stickiness({"CookieName": "SHOPSESSION"})
        assert lab.attributes["CookieName"] == "SHOPSESSION"
        alice = lab.browser("alice")
        assert len(set(alice.visit(3).instances)) == 1
        assert "AWSELB" in [cookie.name for cookie in alice.cookies]
        assert "Target" in repr(lab.read_cookie(alice)) or "i-0" in repr(lab.read_cookie(alice))


def test_groups_can_be_set_one_by_one() -> None:
    with Lab(groups={"blue": (1, 1), "green": (0, 2)}, group_stickiness="1h", seed=1) as lab:
        lab.set_stickiness("lb_cookie", "1h", group="green")
        assert lab.attributes["stickiness.enabled"] == "false"
        assert lab.browser("alice").get().instance == lab.targets[0].id
        assert [target.group for target in lab.targets] == ["blue", "green", "green"]
        lab.set_forward({"blue": 0, "green": 1})
        bob = lab.browser("bob")
        assert len(set(bob.visit(3).instances)) == 1
        assert [cookie.name for cookie in bob.cookies if cookie.name.startswith("AWS")].count("AWSALBTG") == 1


def test_what_cannot_be_set_is_refused_and_nothing_changes(lab: Lab) -> None:
    before = lab.attributes
    cannot: list[tuple[Callable[[Any], object], str]] = [
        (lambda lab: lab.set_stickiness("sticky"), "off, lb_cookie, app_cookie"),
        (lambda lab: lab.set_stickiness("app_cookie"), "cookie_name"),
        (lambda lab: lab.set_stickiness("lb_cookie", "1h", group="blue"), "shop"),
        (lambda lab: lab.set_stickiness({"stickiness.enabled": "true"}, "1h"), "keys"),
        (lambda lab: lab.set_stickiness({"stickiness.enabled": "maybe"}), "true or false"),
        (lambda lab: lab.set_stickiness({"cookie": "x"}), "stickiness.enabled"),
        (lambda lab: lab.set_stickiness({1: 2}), "stickiness.enabled"),
        (lambda lab: lab.set_stickiness(7), "off, lb_cookie, app_cookie"),
        (lambda lab: lab.set_stickiness("app_cookie", "1h", "a b"), "cookie name"),
        (lambda lab: lab.set_forward({"blue": 1}), "shop"),
        (lambda lab: lab.set_forward({"shop": "heavy"}), "999"),
        (lambda lab: lab.set_forward(group_stickiness="soon"), "15m"),
        (lambda lab: lab.set_forward(group_stickiness="8d"), "604800"),
        (lambda lab: lab.set_forward(group_stickiness="1h"), "two target groups"),
        (lambda lab: Lab(product="elb"), "alb, clb, nlb"),
        (lambda lab: Lab(product="clb", groups={"blue": (1, 1)}), "alb"),
        (lambda lab: Lab(groups={"blue": (1, 0)}), "30"),
        (lambda lab: Lab(groups={"blue": (1, 20), "green": (1, 20)}), "30"),
        (lambda lab: Lab(groups={"blue": (1000, 1)}), "999"),
        (lambda lab: Lab(groups=NO_GROUPS), "weight"),
        (lambda lab: Lab(groups=["blue"]), "weight"),  # type: ignore[arg-type]
        (lambda lab: Lab(groups={7: (1, 1)}), "weight"),  # type: ignore[dict-item]
        (lambda lab: Lab(groups={"blue": (1, 1)}, group_stickiness="8d"), "604800"),
    ]
    for what, told in cannot:
        with pytest.raises(StickyLabError) as refused:
            what(lab)
        assert told in sentence(refused.value).en
        assert lab.attributes == before, told
        assert not lab.closed, told
