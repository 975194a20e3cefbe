"""Nothing is lost: reconfiguration under load, a graceful stop, and connections that close at the wrong moment."""

from __future__ import annotations

import socket
import threading
from contextlib import closing
from dataclasses import replace

import pytest

from sticky_lab.balancer import target_connection
from sticky_lab.stickiness import Key, KeyRing, Target, TargetHealth
from sticky_lab.words.reasons import record_text
from tests.spec.world import World, group, lb_cookie, off
from tests.unit.network import (
    OK,
    SECONDS,
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

pytestmark = pytest.mark.slow

GET = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


def test_reconfiguration_under_load_loses_nothing() -> None:
    stop = threading.Event()
    got: list[bytes] = []

    def ask(port: int) -> None:
        cookie = b""
        while not stop.is_set():
            response = send(port, get(headers=cookie))
            got.append(response)
            cookie = b"Cookie: " + response.partition(b"Set-Cookie: ")[2].partition(b";")[0] + b"\r\n"

    with running(answer(OK), where=World(group(lb_cookie())).snapshot) as run:
        clients = [threading.Thread(target=ask, args=(run.port,)) for _ in range(4)]
        for client in clients:
            client.start()
        for number in range(100):
            run.call(lambda number=number: change_everything(run, number))  # type: ignore[misc]
        stop.set()
        for client in clients:
            client.join()
        assert len(got) == len(run.subject.router.records) == len(run.subject.router.log)
    assert {response.split(b"\r\n")[0] for response in got} == {b"HTTP/1.1 200 OK"}


def change_everything(run: Running, number: int) -> None:
    subject = run.subject
    keys = (Key.from_random(bytes([number]) * 36), *subject.router.snapshot.keys.keys)[:3]
    subject.router.snapshot = replace(subject.router.snapshot, keys=KeyRing(keys))
    subject.router.change_group("shop", lambda before: replace(before, attributes=lb_cookie(60 + number)))
    name = f"i-{number}"
    subject.registration.register("shop", Target(name, "127.0.0.1", run.target.port))
    healthy = TargetHealth.HEALTHY
    subject.router.change_group("shop", lambda before: before.with_health(name, healthy, 0))
    if number > 2:
        subject.registration.deregister("shop", f"i-{number - 2}")


def test_a_graceful_stop_lets_requests_in_flight_finish_and_takes_no_new_ones() -> None:
    began, may_end = threading.Event(), threading.Event()

    def held(_head: bytes, _connection: socket.socket) -> bytes:
        began.set()
        assert may_end.wait(SECONDS)
        return OK

    got: list[bytes] = []
    with running(held) as run:
        idle = socket.create_connection(("127.0.0.1", run.port), SECONDS)
        waiting = threading.Thread(target=lambda: got.append(send(run.port, get().replace(b"close", b"keep-alive"))))
        waiting.start()
        assert began.wait(SECONDS)
        stopping = threading.Thread(target=run.stop, args=(SECONDS,))
        stopping.start()
        assert idle.recv(1) == b""  # a connection without a request is closed at once
        with pytest.raises(OSError, match=r"refused|reset"):
            socket.create_connection(("127.0.0.1", run.port), SECONDS)
        may_end.set()
        stopping.join()
        waiting.join()
        idle.close()
    assert got[0].startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"\r\nConnection: close\r\n" in got[0]


def test_a_stop_whose_grace_is_over_ends_what_is_left_and_says_why() -> None:
    began, over = threading.Event(), threading.Event()

    def never(_head: bytes, _connection: socket.socket) -> None:
        began.set()
        over.wait(SECONDS)

    with running(never) as run:
        client = socket.create_connection(("127.0.0.1", run.port), SECONDS)
        client.sendall(get())
        assert began.wait(SECONDS)
        run.stop(0.1)
        record = run.subject.router.records[0]
        assert (record.failure, record.status, record.reason.ours) == ("balancer_stopped", 503, True)
        assert "로드 밸런서가 종료되었습니다." in record_text(record).ko
        over.set()
        client.close()


def test_a_connection_that_the_target_has_closed_is_not_used_even_if_the_loop_has_not_heard_of_it_yet() -> None:
    close_now, closed = threading.Event(), threading.Event()

    def until_told(_head: bytes, connection: socket.socket) -> None:
        connection.sendall(OK)
        close_now.wait(SECONDS)
        connection.close()
        closed.set()

    with running(until_told) as run, socket.create_connection(("127.0.0.1", run.port), SECONDS) as client:

        def next_request_comes_just_before_the_target_closes() -> None:
            """On the balancer's loop, which so hears of both at once, of the request first."""
            client.sendall(GET)
            close_now.set()
            assert closed.wait(SECONDS)
            close_now.clear()
            closed.clear()

        client.sendall(GET)
        for _ in range(5):
            assert read_head(client).startswith(b"HTTP/1.1 200 ")
            assert read_exactly(client, 2) == b"ok"
            run.call(next_request_comes_just_before_the_target_closes)
        assert [record.failure for record in run.subject.router.records][:5] == [None] * 5
        assert run.target.connections >= 5
        close_now.set()


def test_a_request_that_may_have_been_processed_is_not_sent_again() -> None:
    with running(lambda _head, _connection: None) as run:
        assert send(run.port, get()).startswith(b"HTTP/1.1 502 ")
        assert len(run.target.heads) == 1


def test_a_failed_request_carries_no_cookie_and_a_success_carries_each_once() -> None:
    answers = iter((None, OK))
    with running(lambda _head, _connection: next(answers), where=World(group(lb_cookie())).snapshot) as run:
        assert b"Set-Cookie" not in send(run.port, get())
        assert send(run.port, get()).count(b"Set-Cookie: AWSALB=") == 1


def test_memory_of_clients_is_none_and_of_requests_is_bounded() -> None:
    with running(answer(OK), where=World(group(off())).snapshot) as run:
        assert run.subject.router.records.most == run.subject.router.log.most == 10_000
        for _ in range(3):
            send(run.port, get())
        wait_for(lambda: not run.subject.clients)
        assert run.subject.router.in_flight() == 0


def test_a_head_and_a_body_that_come_in_one_piece_go_on_in_one_piece() -> None:
    with running(answer(OK)) as run, socket.create_connection(("127.0.0.1", run.port), SECONDS) as client:
        client.sendall(get())
        wait_for(lambda: bool(run.subject.router.log))
        assert client.recv(4096).endswith(b"\r\n\r\nok")


def test_a_head_whose_body_is_malformed_from_its_first_byte_becomes_a_502() -> None:
    bad = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
    with running(answer(bad), where=World(group(lb_cookie())).snapshot) as run:
        got = send(run.port, get())
        assert got.startswith(b"HTTP/1.1 502 ")
        assert b"Set-Cookie" not in got
        record = run.subject.router.records[0]
        assert (record.failure, record.status, record.target_status) == ("target_malformed", 502, 200)
        assert not record.bound


def test_a_target_that_answers_early_and_reads_no_more_leaves_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(target_connection, "GOODBYE_SECONDS", 0.1)
    over = threading.Event()

    def full(_head: bytes, connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n")
        over.wait(SECONDS)

    with running(full) as run, socket.create_connection(("127.0.0.1", run.port), SECONDS) as client:
        client.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 50000000\r\n\r\n" + bytes(4_000_000))
        assert read_head(client).startswith(b"HTTP/1.1 413 ")
        wait_for(lambda: run.call(lambda: run.subject.pool.open_connections) == 0)
        over.set()


def test_a_registration_is_not_disturbed_by_another_target_s_end() -> None:
    over = threading.Event()

    def silent(_head: bytes, _connection: socket.socket) -> None:
        over.wait(SECONDS)

    with (
        running(answer(OK), where=World(group(off())).snapshot) as run,
        closing(ScriptedTarget(silent, healthy=False)) as other,
    ):
        run.call(lambda: run.subject.registration.register("shop", Target("i-b", "127.0.0.1", other.port)))
        checking = threading.Thread(target=lambda: done.append(run.wait(run.subject.health.check_all())))
        done: list[None] = []
        checking.start()
        wait_for(lambda: bool(other.heads))
        run.call(lambda: run.subject.health.forget("shop", "i-b"))
        checking.join()
        assert done == [None]
        over.set()
