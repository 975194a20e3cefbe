"""ALB duration-based stickiness (ALB-D) and the choices around it."""

from __future__ import annotations

import re
from base64 import b64decode
from http.client import HTTPMessage
from io import BytesIO
from urllib.request import Request as UrlRequest

import pytest

from sticky_lab.browser.jar import CookieJar
from sticky_lab.stickiness import Action, Choices
from sticky_lab.words.reasons import REASONS
from tests.spec.world import (
    DAY,
    HOUR,
    NOW,
    SETS_C,
    WEEK,
    Client,
    World,
    app_cookie,
    group,
    lb_cookie,
    proves,
    rule_for,
)


@proves("ALB-D-01")
def test_without_a_cookie_the_algorithm_picks_and_the_response_carries_a_new_one() -> None:
    world, client = World(), Client()
    seen = world.visit(client)
    assert (seen.target, seen.reason, seen.rule) == ("a", "cookie_absent", "ALB-D-01")
    assert seen.names == ["AWSALB", "AWSALBCORS"]


@proves("ALB-D-03", "ALG-02")
def test_a_valid_cookie_wins_whatever_the_algorithm_would_have_picked() -> None:
    for algorithm in ("round_robin", "least_outstanding_requests"):
        world = World(group(lb_cookie(algorithm=algorithm)))
        world.turns["shop"] = 1
        client = world.bound_client("b")
        world.outstanding["i-b"] = 100
        for turn in range(3):
            world.turns["shop"] = turn
            seen = world.visit(client)
            assert (seen.target, seen.rule, seen.decision.action) == ("b", "ALB-D-03", Action.FOLLOW)


@proves("ALB-D-04", "ALB-D-05")
def test_each_response_re_issues_the_cookie_so_the_duration_is_an_idle_limit_without_bound() -> None:
    world = World(group(lb_cookie(HOUR)))
    client = world.bound_client("b")
    for _ in range(200):
        world.now += HOUR - 1
        seen = world.visit(client)
        assert (seen.target, seen.names) == ("b", ["AWSALB", "AWSALBCORS"])


@proves("ALB-D-06", "SIM-14")
@pytest.mark.parametrize(("idle", "reason"), [(HOUR - 0.001, "cookie_followed"), (HOUR, "cookie_expired")])
def test_when_the_idle_gap_reaches_the_duration_a_target_is_chosen_afresh(idle: float, reason: str) -> None:
    world = World(group(lb_cookie(HOUR)))
    client = world.bound_client("b")
    world.now += idle
    seen = world.visit(client)
    assert seen.reason == reason
    assert seen.decision.non_sticky == (reason == "cookie_expired")
    assert seen.names == ["AWSALB", "AWSALBCORS"]
    assert seen.decision.age == pytest.approx(idle)


@proves("ALB-D-06")
def test_the_fresh_choice_may_be_the_same_target_again() -> None:
    world = World(group(lb_cookie(HOUR), "healthy"))
    client = world.bound_client("a")
    world.now += HOUR
    seen = world.visit(client)
    assert (seen.target, seen.reason) == ("a", "cookie_expired")


@proves("ALB-D-07", "ALB-D-08")
@pytest.mark.parametrize("duration", [1, 600, DAY, WEEK])
def test_expires_is_seven_days_ahead_whatever_the_duration_so_it_is_the_alb_that_ends_stickiness(duration: int) -> None:
    world = World(group(lb_cookie(duration)))
    client = world.bound_client("b")
    assert "Expires=Mon, 12 Jan 2026 09:00:00 GMT" in world.visit(client).line("AWSALB")
    world.now += min(duration, WEEK - 1)
    assert b"AWSALB" in Client(jar=client.jar).header(world.now)[0]  # the browser still sends it
    if duration < WEEK:
        assert world.visit(client).reason == "cookie_expired"


@proves("ALB-D-09", "ALB-D-27", "CLI-01")
@pytest.mark.parametrize(
    "spoil",
    [
        lambda value: b"",
        lambda value: b"garbage",
        lambda value: b"_remove_",
        lambda value: value[:-4],
        lambda value: value + b"AAAA",
        lambda value: b"A" * 124,
        lambda value: b'"' + value + b'"',
        lambda value: value.replace(b"+", b"%2B").replace(b"/", b"%2F") + b"%3D",
        lambda value: b"\xff\xfe",
        lambda value: value[:-1] + (b"A" if value[-1:] != b"A" else b"B"),
    ],
)
def test_a_cookie_that_cannot_be_decoded_is_replaced_without_an_error(spoil: object) -> None:
    world = World()
    client = world.bound_client("b")
    value = client.jar[b"AWSALB"][0]
    assert callable(spoil)
    client.jar = {b"AWSALB": (spoil(value), None)}
    seen = world.visit(client)
    assert seen.rule == "ALB-D-09"
    assert seen.decision.action is Action.CHOOSE
    assert world.visit(client).reason == "cookie_followed"


