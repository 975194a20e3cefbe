"""What targets answer: one reading, which two outside judges share, or none."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sticky_lab.framing.bodies import ChunkedReader, LengthReader, UntilCloseReader
from sticky_lab.framing.forwarding import forwarded_response
from sticky_lab.framing.response_heads import (
    LONGEST_RESPONSE_HEAD,
    BadResponseError,
    ResponseHead,
    read_response_head,
    split_response_head,
)
from tests.unit.judges import h11_response, llhttp_response
from tests.unit.request_head_cases import head


def answer(*lines: str, first: str = "HTTP/1.1 200 OK") -> bytes:
    return head(first, *lines)


def read(data: bytes) -> ResponseHead | None:
    try:
        return read_response_head(data)
    except BadResponseError:
        return None


GOOD = (
    answer(),
    answer("Content-Length: 5"),
    answer("content-length:\t05 ", "Content-Type: text/html; charset=utf-8"),
    answer("Transfer-Encoding: chunked"),
    answer("transfer-ENCODING:Chunked\t", "Trailer: X"),
    answer("Set-Cookie: a=1; Path=/", "set-cookie:b=\xff", "Set-Cookie:", "X:", "Y: \t "),
    answer("Connection: close, X", "X: 1"),
    answer("!#$%&'*+-.^_`|~09azAZ: a", "Location: /\xed\x95\x9c"),
    *(answer(first=f"HTTP/1.1 {rest}")
        for rest in ("200", "200 ", "200  \t O\xf6K ", "301 a b", "404 ", "599 ~", "299 :")),
    *(answer("Content-Length: 5", first=f"HTTP/1.{minor} 404 No") for minor in "01"),
    answer("Content-Length: 5", "Connection: keep-alive", first="HTTP/1.0 200 OK"),
    *(answer(*lines, first=f"HTTP/1.1 {status} x") for status in (100, 103, 204)
        for lines in ((), ("Content-Length: 0",))),
    *(answer(*lines, first="HTTP/1.1 304 x") for lines in ((), ("Content-Length: 5",), ("ETag: a",))),
    answer("Connection: Upgrade", "Upgrade: websocket", first="HTTP/1.1 101 Switching Protocols"),
)  # fmt: skip

BAD = (
    *(answer(first=first) for first in (
        "", "HTTP/1.1", "HTTP/1.1 ", "HTTP/1.1 20", "HTTP/1.1 2000", "HTTP/1.1 099 a", "HTTP/1.1 600 a",
        "HTTP/1.1 000",
        "HTTP/1.1 2x0 a", "HTTP/1.1 \xb200 a", "HTTP/1.1 -20 a", "HTTP/1.1  200 a", " HTTP/1.1 200 a",
        "HTTP/1.1\t200 a",
        "HTTP/1.1 200\ta", "HTTP/1.2 200 a", "HTTP/0.9 200 a", "HTTP/2.0 200 a", "HTTP/2 200 a", "http/1.1 200 a",
        "HTTP/1.1 200 a\0", "HTTP/1.1 200 a\r", "HTTP/1.1 200 \x0b", "HTTP/1.1 200 \x7f", "HTTP/1.1 200OK",
        "ICY 200 OK",
    )),
    *(answer(line) for line in (
        "X", "X : a", "X\t: a", ": a", ":", " X: a", "\tX: a", " ", "X: a\0", "X: a\x01", "X: a\x7f", "X: a\rb",
        "X: a\r",
        "X\0: a", "caf\xe9: a", "X Y: a", "X: a\nY: b", "X: a\n b",
    )),
    answer("X: a", " b"), answer("X: a") + b"x", answer("X: a")[:-2], answer("X: a")[:-1], b"", b"\r\n\r\n",
    b"\r\n" + answer(),
    *(answer(f"Content-Length: {value}") for value in (
        "", "+5", "-5", "5,5", "5, 5", "5 5", "0x5", "5.0", "5;", "five", "9" * 19, "\xb2", "5\xa0", "\"5\"",
    )),
    *(answer(f"Transfer-Encoding: {value}") for value in (
        "", "xchunked", "chunked,", ",chunked", "identity", "gzip", "gzip, chunked", "chunked, chunked",
        "chunked;q=1", "\"chunked\"",
        "\xa0chunked", "chunked\x80",
    )),
    answer("Content-Length: 5", "Content-Length: 5"), answer("Content-Length: 5", "content-length: 6"),
    answer("Content-Length: 5", "Transfer-Encoding: chunked"),
    answer("Transfer-Encoding: chunked", "Content-Length: 0"),
    answer("Transfer-Encoding: chunked", "Transfer-Encoding: chunked"),
    answer("Transfer-Encoding: gzip", "Transfer-Encoding: chunked"),
    answer("Transfer-Encoding: chunked", first="HTTP/1.0 200 OK"),
    *(answer(line, first=f"HTTP/1.1 {status} x") for status in (100, 101, 199, 204) for line in (
        "Content-Length: 5", "Transfer-Encoding: chunked",
    )),
)  # fmt: skip


@pytest.mark.parametrize("data", BAD, ids=range(len(BAD)))
def test_a_response_that_is_not_clearly_well_formed_is_refused(data: bytes) -> None:
    with pytest.raises(BadResponseError):
        read_response_head(data)


# A blank behind a value is no part of it (RFC 9110 §5.5). llhttp forgets that, of a response with this one, and reads
# until the connection ends.
TAB_AFTER_CODING = re.compile(rb"transfer-encoding:[^\r]*\t[\t ]*\r", re.IGNORECASE)


def has_one_reading(data: bytes, method: bytes = b"GET") -> bool:
    """Whether a response is accepted; then no judge reads it, or what is forwarded for it, otherwise than we do."""
    response = read(data)
    if response is None:
        return False
    reader = response.body_reader(method)
    ends_with_connection = isinstance(reader, UntilCloseReader)
    payload, wire = b"", b""
    if isinstance(reader, ChunkedReader):
        payload, wire = b"0\r\n\r\n", b"5\r\n0\r\n\r\n\r\n0\r\n\r\n"
    elif not reader.complete:
        payload = wire = b"0" * (5 if ends_with_connection else min(response.length or 0, 9999))
    forwarded = forwarded_response(
        response,
        added=((b"Set-Cookie", b"AWSALB=a"),),
        chunked=response.chunked,
        close=ends_with_connection,
        says_keep_alive=False,
        upgrade=response.status == 101,
    )
    for judge in (h11_response, llhttp_response):
        if judge is llhttp_response and method == b"HEAD":
            continue
        for form, came in ((data, True), (forwarded, False)):
            reading = judge(form + wire, method)
            if came and (reading is None or (judge is llhttp_response and TAB_AFTER_CODING.search(data))):
                continue
            assert reading, (data, form)
            assert reading.start == (b"%d" % response.status, b""), data
            assert reading.payload == payload, (data, judge)
            assert reading.ends_with != ends_with_connection or response.status == 101, (data, judge)
            cookies = [*response.set_cookies] if came else [b"AWSALB=a", *response.set_cookies]
            assert reading.values(b"set-cookie") == cookies
    return True


@pytest.mark.parametrize("method", [b"GET", b"HEAD"])
def test_every_good_response_has_one_reading(method: bytes) -> None:
    assert [data for data in GOOD if not has_one_reading(data, method)] == []


@pytest.mark.parametrize(
    ("data", "method", "kind", "complete"),
    [
        (answer(), b"GET", UntilCloseReader, False),
        (answer(), b"HEAD", LengthReader, True),
        (answer("Content-Length: 5"), b"GET", LengthReader, False),
        (answer("Content-Length: 5"), b"HEAD", LengthReader, True),
        (answer("Content-Length: 0"), b"POST", LengthReader, True),
        (answer("Transfer-Encoding: chunked"), b"GET", ChunkedReader, False),
        (answer("Transfer-Encoding: chunked"), b"HEAD", LengthReader, True),
        (answer("Content-Length: 5", first="HTTP/1.1 304 x"), b"GET", LengthReader, True),
        (answer("Transfer-Encoding: chunked", first="HTTP/1.1 304 x"), b"GET", LengthReader, True),
        (answer(first="HTTP/1.1 204 x"), b"GET", LengthReader, True),
        (answer(first="HTTP/1.1 100 x"), b"GET", LengthReader, True),
        (answer(first="HTTP/1.1 101 x"), b"GET", LengthReader, True),
        (answer("Content-Length: 5", first="HTTP/1.1 205 x"), b"GET", LengthReader, False),
        (answer(first="HTTP/1.0 200 x"), b"GET", UntilCloseReader, False),
    ],
)
def test_the_body_is_read_by_what_the_head_and_the_request_say(
    data: bytes, method: bytes, kind: type, complete: bool
) -> None:
    reader = read_response_head(data).body_reader(method)
    assert type(reader) is kind
    assert reader.complete is complete


@pytest.mark.parametrize(
    ("data", "stays_open"),
    [
        (answer(), True),
        (answer("Connection: close"), False),
        (answer("Connection: a, Close"), False),
        (answer(first="HTTP/1.0 200 OK"), False),
        (answer("Connection: Keep-Alive", first="HTTP/1.0 200 OK"), True),
        (answer("Connection: keep-alive, close", first="HTTP/1.0 200 OK"), False),
    ],
)
def test_a_target_says_whether_its_connection_stays_open(data: bytes, stays_open: bool) -> None:
    assert read_response_head(data).keep_alive is stays_open


def test_what_a_response_head_says() -> None:
    data = answer(
        "Set-Cookie: a=1", "X-A:1", "SET-COOKIE:b ", "Connection: X-B", "X-B: 2", first="HTTP/1.1 404 Not Found"
    )
    response = read_response_head(data)
    assert (response.status, response.phrase) == (404, b"Not Found")
    assert response.set_cookies == [b"a=1", b"b"]
    assert response.passed_on == [b"Set-Cookie: a=1", b"X-A:1", b"SET-COOKIE:b "]
    assert (response.length, response.chunked) == (None, False)
    assert read_response_head(answer()).set_cookies == ()


def test_a_response_head_ends_with_its_first_empty_line_wherever_it_is_cut() -> None:
    data = answer("Content-Length: 5")
    for cut in range(len(data)):
        assert split_response_head(data[:cut]) is None
    for rest in (b"", b"h", b"hello" + data, b"\n" * 40_000):
        assert split_response_head(data + rest) == (data, rest)
    assert split_response_head(b"\r\n\r\n" + data) == (b"\r\n\r\n", data)


def test_an_unfinished_head_with_lines_that_end_in_a_bare_line_feed_is_not_waited_for() -> None:
    for part in (b"HTTP/1.1 200 OK\n", b"HTTP/1.1 200 OK\nA: b\n\n", b"HTTP/1.1 200 OK\r\nA: b\n"):
        with pytest.raises(BadResponseError):
            split_response_head(part)


def test_a_response_head_of_exactly_the_limit_passes_and_a_longer_one_does_not() -> None:
    assert LONGEST_RESPONSE_HEAD == 32 * 1024  # HDR-05
    data = answer("X: " + "a" * (LONGEST_RESPONSE_HEAD - len(answer("X: "))))
    assert split_response_head(data + b"a") == (data, b"a")
    assert split_response_head(data[:-4] + b"aaaa") is None
    assert read(data)
    longer = data.replace(b"X: ", b"X: a")
    for buffer in (longer, longer[:-4] + b"aaaa"):
        with pytest.raises(BadResponseError):
            split_response_head(buffer)


NASTY = b"\0\x01\t\n\x0b\r ,-0:;H_{\x7f\x80\xff"


@pytest.mark.parametrize("number", [1, 3, 5, 6, -1])
def test_no_single_byte_makes_a_second_reading(number: int) -> None:
    data = GOOD[number]
    accepted = 0
    for at in range(len(data) + 1):
        accepted += has_one_reading(data[:at] + data[at + 1 :])
        for byte in NASTY:
            accepted += has_one_reading(data[:at] + bytes([byte]) + data[at:])
            accepted += has_one_reading(data[:at] + bytes([byte]) + data[at + 1 :])
    assert accepted > 50


LINES = st.sampled_from(
    (
        *("Content-Length: 5", "content-length:0", "Content-Length: +5", "Content_Length: 5", "Content-Length: 5, 5"),
        *("Transfer-Encoding: chunked", "transfer-encoding:Chunked", "Transfer-Encoding: gzip", "Transfer-Encoding:"),
        *("Connection: close", "Connection: keep-alive, Set-Cookie", "Connection: Upgrade", "Upgrade: websocket"),
        *("Set-Cookie: a=\xff", "set-cookie:", "X: \xe9", "X:", "X : a", " a", "TE: a", "Keep-Alive: 5", "X"),
    )
)
FIRST_LINES = st.builds(
    "HTTP/1.{} {}{}".format,
    *(st.sampled_from("1110"), st.sampled_from((100, 101, 200, 200, 200, 204, 206, 302, 304, 404, 500, 999))),
    st.sampled_from(("", " ", " OK", " \xe9", "  a\t", "\t")),
)
PIECES = st.sampled_from((b"", b"\r", b"\n", b"\r\n", b" ", b"\0", b":", b"\x0b", b"chunked", b"HTTP/1.1 200 OK\r\n"))


@settings(max_examples=400, deadline=None)
@given(FIRST_LINES, st.lists(LINES, max_size=4), PIECES, st.integers(0, 99), st.sampled_from((b"GET", b"HEAD")))
def test_a_response_of_odd_parts_has_one_reading_or_none(
    first: str, lines: list[str], piece: bytes, at: int, method: bytes
) -> None:
    data = answer(*lines, first=first)
    has_one_reading(data[:at] + piece + data[at:], method)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.sampled_from((b"", b"HTTP/1.1 200 OK\r\n")), st.sampled_from((b"", b"\r\n\r\n")))
def test_whatever_bytes_come_they_are_read_or_refused(data: bytes, before: bytes, after: bytes) -> None:
    read(before + data + after)


@pytest.mark.parametrize(
    "unit", [b"a:\r\n", b":\r\n", b"\n", b"\x80:\r\n", b"a: " + b" " * 500 + b"\r\n", b"Connection: a,b\r\na:\r\n"]
)
def test_reading_a_response_takes_time_linear_in_its_length(unit: bytes) -> None:
    def seconds(size: int) -> float:
        data = b"HTTP/1.1 200 OK\r\n" + unit * (size // len(unit)) + b"\r\n"
        best = 9.0
        for _ in range(3):
            began = time.thread_time()
            read(data)
            best = min(best, time.thread_time() - began)
        return best

    assert seconds(65_536) < 25 * seconds(8_192) + 0.001
