"""A real WebSocket client through the balancer, before small WebSocket servers on real sockets."""

from __future__ import annotations

import base64
import hashlib
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace

import pytest
import requests
import websocket

from sticky_lab.balancer import Router, Server, ServerThread, Settings
from sticky_lab.balancer.access_log import log_fields
from sticky_lab.stickiness import Product, Target
from tests.spec.world import HOUR, NOW, World, group, lb_cookie
from tests.unit.network import (
    QUICK,
    SECONDS,
    UNHURRIED,
    Running,
    Script,
    ScriptedTarget,
    balancer,
    read_exactly,
    read_head,
    running,
    wait_for,
)

pytestmark = pytest.mark.slow

UPGRADE = b"GET / HTTP/1.1\r\nHost: x\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
WEBSOCKET = b"Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
TEXT, CLOSE = 1, 8
MEBIBYTE = bytes(range(256)) * 4096


def frame(opcode: int, payload: bytes) -> bytes:
    """Return a message in one frame, as a server sends it (RFC 6455 §5.2)."""
    size = len(payload)
    if size < 126:
        return bytes([0x80 | opcode, size]) + payload
    if size < 1 << 16:
        return bytes([0x80 | opcode, 126]) + size.to_bytes(2) + payload
    return bytes([0x80 | opcode, 127]) + size.to_bytes(8) + payload


