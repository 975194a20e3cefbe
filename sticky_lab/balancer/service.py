"""The balancer: one listener, one target group, one snapshot in force, and what it remembers."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from sticky_lab.balancer.client_connection import ClientConnection
from sticky_lab.balancer.heads import RequestHead
from sticky_lab.balancer.health import HealthMonitor
from sticky_lab.balancer.records import Record
from sticky_lab.balancer.target_connection import Pool
from sticky_lab.stickiness import Decision, Snapshot, TargetGroup, cookie_lines, route
from sticky_lab.stickiness.sealing import NONCE_BYTES

RECORDS_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Settings:
    """How the network behaves; times in seconds. Defaults are AWS's where AWS has one.

    `health_interval` is HC-01's 30 s; lessons shorten it. `idle_timeout` is ERR-02's 60 s.
    """

    health_interval: float = 30.0
    health_timeout: float = 5.0
    health_path: str = "/health"
    idle_timeout: float = 60.0


class Balancer:
    """Runs on one event loop; every method but `snapshot` is to be called there.

    `clock` gives wall-clock seconds since 1970, `random_bytes` the nonces and trace ids.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        *,
        clock: Callable[[], float],
        random_bytes: Callable[[int], bytes],
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
        self._turn = 0
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

    def change_group(self, change: Callable[[TargetGroup], TargetGroup]) -> None:
        """Put a changed target group in force. Requests in flight keep the one they were routed with."""
        self.snapshot = replace(self.snapshot, group=change(self.snapshot.group))

    def decide(self, request: RequestHead) -> tuple[Snapshot, Record, bytes]:
        """Route a request; return the snapshot it was routed with, its record, and its trace id."""
        snapshot, now = self.snapshot, self._clock()
        decision = route(snapshot, request.values(b"cookie"), now=now, turn=self._turn)
        self._turn += decision.used_turn
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

    def cookies_for(self, decision: Decision, snapshot: Snapshot) -> tuple[bytes, ...]:
        """Return the stickiness cookie lines for a response, freshly sealed."""
        if not decision.writes_cookie:
            return ()
        return cookie_lines(decision, snapshot, self._random_bytes(NONCE_BYTES))

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
