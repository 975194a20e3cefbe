"""What an operator does with a lab: scale out, drain, read the access log and the metrics, set the load balancer."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from sticky_lab import Lab
from sticky_lab.errors import StickyLabError

pytestmark = pytest.mark.slow

START = "2026-01-05T09:00:00Z"


@pytest.fixture
def lab() -> Iterator[Lab]:
    with Lab(targets=2, seed=1, start=START) as one:
        yield one


def test_after_scale_out_bound_browsers_stay_and_the_new_target_waits_for_new_ones(lab: Lab) -> None:
    lab.set_stickiness("lb_cookie", "1h")
    bound = [lab.browser(str(number)) for number in range(4)]
    homes = [browser.get().instance for browser in bound]
    added = lab.add_target()
    assert (added.health, added.group) == ("healthy", "shop")
    assert [target.id for target in lab.targets][2] == added.id
    assert [browser.get().instance for browser in bound] == homes
    assert added.id in [lab.browser(f"new {number}").get().instance for number in range(3)]


def test_ids_of_added_targets_are_the_same_on_every_run_with_a_seed(lab: Lab) -> None:
    added = lab.add_target().id
    with Lab(targets=3, seed=1) as three:
        assert three.targets[2].id == added


def test_a_deregistered_target_drains_on_the_lab_s_clock_and_is_then_unused(lab: Lab) -> None:
    lab.set_stickiness("lb_cookie", "1h")
    alice = lab.browser("alice")
    target = lab.target(str(alice.get().instance))
    target.deregister()
    assert target.health == "draining"
    visit = alice.get()
    assert visit.instance != target.id
    assert visit.decision
    assert visit.decision.reason == "target_draining"
    lab.clock.advance("299s")
    assert target.health == "draining"
    lab.clock.advance("1s")
    assert target.health == "unused"  # at once, not up to a second of real time later
    assert target.running
    target.register()
    assert target.health == "healthy"


def test_a_delay_on_a_running_clock_is_over_when_it_ends() -> None:
    with Lab(targets=2) as running:
        running.set_stickiness({"deregistration_delay.timeout_seconds": "1"})
        target = running.targets[0]
        began = time.monotonic()
        target.deregister()
        target.wait_until("unused", seconds=60)
        assert time.monotonic() - began >= 0.99


def test_a_draining_target_is_registered_again_and_a_registered_one_is_let_be(lab: Lab) -> None:
    target = lab.targets[0]
    target.deregister()
    target.register()
    assert target.health == "healthy"
    target.register()
    assert target.health == "healthy"
    target.kill()
    with pytest.raises(StickyLabError, match=r"is not running. Start it with start\(\) first"):
        target.register()


def test_starting_a_target_anew_registers_its_new_address_even_after_it_was_taken_out(lab: Lab) -> None:
    target = lab.targets[0]
    target.deregister()
    target.restart()
    assert target.health == "healthy"
    assert {visit.instance for visit in lab.browser("alice").visit(4)} == {one.id for one in lab.targets}


def test_what_cannot_be_added_is_refused(lab: Lab) -> None:
    with pytest.raises(StickyLabError, match="There is no such target group"):
        lab.add_target("green")
    assert len(lab.targets) == 2


def test_the_access_log_is_a_table_and_lines(lab: Lab) -> None:
    lab.browser("alice").visit(3)
    log = lab.access_log(last=2)
    assert (len(log), len(log.lines)) == (2, 2)
    assert log.lines[0].startswith("http 2026-01-05T09:00:00.")
    assert '"GET http://127.0.0.1:' in log.lines[0]
    shown = repr(log)
    assert "elb_status_code" in shown
    assert "127.0.0.1" not in shown  # ports differ from run to run
    assert "target:port" in log._repr_html_()
    with pytest.raises(StickyLabError, match="whole number of at least 1"):
        lab.access_log(0)


def test_a_clb_s_log_has_its_own_fields() -> None:
    with Lab(targets=1, seed=1, product="clb") as lab:
        lab.browser("alice").get()
        assert "backend_status_code" in repr(lab.access_log())


def test_metrics_have_aws_s_names(lab: Lab) -> None:
    lab.set_stickiness("lb_cookie", "1h")
    lab.browser("alice").visit(3)
    figures = {(row.metric, row.about): row.value for row in lab.metrics()}
    assert figures["RequestCount", "—"] == "3"
    assert figures["NonStickyRequestCount", "—"] == "1"
    assert figures["HealthyHostCount", "shop"] == "2"
    assert figures["RequestCountPerTarget", "shop"] == "1.5"


def test_attributes_of_the_load_balancer_go_by_aws_s_keys(lab: Lab) -> None:
    lab.set_load_balancer({"routing.http.xff_header_processing.mode": "remove", "idle_timeout.timeout_seconds": "30"})
    alice = lab.browser("alice")
    assert alice.get().status == 200
    with pytest.raises(StickyLabError, match="append, preserve, remove"):
        lab.set_load_balancer({"routing.http.xff_header_processing.mode": "drop"})
    with pytest.raises(StickyLabError, match=r"Choose defensive or strictest. \(our choice"):
        lab.set_load_balancer({"routing.http.desync_mitigation_mode": "monitor"})
