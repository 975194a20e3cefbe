"""CLB: general rules (CLB-G), duration-based (CLB-D) and application-controlled stickiness (CLB-A)."""

from __future__ import annotations

import re

import pytest

from sticky_lab.errors import StickyLabError
from sticky_lab.stickiness import Action, Choices, ClassicAttributes, StickinessPolicy
from sticky_lab.stickiness.refusals import SettingRefusedError
from sticky_lab.stickiness.set_cookies import clb_follower_line, find_set_cookie
from tests.spec.world import NEW_KEY, SETS_C, WEEK, C, Client, World, clb, group, lb_cookie, proves

NOT_CACHED = (b"Cache-control", b'no-cache="set-cookie"')


def duration(period: int | None = 600, health: str = "healthy healthy healthy", **choices: object) -> World:
    return World(group(clb(period), health), choices=Choices(**choices))  # type: ignore[arg-type]


def application(health: str = "healthy healthy healthy") -> World:
    return World(group(clb(cookie=C), health))


def last_line(sets: bytes) -> str:
    return application().visit(Client(), sets=[sets]).line("AWSELB")


@proves("CLB-G-01")
def test_only_http_and_https_listeners_can_be_sticky() -> None:
    for protocol in ("HTTP", "HTTPS"):
        assert ClassicAttributes(protocol=protocol).with_stickiness("lb_cookie").active_type == "lb_cookie"
    for protocol in ("TCP", "SSL"):
        with pytest.raises(SettingRefusedError) as refused:
            ClassicAttributes(protocol=protocol).with_stickiness("lb_cookie")
        assert refused.value.aws_code == "InvalidConfigurationRequest"
        world = World(group(ClassicAttributes(protocol=protocol)))
        assert world.visit(Client()).headers == ()


@proves("CLB-G-02")
def test_without_stickiness_http_goes_by_least_outstanding_requests_and_tcp_by_round_robin() -> None:
    http, tcp = World(group(clb(sticky=False))), World(group(ClassicAttributes(protocol="TCP")))
    for world in (http, tcp):
        world.outstanding.update({"i-a": 2, "i-b": 1})
    assert http.visits(Client(), 3) == ["c", "c", "c"]
    assert tcp.visits(Client(), 3) == ["a", "b", "c"]
    assert http.visit(Client()).rule == "CLB-G-02"


@proves("CLB-G-03")
def test_setting_the_policies_of_a_listener_replaces_the_whole_list() -> None:
    both = ClassicAttributes().with_policy(StickinessPolicy("one", 60)).with_policy(StickinessPolicy("two", None, C))
    assert both.active_type == "off"  # a policy is not in force until it is attached
    assert both.with_listener_policies("one").attached == ("one",)
    assert both.with_listener_policies("one").with_listener_policies("two").attached == ("two",)
    assert both.with_listener_policies("two").with_listener_policies().active_type == "off"
    with pytest.raises(SettingRefusedError, match="one, two"):
        both.with_listener_policies("one", "two")
    with pytest.raises(SettingRefusedError, match="three"):
        both.with_listener_policies("one", "three")


@proves("CLB-G-04", "CLB-D-08", "CORS-01", "SIM-15")
def test_both_kinds_use_awselb_and_the_companion_goes_with_the_duration_policy() -> None:
    seen = duration().visit(Client())
    assert seen.names == ["AWSELB", "AWSELBCORS"]
    assert seen.value("AWSELB") == seen.value("AWSELBCORS")
    assert application().visit(Client(), sets=[SETS_C]).names == ["AWSELB"]
    rarely = duration(cors_companions_always=False)
    assert rarely.visit(Client()).names == ["AWSELB"]
    assert rarely.visit(Client(), origin=True).names == ["AWSELB", "AWSELBCORS"]


