"""What clients can do to a load balancer: resets, slow readers, heads of the largest size; and errors of our own."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import struct
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace

import psutil
import pytest

from sticky_lab.balancer import thread
from sticky_lab.balancer.records import Recent
from sticky_lab.stickiness import LoadBalancerAttributes
from tests.spec.world import World, group, lb_cookie
from tests.unit.network import (
    OK,
    SECONDS,
    UNHURRIED,
    Running,
    ScriptedTarget,
    answer,
    get,
    read_exactly,
    read_head,
    running,
    send,
    wait_for,
)
from tests.unit.test_cli import up

pytestmark = pytest.mark.slow

GET = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"


@pytest.fixture(params=["uvloop", "asyncio"])
def either_loop(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once on each event loop."""
    if request.param == "asyncio":
        monkeypatch.setattr(thread, "new_event_loop", asyncio.new_event_loop)


def reset(port: int, *pieces: bytes) -> None:
    """Connect, send, and reset the connection."""
    with socket.create_connection(("127.0.0.1", port), SECONDS) as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        for piece in pieces:
            client.sendall(piece)


def held() -> tuple[int, int]:
    """How many files and threads this process has."""
    process = psutil.Process()
    return process.num_fds(), process.num_threads()


@pytest.mark.usefixtures("either_loop")
@pytest.mark.skipif(os.name == "nt", reason="counts file descriptors")
def test_connections_that_are_reset_at_any_stage_leave_no_trace_and_no_file(caplog: pytest.LogCaptureFixture) -> None:
    may_answer = threading.Event()

    def late(head: bytes, _connection: socket.socket) -> bytes:
        if b"/late" in head:
            may_answer.wait(SECONDS)
        return OK

    with running(late) as run:
        send(run.port, get())
        wait_for(lambda: not run.subject.clients)
        before = held()
        for _ in range(500):
            reset(run.port)
        for _ in range(50):
            reset(run.port, GET[:20])
            reset(run.port, GET)
            reset(run.port, GET * 20)
            reset(run.port, b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf")
            reset(run.port, b"nonsense\r\n\r\n")
        for _ in range(10):
            reset(run.port, b"GET /late HTTP/1.1\r\nHost: a\r\n\r\n")
        may_answer.set()
        wait_for(lambda: not run.subject.clients)
        run.call(run.subject.pool.close)
        wait_for(lambda: held() <= before)
        assert b" 200 OK" in send(run.port, get())
        assert run.subject.router.unexpected.count == 0
        assert run.call(run.subject.router.in_flight) == 0
    assert caplog.records == []


@pytest.mark.usefixtures("either_loop")
def test_every_callback_survives_a_transport_that_is_already_gone() -> None:
    over = threading.Event()

    def still(_head: bytes, _connection: socket.socket) -> bytes:
        over.wait(SECONDS)
        return OK

    with running(still) as run, ExitStack() as stack:
        stack.callback(over.set)
        for sent in (b"", GET[:9], GET, GET * 3, b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf"):
            client = stack.enter_context(socket.create_connection(("127.0.0.1", run.port), SECONDS))
            client.sendall(sent)
        wait_for(lambda: len(run.subject.clients) == 5 and len(run.subject.router.records) == 3)

        def abort_and_call_everything() -> None:
            for one in list(run.subject.clients):
                one.transport.abort()
                late_calls: list[Callable[[], None]] = [
                    one.pause_writing,
                    one.resume_writing,
                    lambda one=one: one.sweep(run.subject.router.monotonic() + 1e6),  # type: ignore[misc]
                    lambda one=one: one.data_received(GET),  # type: ignore[misc]
                    lambda one=one: one.data_received(b"nonsense\r\n\r\n"),  # type: ignore[misc]
                    one.advance,
                    one.cut,
                    one.close,
                ]
                for call in late_calls:
                    call()

        run.call(abort_and_call_everything)
        wait_for(lambda: not run.subject.clients)
        assert run.subject.router.unexpected.count == 0


def test_ten_thousand_records_of_the_largest_heads_take_no_more_than_64_mib() -> None:
    """Heads of 60 KiB: half of them of the shortest lines there can be, the others of cookies, path and user agent."""
    short = b"GET / HTTP/1.1\r\nHost: a\r\n" + b"a:\r\n" * 15_000 + b"\r\n"
    long = b"GET /%b HTTP/1.1\r\nHost: a\r\nUser-Agent: %b\r\n" % (b"p" * 15_000, b"u" * 15_000)
    long += b"Cookie: %b\r\n" % (b"c" * 15_000) + b"Cookie: a\r\n" * 1_000 + b"\r\n"
    memory = psutil.Process().memory_info
    with running(answer(OK), where=World(group(lb_cookie())).snapshot) as run, ExitStack() as stack:
        client = stack.enter_context(socket.create_connection(("127.0.0.1", run.port), SECONDS))

        def ask(head: bytes) -> None:
            client.sendall(head)
            assert read_head(client).startswith(b"HTTP/1.1 200 ")
            assert read_exactly(client, 2) == b"ok"
            run.target.heads.clear()

        for head in (short, long) * 20:
            ask(head)
        before = memory().rss
        for head in (short, long) * 1_000:
            ask(head)
        records, log = run.subject.router.records, run.subject.router.log
        assert max(records.size, log.size) <= records.most_bytes
        assert sum(record.size for record in records) == records.size
        assert sum(entry.size for entry in log) == log.size
        assert log[-1] is records[-1]
        grown = memory().rss - before
    assert grown < 64 << 20, f"{grown / 2**20:.0f} MiB"


def test_the_oldest_entries_make_room_for_what_is_larger_or_more() -> None:
    class Entry:
        def __init__(self, size: int) -> None:
            self.size = size

    recent: Recent[Entry] = Recent(3, 100)
    for size in (10, 20, 30, 40):
        recent.append(Entry(size))
    assert ([one.size for one in recent], recent.size) == ([20, 30, 40], 90)
    recent[-1].size += 20
    recent.grown(20)
    assert ([one.size for one in recent], recent.size) == ([30, 60], 90)
    recent.append(Entry(1000))
    assert (list(recent), recent.size) == ([], 0)


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="Windows does not tell what the system still holds")
def test_a_reader_that_is_slow_but_steady_gets_everything() -> None:
    """It takes three times the idle time-out for what no buffer holds."""
    size, idle = 12_000_000, 1.0
    settings = replace(UNHURRIED, attributes=LoadBalancerAttributes(idle_timeout_seconds=1))

    def large(_head: bytes, connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % size)
        connection.sendall(bytes(size))

    with running(large, settings=settings) as run, socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
        client.settimeout(SECONDS)
        client.connect(("127.0.0.1", run.port))
        client.sendall(get())
        read_head(client)
        got, began = 0, time.monotonic()
        while piece := client.recv(65_536):
            got += len(piece)
            if got < size:
                time.sleep(max(0.0, began + 3 * idle * got / size - time.monotonic()))
        assert got == size
        assert time.monotonic() - began > 2 * idle


def test_a_reader_that_does_not_read_is_cut_after_the_idle_time_out() -> None:
    settings = replace(UNHURRIED, attributes=LoadBalancerAttributes(idle_timeout_seconds=1))

    def large(_head: bytes, connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n")
        connection.sendall(bytes(99_999_999))

    with running(large, settings=settings) as run, socket.create_connection(("127.0.0.1", run.port)) as client:
        client.sendall(get())
        wait_for(lambda: bool(run.subject.router.log))
        assert run.subject.router.records[0].failure == "target_timeout"


def test_a_target_that_is_slow_with_its_head_but_not_silent_is_waited_for() -> None:
    settings = replace(UNHURRIED, attributes=LoadBalancerAttributes(idle_timeout_seconds=1))

    def byte_by_byte(_head: bytes, connection: socket.socket) -> None:
        for byte in b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n":
            connection.sendall(bytes([byte]))
            time.sleep(0.06)

    with running(byte_by_byte, settings=settings) as run:
        assert send(run.port, get()).startswith(b"HTTP/1.1 200 OK\r\n")


@pytest.mark.skipif(os.name == "nt", reason="sends SIGTERM")
def test_a_stop_loses_no_request_of_busy_keep_alive_clients() -> None:
    target = ScriptedTarget(answer(OK), healthy=False)
    with up("--target", f"http://127.0.0.1:{target.port}", "--port", "0", "--json") as process, ExitStack() as stack:
        assert process.stdout
        port = int(process.stdout.readline().partition('"url": "http://127.0.0.1:')[2].partition('"')[0])
        lost: list[str] = []
        answered = [0] * 60

        def ask(number: int) -> None:
            with socket.create_connection(("127.0.0.1", port), SECONDS) as client:
                while True:
                    try:
                        client.sendall(GET)
                        head = read_head(client)
                        body = read_exactly(client, 2)
                    except OSError as problem:
                        lost.append(repr(problem))
                        return
                    if body != b"ok":
                        lost.append(f"{head!r} {body!r}")
                        return
                    answered[number] += 1
                    if b"\r\nConnection: close\r\n" in head:
                        return

        clients = [threading.Thread(target=ask, args=(number,)) for number in range(60)]
        for client in clients:
            client.start()
            stack.callback(client.join)
        wait_for(lambda: min(answered) > 3)
        process.send_signal(signal.SIGTERM)
        for client in clients:
            client.join()
        assert lost == []
        assert process.wait(60) == 0
    target.close()


def test_no_background_task_can_die_unseen(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """Each is made to fail in its every turn: the error is logged once, and the next turns come all the same."""
    quick = replace(UNHURRIED, health_time_factor=0.01 / 30, head_timeout=0.04)

    def fail(*_: object) -> None:
        raise RuntimeError("made by a test")

    with running(answer(OK), settings=quick, made_to_fail=True) as run:
        monkeypatch.setattr(run.subject.health, "start_checks", fail)
        monkeypatch.setattr(run.subject.pool, "sweep", fail)
        monkeypatch.setattr(run.subject.router, "end_delays", fail)
        wait_for(lambda: run.subject.router.unexpected.count > 20)
        monkeypatch.undo()
        assert b" 200 OK" in send(run.port, get())
    assert len(caplog.records) == 1  # all three come from the same line here
    assert "made by a test" in str(caplog.records[0].exc_info)


def test_a_callback_that_fails_costs_its_own_connection_only(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with running(answer(OK), made_to_fail=True) as run:

        def fail(*_: object) -> None:
            raise RuntimeError("made by a test")

        def break_one() -> None:
            monkeypatch.setattr(run.subject.router, "decide", fail)

        run.call(break_one)
        assert cut_short(run) == cut_short(run) == b""
        monkeypatch.undo()
        assert b" 200 OK" in send(run.port, get())
        assert run.subject.router.unexpected.count == 2
        wait_for(lambda: not run.subject.clients)
    assert len(caplog.records) == 1


def cut_short(run: Running) -> bytes:
    try:
        return send(run.port, get())
    except ConnectionResetError:
        return b""
