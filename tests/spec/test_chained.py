"""Chained load balancers, both with application-based stickiness (ALB-A-25, SIM-31), as pure functions."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sticky_lab.stickiness import Choices, Key, Request, TargetGroupAttributes, added_headers
from sticky_lab.stickiness.chained import carried_after, with_carried
from sticky_lab.stickiness.request_cookies import LONGEST_SHARDED, SLOTS
from tests.spec.world import HOUR, SETS_C, Client, World, app_cookie, group, lb_cookie, off, proves, rule_for

INNER_KEY = Key(b"keyI", bytes(31) + b"\2")
PASSED_ON = Choices(chained_application_cookies="passed on")


@dataclass
class Layer:
    """A load balancer whose targets may be load balancers: what a network shell does with the rules."""

    world: World
    behind: dict[str, Layer] = field(default_factory=dict)
    answers: list[tuple[str, str]] = field(default_factory=list)
    nonce: int = 0

    def answer(self, cookies: tuple[bytes, ...], sets: tuple[bytes, ...], path: str = "/") -> tuple[bytes, ...]:
        """Return the Set-Cookie values of the response; `sets` are those of the application at the end."""
        decision = self.world.route(Request(cookies, path))
        assert decision.target
        self.answers.append((decision.target.id[2:], decision.reason.name))
        next_one = self.behind.get(decision.target.id[2:])
        if next_one:
            sent = with_carried(cookies, decision.carried) if decision.carried else cookies
            sets = next_one.answer(tuple(sent), sets, path)
        self.nonce += 1
        written = added_headers(decision, self.world.snapshot, sets, self.nonce.to_bytes(24))
        if written.taken_in:
            sets = tuple(line for line in sets if not line.startswith(b"AWSALBAPP-"))
        return (*(line for _, line in written.lines), *sets)

    @property
    def path(self) -> tuple[str, ...]:
        """Who answered last, layer by layer."""
        target = self.answers[-1][0]
        return (target, *(self.behind[target].path if target in self.behind else ()))

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, layer by layer."""
        target, reason = self.answers[-1]
        return (reason, *(self.behind[target].reasons if target in self.behind else ()))


Attributes = TargetGroupAttributes | None


def layers(inner: Attributes = None, outer: Attributes = None, choices: Choices | None = None) -> Layer:
    """Two inner load balancers, a and b, with targets a to c each, and an outer one before them."""
    behind = {
        name: Layer(
            World(group(inner or app_cookie(), name=name), keys=(replace(INNER_KEY, id=b"in-" + name.encode()),))
        )
        for name in "ab"
    }
    return Layer(World(group(outer or app_cookie(), "healthy healthy"), choices=choices), behind)


def visit(outer: Layer, client: Client, *sets: bytes, path: str = "/") -> tuple[str, ...]:
    """Send one request through all layers; return who answered."""
    now = outer.world.now
    lines = outer.answer(client.header(now), sets, path)
    client.store(lines, now)
    return outer.path


FOLLOWED = ("both_cookies_followed", "both_cookies_followed")


@proves("ALB-A-25", "SIM-31")
def test_two_layers_are_both_sticky_and_each_name_comes_once() -> None:
    outer, client = layers(), Client()
    names = [line.partition(b"=")[0] for line in outer.answer((), (SETS_C,))]
    assert names == [*SLOTS, b"SHOPSESSION"]
    first = visit(outer, client, SETS_C)
    for _ in range(5):
        assert visit(outer, client) == first
        assert outer.reasons == FOLLOWED
    others = [visit(outer, Client(), SETS_C) for _ in range(3)]
    assert len({first, *others}) > 1  # nobody else is drawn along


@proves("SIM-31", "ALB-D-15")
def test_passed_on_the_inner_lines_take_the_place_of_the_outer_ones_and_the_outer_layer_is_not_sticky() -> None:
    outer, client = layers(choices=PASSED_ON), Client()
    visit(outer, client, SETS_C)
    assert {visit(outer, client)[0] for _ in range(4)} == {"a", "b"}
    assert not [reason for _, reason in outer.answers if reason == "both_cookies_followed"]


@proves("SIM-31")
def test_each_layer_s_duration_is_judged_by_itself_and_renewals_of_the_inner_one_reach_the_client() -> None:
    outer, client = layers(inner=app_cookie(duration=600)), Client()
    first = visit(outer, client, SETS_C)
    for _ in range(4):
        advance(outer, 599)
        assert visit(outer, client) == first
    advance(outer, 600)
    assert visit(outer, client)[0] == first[0]
    assert outer.reasons == ("both_cookies_followed", "binding_expired")
    now = outer.path
    assert [visit(outer, client) for _ in range(2)] == [now, now]
    advance(outer, HOUR)
    visit(outer, client)
    assert outer.answers[-1][1] == "binding_expired"


