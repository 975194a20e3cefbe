"""General rules (GEN): what affinity is, and what it is not."""

from __future__ import annotations

from collections import Counter

import pytest

from sticky_lab.bench.lab import Lab
from sticky_lab.stickiness import ClassicAttributes, Flow, Forward, TargetGroupAttributes
from sticky_lab.stickiness.refusals import SettingRefusedError
from tests.spec.world import HOUR, SETS_C, Client, World, app_cookie, clb, group, lb_cookie, off, proves, rule_for


@proves("GEN-01")
def test_without_stickiness_each_request_is_routed_on_its_own_and_no_cookie_is_set() -> None:
    world, client = World(group(off())), Client()
    assert world.visits(client, 4) == ["a", "b", "c", "a"]
    assert client.jar == {}


@proves("GEN-02", "ALB-D-23", "CLI-03")
def test_a_client_that_keeps_no_cookies_is_never_sticky_and_always_counted() -> None:
    world, client = World(), Client(accepts=False)
    assert world.visits(client, 6) == ["a", "b", "c", "a", "b", "c"]
    assert world.non_sticky == 6
    assert world.visit(client).names == ["AWSALB", "AWSALBCORS"]  # a fresh one each time


@proves("CLI-03")
def test_one_jar_shared_by_many_users_pins_all_of_them_to_one_target() -> None:
    world, shared = World(), Client()
    assert set(world.visits(shared, 20)) == {"a"}


@proves("GEN-04", "ALB-D-02")
def test_the_binding_lives_in_the_cookie_so_another_node_with_the_keys_honours_it() -> None:
    first, second = World(), World()  # two nodes; nothing is shared but the configuration
    client = first.bound_client("c")
    for _ in range(3):
        assert second.visit(client).target == "c"
        assert first.visit(client).target == "c"


@proves("GEN-05")
def test_it_is_configured_where_aws_has_it_attributes_forward_action_listener_policy() -> None:
    assert "stickiness.enabled" in TargetGroupAttributes().as_keys()
    assert "stickiness.enabled" in TargetGroupAttributes(protocol="TCP").as_keys()
    assert "stickiness.enabled" in TargetGroupAttributes(protocol="GENEVE").as_keys()
    assert Forward.__dataclass_fields__["stickiness_seconds"].default is None
    assert "Listener.PolicyNames" in ClassicAttributes().as_keys()
    assert World().snapshot.listener.product == "alb"
    assert World(group(clb())).snapshot.listener.product == "clb"


@proves("GEN-06", "ALB-T-05")
def test_target_and_group_stickiness_are_separate_alone_or_together() -> None:
    def two(attributes: TargetGroupAttributes, seconds: int | None) -> World:
        blue = group(attributes, "healthy healthy", "blue", "ab")
        return World((blue, 1), (group(attributes, "healthy healthy", "green", "yz"), 1), group_stickiness=seconds)

    only_group, client = two(off(), HOUR), Client()
    assert only_group.visits(client, 3, draw=0.9) == ["y", "z", "y"]
    assert only_group.visits(client, 2, draw=0.1) == ["z", "y"]  # the group stays, the target does not

    both, client = two(lb_cookie(), HOUR), Client()
    assert both.visits(client, 2, draw=0.9) == ["y", "y"]
    assert both.visits(client, 2, draw=0.1) == ["y", "y"]

    only_target, client = World(), Client()
    assert only_target.visits(client, 3) == ["a", "a", "a"]


@proves("GEN-07", "SEC-03")
def test_stickiness_moves_no_session_data_and_is_no_login() -> None:
    with Lab(targets=2, seed=1) as lab:
        lab.set_stickiness("lb_cookie", "1h")
        alice, mallory = lab.browser("alice"), lab.browser("mallory")
        alice.post("/login", user="alice")
        alice.post("/cart", item="tea")
        bound_to = alice.get().instance
        assert bound_to
        for cookie in alice.cookies:  # a stolen stickiness cookie routes to her target…
            if cookie.name.startswith("AWSALB"):
                alice.copy_cookie(cookie.name, mallory)
        stolen = mallory.get()
        assert stolen.instance == bound_to
        assert stolen.response.json()["user"] is None  # …and logs nobody in
        lab.target(bound_to).kill()
        lab.target(bound_to).wait_until("unhealthy")
        moved = alice.get()
        assert moved.status == 200
        assert moved.instance != bound_to
        assert moved.response.json()["cart"] == []


@proves("GEN-08", "X-06")
def test_after_scale_out_bound_clients_stay_and_the_new_target_idles() -> None:
    world = World(group(lb_cookie(), "healthy healthy"))
    clients = [Client() for _ in range(20)]
    for client in clients:
        world.visit(client)
    world.register("c")
    assert Counter(world.visit(client).target for client in clients) == {"a": 10, "b": 10}
    newcomers = Counter(world.visit(Client()).target for _ in range(30))
    assert newcomers["c"] == 10  # only unbound clients reach it


