"""Two outside readers of HTTP/1, llhttp (Node.js, through httptools) and h11: what we forward, both must read as we do.

A judge says at which byte a message ends, so that a reading is not what fields say about the body but where it is.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

import h11
import httptools

LONGEST = 200_000


@dataclass
class Reading:
    """What a judge has read. `ends_with` is true where the message ends with the last byte, and not before."""

    start: tuple[bytes, bytes] = (b"", b"")  # method and target of a request, status and nothing of a response
    fields: list[tuple[bytes, bytes]] = field(default_factory=list)
    payload: bytes = b""
    ends_with: bool = False

    def values(self, name: bytes) -> list[bytes]:
        return [value for known, value in self.fields if known == name]


class _Llhttp:
    """Callbacks of httptools."""

    def __init__(self) -> None:
        self.reading = Reading()
        self.complete = False
        self.target = b""

    def on_url(self, part: bytes) -> None:
        self.target += part

    def on_header(self, name: bytes, value: bytes) -> None:
        self.reading.fields.append((name.lower(), value.strip(b" \t")))

    def on_body(self, part: bytes) -> None:
        self.reading.payload += part

    def on_message_complete(self) -> None:
        self.complete = True


def _llhttp(parser: httptools.HttpRequestParser | httptools.HttpResponseParser, notes: _Llhttp, message: bytes) -> bool:
    """Feed a message; False if it is refused."""
    try:
        parser.feed_data(message[:-1])
        too_early = notes.complete
        with suppress(httptools.HttpParserUpgrade):
            parser.feed_data(message[-1:])
    except (httptools.HttpParserError, httptools.HttpParserUpgrade):
        return False  # an upgrade before the last byte: what follows the head is not read at all
    notes.reading.ends_with = notes.complete and not too_early
    return True


def llhttp_request(message: bytes) -> Reading | None:
    """Read a request; None if it is refused."""
    notes = _Llhttp()
    parser = httptools.HttpRequestParser(notes)
    if not _llhttp(parser, notes, message):
        return None
    notes.reading.start = parser.get_method(), notes.target
    return notes.reading


def _h11(connection: h11.Connection, message: bytes) -> Reading | None:
    reading = Reading()
    complete = [False, False]
    try:
        for turn, part in enumerate((message[:-1], message[-1:])):
            connection.receive_data(part)
            while not complete[0]:
                event = connection.next_event()
                if event in (h11.NEED_DATA, h11.PAUSED):
                    break
                if isinstance(event, h11.Request):
                    reading.start, reading.fields = (event.method, event.target), list(event.headers)
                elif isinstance(event, h11.Response | h11.InformationalResponse):
                    reading.start, reading.fields = (b"%d" % event.status_code, b""), list(event.headers)
                    complete[turn] = isinstance(event, h11.InformationalResponse)
                elif isinstance(event, h11.Data):
                    reading.payload += bytes(event.data)
                elif isinstance(event, h11.EndOfMessage):
                    complete[turn] = True
                if complete[turn]:
                    break
    except h11.RemoteProtocolError:
        return None
    reading.ends_with = complete == [False, True]
    return reading


def h11_request(message: bytes) -> Reading | None:
    """Read a request; None if it is refused."""
    return _h11(h11.Connection(h11.SERVER, max_incomplete_event_size=LONGEST), message)


def llhttp_response(message: bytes, method: bytes = b"GET") -> Reading | None:
    """Read a response; None if it is refused. It cannot be told the method."""
    del method
    notes = _Llhttp()
    parser = httptools.HttpResponseParser(notes)
    if not _llhttp(parser, notes, message):
        return None
    notes.reading.start = b"%d" % parser.get_status_code(), b""
    return notes.reading


def h11_response(message: bytes, method: bytes = b"GET") -> Reading | None:
    """Read a response to a request with this method; None if it is refused."""
    connection = h11.Connection(h11.CLIENT, max_incomplete_event_size=LONGEST)
    fields = [(b"host", b"a"), (b"connection", b"upgrade"), (b"upgrade", b"websocket")]
    connection.send(h11.Request(method=method, target=b"/", headers=fields))
    connection.send(h11.EndOfMessage())
    return _h11(connection, message)


Judge = Callable[[bytes], Reading | None]
REQUEST_JUDGES: tuple[Judge, ...] = (llhttp_request, h11_request)
