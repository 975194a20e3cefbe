"""One connection to a target: one request at a time, its response handed over as it arrives.

IDLE → SENDING → SENT → TUNNEL → ENDED      from SENT back to IDLE; from each of them at once to ENDED
"""

from __future__ import annotations

import asyncio
import select
from collections.abc import Callable
from enum import auto
from typing import Protocol, cast

from sticky_lab.balancer.failures import Failure
from sticky_lab.balancer.states import State, Stateful
from sticky_lab.framing.bodies import BodyReader, FramingError
from sticky_lab.framing.response_heads import BadResponseError, ResponseHead, read_response_head, split_response_head

# What was sent to a target that is done with gets so long to go out.
GOODBYE_SECONDS = 10.0


def _look_at(descriptor: int) -> Callable[[], object]:
    """Return a function that tells, without waiting, whether there is something to read."""
    if not hasattr(select, "poll"):  # Windows
        return lambda: select.select([descriptor], [], [], 0)[0]
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    return lambda: poll.poll(0)


class ResponseReceiver(Protocol):
    """Who sent the request, and hears of the response."""

    def response_started(self, head: ResponseHead, reader: BodyReader) -> None:
        """Take the head; `reader` reads the body and knows whether there is one."""

    def upgraded(self, head: ResponseHead) -> bool:
        """Take note that the target speaks another protocol from now on; False: that was not asked for."""

    def response_payload(self, payload: bytes) -> None:
        """Take a piece of the body, or of what comes through the tunnel; `flush` or `response_complete` follows."""

    def flush(self) -> None:
        """Take note that nothing more has come for now."""

    def response_complete(self) -> None:
        """Take note that the response is whole."""

    def response_failed(self, failure: Failure) -> None:
        """Take note that no (further) response will come."""

    def pause_request(self) -> None:
        """Send nothing for a while."""

    def resume_request(self) -> None:
        """Send again."""


class TargetState(State):
    """What goes over the connection."""

    IDLE = auto()
    SENDING = auto()  # a request, of which more is to come
    SENT = auto()  # a whole request
    TUNNEL = auto()
    ENDED = auto()  # closed, or about to be


IDLE, SENDING, SENT, TUNNEL, ENDED = TargetState
TRANSITIONS = {
    IDLE: frozenset((SENDING, SENT, ENDED)),
    SENDING: frozenset((SENT, TUNNEL, ENDED)),
    SENT: frozenset((IDLE, TUNNEL, ENDED)),
    TUNNEL: frozenset((ENDED,)),
    ENDED: frozenset((ENDED,)),
}


