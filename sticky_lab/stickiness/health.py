"""Health checks as rules: what a check is set to, and what its results make of a target (HC-01, HC-02, HC-05)."""

from __future__ import annotations

from dataclasses import dataclass

from sticky_lab.stickiness.kinds import Product
from sticky_lab.stickiness.refusals import SettingRefusedError
from sticky_lab.stickiness.targets import TargetHealth

# HC-01: lowest and highest value of each setting.
_BOUNDS = {
    "interval_seconds": (5, 300),
    "timeout_seconds": (2, 120),
    "healthy_threshold": (2, 10),
    "unhealthy_threshold": (2, 10),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthCheck:
    """The settings of a health check, valid by construction; the defaults are an ALB's (HC-01)."""

    interval_seconds: int = 30
    timeout_seconds: int = 5
    healthy_threshold: int = 5
    unhealthy_threshold: int = 2
    path: str = "/"
    matcher: int = 200

    def __post_init__(self) -> None:
        for name, (lowest, highest) in _BOUNDS.items():
            value = getattr(self, name)
            if not lowest <= value <= highest:
                raise SettingRefusedError("number_out_of_range", key=name, value=value, allowed=f"{lowest}–{highest}")

    def health_after(self, health: TargetHealth, count: int) -> TargetHealth:
        """Return the state after a check; `count` is of successes (positive) or failures (negative) in a row.

        A newly registered target needs just one success (HC-01). Only checks of registered targets in service change
        anything: draining and unused ones stay what they are.
        """
        if count >= (1 if health is TargetHealth.INITIAL else self.healthy_threshold) and health in _CAN_RISE:
            return TargetHealth.HEALTHY
        if count <= -self.unhealthy_threshold and health in _CAN_FALL:
            return TargetHealth.UNHEALTHY
        return health


_CAN_RISE = (TargetHealth.INITIAL, TargetHealth.UNHEALTHY)
_CAN_FALL = (TargetHealth.INITIAL, TargetHealth.HEALTHY)

# HC-01, HC-05. The NLB's own health checks are not played: it gets an ALB's.
DEFAULT_CHECKS = {
    Product.ALB: HealthCheck(),
    Product.NLB: HealthCheck(),
    Product.GWLB: HealthCheck(),
    Product.CLB: HealthCheck(healthy_threshold=10, path="/index.html"),
}
