"""The heads that go on to the other side, line by line."""

from __future__ import annotations

import re
from typing import Any

import pytest

from sticky_lab.framing.forwarding import forwarded_request, forwarded_response, own_response
from sticky_lab.framing.request_heads import read_request_head
from sticky_lab.framing.response_heads import read_response_head
from tests.unit.judges import REQUEST_JUDGES, h11_response, llhttp_response
from tests.unit.request_head_cases import asked, get, head, post

OURS = [b"X-Forwarded-Proto: http", b"X-Forwarded-Port: 8080", b"X-Amzn-Trace-Id: Root=1"]
PEER = [b"X-Forwarded-For: 9.9.9.9"]


def forwarded(data: bytes, **how: Any) -> list[bytes]:
    """Return the lines of what goes to the target."""
    settings: dict[str, Any] = {"peer": b"9.9.9.9", "port": 8080, "trace_id": b"Root=1"} | how
    *lines, empty, end = forwarded_request(read_request_head(data), **settings).split(b"\r\n")
    assert empty == end == b""
    return lines


def named(lines: list[bytes], name: bytes) -> list[bytes]:
    return [line.partition(b": ")[2] for line in lines if line.lower().startswith(name + b":")]


def test_a_plain_head_goes_on_with_host_first_and_our_lines_last() -> None:
    lines = forwarded(head("GET /a?b HTTP/1.1", "X-A:1", "Host: a", "accept: \tb ", "X-A: 2"))
    assert lines == [b"GET /a?b HTTP/1.1", b"Host: a:8080", b"X-A:1", b"accept: \tb ", b"X-A: 2", *PEER, *OURS]


@pytest.mark.parametrize(
    ("host", "port", "expected"),
    [  # HDR-08
        ("Shop.Example", 8080, b"shop.example:8080"),
        ("a:81", 8080, b"a:81"),
        ("a:", 8080, b"a:8080"),
        ("A", 80, b"a"),
        ("a:80", 80, b"a"),
        ("a:8080", 80, b"a"),
        ("a:", 443, b"a"),
        ("a:443", 443, b"a"),
        ("[::FF]", 8080, b"[::ff]:8080"),
        ("[::1]:81", 8080, b"[::1]:81"),
        ("[::1]", 80, b"[::1]"),
        ("[::1]:80", 80, b"[::1]"),
    ],
)
def test_host_goes_on_in_lower_case_with_the_port_where_it_is_not_80_or_443(
    host: str, port: int, expected: bytes
) -> None:
    assert named(forwarded(head("GET / HTTP/1.1", f"Host: {host}"), port=port), b"host") == [expected]


@pytest.mark.parametrize(
    ("first", "lines", "rewritten", "preserved"),
    [
        ("GET / HTTP/1.1", ("hOst:\tAbC:080",), b"abc:080", b"AbC:080"),
        ("GET / HTTP/1.0", (), b"127.0.0.1:8080", b"127.0.0.1:8080"),
        ("GET http://B/ HTTP/1.1", ("Host: A",), b"b:8080", b"A"),
        ("GET http://B/ HTTP/1.0", (), b"b:8080", b"b:8080"),
    ],
)
def test_a_preserved_host_is_the_client_s_own_line_if_there_is_one(
    first: str, lines: tuple[str, ...], rewritten: bytes, preserved: bytes
) -> None:
    data = head(first, *lines)
    assert named(forwarded(data), b"host") == [rewritten]
    assert named(forwarded(data, preserve_host=True), b"host") == [preserved]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("GET http://b:1/c?d HTTP/1.0", b"GET /c?d HTTP/1.1"),
        ("OPTIONS * HTTP/1.1", b"OPTIONS * HTTP/1.1"),
        ("OPTIONS http://b HTTP/1.1", b"OPTIONS * HTTP/1.1"),
        ("GET  /a b HTTP/1.7 ", b"GET /a%20b HTTP/1.1"),
        ('GET /a%20|{}\\"#^` HTTP/1.1', b'GET /a%20|{}\\"#^` HTTP/1.1'),
        ("GET //a/../b HTTP/1.1", b"GET //a/../b HTTP/1.1"),
    ],
)
def test_the_request_line_goes_on_in_one_form(line: str, expected: bytes) -> None:
    assert forwarded(asked(line))[0] == expected


