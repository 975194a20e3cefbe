"""Active health checks: a GET on the health path of every target, in turn with the interval (HC-01, HC-05)."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from sticky_lab.stickiness import Target
from sticky_lab.stickiness.health import DEFAULT_CHECKS

if TYPE_CHECKING:
    from sticky_lab.balancer.service import Balancer


class HealthMonitor:
    """Counts successes and failures in a row, and moves targets between their states (HC-02)."""

    def __init__(self, balancer: Balancer) -> None:
        self._balancer = balancer
        self._check = balancer.settings.health_check or DEFAULT_CHECKS[balancer.snapshot.listener.product]
        self._in_a_row: dict[tuple[str, str], int] = {}  # group, target → successes (positive) or failures (negative)

    async def run(self) -> None:
        """Check for ever."""
        while True:
            await asyncio.sleep(self._check.interval_seconds * self._balancer.settings.health_time_factor)
            await self.check_all()

    async def check_all(self) -> None:
        """Check every target once, all at the same time."""
        groups = self._balancer.snapshot.listener.groups
        checked = [(group.name, target) for group in groups for target in group.targets]
        results = await asyncio.gather(*(self._answers(target) for _, target in checked))
        for (group, target), alive in zip(checked, results, strict=True):
            self._count(group, target, alive)

    def forget(self, group: str, target_id: str) -> None:
        """Start counting anew for a target that has been registered anew."""
        self._in_a_row.pop((group, target_id), None)

    def _count(self, name: str, checked: Target, alive: bool) -> None:
        group = self._balancer.snapshot.listener.group(name)
        target = group.find(checked.id)
        if target is None or (target.host, target.port) != (checked.host, checked.port):
            return  # it was deregistered, or moved, while the check ran
        before = self._in_a_row.get((name, target.id), 0)
        count = max(before, 0) + 1 if alive else min(before, 0) - 1
        self._in_a_row[name, target.id] = count
        health = self._check.health_after(target.health, count)
        if health is not target.health:
            now = self._balancer.now()
            self._balancer.change_group(name, lambda group: group.with_health(target.id, health, now))

    async def _answers(self, target: Target) -> bool:
        request = f"GET {self._check.path} HTTP/1.1\r\nHost: {target.host}\r\nConnection: close\r\n\r\n"
        writer: asyncio.StreamWriter | None = None
        try:
            async with asyncio.timeout(self._check.timeout_seconds):
                reader, writer = await asyncio.open_connection(target.host, target.port)
                writer.write(request.encode())
                status_line = await reader.readline()
        except (OSError, ValueError):
            return False
        finally:
            if writer:
                writer.close()
        return status_line.split(b" ", 2)[1:2] == [b"%d" % self._check.matcher]
