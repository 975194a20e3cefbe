"""No head has two readings: what we forward, llhttp and h11 read as we do, whatever came; and all in linear time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sticky_lab.framing.forwarding import forwarded_request
from sticky_lab.framing.request_heads import (
    LONGEST_HEAD,
    LONGEST_LINE,
    RefusedHeadError,
    RequestHead,
    check_unfinished,
    read_request_head,
    split_head,
)
from sticky_lab.stickiness.load_balancer import DESYNC_MODES as MODES
from tests.unit.judges import REQUEST_JUDGES, Reading
from tests.unit.request_head_cases import EVERY_HEAD, METHODS, PASSING, get, head, post

pytestmark = pytest.mark.slow

LONGEST_BODY = 5_000  # longer ones are not tried out


def read(data: bytes, mode: str = "defensive") -> RequestHead | None:
    try:
        return read_request_head(data, mode)
    except RefusedHeadError:
        return None


def body_for(request: RequestHead) -> tuple[bytes, bytes]:
    """Return a payload, and how it looks on the wire."""
    if request.length is None:
        return b"0\r\n\r\n", b"5\r\n0\r\n\r\n\r\n0\r\n\r\n"
    return b"0" * request.length, b"0" * request.length


def differences(reading: Reading, request: RequestHead, target: bytes, payload: bytes, hosts: list[bytes]) -> list[str]:
    """Return in what a judge and we do not agree."""
    cookies = [value for value in request.values.get(b"cookie", ()) if value]
    agreed = {
        "start": reading.start == (request.method, target),
        "host": reading.values(b"host") == hosts,
        "cookie": [value for value in reading.values(b"cookie") if value] == cookies,
        "payload": reading.payload == payload,
        "end": reading.ends_with,
    }
    return [name for name, same in agreed.items() if not same]


def has_one_reading(data: bytes, mode: str = "defensive", **how: Any) -> bool:
    """Whether a head is accepted; then nobody reads it, or what is forwarded for it, in another way than we do."""
    request = read(data, mode)
    if request is None:
        return False
    if request.length is not None and request.length > LONGEST_BODY:
        return True
    payload, wire = body_for(request)
    how["upgrade"] = request.wants_upgrade
    forwarded = forwarded_request(request, peer=b"9.9.9.9", port=8080, trace_id=b"Root=1", **how)
    again = read(forwarded, "strictest" if forwarded.isascii() else "defensive")
    assert again, (data, forwarded)
    assert (again.method, again.target, again.length) == (request.method, request.path, request.length), (
        data,
        forwarded,
    )
    for judge in REQUEST_JUDGES:
        reading = judge(data + wire)  # here a judge may be stricter than we are
        if reading:
            assert not differences(reading, request, request.target, payload, [*request.values.get(b"host", ())]), data
        reading = judge(forwarded + wire)
        assert reading, (data, forwarded)
        assert not differences(reading, request, request.path, payload, [*again.values[b"host"]]), (data, forwarded)
    return True


HOW = st.fixed_dictionaries({"preserve_host": st.booleans(), "forwarded_for": st.sampled_from(("preserve", "remove"))})


def test_every_head_of_the_table_that_passes_has_one_reading() -> None:
    for mode in MODES:
        assert [has_one_reading(data, mode, forwarded_for="preserve") for data in PASSING].count(True) > 70


def test_a_second_reading_would_be_noticed() -> None:
    request = read(post("Content-Length: 5", "Cookie: a"))
    assert request
    for judge in REQUEST_JUDGES:
        for lines, payload, noticed in (
            (["Content-Length: 5", "Cookie: a"], b"12345", []),
            (["Content-Length: 4", "Cookie: a"], b"12345", ["payload", "end"]),
            (["Content-Length: 6", "Cookie: a"], b"12345", ["end"]),
            (["Cookie: a"], b"12345", ["payload", "end"]),
            (["Content-Length: 5", "Cookie: b"], b"12345", ["cookie"]),
            (["Content-Length: 5", "Cookie: a", "Host: b"], b"12345", ["host"]),
            (["Content-Length: 3", "Cookie: a"], b"123", ["payload"]),
        ):
            reading = judge(post(*lines) + payload)
            found = differences(reading, request, b"/a", b"12345", [b"a"]) if reading else noticed
            assert set(found) <= set(noticed)
            assert found or not noticed


NASTY = b'\0\x01\t\n\x0b\x0c\r\x1f !"#%*+,-./01:;?@HTc[]_{\x7f\x80\x85\xa0\xff'


def one_byte_changed(data: bytes) -> Iterator[bytes]:
    for at in range(len(data) + 1):
        yield data[:at] + data[at + 1 :]
        for byte in NASTY:
            yield data[:at] + bytes([byte]) + data[at:]
            yield data[:at] + bytes([byte]) + data[at + 1 :]


@pytest.mark.parametrize(
    "data",
    [
        post("Content-Length: 5"),
        post("Transfer-Encoding: chunked"),
        head("GET http://b:8/ HTTP/1.0", "Host: [::1]", "Cookie: a;b"),
        get("Connection: X, close", "X: 1"),
    ],
)
def test_no_single_byte_makes_a_second_reading(data: bytes) -> None:
    accepted = sum(map(has_one_reading, one_byte_changed(data)))
    assert accepted > 100


FIELDS = (
    *("Content-Length", "content-length", "Content_Length", "Content-Length ", "C0ntent-Length", "ContentLength"),
    *("Transfer-Encoding", "transfer-encoding", "Transfer_Encoding", "Transfer-Encoding\t", "Transfer-Encod1ng"),
    *("Host", "hOST", "Host ", "Connection", "Upgrade", "Expect", "TE", "Trailer", "Keep-Alive", "Cookie", "cookie"),
    *("X-Forwarded-For", "X", "", " X", "\xe2\x84\xaa", "X\x0b"),
)
VALUES = (
    *("5", "0", "05", "+5", "5,5", "5 5", "0x5", "\xb2", "5;", "", "a", "b:80", "[::1]", "a=1; b=\xff", "1.2.3.4"),
    *("chunked", "Chunked", "xchunked", "chunked,", "identity", "gzip, chunked", "\x0bchunked", '"chunked"'),
    *("close", "keep-alive", "Upgrade", "websocket", "Content-Length", "Transfer-Encoding, Host", "Cookie, X"),
    *("100-continue", "\xed\x95\x9c"),
)
BLANKS = st.sampled_from(("", " ", " ", " ", "\t", " \t ", "\x0b", "\r\n ", "\n"))
ODD_LINES = st.builds(
    lambda name, before, value, after: (name + ":" + before + value + after).encode("latin-1"),
    *(st.sampled_from(FIELDS), BLANKS, st.sampled_from(VALUES), BLANKS.map(lambda blank: blank.strip("\x0b\n"))),
)
GOOD_LINES = st.sampled_from(
    (
        *(b"Content-Length: 5", b"content-length:0", b"Transfer-Encoding: chunked", b"transfer-encoding:Chunked\t"),
        *(b"Connection: close", b"Connection: X, Host,cookie", b"connection: Upgrade", b"Upgrade: websocket", b"X: 1"),
        *(b"Cookie: a=\xff;b", b"cookie:c ", b"Expect: 100-continue", b"X-Forwarded-For: 1.2.3.4", b"X:"),
    )
)
LINES = st.integers(0, 3).flatmap(lambda chance: GOOD_LINES if chance else ODD_LINES)
ODD_FIRST_LINES = st.builds(
    lambda method, target, version, blanks: (method + blanks[0] + target + blanks[1] + version).encode(),
    st.sampled_from((*METHODS, "TRACE", "get", "")),
    st.sampled_from(("/", "/a?b", "*", "http://b/c", "HTTP://[::1]:8", "//a", "/a b", "/a#b", "", "a", "/ HTTP/1.1")),
    st.sampled_from(("HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/1.2", "HTTP/1.1 ", "HTTP/2.0", "http/1.1", "")),
    st.sampled_from((("", " "), (" ", "\t"), ("  ", " "), (" ", "  "), (" ", " "), (" ", " "))),
)
GOOD_FIRST_LINES = st.builds(
    b"%b %b HTTP/1.%b".__mod__,
    st.tuples(
        st.sampled_from([method.encode() for method in METHODS] + [b"POST"] * 5),
        st.sampled_from((b"/", b"/a?b", b"//a", b"/a#b", b"http://b:8/c?d", b"/a%20 b", b"/ HTTP/1.1")),
        st.sampled_from((b"1", b"1", b"1", b"0", b"9")),
    ),
)
FIRST_LINES = st.integers(0, 3).flatmap(lambda chance: GOOD_FIRST_LINES if chance else ODD_FIRST_LINES)
HOST = st.sampled_from(([b"Host: a"],) * 9 + ([],))
PIECES = (
    *(b"\r", b"\n", b"\r\n", b"\0", b" ", b"\t", b":", b"\x0b", b"\x80", b",", b"1"),
    *(b"HTTP/1.1", b"chunked", b"Host: b\r\n"),
)


@st.composite
def mutated_heads(draw: st.DrawFn) -> bytes:
    """Heads put together from odd parts; then lines and bytes are moved, doubled, joined, cut and put in."""
    lines = [draw(FIRST_LINES), *draw(HOST), *draw(st.lists(LINES, max_size=4))]
    for kind in draw(st.lists(st.sampled_from(("", "", "double", "swap", "join")), max_size=1)):
        one, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        if kind == "double":
            lines.insert(one, lines[other])
        elif kind == "swap":
            lines[one], lines[other] = lines[other], lines[one]
        elif kind == "join":
            lines[one : one + 2] = [b"".join(lines[one : one + 2])]
    data = b"\r\n".join((*lines, b"", b""))
    for piece in draw(st.just([]) | st.lists(st.sampled_from(PIECES), max_size=1)):
        at = draw(st.integers(0, len(data)))
        data = data[:at] + piece + data[at + draw(st.integers(0, 2)) :]
    return data


@settings(max_examples=600, deadline=None)
@given(mutated_heads(), st.sampled_from(MODES), HOW)
def test_a_head_of_odd_parts_has_one_reading_or_none(data: bytes, mode: str, how: dict[str, Any]) -> None:
    has_one_reading(data, mode, **how)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(EVERY_HEAD), st.data())
def test_a_head_of_the_table_with_bytes_put_in_has_one_reading_or_none(data: bytes, draws: st.DataObject) -> None:
    for _ in range(draws.draw(st.integers(1, 3))):
        at = draws.draw(st.integers(0, min(len(data), 300)))
        piece = draws.draw(st.one_of(st.sampled_from(PIECES), st.binary(max_size=3)))
        data = data[:at] + piece + data[at + draws.draw(st.integers(0, 3)) :]
    has_one_reading(data, forwarded_for="preserve")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400) | mutated_heads(), st.sampled_from(MODES), st.booleans())
def test_whatever_bytes_come_they_are_read_or_refused(data: bytes, mode: str, ended: bool) -> None:
    data += b"\r\n\r\n" if ended else b""
    read(data, mode)
    with suppress(RefusedHeadError):
        parts = split_head(data, LONGEST_HEAD)
        if parts is None:
            assert len(data) - 1 <= check_unfinished(data) <= len(data)
        else:
            assert b"".join(parts) == data


@settings(max_examples=100, deadline=None)
@given(mutated_heads(), st.integers(0, 300))
def test_no_beginning_of_an_accepted_head_is_refused(data: bytes, cut: int) -> None:
    if read(data):
        check_unfinished(data[:cut])


def many(unit: bytes, size: int, *, before: bytes = b"GET / HTTP/1.1\r\nHost: a\r\n", after: bytes = b"\r\n") -> bytes:
    return before + unit * ((size - len(before) - len(after)) // len(unit)) + after


def one_line(unit: bytes, size: int, *, before: bytes, after: bytes) -> bytes:
    """Return a head with one long line; a longer one than the limit is refused for that alone."""
    return many(unit, min(size // 4, LONGEST_LINE), before=before, after=after)


SHAPES: dict[str, Callable[[int], bytes]] = {
    "lines": lambda size: many(b"a:\r\n", size),
    "lines of all names": lambda size: get(*(f"{number:x}:" for number in range(size // 8))),
    "lines without name": lambda size: many(b":\r\n", size),
    "lines without colon": lambda size: many(b"a\r\n", size),
    "lines of bytes": lambda size: many(b"\x80:\xff\r\n", size),
    "long values": lambda size: many(b"a:" + b" " * (size // 16) + b"\r\n", size, after=b"\x01\r\n\r\n"),
    "long names": lambda size: many(b"a" * (size // 16) + b"\r\n", size),
    "lengths": lambda size: many(b"Content-Length: 5\r\n", size),
    "codings": lambda size: many(b"Transfer-Encoding: chunked\r\n", size),
    "look-alikes": lambda size: many(b"Content_Length: 5\r\nTransfer_Encoding : a\r\n", size),
    "hosts": lambda size: many(b"Host: a\r\n", size),
    "addresses": lambda size: many(b"X-Forwarded-For: ,,,\r\n", size),
    "options": lambda size: many(b"Connection: a,b,c,\r\na:\r\n", size),
    "folds": lambda size: many(b" \r\n", size),
    "line feeds": lambda size: many(b"a:\n", size // 4),
    "returns": lambda size: many(b"\r", size // 4, after=b"\r\n\r\n"),
    "zeros": lambda size: many(b"\0", size // 4, after=b"\r\n\r\n"),
    "blanks in the target": lambda size: one_line(b" ", size, before=b"GET /", after=b" HTTP/1.1 x\r\n\r\n"),
    "versions": lambda size: one_line(b" HTTP/2.", size, before=b"GET /", after=b" HTTP/1.1\r\nHost: a\r\n\r\n"),
    "commas": lambda size: one_line(b",", size, before=b"POST / HTTP/1.1\r\nTransfer-Encoding: ", after=b"\r\n\r\n"),
    "dots": lambda size: one_line(b"a.", size, before=b"GET / HTTP/1.1\r\nHost: ", after=b"@\r\n\r\n"),
    "method": lambda size: one_line(b"!", size, before=b"", after=b"\x80/\r\n\r\n"),
}


def seconds(data: bytes, mode: str) -> float:
    best = 9.0
    for _ in range(3):
        began = time.thread_time()
        read(data, mode)
        best = min(best, time.thread_time() - began)
    return best


@pytest.mark.parametrize("shape", SHAPES)
def test_reading_a_head_takes_time_linear_in_its_length(shape: str) -> None:
    short, long = SHAPES[shape](LONGEST_HEAD // 8), SHAPES[shape](LONGEST_HEAD)
    assert len(long) > 7 * len(short)
    for mode in MODES:
        # Eight times as much takes eight times as long, or up to 64 times if it were quadratic.
        assert seconds(long, mode) < 25 * seconds(short, mode) + 0.001