@pytest.mark.parametrize(
    ("came", "mode", "expected"),
    [  # HDR-01
        ([], "append", [b"9.9.9.9"]),
        (["1.1.1.1"], "append", [b"1.1.1.1, 9.9.9.9"]),
        (["1.1.1.1,2.2.2.2", "\t::1 "], "append", [b"1.1.1.1,2.2.2.2, ::1, 9.9.9.9"]),
        ([""], "append", [b"9.9.9.9"]),
        (["", "1.1.1.1"], "append", [b"1.1.1.1, 9.9.9.9"]),
        ([], "preserve", []),
        (["1.1.1.1,2.2.2.2", "::1"], "preserve", [b"1.1.1.1,2.2.2.2, ::1"]),
        ([], "remove", []),
        (["1.1.1.1", "2.2.2.2"], "remove", []),
    ],
)
def test_x_forwarded_for_is_appended_to_preserved_or_removed(came: list[str], mode: str, expected: list[bytes]) -> None:
    data = get(*(f"x-forwarded-FOR: {value}" for value in came))
    assert named(forwarded(data, forwarded_for=mode), b"x-forwarded-for") == expected


def test_what_a_client_says_in_our_name_is_written_anew() -> None:
    data = get("X-Forwarded-Proto: https", "X-FORWARDED-PORT: 1", "X-Amzn-Trace-Id: Root=2", "x-amzn-trace-id: Self=3")
    assert forwarded(data)[2:] == [*PEER, *OURS]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (get(), []),
        (get("Content-Length: 0"), []),
        (head("HEAD / HTTP/1.1", "Host: a", "Content-Length: 0"), []),
        (post(), []),
        (post("content-length:00"), [b"Content-Length: 0"]),
        (post("Content-Length: 007"), [b"Content-Length: 7"]),
        (head("POST / HTTP/1.0", "Content-Length: 7", "Connection: content-length"), [b"Content-Length: 7"]),
        (post("transfer-encoding:\tCHUNKED "), [b"Transfer-Encoding: chunked"]),
        (post("Transfer-Encoding: chunked", "Connection: Transfer-Encoding"), [b"Transfer-Encoding: chunked"]),
    ],
)
def test_the_body_is_framed_by_a_line_of_our_own(data: bytes, expected: list[bytes]) -> None:
    for upgrade in (False, True):
        lines = forwarded(data, upgrade=upgrade)
        assert [line for line in lines if b"Content-Length" in line or b"Transfer-Encoding" in line] == expected


HOP_BY_HOP = ("Keep-Alive: 5", "Proxy-Connection: close", "TE: trailers", "Trailer: X", "Upgrade: h2c")


def test_what_concerns_one_connection_does_not_go_on() -> None:
    data = get(
        "Connection: keep-alive, X-Hop", *HOP_BY_HOP, "Expect: 100-continue", "x-hop: 1", "connection: y", "Y: 2"
    )
    assert forwarded(data)[2:] == [*PEER, *OURS]
    assert forwarded(data, upgrade=True)[3:] == [b"Connection: Upgrade", b"Upgrade: websocket", *OURS]


def test_connection_cannot_take_what_frames_or_routes() -> None:
    named_lines = ("Content-Length: 5", "Cookie: a=1", "X-Forwarded-For: 1.1.1.1", "Host: b")
    names = ", ".join((*(line.partition(":")[0] for line in named_lines), "X-Forwarded-Proto", "X-Forwarded-Port"))
    data = head("POST / HTTP/1.1", f"Connection: {names}, X-Amzn-Trace-Id", *named_lines)
    assert forwarded(data) == [
        *(b"POST / HTTP/1.1", b"Host: b:8080", b"Cookie: a=1", b"X-Forwarded-For: 1.1.1.1, 9.9.9.9"),
        *(b"Content-Length: 5", *OURS),
    ]


def test_the_values_of_cookie_lines_go_on_byte_for_byte_a_line_for_a_line() -> None:
    values = ['AWSALB=a; AWSALBCORS=b;c="d"', "=;;  =x=y,z", "\xe9=\x80\xff;\ta"]
    lines = forwarded(get(*(f"cOOKIE: \t{value} " for value in values), "Cookie:", "Cookie: "))
    assert named(lines, b"cookie") == [value.encode("latin-1") for value in values]


