"""The balancer over real sockets: what it forwards, what it answers itself, and that it never hangs."""

from __future__ import annotations

import socket
import time

import pytest

from sticky_lab.balancer.pool import CONNECT_SECONDS
from sticky_lab.words.reasons import record_text
from tests.spec.world import World
from tests.unit.network import OK, QUICK, SECONDS, Script, answer, balancer, echo, get, read_head, send, wait_for


def test_a_response_comes_through_with_its_own_set_cookie_lines_untouched_and_ours_before_them() -> None:
    own = b"Set-Cookie: a=1; Path=/x\r\nSet-Cookie: b=2, c=3;\r\nset-cookie: \xe2\x98\x83=snow\r\n"
    response = b"HTTP/1.1 200 Fine\r\n" + own + b"Content-Length: 2\r\n\r\nok"
    with balancer(answer(response), where=World().snapshot) as (port, _, _):
        got = send(port, get())
    head, _, body = got.partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    assert lines[0] == b"HTTP/1.1 200 Fine"
    assert lines[1].startswith(b"Set-Cookie: AWSALB=")
    assert lines[2].startswith(b"Set-Cookie: AWSALBCORS=")
    assert lines[3:6] == own.split(b"\r\n")[:3]
    assert body == b"ok"


def test_with_stickiness_off_no_cookie_is_added() -> None:
    with balancer(answer(OK)) as (port, _, _):
        assert b"AWSALB" not in send(port, get())


def test_the_connection_to_the_target_is_kept_and_used_again() -> None:
    with balancer(answer(OK)) as (port, target, _):
        for _ in range(3):
            assert b"200 OK" in send(port, get())
        assert (len(target.heads), target.connections) == (3, 1)


def test_a_client_sends_several_requests_on_one_connection_even_all_at_once() -> None:
    one = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
    with balancer(answer(OK)) as (port, _, _):
        assert send(port, one * 500 + get()).count(b"200 OK") == 501


def test_hop_by_hop_headers_stay_on_their_side_and_forwarding_headers_are_added() -> None:
    headers = (
        b"X-Forwarded-For: 203.0.113.9\r\nTE: trailers\r\nKeep-Alive: 5\r\nUpgrade: h2c\r\n"
        b"Cookie: AWSALB=x; mine=1\r\nExpect: nothing\r\nConnection: X-Private, Cookie\r\nX-Private: 1\r\n"
    )
    with balancer(answer(OK)) as (port, target, _):
        send(port, get(headers=headers))
        head = target.heads[0].lower()
    for gone in (b"\r\nte:", b"keep-alive", b"upgrade", b"expect", b"x-private", b"\r\nconnection:"):
        assert gone not in head
    assert b"\r\nx-forwarded-for: 203.0.113.9, 127.0.0.1\r\n" in head  # HDR-01
    assert b"\r\nx-forwarded-proto: http\r\n" in head
    assert b"\r\nx-forwarded-port: %d\r\n" % port in head
    assert b"\r\nhost: shop.example:%d\r\n" % port in head  # HDR-08
    assert b"\r\ncookie: awsalb=x; mine=1\r\n" in head  # SIM-12, and no Connection line can strip it


def test_hdr_02_a_trace_id_gets_a_root_or_a_self_field() -> None:
    with balancer(answer(OK)) as (port, target, subject):
        send(port, get())
        send(port, get(headers=b"X-Amzn-Trace-Id: Root=1-67891233-abcdef012345678912345678\r\n"))
        first, second = target.heads
        assert b"X-Amzn-Trace-Id: Root=1-" in first
        assert b"X-Amzn-Trace-Id: Self=1-" in second
        assert b";Root=1-67891233-abcdef012345678912345678\r\n" in second
        assert subject.router.records[1].trace_root == "1-67891233-abcdef012345678912345678"


def test_an_absolute_target_becomes_a_path_and_its_host_counts() -> None:
    with balancer(answer(OK)) as (port, target, _):
        send(port, get(b"http://Other.Example/a?b=c"))
        assert target.heads[0].startswith(b"GET /a?b=c HTTP/1.1\r\nHost: other.example:")


