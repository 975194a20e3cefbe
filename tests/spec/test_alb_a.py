"""ALB application-based stickiness (ALB-A): both cookies, four slots."""

from __future__ import annotations

from base64 import b64decode

import pytest

from sticky_lab.stickiness import Action, Choices, TargetGroup
from sticky_lab.stickiness.request_cookies import SLOTS
from sticky_lab.stickiness.set_cookies import LONGEST_SHARDED
from tests.spec.world import HOUR, SETS_C, Client, World, app_cookie, group, lb_cookie, proves, rule_for

SLOT_NAMES = [slot.decode() for slot in SLOTS]
EXPIRES = "Expires=Mon, 12 Jan 2026 09:00:00 GMT; Path=/"


def world_of(**choices: object) -> World:
    return World(group(app_cookie()), choices=Choices(**choices))  # type: ignore[arg-type]


def bound(world: World, target: str) -> Client:
    return world.bound_client(target, sets=[SETS_C])


@proves("ALB-A-01", "ALB-A-21")
def test_before_the_target_sets_its_cookie_nothing_is_sticky_and_every_slot_is_empty() -> None:
    world, client = world_of(), Client()
    seen = world.visit(client)
    assert (seen.target, seen.rule) == ("a", "ALB-A-01")
    assert [seen.line(name) for name in SLOT_NAMES] == [f"{name}=_remove_; {EXPIRES}" for name in SLOT_NAMES]
    assert world.visit(client).target == "b"


@proves("ALB-A-02", "ALB-A-20", "ALB-A-23")
def test_when_the_target_sets_it_the_alb_adds_its_own_and_both_go_to_the_client() -> None:
    world, client = world_of(), Client()
    seen = world.visit(client, sets=[SETS_C])
    assert seen.names == SLOT_NAMES
    assert seen.line("AWSALBAPP-0") == f"AWSALBAPP-0=v; {EXPIRES}"
    assert [seen.value(name) for name in SLOT_NAMES[1:]] == [b"_remove_"] * 3
    assert seen.set_cookies[-1] == SETS_C
    assert world.visit(client).target == "a"
    assert "AWSALBAPP" not in [name for name in seen.names if "-" not in name]


@proves("ALB-A-23")
def test_a_bare_awsalbapp_is_neither_written_nor_read() -> None:
    world = world_of()
    client = bound(world, "b")
    value = client.jar.pop(b"AWSALBAPP-0")
    client.forget(*SLOT_NAMES)
    client.jar[b"AWSALBAPP"] = value
    assert world.visit(client).reason == "only_application_cookie"


@proves("ALB-A-03", "ALB-A-17")
@pytest.mark.parametrize(
    "line",
    [b"SHOPSESSION=", b"SHOPSESSION=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT", b" SHOPSESSION = x", b"SHOPSESSION=a=b"],
)
def test_only_the_name_of_the_target_s_cookie_is_looked_at(line: bytes) -> None:
    assert world_of().visit(Client(), sets=[line]).value("AWSALBAPP-0") != b"_remove_"


@proves("ALB-A-03")
@pytest.mark.parametrize(
    "line", [b"OTHER=SHOPSESSION=x", b"SHOPSESSION", b"SHOPSESSIONS=x", b"XSHOPSESSION=x", b"\x0bSHOPSESSION=x", b""]
)
def test_another_name_does_not_match(line: bytes) -> None:
    assert world_of().visit(Client(), sets=[line]).value("AWSALBAPP-0") == b"_remove_"


@proves("ALB-A-04", "ALB-A-05", "ALB-A-28")
def test_the_alb_s_cookie_copies_nothing_from_the_application_s_and_lasts_seven_days() -> None:
    fancy = b"SHOPSESSION=x; Path=/deep; Domain=example.com; Max-Age=5; Secure; HttpOnly; SameSite=Strict"
    seen = world_of().visit(Client(), sets=[fancy])
    assert seen.line("AWSALBAPP-0") == f"AWSALBAPP-0=v; {EXPIRES}"
    assert seen.set_cookies[-1] == fancy


