"""What a lab was made with, and what an open one is made of."""

from __future__ import annotations

from dataclasses import dataclass

from sticky_lab.bench.browsers import Browsers
from sticky_lab.bench.front import Front
from sticky_lab.bench.inspection import Inspection
from sticky_lab.bench.lab_target import Targets
from sticky_lab.bench.listener import GroupPlan
from sticky_lab.bench.watchers import Watchers
from sticky_lab.fleet import Fleet
from sticky_lab.stickiness import Choices, Product


@dataclass(frozen=True, slots=True)
class Plan:
    """What a lab was made with. `seed` and `start` make its runs alike; see `Lab` for the others."""

    product: Product
    groups: tuple[GroupPlan, ...]
    group_stickiness_seconds: int | None
    seed: int | None
    start: str | None
    port: int
    app: str
    sessions: str
    choices: Choices


@dataclass(frozen=True, slots=True)
class Parts:
    """What an open lab is made of, for whoever draws or judges it."""

    plan: Plan
    fleet: Fleet
    front: Front
    targets: Targets
    browsers: Browsers
    inspection: Inspection
    watchers: Watchers
