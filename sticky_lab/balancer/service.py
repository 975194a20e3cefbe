"""The balancer: one listener, one snapshot in force, and what it remembers."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sticky_lab.balancer.access_log import Entry, log_line
from sticky_lab.balancer.client_connection import ClientConnection
from sticky_lab.balancer.health import HealthMonitor
from sticky_lab.balancer.log_file import LogFile
from sticky_lab.balancer.metrics import Figure, Metrics
from sticky_lab.balancer.policy import AwsRules, Policy
from sticky_lab.balancer.pool import Pool
from sticky_lab.balancer.records import Recent, Record, Refusal
from sticky_lab.balancer.registration import Registration
from sticky_lab.balancer.unexpected import Unexpected
from sticky_lab.stickiness import (
    NONCES_BYTES,
    Decision,
    Listener,
    Load,
    LoadBalancerAttributes,
    Request,
    Snapshot,
    TargetGroup,
)
from sticky_lab.stickiness.health import HealthCheck
from sticky_lab.stickiness.responses import HeaderLine

if TYPE_CHECKING:
    from sticky_lab.framing.request_heads import RequestHead
    from sticky_lab.framing.response_heads import ResponseHead

RECORDS_KEPT = 10_000
# Of what clients wrote in them, in each of the two lists, which mostly hold the same records.
RECORD_BYTES_KEPT = 16 << 20
# So long a stopping load balancer leaves idle connections open: a request that is just being sent is still answered.
LINGER_SECONDS = 1.0
# Random bytes are drawn from the system in stocks: one call costs as much as sealing a cookie.
_STOCK_BYTES = 4096
_TRACE_BYTES = 12
_LAST_TRACE = (1 << 8 * _TRACE_BYTES) - 1


@dataclass(frozen=True, slots=True)
class Settings:
    """How the network behaves; times in seconds. Defaults are AWS's where AWS has one.

    `health_check` is the product's own where it is None. `health_time_factor` multiplies the interval of the checks,
    `time_factor` the time-outs of the load balancer's attributes: lessons and tests make them small. `head_timeout` is
    ours: a head must end within it, however busily it comes. Without `background` nothing happens by itself, neither
    health checks nor the ends of delays and time-outs: who holds the balancer calls `health` and `registration`.
    """

    attributes: LoadBalancerAttributes = field(default_factory=LoadBalancerAttributes)
    health_check: HealthCheck | None = None
    health_time_factor: float = 1.0
    time_factor: float = 1.0
    head_timeout: float = 30.0
    background: bool = True

    @property
    def idle_timeout(self) -> float:
        """ERR-02."""
        return self.attributes.idle_timeout_seconds * self.time_factor

    @property
    def client_keep_alive(self) -> float:
        """HDR-09."""
        return self.attributes.client_keep_alive_seconds * self.time_factor


class Balancer:
    """Runs on one event loop; every method but `snapshot` is to be called there.

    `clock` gives wall-clock seconds since 1970, `random_bytes` the nonces and trace ids, `draw` a random number from 0
    up to but not including 1 for what goes by chance (weights, weighted_random, slow start). `log_file` gets a line
    for each request, beside the `log` in memory; whoever made it closes it.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        *,
        clock: Callable[[], float],
        random_bytes: Callable[[int], bytes],
        draw: Callable[[], float],
        settings: Settings = Settings(),
        log_file: LogFile | None = None,
    ) -> None:
        self.snapshot = snapshot
        self.settings = settings
        #: Who decides, and who writes the cookies: AWS's rules, until a lab puts somebody else's functions here.
        self.policy: Policy = AwsRules()
        #: What was routed, in the order of the decisions; and what is over, in the order of the access log.
        self.records: Recent[Record] = Recent(RECORDS_KEPT, RECORD_BYTES_KEPT)
        self.log: Recent[Entry] = Recent(RECORDS_KEPT, RECORD_BYTES_KEPT)
        self.metrics = Metrics()
        self.unexpected = Unexpected()
        self.clients: set[ClientConnection] = set()
        self.stopping = False
        self.port = 0
        self._clock = clock
        self._random_bytes = random_bytes
        self._stock, self._used = b"", 0
        self._first_trace = int.from_bytes(random_bytes(_TRACE_BYTES))
        self._draw = draw
        self._log_file = log_file
        self._turns: Counter[str] = Counter()  # by target group
        self._outstanding: Counter[str] = Counter()  # by target
        self._load = Load(self._turns, self._outstanding)
        self._requests = 0
        self._server: asyncio.Server | None = None
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self, host: str, port: int) -> int:
        """Listen, check the health of every target once, and return the port. Raises OSError."""
        loop = asyncio.get_running_loop()
        self.loop_time = loop.time
        self.pool = Pool(loop.time)
        self.health = HealthMonitor(self)
        self.registration = Registration(self)
        self._server = await loop.create_server(lambda: ClientConnection(self), host, port)
        self.port = self._server.sockets[0].getsockname()[1]
        await self.health.check_all()
        if self.settings.background:
            self._tasks = [loop.create_task(self.health.run()), loop.create_task(self._sweep())]
        return self.port

    async def stop(self, grace: float = 0.0) -> None:
        """Stop listening, give requests in flight so many seconds to finish, and close every connection.

        Within the first second of them an idle connection may still bring a request, which then is its last.
        """
        self.stopping = True
        if self._server:
            self._server.close()
        end = self.loop_time() + grace
        await self._until_gone(min(end, self.loop_time() + LINGER_SECONDS))
        for client in list(self.clients):
            if client.idle:
                client.close()
        await self._until_gone(end)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for client in list(self.clients):
            if client.exchange:
                client.exchange.end("balancer_stopped")
            client.transport.abort()
        self.pool.close()
        # Let the aborted connections be told; a loop closed under them would complain.
        await asyncio.sleep(0)

    async def _until_gone(self, end: float) -> None:
        while self.clients and self.loop_time() < end:
            await asyncio.sleep(0.01)

    def change_group(self, name: str, change: Callable[[TargetGroup], TargetGroup]) -> None:
        """Put a changed target group in force. Requests in flight keep the one they were routed with.

        Raises `SettingRefusedError` where the listener's actions do not agree with the change; nothing changes then.
        """
        self.snapshot = self.snapshot.with_group(name, change)

    def change_listener(self, change: Callable[[Listener], Listener]) -> None:
        """Put a changed listener in force, as `change_group` does."""
        self.snapshot = replace(self.snapshot, listener=change(self.snapshot.listener))

    def change_attributes(self, attributes: LoadBalancerAttributes) -> None:
        """Put changed attributes of the load balancer in force; heads that come from now on are judged by them."""
        self.settings = replace(self.settings, attributes=attributes)

    def now(self) -> float:
        """The time, in seconds since 1970."""
        return self._clock()

    def figures(self) -> list[Figure]:
        """Every metric as it stands, under AWS's names."""
        listener = self.snapshot.listener
        figures = self.metrics.as_names(listener.product, listener.groups, len(self.clients))
        figures.append(Figure("UnexpectedErrorCount", {}, self.unexpected.count))
        if self._log_file:
            figures.append(Figure("AccessLogLinesLost", {}, self._log_file.lost))
            figures.append(Figure("AccessLogFailing", {}, self._log_file.failing is not None, total=False))
        return figures

    def foresee(self, request: Request) -> Decision:
        """Decide a request as if it came now. Nothing is noted, and what goes by chance may come out otherwise."""
        policy = copy(self.policy)  # one that counts its requests must not count this one
        return policy.route(self.snapshot, request, self._load, now=self._clock(), draw=0.0)

    # for the connections

    def client_connected(self, client: ClientConnection) -> int:
        """Take note of a new connection from a client; return its number."""
        self.clients.add(client)
        self.metrics.new_connections += 1
        return self.metrics.new_connections

    def closes_after_this(self, client: ClientConnection, now: float) -> bool:
        """Whether a client's connection takes no further request (HDR-09); `now` is on the loop's clock."""
        return self.stopping or now - client.made_at > self.settings.client_keep_alive

    def decide(self, head: RequestHead, client: ClientConnection, head_bytes: int) -> tuple[Snapshot, Record, bytes]:
        """Route a client's request; return the snapshot used, its record, and its trace id.

        Its target has one more request in hand until `finished` is called.
        """
        self.registration.sweep()
        snapshot, now = self.snapshot, self._clock()
        values = head.values
        request = Request(
            values.get(b"cookie", ()),
            head.path.decode("latin-1"),
            client.flow,
            b"origin" in values,
            b" ".join(values[b"user-agent"]) if b"user-agent" in values else b"",
        )
        decision = self.policy.route(snapshot, request, self._load, now=now, draw=self._draw())
        if decision.target is not None and decision.group is not None:
            if decision.used_turn:
                self._turns[decision.group.name] += 1
            self._outstanding[decision.target.id] += 1
        self._requests += 1
        root, trace_id = self._trace_id(head, now)
        record = Record(self._requests, head, decision, root, client.peer, client.number, client.last_moved, head_bytes)
        self.records.append(record)
        return snapshot, record, trace_id

    def finished(self, record: Record) -> None:
        """Note that a request is over: its target has one less in hand, and the access log has its line."""
        record.finished_at = self.loop_time()
        if record.decision.target is not None:
            self._outstanding[record.decision.target.id] -= 1
        self.metrics.finished(record)
        self._write_log(record)

    def refused(self, refusal: Refusal) -> None:
        """Note that a request was not taken because of its head."""
        self.metrics.refused(refusal)
        self._write_log(refusal)

    def headers_for(self, record: Record, snapshot: Snapshot, response: ResponseHead) -> tuple[HeaderLine, ...]:
        """Return what is added to a response, freshly sealed, and note whether it binds the client."""
        set_cookies = response.set_cookies
        record.bound = record.decision.binds(set_cookies, snapshot.choices)
        added = self.policy.added_headers(record.decision, snapshot, set_cookies, self._random(NONCES_BYTES))
        larger = record.note_response(set_cookies, added)
        if self.records and self.records[0].number <= record.number:
            self.records.grown(larger)
        return added

    def _random(self, size: int) -> bytes:
        start = self._used
        if start + size > len(self._stock):
            self._stock, start = self._random_bytes(_STOCK_BYTES), 0
        self._used = start + size
        return self._stock[start : self._used]

    def _trace_id(self, head: RequestHead, now: float) -> tuple[bytes, bytes]:
        """Return the root and the whole X-Amzn-Trace-Id: a Self field where a Root came, else a Root (HDR-02)."""
        # Unique, like AWS's, but counted up from a random start: nobody may rely on more.
        own = b"1-%08x-%024x" % (int(now) & 0xFFFFFFFF, (self._first_trace + self._requests) & _LAST_TRACE)
        if b"x-amzn-trace-id" in head.values:
            for value in head.values[b"x-amzn-trace-id"]:
                for field in value.split(b";"):
                    if field.startswith(b"Root="):
                        return field[5:], b"Self=%b;%b" % (own, value)
        return own, b"Root=" + own

    def _write_log(self, entry: Entry) -> None:
        self.log.append(entry)
        if self._log_file:
            with self.unexpected.noted("the access log"):
                self._log_file.add(log_line(entry, self.snapshot.listener.product, self.port))

    async def _sweep(self) -> None:
        """Once a second: end what takes too long and delays that are over, close connections nobody needs."""
        while True:
            await asyncio.sleep(min(1.0, self.settings.idle_timeout / 4, self.settings.head_timeout / 4))
            now = self.loop_time()
            for client in list(self.clients):
                with self.unexpected.noted("the end of a client's time"):
                    client.sweep(now)
            with self.unexpected.noted("the end of a deregistration delay"):
                self.registration.sweep()
            with self.unexpected.noted("the pool of connections"):
                self.pool.sweep()