@proves("ALB-A-06", "ALB-A-07", "ALB-A-08", "ALB-A-30", "SIM-05")
def test_both_cookies_are_needed() -> None:
    world = world_of()
    client = bound(world, "b")
    assert world.visit(client).target == "b"
    without_c = Client(jar={name: kept for name, kept in client.jar.items() if name != b"SHOPSESSION"})
    seen = world.visit(without_c)
    assert (seen.reason, seen.rule, seen.decision.action) == ("no_application_cookie", "ALB-A-07", Action.CHOOSE)
    only_c = Client(jar={b"SHOPSESSION": (b"invented", None)})
    seen = world.visit(only_c)
    assert (seen.reason, seen.rule) == ("only_application_cookie", "ALB-A-08")
    assert seen.value("AWSALBAPP-0") == b"_remove_"


@proves("SIM-17", "ALB-A-07")
def test_a_binding_that_comes_without_the_application_s_cookie_is_left_alone_or_erased() -> None:
    """A browser asks for /favicon.ico by itself, and keeps the cookie of /my_app from it."""
    for choices, names, then in (
        ({}, [], "both_cookies_followed"),
        ({"unused_binding": "erased"}, list(SLOT_NAMES), "slots_removed_beside_application_cookie"),
    ):
        world = world_of(**choices)
        client = bound(world, "b")
        mine = client.jar.pop(b"SHOPSESSION")
        seen = world.visit(client)
        assert (seen.reason, seen.names) == ("no_application_cookie", names)
        client.jar[b"SHOPSESSION"] = mine
        assert world.visit(client).reason == then
    # An answer that sets the application's cookie binds anew, either way.
    world = world_of()
    client = bound(world, "b")
    del client.jar[b"SHOPSESSION"]
    assert world.visit(client, sets=[SETS_C]).value("AWSALBAPP-0") != b"_remove_"
    assert world.visit(client).reason == "both_cookies_followed"


@proves("SIM-05", "ALB-A-22")
@pytest.mark.parametrize(("alone", "bound_at_once"), [("wait", False), ("bind", True)])
def test_removed_slots_beside_the_application_s_cookie_are_as_good_as_none(alone: str, bound_at_once: bool) -> None:
    jar = {name.encode(): (b"_remove_", None) for name in SLOT_NAMES}
    world = world_of(application_cookie_alone=alone)
    assert world.visit(Client(jar=dict(jar))).reason == "slots_removed"
    client = Client(jar={**jar, b"SHOPSESSION": (b"x", None)})
    seen = world.visit(client)
    assert (seen.reason, seen.rule) == ("slots_removed_beside_application_cookie", "ALB-A-22")
    assert (seen.value("AWSALBAPP-0") != b"_remove_") == bound_at_once


@proves("ALB-A-09", "ALB-D-09")
def test_a_sealed_value_has_one_spelling() -> None:
    """The last digit of Base64 may carry bits that say nothing; another spelling would be the same binding."""
    digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for name, settings in ((b"AWSALBAPP-0", app_cookie()), (b"AWSALB", lb_cookie())):
        world = World(group(settings))
        client = world.bound_client("b", sets=[SETS_C])
        value = client.jar[name][0]
        at = len(value.rstrip(b"=")) - 1
        opened = 0
        for digit in digits:
            spelled = value[:at] + bytes([digit]) + value[at + 1 :]
            tried = Client(jar={**client.jar, name: (spelled, None)})
            tried.jar.pop(b"AWSALBCORS", None)
            opened += world.visit(tried).reason in ("both_cookies_followed", "cookie_followed")
        assert opened == 1


