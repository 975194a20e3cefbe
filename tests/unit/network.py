"""Real sockets for the tests of the balancer: targets that answer what a test wants, and a client that sends it."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TypeVar

from sticky_lab.balancer import Router, Server, ServerThread, Settings
from sticky_lab.balancer.log_file import LogFile
from sticky_lab.commands.ports import first_free
from sticky_lab.stickiness import Snapshot, Target
from sticky_lab.stickiness.health import HealthCheck
from tests.spec.world import NOW, World, group, off

# Patience with what is waited for: long, for a busy machine; nothing takes so long where all is well.
SECONDS = 60
# Health is checked once and not again within a test.
UNHURRIED = Settings(health_check=HealthCheck(path="/health"), health_time_factor=100)
# An idle time-out of a second: what is to be in time for it is so on a busy machine too.
QUICK = replace(UNHURRIED, time_factor=1 / 60)
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

T = TypeVar("T")

# Gets the head of a request and its connection; returns what to send, or None to close.
Script = Callable[[bytes, socket.socket], bytes | None]


class ScriptedTarget:
    """A target on a real port. Health checks succeed, if it is `healthy`; everything else is up to its script."""

    def __init__(self, script: Script, *, healthy: bool = True) -> None:
        self._healthy = healthy
        self.heads: list[bytes] = []
        self.connections = 0
        self._script = script
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            connection.settimeout(SECONDS)
            first = True
            while True:
                try:
                    head = read_head(connection)
                    if not head:
                        return
                    if self._healthy and head.startswith(b"GET /health "):
                        connection.sendall(OK)
                        continue
                    self.connections += first
                    first = False
                    self.heads.append(head)
                    answer = self._script(head, connection)
                    if answer is None:
                        return
                    connection.sendall(answer)
                except OSError:
                    return

    def close(self) -> None:
        """Listen no more. It may be done twice."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # a thread that waits in accept would keep it open
        self._listener.close()


def unused_port() -> int:
    """Return a port that nobody listens on, from below those that systems hand out by themselves."""
    return first_free(20_000 + os.getpid() % 10_000)


def read_head(connection: socket.socket) -> bytes:
    """Read up to and with the empty line; the body stays in the socket."""
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        ahead = connection.recv(65_536, socket.MSG_PEEK)
        if not ahead:
            return head
        end = (head + ahead).find(b"\r\n\r\n") + 4
        head += connection.recv(end - len(head) if end > 3 else len(ahead))
    return head


def read_exactly(connection: socket.socket, size: int) -> bytes:
    """Read this many bytes, or fewer if the other side closes."""
    data = bytearray()
    while len(data) < size and (piece := connection.recv(min(1 << 20, size - len(data)))):
        data += piece
    return bytes(data)


class Running:
    """A balancer in its thread before one scripted target."""

    def __init__(self, subject: Server, target: ScriptedTarget) -> None:
        self.subject, self.target = subject, target
        self._thread = ServerThread(subject)
        self.port = self._thread.start()

    def call(self, function: Callable[[], T]) -> T:
        """Run something on the balancer's loop."""
        return self._thread.call(function)

    def wait(self, awaitable: Awaitable[T]) -> T:
        """Await something on the balancer's loop."""
        return self._thread.wait(awaitable)

    def stop(self, grace: float = 0.0) -> None:
        """Stop the balancer."""
        self._thread.stop(grace)


@contextmanager
def running(
    script: Script,
    *,
    where: Snapshot | None = None,
    settings: Settings | None = None,
    clock: Callable[[], float] = lambda: NOW,
    healthy: bool = True,
    log_file: LogFile | None = None,
    made_to_fail: bool = False,
) -> Iterator[Running]:
    """Run a balancer before one scripted target; a target that is not `healthy` leaves checks to its script.

    It must meet nothing that nobody expected, an illegal transition of a state say, unless it is `made_to_fail`.
    """
    target = ScriptedTarget(script, healthy=healthy)
    base = where or World(group(off())).snapshot
    only = (Target("i-a", "127.0.0.1", target.port),)
    subject = Server(
        Router(
            base.with_group("shop", lambda before: replace(before, targets=only)),
            monotonic=time.monotonic,
            clock=clock,
            random_bytes=bytes,
            draw=lambda: 0.0,
            settings=settings or UNHURRIED,
            log_file=log_file,
        )
    )
    run = Running(subject, target)
    try:
        yield run
    finally:
        run.stop()
        target.close()
    assert made_to_fail or subject.router.unexpected.count == 0


@contextmanager
def balancer(
    script: Script, *, where: Snapshot | None = None, settings: Settings | None = None
) -> Iterator[tuple[int, ScriptedTarget, Server]]:
    """The same, as a tuple of what most tests need: port, target and the balancer itself."""
    with running(script, where=where, settings=settings) as run:
        yield run.port, run.target, run.subject


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.01)


def send(port: int, data: bytes, *, more: tuple[bytes, ...] = (), pause: float = 0.02) -> bytes:
    """Send bytes (and more, piece by piece) and return everything that comes until the connection closes."""
    with socket.create_connection(("127.0.0.1", port), SECONDS) as client:
        client.sendall(data)
        for piece in more:
            time.sleep(pause)
            client.sendall(piece)
        return read_exactly(client, 1 << 30)


def get(path: bytes = b"/", headers: bytes = b"") -> bytes:
    """Return a GET that asks for the connection to be closed after it."""
    return b"GET " + path + b" HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n" + headers + b"\r\n"


def answer(response: bytes) -> Script:
    """Return a script that always gives this response."""
    return lambda _head, _connection: response


def echo(head: bytes, connection: socket.socket) -> bytes:
    """Answer with the request's body, as it was framed."""
    size = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % size + read_exactly(connection, size)