def test_our_cookies_can_be_taken_out_and_nothing_else_with_them() -> None:
    data = get("Cookie: a=1; AWSALB=x; b=2", "Cookie: AWSALBTG=y", "Cookie: c=3")
    assert named(forwarded(data, our_cookies=False), b"cookie") == [b"a=1; b=2", b"c=3"]


def test_bytes_beyond_ascii_in_a_value_go_on_as_they_came() -> None:
    assert forwarded(get("X: caf\xe9 \xed\x95\x9c"))[2] == b"X: caf\xe9 \xed\x95\x9c"


def answered(*lines: str, **how: Any) -> bytes:
    settings: dict[str, Any] = {"added": (), "chunked": False, "close": False, "says_keep_alive": False} | how
    return forwarded_response(read_response_head(head(*lines)), **settings)


def test_a_response_goes_on_with_our_lines_first_and_its_own_as_they_came() -> None:
    response = answered(
        "HTTP/1.0 404 Not  F\xf6und", "x-A:1", "Set-Cookie: a=1", "content-LENGTH: 5", added=[(b"B", b"c")]
    )
    assert response == b"HTTP/1.1 404 Not  F\xf6und\r\nB: c\r\nx-A:1\r\nSet-Cookie: a=1\r\ncontent-LENGTH: 5\r\n\r\n"
    assert answered("HTTP/1.1 200") == answered("HTTP/1.1 200 ") == b"HTTP/1.1 200 \r\n\r\n"


def test_what_concerns_one_connection_does_not_come_back_either() -> None:
    lines = (
        "Connection: X-Hop, Content-Length, Set-Cookie",
        *HOP_BY_HOP,
        "x-hop: 1",
        "Content-Length: 5",
        "Set-Cookie: a",
    )
    assert answered("HTTP/1.1 200 OK", *lines) == b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nSet-Cookie: a\r\n\r\n"


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ({}, b""),
        ({"close": True}, b"Connection: close\r\n"),
        ({"says_keep_alive": True}, b"Connection: keep-alive\r\n"),
        ({"close": True, "says_keep_alive": True}, b"Connection: close\r\n"),
        ({"chunked": True}, b"Transfer-Encoding: chunked\r\n"),
        ({"chunked": True, "close": True}, b"Transfer-Encoding: chunked\r\nConnection: close\r\n"),
        ({"upgrade": True}, b"Connection: Upgrade\r\nUpgrade: websocket\r\n"),
    ],
)
def test_the_client_hears_what_becomes_of_its_connection(how: dict[str, bool], expected: bytes) -> None:
    response = answered("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "Connection: close", **how)
    assert response == b"HTTP/1.1 200 OK\r\n" + expected + b"\r\n"


@pytest.mark.parametrize("with_body", [True, False])
def test_our_own_answers_are_whole_messages_for_both_judges(with_body: bool) -> None:
    for status in (400, 405, 408, 414, 463, 500, 501, 502, 503, 504, 505):
        answer = own_response(status, with_body=with_body, close=status == 400)
        assert re.match(rb"HTTP/1\.1 %d [A-Z][A-Za-z -]+\r\n" % status, answer)
        readings = [h11_response(answer, b"GET" if with_body else b"HEAD")]
        if with_body:
            readings.append(llhttp_response(answer))
        for reading in readings:
            assert reading
            assert reading.start == (b"%d" % status, b"")
            assert reading.ends_with
            assert (b"%d" % status in reading.payload) == with_body
            assert reading.values(b"connection") == [b"close" if status == 400 else b"keep-alive"]


def test_an_upgrade_goes_on_to_the_target_as_both_judges_read_it() -> None:
    data = get("Connection: keep-alive, Upgrade", "Upgrade: WebSocket", "Sec-WebSocket-Key: a")
    request = read_request_head(data)
    message = forwarded_request(request, peer=b"9.9.9.9", port=80, trace_id=b"Root=1", upgrade=request.wants_upgrade)
    for judge in REQUEST_JUDGES:
        reading = judge(message)
        assert reading
        assert reading.values(b"connection") == [b"Upgrade"]
        assert reading.values(b"upgrade") == [b"websocket"]
        assert reading.values(b"sec-websocket-key") == [b"a"]