@proves("ALB-D-10", "ALB-D-11", "ALB-D-12", "HC-03", "HC-10", "X-07")
@pytest.mark.parametrize(
    ("state", "rule"),
    [
        ("unregistered", "ALB-D-10"),
        ("unhealthy", "ALB-D-11"),
        ("draining", "HC-10"),
        ("initial", "HC-02"),
        ("unused", "HC-02"),
        ("unavailable", "HC-02"),
    ],
)
def test_a_cookie_naming_a_target_that_cannot_serve_is_replaced_and_the_session_stays_with_the_new_one(
    state: str, rule: str
) -> None:
    world = World()
    client = world.bound_client("a")
    world.set_health("a", state)
    seen = world.visit(client)
    assert seen.rule == rule
    assert seen.target in ("b", "c")
    assert seen.decision.non_sticky
    moved_to = seen.target
    if state == "unregistered":
        world.register("a")
    else:
        world.set_health("a", "healthy")
    assert world.visits(client, 3) == [moved_to] * 3  # ALB-D-12: also when the old one is back


@proves("ALB-D-13")
def test_a_cookie_of_another_group_or_with_stickiness_off_counts_for_nothing() -> None:
    world = World(group(name="mine"))
    client = World(group(name="theirs")).bound_client("c")
    seen = world.visit(client)
    assert (seen.target, seen.rule) == ("a", "ALB-D-13")


@proves("ALB-D-14", "ALB-D-15", "CLB-G-12")
def test_every_group_uses_the_one_name_so_two_chained_sticky_albs_undo_each_other() -> None:
    front, back = World(listener="front"), World(listener="back")
    client = Client()
    for _ in range(3):
        outer = front.visit(client)
        inner = back.visit(client)  # the request goes on, and both write AWSALB into one jar
        assert outer.names == inner.names == ["AWSALB", "AWSALBCORS"]
    assert front.non_sticky == 3


@proves("ALB-D-16", "SIM-04")
def test_a_visit_to_another_sticky_group_replaces_the_binding_by_our_choice() -> None:
    other = group(lb_cookie(), "healthy healthy", "other", "xy")

    def back_and_forth(choices: Choices) -> list[str]:
        world = World(group(), rules=[rule_for("/other*", other)], choices=choices)
        client = world.bound_client("b")
        return [world.visit(client, path).reason for path in ("/other/1", "/", "/other/2")]

    replaced = ["cookie_of_other_group"] * 3
    assert back_and_forth(Choices()) == replaced
    kept = ["cookie_of_other_group", "cookie_followed", "cookie_followed"]
    assert back_and_forth(Choices(one_group_in_awsalb=False)) == kept


@proves("ALB-D-17", "ALB-D-18", "CORS-01", "CORS-02", "CORS-03", "SEC-02")
def test_the_lines_are_those_of_the_specification_to_the_letter() -> None:
    seen = World().visit(Client())
    assert seen.line("AWSALB") == "AWSALB=v; Expires=Mon, 12 Jan 2026 09:00:00 GMT; Path=/"
    assert seen.line("AWSALBCORS") == seen.line("AWSALB").replace("AWSALB", "AWSALBCORS") + "; SameSite=None; Secure"
    assert seen.value("AWSALB") == seen.value("AWSALBCORS")
    assert {name for name, _ in seen.headers} == {b"Set-Cookie"}


@proves("ALB-D-18")
def test_expires_counts_from_when_the_request_was_routed_in_whole_seconds() -> None:
    world = World()
    world.now = NOW + 59.999
    assert "Expires=Mon, 12 Jan 2026 09:00:59 GMT" in world.visit(Client()).line("AWSALB")


@proves("ALB-D-19")
def test_the_value_has_the_shape_seen_on_the_wire() -> None:
    world = World()
    for _ in range(3):
        value = world.visit(Client()).value("AWSALB").decode()
        assert re.fullmatch("[A-Za-z0-9+/]{124}", value)
        assert len(b64decode(value)) == 93


@proves("ALB-D-20")
def test_the_cookie_goes_back_to_the_exact_host_only_and_on_every_path() -> None:
    jar = CookieJar(lambda: NOW)
    headers = HTTPMessage()
    for _, line in World().visit(Client()).our_lines:
        headers["Set-Cookie"] = line.decode()

    class Response(BytesIO):
        def info(self) -> HTTPMessage:
            return headers

    jar.extract_cookies(Response(), UrlRequest("http://shop.example.com/deep/page"))  # type: ignore[arg-type]

    def sent(url: str) -> bool:
        request = UrlRequest(url)
        jar.add_cookie_header(request)
        return "AWSALB=" in (request.get_header("Cookie") or "")

    assert sent("http://shop.example.com/")
    assert sent("http://shop.example.com/other/path")
    assert not sent("http://www.shop.example.com/")
    assert not sent("http://example.com/")


@proves("ALB-D-22")
def test_stickiness_ends_without_a_deletion_ever_being_sent() -> None:
    world = World(group(lb_cookie(10)))
    client = world.bound_client("b")
    for _ in range(3):
        world.now += 10
        for _, line in world.visit(client).our_lines:
            assert b"Max-Age" not in line
            assert not line.partition(b"=")[2].startswith((b";", b"_remove_"))
            assert b"1970" not in line


