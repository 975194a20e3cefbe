"""Bodies are streamed both ways, nobody is overrun, and no answer is lost or looks whole when it is not."""

from __future__ import annotations

import socket
import threading
import time

import psutil
import pytest

from sticky_lab.framing.bodies import ChunkedReader
from tests.unit.network import OK, QUICK, SECONDS, answer, balancer, echo, get, read_exactly, read_head, send, wait_for

pytestmark = pytest.mark.slow

POST = b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"


def test_a_body_is_streamed_both_ways() -> None:
    body = bytes(range(256)) * 20_000  # 5 MB
    request = b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(body)
    with balancer(echo) as (port, _, _):
        got = send(port, request + body)
    assert got.partition(b"\r\n\r\n")[2] == body


def test_the_target_has_the_first_half_of_a_body_before_the_client_sends_the_second() -> None:
    seen = threading.Event()

    def take(_head: bytes, connection: socket.socket) -> bytes:
        read_exactly(connection, 5)
        seen.set()
        read_exactly(connection, 5)
        return OK

    with balancer(take) as (port, _, _), socket.create_connection(("127.0.0.1", port), SECONDS) as client:
        client.sendall(POST % 10 + b"first")
        assert seen.wait(SECONDS)
        client.sendall(b"later")
        assert read_head(client).startswith(b"HTTP/1.1 200 ")


def test_a_target_may_answer_while_the_request_is_still_coming() -> None:
    def at_half(_head: bytes, connection: socket.socket) -> None:
        first = read_exactly(connection, 5)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n" + first)
        connection.sendall(read_exactly(connection, 5))

    with balancer(at_half) as (port, _, _), socket.create_connection(("127.0.0.1", port), SECONDS) as client:
        client.sendall(POST % 10 + b"first")
        assert read_head(client).startswith(b"HTTP/1.1 200 ")
        client.sendall(b"later")
        assert read_exactly(client, 100) == b"firstlater"


GIBIBYTE = 1 << 30
PIECE = bytes(1 << 20)


def memory() -> int:
    """The memory of this process, in bytes; the balancer lives in it too."""
    return psutil.Process().memory_info().rss


