"""What a load balancer knows, and what it decides by that: no socket here, and no task.

The snapshot in force, the policy, what was routed and logged, the counters, and the delays that run. `server` listens
and runs; its connections ask the router where each request goes, and tell it how the request ended.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Protocol

from sticky_lab.balancer.access_log import Entry, log_line
from sticky_lab.balancer.failures import Failure
from sticky_lab.balancer.log_file import LogFile
from sticky_lab.balancer.metrics import Figure, Metrics
from sticky_lab.balancer.policy import AwsRules, Policy
from sticky_lab.balancer.records import Recent, Record, Refusal
from sticky_lab.balancer.unexpected import Unexpected
from sticky_lab.framing.request_heads import RequestHead
from sticky_lab.framing.response_heads import ResponseHead
from sticky_lab.stickiness import (
    NONCES_BYTES,
    Decision,
    Listener,
    Load,
    LoadBalancerAttributes,
    Request,
    Snapshot,
    TargetGroup,
    TargetHealth,
)
from sticky_lab.stickiness.algorithms import UNKNOWN_FLOW, Flow
from sticky_lab.stickiness.health import HealthCheck
from sticky_lab.stickiness.responses import Written

RECORDS_KEPT = 10_000
# Of what clients wrote in them, in each of the two lists, which mostly hold the same records.
RECORD_BYTES_KEPT = 16 << 20
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
    health checks nor the ends of delays and time-outs: who holds the server calls `health` and `Router.end_delays`.
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


class Caller(NamedTuple):
    """A client's connection: where it comes from, and which one it is, counted from 1."""

    peer: tuple[str, int] = ("", 0)
    flow: Flow = UNKNOWN_FLOW
    number: int = 0


class InFlight(Protocol):
    """A request that a target has, or will have, in hand."""

    record: Record

    def end(self, failure: Failure) -> None:
        """End it at once."""


