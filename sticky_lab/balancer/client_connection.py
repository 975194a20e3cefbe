"""One connection from a client: requests come in one after the other, each becomes an `Exchange`.

    OPEN → LAST → ENDED → GONE      and from each of them at once to GONE

Bytes that arrive early (pipelining) wait in the buffer until the exchange before them is over.
"""

from __future__ import annotations

import asyncio
import os
import socket
import struct
from contextlib import suppress
from enum import auto
from typing import cast

from sticky_lab.balancer.exchange import Exchange
from sticky_lab.balancer.pool import Pool
from sticky_lab.balancer.records import Refusal
from sticky_lab.balancer.router import Caller, Router
from sticky_lab.balancer.states import State, Stateful
from sticky_lab.balancer.unsent import unsent
from sticky_lab.framing.bodies import FramingError
from sticky_lab.framing.findings import Finding
from sticky_lab.framing.forwarding import own_response
from sticky_lab.framing.request_heads import (
    LONGEST_HEAD,
    LONGEST_LINE,
    RefusedHeadError,
    check_unfinished,
    read_request_head,
    split_head,
)
from sticky_lab.stickiness.algorithms import Flow

_MOST_BUFFERED = 65_536


class ClientState(State):
    """What a connection of a client still takes."""

    OPEN = auto()  # requests
    LAST = auto()  # the request under way, if there is one, is the last
    ENDED = auto()  # our side is closed: what still comes is dropped
    GONE = auto()


OPEN, LAST, ENDED, GONE = ClientState
TRANSITIONS = {
    OPEN: frozenset((LAST, ENDED, GONE)),
    LAST: frozenset((ENDED, GONE)),
    ENDED: frozenset((ENDED, GONE)),
    GONE: frozenset[ClientState](),
}