def advance(outer: Layer, seconds: float) -> None:
    for layer in (outer, *outer.behind.values()):
        layer.world.now += seconds


@proves("SIM-31", "ALB-A-14")
def test_a_target_lost_in_the_inner_layer_moves_the_session_there_only() -> None:
    outer, client = layers(), Client()
    first = visit(outer, client, SETS_C)
    inner = outer.behind[first[0]].world
    inner.set_health(first[1], "unhealthy", first[0])
    moved = visit(outer, client)
    assert (moved[0], moved[1] != first[1]) == (first[0], True)
    inner.set_health(first[1], "healthy", first[0])
    assert [visit(outer, client) for _ in range(3)] == [moved] * 3


@proves("SIM-31", "ALB-A-14")
def test_an_inner_load_balancer_that_is_lost_takes_its_cookie_along() -> None:
    outer, client = layers(), Client()
    first = visit(outer, client, SETS_C)
    outer.world.set_health(first[0], "unhealthy")
    moved = visit(outer, client, SETS_C)  # the new target knows no session, and sets one
    assert moved[0] != first[0]
    assert outer.reasons == ("target_unhealthy", "cookie_of_unknown_key")
    assert visit(outer, client) == moved
    assert outer.reasons == FOLLOWED


@proves("SIM-17", "SIM-31")
def test_a_request_without_the_application_s_cookie_leaves_both_layers_bound() -> None:
    for removed in (False, True):
        outer, client = layers(), Client()
        for inner in outer.behind.values():
            if removed:  # an inner one that reads it otherwise must not erase what the outer one keeps
                choices = Choices(unused_binding="erased")
                inner.world.snapshot = replace(inner.world.snapshot, choices=choices)
        first = visit(outer, client, SETS_C)
        c = client.jar.pop(b"SHOPSESSION")
        for _ in range(3):
            visit(outer, client)
        client.jar[b"SHOPSESSION"] = c
        assert visit(outer, client) == first
        assert outer.reasons == FOLLOWED


@proves("SIM-31", "ALB-A-18")
def test_what_is_carried_for_one_group_stays_while_another_group_is_visited() -> None:
    outer, client = layers(), Client()
    other = group(app_cookie(), "healthy", "plain", "z")
    listener = replace(outer.world.snapshot.listener, rules=(rule_for("/plain", other),))
    outer.world.snapshot = replace(outer.world.snapshot, listener=listener)
    first = visit(outer, client, SETS_C)
    assert visit(outer, client, SETS_C, path="/plain") == ("z",)
    assert visit(outer, client, path="/plain") == ("z",)
    assert visit(outer, client) == first
    assert outer.reasons == FOLLOWED


@proves("SIM-31")
def test_an_outer_layer_that_binds_nothing_lets_the_inner_cookie_through() -> None:
    outer, client = layers(outer=app_cookie("NEVER-SET")), Client()
    outer.world.set_health("b", "unhealthy")
    first = visit(outer, client, SETS_C)
    for _ in range(3):
        assert visit(outer, client) == first
    assert outer.reasons == ("no_application_cookie", "both_cookies_followed")


@proves("SIM-31", "ALB-D-15")
@pytest.mark.parametrize(
    ("inner", "outer"), [(lb_cookie(), app_cookie()), (app_cookie(), lb_cookie()), (off(), app_cookie())]
)
def test_nothing_is_carried_where_only_one_layer_is_application_based(
    inner: TargetGroupAttributes, outer: TargetGroupAttributes
) -> None:
    first_layer, client = layers(inner, outer), Client()
    first = visit(first_layer, client, SETS_C)
    again = visit(first_layer, client)
    assert again == first if inner != off() else again[0] == first[0]
    if outer == app_cookie():
        assert len(b64decode(client.jar[b"AWSALBAPP-0"][0])) == 106  # the usual size


