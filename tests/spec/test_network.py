"""Rules that only a real connection can show: the balancer over sockets, and a lab with real targets."""

from __future__ import annotations

import re
import socket

import pytest

from sticky_lab.balancer import Settings
from sticky_lab.bench.lab import Lab
from sticky_lab.stickiness import Choices
from tests.spec.world import HOUR, C, World, app_cookie, clb, group, lb_cookie, off, proves
from tests.unit.network import OK, SECONDS, answer, balancer, get, read_exactly, send, wait_for

NO_BODY = b"Content-Length: 0\r\n\r\n"


@proves("ALB-D-21")
@pytest.mark.parametrize("status", [b"200 OK", b"301 Moved", b"302 Found", b"404 Not Found", b"429 Slow", b"500 Oops"])
def test_the_cookie_is_attached_to_responses_of_any_status(status: bytes) -> None:
    with balancer(answer(b"HTTP/1.1 " + status + b"\r\n" + NO_BODY), where=World().snapshot) as (port, _, _):
        got = send(port, get())
    assert got.startswith(b"HTTP/1.1 " + status)
    assert got.count(b"Set-Cookie: AWSALB") == 2


@proves("ALB-D-26", "ALB-A-02")
def test_the_target_s_own_lines_stay_untouched_in_their_order_after_ours() -> None:
    own = b"Set-Cookie: SHOPSESSION=a, b; Path=/x\r\nset-cookie: AWSALB=mine\r\nSet-Cookie: \xe2\x98\x83=;;\r\n"
    where = World(group(app_cookie())).snapshot
    with balancer(answer(b"HTTP/1.1 200 OK\r\n" + own + NO_BODY), where=where) as (port, _, _):
        head = send(port, get())
    lines = head.split(b"\r\n")[1:]
    assert [line.partition(b"=")[0] for line in lines[:4]] == [b"Set-Cookie: AWSALBAPP-%d" % n for n in range(4)]
    assert lines[4:7] == own.split(b"\r\n")[:3]
    assert b"AWSALBAPP-0=_remove_" not in head


@proves("CLB-G-06")
def test_the_clb_s_lines_reach_the_client_with_the_cache_header() -> None:
    with balancer(answer(OK), where=World(group(clb(600))).snapshot) as (port, _, _):
        got = send(port, get())
    assert re.search(rb"\r\nSet-Cookie: AWSELB=[0-9A-F]{138};PATH=/;MAX-AGE=600\r\n", got)
    assert b'\r\nCache-control: no-cache="set-cookie"\r\n' in got


@proves("SIM-08")
def test_an_invalid_group_cookie_fails_the_request_on_the_wire() -> None:
    where = World(group(off()), group(off(), name="green", health=""), group_stickiness=HOUR).snapshot
    with balancer(answer(OK), where=where) as (port, target, subject):
        assert b"200 OK" in send(port, get())
        got = send(port, get(headers=b"Cookie: AWSALBTG=%2B\r\n"))
        assert got.startswith(b"HTTP/1.1 500 ")
        assert b"Set-Cookie" not in got
        assert len(target.heads) == 1
        assert subject.router.records[-1].decision.error_reason == "AWSALBTGCookieInvalid"


@proves("SIM-12", "HDR-04")
def test_targets_see_our_cookies_or_not_by_our_choice() -> None:
    cookies = b"Cookie: mine=1; AWSALB=x\r\n"
    for choices, seen in ((Choices(), cookies), (Choices(targets_see_our_cookies=False), b"Cookie: mine=1\r\n")):
        with balancer(answer(OK), where=World(choices=choices).snapshot) as (port, target, _):
            send(port, get(headers=cookies))
            assert b"\r\n" + seen in target.heads[0]


@proves("HDR-02")
def test_forwarding_headers_and_the_trace_id_are_added() -> None:
    trace = b"X-Amzn-Trace-Id: Root=1-67891233-abcdef012345678912345678\r\n"
    with balancer(answer(OK)) as (port, target, _):
        send(port, get())
        send(port, get(headers=trace))
    first, second = (head.lower() for head in target.heads)
    for head in (first, second):
        assert b"\r\nx-forwarded-proto: http\r\n" in head
        assert b"\r\nx-forwarded-port: %d\r\n" % port in head
    assert re.search(rb"\r\nx-amzn-trace-id: root=1-[0-9a-f]{8}-[0-9a-f]{24}\r\n", first)
    own_and_theirs = rb"\r\nx-amzn-trace-id: self=1-[0-9a-f]{8}-[0-9a-f]{24};root=1-67891233-abcdef012345678912345678"
    assert re.search(own_and_theirs, second)


