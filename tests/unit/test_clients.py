"""Clients that we did not write, through the balancer: curl, requests and aiohttp."""

from __future__ import annotations

import asyncio
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest
import requests

from sticky_lab import Lab
from tests.unit.network import SECONDS, balancer, echo

pytestmark = pytest.mark.slow

MEBIBYTE = bytes(range(256)) * 4096


@pytest.fixture
def lab() -> Iterator[Lab]:
    with Lab(targets=3, seed=1) as one:
        one.set_stickiness("lb_cookie", "1h")
        yield one


def curl(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    command = ["curl", "--silent", "--show-error", "--noproxy", "*", "--max-time", str(SECONDS), *arguments]
    return subprocess.run(command, capture_output=True, check=True)


def test_curl_with_a_jar_sticks_and_keeps_what_it_posted(lab: Lab, tmp_path: Path) -> None:
    jar = ("--cookie-jar", str(tmp_path / "jar"), "--cookie", str(tmp_path / "jar"))
    home = curl(*jar, "--data", "user=kim", f"{lab.url}/login").stdout
    assert b'"user":"kim"' in home
    for _ in range(3):
        answer = curl(*jar, lab.url).stdout
        assert b'"user":"kim"' in answer
    records = [record for _, record in lab.parts.inspection.records()]
    assert [record.reason.name for record in records] == ["cookie_absent"] + ["cookie_followed"] * 3
    assert len({record.decision.target for record in records}) == 1
    assert b'"user":null' in curl(lab.url).stdout


def test_curl_speaks_http_1_0_and_asks_for_heads(lab: Lab) -> None:
    assert curl("--http1.0", lab.url).stdout.endswith(b"}\n")
    head = curl("--head", lab.url).stdout
    assert head.startswith(b"HTTP/1.1 200 OK\r\nSet-Cookie: AWSALB=")
    assert b"\r\nContent-Length: " in head
    assert head.endswith(b"\r\n\r\n")
    assert [(record.http_1_0, record.method, record.status) for _, record in lab.parts.inspection.records()] == [
        (True, "GET", 200),
        (False, "HEAD", 200),
    ]


def test_curl_waits_for_100_continue_and_then_sends_two_megabytes(tmp_path: Path) -> None:
    body = tmp_path / "body"
    body.write_bytes(2 * MEBIBYTE)
    with balancer(echo) as (port, target, _):
        upload = ("--data-binary", f"@{body}", "--header", "Expect: 100-continue", "--expect100-timeout", str(SECONDS))
        done = curl("--verbose", *upload, f"http://127.0.0.1:{port}/")
        assert done.stdout == 2 * MEBIBYTE
        assert done.stderr.count(b"HTTP/1.1 100 Continue") == 1
        assert b"expect" not in target.heads[0].lower()


def test_a_session_of_requests_sticks_and_uploads_in_chunks(lab: Lab) -> None:
    def form() -> Iterator[bytes]:
        yield b"user="
        yield b"kim"

    with requests.Session() as session:
        home = session.get(lab.url, timeout=SECONDS).json()["instance"]
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        answered = session.post(f"{lab.url}/login", data=form(), headers=headers, timeout=SECONDS)
        assert answered.request.headers["Transfer-Encoding"] == "chunked"
        assert answered.json()["user"] == "kim"
        for _ in range(3):
            state = session.get(lab.url, timeout=SECONDS, headers={"Connection": "close"}).json()
            assert (state["instance"], state["user"]) == (home, "kim")


def test_requests_reads_a_streamed_download_piece_by_piece() -> None:
    go_on = threading.Event()

    def pour(_head: bytes, connection: socket.socket) -> bytes:
        chunk = b"100000\r\n" + MEBIBYTE + b"\r\n"
        connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk)
        assert go_on.wait(SECONDS)
        return 2 * chunk + b"0\r\n\r\n"

    with (
        balancer(pour) as (port, _, _),
        requests.get(f"http://127.0.0.1:{port}/", stream=True, timeout=SECONDS) as answer,
    ):
        pieces = answer.iter_content(65_536)
        first = next(pieces)  # while the rest has not been sent
        go_on.set()
        assert first + b"".join(pieces) == 3 * MEBIBYTE


def jar(*, quote_cookie: bool) -> aiohttp.CookieJar:
    # It takes no cookies from an address unless it is told to.
    return aiohttp.CookieJar(unsafe=True, quote_cookie=quote_cookie)


async def instance(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as answer:
        return str((await answer.json())["instance"])


def test_aiohttp_sticks_with_a_jar_of_its_own_also_when_it_asks_all_at_once(lab: Lab) -> None:
    async def instances(session: aiohttp.ClientSession, times: int) -> set[str]:
        return set(await asyncio.gather(*(instance(session, lab.url) for _ in range(times))))

    async def visit() -> list[set[str]]:
        seen = []
        for _ in range(3):
            async with aiohttp.ClientSession(cookie_jar=jar(quote_cookie=False)) as session:
                first = await instances(session, 1)
                assert await instances(session, 20) == first
                seen.append(first)
        return seen

    seen = asyncio.run(visit())
    assert len(set.union(*seen)) == 3  # each session was at home with another target
    assert {record.status for _, record in lab.parts.inspection.records()} == {200}


def test_the_jar_of_aiohttp_as_it_comes_quotes_most_cookies_and_quoted_ones_never_stick(lab: Lab) -> None:
    async def visit() -> None:
        async with aiohttp.ClientSession(cookie_jar=jar(quote_cookie=True)) as session:
            for _ in range(11):
                await instance(session, lab.url)

    asyncio.run(visit())
    # It quotes values with a slash in them: six of seven. The quotes belong to the value (RFC 6265), which then is
    # none of ours: no error, but a new target (ALB-D-09).
    records = [record for _, record in lab.parts.inspection.records()][1:]
    quoted = [b'AWSALB="' in record.decision.request.cookies[0] for record in records]
    assert any(quoted)
    assert [record.reason.name for record in records] == [
        "cookie_unreadable" if with_quotes else "cookie_followed" for with_quotes in quoted
    ]