@proves("SIM-31", "ALB-A-19")
def test_a_large_inner_cookie_spreads_over_the_shards_and_one_that_is_too_large_leaves_the_outer_layer_sticky() -> None:
    world, client = World(group(app_cookie())), Client()
    used = []
    for size in (0, 1000, 5000, 8000, 11_900, 12_100, 16_000):
        lines = [b"AWSALBAPP-%d=%s; Path=/" % (slot, b"x" * (size // 4)) for slot in range(4)] if size else []
        seen = world.visit(client, sets=[SETS_C, *lines])
        client.store([line for _, line in seen.our_lines], world.now)  # what a browser has: theirs were taken in
        used.append(sum(seen.value(slot.decode()) != b"_remove_" for slot in SLOTS))
        assert all(len(line) <= 4096 for _, line in seen.our_lines)
        client.jar[b"SHOPSESSION"] = (b"abc", None)
        decision = world.route(Request(client.header(world.now)))
        assert (decision.target, decision.reason.name) == (seen.decision.target, "both_cookies_followed")
        held = sum(map(len, decision.carried.split(b";")))
        assert held == (size if size <= 11_900 else 0)
    assert used == [1, 1, 2, 3, 4, 1, 1]
    assert LONGEST_SHARDED < 4 * 4096


@proves("SIM-31")
def test_older_bindings_make_room_for_what_is_carried() -> None:
    rules = [rule_for(f"/{n}", group(app_cookie(), "healthy", f"g{n}", "z"), n) for n in range(3)]
    world, client = World(group(off()), rules=rules), Client()
    for number in range(3):
        world.now += 1
        lines = [b"AWSALBAPP-0=" + b"x" * 4000, b"AWSALBAPP-1=" + b"y" * 1500]
        seen = world.visit(client, f"/{number}", sets=[SETS_C, *lines])
        client.store([line for _, line in seen.our_lines], world.now)
    reasons = [world.route(Request(client.header(world.now), f"/{n}")).reason.name for n in range(3)]
    assert reasons == ["no_binding_for_group", "both_cookies_followed", "both_cookies_followed"]


@proves("SIM-31", "SIM-12")
def test_carried_slots_take_the_place_of_ours_and_other_cookies_stay() -> None:
    carried = carried_after(b"", [b"AWSALBAPP-0=abc==; Path=/", b" AWSALBAPP-1 = _remove_ ;Path=/", b"C=1", b"x"])
    assert carried == b"abc==;_remove_;;"
    assert carried_after(carried, [b"AWSALBAPP-1=; Path=/"]) == b"abc==;;;"
    assert carried_after(carried, []) == carried
    assert carried_after(b"", [b"AWSALBAPP-0="]) == b""
    came = [b"a=1; AWSALBAPP-0=ours; AWSALBAPP-3=_remove_", b"AWSALBAPP-1=ours", b"b=2; AWSALB=x"]
    assert with_carried(came, carried) == [b"a=1; b=2; AWSALB=x; AWSALBAPP-0=abc==; AWSALBAPP-1=_remove_"]


@proves("SIM-31", "ALB-A-25")
def test_three_layers_are_sticky_too() -> None:
    middle = layers()
    outermost = Layer(
        World(group(app_cookie(), "healthy", letters="m"), keys=(Key(b"out3", bytes(32)),)), {"m": middle}
    )
    client = Client()
    first = visit(outermost, client, SETS_C)
    assert [visit(outermost, client) for _ in range(4)] == [first] * 4
    assert outermost.reasons == ("both_cookies_followed", *FOLLOWED)


STEP = st.one_of(
    st.tuples(st.just("visit"), st.booleans()),
    st.tuples(st.just("stray"), st.booleans()),
    st.tuples(st.just("advance"), st.sampled_from([1, 59, 60, 99, 100])),
    st.tuples(st.just("outer"), st.sampled_from("ab")),
    st.tuples(st.just("inner"), st.sampled_from("abc")),
)


@proves("SIM-31", "SIM-17")
@given(steps=st.lists(STEP, max_size=40))
def test_what_both_layers_have_bound_they_follow_while_both_durations_hold_and_the_targets_are_healthy(
    steps: list[tuple[str, object]],
) -> None:
    outer, client = layers(app_cookie(duration=60), app_cookie(duration=100)), Client()
    ill: set[str] = set()  # "a", or "a/c"
    bound: tuple[str, ...] | None = None
    at = outer.world.now
    for what, value in steps:
        if what == "advance":
            advance(outer, value)  # type: ignore[arg-type]
        elif what == "outer":
            ill ^= {str(value)}
            outer.world.set_health(str(value), "unhealthy" if value in ill else "healthy")
        elif what == "inner":
            for name, inner in outer.behind.items():
                ill ^= {f"{name}/{value}"}
                inner.world.set_health(str(value), "unhealthy" if f"{name}/{value}" in ill else "healthy", name)
        elif what == "stray":
            kept = client.jar.pop(b"SHOPSESSION", None)
            visit(outer, client)
            client.jar |= {b"SHOPSESSION": kept} if kept else {}
        else:
            expected = bound and outer.world.now - at < 60 and not {bound[0], "/".join(bound)} & ill
            sets = (SETS_C,) if value else ()
            path = visit(outer, client, *sets)
            assert not expected or path == bound
            follows = [reason.startswith("both_cookies") for reason in outer.reasons]
            bound, at = (path, outer.world.now) if value or all(follows) else (None, at)
