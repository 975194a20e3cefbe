"""The balancer: one listener, one snapshot in force, and what it remembers."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from sticky_lab.balancer.client_connection import ClientConnection
from sticky_lab.balancer.heads import RequestHead, ResponseHead
from sticky_lab.balancer.health import HealthMonitor
from sticky_lab.balancer.records import Record
from sticky_lab.balancer.target_connection import Pool
from sticky_lab.stickiness import (
    NONCES_BYTES,
    Flow,
    Listener,
    Load,
    Request,
    Snapshot,
    TargetGroup,
    added_headers,
    route,
)
from sticky_lab.stickiness.health import HealthCheck
from sticky_lab.stickiness.responses import HeaderLine

RECORDS_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Settings:
    """How the network behaves; times in seconds. Defaults are AWS's where AWS has one.

    `health_check` is the product's own where it is None; its interval is multiplied by `health_time_factor`, which
    lessons make small. `idle_timeout` is ERR-02's 60 s.
    """

    health_check: HealthCheck | None = None
    health_time_factor: float = 1.0
    idle_timeout: float = 60.0


class Balancer:
    """Runs on one event loop; every method but `snapshot` is to be called there.

    `clock` gives wall-clock seconds since 1970, `random_bytes` the nonces and trace ids, `draw` a random number from 0
    up to but not including 1 for what goes by chance (weights, weighted_random, slow start).
    """

    def __init__(
        self,
        snapshot: Snapshot,
        *,
        clock: Callable[[], float],
        random_bytes: Callable[[int], bytes],
        draw: Callable[[], float],
        settings: Settings = Settings(),
    ) -> None:
        self.snapshot = snapshot
        self.settings = settings
        self.records: deque[Record] = deque(maxlen=RECORDS_KEPT)
        self.clients: set[ClientConnection] = set()
        self.stopping = False
        self.port = 0
        self._clock = clock
        self._random_bytes = random_bytes
        self._draw = draw
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
        self._server = await loop.create_server(lambda: ClientConnection(self), host, port)
        self.port = self._server.sockets[0].getsockname()[1]
        self.health = HealthMonitor(self)
        await self.health.check_all()
        self._tasks = [loop.create_task(self.health.run()), loop.create_task(self._sweep())]
        return self.port

    async def stop(self) -> None:
        """Close the listener and every connection."""
        self.stopping = True
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._server:
            self._server.close()
        for client in list(self.clients):
            client.transport.abort()
        self.pool.close()
        # Let the aborted connections be told; a loop closed under them would complain.
        await asyncio.sleep(0)

    def change_group(self, name: str, change: Callable[[TargetGroup], TargetGroup]) -> None:
        """Put a changed target group in force. Requests in flight keep the one they were routed with.

        Raises `SettingRefusedError` where the listener's actions do not agree with the change; nothing changes then.
        """
        self.snapshot = self.snapshot.with_group(name, change)

    def change_listener(self, change: Callable[[Listener], Listener]) -> None:
        """Put a changed listener in force, as `change_group` does."""
        self.snapshot = replace(self.snapshot, listener=change(self.snapshot.listener))

    def now(self) -> float:
        """The time, in seconds since 1970."""
        return self._clock()

    def decide(self, request: RequestHead, peer: tuple[str, int]) -> tuple[Snapshot, Record, bytes]:
        """Route a request from a peer (address, port); return the snapshot used, its record, and its trace id.

        Its target has one more request in hand until `finished` is called.
        """
        snapshot, now = self.snapshot, self._clock()
        decision = route(snapshot, _facts(request, peer, self.port), self._load, now=now, draw=self._draw())
        if decision.target and decision.group:
            self._turns[decision.group.name] += decision.used_turn
            self._outstanding[decision.target.id] += 1
        self._requests += 1
        root, trace_id = self._trace_id(request, now)
        record = Record(
            self._requests,
            request.method.decode("ascii"),
            request.target.decode("latin-1"),
            root.decode("latin-1"),
            decision,
        )
        self.records.append(record)
        return snapshot, record, trace_id

    def finished(self, record: Record) -> None:
        """Note that a target has one request less in hand."""
        if record.decision.target:
            self._outstanding[record.decision.target.id] -= 1

    def headers_for(self, record: Record, snapshot: Snapshot, response: ResponseHead) -> tuple[HeaderLine, ...]:
        """Return what is added to a response, freshly sealed, and note whether it binds the client."""
        set_cookies = response.values(b"set-cookie")
        record.bound = record.decision.binds(set_cookies, snapshot.choices)
        return added_headers(record.decision, snapshot, set_cookies, self._random_bytes(NONCES_BYTES))

    def _trace_id(self, request: RequestHead, now: float) -> tuple[bytes, bytes]:
        """Return the root and the whole X-Amzn-Trace-Id: a Self field where a Root came, else a Root (HDR-02)."""
        own = b"1-%08x-%b" % (int(now) & 0xFFFFFFFF, self._random_bytes(12).hex().encode())
        for value in request.values(b"x-amzn-trace-id"):
            for field in value.split(b";"):
                if field.startswith(b"Root="):
                    return field[5:], b"Self=%b;%b" % (own, value)
        return own, b"Root=" + own

    async def _sweep(self) -> None:
        """Once a second, end what has been silent for the idle time-out, and close connections nobody needs."""
        while True:
            await asyncio.sleep(min(1.0, self.settings.idle_timeout / 4))
            limit = self.loop_time() - self.settings.idle_timeout
            for client in list(self.clients):
                if client.last_moved < limit:
                    client.idle_too_long()
            self.pool.sweep()


def _facts(request: RequestHead, peer: tuple[str, int], port: int) -> Request:
    """Return what the rules look at."""
    return Request(
        cookies=request.values(b"cookie"),
        path=request.path.decode("latin-1"),
        flow=Flow("tcp", peer[0], peer[1], "127.0.0.1", port),
        has_origin=bool(request.values(b"origin")),
        user_agent=b" ".join(request.values(b"user-agent")),
    )
