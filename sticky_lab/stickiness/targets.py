"""Targets, their health, and the target group that a request is routed within."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from sticky_lab.messages import StickyLabError, refusals
from sticky_lab.stickiness.attributes import TargetGroupAttributes

# A sealed binding has room for a name of this size whatever the name is, so that its length tells nothing.
LONGEST_TARGET_ID = 40


class TargetHealth(StrEnum):
    """The states of a registered target (HC-02)."""

    INITIAL = "initial"
    HEALTHY = "healthy"
    UNHEALTHY = "unhealthy"
    DRAINING = "draining"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class Target:
    """One registered target: an instance id, where it listens, and how it is."""

    id: str
    host: str
    port: int
    health: TargetHealth = TargetHealth.INITIAL

    def __post_init__(self) -> None:
        if not 1 <= len(self.id.encode()) <= LONGEST_TARGET_ID:
            raise StickyLabError(refusals.TARGET_ID_TOO_LONG, value=repr(self.id)[:60])


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """A named set of targets with one set of attributes. A change makes a new one."""

    name: str
    targets: tuple[Target, ...] = ()
    attributes: TargetGroupAttributes = field(default_factory=TargetGroupAttributes)

    def find(self, target_id: str) -> Target | None:
        """Return the registered target with this id, or None."""
        return next((target for target in self.targets if target.id == target_id), None)

    def candidates(self) -> tuple[Target, ...]:
        """Return the targets that the algorithm may choose from.

        Healthy ones (HC-02); if there is none, every registered target that could be healthy: the group
        fails open (HC-06). Draining and unused targets get nothing new (HC-09, HC-13).
        """
        healthy = tuple(target for target in self.targets if target.health is TargetHealth.HEALTHY)
        return healthy or tuple(
            target for target in self.targets if target.health in (TargetHealth.UNHEALTHY, TargetHealth.INITIAL)
        )

    @property
    def fails_open(self) -> bool:
        """Whether requests go to unhealthy targets because no other is left (HC-06)."""
        candidates = self.candidates()
        return bool(candidates) and candidates[0].health is not TargetHealth.HEALTHY