@proves("ALB-D-24", "SIM-02")
def test_either_name_alone_is_accepted_awsalbcors_alone_by_our_choice() -> None:
    for choices, cors_alone in ((Choices(), "cookie_followed"), (Choices(cors_cookie_alone=False), "cookie_absent")):
        world = World(choices=choices)
        client = world.bound_client("b")
        client.forget("AWSALBCORS")
        assert world.visit(client).reason == "cookie_followed"
        client.forget("AWSALB")
        assert world.visit(client).reason == cors_alone


@proves("ALB-D-25", "ALB-D-28")
def test_awsalbcors_decides_when_both_come_and_disagree() -> None:
    world = World()
    client, other = world.bound_client("b"), world.bound_client("c")
    client.jar[b"AWSALBCORS"] = other.jar[b"AWSALBCORS"]
    assert world.visit(client).target == "c"
    client.jar[b"AWSALB"] = (b"tampered with", None)  # beside an intact AWSALBCORS it changes nothing
    assert world.visit(client).target == "c"


@proves("ALB-D-28")
def test_a_browser_that_renews_awsalb_only_goes_back_to_the_older_awsalbcors() -> None:
    world = World()
    client = world.bound_client("b")
    older = client.jar.pop(b"AWSALBCORS")
    world.set_health("b", "unhealthy")
    moved_to = world.visit(client).target  # over plain HTTP the browser neither sends nor takes AWSALBCORS
    client.jar[b"AWSALBCORS"] = older
    world.set_health("b", "healthy")
    assert moved_to != "b"
    assert world.visit(client).target == "b"


@proves("SIM-03")
@pytest.mark.parametrize("bad", ["unreadable", "stale"])
def test_a_bad_awsalbcors_beside_a_good_awsalb_is_not_rescued_by_our_choice(bad: str) -> None:
    for choices, rescued in ((Choices(), False), (Choices(bad_cors_cookie_decides=False), True)):
        world = World(choices=choices)
        client = world.bound_client("b")
        old = client.jar[b"AWSALBCORS"]
        world.now += HOUR - 1
        world.visit(client)
        world.now += 1
        client.jar[b"AWSALBCORS"] = (b"garbage", None) if bad == "unreadable" else old
        seen = world.visit(client)
        assert (seen.decision.action is Action.FOLLOW) == rescued


@proves("SIM-03")
def test_of_a_name_sent_twice_the_first_counts_by_our_choice() -> None:
    for choices, expected in ((Choices(), "b"), (Choices(of_two_cookies="last"), "c")):
        world = World(choices=choices)
        pairs = [b"AWSALB=" + world.bound_client(target).jar[b"AWSALB"][0] for target in "bc"]
        for headers in ([b"; ".join(pairs)], pairs):  # in one line, or in two
            client = Client()
            client.header = lambda now, headers=headers: tuple(headers)  # type: ignore[method-assign, misc]
            assert world.visit(client).target == expected


@proves("ALB-D-26")
def test_our_lines_come_before_the_target_s_and_in_their_order() -> None:
    seen = World(group(app_cookie())).visit(Client(), sets=[b"OTHER=1", SETS_C])
    names = [line.partition(b"=")[0] for line in seen.set_cookies]
    assert names == [b"AWSALBAPP-0", b"AWSALBAPP-1", b"AWSALBAPP-2", b"AWSALBAPP-3", b"OTHER", b"SHOPSESSION"]


@proves("SIM-14")
def test_at_the_boundary_the_other_reading_can_be_chosen() -> None:
    world = World(group(lb_cookie(HOUR)), choices=Choices(stale_at_duration=False))
    client = world.bound_client("b")
    world.now += HOUR
    assert world.visit(client).reason == "cookie_followed"
    world.now += HOUR + 0.001
    assert world.visit(client).reason == "cookie_expired"


@proves("HC-07", "SIM-11")
def test_while_the_group_fails_open_a_cookie_is_honoured_by_our_choice() -> None:
    for choices, stays in ((Choices(), True), (Choices(sticky_while_failing_open=False), False)):
        world = World(choices=choices)
        client = world.bound_client("a")
        for target in "abc":
            world.set_health(target, "unhealthy")
        world.turns["shop"] = 1
        seen = world.visit(client)
        assert (seen.target == "a") == stays
        assert seen.names == ["AWSALB", "AWSALBCORS"]
        assert seen.decision.reason.ours
        assert "우리의 선택" in REASONS[seen.decision.reason.name].ko
        assert "our choice" in REASONS[seen.decision.reason.name].en


def test_an_application_that_sets_a_cookie_under_our_name_is_left_alone_and_awsalbcors_still_decides() -> None:
    world, client = World(), Client()
    lines = world.visit(client, sets=[b"AWSALB=mine; Path=/"]).set_cookies
    assert lines[-1] == b"AWSALB=mine; Path=/"
    assert client.jar[b"AWSALB"][0] == b"mine"
    seen = world.visit(client)
    assert (seen.target, seen.reason) == ("a", "cookie_followed")