class TargetConnection(Stateful[TargetState], asyncio.Protocol):
    """Speaks HTTP/1.1 to one target. `release` takes it back when a request is over, or when it is lost."""

    transitions = TRANSITIONS

    __slots__ = (
        "_buffer",
        "_look",
        "_method",
        "_reader",
        "_receiver",
        "_release",
        "_response",
        "address",
        "idle_since",
        "transport",
    )

    def __init__(self, address: tuple[str, int], release: Callable[[TargetConnection], None]) -> None:
        self.address = address
        self._release = release
        self.transport: asyncio.Transport = cast(asyncio.Transport, None)
        self.idle_since = 0.0
        self._look: Callable[[], object]
        self.state = IDLE
        # per request
        self._receiver: ResponseReceiver | None = None
        self._method = b""
        self._response: ResponseHead | None = None
        self._reader: BodyReader | None = None
        self._buffer = b""

    def __repr__(self) -> str:
        return "<TargetConnection {}:{} {}>".format(*self.address, self.state.name)

    @property
    def usable(self) -> bool:
        """Whether another request can be sent."""
        return not self.transport.is_closing()

    def has_news(self) -> bool:
        """Whether something has come that the loop has not read: on an idle connection its end, most likely."""
        return bool(self._look())

    def start(self, receiver: ResponseReceiver, method: bytes, head: bytes, complete: bool) -> None:
        """Send a request head; `send` and `finish` follow, unless the request is `complete` with it."""
        self._receiver, self._method = receiver, method
        self._response = self._reader = None
        self.become(SENT if complete else SENDING)
        self.transport.write(head)

    def send(self, data: bytes) -> None:
        """Send some of the request's body, already framed, or something through the tunnel."""
        if data:
            self.transport.write(data)

    def finish(self) -> None:
        """Say that the request is complete."""
        self.become(SENT)
        if self._reader and self._reader.complete:
            self._give_back()

    def abandon(self) -> None:
        """Drop the connection; nobody waits for its response any more."""
        self._receiver = None
        self.become(ENDED)
        self.transport.abort()

    def hang_up(self) -> None:
        """Close the connection once what was sent has gone out, or when the target has not read it for a while."""
        self._receiver = None
        self.become(ENDED)
        self.transport.close()
        if self.transport.get_write_buffer_size():
            asyncio.get_running_loop().call_later(GOODBYE_SECONDS, self.transport.abort)

    # asyncio.Protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self._look = _look_at(transport.get_extra_info("socket").fileno())

    def data_received(self, data: bytes) -> None:
        receiver = self._receiver
        if receiver is None:
            # A target that speaks unasked cannot be trusted with the next request.
            self.transport.abort()
        elif self.state is TUNNEL:
            self._pass_on(data, receiver)
        else:
            try:
                self._feed(data, receiver)
            except (BadResponseError, FramingError):
                self._fail(Failure.TARGET_MALFORMED)

    def eof_received(self) -> bool:
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        self._release(self)
        if self._receiver is None:
            self.become(ENDED)
            return
        ends_with_connection = self._response and self._response.length is None and not self._response.chunked
        if self._reader and ends_with_connection and not exc:
            self._reader.complete = True
            self._finish_response(self._receiver)
        else:
            # Not _fail: asyncio's own transport must not be aborted once it is lost.
            receiver, self._receiver = self._receiver, None
            self.become(ENDED)
            receiver.response_failed(Failure.TARGET_CLOSED)

    def pause_writing(self) -> None:
        if self._receiver:
            self._receiver.pause_request()

    def resume_writing(self) -> None:
        if self._receiver:
            self._receiver.resume_request()

    # the response

    def _feed(self, data: bytes, receiver: ResponseReceiver) -> None:
        reader = self._reader
        if reader is None:
            data = self._buffer + data if self._buffer else data
            while reader is None:
                parts = split_response_head(data)
                if parts is None:
                    self._buffer = data
                    receiver.flush()  # the target is not silent
                    return
                head, data = parts
                reader = self._start_response(read_response_head(head), receiver)
                if self.state is TUNNEL:
                    self._buffer = b""
                    if data:
                        self._pass_on(data, receiver)
                    return
            self._buffer = b""
        elif reader.complete:
            raise FramingError("bytes after the response")
        if data:
            payload, rest = reader.feed(data)
            if rest:
                raise FramingError("bytes after the response")
            if payload and self._receiver:
                receiver.response_payload(payload)
        if reader.complete:
            self._finish_response(receiver)
        elif self._receiver:
            receiver.flush()

    def _pass_on(self, data: bytes, receiver: ResponseReceiver) -> None:
        """Hand over what came through the tunnel."""
        receiver.response_payload(data)
        if self._receiver:
            receiver.flush()

    def _start_response(self, head: ResponseHead, receiver: ResponseReceiver) -> BodyReader | None:
        """Return the body's reader; None while the final head is still to come, or where a tunnel begins."""
        if head.status == 101:
            if not receiver.upgraded(head):
                raise BadResponseError("an upgrade that was not asked for")
            self.become(TUNNEL)
            return None
        if head.status < 200:
            return None  # 100 Continue and 103 Early Hints stay between the target and us
        self._response = head
        self._reader = reader = head.body_reader(self._method)
        receiver.response_started(head, reader)
        return reader

    def _finish_response(self, receiver: ResponseReceiver) -> None:
        if self._receiver is None:
            return  # given up while its response was being passed on
        self._give_back()
        receiver.response_complete()

    def _give_back(self) -> None:
        """Give the connection back once both sides of its exchange are complete."""
        assert self._response is not None
        if self.state is not SENT or not self._response.keep_alive:
            # A target that answers before it has read the body may still be reading it: not to be reused.
            self.hang_up()
            return  # the pool hears of it when the connection is lost
        if not self.transport.is_reading():
            self.transport.resume_reading()  # a slow client may have paused it with its last piece
        self._receiver = None
        self.become(IDLE)
        self._release(self)

    def _fail(self, failure: Failure) -> None:
        receiver, self._receiver = self._receiver, None
        self.become(ENDED)
        self.transport.abort()
        if receiver:
            receiver.response_failed(failure)
