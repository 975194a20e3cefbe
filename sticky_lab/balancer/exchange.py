"""One request and its response: decided, sent to a target, answered.

    head → decision → connection to the target → body out, response in → over

Nothing is read from a side whose other side cannot keep up.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from sticky_lab.balancer.framing import LAST_CHUNK, BodyReader, chunk
from sticky_lab.balancer.heads import (
    RequestHead,
    ResponseHead,
    forwarded_request,
    forwarded_response,
    own_response,
)
from sticky_lab.balancer.records import FAILURE_STATUS
from sticky_lab.balancer.target_connection import TargetConnection
from sticky_lab.stickiness import Target

if TYPE_CHECKING:
    from sticky_lab.balancer.client_connection import ClientConnection
    from sticky_lab.balancer.service import Balancer


class Exchange:
    """See the head of this file. The client's connection makes one for each request, and is told when it is over."""

    def __init__(self, balancer: Balancer, client: ClientConnection, request: RequestHead) -> None:
        self._balancer = balancer
        self._client = client
        self._request = request
        self._reader = request.body_reader()
        self._snapshot, self._record, self._trace_id = balancer.decide(request, client.peer)
        self._connecting: asyncio.Task[None] | None = None
        self._target: TargetConnection | None = None
        self._outstanding = True  # counted as in hand at the target
        self._answered = False
        self._chunked_response = False

    @property
    def wants_body(self) -> bool:
        """Whether some of the request's body is still to be forwarded, and can be."""
        return self._target is not None and not self._reader.complete

    def start(self) -> None:
        """Send the head to the target that was decided on, or answer that there is none."""
        target = self._record.decision.target
        if target is None:
            self._answer_ourselves(self._record.decision.outcome.status or 503)
            return
        waits = any(value.lower() == b"100-continue" for value in self._request.values(b"expect"))
        if waits and not self._reader.complete and not self._request.http_1_0:
            self._client.transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")  # HDR-09
        connection = self._balancer.pool.take(target.host, target.port)
        if connection:
            self._send_head(connection)
        else:
            self._connecting = asyncio.get_running_loop().create_task(self._connect(target))

    async def _connect(self, target: Target) -> None:
        try:
            connection = await self._balancer.pool.connect(target.host, target.port)
        except TimeoutError:
            self.response_failed("target_timeout")
        except OSError:
            self.response_failed("target_unreachable")
        else:
            self._send_head(connection)
            self._client.transport.resume_reading()  # it may have waited for this with a full buffer
            self._client.advance()
        finally:
            self._connecting = None

    def _send_head(self, connection: TargetConnection) -> None:
        self._target = connection
        connection.start(
            self,
            self._request,
            forwarded_request(
                self._request,
                peer=self._client.peer[0].encode(),
                port=self._balancer.port,
                trace_id=self._trace_id,
                our_cookies=self._snapshot.choices.targets_see_our_cookies,
            ),
        )
        if self._reader.complete:
            connection.finish()

    def forward_body(self, data: bytes) -> bytes:
        """Send what belongs to this request's body to the target; return the rest. Raises `FramingError`."""
        assert self._target is not None
        payload, rest = self._reader.feed(data)
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
        self._client.moved()
        self._answered = True
        self._record.status = head.status
        unknown_length = not reader.complete and head.length is None
        self._chunked_response = unknown_length and not self._request.http_1_0
        close = (
            not self._request.keep_alive
            or (unknown_length and self._request.http_1_0)
            or self._balancer.stopping
            # The target answers while the request is still coming; what is left over then cannot be framed.
            or not self._reader.complete
        )
        if close:
            self._client.close_after_response()
        self._client.transport.write(
            forwarded_response(
                head,
                self._request,
                added=self._balancer.headers_for(self._record, self._snapshot, head),
                chunked=self._chunked_response,
                close=close,
            )
        )

    def response_payload(self, payload: bytes) -> None:
        """Pass a piece of the response's body on."""
        self._client.moved()
        self._client.transport.write(chunk(payload) if self._chunked_response else payload)

    def response_complete(self) -> None:
        """End in good order."""
        self._target = None
        self._release()
        if self._chunked_response:
            self._client.transport.write(LAST_CHUNK)
        self._client.exchange_over(everything_read=self._reader.complete)

    def response_failed(self, failure: str) -> None:
        """Tell the client what went wrong; if its response has begun already, cut the connection."""
        self._target = None
        self._release()
        self._note(failure)
        if self._answered:
            self._client.cut()
        else:
            self._answer_ourselves(FAILURE_STATUS[failure])

    # other ends

    def client_gone(self) -> None:
        """Forget about it: nobody waits for the answer."""
        self._release()
        self._note("client_gone")
        self._drop_target()

    def refuse_body(self) -> None:
        """End it, because the request's body is not well-formed."""
        self._drop_target()
        self.response_failed("request_malformed")

    def time_out(self) -> None:
        """End it, because nothing has moved for the idle time-out (ERR-01, ERR-03)."""
        self._drop_target()
        self.response_failed("target_timeout" if self._reader.complete else "request_timeout")

    def _answer_ourselves(self, status: int) -> None:
        self._record.status = status
        close = self._client.closing or not self._request.keep_alive or not self._reader.complete
        if close:
            self._client.close_after_response()
        self._client.transport.write(own_response(status, with_body=self._request.method != b"HEAD", close=close))
        self._client.exchange_over(everything_read=self._reader.complete)

    def _release(self) -> None:
        if self._outstanding:
            self._outstanding = False
            self._balancer.finished(self._record)

    def _note(self, failure: str) -> None:
        self._record.failure = self._record.failure or failure  # the first one tells why
        self._record.status = self._record.status or FAILURE_STATUS[failure]

    def _drop_target(self) -> None:
        if self._connecting:
            self._connecting.cancel()
        if self._target:
            self._target.abandon()
            self._target = None
