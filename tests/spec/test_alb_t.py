"""ALB target group stickiness (ALB-T): weights, and the cookie that beats them."""

from __future__ import annotations

import re
from base64 import b64decode
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sticky_lab.errors import StickyLabError
from sticky_lab.stickiness import Action, Choices, Forward, TargetGroup, TargetGroupAttributes, WeightedGroup
from sticky_lab.stickiness.algorithms import by_weight
from sticky_lab.stickiness.refusals import Basis, SettingRefusedError
from tests.spec.world import (
    HOUR,
    NEW_KEY,
    NOW,
    WEEK,
    Client,
    World,
    app_cookie,
    group,
    lb_cookie,
    off,
    proves,
    rule_for,
)

ATTRIBUTES = "Expires=Mon, 12 Jan 2026 09:00:00 GMT; Path=/"


def blue_green(
    weights: tuple[int, int] = (1, 1),
    *,
    seconds: int | None = HOUR,
    attributes: TargetGroupAttributes | None = None,
    blue: str = "healthy healthy",
    green: str = "healthy healthy",
    **choices: object,
) -> World:
    used = attributes or off()
    return World(
        (group(used, blue, "blue", "ab"), weights[0]),
        (group(used, green, "green", "yz"), weights[1]),
        group_stickiness=seconds,
        choices=Choices(**choices),  # type: ignore[arg-type]
    )


def bound_to(world: World, name: str) -> Client:
    client = Client()
    assert world.visit(client, draw=0.0 if name == "blue" else 0.999).group == name
    return client


def shares(world: World, steps: int = 300) -> Counter[str | None]:
    return Counter(world.visit(Client(), draw=step / steps).group for step in range(steps))


@proves("ALB-T-01")
def test_requests_are_shared_in_proportion_to_the_weights() -> None:
    assert shares(blue_green((10, 20), seconds=None)) == {"blue": 100, "green": 200}
    assert shares(blue_green((0, 7), seconds=None)) == {"green": 300}
    assert shares(blue_green((999, 0), seconds=None)) == {"blue": 300}


@proves("ALB-T-01")
@given(st.lists(st.integers(0, 999), min_size=1, max_size=5).filter(any), st.floats(0, 1, exclude_max=True))
def test_a_choice_by_weight_never_meets_a_weight_of_zero_and_leaves_a_draw_to_use_again(
    weights: list[int], draw: float
) -> None:
    chosen, left = by_weight(list(enumerate(weights)), draw)
    assert weights[chosen] > 0
    assert 0 <= left < 1


@proves("ALB-T-01")
@pytest.mark.parametrize("weight", [-1, 1000, 1.5, "1", True])
def test_a_weight_outside_of_0_to_999_is_refused(weight: object) -> None:
    with pytest.raises(SettingRefusedError, match="999"):
        WeightedGroup(group(), weight)  # type: ignore[arg-type]


@proves("ALB-T-02")
def test_without_group_stickiness_a_client_is_not_kept_in_its_group() -> None:
    world, client = blue_green(seconds=None), Client()
    assert [world.visit(client, draw=draw).group for draw in (0.9, 0.1, 0.9)] == ["green", "blue", "green"]
    assert client.jar == {}


@proves("ALB-T-03", "ALB-T-08", "ALB-T-10", "SIM-15")
def test_the_first_routed_request_yields_awsalbtg_and_its_companion() -> None:
    seen = blue_green().visit(Client())
    assert seen.names == ["AWSALBTG", "AWSALBTGCORS"]
    assert seen.line("AWSALBTG") == f"AWSALBTG=v; {ATTRIBUTES}"
    assert seen.line("AWSALBTGCORS") == f"AWSALBTGCORS=v; {ATTRIBUTES}; SameSite=None; Secure"
    value = seen.value("AWSALBTG")
    assert re.fullmatch(rb"[A-Za-z0-9+/]{172}", value)
    assert len(b64decode(value)) == 129


@proves("ALB-T-08", "SIM-15")
def test_the_companion_can_be_kept_for_requests_with_an_origin() -> None:
    world = blue_green(cors_companions_always=False)
    assert world.visit(Client()).names == ["AWSALBTG"]
    assert world.visit(Client(), origin=True).names == ["AWSALBTG", "AWSALBTGCORS"]