@proves("SIM-15")
def test_awselbcors_decides_when_both_come_and_either_alone_is_accepted() -> None:
    world = duration()
    a, b = world.bound_client("a"), world.bound_client("b")
    mixed = Client(jar={b"AWSELB": a.jar[b"AWSELB"], b"AWSELBCORS": b.jar[b"AWSELBCORS"]})
    assert world.visit(mixed).target == "b"
    for name in (b"AWSELB", b"AWSELBCORS"):
        assert world.visit(Client(jar={name: b.jar[name]})).target == "b"


@proves("CLB-G-05", "CLB-D-08")
def test_the_lines_are_those_seen_on_the_wire_to_the_letter() -> None:
    seen = duration(600).visit(Client())
    assert seen.line("AWSELB") == "AWSELB=v;PATH=/;MAX-AGE=600"
    assert seen.line("AWSELBCORS") == "AWSELBCORS=v;PATH=/;MAX-AGE=600;SECURE;SAMESITE=None"
    assert re.fullmatch(rb"[0-9A-F]{138}", seen.value("AWSELB"))


@proves("CLB-G-06")
def test_a_response_with_awselb_says_that_set_cookie_is_not_to_be_cached() -> None:
    world, client = duration(), Client()
    assert world.visit(client).headers[-1] == NOT_CACHED
    assert NOT_CACHED not in world.visit(client).headers  # none is set this time
    assert application().visit(Client(), sets=[SETS_C]).headers[-1] == NOT_CACHED
    assert NOT_CACHED not in World(group(lb_cookie())).visit(Client()).headers


@proves("CLB-G-07")
@pytest.mark.parametrize("line", [b"SHOPSESSION=x;", b"SHOPSESSION=x; Path=/; ", b"SHOPSESSION=x; \t"])
def test_an_application_cookie_with_a_trailing_semicolon_is_ignored(line: bytes) -> None:
    world, client = application(), Client()
    trailing = line.rstrip().endswith(b";")
    assert trailing
    assert world.visit(client, sets=[line]).names == []
    for not_trailing in (line + b"X", line + b"\x0b"):
        assert application().visit(Client(), sets=[not_trailing]).names == ["AWSELB"]
    assert world.visit(client, sets=[line, SETS_C]).names == ["AWSELB"]
    assert find_set_cookie([line], b"SHOPSESSION", case_matters=True, classic=False) == line  # an ALB does not mind


@proves("CLB-G-08")
def test_underscores_in_the_cookie_s_path_are_encoded() -> None:
    assert last_line(b"SHOPSESSION=x; path=/my_path") == "AWSELB=v;PATH=/my%5Fpath"


@proves("CLB-G-09")
def test_a_cookie_of_another_listener_or_back_end_port_counts_for_nothing() -> None:
    client = duration().bound_client("b")
    other = World(group(clb(600)), listener="port 81")
    seen = other.visit(Client(jar=dict(client.jar)))
    assert (seen.reason, seen.rule) == ("cookie_of_other_listener", "CLB-G-09")
    other_port = World(group(clb(600), name="shop on 8081"))
    seen = other_port.visit(client)
    assert (seen.reason, seen.rule) == ("cookie_of_other_group", "CLB-G-09")


@proves("CLB-G-10")
def test_without_a_healthy_instance_it_answers_503_and_does_not_fail_open() -> None:
    for world in (duration(), application(), World(group(clb(sticky=False)))):
        client = world.bound_client("a", sets=[SETS_C])
        for target in "abc":
            world.set_health(target, "unhealthy")
        for visitor in (client, Client()):
            seen = world.visit(visitor)
            assert (seen.decision.outcome.status, seen.rule, seen.target) == (503, "CLB-G-10", None)


@proves("CLB-G-11")
def test_policy_names_are_letters_digits_and_dashes_and_unique() -> None:
    policy = StickinessPolicy("My-policy-1", 60)
    for bad in ("", "my_policy", "my policy", "정책"):
        with pytest.raises(SettingRefusedError, match="dashes"):
            StickinessPolicy(bad, 60)
    with pytest.raises(SettingRefusedError) as refused:
        ClassicAttributes().with_policy(policy).with_policy(StickinessPolicy("My-policy-1"))
    assert refused.value.aws_code == "DuplicatePolicyName"


