"""What is seen from outside: access log (LOG), metrics (MET), statuses (ERR), forwarding (HDR), tunnels (WS)."""

from __future__ import annotations

import re
import shlex
import socket
from collections import Counter
from dataclasses import replace

import pytest

from sticky_lab.balancer import Server, Settings
from sticky_lab.balancer.access_log import ALB_FIELDS, CLB_FIELDS, log_fields, log_line
from sticky_lab.stickiness import LoadBalancerAttributes, Product, Snapshot, Target, TargetHealth
from sticky_lab.stickiness.refusals import SettingRefusedError
from tests.spec.world import HOUR, World, clb, group, lb_cookie, off, proves
from tests.unit.network import (
    OK,
    QUICK,
    SECONDS,
    UNHURRIED,
    Running,
    answer,
    balancer,
    get,
    read_head,
    running,
    send,
    wait_for,
)

XFF = b"X-Forwarded-For: 203.0.113.9\r\n"


def with_attributes(**fields: object) -> Settings:
    return replace(UNHURRIED, attributes=LoadBalancerAttributes(**fields))  # type: ignore[arg-type]


def logged(run: Running) -> str:
    """The only line of the access log on disk."""
    product = run.subject.router.snapshot.listener.product
    wait_for(lambda: bool(run.subject.router.log))
    return log_line(run.subject.router.log[0], product, run.port)


@proves("LOG-01", "LOG-02")
def test_the_alb_s_access_log_has_33_fields_and_no_cookie() -> None:
    with running(answer(OK), where=World(group(lb_cookie())).snapshot) as run:
        request = get(b"/a?b=c", b'User-Agent: "odd"\r\nCookie: AWSALB=secretsecret\r\n')
        response = send(run.port, request)
        line = logged(run)
        fields = shlex.split(line.replace("\\", "\\\\"))
        assert len(fields) == len(ALB_FIELDS) == 33
        named = dict(zip(ALB_FIELDS, fields, strict=True))
        assert named["type"] == "http"
        assert named["target:port"] == named["target:port_list"] == f"127.0.0.1:{run.target.port}"
        assert (named["elb_status_code"], named["target_status_code"]) == ("200", "200")
        assert (named["received_bytes"], named["sent_bytes"]) == (str(len(request)), str(len(response)))
        assert named["request"] == f"GET http://shop.example:{run.port}/a?b=c HTTP/1.1"
        assert named["user_agent"] == "\\x22odd\\x22"
        assert named["time"] >= named["request_creation_time"] == "2026-01-05T09:00:00.000000Z"
        assert named["matched_rule_priority"] == "0"
        assert named["actions_executed"] == "forward"
        assert re.fullmatch("Root=1-[0-9a-f]{8}-[0-9a-f]{24}", named["trace_id"])
        assert ":targetgroup/shop/" in named["target_group_arn"]
        for name in ("request_processing_time", "target_processing_time", "response_processing_time"):
            assert re.fullmatch(r"[0-9]+\.[0-9]{3}", named[name])
        assert "secret" not in line
        assert "AWSALB" not in line


@proves("LOG-04")
def test_the_clb_s_access_log_has_15_fields_the_instance_fourth() -> None:
    with running(answer(OK), where=World(group(clb(60))).snapshot) as run:
        send(run.port, get())
        fields = shlex.split(logged(run))
        assert len(fields) == len(CLB_FIELDS) == 15
        assert fields[3] == f"127.0.0.1:{run.target.port}"
        assert fields[7:9] == ["200", "200"]


@proves("LOG-05", "MET-02")
def test_requests_are_counted_per_target_from_the_log_which_the_metric_s_average_hides() -> None:
    with running(answer(OK), where=World(group(lb_cookie())).snapshot) as run:
        port = run.target.port

        def with_two(snapshot: Snapshot) -> Snapshot:
            targets = tuple(Target(name, "127.0.0.1", port, TargetHealth.HEALTHY) for name in ("i-a", "i-b"))
            return snapshot.with_group("shop", lambda before: replace(before, targets=targets))

        run.subject.router.snapshot = with_two(run.subject.router.snapshot)
        first = send(run.port, get())
        cookie = first.partition(b"Set-Cookie: ")[2].partition(b";")[0]
        for _ in range(7):
            send(run.port, get(headers=b"Cookie: " + cookie + b"\r\n"))
        assert len(run.subject.router.log) == 8
        served = Counter(record.decision.target.id for record in run.subject.router.records if record.decision.target)
        assert served == {"i-a": 8}
        assert all(
            log_fields(one, Product.ALB, run.port)["target:port"].endswith(str(port)) for one in run.subject.router.log
        )
        figures = {figure.name: figure.value for figure in run.subject.router.figures()}
        assert figures["RequestCountPerTarget"] == 4  # as if each had had its half


