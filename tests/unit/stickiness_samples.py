"""A target group, a key ring and a clock for the tests of the rules."""

from __future__ import annotations

from dataclasses import replace

from sticky_lab.stickiness import (
    Decision,
    Key,
    KeyRing,
    Snapshot,
    Target,
    TargetGroup,
    TargetGroupAttributes,
    TargetHealth,
    cookie_lines,
    route,
)

NOW = 1_767_603_600.0  # 2026-01-05 09:00:00 UTC
HOUR = 3600
NONCE = bytes(12)
KEY = Key(b"key1", bytes(32))


def snapshot(
    *,
    health: str = "healthy healthy healthy",
    duration: int | None = HOUR,
    group: str = "shop",
    listener: str = "front",
    keys: tuple[Key, ...] = (KEY,),
) -> Snapshot:
    """Targets a, b, c… with these healths; stickiness is off where the duration is None."""
    targets = tuple(
        Target(f"i-{letter}", "127.0.0.1", 8000, TargetHealth(state))
        for letter, state in zip("abcdef", health.split(), strict=False)
    )
    kind = "off" if duration is None else "lb_cookie"
    attributes = TargetGroupAttributes().with_stickiness(kind, duration)
    return Snapshot(listener, TargetGroup(group, targets, attributes), KeyRing(keys))


def cookie_for(target: str, *, at: float = NOW, made_by: Snapshot | None = None) -> bytes:
    """Return the pair AWSALB=value that a balancer gave at a time to a client bound to this target."""
    maker = made_by or snapshot()
    only = Target(target, "127.0.0.1", 8000, TargetHealth.HEALTHY)
    maker = replace(maker, group=replace(maker.group, targets=(only,)))
    decision = route(maker, [], now=at, turn=0)
    return cookie_lines(decision, maker, NONCE)[0].partition(b";")[0]


def decide(cookie: bytes | None = None, *, where: Snapshot | None = None, now: float = NOW, turn: int = 0) -> Decision:
    """Route one request."""
    return route(where or snapshot(), [] if cookie is None else [cookie], now=now, turn=turn)