@proves("CLB-D-01")
def test_without_awselb_the_algorithm_chooses_and_with_it_the_instance_it_names() -> None:
    world, client = duration(), Client()
    seen = world.visit(client)
    assert (seen.target, seen.rule, seen.names) == ("a", "CLB-D-01", ["AWSELB", "AWSELBCORS"])
    seen = world.visit(client)
    assert (seen.target, seen.reason, seen.decision.action) == ("a", "classic_cookie_followed", Action.FOLLOW)


@proves("CLB-D-02", "CLB-D-09")
def test_the_expiry_is_not_refreshed_so_the_period_is_absolute() -> None:
    world = duration(600)
    client = world.bound_client("b")
    for _ in range(2):
        world.now += 299
        seen = world.visit(client)
        assert (seen.target, seen.names) == ("b", [])
    world.now += 2  # 600 s after the first issue the browser has dropped it
    assert world.visit(client).reason == "cookie_absent"


@proves("CLB-D-03", "CLB-D-04")
def test_a_client_that_keeps_sending_the_cookie_past_its_period_stays_pinned() -> None:
    world = duration(600)
    client = world.bound_client("b")
    client.jar = {name: (value, None) for name, (value, _) in client.jar.items()}
    world.now += 52 * WEEK
    assert world.visit(client).target == "b"


@proves("CLB-D-05")
@pytest.mark.parametrize("period", [None, 0])
def test_without_a_period_the_cookie_lasts_for_the_browser_session(period: int | None) -> None:
    seen = duration(period).visit(Client())
    assert seen.line("AWSELB") == "AWSELB=v;PATH=/"
    assert seen.line("AWSELBCORS") == "AWSELBCORS=v;PATH=/;SECURE;SAMESITE=None"


@proves("CLB-D-06")
@pytest.mark.parametrize("state", ["unhealthy", "draining", "unregistered", "initial", "unused", "unavailable"])
def test_when_the_instance_fails_the_cookie_is_disregarded_and_a_new_one_follows(state: str) -> None:
    world = duration()
    client = world.bound_client("a")
    world.set_health("a", state)
    seen = world.visit(client)
    assert (seen.reason, seen.rule) == ("instance_lost", "CLB-D-06")
    assert seen.names == ["AWSELB", "AWSELBCORS"]
    if state != "unregistered":
        world.set_health("a", "healthy")
    assert world.visit(client).target == seen.target


@proves("CLB-D-07")
def test_secure_and_httponly_cannot_be_set_on_awselb() -> None:
    assert "SECURE" not in duration().visit(Client()).line("AWSELB")
    assert "HTTPONLY" not in duration().visit(Client()).line("AWSELB")
    assert set(StickinessPolicy.__dataclass_fields__) == {"name", "cookie_expiration_period", "cookie_name"}


@proves("CLB-D-10")
def test_no_longest_period_is_enforced_and_a_negative_one_is_refused() -> None:
    assert duration(10**9).visit(Client()).line("AWSELB") == "AWSELB=v;PATH=/;MAX-AGE=1000000000"
    client = duration(10**12).bound_client("b")
    assert duration(10**12).visit(client).reason == "classic_cookie_followed"  # written, and read again
    with pytest.raises(SettingRefusedError):
        StickinessPolicy("p", -1)


@proves("CLB-A-01", "CLB-A-02")
def test_awselb_comes_with_a_new_application_cookie_only_and_is_not_updated_otherwise() -> None:
    world, client = application(), Client()
    assert world.visit(client).names == []
    assert world.visit(client, sets=[b"OTHER=1"]).names == []
    seen = world.visit(client, sets=[SETS_C])
    assert seen.names == ["AWSELB"]
    again = world.visit(client)
    assert (again.target, again.rule, again.names) == (seen.target, "CLB-A-01", [])
    assert world.visit(client, sets=[SETS_C]).names == ["AWSELB"]
    assert not hasattr(StickinessPolicy("p", None, C).stickiness, "period")
    assert StickinessPolicy("p", 60, C).stickiness.duration is None  # the policy has no duration