@proves("ALB-T-08", "SIM-15")
def test_the_cors_name_decides_when_both_arrive_and_either_alone_is_accepted_by_our_choice() -> None:
    world = blue_green()
    blue, green = bound_to(world, "blue"), bound_to(world, "green")
    mixed = Client(jar={b"AWSALBTG": blue.jar[b"AWSALBTG"], b"AWSALBTGCORS": green.jar[b"AWSALBTGCORS"]})
    assert world.visit(mixed, draw=0.0).group == "green"
    for name in (b"AWSALBTG", b"AWSALBTGCORS"):
        assert world.visit(Client(jar={name: green.jar[name]}), draw=0.0).group == "green"
    lone = blue_green(cors_cookie_alone=False)
    assert lone.visit(Client(jar={b"AWSALBTGCORS": green.jar[b"AWSALBTGCORS"]}), draw=0.0).group == "blue"
    garbage = Client(jar={b"AWSALBTG": green.jar[b"AWSALBTG"], b"AWSALBTGCORS": (b"garbage", None)})
    assert world.visit(garbage, draw=0.0).decision.action is Action.REFUSE
    rescued = blue_green(bad_cors_cookie_decides=False)
    assert rescued.visit(garbage, draw=0.0).group == "green"


@proves("ALB-T-04")
def test_a_request_with_the_cookie_goes_to_its_group_and_one_without_is_shared_by_weight() -> None:
    world = blue_green()
    client = bound_to(world, "green")
    seen = world.visit(client, draw=0.0)
    assert (seen.group, seen.decision.reasons[0].rule) == ("green", "ALB-T-04")
    assert [reason.name for reason in seen.decision.reasons] == ["group_cookie_followed", "stickiness_off"]
    off_again = blue_green(seconds=None)
    assert off_again.visit(client, draw=0.0).group == "blue"  # not on: not read


@proves("ALB-T-06")
def test_a_sticky_group_among_several_needs_group_stickiness_in_either_order() -> None:
    sticky, plain = group(lb_cookie(), name="sticky"), group(off(), name="plain")
    two = (WeightedGroup(sticky), WeightedGroup(plain))
    with pytest.raises(SettingRefusedError) as refused:
        Forward(two)
    assert refused.value.aws_code == "InvalidConfigurationRequest"
    assert refused.value.basis is Basis.CODE
    assert Forward(two, HOUR)
    world = World(group(off(), name="x"), group(off(), name="y"))
    before = world.snapshot
    with pytest.raises(SettingRefusedError, match="ALB-T-06"):
        world.set_attributes(lb_cookie(), "y")
    assert world.snapshot is before  # nothing is half-changed


@proves("ALB-T-07")
@pytest.mark.parametrize("seconds", [1, WEEK, "1h"])
def test_a_duration_of_1_second_to_7_days_turns_group_stickiness_on(seconds: object) -> None:
    assert Forward((WeightedGroup(group()),), seconds).stickiness_seconds  # type: ignore[arg-type]


@proves("ALB-T-07")
@pytest.mark.parametrize("seconds", [0, WEEK + 1, -1, "soon", True])
def test_other_durations_are_refused(seconds: object) -> None:
    with pytest.raises(StickyLabError):
        Forward((WeightedGroup(group()),), seconds)  # type: ignore[arg-type]


@proves("ALB-T-07")
def test_the_group_is_chosen_afresh_when_the_duration_is_over() -> None:
    world = blue_green()
    client = bound_to(world, "green")
    world.now += HOUR
    seen = world.visit(client, draw=0.0)
    assert (seen.group, seen.decision.reasons[0].name) == ("blue", "group_cookie_expired")


