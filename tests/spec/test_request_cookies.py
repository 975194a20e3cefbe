"""Cookie lines of requests, as clients and attackers write them: never an exception, never a slow path."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sticky_lab.stickiness import Request, route
from sticky_lab.stickiness.request_cookies import (
    LONGEST_SHARDED,
    OUR_NAMES,
    SLOTS,
    in_shards,
    joined_slots,
    read_cookies,
    without_cookies,
)
from tests.spec.world import C, Client, World, app_cookie, clb, group, lb_cookie, off, proves

WORLDS = [
    World(group(lb_cookie())),
    World(group(app_cookie())),
    World(group(clb(600))),
    World(group(clb(cookie=C))),
    World(group(off(), name="blue"), group(off(), name="green"), group_stickiness=60),
]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], {}),
        ([b""], {}),
        ([b";;; ;"], {}),
        ([b"a=1"], {b"a": b"1"}),
        ([b"a=1; b=2", b"c=3"], {b"a": b"1", b"b": b"2", b"c": b"3"}),
        ([b"a=1; a=2", b"a=3"], {b"a": b"1"}),
        ([b"a=1; A=2"], {b"a": b"1", b"A": b"2"}),
        ([b" a = 1 ;\tb\t=\t2\t"], {b"a": b"1", b"b": b"2"}),
        ([b'a="1"'], {b"a": b'"1"'}),
        ([b"a=b=c=="], {b"a": b"b=c=="}),
        ([b"=1; a=2"], {b"": b"1", b"a": b"2"}),
        ([b"a; b=2"], {b"b": b"2"}),
        ([b"a="], {b"a": b""}),
        ([b"a=%41%3D"], {b"a": b"%41%3D"}),
        ([b"\xff\xfe=\x80; a=\xe2\x98\x83"], {b"\xff\xfe": b"\x80", b"a": b"\xe2\x98\x83"}),
        ([b"a=1, b=2"], {b"a": b"1, b=2"}),
    ],
)
def test_cookies_are_read_as_they_were_sent(lines: list[bytes], expected: dict[bytes, bytes]) -> None:
    assert read_cookies(lines) == expected


def test_of_two_the_last_one_on_request() -> None:
    assert read_cookies([b"a=1; a=2", b"a=3"], last=True) == {b"a": b"3"}


@pytest.mark.parametrize("world", WORLDS)
@given(lines=st.lists(st.binary(max_size=300), max_size=4))
def test_no_cookie_line_whatever_raises(world: World, lines: list[bytes]) -> None:
    decision = route(world.snapshot, Request(tuple(lines)), now=world.now)
    assert decision.target is not None or decision.outcome.status == 500


OUR_WORDS = b"AWSALB AWSALBCORS AWSALBTG AWSELB AWSALBAPP-0 AWSALBAPP-3 SHOPSESSION _remove_ AAAA AAAAAAAAAAA= 0A %3D"
PIECES = st.sampled_from([*OUR_WORDS.split(), b"=", b";", b" ", b'"', b"\x00", b"\xff"])


@pytest.mark.parametrize("world", WORLDS)
@given(pieces=st.lists(PIECES, max_size=40))
def test_no_mixture_of_our_own_words_raises_or_routes_by_a_cookie(world: World, pieces: list[bytes]) -> None:
    decision = route(world.snapshot, Request((b"".join(pieces),)), now=world.now)
    assert decision.action != "follow"


@pytest.mark.parametrize(
    "junk",
    [b"a=b; ", b";", b"=", b"AWSALB=", b"AWSALB=x; ", b"AWSALBCORS", b"\xff", b'"', b"AWSALBAPP-0=A; ", b"a%d=1;"],
)
def test_time_grows_in_step_with_the_input(junk: bytes) -> None:
    def seconds(size: int, world: World) -> float:
        text = junk * (size // len(junk))
        if b"%d" in junk:  # distinct names
            text = b"".join(b"a%d=1;" % number for number in range(size // 7))
        request = Request((text,))
        best = 1.0
        for _ in range(5):
            began = time.thread_time()
            route(world.snapshot, request, now=world.now)
            best = min(best, time.thread_time() - began)
        return best

    for world in (WORLDS[0], WORLDS[1]):
        small, large = seconds(25_000, world), seconds(400_000, world)
        assert large < 16 * 4 * max(small, 0.0002), (small, large)  # a square would be 256 times as much
        assert seconds(100_000, world) < 0.25


@proves("ALB-A-22", "ALB-A-19")
def test_slots_are_put_together_in_their_order_and_remove_counts_as_absent() -> None:
    assert joined_slots({}) is None
    shard = b"a" * (LONGEST_SHARDED // 4)
    assert joined_slots({b"AWSALBAPP-1": b"b", b"AWSALBAPP-0": shard, b"AWSALBAPP-2": b"_remove_"}) == shard + b"b"
    assert joined_slots({b"AWSALBAPP-3": b"_remove_"}) == b"_remove_"
    assert joined_slots({b"AWSALBAPP": b"x", b"AWSALBAPP-4": b"y"}) is None


@proves("ALB-A-19", "CLI-01")
@given(size=st.integers(0, LONGEST_SHARDED), cuts=st.lists(st.integers(0, LONGEST_SHARDED), min_size=3, max_size=3))
def test_a_value_that_is_cut_up_otherwise_than_it_was_sent_is_nobody_s(size: int, cuts: list[int]) -> None:
    ends = [0, *sorted(min(cut, size) for cut in cuts), size]
    value = b"v" * size
    shards = [value[start:end] for start, end in pairwise(ends)]
    sent = dict(zip(SLOTS, [*in_shards(value), *[b"_remove_"] * 4], strict=False))
    assert joined_slots(sent) == (value or b"_remove_")
    came = dict(zip(SLOTS, shards, strict=True))
    assert joined_slots(came) == (value if came == sent else b"")


@proves("SIM-12")
def test_our_cookies_can_be_taken_out_of_what_a_target_sees() -> None:
    assert {
        *(b"AWSALB", b"AWSALBCORS", b"AWSALBTG", b"AWSALBTGCORS", b"AWSELB", b"AWSELBCORS"),
        *(b"AWSALBAPP-%d" % number for number in range(4)),
    } == OUR_NAMES
    line = b'a=1; AWSALB=x; b="2"; AWSALBAPP-0=_remove_; AWSALBX=3; awsalb=4'
    assert without_cookies(line) == b'a=1; b="2"; AWSALBX=3; awsalb=4'
    assert without_cookies(b"AWSELB=x") == b""
    assert without_cookies(b"AWSALBAPP-0=AAA==; a=b==") == b"a=b=="
    assert without_cookies(b"\tAWSELB\t=x; a=X\x0b") == b"a=X\x0b"
    assert without_cookies(b"\x0bAWSELB=x") == b"\x0bAWSELB=x"
    assert without_cookies(b"X=X; AWSELB=x") == b"X=X"


@proves("CLI-01")
def test_names_that_differ_in_case_are_not_ours() -> None:
    world = WORLDS[0]
    value = world.bound_client("b").jar[b"AWSALB"][0]
    for name in (b"awsalb", b"AwsAlb", b"AWSALBcors", b"$AWSALB"):
        client = Client(jar={name: (value, None)})
        assert world.visit(client).reason == "cookie_absent"
