"""One request and its response: decided, sent to a target, answered.

    DECIDED → CONNECTING → SENT → ANSWERING → OVER
                             └──→ TUNNEL ──────┘     and from each of them at once to OVER

Nothing is read from a side whose other side cannot keep up. An upgrade to WebSocket makes the two connections one
tunnel, which ends with either of them (WS-01).
"""

from __future__ import annotations

import asyncio
from enum import auto
from typing import Protocol

from sticky_lab.balancer.failures import Failure
from sticky_lab.balancer.pool import Pool
from sticky_lab.balancer.router import Caller, Router
from sticky_lab.balancer.states import State, Stateful
from sticky_lab.balancer.target_connection import TargetConnection
from sticky_lab.balancer.unsent import unsent
from sticky_lab.framing.bodies import LAST_CHUNK, BodyReader, chunk
from sticky_lab.framing.forwarding import forwarded_request, forwarded_response, own_response
from sticky_lab.framing.request_heads import RequestHead
from sticky_lab.framing.response_heads import ResponseHead
from sticky_lab.stickiness import Target


class ExchangeState(State):
    """How far an exchange is."""

    DECIDED = auto()  # its target is known, or that there is none
    CONNECTING = auto()  # to the target
    SENT = auto()  # the head, at least; nothing of a response has gone to the client
    ANSWERING = auto()
    TUNNEL = auto()  # both sides speak WebSocket
    OVER = auto()  # noted and logged


DECIDED, CONNECTING, SENT, ANSWERING, TUNNEL, OVER = ExchangeState
TRANSITIONS = {
    DECIDED: frozenset((CONNECTING, SENT, ANSWERING, OVER)),
    CONNECTING: frozenset((SENT, ANSWERING, OVER)),
    SENT: frozenset((ANSWERING, TUNNEL, OVER)),
    ANSWERING: frozenset((OVER,)),
    TUNNEL: frozenset((OVER,)),
    OVER: frozenset[ExchangeState](),
}


class Client(Protocol):
    """The connection of the client that waits for the answer."""

    transport: asyncio.Transport
    caller: Caller
    made_at: float
    last_moved: float

    @property
    def takes_requests(self) -> bool:
        """Whether it takes another request after this one."""

    def take_no_more(self) -> None:
        """Take no request after this one."""

    def moved(self) -> None:
        """Take note that something came or went."""

    def advance(self) -> None:
        """Use what has come."""

    def cut(self) -> None:
        """Reset the connection."""

    def exchange_over(self, *, everything_read: bool) -> None:
        """Turn to the next request."""