@proves("GEN-09")
def test_groups_behind_one_listener_may_differ_in_kind_and_in_cookie_name() -> None:
    plain = group(off(), "healthy healthy", "plain", "ab")
    first = group(app_cookie("FIRST"), "healthy healthy", "first", "cd")
    second = group(app_cookie("SECOND"), "healthy healthy", "second", "ef")
    timed = group(lb_cookie(), "healthy healthy", "timed", "gh")
    world = World(plain, rules=[rule_for("/1*", first, 1), rule_for("/2*", second, 2), rule_for("/t*", timed, 3)])
    client = Client()
    assert world.visits(client, 2) == ["a", "b"]
    assert [world.visit(client, "/1", sets=[b"FIRST=x"]).target for _ in range(2)] == ["c", "c"]
    assert [world.visit(client, "/2", sets=[b"SECOND=x"]).target for _ in range(2)] == ["e", "e"]
    assert [world.visit(client, "/t").target for _ in range(2)] == ["g", "g"]
    assert world.visit(client, "/1").target == "c"
    with pytest.raises(SettingRefusedError):  # one group has one type
        TargetGroupAttributes(stickiness_type="lb_cookie,app_cookie")


def stays_despite(cause: str) -> bool:
    attributes = app_cookie() if cause == "the target set no cookie" else lb_cookie()
    world, client = World(group(attributes)), Client()
    world.visit(client)
    if cause == "the client did not send the cookie back":
        client.jar.clear()
    elif cause == "the cookie is malformed":
        client.jar = {name: (value + b"%3D", expires) for name, (value, expires) in client.jar.items()}
    elif cause == "the duration is over":
        world.now += HOUR
    elif cause == "several load balancers are in the path":
        World(group(name="behind", letters="xyz"), listener="other").visit(client)
    elif cause == "the target became unhealthy":
        world.set_health("a", "unhealthy")
    elif cause == "stickiness was switched off":
        world.set_attributes(off())
    return world.visit(client).target == "a"


@proves("GEN-10")
@pytest.mark.parametrize(
    "cause",
    [
        "the target set no cookie",
        "the client did not send the cookie back",
        "the cookie is malformed",
        "the duration is over",
        "several load balancers are in the path",
        "the target became unhealthy",
        "stickiness was switched off",
    ],
)
def test_each_cause_on_aws_s_list_breaks_the_session_and_nothing_else_does(cause: str) -> None:
    assert stays_despite("nothing")
    assert not stays_despite(cause)


@proves("MET-04")
def test_with_steady_clients_the_non_sticky_share_tends_to_the_rate_of_new_sessions() -> None:
    world = World()
    for _ in range(20):
        client = Client()
        world.visits(client, 25)
    assert world.non_sticky / world.requests == 1 / 25


@proves("MET-01")
def test_non_sticky_requests_are_counted_only_while_stickiness_is_on_and_only_for_new_choices() -> None:
    world, client = World(), Client()
    counted = []
    steps = ["first", "again", "malformed", "expired", "other group", "off"]
    for step in steps:
        before = world.non_sticky
        if step == "malformed":
            client.jar = {b"AWSALB": (b"?", None)}
        if step == "expired":
            world.now += HOUR
        if step == "other group":
            client = World(group(name="another")).bound_client("a")
        if step == "off":
            world.set_attributes(off())
        world.visit(client)
        counted.append(world.non_sticky - before)
    assert dict(zip(steps, counted, strict=True)) == {
        "first": 1,
        "again": 0,
        "malformed": 1,
        "expired": 1,
        "other group": 1,
        "off": 0,
    }


def test_a_clb_has_no_counter_of_non_sticky_requests() -> None:
    world = World(group(clb(60)))
    world.visit(Client())
    assert world.non_sticky == 0


def test_requests_that_nobody_could_take_are_not_counted_as_non_sticky() -> None:
    world = World(group(lb_cookie(), "unused"))
    assert world.visit(Client()).decision.outcome.status == 503
    assert world.non_sticky == 0


@proves("HDR-03")
def test_an_alb_s_stickiness_does_not_look_at_addresses() -> None:
    world = World()
    client = world.bound_client("b")
    assert {world.visit(client, flow=Flow(source_ip=f"10.0.0.{n}")).target for n in range(5)} == {"b"}


@proves("CORS-04")
def test_a_preflight_carries_no_cookies_and_so_goes_where_the_algorithm_says() -> None:
    world = World(group(app_cookie()))
    client = world.bound_client("a", sets=[SETS_C])
    assert world.visit(Client(), origin=True).target == "b"  # OPTIONS, without cookies
    assert world.visit(client, origin=True).target == "a"
