"""WHO COMES WHEN. The requests of many sessions, by seeded chance; no load balancer has a say in them.

So two simulations with the same traffic differ by their settings alone.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from math import log
from typing import NamedTuple

from sticky_lab.errors import StickyLabError, shown

MOST_SESSIONS = 2_000_000


class Arrival(NamedTuple):
    """A request: in which step it comes, whose it is (0, 1, …), and whether its session ends with it."""

    step: int
    session: int
    last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Traffic:
    """Sessions that arrive evenly, in random order; times are in seconds.

    `seconds` is how long the simulation lasts: later requests are left out. A session has `requests` requests on
    average, at least one (geometric), with pauses of `pause` seconds on average between them (exponential). Of the
    sessions, `heavy_share` (0 to 1) are heavy users: for `heavy_factor` times as many requests, as much closer
    together. Raises `StickyLabError` for numbers that mean nothing.
    """

    sessions: int
    seconds: int
    requests: float
    pause: int
    heavy_share: float = 0.0
    heavy_factor: int = 1
    seed: int = 1

    def __post_init__(self) -> None:
        check("sessions", self.sessions, 1, MOST_SESSIONS)
        check("requests", self.requests, 1, 1000, whole=False)
        check("heavy_share", self.heavy_share, 0, 1, whole=False)
        check("heavy_factor", self.heavy_factor, 1, 1000)
        if isinstance(self.seed, bool) or not isinstance(self.seed, int):
            raise StickyLabError("lab_seed", value=shown(self.seed))

    def arrivals(self, step_seconds: int) -> Iterator[Arrival]:
        """Yield every request in order of time, in steps of so many seconds; the same ones for the same seed."""
        chance = random.Random(self.seed).random
        steps = self.seconds // step_seconds
        times, left, pauses = [], [], []
        due: list[list[int]] = [[] for _ in range(steps)]
        # A session goes on after each request with the same chance: that gives a geometric number of them.
        on = log(1 - 1 / self.requests) if self.requests > 1 else float("-inf")
        for session in range(self.sessions):
            factor = self.heavy_factor if chance() < self.heavy_share else 1
            times.append(chance() * steps * step_seconds)
            left.append((1 + int(log(1 - chance()) / on)) * factor)
            pauses.append(-self.pause / factor)
            due[int(times[session] / step_seconds)].append(session)
        for step in range(steps):
            for session in due[step]:  # grows meanwhile: a short pause may end in the same step
                left[session] -= 1
                if left[session]:
                    times[session] += pauses[session] * log(1 - chance())
                    later = int(times[session] / step_seconds)
                    if later < steps:
                        due[later].append(session)
                yield Arrival(step, session, not left[session])
            due[step] = []


def check(name: str, value: float, lowest: int, highest: int, *, whole: bool = True) -> None:
    """Raise `StickyLabError` unless the value is a (`whole`) number within these bounds."""
    right = isinstance(value, int if whole else (int, float)) and not isinstance(value, bool)
    if not right or not lowest <= value <= highest:
        raise StickyLabError("simulation_number", name=name, value=shown(value), allowed=f"{lowest}–{highest}")