@proves("SIM-05")
def test_the_application_s_cookie_alone_can_be_made_to_bind_at_once() -> None:
    world = world_of(application_cookie_alone="bind")
    client = Client(jar={b"SHOPSESSION": (b"x", None)})
    first = world.visit(client).target
    assert world.visits(client, 3) == [first] * 3


@proves("ALB-A-09", "ALB-A-10", "ALB-A-11")
def test_within_the_duration_the_named_target_gets_it_and_each_response_resets_both_clocks() -> None:
    world = world_of()
    client = bound(world, "b")
    for _ in range(50):
        world.now += HOUR - 1
        seen = world.visit(client)
        assert (seen.target, seen.rule) == ("b", "ALB-A-09")
        assert seen.value("AWSALBAPP-0") != b"_remove_"
    world.now += HOUR
    assert world.visit(client).reason == "binding_expired"


@proves("ALB-A-09")
@pytest.mark.parametrize("value", [b"garbage", b"AAAAAAAAAAA=", b"%41", b"AAAA", b"\xff"])
def test_garbage_in_a_slot_means_a_choice_and_no_error(value: bytes) -> None:
    world = world_of()
    client = bound(world, "b")
    client.jar[b"AWSALBAPP-0"] = (value, None)
    seen = world.visit(client)
    assert (seen.reason, seen.rule) == ("cookie_unreadable", "ALB-A-09")


@proves("ALB-A-11")
def test_stickiness_ends_when_the_application_s_cookie_runs_out_although_the_duration_has_not() -> None:
    world = world_of()
    client = world.bound_client("b", sets=[b"SHOPSESSION=x; Max-Age=60"])
    world.now += 61
    assert world.visit(client).reason == "no_application_cookie"


@proves("ALB-A-12", "SIM-06")
def test_after_the_duration_a_fresh_choice_is_bound_at_once_by_our_choice() -> None:
    for choices, bound_again in (({}, True), ({"after_expiry": "wait"}, False)):
        world = world_of(**choices)
        client = bound(world, "b")
        world.now += HOUR
        world.turns["shop"] = 2
        seen = world.visit(client)
        assert (seen.target, seen.rule) == ("c", "ALB-A-12")
        assert (seen.value("AWSALBAPP-0") != b"_remove_") == bound_again
        assert world.visit(client).reason == (
            "both_cookies_followed" if bound_again else "slots_removed_beside_application_cookie"
        )


@proves("ALB-A-13", "HDR-04", "SIM-12")
def test_targets_get_the_cookie_header_as_it_came() -> None:
    from sticky_lab.framing.forwarding import forwarded_request
    from sticky_lab.framing.request_heads import read_request_head

    lines = b'Cookie: SHOPSESSION="a b"; AWSALB=x; AWSALBAPP-2=y\r\nCookie: AWSALBCORS=z\r\n'
    head = read_request_head(b"GET / HTTP/1.1\r\nHost: shop\r\n" + lines + b"\r\n")
    sent = forwarded_request(head, peer=b"10.0.0.1", port=80, trace_id=b"Root=1")
    assert lines in sent
    without = forwarded_request(head, peer=b"10.0.0.1", port=80, trace_id=b"Root=1", our_cookies=False)
    assert b'Cookie: SHOPSESSION="a b"\r\n' in without
    assert b"AWSALB" not in without
    assert without.count(b"Cookie:") == 1


@proves("ALB-A-14", "HC-10")
@pytest.mark.parametrize("state", ["unhealthy", "unregistered", "draining", "initial", "unused"])
def test_when_the_bound_target_fails_the_session_moves_and_stays_moved(state: str) -> None:
    world = world_of()
    client = bound(world, "a")
    world.set_health("a", state)
    seen = world.visit(client)  # the target sets no cookie this time
    assert seen.target in ("b", "c")
    assert seen.rule in ("ALB-A-14", "HC-10", "HC-02")
    if state == "unregistered":
        world.register("a")
    else:
        world.set_health("a", "healthy")
    assert world.visits(client, 3) == [seen.target] * 3


