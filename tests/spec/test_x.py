"""ALB transitions (X): what happens to cookies that are out there when settings, targets or keys change."""

from __future__ import annotations

from sticky_lab.stickiness import Choices
from tests.spec.world import HOUR, NEW_KEY, SETS_C, Client, World, app_cookie, group, lb_cookie, off, proves


@proves("X-01", "X-02")
def test_switched_off_cookies_are_ignored_and_on_again_the_old_ones_are_judged_by_their_age() -> None:
    world = World(group(lb_cookie(HOUR)))
    client = world.bound_client("b")
    world.set_attributes(off())
    seen = world.visit(client)
    assert (seen.reason, seen.names) == ("stickiness_off", [])
    world.now += HOUR / 2
    world.set_attributes(lb_cookie(HOUR))
    assert Client(jar=dict(client.jar)).header(world.now)
    assert world.visit(Client(jar=dict(client.jar))).reason == "cookie_followed"
    world.now += HOUR / 2
    assert world.visit(client).reason == "cookie_expired"


@proves("X-03", "SIM-01")
def test_a_changed_duration_judges_existing_cookies_by_our_choice() -> None:
    for choices, after_shorter, after_longer in (
        (Choices(), "cookie_expired", "cookie_followed"),
        (Choices(duration_judged="issued"), "cookie_followed", "cookie_expired"),
    ):
        for duration, idle, reason in ((60, 61, after_shorter), (2 * HOUR, HOUR + 1, after_longer)):
            world = World(group(lb_cookie(HOUR)), choices=choices)
            client = world.bound_client("b")
            world.set_attributes(lb_cookie(duration))
            world.now += idle
            assert world.visit(client).reason == reason


@proves("X-04")
def test_changed_to_app_cookie_awsalb_is_no_longer_looked_at() -> None:
    world = World()
    client = world.bound_client("b")
    world.set_attributes(app_cookie())
    assert world.visit(client, sets=[SETS_C]).reason == "application_cookie_awaited"
    assert world.visit(client).reason == "both_cookies_followed"


@proves("X-05")
def test_a_changed_cookie_name_unbinds_until_a_target_sets_the_new_one() -> None:
    world = World(group(app_cookie("OLD")))
    client = world.bound_client("b", sets=[b"OLD=1"])
    world.set_attributes(app_cookie("NEW"))
    assert world.visit(client, sets=[b"OLD=2"]).reason == "no_application_cookie"
    assert world.visit(client, sets=[b"NEW=1"]).reason == "no_application_cookie"
    assert world.visit(client).reason == "both_cookies_followed"


@proves("X-08", "SEC-01")
def test_keys_rotate_without_anybody_noticing_until_the_old_one_is_dropped() -> None:
    world = World()
    renewed, idle = world.bound_client("b"), world.bound_client("c")
    world.set_keys(NEW_KEY, *world.snapshot.keys.keys)
    assert world.visit(renewed).reason == "cookie_followed"
    world.set_keys(NEW_KEY)
    assert world.visit(renewed).reason == "cookie_followed"  # it was sealed anew with the new key
    seen = world.visit(idle)
    assert (seen.reason, seen.rule) == ("cookie_of_unknown_key", "ALB-D-09")
