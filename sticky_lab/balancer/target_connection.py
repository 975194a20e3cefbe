"""One connection to a target, and the pool of those that wait for the next request."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol, cast

from sticky_lab.balancer.framing import BodyReader, FramingError
from sticky_lab.balancer.heads import (
    LONGEST_RESPONSE_HEAD,
    BadHeadError,
    RequestHead,
    ResponseHead,
    parse_response_head,
    split_head,
)

CONNECT_SECONDS = 10  # ERR-01
IDLE_CONNECTIONS = 64  # per target; more are closed when they fall idle
# Shorter than the keep-alive of the bundled targets, so that none of them closes under a request (ERR-02).
IDLE_SECONDS = 30.0


class ResponseReceiver(Protocol):
    """Who sent the request, and hears of the response."""

    def response_started(self, head: ResponseHead, reader: BodyReader) -> None:
        """Take the head; `reader` reads the body and knows whether there is one."""

    def response_payload(self, payload: bytes) -> None:
        """Take a piece of the body."""

    def response_complete(self) -> None:
        """Take note that the response is whole."""

    def response_failed(self, failure: str) -> None:
        """Take note that no (further) response will come; `failure` is a key of `FAILURE_STATUS`."""

    def pause_request(self) -> None:
        """Send nothing for a while."""

    def resume_request(self) -> None:
        """Send again."""


class TargetConnection(asyncio.Protocol):
    """Speaks HTTP/1.1 to one target: one request at a time, its response handed over as it arrives."""

    def __init__(self, release: Callable[[TargetConnection], None]) -> None:
        self._release = release
        self.transport: asyncio.Transport = cast(asyncio.Transport, None)
        self.idle_since = 0.0
        # per request
        self._receiver: ResponseReceiver | None = None
        self._request: RequestHead | None = None
        self._response: ResponseHead | None = None
        self._reader: BodyReader | None = None
        self._buffer = b""
        self._request_complete = False

    @property
    def usable(self) -> bool:
        """Whether another request can be sent."""
        return not self.transport.is_closing()

    def start(self, receiver: ResponseReceiver, request: RequestHead, head: bytes) -> None:
        """Send a request head; `send` and `finish` follow."""
        self._receiver, self._request = receiver, request
        self._response = self._reader = None
        self._request_complete = False
        self.transport.write(head)

    def send(self, data: bytes) -> None:
        """Send some of the request's body, already framed."""
        if data:
            self.transport.write(data)

    def finish(self) -> None:
        """Say that the request is complete."""
        self._request_complete = True
        self._release_if_done()

    def abandon(self) -> None:
        """Drop the connection; nobody waits for its response any more."""
        self._receiver = None
        self.transport.abort()

    # asyncio.Protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        if self._receiver is None:
            # A target that speaks unasked cannot be trusted with the next request.
            self.transport.abort()
            return
        try:
            self._feed(data)
        except (BadHeadError, FramingError):
            self._fail("target_malformed")

    def eof_received(self) -> bool:
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        self._release(self)
        if self._receiver is None:
            return
        if self._response and self._reader and not exc and self._response.length is None and not self._response.chunked:
            self._reader.complete = True  # a body that ends with its connection
            self._finish_response()
        else:
            self._fail("target_closed")

    def pause_writing(self) -> None:
        if self._receiver:
            self._receiver.pause_request()

    def resume_writing(self) -> None:
        if self._receiver:
            self._receiver.resume_request()

    # the response

    def _feed(self, data: bytes) -> None:
        if self._reader is None:
            self._buffer += data
            while self._reader is None:
                parts = split_head(self._buffer, LONGEST_RESPONSE_HEAD, 502)
                if parts is None:
                    return
                head, self._buffer = parts
                self._start_response(parse_response_head(head))
            data, self._buffer = self._buffer, b""
        elif self._reader.complete:
            raise FramingError("bytes after the response")
        payload, rest = self._reader.feed(data)
        if rest:
            raise FramingError("bytes after the response")
        if payload and self._receiver:
            self._receiver.response_payload(payload)
        if self._reader.complete:
            self._finish_response()

    def _start_response(self, head: ResponseHead) -> None:
        assert self._request is not None
        assert self._receiver is not None
        if head.status == 101:
            raise BadHeadError(502, "an upgrade that was not asked for")
        if head.status < 200:
            return  # 100 Continue and 103 Early Hints stay between the target and us
        self._response, self._reader = head, head.body_reader(self._request)
        self._receiver.response_started(head, self._reader)

    def _finish_response(self) -> None:
        receiver = self._receiver
        self._release_if_done()
        if receiver:
            receiver.response_complete()

    def _release_if_done(self) -> None:
        """Give the connection back once both sides of its exchange are complete."""
        if self._receiver is None or not self._reader or not self._reader.complete:
            return
        if not self._request_complete or not self._response or not self._response.keep_alive:
            # A target that answers before it has read the body may still be reading it: not to be reused.
            self.transport.close()
        else:
            self.transport.resume_reading()  # a slow client may have paused it with its last piece
        self._receiver = None
        self._release(self)

    def _fail(self, failure: str) -> None:
        receiver, self._receiver = self._receiver, None
        self.transport.abort()
        if receiver:
            receiver.response_failed(failure)


class Pool:
    """Idle connections by address, the one used last first."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._idle: dict[tuple[str, int], list[TargetConnection]] = {}
        self._address: dict[TargetConnection, tuple[str, int]] = {}

    def take(self, host: str, port: int) -> TargetConnection | None:
        """Return an idle connection to this address, if there is one."""
        idle = self._idle.get((host, port))
        while idle:
            connection = idle.pop()
            if connection.usable:
                return connection
        return None

    async def connect(self, host: str, port: int) -> TargetConnection:
        """Open a connection. Raises OSError or TimeoutError."""
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(CONNECT_SECONDS):
            _, connection = await loop.create_connection(lambda: TargetConnection(self._release), host, port)
        if not connection.usable:
            raise ConnectionResetError  # closed before anybody could use it
        self._address[connection] = (host, port)
        return connection

    def _release(self, connection: TargetConnection) -> None:
        if not connection.usable:
            self._address.pop(connection, None)
            return
        idle = self._idle.setdefault(self._address[connection], [])
        if len(idle) >= IDLE_CONNECTIONS:
            connection.transport.close()
            return
        connection.idle_since = self._now()
        idle.append(connection)

    def sweep(self) -> None:
        """Close what has been idle too long; forget addresses with nothing idle."""
        limit = self._now() - IDLE_SECONDS
        for address, idle in list(self._idle.items()):
            kept = [connection for connection in idle if connection.idle_since > limit and connection.usable]
            for connection in idle:
                if connection not in kept:
                    connection.transport.close()
            self._idle[address] = kept
            if not kept:
                del self._idle[address]

    def close(self) -> None:
        """Abort every connection of the pool, busy ones too."""
        for connection in list(self._address):
            connection.abandon()
        self._idle.clear()