@proves("ALB-A-15")
def test_the_application_ends_affinity_by_letting_its_cookie_expire() -> None:
    world = world_of()
    client = bound(world, "b")
    world.visit(client, sets=[b"SHOPSESSION=; Expires=Thu, 01 Jan 1970 00:00:00 GMT"])
    assert world.visit(client).reason == "no_application_cookie"


@proves("ALB-A-16", "X-06")
def test_the_operator_ends_affinity_with_a_tiny_duration() -> None:
    world = world_of()
    client = bound(world, "b")
    world.set_attributes(app_cookie(duration=1))
    world.now += 1
    world.turns["shop"] = 0
    seen = world.visit(client)
    assert (seen.reason, seen.target) == ("binding_expired", "a")
    assert b"SHOPSESSION" in client.jar  # although it is still alive


def many_groups(count: int) -> list[TargetGroup]:
    return [group(app_cookie(), "healthy healthy", f"group-{number}", "ab") for number in range(count)]


@proves("ALB-A-18", "ALB-A-24")
def test_one_cookie_records_every_group_and_so_it_grows() -> None:
    groups = many_groups(3)
    rules = [rule_for(f"/{number}/*", one, number) for number, one in enumerate(groups)]
    world, client = World(group(lb_cookie()), rules=rules), Client()
    sizes = []
    for number in range(3):
        value = world.visit(client, f"/{number}/", sets=[SETS_C]).value("AWSALBAPP-0")
        assert value.startswith(b"AAAAAAAAAA")  # eight zero bytes
        sizes.append(len(b64decode(value)))
    assert sizes[0] == 106
    assert sizes == sorted(sizes)
    assert sizes[2] > sizes[0]
    for number in range(3):
        assert world.visit(client, f"/{number}/x").reason == "both_cookies_followed"


@proves("ALB-A-18")
def test_a_visit_that_binds_nothing_keeps_what_other_groups_have() -> None:
    groups = many_groups(2)
    rules = [rule_for(f"/{number}/*", one, number) for number, one in enumerate(groups)]
    world, client = World(group(lb_cookie()), rules=rules), Client()
    bound_to = world.visit(client, "/0/", sets=[SETS_C]).target
    seen = world.visit(client, "/1/")
    assert (seen.reason, seen.value("AWSALBAPP-0") != b"_remove_") == ("no_binding_for_group", True)
    assert world.visit(client, "/0/").target == bound_to


@proves("ALB-A-18")
def test_a_group_whose_duration_is_over_keeps_what_other_groups_have() -> None:
    short = group(app_cookie(duration=10), "healthy healthy", "short", "ab")
    long = group(app_cookie(), "healthy healthy", "long", "yz")
    world = World(group(lb_cookie()), rules=[rule_for("/s", short, 1), rule_for("/l", long, 2)])
    client = Client()
    world.visit(client, "/s", sets=[SETS_C])
    bound_to = world.visit(client, "/l", sets=[SETS_C]).target
    world.now += 10
    assert world.visit(client, "/s").reason == "binding_expired"
    assert world.visit(client, "/l").target == bound_to


@proves("ALB-A-18", "ALB-A-19")
def test_bindings_that_no_duration_can_keep_alive_are_dropped() -> None:
    groups = many_groups(2)
    rules = [rule_for(f"/{number}/*", one, number) for number, one in enumerate(groups)]
    world, client = World(group(lb_cookie()), rules=rules), Client()
    world.visit(client, "/0/", sets=[SETS_C])
    for _ in range(8):
        world.now += 86_400
        seen = world.visit(client, "/1/", sets=[SETS_C])
    assert len(b64decode(seen.value("AWSALBAPP-0"))) == 106  # one binding


