"""Registration, draining and the end of a delay, over real connections (HC-09…HC-17)."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace

from sticky_lab.balancer import Server, Settings
from sticky_lab.stickiness import ClassicAttributes, Target, TargetHealth
from sticky_lab.stickiness.health import HealthCheck
from tests.spec.world import NOW, World, clb, group, lb_cookie, off, proves
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


class Held:
    """A script whose answer waits until it is let go."""

    def __init__(self) -> None:
        self.came, self.may_go = threading.Event(), threading.Event()

    def __call__(self, _head: bytes, _connection: object) -> bytes:
        self.came.set()
        assert self.may_go.wait(SECONDS)
        return OK


@contextmanager
def one_request_in_flight(where: World, now: Callable[[], float]) -> Iterator[tuple[Running, Held, list[bytes]]]:
    held, got = Held(), list[bytes]()
    with running(held, where=where.snapshot, clock=now) as run:
        waiting = threading.Thread(target=lambda: got.append(send(run.port, get())))
        waiting.start()
        assert held.came.wait(SECONDS)
        yield run, held, got
        held.may_go.set()
        waiting.join()


def health_of(subject: Server) -> str:
    target = subject.router.snapshot.listener.group("shop").find("i-a")
    return "gone" if target is None else target.health.value


@proves("HC-09", "HC-11")
def test_a_deregistered_target_gets_no_new_request_finishes_what_it_has_and_drains_until_the_delay_ends() -> None:
    now = [NOW]
    where = World(group(off(deregistration_delay_seconds=60)))
    with one_request_in_flight(where, lambda: now[0]) as (run, held, got):
        run.call(lambda: run.subject.registration.deregister("shop", "i-a"))
        assert health_of(run.subject) == "draining"
        assert send(run.port, get()).startswith(b"HTTP/1.1 503 ")  # there is no other target
        held.may_go.set()
        wait_for(lambda: bool(got))
        assert got[0].startswith(b"HTTP/1.1 200 ")
        now[0] += 59
        run.call(run.subject.router.end_delays)
        assert health_of(run.subject) == "draining"  # although nothing is in hand
        now[0] += 1
        run.call(run.subject.router.end_delays)
        assert health_of(run.subject) == "gone"


@proves("HC-09", "HC-12")
def test_a_delay_that_is_over_on_the_clock_is_over_for_the_next_request_and_the_next_message() -> None:
    now = [NOW]
    where = World(group(off(deregistration_delay_seconds=60))).snapshot
    background = replace(UNHURRIED, background=False)

    def websocket(head: bytes, connection: socket.socket) -> bytes | None:
        if b"Upgrade" not in head:
            return OK
        connection.sendall(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n")
        while data := connection.recv(100):
            connection.sendall(data)
        return None

    upgrade = b"GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"
    with (
        running(websocket, where=where, clock=lambda: now[0], settings=background) as run,
        socket.create_connection(("127.0.0.1", run.port), SECONDS) as client,
    ):
        client.sendall(upgrade)
        assert b" 101 " in read_head(client)
        client.sendall(b"ping")
        assert read_exactly(client, 4) == b"ping"
        run.call(lambda: run.subject.registration.deregister("shop", "i-a"))
        client.sendall(b"ping")
        assert read_exactly(client, 4) == b"ping"
        now[0] += 60
        client.sendall(b"ping")
        assert client.recv(4) == b""
        assert health_of(run.subject) == "gone"
    with running(answer(OK), where=where, clock=lambda: now[0], settings=background) as run:
        run.call(lambda: run.subject.registration.deregister("shop", "i-a"))
        now[0] += 60
        assert send(run.port, get()).startswith(b"HTTP/1.1 503 ")
        assert run.subject.router.records[0].decision.group.targets == ()  # type: ignore[union-attr]


@proves("HC-12", "ERR-01")
def test_what_is_in_flight_when_the_delay_ends_gets_502() -> None:
    now = [NOW]
    with one_request_in_flight(World(group(off(deregistration_delay_seconds=60))), lambda: now[0]) as (run, _, got):
        run.call(lambda: run.subject.registration.deregister("shop", "i-a"))
        now[0] += 60
        run.call(run.subject.router.end_delays)
        wait_for(lambda: bool(got))
        assert got[0].startswith(b"HTTP/1.1 502 ")
        assert run.subject.router.records[0].reason.rule == "HC-12"
        assert run.subject.router.in_flight("i-a") == 0


@proves("HC-12")
def test_a_draining_target_that_closes_under_a_request_means_502() -> None:
    def close(_head: bytes, _connection: object) -> None:
        return None

    with running(close, where=World(group(lb_cookie())).snapshot) as run:
        assert send(run.port, get()).startswith(b"HTTP/1.1 502 ")


@proves("HC-09")
def test_a_delay_of_0_is_over_at_once() -> None:
    with running(answer(OK), where=World(group(off(deregistration_delay_seconds=0))).snapshot) as run:
        assert b"200 OK" in send(run.port, get())
        run.call(lambda: run.subject.registration.deregister("shop", "i-a"))
        assert health_of(run.subject) == "gone"
        run.call(lambda: run.subject.registration.deregister("shop", "i-a"))  # twice does no harm


@proves("HC-16")
def test_connection_draining_of_a_clb_has_its_own_delay_or_none() -> None:
    assert ClassicAttributes().deregistration_delay_seconds == 300
    for timeout, after in ((5, "draining"), (None, "gone")):
        where = World(group(replace(clb(60), draining_timeout=timeout))).snapshot
        with running(answer(OK), where=where) as run:
            run.call(lambda: run.subject.registration.deregister("shop", "i-a"))
            assert health_of(run.subject) == after


@proves("HC-01", "HC-02")
def test_a_target_registered_while_traffic_flows_is_initial_and_then_healthy_after_one_check() -> None:
    with running(answer(OK), where=World(group(off())).snapshot) as run:
        second = Target("i-b", "127.0.0.1", run.target.port, TargetHealth.HEALTHY)
        run.call(lambda: run.subject.registration.register("shop", second))
        shop = run.subject.router.snapshot.listener.group("shop")
        assert [target.health.value for target in shop.targets] == ["healthy", "initial"]
        run.wait(run.subject.health.check_all())
        for _ in range(4):
            send(run.port, get())
        served = [record.decision.target.id for record in run.subject.router.records if record.decision.target]
        assert served == ["i-a", "i-b"] * 2


@proves("HC-09")
def test_a_draining_target_can_be_registered_again() -> None:
    with running(answer(OK), where=World(group(off())).snapshot) as run:
        target = run.subject.router.snapshot.listener.group("shop").find("i-a")
        assert target
        run.call(lambda: run.subject.registration.deregister("shop", "i-a"))
        run.call(lambda: run.subject.registration.register("shop", target))
        run.wait(run.subject.health.check_all())
        assert health_of(run.subject) == "healthy"
        assert b"200 OK" in send(run.port, get())


@proves("HC-14")
def test_a_target_that_turns_healthy_under_traffic_starts_slowly() -> None:
    with running(answer(OK), where=World(group(off(slow_start_seconds=30))).snapshot) as run:
        second = Target("i-b", "127.0.0.1", run.target.port)
        run.call(lambda: run.subject.registration.register("shop", second))
        run.wait(run.subject.health.check_all())
        shop = run.subject.router.snapshot.listener.group("shop")
        assert [target.slow_start_from for target in shop.targets] == [None, NOW]


@proves("HC-01")
def test_a_target_that_does_not_answer_its_checks_holds_up_nobody_else() -> None:
    release = threading.Event()

    def silent(_head: bytes, _connection: object) -> None:
        release.wait(SECONDS)

    every_tenth_of_a_second = Settings(health_check=HealthCheck(path="/health"), health_time_factor=1 / 300)
    with (
        running(answer(OK), where=World(group(off())).snapshot, settings=every_tenth_of_a_second) as run,
        closing(ScriptedTarget(silent, healthy=False)) as other,
    ):
        silent_one = Target("i-b", "127.0.0.1", other.port)
        run.call(lambda: run.subject.registration.register("shop", silent_one))
        run.target.close()
        wait_for(lambda: health_of(run.subject) == "unhealthy")
        found = run.subject.router.snapshot.listener.group("shop").find("i-b")
        assert found
        assert found.health == "initial"  # its second check has not even begun
        release.set()