def test_a_chunked_request_is_put_into_one_canonical_form() -> None:
    seen: list[bytes] = []

    def take(_head: bytes, connection: socket.socket) -> bytes:
        data = b""
        while not data.endswith(b"0\r\n\r\n"):
            data += connection.recv(4096)
        seen.append(data)
        return OK

    request = b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
    pieces = (b"00003;ext=1\r\nab", b"c\r\n", b"2\r\nde\r\n0\r\nTrailer: x\r\n\r\n")
    with balancer(take) as (port, target, _):
        assert b"200 OK" in send(port, request, more=pieces)
        assert b"Transfer-Encoding: chunked" in target.heads[0]
    assert b"ext" not in seen[0]
    assert b"Trailer" not in seen[0]
    assert seen[0].replace(b"\r\n", b"").endswith(b"2de0")


@pytest.mark.parametrize(
    ("response", "body"),
    [
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", b"3\r\nabc\r\n0\r\n\r\n"),
        (b"HTTP/1.1 204 No Content\r\n\r\n", b""),
        (b"HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n", b""),
        (b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", b"ok"),
    ],
)
def test_a_response_ends_where_it_should(response: bytes, body: bytes) -> None:
    with balancer(answer(response)) as (port, _, _):
        assert send(port, get()).partition(b"\r\n\r\n")[2] == body


def test_a_response_that_ends_with_its_connection_is_chunked_for_the_client() -> None:
    def close_after(_head: bytes, connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\nuntil the end")

    with balancer(close_after) as (port, _, _):
        assert send(port, get()).endswith(b"\r\n\r\nd\r\nuntil the end\r\n0\r\n\r\n")


def test_a_client_of_http_1_0_gets_a_plain_body_and_a_closed_connection() -> None:
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
    with balancer(answer(chunked)) as (port, _, _):
        got = send(port, b"GET / HTTP/1.0\r\n\r\n")
    assert b"chunked" not in got
    assert got.endswith(b"\r\n\r\nabc")


def test_a_head_request_gets_the_length_and_no_body() -> None:
    with balancer(answer(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n")) as (port, _, _):
        got = send(port, get().replace(b"GET", b"HEAD"))
    assert b"Content-Length: 99" in got
    assert got.endswith(b"\r\n\r\n")


def test_hdr_09_expect_is_answered_here_and_not_forwarded() -> None:
    with (
        balancer(echo) as (port, target, _),
        socket.create_connection(("127.0.0.1", port), SECONDS) as client,
    ):
        client.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
        assert read_head(client) == b"HTTP/1.1 100 Continue\r\n\r\n"
        client.sendall(b"hi")
        assert read_head(client).startswith(b"HTTP/1.1 200 OK")
        assert b"expect" not in target.heads[0].lower()


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET / HTTP/1.1\nHost: a\n\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\nx",
        b"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n",
        b"GET nowhere HTTP/1.1\r\nHost: a\r\n\r\n",
        b"nonsense\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 70_000,
    ],
)
def test_a_head_that_could_be_read_in_two_ways_gets_400_and_reaches_no_target(request_bytes: bytes) -> None:
    with balancer(answer(OK)) as (port, target, _):
        got = send(port, request_bytes)
        assert got.startswith(b"HTTP/1.1 400 ")
        assert b"Connection: close" in got
        assert target.heads == []


@pytest.mark.parametrize(
    ("request_bytes", "status"),
    [
        (get(b"/" + b"x" * 17_000), 414),
        (get(headers=b"X: " + b"x" * 17_000 + b"\r\n"), 400),
        (get(headers=b"X-Forwarded-For: " + b"203.0.113.9, " * 30 + b"203.0.113.9\r\n"), 463),
        (get().replace(b"shop.example", b"a b"), 400),
        (get(b"http://a:b/"), 400),
        (b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501),
    ],
)
def test_hdr_05_and_07_limits_and_hosts(request_bytes: bytes, status: int) -> None:
    with balancer(answer(OK)) as (port, target, _):
        assert send(port, request_bytes).startswith(b"HTTP/1.1 %d " % status)
        assert target.heads == []


@pytest.mark.parametrize(("method", "status"), [(b"TRACE", 405), (b"CONNECT", 405)])
def test_err_03_trace_is_405(method: bytes, status: int) -> None:
    with balancer(answer(OK)) as (port, target, _):
        assert send(port, get().replace(b"GET /", method + b" /")).startswith(b"HTTP/1.1 %d" % status)
        assert target.heads == []


def test_a_malformed_chunk_ends_the_request() -> None:
    request = b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n"
    with balancer(answer(OK)) as (port, _, _):
        assert send(port, request).startswith(b"HTTP/1.1 400 ")


def nothing(_head: bytes, _connection: socket.socket) -> None:
    return None


@pytest.mark.parametrize(
    ("script", "failure"),
    [
        (nothing, "target_closed"),
        (answer(b"not http\r\n\r\n"), "target_malformed"),
        (answer(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx"), "target_malformed"),
        (answer(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 40_000 + b"\r\n\r\n"), "target_malformed"),
        (answer(b"HTTP/1.1 101 Switching Protocols\r\n\r\n"), "target_malformed"),
    ],
)
def test_err_01_a_target_that_answers_badly_means_502(script: Script, failure: str) -> None:
    with balancer(script) as (port, _, subject):
        got = send(port, get())
        assert got.startswith(b"HTTP/1.1 502 ")
        assert b"AWSALB" not in got
        assert [(record.failure, record.status) for record in subject.router.records] == [(failure, 502)]
        assert "로드 밸런서의 응답은 502입니다." in record_text(subject.router.records[0]).ko


def test_a_target_that_stops_in_the_middle_never_looks_complete() -> None:
    def half(_head: bytes, connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")

    with balancer(half) as (port, _, subject):
        try:
            got = send(port, get())
        except ConnectionResetError:
            got = b""
        assert len(got.partition(b"\r\n\r\n")[2]) < 10
        assert subject.router.records[0].failure == "target_closed"
        assert "cut the connection" in record_text(subject.router.records[0]).en


def test_a_target_that_is_not_there_means_502_at_once() -> None:
    with balancer(answer(OK)) as (port, target, subject):
        target.close()
        started = time.monotonic()
        assert send(port, get()).startswith(b"HTTP/1.1 502 ")
        assert time.monotonic() - started < CONNECT_SECONDS  # no time-out has been waited for
        assert subject.router.records[0].failure == "target_unreachable"


def silent(_head: bytes, connection: socket.socket) -> None:
    connection.recv(1)  # until the balancer gives up


def test_a_target_that_does_not_answer_in_time_means_504() -> None:
    with balancer(silent, settings=QUICK) as (port, _, subject):
        assert send(port, get()).startswith(b"HTTP/1.1 504 ")
        assert subject.router.records[0].failure == "target_timeout"


def test_a_head_or_body_that_does_not_go_on_means_408() -> None:
    with balancer(echo, settings=QUICK) as (port, _, _):
        assert send(port, b"GET / HT").startswith(b"HTTP/1.1 408 ")
        assert send(port, b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab").startswith(b"HTTP/1.1 408 ")
        assert send(port, b"") == b""


def test_hc_13_without_any_target_the_answer_is_503() -> None:
    with balancer(answer(OK)) as (port, _, subject):
        from dataclasses import replace

        subject.router.change_group("shop", lambda group: replace(group, targets=()))
        assert send(port, get()).startswith(b"HTTP/1.1 503 ")
        assert subject.router.records[0].reason.rule == "HC-13"


def test_a_client_that_leaves_is_noted_and_harms_nobody() -> None:
    with balancer(silent) as (port, _, subject):
        client = socket.create_connection(("127.0.0.1", port), SECONDS)
        client.sendall(get())
        wait_for(lambda: bool(subject.router.records))
        client.close()
        wait_for(lambda: subject.router.records[0].failure is not None)
        assert (subject.router.records[0].failure, subject.router.records[0].status) == ("client_gone", 460)


def test_every_request_is_remembered_with_its_reason() -> None:
    with balancer(answer(OK), where=World().snapshot) as (port, _, subject):
        for path in (b"/a", b"/b?c=d"):
            send(port, get(path))
        assert [
            (record.number, record.method, record.path, record.reason.name) for record in subject.router.records
        ] == [
            (1, "GET", "/a", "cookie_absent"),
            (2, "GET", "/b?c=d", "cookie_absent"),
        ]