@proves("ALB-A-19")
def test_a_value_over_4k_is_spread_over_shards_none_longer_than_a_browser_keeps_and_read_again() -> None:
    count = 250
    rules = [rule_for(f"/{number}/*", one, number) for number, one in enumerate(many_groups(count))]
    world, client = World(group(lb_cookie()), rules=rules), Client()
    used = set()
    for number in range(count):
        seen = world.visit(client, f"/{number}/", sets=[SETS_C], origin=True, agent=b"Chrome/120")
        used.add(sum(seen.value(name) != b"_remove_" for name in SLOT_NAMES))
        assert all(len(line) <= 4096 for _, line in seen.our_lines)
    assert used == {1, 2, 3}
    assert all(world.visit(client, f"/{number}/").reason == "both_cookies_followed" for number in (0, 100, 249))


@proves("ALB-A-19")
def test_beyond_16k_the_oldest_bindings_go_and_the_newest_stay() -> None:
    count = 420
    rules = [rule_for(f"/{number}/*", one, number) for number, one in enumerate(many_groups(count))]
    world, client = World(group(lb_cookie()), rules=rules), Client()
    longest = 0
    for number in range(count):
        world.now += 1
        seen = world.visit(client, f"/{number}/", sets=[SETS_C])
        held = [seen.value(name) for name in SLOT_NAMES if seen.value(name) != b"_remove_"]
        longest = max(longest, sum(map(len, held)))
    assert 3 * 4096 < longest <= LONGEST_SHARDED < 4 * 4096
    assert len(held) in (3, 4)
    assert world.visit(client, f"/{count - 1}/").reason == "both_cookies_followed"
    assert world.visit(client, "/0/").reason == "no_binding_for_group"


@proves("ALB-A-22", "SIM-13")
def test_remove_is_stored_and_sent_back_and_counts_as_absent() -> None:
    world, client = world_of(), Client()
    world.visit(client)
    assert client.jar[b"AWSALBAPP-0"][0] == b"_remove_"
    seen = world.visit(client, sets=[SETS_C])
    assert (seen.reason, seen.rule) == ("slots_removed", "ALB-A-22")
    assert world.visit(client).reason == "both_cookies_followed"


@proves("SIM-13")
def test_empty_slots_can_be_left_out() -> None:
    world, client = world_of(empty_slots_sent=False), Client()
    assert world.visit(client).names == []
    assert world.visit(client, sets=[SETS_C]).names == ["AWSALBAPP-0"]
    assert world.visit(client).reason == "both_cookies_followed"


@proves("ALB-A-27")
@pytest.mark.parametrize(
    ("origin", "agent", "marked"),
    [
        (True, b"Mozilla/5.0 Chrome/80.0.3987.0 Safari/537.36", True),
        (True, b"Mozilla/5.0 Chromium/121.0", True),
        (True, b"Mozilla/5.0 Chrome/79.0.3945.130", False),
        (True, b"Mozilla/5.0 Firefox/121.0", False),
        (True, b"", False),
        (False, b"Mozilla/5.0 Chrome/120.0", False),
    ],
)
def test_same_site_none_only_for_cross_origin_requests_of_chromium_80_or_later(
    origin: bool, agent: bytes, marked: bool
) -> None:
    seen = world_of().visit(Client(), sets=[SETS_C], origin=origin, agent=agent)
    end = f"{EXPIRES}; SameSite=None; Secure" if marked else EXPIRES
    assert [seen.line(name).partition("; ")[2] for name in SLOT_NAMES] == [end] * 4
    assert not any("CORS" in name for name in seen.names)


@proves("ALB-A-31", "SIM-07")
def test_the_name_is_compared_with_its_case_by_our_choice() -> None:
    for choices, matches in (({}, False), ({"cookie_name_case_matters": False}, True)):
        world, client = world_of(**choices), Client()
        seen = world.visit(client, sets=[b"ShopSession=x"])
        assert (seen.value("AWSALBAPP-0") != b"_remove_") == matches
        assert (world.visit(client).decision.action is Action.FOLLOW) == matches