def read_frame(connection: socket.socket) -> tuple[int, bytes] | None:
    """Read a message in one frame, as a client sends it: with a mask. None: the connection has ended."""
    head = read_exactly(connection, 2)
    if len(head) < 2:
        return None
    size = head[1] & 127
    if size > 125:
        size = int.from_bytes(read_exactly(connection, 2 if size == 126 else 8))
    mask = read_exactly(connection, 4) * (size // 4 + 1)
    payload = read_exactly(connection, size)
    return head[0] & 15, (int.from_bytes(payload) ^ int.from_bytes(mask[:size])).to_bytes(size)


def switch(head: bytes) -> bytes:
    """Return the head that agrees to an upgrade (RFC 6455 §4.2.2)."""
    key = head.lower().partition(b"sec-websocket-key: ")
    given = head[len(key[0]) + len(key[1]) :].partition(b"\r\n")[0]
    accept = base64.b64encode(hashlib.sha1(given + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest())
    lines = b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: " + accept
    return b"HTTP/1.1 101 Switching Protocols\r\n" + lines + b"\r\n\r\n"


def page(target_id: str, status: bytes = b"200 OK") -> bytes:
    """Return a plain response that names the target."""
    return b"HTTP/1.1 %b\r\nContent-Length: %d\r\n\r\n%b" % (status, len(target_id), target_id.encode())


def echoing(target_id: str, ended: list[str]) -> Script:
    """Return the script of a WebSocket server: it says its id, then what it is told; "bye" makes it hang up."""

    def script(head: bytes, connection: socket.socket) -> bytes | None:
        if head.startswith(b"GET /refuse "):
            return page(target_id, b"426 Upgrade Required")
        if b"\r\nupgrade: websocket\r\n" not in head.lower() or head.startswith(b"GET /page "):
            return page(target_id)
        connection.sendall(switch(head) + frame(TEXT, target_id.encode()))
        with suppress(OSError):
            while (message := read_frame(connection)) and message[1] != b"bye":
                connection.sendall(frame(*message))
                if message[0] == CLOSE:
                    break
        ended.append(target_id)
        return None

    return script


@dataclass
class Front:
    """A balancer before three WebSocket servers, with its clock in our hands."""

    port: int
    subject: Server
    thread: ServerThread
    now: list[float]
    ended: list[str]

    def visit(self, cookie: str = "") -> tuple[str, str]:
        """Send a plain request; return who answered and the Cookie line to send from now on."""
        answer = requests.get(f"http://127.0.0.1:{self.port}/", headers={"Cookie": cookie}, timeout=SECONDS)
        # Not from a jar of requests: on its clock these cookies may have expired.
        return answer.text, answer.headers["Set-Cookie"].partition(";")[0]

    @contextmanager
    def connect(self, cookie: str = "", path: str = "/") -> Iterator[websocket.WebSocket]:
        """Open a WebSocket."""
        url = f"ws://127.0.0.1:{self.port}{path}"
        tunnel = websocket.create_connection(url, timeout=SECONDS, cookie=cookie or None)
        try:
            yield tunnel
        finally:
            tunnel.close()

    def move_clock(self, seconds: float) -> None:
        """Let time pass, and let the balancer notice."""
        self.now[0] += seconds
        self.thread.call(self.subject.router.end_delays)


@contextmanager
def websocket_servers(settings: Settings = UNHURRIED) -> Iterator[Front]:
    now, ended = [NOW], list[str]()
    servers = {name: ScriptedTarget(echoing(name, ended)) for name in ("i-a", "i-b", "i-c")}
    registered = tuple(Target(name, "127.0.0.1", server.port) for name, server in servers.items())
    subject = Server(
        Router(
            World(replace(group(lb_cookie(HOUR)), targets=registered)).snapshot,
            monotonic=time.monotonic,
            clock=lambda: now[0],
            random_bytes=bytes,
            draw=lambda: 0.0,
            settings=settings,
        )
    )
    thread = ServerThread(subject)
    try:
        yield Front(thread.start(), subject, thread, now, ended)
    finally:
        thread.stop()
        for server in servers.values():
            server.close()


def test_ws_02_an_upgrade_follows_the_cookie_and_its_101_renews_it() -> None:
    with websocket_servers() as front:
        for _ in range(3):
            home, cookie = front.visit()
            for _ in range(2):
                with front.connect(cookie) as tunnel:
                    assert tunnel.recv() == home
                    assert tunnel.getstatus() == 101
                    headers = tunnel.getheaders()
                    assert headers
                    renewed = str(headers["set-cookie"])
                    assert renewed.startswith("AWSALB=")
                    assert "AWSALBCORS=" in renewed
                    cookie = renewed.partition(";")[0]
            assert front.visit(cookie)[0] == home


def test_upgrades_without_a_cookie_take_turns() -> None:
    with websocket_servers() as front, front.connect() as one, front.connect() as two, front.connect() as three:
        assert {one.recv(), two.recv(), three.recv()} == {"i-a", "i-b", "i-c"}


def test_a_tunnel_carries_messages_both_ways_large_ones_too() -> None:
    with websocket_servers() as front, front.connect() as tunnel:
        tunnel.recv()
        for number in range(100):
            tunnel.send(f"message {number}")
        assert [tunnel.recv() for _ in range(100)] == [f"message {number}" for number in range(100)]
        for _ in range(3):
            tunnel.send_binary(MEBIBYTE)
            assert tunnel.recv() == MEBIBYTE


def test_what_a_client_sends_before_the_101_reaches_the_target_however_much_it_is() -> None:
    def late(head: bytes, connection: socket.socket) -> bytes:
        time.sleep(0.3)  # most of it comes meanwhile; none may be lost, whenever it comes
        connection.sendall(switch(head))
        return read_exactly(connection, len(MEBIBYTE))

    with balancer(late) as (port, _, _), socket.create_connection(("127.0.0.1", port), SECONDS) as client:
        client.sendall(UPGRADE + WEBSOCKET + MEBIBYTE)
        assert read_head(client).startswith(b"HTTP/1.1 101 ")
        assert read_exactly(client, len(MEBIBYTE)) == MEBIBYTE


def test_ws_01_a_tunnel_stays_where_it_is_although_its_cookie_expires_and_its_target_drains() -> None:
    with websocket_servers() as front:
        home, cookie = front.visit()
        with front.connect(cookie) as tunnel:
            front.move_clock(2 * HOUR)
            front.visit(cookie)
            assert front.subject.router.records[-1].reason.name == "cookie_expired"
            front.thread.call(lambda: front.subject.registration.deregister("shop", home))
            front.move_clock(299)
            assert tunnel.recv() == home
            tunnel.send("still here")
            assert tunnel.recv() == "still here"
            with front.connect() as other:
                assert other.recv() != home
            front.move_clock(1)  # HC-12: the deregistration delay is over
            with pytest.raises((websocket.WebSocketConnectionClosedException, ConnectionResetError)):
                tunnel.recv()


@pytest.mark.parametrize("how", ["client", "client at once", "target"])
def test_a_tunnel_ends_on_both_sides_when_either_closes(how: str) -> None:
    with websocket_servers() as front, front.connect() as tunnel:
        home = tunnel.recv()
        if how == "client":
            tunnel.close()
        elif how == "client at once":
            tunnel.shutdown()  # type: ignore[no-untyped-call]
        else:
            tunnel.send("bye")
            with pytest.raises(websocket.WebSocketConnectionClosedException):
                tunnel.recv()
        wait_for(lambda: front.ended == [home])
        wait_for(lambda: not front.subject.clients)
        wait_for(lambda: front.subject.pool.open_connections == 0)
        assert front.subject.router.records[-1].failure is None


def test_the_idle_time_out_ends_a_quiet_tunnel_and_no_other() -> None:
    with websocket_servers(replace(UNHURRIED, time_factor=2 / 60)) as front, front.connect() as tunnel:
        home = tunnel.recv()
        end = time.monotonic() + 3
        while time.monotonic() < end:
            tunnel.send("busy")
            assert tunnel.recv() == "busy"
            time.sleep(0.1)
        with pytest.raises((websocket.WebSocketConnectionClosedException, ConnectionResetError)):
            tunnel.recv()
        wait_for(lambda: front.ended == [home])
        wait_for(lambda: not front.subject.clients)


def test_the_idle_time_out_also_ends_a_tunnel_whose_client_does_not_read() -> None:
    def pour(head: bytes, connection: socket.socket) -> None:
        connection.sendall(switch(head) + 20 * MEBIBYTE)

    with balancer(pour, settings=QUICK) as (port, _, subject), socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect(("127.0.0.1", port))
        client.sendall(UPGRADE + WEBSOCKET)
        wait_for(lambda: bool(subject.router.records))
        wait_for(lambda: not subject.clients)


@contextmanager
def tunnel_that_the_delay_has_ended(settings: Settings) -> Iterator[Running]:
    """A tunnel ended by the load balancer, whose client has much to read, and does not: the connection lingers."""

    def pour(head: bytes, connection: socket.socket) -> None:
        connection.sendall(switch(head) + 20 * MEBIBYTE)

    now = [NOW]
    with running(pour, settings=settings, clock=lambda: now[0]) as run, socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect(("127.0.0.1", run.port))
        client.sendall(UPGRADE + WEBSOCKET)
        wait_for(lambda: any(record.status == 101 for record in run.subject.router.records))
        run.call(lambda: run.subject.registration.deregister("shop", "i-a"))
        now[0] += 300
        run.call(run.subject.router.end_delays)
        assert len(run.subject.router.log) == 1
        yield run


def test_the_idle_time_out_ends_a_tunnel_that_is_over_and_whose_client_does_not_read() -> None:
    with tunnel_that_the_delay_has_ended(QUICK) as run:
        wait_for(lambda: not run.subject.clients)
        assert run.subject.router.unexpected.count == 0
        assert run.subject.router.log[0].status == 101


def test_a_stop_ends_a_tunnel_that_is_over_and_whose_client_does_not_read() -> None:
    with tunnel_that_the_delay_has_ended(UNHURRIED) as run:
        assert run.subject.clients
        run.stop()
        assert not run.subject.clients
        (entry,) = run.subject.router.log
        assert (entry.status, run.subject.router.records[0].failure) == (101, None)


def test_log_06_a_tunnel_gives_one_entry_when_it_closes() -> None:
    with websocket_servers() as front:
        with front.connect() as tunnel:
            tunnel.recv()
            tunnel.send_binary(MEBIBYTE)
            assert tunnel.recv() == MEBIBYTE
            assert not front.subject.router.log
        wait_for(lambda: bool(front.subject.router.log))
        (entry,) = front.subject.router.log
        fields = log_fields(entry, Product.ALB, front.port)
        assert (fields["type"], fields["elb_status_code"], fields["target_status_code"]) == ("ws", "101", "101")
        assert int(fields["received_bytes"]) > len(MEBIBYTE)
        assert int(fields["sent_bytes"]) > len(MEBIBYTE)


@pytest.mark.parametrize(
    "asks",
    [
        b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n",
        b"Connection: Upgrade\r\nUpgrade: h2c, websocket\r\n\r\n",
        b"Upgrade: websocket\r\n\r\n",
    ],
)
def test_no_other_upgrade_is_tunnelled_or_even_passed_on(asks: bytes) -> None:
    with websocket_servers() as front, socket.create_connection(("127.0.0.1", front.port), SECONDS) as client:
        for _ in range(3):  # it stays a connection of HTTP
            client.sendall(UPGRADE + asks)
            assert read_head(client).startswith(b"HTTP/1.1 200 ")
            assert read_exactly(client, 3).startswith(b"i-")
        assert [record.status for record in front.subject.router.records] == [200] * 3


@pytest.mark.parametrize(("path", "status"), [("/refuse", 426), ("/page", 200)])
def test_an_upgrade_that_the_target_refuses_is_a_response_as_any_other(path: str, status: int) -> None:
    with websocket_servers() as front:
        with pytest.raises(websocket.WebSocketBadStatusException) as refused, front.connect(path=path):
            pass
        assert refused.value.status_code == status
        assert str(refused.value.resp_headers).count("AWSALB=") == 1
        wait_for(lambda: bool(front.subject.router.log))
        assert log_fields(front.subject.router.log[0], Product.ALB, front.port)["type"] == "http"
        # The connection goes on.
        with socket.create_connection(("127.0.0.1", front.port), SECONDS) as client:
            for _ in range(2):
                client.sendall(UPGRADE.replace(b"/ ", path.encode() + b" ", 1) + WEBSOCKET)
                assert read_head(client).startswith(b"HTTP/1.1 %d " % status)
                read_exactly(client, 3)