class Exchange(Stateful[ExchangeState]):
    """See the head of this file. The client's connection makes one for each request, and is told when it is over."""

    transitions = TRANSITIONS

    __slots__ = (
        "_chunked_response",
        "_client",
        "_connecting",
        "_held",
        "_pool",
        "_reader",
        "_request",
        "_router",
        "_snapshot",
        "_target",
        "_trace_id",
        "record",
    )

    def __init__(self, router: Router, pool: Pool, client: Client, request: RequestHead, head_bytes: int) -> None:
        self._router, self._pool, self._client = router, pool, client
        self._request = request
        self._reader = request.body_reader()
        self._snapshot, self.record, self._trace_id = router.decide(
            request, client.caller, client.last_moved, head_bytes, self
        )
        self.state = DECIDED
        self._connecting: asyncio.Task[None] | None = None
        self._target: TargetConnection | None = None
        self._held = b""  # of the response: to be written next
        self._chunked_response = False

    def __repr__(self) -> str:
        request = f"{self.record.method} {self.record.path}"
        body = "whole" if self._reader.complete else "still coming"
        return f"<Exchange {self.record.number} {self.state.name}: {request}, {body}, {self._target!r}>"

    @property
    def wants_bytes(self) -> bool:
        """Whether what the client sends next belongs to this exchange, and can be forwarded now."""
        return self._target is not None and (self.state is TUNNEL or not self._reader.complete)

    @property
    def unsent(self) -> int:
        """Bytes of the request that the target has not taken yet."""
        return unsent(self._target.transport) if self._target else 0

    def start(self) -> None:
        """Send the head to the target that was decided on, or answer that there is none."""
        target = self.record.decision.target
        if target is None:
            self._answer_ourselves(self.record.decision.outcome.status or 503)
            return
        if not self._reader.complete and b"expect" in self._request.values:
            expected = [value.lower() for value in self._request.values[b"expect"]]
            if b"100-continue" in expected and not self._request.http_1_0:
                self._client.transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")  # HDR-09
        connection = self._pool.take(target.host, target.port)
        if connection:
            self._send_head(connection)
        else:
            self.become(CONNECTING)
            self._connecting = asyncio.get_running_loop().create_task(self._connect(target))

    async def _connect(self, target: Target) -> None:
        try:
            connection = await self._pool.connect(target.host, target.port)
        except TimeoutError:
            self._not_connected(Failure.TARGET_TIMEOUT)
        except OSError:
            self._not_connected(Failure.TARGET_UNREACHABLE)
        except Exception as error:  # a name that cannot be one, say: whatever it is, the client gets an answer
            self._router.unexpected.note("connecting to a target", error)
            self._not_connected(Failure.TARGET_UNREACHABLE)
        else:
            self._send_head(connection)
            self._client.transport.resume_reading()  # it may have waited for this with a full buffer
            self._client.advance()
        finally:
            self._connecting = None

    def _not_connected(self, failure: Failure) -> None:
        self._router.metrics.connection_errors += 1
        self.response_failed(failure)

    def _send_head(self, connection: TargetConnection) -> None:
        self.become(SENT)
        self._target = connection
        self.record.sent_at = self._router.monotonic()
        attributes = self._router.settings.attributes
        complete = self._reader.complete
        connection.start(
            self,
            self._request.method,
            forwarded_request(
                self._request,
                peer=self.record.peer[0].encode(),
                port=self._router.port,
                trace_id=self._trace_id,
                our_cookies=self._snapshot.choices.targets_see_our_cookies,
                carried=self.record.decision.carried,
                forwarded_for=attributes.forwarded_for,
                preserve_host=attributes.preserve_host,
                upgrade=self._request.wants_upgrade,
            ),
            complete,
        )

    def forward(self, data: bytes) -> bytes:
        """Send what belongs to this exchange to the target; return the rest. Raises `FramingError`."""
        assert self._target is not None
        if self.state is TUNNEL:
            self._router.end_delays()
            if self._target is None:
                return b""  # the deregistration delay has just ended it
            self.record.received_bytes += len(data)
            self._target.send(data)
            return b""
        payload, rest = self._reader.feed(data)
        self.record.received_bytes += len(data) - len(rest)
        chunked = self._request.length is None
        self._target.send(chunk(payload) if chunked else payload)
        if self._reader.complete:
            if chunked:
                self._target.send(LAST_CHUNK)
            self._target.finish()
        return rest

    def pause_response(self) -> None:
        """Read no more of the response: the client cannot keep up."""
        if self._target:
            self._target.transport.pause_reading()

    def resume_response(self) -> None:
        """Read on."""
        if self._target:
            self._target.transport.resume_reading()

    # ResponseReceiver: what the connection to the target tells

    def pause_request(self) -> None:
        """Read no more of the request's body: the target cannot keep up."""
        self._client.transport.pause_reading()

    def resume_request(self) -> None:
        """Read on."""
        self._client.transport.resume_reading()

    def response_started(self, head: ResponseHead, reader: BodyReader) -> None:
        """Pass the target's response head on, with our cookie lines."""
        client, request, record = self._client, self._request, self.record
        record.status = record.target_status = head.status
        record.first_byte_at = client.last_moved = self._router.monotonic()
        unknown_length = head.length is None and not reader.complete
        self._chunked_response = unknown_length and not request.http_1_0
        close = (
            not request.keep_alive
            or (unknown_length and request.http_1_0)
            # The target answers while the request is still coming; what is left over then cannot be framed.
            or not self._reader.complete
            or self._router.takes_no_more(client.made_at, record.first_byte_at)
        )
        if close:
            client.take_no_more()
        written = self._router.headers_for(record, self._snapshot, head)
        self._held = forwarded_response(
            head,
            added=written.lines,
            chunked=self._chunked_response,
            close=close,
            says_keep_alive=request.http_1_0,
            taken_in=written.taken_in,
        )

    def upgraded(self, head: ResponseHead) -> bool:
        """Make a tunnel of the two connections, if the client asked for one; False: it did not."""
        if not (self._request.wants_upgrade and head.upgrades_to_websocket):
            return False
        self.become(TUNNEL)
        self._client.take_no_more()  # nothing but the tunnel comes after
        self.record.status = self.record.target_status = head.status
        self.record.first_byte_at = self._router.monotonic()
        written = self._router.headers_for(self.record, self._snapshot, head)
        how = {"chunked": False, "close": False, "says_keep_alive": False, "upgrade": True}
        self._write(forwarded_response(head, added=written.lines, taken_in=written.taken_in, **how))
        # The client may have sent its first messages already, so many that it was told to wait.
        self._client.transport.resume_reading()
        asyncio.get_running_loop().call_soon(self._client.advance)
        return True

    def response_payload(self, payload: bytes) -> None:
        """Pass a piece of the response's body on; `flush` or `response_complete` follows."""
        if self.state is TUNNEL:
            self._router.end_delays()
            if self._target is None:
                return  # the deregistration delay has just ended it
        self._held += chunk(payload) if self._chunked_response else payload

    def flush(self) -> None:
        """Write what was held back: head and body in one go where they came in one, for each write is costly."""
        self._client.moved()
        if self._held:
            held, self._held = self._held, b""
            self._write(held)

    def response_complete(self) -> None:
        """End in good order."""
        self._target = None
        if self._chunked_response:
            self._held += LAST_CHUNK
        self.flush()
        self._finish()
        self._client.exchange_over(everything_read=self._reader.complete)

    def response_failed(self, failure: Failure) -> None:
        """Tell the client what went wrong; if its response has begun already, cut the connection."""
        self._target = None
        state = self.state
        if state is TUNNEL:
            self._finish()
            self._client.transport.close()
            return
        self._note(failure)
        if state is ANSWERING:
            self._finish()
            self._client.cut()
        else:
            self._held = b""  # a head that came together with what made it worthless: nobody has seen it
            self.record.bound, self.record.added = False, ()
            self._answer_ourselves(failure.status)

    # other ends

    def client_gone(self) -> None:
        """Forget about it: nobody waits for the answer."""
        tunnel = self.state is TUNNEL
        if not tunnel and self.state is not OVER:  # as a tunnel is that the target has ended
            self._note(Failure.CLIENT_GONE)
        self._finish()
        if self._connecting:
            self._connecting.cancel()
        if self._target and tunnel:
            self._target.hang_up()
        elif self._target:
            self._target.abandon()
        self._target = None

    def end(self, failure: Failure) -> None:
        """End it from here; where it is over, cut off a client that does not read its last bytes."""
        if self.state is OVER:
            self._client.transport.abort()
            return
        if self._connecting:
            self._connecting.cancel()
        if self._target:
            self._target.abandon()
        self.response_failed(failure)

    def refuse_body(self) -> None:
        """End it, because the request's body is not well-formed."""
        self.end(Failure.REQUEST_MALFORMED)

    def time_out(self) -> None:
        """End it, because nothing has moved for the idle time-out (ERR-01, ERR-03)."""
        if self.state is TUNNEL:
            self._client.transport.abort()  # it may wait for ever for what the client does not read
            return
        self.end(Failure.TARGET_TIMEOUT if self._reader.complete else Failure.REQUEST_TIMEOUT)

    def _write(self, data: bytes) -> None:
        if self.state is not ANSWERING and self.state is not TUNNEL:
            self.become(ANSWERING)
        self.record.sent_bytes += len(data)
        self._client.transport.write(data)

    def _answer_ourselves(self, status: int) -> None:
        self.record.status = status
        close = not self._client.takes_requests or not self._request.keep_alive or not self._reader.complete
        if close:
            self._client.take_no_more()
        self._write(own_response(status, with_body=self._request.method != b"HEAD", close=close))
        self._finish()
        self._client.exchange_over(everything_read=self._reader.complete)

    def _finish(self) -> None:
        if self.state is not OVER:
            self.become(OVER)
            self._router.finished(self)

    def _note(self, failure: Failure) -> None:
        self.record.failure = self.record.failure or failure  # the first one tells why
        self.record.status = self.record.status or failure.status