@proves("ALB-T-09", "SIM-08", "LOG-03")
@pytest.mark.parametrize("value", [b"garbage", b"", b"%2B%2F", b"A" * 172])
def test_an_invalid_group_cookie_fails_the_request_the_status_is_our_guess(value: bytes) -> None:
    for world, status in ((blue_green(), 500), (blue_green(invalid_group_cookie_status=400), 400)):
        seen = world.visit(Client(jar={b"AWSALBTG": (value, None)}))
        assert (seen.decision.action, seen.decision.outcome.status) == (Action.REFUSE, status)
        assert seen.decision.error_reason == "AWSALBTGCookieInvalid"
        assert seen.decision.reason.ours
        assert seen.headers == ()
        assert (seen.target, seen.group, seen.decision.candidates, seen.decision.duration) == (None, None, (), None)
        assert seen.decision.stickiness == "target_group"
        assert seen.decision.reasons == (seen.decision.reason,)
    lenient = blue_green(invalid_group_cookie_status=None)
    seen = lenient.visit(Client(jar={b"AWSALBTG": (value, None)}))
    assert (seen.group, seen.decision.reasons[0].name) == ("blue", "group_cookie_replaced")
    assert seen.names == ["AWSALBTG", "AWSALBTGCORS"]
    assert seen.decision.error_reason is None


@proves("ALB-T-09")
def test_a_forged_one_and_one_of_another_listener_are_invalid_too() -> None:
    world = blue_green()
    client = bound_to(world, "green")
    value = bytearray(client.jar[b"AWSALBTG"][0])
    value[100] ^= 1
    client.jar = {b"AWSALBTG": (bytes(value), None)}
    assert world.visit(client).decision.verdict == "forged"
    moved = World(
        (group(off(), name="blue"), 1), (group(off(), name="green"), 1), group_stickiness=HOUR, listener="other"
    )
    assert moved.visit(bound_to(world, "green")).decision.verdict == "other_listener"


@proves("X-08", "ALB-T-09")
def test_a_group_cookie_of_a_dropped_key_is_replaced_and_not_failed_by_our_choice() -> None:
    world = blue_green()
    client = bound_to(world, "green")
    world.set_keys(NEW_KEY)
    seen = world.visit(client, draw=0.0)
    assert (seen.group, seen.decision.reasons[0].name) == ("blue", "group_cookie_of_unknown_key")
    assert seen.decision.reasons[0].ours


@proves("ALB-T-11")
def test_the_cookie_beats_the_weights_even_a_weight_of_zero() -> None:
    world = blue_green((1, 1))
    client = bound_to(world, "green")
    world.set_weights({"blue": 1, "green": 0})
    assert [world.visit(client, draw=0.0).group for _ in range(3)] == ["green"] * 3
    assert shares(world) == {"blue": 300}  # weights steer unbound clients


@proves("ALB-T-12", "HC-13")
@pytest.mark.parametrize("state", ["", "unused unused"])
def test_a_bound_group_that_is_empty_is_not_left_and_answers_503(state: str) -> None:
    world = blue_green(green=state)
    client = Client(jar=dict(bound_to(blue_green(), "green").jar))
    seen = world.visit(client, draw=0.0)
    assert (seen.group, seen.decision.outcome.status, seen.rule) == ("green", 503, "HC-13")
    assert seen.headers == ()
    client.jar.clear()
    assert world.visit(client, draw=0.0).group == "blue"  # until the cookie is cleared


@proves("ALB-T-13", "HC-06")
def test_a_group_with_only_unhealthy_targets_keeps_its_requests_and_fails_open() -> None:
    world = blue_green(green="unhealthy unhealthy")
    client = bound_to(world, "green")
    assert world.visits(client, 2, draw=0.0) == ["z", "y"]


@proves("ALB-T-14", "SIM-09")
def test_the_period_slides_by_our_choice_or_runs_from_the_first_request() -> None:
    for sliding, groups in ((True, ["green", "green", "green"]), (False, ["green", "blue", "blue"])):
        world = blue_green(group_cookie_slides=sliding)
        client = bound_to(world, "green")
        seen = []
        for _ in range(3):
            world.now += HOUR * 0.6
            seen.append(world.visit(client, draw=0.0).group)
        assert seen == groups


@proves("SIM-01")
def test_the_period_of_a_group_cookie_can_be_the_one_in_force_when_it_was_issued() -> None:
    for judged, stays in (("current", False), ("issued", True)):
        world = blue_green(seconds=HOUR, duration_judged=judged)
        client = bound_to(world, "green")
        world.snapshot = blue_green(seconds=60, duration_judged=judged).snapshot
        world.now += 61
        assert (world.visit(client, draw=0.0).group == "green") == stays


