"""Registering and deregistering targets while traffic flows (HC-09…HC-12).

The delay runs on the lab's clock, as every time of AWS's does here; what is in hand when it ends gets 502.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace

from sticky_lab.balancer.health import HealthMonitor
from sticky_lab.balancer.router import Router
from sticky_lab.stickiness import Target, TargetGroup, TargetHealth


class Registration:
    """Changes which targets there are. Every method is to be called on the loop."""

    def __init__(self, router: Router, health: HealthMonitor) -> None:
        self._router, self._health = router, health

    def register(self, group: str, target: Target) -> None:
        """Register a target, or register it anew. One successful check makes it healthy (HC-01)."""
        fresh = replace(target, health=TargetHealth.INITIAL, slow_start_from=None)

        def with_target(before: TargetGroup) -> TargetGroup:
            if before.find(fresh.id) is None:
                return replace(before, targets=(*before.targets, fresh))
            return replace(before, targets=tuple(fresh if old.id == fresh.id else old for old in before.targets))

        self._router.change_group(group, with_target)
        self._router.drain_no_more(group, target.id)
        self._health.forget(group, target.id)

    def deregister(self, group: str, target_id: str) -> None:
        """Send it no more requests (HC-09); what it has in hand may finish within the delay. Unknown ids are let be."""
        known = self._router.snapshot.listener.group(group)
        target = known.find(target_id)
        if target is None or target.health is TargetHealth.DRAINING:
            return
        seconds = known.attributes.deregistration_delay_seconds
        self._router.drain(group, target_id, seconds)
        # Where the clock runs with the machine's, this is when it is over; who moves a clock calls `end_delays`.
        asyncio.get_running_loop().call_later(seconds, self._router.end_delays)