@proves("LOG-07")
def test_requests_of_one_connection_share_their_connection_s_trace_id() -> None:
    with balancer(answer(OK)) as (port, _, subject):
        send(port, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n" + get())
        send(port, get())
        ids = [log_fields(entry, Product.ALB, port)["conn_trace_id"] for entry in subject.router.log]
        assert ids[0] == ids[1] != ids[2]
        assert re.fullmatch("TID_[0-9a-f]{32}", ids[0])


@proves("LOG-02", "ERR-03")
def test_a_refused_head_stands_in_the_log_with_its_class_and_reason() -> None:
    bad = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    with balancer(answer(OK)) as (port, target, subject):
        assert send(port, bad).startswith(b"HTTP/1.1 400 ")
        fields = log_fields(subject.router.log[0], Product.ALB, port)
        assert (fields["classification"], fields["classification_reason"]) == ("Ambiguous", "BothTeClPresent")
        assert (fields["elb_status_code"], fields["target:port"]) == ("400", "-")
        assert fields["request"] == "POST / HTTP/1.1"
        odd = b"GET /a b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        assert send(port, odd).startswith(b"HTTP/1.1 200 ")
        assert target.heads[0].startswith(b"GET /a%20b HTTP/1.1\r\n")
        fields = log_fields(subject.router.log[1], Product.ALB, port)
        assert (fields["classification"], fields["classification_reason"]) == ("Acceptable", "SpaceInUri")


@proves("LOG-03")
def test_an_invalid_group_cookie_stands_in_the_log() -> None:
    where = World(group(off()), group(off(), name="green", health=""), group_stickiness=HOUR).snapshot
    with balancer(answer(OK), where=where) as (port, _, subject):
        send(port, get(headers=b"Cookie: AWSALBTG=%2B\r\n"))
        assert log_fields(subject.router.log[0], Product.ALB, port)["error_reason"] == "AWSALBTGCookieInvalid"


def figures(subject: Server) -> dict[str, float]:
    return {figure.name: figure.value for figure in subject.router.figures()}


@proves("MET-01")
def test_non_sticky_requests_are_counted_among_all() -> None:
    with balancer(answer(OK), where=World(group(lb_cookie())).snapshot) as (port, _, subject):
        first = send(port, get())
        cookie = first.partition(b"Set-Cookie: ")[2].partition(b";")[0]
        for _ in range(3):
            send(port, get(headers=b"Cookie: " + cookie + b"\r\n"))
        send(port, get(headers=b"Cookie: AWSALB=garbage\r\n"))
        counted = figures(subject)
        assert (counted["RequestCount"], counted["NonStickyRequestCount"]) == (5, 2)
        assert counted["HTTPCode_Target_2XX_Count"] == 5
        assert counted["HealthyHostCount"] == 1


@proves("HC-08")
def test_requests_routed_while_failing_open_are_counted_in_their_metric() -> None:
    short = off(minimum_healthy_count=2, dns_minimum_healthy_count=2)  # of one target
    for attributes, count in ((short, 3), (off(), 0)):
        with balancer(answer(OK), where=World(group(attributes)).snapshot) as (port, _, subject):
            for _ in range(3):
                send(port, get())
            assert (figures(subject)["RequestCount"], figures(subject)["UnhealthyRoutingRequestCount"]) == (3, count)


@proves("MET-03")
def test_a_clb_s_metrics_have_its_own_names_and_no_non_sticky_counter() -> None:
    with balancer(answer(OK), where=World(group(clb(60))).snapshot) as (port, _, subject):
        send(port, get())
        names = figures(subject)
        assert names["HTTPCode_Backend_2XX"] == 1
        assert {"Latency", "BackendConnectionErrors", "RequestCount"} <= set(names)
        assert not [name for name in names if "NonSticky" in name or "Target_" in name]


@proves("ERR-01")
def test_connections_that_fail_are_counted_and_mean_502_and_own_answers_are_counted_apart() -> None:
    with balancer(answer(OK)) as (port, target, subject):
        target.close()
        assert send(port, get()).startswith(b"HTTP/1.1 502 ")
        counted = figures(subject)
        assert counted["TargetConnectionErrorCount"] == 1
        assert counted["HTTPCode_ELB_502_Count"] == counted["HTTPCode_ELB_5XX_Count"] == 1
        assert counted["HTTPCode_Target_5XX_Count"] == 0
        # HC-04: one request that fails changes no target's health.
        assert counted["HealthyHostCount"] == 1


@proves("ERR-02")
def test_the_idle_time_out_takes_1_to_4000_seconds() -> None:
    for seconds in ("1", "4000"):
        changed = LoadBalancerAttributes().changed({"idle_timeout.timeout_seconds": seconds})
        assert changed.as_keys()["idle_timeout.timeout_seconds"] == seconds
    for seconds in ("0", "4001", "soon"):
        with pytest.raises(SettingRefusedError, match=r"idle_timeout\.timeout_seconds"):
            LoadBalancerAttributes().changed({"idle_timeout.timeout_seconds": seconds})
    with pytest.raises(SettingRefusedError, match="load balancer attribute is not supported"):
        LoadBalancerAttributes().changed({"idle_timeout": "60"})
    for mode, words in (("monitor", "what cannot be framed with certainty"), ("lenient", "defensive, strictest")):
        with pytest.raises(SettingRefusedError, match=words):
            LoadBalancerAttributes().changed({"routing.http.desync_mitigation_mode": mode})


@proves("HDR-01")
@pytest.mark.parametrize(
    ("mode", "line"),
    [("append", b"\r\nX-Forwarded-For: 203.0.113.9, 127.0.0.1\r\n"), ("preserve", b"\r\n" + XFF), ("remove", b"")],
)
def test_x_forwarded_for_is_appended_to_preserved_or_removed(mode: str, line: bytes) -> None:
    with balancer(answer(OK), settings=with_attributes(forwarded_for=mode)) as (port, target, _):
        send(port, get(headers=XFF))
        send(port, get())
        assert line in target.heads[0]
        assert (b"X-Forwarded-For" in target.heads[0]) == (mode != "remove")
        # Created if absent, in the mode that appends.
        assert (b"\r\nX-Forwarded-For: 127.0.0.1\r\n" in target.heads[1]) == (mode == "append")


@proves("HDR-08")
def test_host_is_written_anew_or_preserved() -> None:
    requests = (get().replace(b"shop.example", b"Shop.Example"), get(b"http://Other.Example/x"))
    for preserve, hosts in (
        (False, (b"shop.example:%d", b"other.example:%d")),
        (True, (b"Shop.Example", b"shop.example")),
    ):
        with balancer(answer(OK), settings=with_attributes(preserve_host=preserve)) as (port, target, _):
            for request, host in zip(requests, hosts, strict=True):
                send(port, request)
                wanted = host % port if b"%d" in host else host
                assert b"\r\nHost: " + wanted + b"\r\n" in target.heads[-1]


@proves("HDR-09")
def test_a_connection_older_than_the_client_keep_alive_gets_one_more_answer_and_closes() -> None:
    assert Settings().client_keep_alive == 3600
    brief = replace(with_attributes(client_keep_alive_seconds=60, idle_timeout_seconds=4000), time_factor=1 / 30)
    with balancer(answer(OK), settings=brief) as (port, _, _):
        one = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
        got = send(port, one, more=(one, one), pause=brief.client_keep_alive + 0.1)
    assert got.count(b"HTTP/1.1 200 ") == 2
    assert b"\r\nConnection: close\r\n" in got


@proves("HDR-09")
def test_http_1_0_needs_no_host_and_the_target_gets_one() -> None:
    with balancer(answer(OK)) as (port, target, _):
        assert send(port, b"GET / HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.1 200 ")
        assert b"\r\nHost: 127.0.0.1:%d\r\n" % port in target.heads[0]


@proves("ERR-03")
@pytest.mark.parametrize(
    ("request_bytes", "status"),
    [
        (b"TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 405),
        (b"GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505),
        (b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501),
        (b"GET /" + b"a" * 17_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", 414),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: " + b"1.1.1.1, " * 31 + b"1.1.1.1\r\n\r\n", 463),
        (b"GET / HTTP/1.1\nHost: a\n\n", 400),
    ],
)
def test_the_alb_s_own_statuses(request_bytes: bytes, status: int) -> None:
    with balancer(answer(OK)) as (port, target, subject):
        got = send(port, request_bytes)
        assert got.startswith(b"HTTP/1.1 %d " % status)
        assert b"\r\nConnection: close\r\n" in got
        assert target.heads == []
        assert figures(subject)["HTTPCode_ELB_4XX_Count"] == (status < 500)


@proves("ERR-03")
def test_a_head_that_comes_busily_and_never_ends_gets_408() -> None:
    drip = tuple(b"X-%d: y\r\n" % number for number in range(1000))
    with balancer(answer(OK), settings=replace(UNHURRIED, head_timeout=0.3)) as (port, target, _):
        with socket.create_connection(("127.0.0.1", port), SECONDS) as client:
            client.sendall(b"GET / HTTP/1.1\r\n")
            client.settimeout(0.05)
            got = b""
            for piece in drip:
                client.sendall(piece)
                try:
                    got = client.recv(4096)
                    break
                except TimeoutError:
                    continue
        assert got.startswith(b"HTTP/1.1 408 ")
        assert target.heads == []


UPGRADE = b"GET /chat HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"


def shout(head: bytes, connection: socket.socket) -> bytes | None:
    """A target that upgrades, and then sends back in capitals what it gets."""
    assert b"\r\nconnection: upgrade\r\nupgrade: websocket\r\n" in head.lower()
    connection.sendall(b"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nhello")
    while data := connection.recv(1000):
        connection.sendall(data.upper())
    return None


@proves("WS-01", "WS-02", "WS-04", "LOG-06")
def test_an_upgrade_follows_the_cookie_and_the_tunnel_stays_on_its_target() -> None:
    where = World(group(lb_cookie(algorithm="least_outstanding_requests"))).snapshot
    with running(shout, where=where) as run, socket.create_connection(("127.0.0.1", run.port), SECONDS) as client:
        client.sendall(UPGRADE + b"\r\nearly ")
        head = read_head(client)
        assert head.startswith(b"HTTP/1.1 101 Switching Protocols\r\nSet-Cookie: AWSALB=")
        assert b"\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" in head
        got = b""
        while len(got) < len(b"helloEARLY "):
            got += client.recv(100)
        assert got == b"helloEARLY "
        # Neither listener rules nor cookies count any more; to least outstanding requests it is one request in hand.
        run.call(lambda: run.subject.registration.deregister("shop", "i-a"))
        client.sendall(b"still here")
        assert client.recv(100) == b"STILL HERE"
        assert run.subject.router.in_flight("i-a") == 1
        assert len(run.subject.router.log) == 0
        client.close()
        wait_for(lambda: bool(run.subject.router.log))
        fields = log_fields(run.subject.router.log[0], Product.ALB, run.port)
        assert (fields["type"], fields["elb_status_code"]) == ("ws", "101")
        assert run.subject.router.in_flight("i-a") == 0


@proves("WS-01")
def test_a_tunnel_ends_when_the_target_closes_or_nothing_moves() -> None:
    def greet(_head: bytes, connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\nbye")

    def silent(_head: bytes, connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n")
        connection.recv(1)

    with balancer(greet) as (port, _, _):
        assert send(port, UPGRADE + b"\r\n").endswith(b"\r\n\r\nbye")
    with balancer(silent, settings=QUICK) as (port, _, subject):
        assert send(port, UPGRADE + b"\r\n").endswith(b"\r\n\r\n")
        assert subject.router.records[0].failure is None


@proves("WS-01")
@pytest.mark.parametrize(
    "headers",
    [
        b"Connection: close, Upgrade\r\nUpgrade: h2c\r\n",
        b"Connection: close, Upgrade\r\nUpgrade: websocket, h2c\r\n",
        b"Connection: close\r\nUpgrade: websocket\r\n",
    ],
)
def test_nothing_but_a_websocket_is_tunnelled(headers: bytes) -> None:
    with balancer(answer(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n")) as (port, target, _):
        got = send(port, b"GET / HTTP/1.1\r\nHost: x\r\n" + headers + b"\r\n")
        assert got.startswith(b"HTTP/1.1 502 ")
        assert b"upgrade" not in target.heads[0].lower()
