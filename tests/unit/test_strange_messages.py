"""Messages from public corpora, sent through a real balancer: what the client gets, and what the target sees."""

from __future__ import annotations

import asyncio
import socket
import subprocess
from collections.abc import Callable

import pytest

from sticky_lab.balancer.pool import Pool
from sticky_lab.balancer.thread import new_event_loop
from tests.spec.world import World, group, lb_cookie
from tests.unit.network import OK, QUICK, SECONDS, answer, echo, get, read_head, running, send, wait_for

CHUNKED = b"POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
GET = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
UPGRADE = b"GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"


@pytest.mark.parametrize("new_loop", [new_event_loop, asyncio.new_event_loop])
def test_a_connection_on_which_something_came_unasked_is_not_used_again_however_short_it_rested(
    new_loop: Callable[[], asyncio.AbstractEventLoop],
) -> None:
    """What comes behind an answer and is not read with it: the system has it, the loop does not know of it yet."""

    class Receiver:
        """Whoever asked."""

        def __init__(self) -> None:
            self.over = asyncio.Event()

        def response_complete(self) -> None:
            self.over.set()

        def __getattr__(self, name: str) -> Callable[..., None]:
            return lambda *_: None

    async def ask_twice(listener: socket.socket) -> None:
        pool = Pool(asyncio.get_running_loop().time)
        host, port = listener.getsockname()
        connection = await pool.connect(host, port)
        target, _ = listener.accept()
        target.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with target:
            for surplus in (b"", OK):
                receiver = Receiver()
                connection.start(receiver, b"GET", GET, complete=True)  # type: ignore[arg-type]
                target.sendall(OK)
                await receiver.over.wait()
                target.sendall(surplus)
                assert pool.take(host, port) is (None if surplus else connection)
        pool.close()

    with socket.create_server(("127.0.0.1", 0)) as listener, asyncio.Runner(loop_factory=new_loop) as runner:
        runner.run(ask_twice(listener))


def test_an_answer_that_came_with_another_one_is_not_passed_on() -> None:
    with running(answer(OK + OK.replace(b"ok", b"no"))) as run:
        got = send(run.port, GET + get())
        assert got.startswith(b"HTTP/1.1 502 ")
        assert b"\r\n\r\nno" not in got


@pytest.mark.parametrize("bad", [end + b"\r\n\r\n" for end in (b"0;", b"0;[", b'0;a="', b"0\r\nx", b"0\r\na: \0")])
def test_a_malformed_extension_or_trailer_is_400_from_a_client_and_502_from_a_target(bad: bytes) -> None:
    with running(answer(OK)) as run:
        assert send(run.port, CHUNKED + bad).startswith(b"HTTP/1.1 400 ")
        wait_for(lambda: run.subject.router.records[-1].failure == "request_malformed")
    with running(answer(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + bad)) as run:
        assert send(run.port, get()).startswith(b"HTTP/1.1 502 ")


def test_a_request_inside_a_quoted_extension_never_reaches_the_target() -> None:
    with running(answer(OK)) as run:
        send(run.port, CHUNKED + b'0;a="\r\n\r\nGET /evil HTTP/1.1\r\nHost: a\r\n\r\n"\r\n\r\n')
        wait_for(lambda: not run.subject.clients)
        assert not any(b"evil" in head for head in run.target.heads)


@pytest.mark.parametrize(
    "lines",
    [
        b"Upgrade: h2c\r\nConnection: Upgrade\r\n",
        b"Connection: Upgrade\r\n",
        b"Upgrade: websocket\r\n",
        b"Upgrade: websocket, h2c\r\nConnection: Upgrade\r\n",
        b"",
    ],
)
def test_a_switch_to_anything_but_websocket_is_502(lines: bytes) -> None:
    with running(answer(b"HTTP/1.1 101 Switching Protocols\r\n" + lines + b"\r\n")) as run:
        with socket.create_connection(("127.0.0.1", run.port), SECONDS) as client:
            client.sendall(UPGRADE)
            assert read_head(client).startswith(b"HTTP/1.1 502 ")
        assert run.subject.router.records[0].failure == "target_malformed"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"HEAD / HTTP/1.1\r\n\r\n", b"400"),
        (b"HEAD / HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n", b"400"),
        (b"HEAD / HTTP/1.1\r\nHo", b"408"),
        (b"HEAD /%b HTTP/1.1\r\n\r\n" % (b"a" * 17_000), b"414"),
    ],
)
def test_a_refused_head_request_gets_no_body(sent: bytes, status: bytes) -> None:
    with running(answer(OK), settings=QUICK) as run:
        head, _, body = send(run.port, sent).partition(b"\r\n\r\n")
        assert head.split(b" ")[1] == status
        assert body == b""


def test_a_method_that_is_not_allowed_is_told_which_ones_are() -> None:
    with running(answer(OK)) as run:
        assert b"\r\nAllow: GET, HEAD, POST, PUT, DELETE, OPTIONS, PATCH\r\n" in send(
            run.port, b"TRACE / HTTP/1.1\r\nHost: a\r\n\r\n"
        )


def test_one_empty_line_before_a_request_is_skipped_and_a_second_one_is_400() -> None:
    post = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab"
    with running(lambda head, connection: echo(head, connection) if b"POST" in head else OK) as run:
        for pieces in ([b"\r\n" + get()], [b"\r", b"\n", get()], [b"\r\n" + get()[:9], get()[9:]]):
            assert send(run.port, pieces[0], more=tuple(pieces[1:])).startswith(b"HTTP/1.1 200 ")
        got = send(run.port, (post + b"\r\n") * 3 + get())
        assert got.count(b"HTTP/1.1 200 ") == 4
        for bad in (b"\r\n\r\n", b"\n", b"\r\r\n", b" \r\n"):
            assert send(run.port, bad + get()).startswith(b"HTTP/1.1 400 ")
    with running(answer(OK), settings=QUICK) as run:
        assert send(run.port, b"\r\n") == b""  # an empty line is no request: closed when its idle time is over
        assert send(run.port, b"\r\nGET").startswith(b"HTTP/1.1 408 ")


def test_a_korean_path_reaches_the_target_escaped_from_curl_and_as_raw_bytes() -> None:
    with running(answer(OK), where=World(group(lb_cookie())).snapshot) as run:
        asked = ["curl", "-s", "--max-time", "10", f"http://127.0.0.1:{run.port}/한국어?q=쿠키"]
        assert subprocess.run(asked, capture_output=True, check=True).stdout == b"ok"
        send(run.port, get("/한국어?q=쿠키".encode()))
        escaped = b"/%ED%95%9C%EA%B5%AD%EC%96%B4?q=%EC%BF%A0%ED%82%A4"
        # This curl may escape a part itself, in letters of its own size.
        assert [head.split(b" ")[1].upper() for head in run.target.heads] == [escaped.upper()] * 2
        assert {record.path.upper().encode() for record in run.subject.router.records} == {escaped.upper()}
        assert {record.finding for record in run.subject.router.records} == {None}


def test_a_request_line_with_two_versions_is_400_and_logged_as_severe() -> None:
    with running(answer(OK)) as run:
        assert send(run.port, b"GET / HTTP/1.1 HTTP/1.1\r\nHost: a\r\n\r\n").startswith(b"HTTP/1.1 400 ")
        wait_for(lambda: bool(run.subject.router.log))
        finding = run.subject.router.log[0].finding
        assert finding
        assert (finding.name, finding.risk) == ("BadVersion", "Severe")
