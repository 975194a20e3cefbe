"""Where a message body ends. Pure: bytes in; payload, and what belongs to the next message, out.

Chunked bodies are taken apart strictly and put together again in one canonical form, so that the target never
sees a chunk line that the client wrote: extensions and trailers end here.
"""

from __future__ import annotations

import re
from typing import Protocol

from sticky_lab.framing.field_lines import FIELD_LINE, TOKEN

# RFC 9112 §7.1.1: an extension has a name, and perhaps a value, which is a token or a quoted string (RFC 9110 §5.6.4).
_QUOTED = rb'"(?:[\t !#-\[\]-~]|\\[\t -~])*+"'
_EXTENSION = rb"[ \t]*+;[ \t]*+" + TOKEN + rb"+(?:[ \t]*+=[ \t]*+(?:" + TOKEN + rb"+|" + _QUOTED + rb"))?+"
# ALB's limit is not published; 16 hexadecimal digits are 64 bits, more than any body.
_CHUNK_LINE = re.compile(rb"([0-9A-Fa-f]{1,16})(?:" + _EXTENSION + rb")*+")
_TRAILER = re.compile(FIELD_LINE)
_LONGEST_CHUNK_LINE = 1024
_LONGEST_TRAILERS = 16_384
LAST_CHUNK = b"0\r\n\r\n"


class FramingError(Exception):
    """The body cannot be framed with certainty."""


class BodyReader(Protocol):
    """Reads one body. `complete` turns true with its last byte."""

    complete: bool

    def feed(self, data: bytes) -> tuple[bytes, bytes]:
        """Return the payload in `data` and what follows the body. Raises `FramingError`."""


class LengthReader:
    """A body of a known number of bytes; zero means that there is none."""

    def __init__(self, length: int) -> None:
        self._left = length
        self.complete = length == 0

    def feed(self, data: bytes) -> tuple[bytes, bytes]:
        """See `BodyReader`."""
        payload = data[: self._left]
        self._left -= len(payload)
        self.complete = self._left == 0
        return payload, data[len(payload) :]


class UntilCloseReader:
    """A response body that ends with its connection."""

    complete = False

    def feed(self, data: bytes) -> tuple[bytes, bytes]:
        """See `BodyReader`."""
        return data, b""


class ChunkedReader:
    """A chunked body. Extensions and trailers are bounded and dropped."""

    def __init__(self) -> None:
        self.complete = False
        self._buffer = b""
        self._at = 0  # how much of the buffer has been used
        self._left = 0  # bytes of the current chunk still to come
        self._expects = "size"  # size | data | end of data | trailers
        self._trailer_bytes = 0

    def feed(self, data: bytes) -> tuple[bytes, bytes]:
        """See `BodyReader`."""
        self._buffer += data
        payload: list[bytes] = []
        while not self.complete and self._step(payload):
            pass
        rest, self._at = self._buffer[self._at :], 0
        self._buffer = b"" if self.complete else rest
        return b"".join(payload), rest if self.complete else b""

    def _step(self, payload: list[bytes]) -> bool:
        """Use one element of the buffer; False where more bytes are needed."""
        if self._expects == "data":
            piece = self._buffer[self._at : self._at + self._left]
            self._at += len(piece)
            self._left -= len(piece)
            payload.append(piece)
            if self._left:
                return False
            self._expects = "end of data"
        if self._expects == "end of data":
            ending = self._buffer[self._at : self._at + 2]
            if not b"\r\n".startswith(ending):
                raise FramingError("a chunk is not followed by CRLF")
            if len(ending) < 2:
                return False
            self._at, self._expects = self._at + 2, "size"
        line = self._take_line()
        if line is None:
            return False
        if self._expects == "trailers":
            self.complete = line == b""
            if line and not _TRAILER.fullmatch(line):
                raise FramingError("a trailer is malformed")
            self._trailer_bytes += len(line)
            if self._trailer_bytes > _LONGEST_TRAILERS:
                raise FramingError("the trailers are too long")
            return True
        size = _CHUNK_LINE.fullmatch(line)
        if not size:
            raise FramingError("a chunk size is malformed")
        self._left = int(size[1], 16)
        self._expects = "data" if self._left else "trailers"
        return True

    def _take_line(self) -> bytes | None:
        end = self._buffer.find(b"\r\n", self._at)
        if (len(self._buffer) if end < 0 else end) - self._at > _LONGEST_CHUNK_LINE:
            raise FramingError("a chunk line is too long")
        line = self._buffer[self._at : end] if end >= 0 else self._buffer[self._at :].removesuffix(b"\r")
        if b"\n" in line or b"\r" in line:
            # Also in a line that has not ended yet: its end may never come.
            raise FramingError("a chunk line holds a bare CR or LF")
        if end < 0:
            return None
        self._at = end + 2
        return line


def chunk(payload: bytes) -> bytes:
    """Return one chunk in canonical form. An empty payload would end the body, so it gives nothing."""
    return b"%x\r\n%b\r\n" % (len(payload), payload) if payload else b""
