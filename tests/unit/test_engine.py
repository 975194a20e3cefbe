"""The rules of duration-based stickiness, row by row of the specification's decision table (§5)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sticky_lab.stickiness import Action, Decision, Key, Snapshot, cookie_lines, route
from tests.unit.stickiness_samples import HOUR, KEY, NONCE, NOW, cookie_for, decide, snapshot


def outcome(decision: Decision) -> tuple[str, str, str | None]:
    return decision.reason.name, decision.reason.rule, decision.target.id if decision.target else None


def test_gen_01_without_stickiness_each_request_is_routed_on_its_own() -> None:
    off = snapshot(duration=None)
    assert [outcome(decide(cookie_for("i-c"), where=off, turn=turn)) for turn in range(4)] == [
        ("stickiness_off", "GEN-01", target) for target in ("i-a", "i-b", "i-c", "i-a")
    ]


def test_x_01_with_stickiness_off_no_cookie_is_written_and_none_is_counted() -> None:
    off = snapshot(duration=None)
    decision = decide(cookie_for("i-c"), where=off)
    assert cookie_lines(decision, off, NONCE) == ()
    assert not decision.non_sticky


def test_alb_d_01_a_request_without_a_cookie_is_routed_by_the_algorithm_and_gets_one() -> None:
    decision = decide(turn=1)
    assert outcome(decision) == ("cookie_absent", "ALB-D-01", "i-b")
    assert decision.non_sticky
    assert len(cookie_lines(decision, snapshot(), NONCE)) == 2


def test_alb_d_03_a_valid_cookie_wins_over_the_algorithm() -> None:
    for turn in range(3):
        decision = decide(cookie_for("i-c"), now=NOW + 1, turn=turn)
        assert outcome(decision) == ("cookie_followed", "ALB-D-03", "i-c")
        assert not decision.non_sticky
        assert not decision.used_turn


def test_alb_d_04_and_05_each_response_renews_the_cookie_so_the_duration_is_an_idle_limit() -> None:
    where, cookie = snapshot(), cookie_for("i-b")
    for step in range(1, 10):
        decision = decide(cookie, now=NOW + step * (HOUR - 1))
        assert outcome(decision) == ("cookie_followed", "ALB-D-03", "i-b")
        cookie = cookie_lines(decision, where, NONCE)[0].partition(b";")[0]


@pytest.mark.parametrize(
    ("age", "name"), [(0, "cookie_followed"), (HOUR - 0.001, "cookie_followed"), (HOUR, "cookie_expired")]
)
def test_alb_d_06_and_sim_14_the_cookie_is_stale_as_soon_as_its_age_reaches_the_duration(age: float, name: str) -> None:
    assert decide(cookie_for("i-b"), now=NOW + age).reason.name == name


def test_sim_01_age_is_judged_by_the_duration_in_force_now() -> None:
    cookie = cookie_for("i-b", made_by=snapshot(duration=HOUR))
    shorter, longer = snapshot(duration=60), snapshot(duration=2 * HOUR)
    assert decide(cookie, where=shorter, now=NOW + 61).reason.name == "cookie_expired"
    assert decide(cookie, where=longer, now=NOW + HOUR + 1).reason.name == "cookie_followed"


@pytest.mark.parametrize(
    "value",
    [b"", b"garbage", b"_remove_", b"AAAA", b"A" * 124, b"%41" * 40, b"\xff\xfe", b'"quoted"'],
)
def test_alb_d_09_an_unreadable_cookie_is_replaced_without_an_error(value: bytes) -> None:
    decision = decide(b"AWSALB=" + value)
    assert outcome(decision) == ("cookie_unreadable", "ALB-D-09", "i-a")
    assert decision.writes_cookie


def test_alb_d_27_a_url_encoded_value_is_unreadable() -> None:
    cookie = cookie_for("i-b")
    encoded = cookie.replace(b"+", b"%2B").replace(b"/", b"%2F")
    assert encoded != cookie
    assert decide(encoded).reason.name == "cookie_unreadable"


def test_alb_d_09_a_cookie_sealed_with_an_unknown_key_is_unreadable() -> None:
    elsewhere = snapshot(keys=(Key(b"key2", bytes(32)),))
    assert decide(cookie_for("i-b", made_by=elsewhere)).reason.name == "cookie_unreadable"


def test_a_cookie_of_another_listener_is_unreadable() -> None:
    assert decide(cookie_for("i-b", made_by=snapshot(listener="back"))).reason.name == "cookie_unreadable"


def test_x_08_a_retired_key_opens_and_the_new_one_seals() -> None:
    new = Key(b"key2", bytes(31) + b"\1")
    rotated = snapshot(keys=(new, KEY))
    decision = decide(cookie_for("i-b"), where=rotated)
    assert decision.reason.name == "cookie_followed"
    renewed = cookie_lines(decision, rotated, NONCE)[0].partition(b";")[0]
    assert decide(renewed, where=snapshot(keys=(new,))).reason.name == "cookie_followed"


@pytest.mark.parametrize(
    ("health", "name", "rule"),
    [
        ("healthy unhealthy healthy", "target_unhealthy", "ALB-D-11"),
        ("healthy draining healthy", "target_draining", "HC-10"),
        ("healthy initial healthy", "target_not_ready", "HC-02"),
        ("healthy unused healthy", "target_not_ready", "HC-02"),
        ("healthy", "target_deregistered", "ALB-D-10"),
    ],
)
def test_a_cookie_naming_a_target_that_cannot_serve_leads_to_a_healthy_one(health: str, name: str, rule: str) -> None:
    decision = decide(cookie_for("i-b"), where=snapshot(health=health))
    assert outcome(decision) == (name, rule, "i-a")
    assert decision.non_sticky
    assert decision.writes_cookie


def test_alb_d_12_the_session_stays_with_the_new_target_when_the_old_one_recovers() -> None:
    broken = snapshot(health="healthy unhealthy healthy")
    moved = decide(cookie_for("i-b"), where=broken)
    cookie = cookie_lines(moved, broken, NONCE)[0].partition(b";")[0]
    assert outcome(decide(cookie)) == ("cookie_followed", "ALB-D-03", "i-a")


def test_alb_d_13_a_cookie_of_another_group_is_not_usable() -> None:
    decision = decide(cookie_for("i-b", made_by=snapshot(group="other")))
    assert outcome(decision) == ("cookie_of_other_group", "ALB-D-13", "i-a")


def test_sim_02_either_name_alone_is_accepted() -> None:
    cookie = cookie_for("i-b")
    assert decide(cookie).reason.name == "cookie_followed"
    assert decide(cookie.replace(b"AWSALB=", b"AWSALBCORS=")).reason.name == "cookie_followed"


def test_alb_d_25_awsalbcors_decides_when_both_come() -> None:
    cors = cookie_for("i-c").replace(b"AWSALB=", b"AWSALBCORS=")
    for both in (cookie_for("i-b") + b"; " + cors, cors + b"; " + cookie_for("i-b")):
        assert outcome(decide(both))[2] == "i-c"


def test_sim_03_an_unreadable_awsalbcors_beside_a_good_awsalb_is_not_rescued() -> None:
    assert decide(cookie_for("i-b") + b"; AWSALBCORS=garbage").reason.name == "cookie_unreadable"


def test_sim_03_the_first_of_a_name_sent_twice_counts() -> None:
    assert outcome(decide(cookie_for("i-b") + b"; " + cookie_for("i-c")))[2] == "i-b"


def test_hc_06_with_only_unhealthy_targets_requests_go_to_all_of_them() -> None:
    open_wide = snapshot(health="unhealthy unhealthy draining", duration=None)
    targets = [decide(where=open_wide, turn=turn).target for turn in range(4)]
    assert [target and target.id for target in targets] == ["i-a", "i-b", "i-a", "i-b"]


def test_sim_11_the_cookie_is_honoured_when_all_targets_are_unhealthy_and_marked_as_ours() -> None:
    decision = decide(cookie_for("i-b"), where=snapshot(health="unhealthy unhealthy unhealthy"))
    assert outcome(decision) == ("cookie_followed_fail_open", "SIM-11", "i-b")
    assert decision.reason.ours


@pytest.mark.parametrize("health", ["", "unused unused", "draining unused"])
def test_hc_13_without_a_target_that_can_serve_the_request_is_refused(health: str) -> None:
    decision = decide(cookie_for("i-a"), where=snapshot(health=health))
    assert outcome(decision) == ("no_target", "HC-13", None)
    assert decision.action is Action.REFUSE
    assert not decision.writes_cookie


@given(st.lists(st.binary(max_size=200), max_size=5), st.integers(0, 10))
def test_no_cookie_header_whatever_raises(headers: list[bytes], turn: int) -> None:
    where: Snapshot = snapshot()
    assert route(where, headers, now=NOW, turn=turn).target is not None


@given(st.integers(0, 123), st.integers(1, 255))
def test_a_value_changed_in_one_byte_never_routes(position: int, change: int) -> None:
    name, _, value = cookie_for("i-c").partition(b"=")
    changed = bytearray(value)
    changed[position] ^= change
    assert decide(name + b"=" + bytes(changed)).reason.name == "cookie_unreadable"


@given(st.integers(1, 604_800), st.floats(0, 1_000_000))
def test_a_valid_cookie_within_its_duration_and_a_healthy_target_always_wins(duration: int, age: float) -> None:
    decision = decide(cookie_for("i-b"), where=snapshot(duration=duration), now=NOW + age, turn=2)
    # The time of issue is kept to the millisecond, so ages closer to the limit than that are not claimed.
    if age < duration - 0.001:
        assert outcome(decision) == ("cookie_followed", "ALB-D-03", "i-b")
    elif age >= duration:
        assert decision.reason.name == "cookie_expired"


def test_the_same_arguments_give_the_same_answer() -> None:
    where, cookie = snapshot(), cookie_for("i-b")
    first, second = (decide(cookie, where=where) for _ in range(2))
    assert first == second
    assert cookie_lines(first, where, NONCE) == cookie_lines(second, where, NONCE)
