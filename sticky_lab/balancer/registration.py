"""Registering and deregistering targets while traffic flows, and the deregistration delay (HC-09…HC-12).

The delay runs on the lab's clock, as every time of AWS's does here; what is in hand when it ends gets 502.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from sticky_lab.stickiness import Decision, Target, TargetGroup, TargetHealth

if TYPE_CHECKING:
    from sticky_lab.balancer.service import Balancer


class Registration:
    """Changes which targets there are. Every method is to be called on the balancer's loop."""

    def __init__(self, balancer: Balancer) -> None:
        self._balancer = balancer
        # group, target → when its deregistration delay ends, in seconds since 1970
        self._draining_until: dict[tuple[str, str], float] = {}

    def register(self, group: str, target: Target) -> None:
        """Register a target, or register it anew. One successful check makes it healthy (HC-01)."""
        fresh = replace(target, health=TargetHealth.INITIAL, slow_start_from=None)

        def with_target(before: TargetGroup) -> TargetGroup:
            if before.find(fresh.id) is None:
                return replace(before, targets=(*before.targets, fresh))
            return replace(before, targets=tuple(fresh if old.id == fresh.id else old for old in before.targets))

        self._balancer.change_group(group, with_target)
        self._draining_until.pop((group, target.id), None)
        self._balancer.health.forget(group, target.id)

    def deregister(self, group: str, target_id: str) -> None:
        """Send it no more requests (HC-09); what it has in hand may finish within the delay. Unknown ids are let be."""
        known = self._balancer.snapshot.listener.group(group)
        target = known.find(target_id)
        if target is None or target.health is TargetHealth.DRAINING:
            return
        now = self._balancer.now()
        self._balancer.change_group(group, lambda before: before.with_health(target_id, TargetHealth.DRAINING, now))
        self._draining_until[group, target_id] = now + known.attributes.deregistration_delay_seconds
        self.sweep()  # a delay of 0 is over at once
        # Where the clock runs with the machine's, this is when it is over; one that is moved calls `sweep` itself.
        asyncio.get_running_loop().call_later(known.attributes.deregistration_delay_seconds, self.sweep)

    def sweep(self) -> None:
        """End the delays that are over: the state was draining until now, even with nothing in hand (HC-11)."""
        if not self._draining_until:
            return
        now = self._balancer.now()
        for (group, target_id), end in list(self._draining_until.items()):
            if now < end:
                continue
            del self._draining_until[group, target_id]
            self._balancer.health.forget(group, target_id)
            self._balancer.change_group(group, lambda before, gone=target_id: _without(before, gone))  # type: ignore[misc]
            for client in list(self._balancer.clients):
                if client.exchange and _is_at(client.exchange.record.decision, group, target_id):
                    client.exchange.end("deregistration_delay_over")


def _without(group: TargetGroup, target_id: str) -> TargetGroup:
    return replace(group, targets=tuple(target for target in group.targets if target.id != target_id))


def _is_at(decision: Decision, group: str, target_id: str) -> bool:
    target = decision.target
    return target is not None and target.id == target_id and decision.group is not None and decision.group.name == group