@proves("HDR-05")
def test_heads_beyond_the_limits_are_refused_and_those_within_pass() -> None:
    def status(path: bytes, headers: bytes) -> bytes:
        with balancer(answer(OK)) as (port, _, _):
            return send(port, get(path, headers)).split(b" ")[1]

    assert status(b"/" + b"a" * 16_000, b"") == b"200"
    assert status(b"/" + b"a" * 16_400, b"") == b"414"
    assert status(b"/", b"X-A: " + b"a" * 16_300 + b"\r\n") == b"200"
    assert status(b"/", b"X-A: " + b"a" * 16_400 + b"\r\n") == b"400"
    assert status(b"/", (b"X-A: " + b"a" * 10_000 + b"\r\n") * 7) == b"400"
    long_response = b"HTTP/1.1 200 OK\r\nX-A: " + b"a" * 33_000 + b"\r\n" + NO_BODY
    with balancer(answer(long_response)) as (port, _, _):
        assert send(port, get()).startswith(b"HTTP/1.1 502 ")


@proves("HDR-07")
def test_more_than_30_addresses_in_x_forwarded_for_are_463() -> None:
    with balancer(answer(OK)) as (port, _, _):
        for count, status in ((30, b"200"), (31, b"463")):
            addresses = b", ".join([b"10.0.0.1"] * count)
            assert send(port, get(headers=b"X-Forwarded-For: " + addresses + b"\r\n")).split(b" ")[1] == status


@proves("ERR-02")
def test_the_idle_time_out_is_60_seconds_and_a_target_that_closes_before_it_answers_causes_502() -> None:
    assert Settings().idle_timeout == 60
    with balancer(lambda head, connection: None) as (port, _, _):
        assert send(port, get()).startswith(b"HTTP/1.1 502 ")


@proves("HC-04")
def test_sticky_clients_see_502_from_a_dead_target_until_the_checks_notice() -> None:
    with Lab(targets=2, seed=1) as lab:
        lab.set_stickiness("lb_cookie", "1h")
        alice = lab.browser("alice")
        bound_to = alice.get().instance
        assert bound_to
        lab.target(bound_to).kill()
        statuses = [alice.get().status]
        lab.target(bound_to).wait_until("unhealthy")
        statuses.append(alice.get().status)
    assert statuses == [502, 200]


@proves("ALG-08")
def test_requests_in_hand_are_counted_and_released_however_they_end() -> None:
    with balancer(answer(OK), where=World(group(clb(60))).snapshot) as (port, _, subject):
        for _ in range(3):
            send(port, get())
        assert subject.router.in_flight("i-a") == 0
    with balancer(lambda head, connection: None) as (port, _, subject):
        send(port, get())
        assert subject.router.in_flight("i-a") == 0

    unfinished = answer(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nx")
    with balancer(unfinished) as (port, _, subject):
        with socket.create_connection(("127.0.0.1", port), SECONDS) as client:
            client.sendall(get())
            assert read_exactly(client, 20)
            assert subject.router.in_flight("i-a") == 1
        wait_for(lambda: subject.router.in_flight("i-a") == 0)  # the client has gone


@proves("NLB-03")
def test_a_lab_can_play_each_product() -> None:
    for product, kind, cookies in (
        ("alb", "lb_cookie", ["AWSALB", "AWSALBCORS"]),
        ("clb", "lb_cookie", ["AWSELB", "AWSELBCORS"]),
        ("nlb", "source_ip", []),
    ):
        with Lab(targets=2, seed=1, product=product) as lab:
            lab.set_stickiness(kind)
            alice = lab.browser("alice")
            assert len(set(alice.visit(4).instances)) == 1
            names = [cookie.name for cookie in alice.cookies if cookie.name.startswith("AWS")]
            assert sorted(names) == cookies


@proves("ALB-A-02", "ALB-A-09")
def test_application_based_stickiness_works_with_the_shop_s_own_cookie() -> None:
    with Lab(targets=3, seed=1) as lab:
        lab.set_stickiness("app_cookie", "1h", C)
        alice = lab.browser("alice")
        visits = alice.visit(4)
        assert len(set(visits.instances)) == 1
        assert visits[1].decision
        assert visits[1].decision.reason == "both_cookies_followed"
        assert visits[3].response.json()["visits"] == 4


@proves("ALB-T-04")
def test_a_lab_with_two_groups_keeps_a_client_in_its_group() -> None:
    with Lab(groups={"blue": (1, 1), "green": (1, 1)}, group_stickiness="1h", seed=1) as lab:
        browsers = [lab.browser(str(number)) for number in range(12)]
        homes = [browser.get().instance for browser in browsers]
        assert len(set(homes)) == 2
        lab.set_forward({"blue": 0})
        assert [browser.get().instance for browser in browsers] == homes
        assert {lab.target(str(home)).group for home in homes} == {"blue", "green"}
        lab.set_forward(group_stickiness="off")
        assert {lab.target(str(browser.get().instance)).group for browser in browsers} == {"green"}


def test_lb_cookie_and_a_slow_answer_use_the_time_of_routing() -> None:
    where = World(group(lb_cookie())).snapshot
    with balancer(answer(OK), where=where) as (port, _, _):
        assert b"Expires=Mon, 12 Jan 2026 09:00:00 GMT" in send(port, get())
