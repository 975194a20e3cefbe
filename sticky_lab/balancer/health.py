"""Active health checks: a GET on the health path of every target, in turn with the interval (HC-01)."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from sticky_lab.stickiness import Target, TargetGroup, TargetHealth

if TYPE_CHECKING:
    from sticky_lab.balancer.service import Balancer

# HC-01: defaults of an ALB. A newly registered target needs one success only.
HEALTHY_THRESHOLD = 5
UNHEALTHY_THRESHOLD = 2


class HealthMonitor:
    """Counts successes and failures in a row, and moves targets between their states (HC-02)."""

    def __init__(self, balancer: Balancer) -> None:
        self._balancer = balancer
        self._in_a_row: dict[str, int] = {}  # target id → successes (positive) or failures (negative)

    async def run(self) -> None:
        """Check for ever."""
        while True:
            await asyncio.sleep(self._balancer.settings.health_interval)
            await self.check_all()

    async def check_all(self) -> None:
        """Check every target once, all at the same time."""
        targets = self._balancer.snapshot.group.targets
        results = await asyncio.gather(*(self._answers(target) for target in targets))
        for target, alive in zip(targets, results, strict=True):
            self._count(target, alive)

    def forget(self, target_id: str) -> None:
        """Start counting anew for a target that has been registered anew."""
        self._in_a_row.pop(target_id, None)

    def _count(self, checked: Target, alive: bool) -> None:
        group = self._balancer.snapshot.group
        target = group.find(checked.id)
        if target is None or (target.host, target.port) != (checked.host, checked.port):
            return  # it was deregistered, or moved, while the check ran
        before = self._in_a_row.get(target.id, 0)
        count = max(before, 0) + 1 if alive else min(before, 0) - 1
        self._in_a_row[target.id] = count
        health = _health_after(target.health, count)
        if health is not target.health:
            self._balancer.change_group(lambda group: with_health(group, target.id, health))

    async def _answers(self, target: Target) -> bool:
        settings = self._balancer.settings
        request = f"GET {settings.health_path} HTTP/1.1\r\nHost: {target.host}\r\nConnection: close\r\n\r\n"
        writer: asyncio.StreamWriter | None = None
        try:
            async with asyncio.timeout(settings.health_timeout):
                reader, writer = await asyncio.open_connection(target.host, target.port)
                writer.write(request.encode())
                status_line = await reader.readline()
        except (OSError, ValueError):
            return False
        finally:
            if writer:
                writer.close()
        return status_line.split(b" ", 2)[1:2] == [b"200"]


def _health_after(health: TargetHealth, count: int) -> TargetHealth:
    """Return the state after a check; `count` is as in `_in_a_row`."""
    if health is TargetHealth.INITIAL:
        if count > 0:
            return TargetHealth.HEALTHY
        return TargetHealth.UNHEALTHY if count <= -UNHEALTHY_THRESHOLD else health
    if health is TargetHealth.HEALTHY and count <= -UNHEALTHY_THRESHOLD:
        return TargetHealth.UNHEALTHY
    if health is TargetHealth.UNHEALTHY and count >= HEALTHY_THRESHOLD:
        return TargetHealth.HEALTHY
    return health


def with_health(group: TargetGroup, target_id: str, health: TargetHealth) -> TargetGroup:
    """Return the group with one target's health changed."""
    return replace(
        group,
        targets=tuple(replace(target, health=health) if target.id == target_id else target for target in group.targets),
    )
