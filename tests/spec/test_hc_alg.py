"""Health, fail-open, slow start (HC) and the routing algorithms (ALG), as far as they decide a route."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from sticky_lab.balancer import Settings
from sticky_lab.stickiness import Flow, Product, Target, TargetGroup, TargetGroupAttributes, TargetHealth
from sticky_lab.stickiness.health import DEFAULT_CHECKS, HealthCheck
from sticky_lab.stickiness.refusals import SettingRefusedError
from sticky_lab.stickiness.targets import slow_start_share
from tests.spec.world import HOUR, NOW, Client, World, group, lb_cookie, off, proves, rule_for

STEPS = 1200


def shares(world: World, steps: int = STEPS) -> dict[str, float]:
    counts = Counter(world.visit(Client(), draw=step * 0.618034 % 1).target for step in range(steps))
    return {str(target): count / steps for target, count in counts.items()}


def healthcheck_with(**settings: Any) -> HealthCheck:
    return HealthCheck(**settings)


def minimum(count: int) -> dict[str, Any]:
    """The fewest healthy targets, for routing and, as it may not be lower, for DNS."""
    return {"minimum_healthy_count": count, "dns_minimum_healthy_count": count}


@proves("HC-01")
def test_the_alb_s_checks_have_aws_s_defaults_and_bounds() -> None:
    check = DEFAULT_CHECKS[Product.ALB]
    assert (check.interval_seconds, check.timeout_seconds, check.matcher) == (30, 5, 200)
    assert (check.healthy_threshold, check.unhealthy_threshold) == (5, 2)
    assert Settings().health_time_factor == 1  # only lessons shorten them
    for name, lowest, highest in (
        ("interval_seconds", 5, 300),
        ("timeout_seconds", 2, 120),
        ("healthy_threshold", 2, 10),
        ("unhealthy_threshold", 2, 10),
    ):
        assert healthcheck_with(**{name: lowest})
        assert healthcheck_with(**{name: highest})
        for wrong in (lowest - 1, highest + 1):
            with pytest.raises(SettingRefusedError, match=name):
                healthcheck_with(**{name: wrong})


@proves("HC-05")
def test_the_clb_s_checks_have_aws_s_defaults() -> None:
    check = DEFAULT_CHECKS[Product.CLB]
    assert (check.interval_seconds, check.timeout_seconds) == (30, 5)
    assert (check.unhealthy_threshold, check.healthy_threshold) == (2, 10)
    assert (check.path, check.matcher) == ("/index.html", 200)
    states = TargetHealth
    assert [check.health_after(states.UNHEALTHY, n) for n in (9, 10)] == [states.UNHEALTHY, states.HEALTHY]


@proves("HC-01")
def test_a_newly_registered_target_needs_one_success_others_five_and_two_failures_are_enough() -> None:
    states, after = TargetHealth, HealthCheck().health_after
    assert after(states.INITIAL, 1) is states.HEALTHY
    assert [after(states.HEALTHY, -count) for count in (1, 2)] == [states.HEALTHY, states.UNHEALTHY]
    assert [after(states.INITIAL, -count) for count in (1, 2)] == [states.INITIAL, states.UNHEALTHY]
    assert [after(states.UNHEALTHY, count) for count in (4, 5)] == [states.UNHEALTHY, states.HEALTHY]
    assert [after(states.HEALTHY, 5), after(states.UNHEALTHY, -2)] == [states.HEALTHY, states.UNHEALTHY]
    for state in (states.DRAINING, states.UNUSED, states.UNAVAILABLE):
        assert [after(state, count) for count in (10, -10)] == [state, state]


@proves("HC-02")
def test_the_states_are_aws_s_and_only_healthy_targets_receive_requests() -> None:
    assert set(TargetHealth) == {"initial", "healthy", "unhealthy", "unused", "draining", "unavailable"}
    world = World(group(off(), "initial healthy unhealthy unused draining unavailable"))
    assert set(world.visits(Client(), 12)) == {"b"}


@proves("HC-04")
def test_until_the_threshold_is_reached_sticky_clients_keep_going_to_the_failing_target() -> None:
    world = World()
    bound, new = world.bound_client("b"), Client()
    assert world.snapshot.listener.group("shop").find("i-b")  # it is dead, but still counts as healthy
    assert world.visits(bound, 5) == ["b"] * 5
    assert world.visits(Client(accepts=False), 6).count("b") == 2  # the failure concentrates on the sticky ones
    world.set_health("b", "unhealthy")
    assert world.visit(bound).target != "b"
    assert world.visit(new).target != "b"


@proves("HC-06")
def test_a_group_with_only_unhealthy_targets_routes_to_all_of_them() -> None:
    world = World(group(off(), "unhealthy unhealthy draining unused"))
    assert world.visits(Client(), 4) == ["a", "b", "a", "b"]


@proves("HC-08")
def test_below_the_minimum_of_healthy_targets_traffic_goes_to_all() -> None:
    five = "healthy healthy unhealthy unhealthy unhealthy"
    for more, open_ in (
        ({}, False),
        (minimum(2), False),
        (minimum(3), True),
        ({"minimum_healthy_percentage": 40}, False),
        ({"minimum_healthy_percentage": 41}, True),
        ({"minimum_healthy_percentage": 60}, True),
        ({**minimum(2), "minimum_healthy_percentage": 100}, True),
    ):
        world = World(group(off(**more), five))
        assert set(world.visits(Client(), 10)) == (set("abcde") if open_ else set("ab"))
    world = World(group(lb_cookie(**minimum(3)), five))
    bound = world.bound_client("d")
    assert world.visit(bound).reason == "cookie_followed_fail_open"
    assert world.visit(world.bound_client("a")).reason == "cookie_followed"


@proves("HC-08")
def test_a_hundred_per_cent_means_every_single_target() -> None:
    healthy = [Target(str(number), "h", 1, TargetHealth.HEALTHY) for number in range(199)]
    last = Target("last", "h", 1, TargetHealth.UNHEALTHY)
    attributes = off(minimum_healthy_percentage=100)
    assert TargetGroup("shop", (*healthy, last), attributes).short_of_healthy
    assert not TargetGroup("shop", tuple(healthy), attributes).short_of_healthy


@proves("HC-08")
def test_requests_routed_while_failing_open_are_counted_as_such() -> None:
    world = World(group(off(**minimum(2)), "healthy unhealthy"))
    assert [world.visit(Client()).decision.unhealthy_routing for _ in range(2)] == [True, True]
    assert not World().visit(Client()).decision.unhealthy_routing
    assert not World(group(off(), "")).visit(Client()).decision.unhealthy_routing


@proves("HC-08")
def test_the_thresholds_of_dns_failover_have_the_same_defaults_and_may_not_be_lower() -> None:
    keys = TargetGroupAttributes().as_keys()
    dns, routing = (
        f"target_group_health.{kind}.minimum_healthy_targets" for kind in ("dns_failover", "unhealthy_state_routing")
    )
    for end in ("count", "percentage"):
        assert keys[f"{dns}.{end}"] == keys[f"{routing}.{end}"]
        assert TargetGroupAttributes().changed({f"{dns}.{end}": "5", f"{routing}.{end}": "5"})
        assert TargetGroupAttributes().changed({f"{dns}.{end}": "5"})
        with pytest.raises(SettingRefusedError, match="HC-08"):
            TargetGroupAttributes().changed({f"{dns}.{end}": "4", f"{routing}.{end}": "5"})


@proves("HC-08")
def test_draining_and_unused_targets_do_not_count_for_the_percentage() -> None:
    world = World(group(off(minimum_healthy_percentage=50), "healthy unhealthy draining unused"))
    assert set(world.visits(Client(), 4)) == {"a"}


@proves("HC-09")
def test_a_deregistered_target_gets_nothing_new_while_it_drains() -> None:
    world = World(group(off()))
    world.set_health("b", "draining")
    assert set(world.visits(Client(), 6)) == {"a", "c"}
    last = World(group(off(), "draining"))
    assert last.visit(Client()).decision.outcome.status == 503


@proves("HC-13")
@pytest.mark.parametrize("states", ["", "unused", "unused unused", "draining unused"])
def test_without_a_registered_target_or_with_unused_ones_only_the_answer_is_503(states: str) -> None:
    for attributes in (off(), lb_cookie()):
        world = World(group(attributes, states))
        seen = world.visit(World().bound_client("a"))
        assert (seen.decision.outcome.status, seen.rule, seen.headers) == (503, "HC-13", ())


@proves("HC-14")
def test_slow_start_raises_a_new_target_s_share_linearly() -> None:
    world = World(group(off(slow_start_seconds=100), "healthy healthy unhealthy"))
    world.set_health("c", "healthy")
    for elapsed, expected in ((0, 0.0), (25, 1 / 12), (50, 1 / 6), (75, 1 / 4), (100, 1 / 3), (500, 1 / 3)):
        world.now = NOW + elapsed
        found = shares(world)
        assert found.get("c", 0) == pytest.approx(expected, abs=0.02)
        assert found["a"] == pytest.approx(found["b"], abs=0.03)


@proves("HC-14")
def test_slow_start_spares_targets_already_healthy_and_the_first_ones_of_an_empty_group() -> None:
    world = World(group(off(), "healthy healthy"))
    world.set_attributes(off(slow_start_seconds=100))
    assert shares(world) == {"a": 0.5, "b": 0.5}
    first = World(group(off(slow_start_seconds=100), "initial initial"))
    first.set_health("a", "healthy")
    assert shares(first) == {"a": 1.0}
    first.set_health("b", "healthy")
    assert shares(first) == {"a": 1.0}  # now one is there that is not in slow start
    first.now += 100
    assert shares(first) == {"a": 0.5, "b": 0.5}


@proves("HC-14")
def test_a_target_in_slow_start_does_not_let_others_start_slowly_and_alone_it_takes_everything() -> None:
    world = World(group(off(slow_start_seconds=100), "healthy unhealthy unhealthy"))
    world.set_health("b", "healthy")
    world.set_health("a", "unhealthy")
    assert shares(world) == {"b": 1.0}
    world.set_health("c", "healthy")  # b is still in slow start, so c gets its full share at once
    assert shares(world)["c"] > 0.9
    target = world.snapshot.listener.group("shop").find("i-b")
    assert target
    assert [slow_start_share(target, 100, NOW + seconds) for seconds in (-5, 0, 50, 100, 200)] == [0, 0, 0.5, 1, 1]
    assert slow_start_share(target, 0, NOW) == 1


@proves("HC-15")
def test_requests_with_a_valid_cookie_are_not_throttled_by_slow_start() -> None:
    world = World(group(lb_cookie(slow_start_seconds=100)))
    client = world.bound_client("b")
    world.set_health("b", "unhealthy")
    world.set_health("b", "healthy")
    assert [world.visit(client, draw=0.99).target for _ in range(5)] == ["b"] * 5


@proves("ALG-01")
def test_rules_go_by_ascending_priority_the_default_last_and_groups_are_balanced_apart() -> None:
    names = {name: group(off(), "healthy healthy", name, letters) for name, letters in (("x", "xy"), ("p", "pq"))}
    world = World(
        group(off(), "healthy healthy"),
        rules=[rule_for("/api/*", names["p"], 20), rule_for("/api/v?/*", names["x"], 10)],
    )
    paths = ["/", "/api/v1/a", "/api/v10/a", "/", "/api/v1/b?x=/other", "/api/", "/api"]
    assert [world.visit(Client(), path).group for path in paths] == ["shop", "x", "p", "shop", "x", "p", "shop"]
    assert dict(world.turns) == {"shop": 3, "x": 2, "p": 2}


@proves("ALG-03")
def test_round_robin_is_the_default_and_least_outstanding_and_weighted_random_the_others() -> None:
    assert World(group(off())).visits(Client(), 4) == ["a", "b", "c", "a"]
    least = World(group(off(algorithm="least_outstanding_requests")))
    least.outstanding.update({"i-a": 3, "i-b": 1, "i-c": 1})
    assert least.visits(Client(), 4) == ["b", "c", "b", "c"]
    chance = World(group(off(algorithm="weighted_random")))
    draws = (0.0, 0.33, 0.34, 0.66, 0.67, 0.999)
    assert [chance.visit(Client(), draw=draw).target for draw in draws] == ["a", "a", "b", "b", "c", "c"]


@proves("ALG-05")
def test_weighted_random_spreads_over_healthy_targets_in_random_order() -> None:
    world = World(group(off(algorithm="weighted_random"), "healthy unhealthy healthy healthy"))
    found = shares(world)
    assert set(found) == {"a", "c", "d"}
    assert max(found.values()) - min(found.values()) < 0.02


@proves("ALG-05")
def test_a_random_choice_in_a_group_does_not_depend_on_the_choice_of_the_group() -> None:
    random_ = off(algorithm="weighted_random")
    world = World(
        (group(random_, "healthy healthy", "blue", "ab"), 1), (group(random_, "healthy healthy", "green", "yz"), 3)
    )
    found = shares(world)
    assert found == pytest.approx({"a": 1 / 8, "b": 1 / 8, "y": 3 / 8, "z": 3 / 8}, abs=0.01)


@proves("ALG-07")
def test_round_robin_is_kept_per_node_so_two_refreshes_may_meet_the_same_target() -> None:
    one, other = World(group(off())), World(group(off()))
    client = Client()
    assert [one.visit(client).target, other.visit(client).target] == ["a", "a"]


@proves("ALG-08")
def test_sticky_requests_count_as_outstanding_and_so_steer_new_clients_elsewhere() -> None:
    world = World(group(lb_cookie(algorithm="least_outstanding_requests")))
    bound = world.bound_client("a")
    world.outstanding["i-a"] += 1  # the sticky request is in hand
    assert world.visit(bound).target == "a"
    assert "a" not in {world.visit(Client()).target for _ in range(6)}


@proves("ALG-09")
def test_the_order_is_rule_then_group_cookie_or_weight_then_target_cookie_then_algorithm() -> None:
    def pair(name: str, letters: str) -> World:
        return World(
            (group(lb_cookie(), "healthy healthy", f"{name}-1", letters[:2]), 1),
            (group(lb_cookie(), "healthy healthy", f"{name}-2", letters[2:]), 1),
            group_stickiness=HOUR,
        )

    world = pair("w", "abyz")
    client = Client()
    first = world.visit(client, draw=0.9)  # by weight, then by the algorithm
    assert [reason.rule for reason in first.decision.reasons] == ["ALB-T-03", "ALB-D-01"]
    again = world.visit(client, draw=0.0)  # by its cookie, then by its cookie
    assert [reason.rule for reason in again.decision.reasons] == ["ALB-T-04", "ALB-D-03"]
    assert (first.group, first.target) == (again.group, again.target) == ("w-2", "y")
    client.forget("AWSALB", "AWSALBCORS")
    third = world.visit(client, draw=0.0)  # by its cookie, then by the algorithm
    assert [reason.rule for reason in third.decision.reasons] == ["ALB-T-04", "ALB-D-01"]
    assert third.target == "z"


def test_a_group_unknown_to_the_listener_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="nobody"):
        World().snapshot.listener.group("nobody")


def test_the_flow_of_a_request_does_not_matter_to_an_alb() -> None:
    world = World(group(off()))
    same = Flow(source_ip="10.0.0.1")
    assert [world.visit(Client(), flow=same).target for _ in range(3)] == ["a", "b", "c"]