@proves("CLB-A-01", "CLB-A-03")
def test_awselb_follows_the_life_of_the_application_cookie() -> None:
    world = application()
    client = world.bound_client("b", sets=[b"SHOPSESSION=x; Max-Age=60"])
    world.now += 59
    assert world.visit(client).target == "b"
    world.now += 1
    assert client.header(world.now) == ()  # both are gone from the browser
    seen = world.visit(client)
    assert (seen.reason, seen.names) == ("application_cookie_awaited", [])


@proves("CLB-A-04", "CLB-A-05")
def test_the_attributes_of_the_application_cookie_are_copied_and_no_others() -> None:
    line = (
        b"SHOPSESSION=x; Domain=example.com; Secure; HttpOnly; Max-Age=60; Expires=Mon, 12 Jan 2026 09:00:00 GMT;"
        b" Port=80; Version=1; Comment=hi; CommentURL=u; Discard; SameSite=Lax; Priority=High; Path=/app"
    )
    assert last_line(line) == (
        "AWSELB=v;PATH=/app;DOMAIN=example.com;SECURE;HTTPONLY;MAX-AGE=60;EXPIRES=Mon, 12 Jan 2026 09:00:00 GMT;"
        "PORT=80;VERSION=1;COMMENT=hi;COMMENTURL=u;DISCARD;SAMESITE=Lax"
    )
    assert last_line(b"SHOPSESSION=x;\tDomain=X\t; X-Y=1") == "AWSELB=v;PATH=/;DOMAIN=X"
    assert last_line(b"SHOPSESSION=x; \x0bSecure") == "AWSELB=v;PATH=/"
    assert last_line(b"SHOPSESSION=x") == "AWSELB=v;PATH=/"
    assert last_line(b"SHOPSESSION=x; Path=") == "AWSELB=v;PATH=/"


@proves("CLB-A-06")
@pytest.mark.parametrize("state", ["unhealthy", "draining", "unregistered", "initial", "unused", "unavailable"])
def test_when_the_instance_fails_the_session_is_stuck_to_another_even_when_it_returns(state: str) -> None:
    world = application()
    client = world.bound_client("a", sets=[SETS_C])
    world.set_health("a", state)
    seen = world.visit(client)
    assert (seen.reason, seen.rule) == ("instance_lost", "CLB-A-06")
    assert seen.line("AWSELB") == "AWSELB=v;PATH=/"  # nothing to copy from: our choice
    if state == "unregistered":
        world.register("a")
    else:
        world.set_health("a", "healthy")
    assert world.visits(client, 3) == [seen.target] * 3


@proves("CLB-A-07")
def test_the_client_must_return_both_cookies() -> None:
    world = application()
    client = world.bound_client("b", sets=[SETS_C])
    client.forget("SHOPSESSION")
    seen = world.visit(client)
    assert (seen.reason, seen.rule) == ("no_application_cookie", "CLB-A-07")


@proves("CLB-A-08")
def test_without_awselb_there_is_no_stickiness() -> None:
    world = application()
    client = world.bound_client("b", sets=[SETS_C])
    client.forget("AWSELB")
    seen = world.visit(client)
    assert (seen.reason, seen.rule, seen.decision.action) == ("only_application_cookie", "CLB-A-08", Action.CHOOSE)


@proves("CLB-A-09", "SIM-03")
def test_of_two_awselb_with_different_paths_the_first_counts_by_our_choice() -> None:
    world = application()
    pairs = [b"AWSELB=" + world.bound_client(one, sets=[SETS_C]).jar[b"AWSELB"][0] for one in "bc"]
    client = Client()
    client.header = lambda now: (b"; ".join((*pairs, b"SHOPSESSION=x")),)  # type: ignore[method-assign]
    assert world.visit(client).target == "b"


