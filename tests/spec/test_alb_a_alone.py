"""What one of the two cookies of application-based stickiness is worth without the other (SIM-05, SIM-17)."""

from __future__ import annotations

import pytest

from sticky_lab.stickiness import Choices
from sticky_lab.stickiness.request_cookies import SLOTS
from tests.spec.test_alb_a import SLOT_NAMES, bound, many_groups, world_of
from tests.spec.world import HOUR, SETS_C, Client, World, group, lb_cookie, proves, rule_for


@proves("SIM-05", "ALB-A-22")
@pytest.mark.parametrize("slots", [(), SLOTS, SLOTS[2:]])
def test_the_application_s_cookie_alone_can_be_made_to_bind_at_once_also_beside_removed_slots(
    slots: tuple[bytes, ...],
) -> None:
    world = world_of(application_cookie_alone="bind")
    client = Client(jar=dict.fromkeys((b"SHOPSESSION", *slots), (b"_remove_", None)))
    first = world.visit(client).target
    assert world.visits(client, 3) == [first] * 3


@proves("SIM-05", "ALB-A-18")
def test_and_so_it_binds_where_the_other_cookie_holds_other_groups_only() -> None:
    for choices, bound_at_once in ((Choices(), False), (Choices(application_cookie_alone="bind"), True)):
        rules = [rule_for(f"/{number}/*", one, number) for number, one in enumerate(many_groups(2))]
        world, client = World(group(lb_cookie()), rules=rules, choices=choices), Client()
        world.visit(client, "/0/", sets=[SETS_C])
        assert world.visit(client, "/1/").reason == "no_binding_for_group"
        assert (world.visit(client, "/1/").reason == "both_cookies_followed") == bound_at_once
        assert world.visit(client, "/0/").reason == "both_cookies_followed"


@proves("ALB-A-22", "ALB-A-07", "ALB-A-08")
def test_the_reason_tells_which_cookies_came_beside_removed_slots() -> None:
    world, client = world_of(), Client()
    world.visit(client)
    assert world.visit(client).reason == "slots_removed"  # neither
    client.jar[b"SHOPSESSION"] = (b"x", None)
    assert world.visit(client).reason == "slots_removed_beside_application_cookie"
    client.forget(*SLOT_NAMES)
    assert world.visit(client).reason == "only_application_cookie"


def elsewhere(client: Client) -> Client:
    """The same jar for a request outside the Path of the application's cookie: a browser's own /favicon.ico."""
    return Client(jar={name: kept for name, kept in client.jar.items() if name != b"SHOPSESSION"})


@proves("SIM-17", "ALB-A-07", "ALB-A-21")
def test_a_binding_that_comes_without_the_application_s_cookie_is_left_alone_or_erased() -> None:
    for choices, kept in (({}, True), ({"unused_binding": "erased"}, False)):
        world = world_of(**choices)
        client = bound(world, "b")
        stray = elsewhere(client)
        seen = world.visit(stray)
        assert (seen.reason, seen.names) == ("no_application_cookie", [] if kept else SLOT_NAMES)
        client.jar |= stray.jar
        assert world.visit(client).reason == (
            "both_cookies_followed" if kept else "slots_removed_beside_application_cookie"
        )


@proves("SIM-17", "ALB-A-10")
def test_the_binding_that_is_left_alone_ages_on_and_a_response_that_sets_the_cookie_still_binds_anew() -> None:
    world = world_of()
    client = bound(world, "b")
    world.now += HOUR - 1
    world.visit(elsewhere(client))
    world.now += 1
    assert world.visit(client).reason == "binding_expired"
    stray = elsewhere(bound(world, "b"))
    world.turns["shop"] = 2
    assert world.visit(stray, sets=[SETS_C]).target == "c"
    assert world.visit(stray).target == "c"
