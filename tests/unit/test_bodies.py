"""Where bodies end: every cut of every case, and nothing that could be read in two ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sticky_lab.framing.bodies import LAST_CHUNK, ChunkedReader, FramingError, LengthReader, UntilCloseReader, chunk
from tests.unit.judges import REQUEST_JUDGES
from tests.unit.request_head_cases import post


def feed_in_pieces(reader: ChunkedReader | LengthReader, pieces: list[bytes]) -> tuple[bytes, bytes]:
    payload, rest = b"", b""
    for piece in pieces:
        if reader.complete:
            rest += piece
        else:
            got, rest = reader.feed(piece)
            payload += got
    return payload, rest


CHUNKED = b"3\r\nabc\r\n00A;name=value\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n"


@pytest.mark.parametrize("cut", range(len(CHUNKED) + 5))
def test_a_chunked_body_reads_the_same_wherever_it_is_cut(cut: int) -> None:
    data = CHUNKED + b"next"
    reader = ChunkedReader()
    assert feed_in_pieces(reader, [data[:cut], data[cut:]]) == (b"abc0123456789", b"next")
    assert reader.complete


def test_a_chunked_body_reads_the_same_byte_by_byte() -> None:
    reader = ChunkedReader()
    assert feed_in_pieces(reader, [bytes([byte]) for byte in CHUNKED]) == (b"abc0123456789", b"")
    assert reader.complete


@pytest.mark.parametrize(
    "bad",
    [
        b"-1\r\n",
        b"+1\r\n",
        b"0x1\r\n",
        b" 1\r\n",
        b"1 \r\n",
        b"\r\n",
        b"g\r\n",
        b"1" * 17 + b"\r\n",
        b"1\n",
        b"1\nx\n0\n\n",
        b"1\rx",
        b"1\r\nx\n",
        b"0\r\n\n",
        b"0\r\nT: x\n",
        b"1" + b"\t" * 2000,
        b"1\r\nxy\r\n",
        b"1\r\nx\n0\r\n\r\n",
        b"1;a\rb\r\n",
        b"1;" + b"a" * 2000,
        b"0\r\n" + b"T: x\r\n" * 5000,
        # An extension has a name; what is quoted ends, and holds no line end (RFC 9112 §7.1.1).
        *(
            b"1;%b\r\nx\r\n0\r\n\r\n" % bad
            for bad in (
                b"",
                b"[",
                b"a=",
                b'a="',
                b'a="b',
                b'a="b"c',
                b"a b",
                b"=b",
                b";",
                b"a;",
                b"a=b=c",
                b"a=(b)",
                b'"a"',
                b'a="\\',
                b'a="\x01"',
                b"a\x7f",
                b"a=\xe9",
                b"a, b",
                b"a=b c",
                b"a ",
            )
        ),
        b'1;a="\r\nGET /evil HTTP/1.1\r\nHost: a\r\n\r\n"\r\nx\r\n0\r\n\r\n',
        # Trailers are field lines (RFC 9112 §7.1.2).
        *(
            b"0\r\n%b\r\n\r\n" % bad
            for bad in (
                b"x",
                b":",
                b": a",
                b" a: b",
                b"a : b",
                b"a: b\r\n c",
                b"a: \0",
                b"a: \x7f",
                b"a\xe9: b",
                b"GET /evil HTTP/1.1",
                b"a: b\r\nGET / HTTP/1.1",
            )
        ),
    ],
)
def test_what_is_not_clearly_a_chunk_is_refused(bad: bytes) -> None:
    reader = ChunkedReader()
    with pytest.raises(FramingError):
        reader.feed(bad)
    assert not reader.complete


@pytest.mark.parametrize(
    "good", [b"a", b"a=b", b'a=""', b'a="b c;\\"\\\\d"', b"a;b=c;d", b" a", b"a = b", b'\ta\t=\t"b"; c']
)
def test_well_formed_extensions_and_trailers_are_dropped(good: bytes) -> None:
    assert ChunkedReader().feed(b"1;%b\r\nx\r\n0;%b\r\nA: b\r\nc:\r\n\r\nrest" % (good, good)) == (b"x", b"rest")


def test_extensions_and_trailers_of_exactly_the_limit_pass_and_longer_ones_do_not() -> None:
    for longest, more, taken in (
        (b"1;" + b"a" * 1022, b"a", b"\r\nx\r\n0\r\n"),
        (b"0\r\n" + (b"T:" + b"T" * 1022 + b"\r\n") * 16, b"T", b""),
    ):
        reader = ChunkedReader()
        reader.feed(longest + taken + b"\r\n")
        assert reader.complete
        with pytest.raises(FramingError):
            ChunkedReader().feed(longest + more + taken + b"\r\n")


@given(st.lists(st.binary(max_size=300), max_size=6), st.integers(1, 50))
def test_what_is_chunked_reads_as_it_was(payloads: list[bytes], step: int) -> None:
    data = b"".join(chunk(payload) for payload in payloads) + LAST_CHUNK
    reader = ChunkedReader()
    pieces = [data[start : start + step] for start in range(0, len(data), step)]
    assert feed_in_pieces(reader, pieces) == (b"".join(payloads), b"")
    assert reader.complete


@given(st.binary(max_size=100), st.integers(0, 100))
def test_a_body_of_known_length_takes_that_many_bytes(data: bytes, length: int) -> None:
    reader = LengthReader(length)
    assert reader.complete == (length == 0)
    assert reader.feed(data) == (data[:length], data[length:])
    assert reader.complete == (len(data) >= length)


def test_a_body_until_close_takes_everything() -> None:
    reader = UntilCloseReader()
    assert reader.feed(b"x") == (b"x", b"")
    assert not reader.complete


NASTY = b"\0\t\n\r +-0123ABx;=\x80"


def test_no_single_byte_gives_a_chunked_body_a_second_reading() -> None:
    before = post("Transfer-Encoding: chunked")
    accepted = 0
    for at in range(len(CHUNKED) + 1):
        for piece in (b"", *(bytes([byte]) for byte in NASTY)):
            for data in (CHUNKED[:at] + piece + CHUNKED[at:], CHUNKED[:at] + piece + CHUNKED[at + 1 :]):
                reader = ChunkedReader()
                try:
                    payload, rest = reader.feed(data)
                except FramingError:
                    continue
                whole = reader.complete and not rest
                accepted += whole
                for judge in REQUEST_JUDGES:
                    reading = judge(before + data)  # a judge may be stricter than we are
                    if reading:
                        assert reading.ends_with == whole, data
                        assert reading.payload == payload, data
    assert accepted > 200