def test_a_gibibyte_down_and_a_gibibyte_up_leave_memory_flat() -> None:
    def swallow_or_pour(head: bytes, connection: socket.socket) -> bytes | None:
        if head.startswith(b"POST"):
            left = GIBIBYTE
            while left:
                left -= len(connection.recv(min(left, len(PIECE))))
            return OK
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % GIBIBYTE)
        for _ in range(GIBIBYTE // len(PIECE)):
            connection.sendall(PIECE)
        return b""

    highest = before = memory()
    with balancer(swallow_or_pour) as (port, _, _):
        with socket.create_connection(("127.0.0.1", port), SECONDS) as client:
            client.sendall(get())
            read_head(client)
            left = GIBIBYTE
            while left:
                left -= len(client.recv(min(left, len(PIECE))))
                highest = max(highest, memory()) if left % (64 << 20) < len(PIECE) else highest
        with socket.create_connection(("127.0.0.1", port), SECONDS) as client:
            client.sendall(POST % GIBIBYTE)
            for number in range(GIBIBYTE // len(PIECE)):
                client.sendall(PIECE)
                highest = max(highest, memory()) if number % 64 == 0 else highest
            assert read_head(client).startswith(b"HTTP/1.1 200 ")
    assert highest - before < 24 << 20


def narrow_connection(port: int) -> socket.socket:
    """Return a connection whose client takes little at a time, so that the balancer has to wait for it."""
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.settimeout(SECONDS)
    client.connect(("127.0.0.1", port))
    return client


def test_a_slow_reader_gets_everything_and_leaves_the_connection_to_the_target_in_order() -> None:
    large = b"HTTP/1.1 200 OK\r\nContent-Length: 3000000\r\n\r\n" + bytes(3_000_000)
    with balancer(answer(large)) as (port, target, _):
        for _ in range(3):
            with narrow_connection(port) as client:
                client.sendall(get())
                assert len(read_exactly(client, 4_000_000)) > 3_000_000
        assert target.connections == 1


def test_a_client_that_asks_and_asks_and_does_not_read_is_not_served_ahead() -> None:
    response = b"HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n" + bytes(200_000)
    with balancer(answer(response)) as (port, target, _), narrow_connection(port) as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n" * 100 + get())
        wait_for(lambda: bool(target.heads))
        time.sleep(0.5)  # time enough to run ahead, for a balancer that would
        assert len(target.heads) < 50
        assert len(read_exactly(client, 1 << 30)) > 101 * 200_000
        assert len(target.heads) == 101


def test_a_client_that_does_not_read_stops_its_target() -> None:
    done = threading.Event()

    def pour(_head: bytes, connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 60000000\r\n\r\n" + bytes(60_000_000))
        done.set()

    with balancer(pour) as (port, target, _), narrow_connection(port) as client:
        client.sendall(get())
        wait_for(lambda: bool(target.heads))
        assert not done.wait(0.5)
        assert len(read_exactly(client, 1 << 30)) > 60_000_000
        assert done.wait(SECONDS)


@pytest.mark.parametrize(
    ("request_head", "status"),
    [
        (b"POST / HTTP/1.1\r\nHost: a\r\nHost: b\r\nContent-Length: 3000000\r\n\r\n", 400),
        (POST % 3_000_000, 413),
    ],
)
def test_a_refusal_is_not_lost_however_much_of_the_request_is_still_coming(request_head: bytes, status: int) -> None:
    def too_large(_head: bytes, connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 413 Content Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
        connection.shutdown(socket.SHUT_WR)
        read_exactly(connection, 1 << 30)

    with balancer(too_large) as (port, _, _):
        for _ in range(10):
            assert send(port, request_head + bytes(3_000_000)).startswith(b"HTTP/1.1 %d " % status)


def test_a_client_that_never_reads_its_last_response_is_let_go() -> None:
    large = b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n" + bytes(1_000_000)
    with balancer(answer(large), settings=QUICK) as (port, target, subject), narrow_connection(port) as client:
        client.sendall(get())
        wait_for(lambda: bool(target.heads))
        wait_for(lambda: not subject.clients)


def test_a_request_that_stops_after_its_response_has_begun_never_looks_complete() -> None:
    def half(_head: bytes, connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\nhalf")
        read_exactly(connection, 10)

    with balancer(half, settings=QUICK) as (port, _, subject):
        with pytest.raises(ConnectionResetError):
            send(port, b"POST / HTTP/1.0\r\nContent-Length: 10\r\n\r\n12345")
        assert subject.router.records[0].failure == "request_timeout"


def test_a_client_of_http_1_0_is_not_told_to_continue() -> None:
    with balancer(echo) as (port, _, _):
        got = send(port, b"POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nhi")
        assert got.startswith(b"HTTP/1.1 200 ")


def test_a_connection_option_is_a_whole_word() -> None:
    with balancer(answer(OK)) as (port, _, _), socket.create_connection(("127.0.0.1", port), SECONDS) as client:
        for _ in range(2):
            client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: x-close-me\r\n\r\n")
            assert read_head(client).startswith(b"HTTP/1.1 200 ")
            read_exactly(client, 2)


def test_many_small_chunks_are_read_in_linear_time() -> None:
    def seconds(chunks: int) -> float:
        data = b"1\r\nx\r\n" * chunks + b"0\r\n\r\n"
        started = time.thread_time()
        assert ChunkedReader().feed(data) == (b"x" * chunks, b"")
        return time.thread_time() - started

    # Ten times as much: 10 times as long if linear, 100 times if quadratic.
    assert seconds(80_000) < 40 * min(seconds(8_000) for _ in range(3))