@pytest.mark.parametrize("kind", ["duration", "application"])
@pytest.mark.parametrize("spoiled", ["garbage", "lower case", "forged", "unknown key"])
def test_an_unreadable_awselb_is_passed_over_by_our_choice(kind: str, spoiled: str) -> None:
    world = duration() if kind == "duration" else application()
    client = world.bound_client("b", sets=[SETS_C])
    value = client.jar[b"AWSELB"][0]
    if spoiled == "unknown key":
        world.set_keys(NEW_KEY)
    else:
        changed = value[:-1] + (b"0" if value[-1:] != b"0" else b"1")
        new = {"garbage": b"XYZ", "lower case": value.lower(), "forged": changed}[spoiled]
        client.jar = {b"AWSELB": (new, None), b"SHOPSESSION": (b"x", None)}
    seen = world.visit(client)
    assert (seen.reason, seen.decision.reason.ours) == ("classic_cookie_unreadable", True)


@proves("CFG-10")
def test_policies_are_created_first_and_then_set_on_the_listener() -> None:
    created = ClassicAttributes().with_policy(StickinessPolicy("my-duration", 60))
    assert created.as_keys() == {
        "Listener.Protocol": "HTTP",
        "Listener.PolicyNames": "",
        "ConnectionDraining.Enabled": "true",
        "ConnectionDraining.Timeout": "300",
    }
    keys = created.with_listener_policies("my-duration").as_keys()
    assert keys["CookieExpirationPeriod"] == "60"
    assert keys["Listener.PolicyNames"] == "my-duration"


def test_the_short_form_and_the_api_s_parameters_make_the_same_policies() -> None:
    before = ClassicAttributes()
    assert before.changed({"CookieExpirationPeriod": "90"}) == before.with_stickiness("lb_cookie", "90s")
    assert before.changed({"CookieName": 7}).stickiness.cookie_name == b"7"  # values are what they read as (CFG-02)
    assert before.with_stickiness("app_cookie", None, 7) == before.changed({"CookieName": "7"})  # type: ignore[arg-type]
    assert before.changed({"CookieName": C}) == before.with_stickiness("app_cookie", None, C)
    assert before.changed({}) == before
    assert before.with_stickiness("app_cookie", None, C).as_keys()["CookieName"] == C
    assert before.with_stickiness("lb_cookie").as_keys()["CookieExpirationPeriod"] == "0"
    gone = before.with_stickiness("lb_cookie").with_stickiness(None)
    assert (gone.policies, gone.attached) == ((), ())
    assert before.with_stickiness("lb_cookie").attached == ("duration-based",)
    assert before.with_stickiness("app_cookie", None, C).attached == ("application-controlled",)
    assert "ConnectionDraining.Timeout" not in ClassicAttributes(draining_timeout=None).as_keys()
    for changes in ({"stickiness.enabled": "true"}, {"CookieName": C, "CookieExpirationPeriod": "1"}):
        with pytest.raises(SettingRefusedError):
            before.changed(changes)


@pytest.mark.parametrize(
    "arguments",
    [
        ("sticky",),
        ("off", "1h"),
        ("lb_cookie", "1h", C),
        ("lb_cookie", "soon"),
        ("app_cookie",),
        ("app_cookie", None, "no token"),
        ("app_cookie", "1h", C),
    ],
)
def test_what_a_clb_has_no_place_for_is_refused(arguments: tuple[str, ...]) -> None:
    with pytest.raises(StickyLabError):
        ClassicAttributes().with_stickiness(*arguments)


@pytest.mark.parametrize("seconds", [0, 3601])
def test_connection_draining_is_off_or_1_to_3600_seconds_and_300_by_default(seconds: int) -> None:
    assert ClassicAttributes().draining_timeout == 300
    assert ClassicAttributes(draining_timeout=1)
    assert ClassicAttributes(draining_timeout=3600)
    with pytest.raises(SettingRefusedError, match="3600"):
        ClassicAttributes(draining_timeout=seconds)


def test_after_a_failure_there_is_nothing_to_copy() -> None:
    assert clb_follower_line(b"V", None) == b"AWSELB=V;PATH=/"
