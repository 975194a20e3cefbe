"""Active health checks: a GET on the health path of every target, each with the interval (HC-01, HC-05).

What requests meet (a refused connection, say) is counted in the metrics and changes no state: an ALB judges health by
its checks alone, which is why sticky clients go on meeting a dead target for a while (HC-04).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from sticky_lab.balancer.addresses import addresses, authority
from sticky_lab.balancer.router import Router
from sticky_lab.stickiness import Target
from sticky_lab.stickiness.health import DEFAULT_CHECKS

# A check's time-out shrinks with its interval, but a busy machine needs this long to answer. What is dead refuses.
SHORTEST_TIMEOUT_SECONDS = 5.0


class HealthMonitor:
    """Counts successes and failures in a row, and moves targets between their states (HC-02)."""

    def __init__(self, router: Router) -> None:
        self._router = router
        self._check = router.settings.health_check or DEFAULT_CHECKS[router.snapshot.listener.product]
        factor = router.settings.health_time_factor
        self._interval = self._check.interval_seconds * factor
        self._timeout = max(SHORTEST_TIMEOUT_SECONDS, self._check.timeout_seconds * min(1.0, factor))
        self._in_a_row: dict[tuple[str, str], int] = {}  # group, target → successes (positive) or failures (negative)
        self._under_way: dict[tuple[str, str], asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Check for ever. A target that is slow to answer holds up nobody else's checks."""
        try:
            while True:
                await asyncio.sleep(self._interval)
                with self._router.unexpected.noted("starting health checks"):
                    self.start_checks()
        finally:
            for task in self._under_way.values():
                task.cancel()

    async def check_all(self) -> None:
        """Check every target once, all at the same time, and wait for the results."""
        self.start_checks()
        # A check of a target that is deregistered or registered anew meanwhile is cancelled: that ends no other.
        await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    def start_checks(self) -> None:
        """Begin a check of every target that none is under way for."""
        loop = asyncio.get_running_loop()
        groups = self._router.snapshot.listener.groups
        known = {(group.name, target.id) for group in groups for target in group.targets}
        self._in_a_row = {key: count for key, count in self._in_a_row.items() if key in known}
        for group in groups:
            for target in group.targets:
                key = (group.name, target.id)
                if key not in self._under_way:
                    task = self._under_way[key] = loop.create_task(self._check_one(group.name, target))
                    task.add_done_callback(self._done(key))

    def forget(self, group: str, target_id: str) -> None:
        """Start counting anew for a target that has been registered anew."""
        self._in_a_row.pop((group, target_id), None)
        under_way = self._under_way.pop((group, target_id), None)
        if under_way:
            under_way.cancel()

    def _done(self, key: tuple[str, str]) -> Callable[[asyncio.Task[None]], None]:
        def remove(task: asyncio.Task[None]) -> None:
            if self._under_way.get(key) is task:
                del self._under_way[key]

        return remove

    async def _check_one(self, group: str, target: Target) -> None:
        with self._router.unexpected.noted("a health check"):
            self._count(group, target, await self._answers(target))

    def _count(self, name: str, checked: Target, alive: bool) -> None:
        group = self._router.snapshot.listener.group(name)
        target = group.find(checked.id)
        if target is None or (target.host, target.port) != (checked.host, checked.port):
            return  # it was deregistered, or moved, while the check ran
        before = self._in_a_row.get((name, target.id), 0)
        count = max(before, 0) + 1 if alive else min(before, 0) - 1
        self._in_a_row[name, target.id] = count
        health = self._check.health_after(target.health, count)
        if health is not target.health:
            now = self._router.now()
            self._router.change_group(name, lambda group: group.with_health(target.id, health, now))

    async def _answers(self, target: Target) -> bool:
        host = authority(target.host, target.port)
        request = f"GET {self._check.path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        return any([await self._answers_at(address, target.port, request) for address in addresses(target.host)])

    async def _answers_at(self, address: str, port: int, request: str) -> bool:
        writer: asyncio.StreamWriter | None = None
        try:
            async with asyncio.timeout(self._timeout):
                reader, writer = await asyncio.open_connection(address, port)
                writer.write(request.encode())
                status_line = await reader.readline()
        except (OSError, ValueError):
            return False
        finally:
            if writer:
                writer.close()
        return status_line.split(b" ", 2)[1:2] == [b"%d" % self._check.matcher]
