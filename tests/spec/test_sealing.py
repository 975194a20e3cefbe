"""Sealed values: what moves, is cut, is altered or outlives its key never routes; and lengths tell nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sticky_lab.stickiness import Action, Key, KeyRing
from sticky_lab.stickiness.bindings import Binding, open_bindings, seal_bindings
from sticky_lab.stickiness.kinds import AWSALB, AWSALBAPP, AWSALBTG, AWSELB, CookieFamily
from sticky_lab.stickiness.sealing import OVERHEAD_BYTES, Unopened
from sticky_lab.stickiness.targets import group_digest, target_digest
from tests.spec.world import (
    HOUR,
    KEY,
    NEW_KEY,
    NOW,
    SETS_C,
    C,
    Client,
    World,
    app_cookie,
    clb,
    group,
    lb_cookie,
    proves,
)

FAMILIES = [AWSALB, AWSALBTG, AWSALBAPP, AWSELB]
RING = KeyRing((KEY,))


def a_binding(target: str = "i-a", at: float = NOW) -> Binding:
    return Binding(group_digest("shop"), target_digest(target), at, HOUR)


def sealed(family: CookieFamily, binding: Binding, keys: KeyRing = RING, listener: str = "front") -> bytes:
    return seal_bindings(family, [binding], keys, bytes(12), listener)


@pytest.mark.parametrize("family", FAMILIES)
@given(
    target=st.text(min_size=1, max_size=300),
    at=st.floats(0, 2**47 / 1000),
    duration=st.integers(0, 604_800),
)
def test_what_was_sealed_opens_again_and_its_length_does_not_tell_the_target(
    family: CookieFamily, target: str, at: float, duration: int
) -> None:
    binding = Binding(group_digest("shop"), target_digest(target), at, duration)
    value = sealed(family, binding)
    opened = open_bindings(family, value, RING, "front")
    assert not isinstance(opened, Unopened)
    (found,) = opened
    assert (found.group, found.target, found.duration) == (binding.group, binding.target, duration)
    assert found.issued_at == pytest.approx(at, abs=0.001)
    assert len(value) == len(sealed(family, a_binding()))


@proves("ALB-D-19", "ALB-T-10", "ALB-A-24", "CLB-G-05")
def test_lengths_are_those_seen_on_the_wire() -> None:
    assert {family.name: len(sealed(family, a_binding())) for family in FAMILIES} == {
        b"AWSALB": 124,
        b"AWSALBTG": 172,
        b"AWSALBAPP": 144,  # 106 bytes with their padding
        b"AWSELB": 138,
    }
    assert sealed(AWSALBAPP, a_binding()).endswith(b"=")
    assert OVERHEAD_BYTES == 37


@proves("SEC-01", "ALB-D-02")
@pytest.mark.parametrize("family", FAMILIES)
@given(data=st.data())
def test_a_value_changed_in_one_bit_never_opens(family: CookieFamily, data: st.DataObject) -> None:
    value = bytearray(sealed(family, a_binding()))
    position = data.draw(st.integers(0, len(value) - 1))
    value[position] ^= 1 << data.draw(st.integers(0, 7))
    opened = open_bindings(family, bytes(value), RING, "front")
    assert isinstance(opened, Unopened)


@proves("CLI-01", "SEC-01")
@pytest.mark.parametrize("family", FAMILIES)
@given(data=st.data())
def test_of_all_spellings_of_the_same_bytes_only_the_one_that_was_written_opens(
    family: CookieFamily, data: st.DataObject
) -> None:
    value = sealed(family, a_binding())
    position = data.draw(st.integers(0, len(value) - 1))
    letter = data.draw(st.sampled_from(b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_ "%\n\xa0'))
    other = value[:position] + bytes((letter,)) + value[position + 1 :]
    assert isinstance(open_bindings(family, other, RING, "front"), tuple) == (other == value)
    for again in (value.lower(), value.rstrip(b"="), value + b"=", b'"' + value + b'"', value + b"\n", b" " + value):
        assert isinstance(open_bindings(family, again, RING, "front"), tuple) == (again == value)
    last = len(value.rstrip(b"=")) - 1
    for letter in range(256):  # base64's last digit may hold bits that stand for nothing
        other = value[:last] + bytes((letter,)) + value[last + 1 :]
        assert isinstance(open_bindings(family, other, RING, "front"), tuple) == (other == value)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_truncated_or_lengthened_value_never_opens(family: CookieFamily) -> None:
    value = sealed(family, a_binding())
    for size in range(len(value)):
        assert isinstance(open_bindings(family, value[:size], RING, "front"), Unopened)
    for more in (b"A", b"AA", b"AAAA", b"00", value):
        assert isinstance(open_bindings(family, value + more, RING, "front"), Unopened)


@proves("ALB-D-02", "SEC-01")
@pytest.mark.parametrize("family", FAMILIES)
def test_a_value_moved_to_another_listener_key_or_purpose_says_why_it_does_not_open(family: CookieFamily) -> None:
    value = sealed(family, a_binding())
    assert open_bindings(family, value, RING, "back") is Unopened.OTHER_LISTENER
    assert open_bindings(family, value, KeyRing((NEW_KEY,)), "front") is Unopened.UNKNOWN_KEY
    impostor = KeyRing((Key(KEY.id, bytes(31) + b"\7"),))  # the same id, another secret: another balancer
    assert open_bindings(family, value, impostor, "front") is Unopened.FORGED
    twin = CookieFamily(b"OTHER", None, family.shape, family.payload)
    assert open_bindings(twin, value, RING, "front") is Unopened.FORGED


def test_retired_keys_open_and_the_first_one_seals() -> None:
    old = sealed(AWSALB, a_binding())
    both = KeyRing((NEW_KEY, KEY))
    assert open_bindings(AWSALB, old, both, "front") == (a_binding(),)
    new = sealed(AWSALB, a_binding(), both)
    assert open_bindings(AWSALB, new, KeyRing((NEW_KEY,)), "front") == (a_binding(),)
    assert open_bindings(AWSALB, new, RING, "front") is Unopened.UNKNOWN_KEY
    assert open_bindings(AWSALB, old, KeyRing(()), "front") is Unopened.UNKNOWN_KEY


@pytest.mark.parametrize(
    ("attributes", "moved_to"),
    [
        (lb_cookie(), World(group(lb_cookie()), listener="back")),
        (lb_cookie(), World(group(lb_cookie(), name="other"))),
        (lb_cookie(), World(group(lb_cookie()), keys=(NEW_KEY,))),
        (app_cookie(), World(group(app_cookie()), listener="back")),
        (app_cookie(), World(group(app_cookie(), name="other"))),
        (clb(60), World(group(clb(60)), listener="back")),
        (clb(60), World(group(clb(60), name="other"))),
        (clb(cookie=C), World(group(clb(cookie=C)), listener="back")),
        (clb(cookie=C), World(group(clb(cookie=C)), keys=(NEW_KEY,))),
    ],
)
def test_a_cookie_never_routes_at_another_listener_group_or_balancer(attributes: object, moved_to: World) -> None:
    client = World(group(attributes)).bound_client("b", sets=[SETS_C])  # type: ignore[arg-type]
    assert moved_to.visit(client).decision.action is Action.CHOOSE


def test_a_value_replayed_after_its_key_was_dropped_never_routes() -> None:
    world = World()
    client = world.bound_client("b")
    stolen = Client(jar=dict(client.jar))
    world.set_keys(NEW_KEY, KEY)
    assert world.visit(client).target == "b"
    world.set_keys(NEW_KEY)
    assert world.visit(stolen).decision.action is Action.CHOOSE


def test_two_responses_never_carry_the_same_value_and_no_secret_is_shown() -> None:
    world = World()
    client = world.bound_client("b")
    assert len({world.visit(client).value("AWSALB") for _ in range(20)}) == 20
    assert KEY.secret.hex() not in repr(world.snapshot)
    assert "secret" not in repr(KEY)


def test_a_key_of_the_wrong_size_is_refused() -> None:
    for id_, secret in ((b"abc", bytes(32)), (b"abcd", bytes(31)), (b"abcde", bytes(32))):
        with pytest.raises(ValueError, match="bytes"):
            Key(id_, secret)
    key = Key.from_random(bytes(range(36)))
    assert (key.id, key.secret) == (bytes(range(4)), bytes(range(4, 36)))


def test_times_outside_of_what_a_cookie_holds_are_held_at_its_ends() -> None:
    for at, kept in ((-5.0, 0.0), (1e15, ((1 << 48) - 1) / 1000)):
        opened = open_bindings(AWSALB, sealed(AWSALB, a_binding(at=at)), RING, "front")
        assert not isinstance(opened, Unopened)
        assert opened[0].issued_at == kept