@proves("ALB-T-15", "SIM-10")
def test_a_cookie_naming_a_group_outside_the_rule_is_replaced_by_our_choice() -> None:
    client = bound_to(blue_green(), "green")
    for choices, action in ((Choices(), Action.CHOOSE), (Choices(group_outside_rule="fail"), Action.REFUSE)):
        world = World(group(off(), name="blue"), group(off(), name="red"), group_stickiness=HOUR, choices=choices)
        seen = world.visit(Client(jar=dict(client.jar)))
        step = seen.decision.group_step
        assert step
        assert step.outcome.action is action
        if action is Action.CHOOSE:
            assert (step.outcome.reason.rule, step.outcome.reason.ours) == ("SIM-10", True)
            assert seen.names == ["AWSALBTG", "AWSALBTGCORS"]


@proves("ALB-T-16")
def test_an_action_has_one_to_five_groups_each_once() -> None:
    groups = tuple(WeightedGroup(group(off(), name=str(number))) for number in range(6))
    assert Forward(groups[:5])
    for wrong in ((), groups, (groups[0], groups[0])):
        with pytest.raises(SettingRefusedError):
            Forward(wrong)


def test_weights_that_are_all_zero_are_refused_by_our_choice() -> None:
    with pytest.raises(SettingRefusedError, match="our choice") as refused:
        Forward((WeightedGroup(group(off(), name="a"), 0), WeightedGroup(group(off(), name="b"), 0)))
    assert refused.value.basis is Basis.OURS


@proves("ALB-T-17")
def test_instance_ip_and_lambda_groups_can_all_be_weighted_with_group_stickiness() -> None:
    groups = tuple(WeightedGroup(TargetGroup(kind, (), off(target_type=kind))) for kind in ("instance", "ip", "lambda"))
    assert Forward(groups, HOUR).stickiness_seconds == HOUR


@proves("ALB-T-18")
def test_a_single_group_needs_no_group_stickiness() -> None:
    world, client = World(group(lb_cookie())), Client()
    assert world.visit(client).names == ["AWSALB", "AWSALBCORS"]
    assert world.visits(client, 3) == ["a"] * 3


@proves("ALB-T-19")
def test_with_both_features_on_a_first_time_client_receives_four_cookies_in_order() -> None:
    seen = blue_green(attributes=lb_cookie()).visit(Client())
    assert seen.names == ["AWSALBTG", "AWSALBTGCORS", "AWSALB", "AWSALBCORS"]
    assert len({seen.value(name) for name in seen.names}) == 2


@proves("ALB-T-20")
def test_the_drain_plan_of_blue_green_weight_zero_then_wait_then_remove_the_targets() -> None:
    world = blue_green(attributes=lb_cookie())
    client = bound_to(world, "blue")
    world.set_weights({"blue": 0, "green": 1})
    assert world.visit(client).group == "blue"
    hasty = Client(jar=dict(client.jar))
    world.now += HOUR  # one period without a renewal
    assert world.visit(client).group == "green"
    for target in "ab":
        world.set_health(target, "unregistered", "blue")
    assert world.visits(client, 3)[0] in ("y", "z")
    world.now = NOW + 1
    assert world.visit(hasty).decision.outcome.status == 503  # removing the targets first causes T-12


@proves("ALB-A-26")
def test_weighted_groups_and_application_based_stickiness_exclude_each_other_in_either_order() -> None:
    two = (WeightedGroup(group(app_cookie(), name="a")), WeightedGroup(group(off(), name="b")))
    with pytest.raises(SettingRefusedError, match="ALB-A-26"):
        Forward(two, HOUR)
    world = World(group(off(), name="a"), group(off(), name="b"), group_stickiness=HOUR)
    with pytest.raises(SettingRefusedError, match="ALB-A-26"):
        world.set_attributes(app_cookie(), "a")
    alone = World(group(off()), rules=[rule_for("/x", group(off(), name="x"))])
    alone.set_attributes(app_cookie(), "x")
    assert alone.visit(Client(), "/x").decision.stickiness == "app_cookie"
    assert alone.visit(Client(), "/").decision.stickiness == "off"