class Router:
    """Decides, notes, and writes the headers that go with a response. Every method is to be called on one thread.

    `clock` gives wall-clock seconds since 1970, `monotonic` seconds that no change of a clock moves, `random_bytes` the
    nonces and trace ids, `draw` a random number from 0 up to but not including 1 for what goes by chance (weights,
    weighted_random, slow start). `log_file` gets a line for each request, beside the `log` in memory; whoever made it
    closes it.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        *,
        clock: Callable[[], float],
        monotonic: Callable[[], float],
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
        #: The port of the listener, once there is one.
        self.port = 0
        #: Whether no further request is taken on a connection after this one.
        self.stopping = False
        #: The time in seconds since 1970, and a time that only ever grows.
        self.now, self.monotonic = clock, monotonic
        self._random_bytes = random_bytes
        self._stock, self._used = b"", 0
        self._first_trace = int.from_bytes(random_bytes(_TRACE_BYTES))
        self._draw = draw
        self._log_file = log_file
        self._turns: Counter[str] = Counter()  # by target group
        self._outstanding: Counter[str] = Counter()  # by target
        self._load = Load(self._turns, self._outstanding)
        self._in_flight: set[InFlight] = set()
        # group, target → when its deregistration delay ends, in seconds since 1970
        self._draining_until: dict[tuple[str, str], float] = {}
        self._requests = 0
        self._connections = 0

    # what is in force

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

    # what is known

    def figures(self) -> list[Figure]:
        """Every metric as it stands, under AWS's names."""
        listener = self.snapshot.listener
        figures = self.metrics.as_names(listener.product, listener.groups, self._connections)
        figures.append(Figure("UnexpectedErrorCount", {}, self.unexpected.count))
        if self._log_file:
            figures.append(Figure("AccessLogLinesLost", {}, self._log_file.lost))
            figures.append(Figure("AccessLogFailing", {}, self._log_file.failing is not None, total=False))
        return figures

    def in_flight(self, target_id: str | None = None) -> int:
        """Return how many requests a target has in hand, or all of them together."""
        return sum(self._outstanding.values()) if target_id is None else self._outstanding[target_id]

    def foresee(self, request: Request) -> Decision:
        """Decide a request as if it came now. Nothing is noted, and what goes by chance may come out otherwise."""
        policy = copy(self.policy)  # one that counts its requests must not count this one
        return policy.route(self.snapshot, request, self._load, now=self.now(), draw=0.0)

    # connections

    def client_connected(self) -> int:
        """Take note of a new connection from a client; return its number."""
        self._connections += 1
        self.metrics.new_connections += 1
        return self.metrics.new_connections

    def client_gone(self) -> None:
        """Take note of the end of a connection that was told with `client_connected`."""
        self._connections -= 1

    def takes_no_more(self, made_at: float, now: float) -> bool:
        """Whether a client's connection takes no further request (HDR-09); times are of `monotonic`."""
        return self.stopping or now - made_at > self.settings.client_keep_alive

    # requests

    def decide(
        self, head: RequestHead, caller: Caller, received_at: float, head_bytes: int, exchange: InFlight
    ) -> tuple[Snapshot, Record, bytes]:
        """Route a client's request; return the snapshot used, its record, and its trace id.

        Until `finished` its target has one more in hand, which `exchange` ends if the target's delay is over first.
        """
        self.end_delays()
        snapshot, now = self.snapshot, self.now()
        values = head.values
        request = Request(
            values.get(b"cookie", ()),
            head.path.decode("latin-1"),
            caller.flow,
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
        record = Record(self._requests, head, decision, root, caller.peer, caller.number, received_at, head_bytes)
        self.records.append(record)
        self._in_flight.add(exchange)
        return snapshot, record, trace_id

    def finished(self, exchange: InFlight) -> None:
        """Note that a request is over: its target has one less in hand, and the access log has its line."""
        self._in_flight.discard(exchange)
        record = exchange.record
        record.finished_at = self.monotonic()
        target = record.decision.target
        if target is not None:
            self._outstanding[target.id] -= 1
        self.metrics.finished(record)
        self._write_log(record)

    def refused(self, refusal: Refusal) -> None:
        """Note that a request was not taken because of its head."""
        self.metrics.refused(refusal)
        self._write_log(refusal)

    def headers_for(self, record: Record, snapshot: Snapshot, response: ResponseHead) -> Written:
        """Return what is added to a response, freshly sealed, and note whether it binds the client."""
        set_cookies = response.set_cookies
        written = self.policy.added_headers(record.decision, snapshot, set_cookies, self._random(NONCES_BYTES))
        record.bound = written.bound
        larger = record.note_response(set_cookies, written.lines)
        if self.records and self.records[0].number <= record.number:
            self.records.grown(larger)
        return written

    # deregistration delays

    def drain(self, group: str, target_id: str, seconds: float) -> None:
        """Let a target drain for so many seconds of the lab's clock (HC-09)."""
        now = self.now()
        self.change_group(group, lambda before: before.with_health(target_id, TargetHealth.DRAINING, now))
        self._draining_until[group, target_id] = now + seconds
        self.end_delays()  # a delay of 0 is over at once

    def drain_no_more(self, group: str, target_id: str) -> None:
        """Forget the delay of a target that is registered anew."""
        self._draining_until.pop((group, target_id), None)

    def end_delays(self) -> None:
        """End the delays that are over: the state was draining until now, even with nothing in hand (HC-11).

        What is still in hand gets 502 (HC-12).
        """
        if not self._draining_until:
            return
        now = self.now()
        for (group, target_id), end in list(self._draining_until.items()):
            if now < end:
                continue
            del self._draining_until[group, target_id]
            self.change_group(group, lambda before, gone=target_id: _without(before, gone))  # type: ignore[misc]
            for exchange in list(self._in_flight):
                if _is_at(exchange.record.decision, group, target_id):
                    exchange.end(Failure.DEREGISTRATION_DELAY_OVER)

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
                for part in value.split(b";"):
                    if part.startswith(b"Root="):
                        return part[5:], b"Self=%b;%b" % (own, value)
        return own, b"Root=" + own

    def _write_log(self, entry: Entry) -> None:
        self.log.append(entry)
        if self._log_file:
            with self.unexpected.noted("the access log"):
                self._log_file.add(log_line(entry, self.snapshot.listener.product, self.port))


def _without(group: TargetGroup, target_id: str) -> TargetGroup:
    return replace(group, targets=tuple(target for target in group.targets if target.id != target_id))


def _is_at(decision: Decision, group: str, target_id: str) -> bool:
    target = decision.target
    return target is not None and target.id == target_id and decision.group is not None and decision.group.name == group
