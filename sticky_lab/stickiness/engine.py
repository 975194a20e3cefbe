"""The engine: first decide, then write.

    route(snapshot, cookie headers, now, turn)  → Decision
    cookie_lines(decision, snapshot, nonce)     → Set-Cookie values to add to the response

Both are functions of their arguments. A `Snapshot` never changes: new targets, attributes or keys make a new
one, and a request in flight keeps the one it was routed with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sticky_lab.stickiness.algorithms import round_robin
from sticky_lab.stickiness.bindings import Binding, group_digest, open_binding, seal_binding
from sticky_lab.stickiness.cookies import LB_COOKIE, LB_COOKIE_CORS, find_cookie, lb_cookie_lines
from sticky_lab.stickiness.sealing import KeyRing
from sticky_lab.stickiness.table import DECISIONS, NO_TARGET, Action, CookieVerdict, NamedTarget, Reason
from sticky_lab.stickiness.targets import Target, TargetGroup, TargetHealth


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that a decision may depend on, apart from the request, the time and the turn.

    `listener` names the listener; cookies made for one do not open at another.
    """

    listener: str
    group: TargetGroup
    keys: KeyRing

    @property
    def context(self) -> bytes:
        """What every sealed value of this listener is bound to."""
        return b"AWSALB " + self.listener.encode()


@dataclass(frozen=True, slots=True)
class Decision:
    """Where a request goes, why, and what was known.

    Times and durations are in seconds, times since 1970. `age` is None unless the cookie could be read.
    """

    action: Action
    reason: Reason
    target: Target | None
    stickiness: str
    verdict: CookieVerdict
    named_target: str | None
    age: float | None
    duration: int | None
    candidates: tuple[str, ...]
    routed_at: float

    @property
    def writes_cookie(self) -> bool:
        """Whether the response carries a stickiness cookie: each sticky response re-issues it (ALB-D-04)."""
        return self.stickiness == "lb_cookie" and self.target is not None

    @property
    def used_turn(self) -> bool:
        """Whether the algorithm chose, so that the next choice is somebody else's turn."""
        return self.action is Action.CHOOSE

    @property
    def non_sticky(self) -> bool:
        """Whether NonStickyRequestCount counts this request: only while stickiness is on (MET-01)."""
        return self.stickiness != "off" and self.action is not Action.FOLLOW


def route(snapshot: Snapshot, cookie_headers: Sequence[bytes], *, now: float, turn: int) -> Decision:
    """Decide where a request goes.

    `cookie_headers` are the values of its Cookie lines, `now` the time in seconds since 1970, `turn` the number
    of choices that the algorithm has made so far. Never raises on account of a cookie.
    """
    group = snapshot.group
    kind = group.attributes.active_type
    duration = None if kind == "off" else group.attributes.lb_cookie_duration_seconds
    binding: Binding | None = None
    verdict = CookieVerdict.NOT_READ
    if duration is not None:
        verdict, binding = _read_cookie(snapshot, cookie_headers, now, duration)

    candidates = group.candidates()
    named, state = _named_target(group, binding)
    outcome = DECISIONS[kind, verdict, state] if candidates else NO_TARGET
    target: Target | None = None
    if outcome.action is Action.FOLLOW:
        target = named
    elif outcome.action is Action.CHOOSE:
        target = round_robin(candidates, turn)
    return Decision(
        action=outcome.action,
        reason=outcome.reason,
        target=target,
        stickiness=kind,
        verdict=verdict,
        named_target=binding.target_id if binding else None,
        age=now - binding.issued_at if binding else None,
        duration=duration,
        candidates=tuple(candidate.id for candidate in candidates),
        routed_at=now,
    )


def cookie_lines(decision: Decision, snapshot: Snapshot, nonce: bytes) -> tuple[bytes, ...]:
    """Return the Set-Cookie values to add to the response, in order; none where the decision wants none.

    The value is sealed only here, when the final target is known. `nonce` is 12 fresh random bytes.
    """
    if decision.target is None or not decision.writes_cookie:
        return ()
    binding = Binding(decision.target.id, group_digest(snapshot.group.name), decision.routed_at)
    value = seal_binding(binding, snapshot.keys, nonce, snapshot.context)
    return lb_cookie_lines(value, decision.routed_at)


def _read_cookie(
    snapshot: Snapshot, cookie_headers: Sequence[bytes], now: float, duration: int
) -> tuple[CookieVerdict, Binding | None]:
    # ALB-D-25, SIM-02, SIM-03: AWSALBCORS decides whenever it is there; either name alone will do.
    value = find_cookie(cookie_headers, LB_COOKIE_CORS)
    if value is None:
        value = find_cookie(cookie_headers, LB_COOKIE)
    if value is None:
        return CookieVerdict.ABSENT, None
    binding = open_binding(value, snapshot.keys, snapshot.context)
    if binding is None:
        return CookieVerdict.UNREADABLE, None
    if binding.group_digest != group_digest(snapshot.group.name):
        return CookieVerdict.OTHER_GROUP, binding
    # ALB-D-06, SIM-14: stale as soon as the age reaches the duration; SIM-01: the duration in force now.
    if now - binding.issued_at >= duration:
        return CookieVerdict.EXPIRED, binding
    return CookieVerdict.VALID, binding


def _named_target(group: TargetGroup, binding: Binding | None) -> tuple[Target | None, NamedTarget]:
    if binding is None:
        return None, NamedTarget.NONE
    target = group.find(binding.target_id)
    if target is None:
        return None, NamedTarget.UNREGISTERED
    if group.fails_open and target.health in (TargetHealth.UNHEALTHY, TargetHealth.INITIAL):
        return target, NamedTarget.ALL_UNHEALTHY
    return target, NamedTarget(target.health.value)
