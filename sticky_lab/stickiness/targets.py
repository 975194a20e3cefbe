"""Targets, their health, and the target group that a request is routed within (HC)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import blake2b

from sticky_lab.stickiness.attributes import TargetGroupAttributes
from sticky_lab.stickiness.classic import ClassicAttributes
from sticky_lab.stickiness.kinds import Product, Stickiness

GROUP_BYTES = 5
TARGET_BYTES = 17


class TargetHealth(StrEnum):
    """The states of a target (HC-02)."""

    INITIAL = "initial"
    HEALTHY = "healthy"
    UNHEALTHY = "unhealthy"
    UNUSED = "unused"
    DRAINING = "draining"
    UNAVAILABLE = "unavailable"


# Registered, and neither draining nor unused: what a group that fails open may turn to (HC-06, HC-13).
_COULD_SERVE = frozenset((TargetHealth.HEALTHY, TargetHealth.UNHEALTHY, TargetHealth.INITIAL, TargetHealth.UNAVAILABLE))


@dataclass(frozen=True, slots=True)
class Target:
    """One registered target: an id, where it listens, and how it is.

    `slow_start_from` is when its slow start began, in seconds since 1970; None outside of one (HC-14).
    """

    id: str
    host: str
    port: int
    health: TargetHealth = TargetHealth.INITIAL
    slow_start_from: float | None = None
    digest: bytes = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "digest", target_digest(self.id))


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """A named set of targets with one set of attributes. A change makes a new one.

    At a CLB these are the instances behind one listener, and the attributes are its policies.
    """

    name: str
    targets: tuple[Target, ...] = ()
    attributes: TargetGroupAttributes | ClassicAttributes = field(default_factory=TargetGroupAttributes)

    # Worked out once: a group is asked for each request and never changes.
    stickiness: Stickiness = field(init=False, repr=False, compare=False)
    digest: bytes = field(init=False, repr=False, compare=False)
    short_of_healthy: bool = field(init=False, repr=False, compare=False)
    candidates: tuple[Target, ...] = field(init=False, repr=False, compare=False)
    candidate_ids: tuple[str, ...] = field(init=False, repr=False, compare=False)
    by_digest: Mapping[bytes, Target] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        short = self._healthy_count() < self._fewest_healthy()
        candidates = tuple(target for target in self.targets if target.health in self._eligible(short))
        for name, value in (
            ("stickiness", self.attributes.stickiness),
            ("digest", group_digest(self.name)),
            ("short_of_healthy", short),
            ("candidates", candidates),
            ("candidate_ids", tuple(target.id for target in candidates)),
            ("by_digest", {target.digest: target for target in self.targets}),
        ):
            object.__setattr__(self, name, value)

    def find(self, target_id: str) -> Target | None:
        """Return the registered target with this id, or None."""
        return self.by_digest.get(target_digest(target_id))

    def with_health(self, target_id: str, health: TargetHealth, now: float) -> TargetGroup:
        """Return the group with one target's health changed at a time, in seconds since 1970.

        A target that becomes healthy starts slowly if the group says so and another healthy target is not itself
        in slow start; so the first targets of an empty group get their full share at once (HC-14).
        """
        duration = self.attributes.slow_start_seconds
        eased = (
            duration > 0
            and health is TargetHealth.HEALTHY
            and any(
                one.health is TargetHealth.HEALTHY and one.id != target_id and slow_start_share(one, duration, now) == 1
                for one in self.targets
            )
        )
        changed = {"health": health, "slow_start_from": now if eased else None}
        return replace(
            self,
            targets=tuple(replace(one, **changed) if one.id == target_id else one for one in self.targets),  # type: ignore[arg-type]
        )

    def _healthy_count(self) -> int:
        return sum(target.health is TargetHealth.HEALTHY for target in self.targets)

    def _fewest_healthy(self) -> float:
        """HC-08: so many healthy targets keep a group from failing open; the default is one (HC-06)."""
        percentage = self.attributes.minimum_healthy_percentage
        share = 0.0
        if isinstance(percentage, int):
            share = percentage / 100 * sum(target.health in _COULD_SERVE for target in self.targets)
        return max(self.attributes.minimum_healthy_count, share)

    def _eligible(self, short: bool) -> frozenset[TargetHealth]:
        """HC-02: healthy ones only, unless the group fails open (HC-06, HC-08). A CLB never does (CLB-G-10)."""
        if short and self.attributes.product is not Product.CLB:
            return _COULD_SERVE
        return frozenset((TargetHealth.HEALTHY,))


def slow_start_share(target: Target, duration: int, now: float) -> float:
    """Return a target's part of its full share, 0 to 1: it rises linearly over the slow start's seconds (HC-14)."""
    if target.slow_start_from is None or duration == 0:
        return 1
    return min(1, max(0, (now - target.slow_start_from) / duration))


def group_digest(name: str) -> bytes:
    """Return the 5 bytes that stand for a target group inside a sealed cookie."""
    return blake2b(name.encode(), digest_size=GROUP_BYTES).digest()


def target_digest(target_id: str) -> bytes:
    """Return the 17 bytes that stand for a target inside a sealed cookie: one size for every id."""
    return blake2b(target_id.encode(), digest_size=TARGET_BYTES).digest()
