"""What a target's response head says, or the refusal to pass it on: the client then gets 502 (ERR-01)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sticky_lab.framing.bodies import BodyReader, ChunkedReader, LengthReader, UntilCloseReader
from sticky_lab.framing.field_lines import HEAD_LINES, RESPONSE_FIELDS, Values, is_websocket_upgrade, keep_alive

LONGEST_RESPONSE_HEAD = 32_768  # HDR-05: response headers 32K

_HEAD = re.compile(rb"HTTP/1\.([01]) ([1-5][0-9][0-9])(?: ([\t -~\x80-\xff]*+))?\r\n" + HEAD_LINES)
_LENGTH = re.compile(rb"[0-9]{1,18}")
_NOTHING = LengthReader(0)


class BadResponseError(Exception):
    """A target's response that cannot be framed with certainty."""


class ResponseHead:
    """A target's response head.

    `length` is the body's in bytes, None where it is chunked or ends with its connection. `passed_on` holds the lines
    that go on as they came, `set_cookies` the values of those that are Set-Cookie.
    """

    __slots__ = ("chunked", "keep_alive", "length", "passed_on", "phrase", "set_cookies", "status", "values")

    def __init__(self, status: int, phrase: bytes, http_1_0: bool, values: Values, passed_on: list[bytes]) -> None:
        self.status, self.phrase, self.values, self.passed_on = status, phrase, values, passed_on
        self.keep_alive = keep_alive(values, http_1_0)
        self.set_cookies: Sequence[bytes] = values.get(b"set-cookie", ())
        self.length, self.chunked = _framing(values)
        if (self.chunked and http_1_0) or (_never_has_body(status) and (self.chunked or self.length)):
            # RFC 9112 §6.1, RFC 9110 §8.6: some readers take a body there, others do not.
            raise BadResponseError("the body could be framed in two ways")

    @property
    def upgrades_to_websocket(self) -> bool:
        """Whether it says that WebSocket, and nothing else, is spoken from now on (RFC 6455 §4.1)."""
        return is_websocket_upgrade(self.values)

    def body_reader(self, method: bytes) -> BodyReader:
        """Return a reader for the body that follows a request with this method, if one does."""
        if method == b"HEAD" or _never_has_body(self.status) or self.status == 304 or self.length == 0:
            return _NOTHING
        if self.chunked:
            return ChunkedReader()
        return UntilCloseReader() if self.length is None else LengthReader(self.length)


def _never_has_body(status: int) -> bool:
    return status < 200 or status == 204


def split_response_head(buffer: bytes) -> tuple[bytes, bytes] | None:
    """Return (head with its empty line, what follows), or None if more bytes are needed. Raises `BadResponseError`."""
    end = buffer.find(b"\r\n\r\n") + 4
    if (end if end > 3 else len(buffer)) > LONGEST_RESPONSE_HEAD:
        raise BadResponseError("the head is too long")
    if end < 4:
        if buffer.count(b"\n") != buffer.count(b"\r\n"):
            raise BadResponseError("a line ends in a bare LF")  # an end that we know may never come
        return None
    return buffer[:end], buffer[end:]


def read_response_head(head: bytes) -> ResponseHead:
    """Read a response head that ends with its empty line. Raises `BadResponseError`."""
    plain = _HEAD.fullmatch(head)
    if plain is None:
        raise BadResponseError("the head is malformed")
    minor, status, phrase, block = plain.groups()
    values, passed_on = RESPONSE_FIELDS.read(block)
    return ResponseHead(int(status), phrase or b"", minor == b"0", values, passed_on)


def _framing(values: Values) -> tuple[int | None, bool]:
    """Return (Content-Length or None, chunked). Raises `BadResponseError` where there are two readings."""
    lengths = values.get(b"content-length", ())
    encodings = values.get(b"transfer-encoding", ())
    if not encodings and len(lengths) == 1 and _LENGTH.fullmatch(lengths[0]):
        return int(lengths[0]), False
    if not encodings and not lengths:
        return None, False
    if lengths or len(encodings) > 1 or encodings[0].lower() != b"chunked":
        raise BadResponseError("the body could be framed in two ways")
    return None, True
