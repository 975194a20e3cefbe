"""One connection from a client: requests come in one after the other, each becomes an `Exchange`.

Bytes that arrive early (pipelining) wait in the buffer until the exchange before them is over.
"""

from __future__ import annotations

import asyncio
import os
import socket
import struct
from typing import TYPE_CHECKING, cast

from sticky_lab.balancer.exchange import Exchange
from sticky_lab.balancer.framing import FramingError
from sticky_lab.balancer.heads import LONGEST_HEAD, BadHeadError, own_response, parse_request_head, split_head

if TYPE_CHECKING:
    from sticky_lab.balancer.service import Balancer

_MOST_BUFFERED = 65_536


class ClientConnection(asyncio.Protocol):
    """See the head of this file. `last_moved` is on the loop's clock, in seconds."""

    def __init__(self, balancer: Balancer) -> None:
        # shared
        self._balancer = balancer
        # per connection
        self.transport: asyncio.Transport = cast(asyncio.Transport, None)
        self.peer = ("", 0)
        self.last_moved = 0.0
        self.closing = False
        self._buffer = b""
        self._behind = False  # the client does not read as fast as we write
        # per request
        self._exchange: Exchange | None = None

    def moved(self) -> None:
        """Note that something came or went: the idle time-out starts anew."""
        self.last_moved = self._balancer.loop_time()

    def close_after_response(self) -> None:
        """Take no further request."""
        self.closing = True

    def exchange_over(self, *, everything_read: bool) -> None:
        """Turn to the next request, if there is to be one."""
        self._exchange = None
        if self.closing:
            self._end(everything_read)
        elif not self.transport.is_closing():
            self.transport.resume_reading()
            if self._buffer:
                # Not at once: the buffer may hold thousands of small requests, and each would call the next.
                asyncio.get_running_loop().call_soon(self.advance)

    def cut(self) -> None:
        """Reset the connection: a response cut short must not look complete, not even to an HTTP/1.0 client."""
        never_linger = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)
        self.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, never_linger)
        self.transport.abort()

    def idle_too_long(self) -> None:
        """End what has not moved for the idle time-out."""
        if self._exchange:
            self._exchange.time_out()
        elif self.closing:
            self.transport.abort()  # it has had its time to read the last response
        elif self._buffer:
            self._refuse(408)  # a head that has begun and does not go on (ERR-03)
        else:
            self.closing = True
            self.transport.close()

    def advance(self) -> None:
        """Use the buffer as far as possible: body of this request, or head of the next."""
        try:
            while self._buffer:
                if self._exchange and self._exchange.wants_body:
                    data, self._buffer = self._buffer, b""
                    self._buffer = self._exchange.forward_body(data)
                elif self.closing:
                    self._buffer = b""  # no further request is taken
                elif self._exchange or self._behind or not self._take_head():
                    # Also while the client has not read what it asked for before.
                    break
            if len(self._buffer) > _MOST_BUFFERED:
                self.transport.pause_reading()
        except BadHeadError as error:
            self._refuse(error.status)
        except FramingError:
            if self._exchange:
                self._exchange.refuse_body()

    def _take_head(self) -> bool:
        parts = split_head(self._buffer, LONGEST_HEAD, 400)
        if parts is None:
            return False
        head, self._buffer = parts
        self._exchange = Exchange(self._balancer, self, parse_request_head(head))
        self._exchange.start()
        return True

    def _refuse(self, status: int) -> None:
        """Answer a head that is not forwarded, and close."""
        self.closing = True
        self._buffer = b""
        self.transport.write(own_response(status, with_body=True, close=True))
        self._end(everything_read=False)

    def _end(self, everything_read: bool) -> None:
        """Close once everything is written."""
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
        address, port = transport.get_extra_info("peername")[:2]
        self.peer = (str(address), int(port))
        self.moved()
        self._balancer.clients.add(self)

    def data_received(self, data: bytes) -> None:
        if self._exchange or not self.closing:
            self.moved()
        self._buffer = self._buffer + data if self._buffer else data
        self.advance()

    # No eof_received: a client that closes its sending side is taken to be gone, as most proxies do.

    def connection_lost(self, exc: Exception | None) -> None:
        self._balancer.clients.discard(self)
        self.closing = True
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
