"""The load balancer of a simulation: the engine of the real one, with fake time in steps and no network.

Within a step there is one time, so that many clients hold the very same cookie: bound to the same target at the same
time. The engine answers the same arguments the same way; so what it said of a cookie, and what it wrote for a target,
is kept until the step is over. Who is chosen afresh depends on turns and load, and is asked each time.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

from sticky_lab.stickiness import (
    NONCES_BYTES,
    Decision,
    Forward,
    Key,
    KeyRing,
    Listener,
    Load,
    Request,
    Snapshot,
    Target,
    TargetGroup,
    TargetGroupAttributes,
    TargetHealth,
    WeightedGroup,
    added_headers,
    route,
)

GROUP = "simulated"
# Nobody outside of a simulation ever sees its cookies.
_KEY = Key(bytes(4), bytes(32))
#: When a simulation starts: 2026-01-05 09:00:00 UTC.
START = 1_767_603_600


class SimulatedBalancer:
    """One target group; its targets are healthy and called i-1, i-2, … ."""

    def __init__(self, targets: int, attributes: TargetGroupAttributes, seed: int) -> None:
        self._chance = random.Random(seed).random
        self._draw = self._chance()
        self._turns: Counter[str] = Counter()
        self._outstanding: Counter[str] = Counter()
        self._sealed = 0
        group = TargetGroup(GROUP, (), attributes)
        self.snapshot = Snapshot(Listener("simulation", Forward((WeightedGroup(group),))), KeyRing((_KEY,)))
        self.scale_out(targets)
        self.start_step(START)

    @property
    def targets(self) -> tuple[str, ...]:
        """The ids of the targets, oldest first."""
        return self.snapshot.listener.groups[0].candidate_ids

    def scale_out(self, count: int) -> None:
        """Register so many more targets, before the next step."""
        first = len(self.targets) + 1
        new = tuple(Target(f"i-{number}", "", 0, TargetHealth.HEALTHY) for number in range(first, first + count))
        self.snapshot = self.snapshot.with_group(GROUP, lambda group: replace(group, targets=(*group.targets, *new)))

    def start_step(self, now: float) -> None:
        """Move the time, in seconds since 1970. Requests of the step before are no longer in hand."""
        self._now = now
        self._outstanding.clear()
        self._followed: dict[bytes, Decision] = {}
        self._written: dict[str, bytes] = {}

    def visit(self, cookie: bytes) -> tuple[str, bytes]:
        """Route a request that brings this Cookie line, b"" for none.

        Return the id of the target and the Cookie line that the client has afterwards.
        """
        decision = self._followed.get(cookie) or self._decide(cookie)
        assert decision.target is not None  # every target is healthy
        target = decision.target.id
        self._outstanding[target] += 1
        if target not in self._written:
            self._written[target] = self._cookie_after(decision)
        return target, self._written[target]

    def _decide(self, cookie: bytes) -> Decision:
        request = Request((cookie,) if cookie else ())
        load = Load(self._turns, self._outstanding)
        decision = route(self.snapshot, request, load, now=self._now, draw=self._draw)
        if decision.used_turn:
            self._turns[GROUP] += 1
            self._draw = self._chance()
        else:
            self._followed[cookie] = decision
        return decision

    def _cookie_after(self, decision: Decision) -> bytes:
        self._sealed += 1
        lines = added_headers(decision, self.snapshot, (), self._sealed.to_bytes(NONCES_BYTES)).lines
        return b"; ".join(line.partition(b";")[0] for _, line in lines)