class ClientConnection(Stateful[ClientState], asyncio.Protocol):
    """See the head of this file. Times are of `Router.monotonic`; `clients` holds the connections that are open."""

    transitions = TRANSITIONS

    __slots__ = (
        "_behind",
        "_buffer",
        "_checked",
        "_clients",
        "_exchange",
        "_head_began_at",
        "_pool",
        "_router",
        "_skipped_line",
        "_unsent",
        "caller",
        "last_moved",
        "made_at",
        "transport",
    )

    def __init__(self, router: Router, pool: Pool, clients: set[ClientConnection]) -> None:
        # shared
        self._router, self._pool, self._clients = router, pool, clients
        # per connection
        self.transport: asyncio.Transport = cast(asyncio.Transport, None)
        self.caller = Caller()
        self.made_at = self.last_moved = 0.0
        self.state = OPEN
        self._buffer = b""
        self._behind = False  # the client does not read as fast as we write
        self._unsent = 0  # bytes that neither side had taken when they were looked at last
        # per request
        self._head_began_at: float | None = None  # while a head is under way
        self._checked = 0  # so much of an unfinished head has been looked at
        self._skipped_line = False  # an empty line came before the head
        self._exchange: Exchange | None = None

    def __repr__(self) -> str:
        peer = "{}:{}".format(*self.caller.peer)
        return f"<ClientConnection {self.caller.number} {self.state.name}: {peer}, {len(self._buffer)} bytes waiting>"

    @property
    def takes_requests(self) -> bool:
        """Whether it takes another request."""
        return self.state is OPEN

    def take_no_more(self) -> None:
        """Take no request after the one that is under way."""
        if self.state is OPEN:
            self.become(LAST)

    @property
    def exchange(self) -> Exchange | None:
        """The request that is being answered."""
        return self._exchange

    @property
    def idle(self) -> bool:
        """Whether nothing of a request has come yet, and none is being answered."""
        return self._exchange is None and not self._buffer

    def moved(self) -> None:
        """Note that something came or went: the idle time-out starts anew."""
        self.last_moved = self._router.monotonic()

    def exchange_over(self, *, everything_read: bool) -> None:
        """Turn to the next request, if there is to be one."""
        self._exchange = None
        if self.state is not OPEN:
            self._end(everything_read)
        elif self._buffer and not self.transport.is_closing():
            self.transport.resume_reading()
            # Not at once: the buffer may hold thousands of small requests, and each would call the next.
            asyncio.get_running_loop().call_soon(self.advance)
        elif not self.transport.is_reading():
            self.transport.resume_reading()

    def cut(self) -> None:
        """Reset the connection: a response cut short must not look complete, not even to an HTTP/1.0 client."""
        never_linger = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)
        with suppress(AttributeError, OSError):  # it is gone already
            self.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, never_linger)
        self.transport.abort()

    def sweep(self, now: float) -> None:
        """End what has not moved for the idle time-out, or what takes too long over its head (ERR-02, ERR-03)."""
        settings = self._router.settings
        self._look_for_movement(now)
        if self._head_began_at is not None and now - self._head_began_at > settings.head_timeout:
            self._refuse(408)  # a head that has begun and does not end, however busily
        elif now - self.last_moved > settings.idle_timeout:
            if self._exchange:
                self._exchange.time_out()
            elif not self.takes_requests:
                self.transport.abort()  # it has had its time to read the last response
            elif self._buffer:
                self._refuse(408)
            else:
                self.close()

    def _look_for_movement(self, now: float) -> None:
        """Count what a slow reader has taken as movement: of all it does, that alone causes no event here."""
        if self._exchange is None and self.takes_requests:
            return
        left = unsent(self.transport) + (self._exchange.unsent if self._exchange else 0)
        if left != self._unsent:
            self._unsent, self.last_moved = left, now

    def close(self) -> None:
        """Close it in good order: no request is under way."""
        if self.state is not GONE:
            self.become(ENDED)
            self.transport.close()

    def advance(self) -> None:
        """Use the buffer as far as possible: body of this request, or head of the next."""
        exchange = self._exchange
        try:
            while self._buffer:
                if exchange and exchange.wants_bytes:
                    data, self._buffer = self._buffer, b""
                    self._buffer = exchange.forward(data)
                    exchange = self._exchange
                elif self.state is not OPEN:
                    self._buffer = b""  # no further request is taken
                elif exchange or self._behind or not self._take_head():
                    # Also while the client has not read what it asked for before.
                    break
                else:
                    exchange = self._exchange
            if len(self._buffer) > _MOST_BUFFERED:
                self.transport.pause_reading()
        except RefusedHeadError as error:
            self._refuse(error.status, error.finding)
        except FramingError:
            if self._exchange:
                self._exchange.refuse_body()

    def _take_head(self) -> bool:
        if self._buffer[:2] == b"\r\n" and not self._skipped_line:
            # RFC 9112 §2.2: old clients end a POST's body with an empty line of their own.
            self._buffer, self._skipped_line = self._buffer[2:], True
            if not self._buffer:
                return False
        parts = split_head(self._buffer, LONGEST_HEAD)
        if parts is None:
            self._look_at_unfinished_head()
            return False
        head, self._buffer = parts
        self._head_began_at = None
        self._checked, self._skipped_line = 0, False
        try:
            request = read_request_head(head, self._router.settings.attributes.desync_mode)
        except RefusedHeadError:
            self._buffer = head  # for the access log
            raise
        self._exchange = exchange = Exchange(self._router, self._pool, self, request, len(head))
        exchange.start()
        return True

    def _look_at_unfinished_head(self) -> None:
        """Refuse at once what cannot become a good head. Each byte is looked at once, however slowly they come."""
        if self._head_began_at is None:
            self._head_began_at = self.last_moved
        self._checked = check_unfinished(self._buffer, self._checked)

    def _refuse(self, status: int, finding: Finding | None = None) -> None:
        """Answer a head that is not forwarded, and close."""
        self.take_no_more()
        self._head_began_at = None
        answer = own_response(status, with_body=not self._buffer.startswith(b"HEAD "), close=True)
        request_line = self._buffer[:LONGEST_LINE].partition(b"\r\n")[0]
        self._router.refused(
            Refusal(
                status,
                finding,
                request_line,
                self.caller.peer,
                self.caller.number,
                self._router.now(),
                len(self._buffer),
                len(answer),
            )
        )
        self._buffer = b""
        self.transport.write(answer)
        self._end(everything_read=False)

    def _end(self, everything_read: bool) -> None:
        """Close once everything is written."""
        if self.state is GONE:
            return
        self.become(ENDED)
        if everything_read:
            self.transport.close()
        else:
            # Closing with bytes unread would reset the connection, and our last words would be lost with it.
            # So only our side is closed; what still comes is dropped, and the idle time-out has the last word.
            self.transport.resume_reading()
            self.transport.write_eof()

    # asyncio.Protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        peer = transport.get_extra_info("peername")
        if peer is None:  # reset before anybody could look
            self.become(ENDED)
            self.transport.abort()
            return
        source = (str(peer[0]), int(peer[1]))
        flow = Flow("tcp", *source, "127.0.0.1", self._router.port)
        self.caller = Caller(source, flow, self._router.client_connected())
        self._clients.add(self)
        self.made_at = self.last_moved = self._router.monotonic()

    def data_received(self, data: bytes) -> None:
        if self._exchange or self.state is OPEN:
            self.last_moved = self._router.monotonic()
        self._buffer = self._buffer + data if self._buffer else data
        self.advance()

    # No eof_received: a client that closes its sending side is taken to be gone, as most proxies do.

    def connection_lost(self, exc: Exception | None) -> None:
        if self in self._clients:
            self._clients.remove(self)
            self._router.client_gone()
        self.become(GONE)
        exchange, self._exchange = self._exchange, None
        if exchange:
            exchange.client_gone()

    def pause_writing(self) -> None:
        self._behind = True
        if self._exchange:
            self._exchange.pause_response()

    def resume_writing(self) -> None:
        self._behind = False
        if self._exchange:
            self._exchange.resume_response()
        else:
            self.transport.resume_reading()
            self.advance()
