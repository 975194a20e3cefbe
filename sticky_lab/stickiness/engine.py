"""THE ENGINE: first decide, then write.

    route(snapshot, request, load, now, draw)               → Decision
    added_headers(decision, snapshot, set_cookies, nonces)  → header lines to add to the response (`responses`)

Both are functions of their arguments. A `Snapshot` never changes: new targets, attributes or keys make a new
one, and a request in flight keeps the one it was routed with. A decision goes by ALG-09:

    listener rule → forward action → target group (AWSALBTG or weight) → target (cookie, hash or algorithm)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from sticky_lab.stickiness.algorithms import NO_LOAD, UNKNOWN_FLOW, Flow, Load, by_hash, by_weight, choose
from sticky_lab.stickiness.bindings import Binding
from sticky_lab.stickiness.choices import OUR_CHOICES, Choices
from sticky_lab.stickiness.decision_table import (
    GROUP_COOKIE_INVALID,
    GROUP_ROW,
    NO_TARGET,
    Action,
    Combination,
    CookieVerdict,
    CookieWrite,
    Named,
    Outcome,
    Reason,
    decision_table,
)
from sticky_lab.stickiness.kinds import Product
from sticky_lab.stickiness.listeners import Forward, Listener
from sticky_lab.stickiness.request_cookies import read_cookies
from sticky_lab.stickiness.sealing import KeyRing
from sticky_lab.stickiness.set_cookies import find_set_cookie
from sticky_lab.stickiness.targets import Target, TargetGroup, TargetHealth
from sticky_lab.stickiness.verdicts import Judged, judge, judge_group


class Request(NamedTuple):
    """What the rules look at in a request. `cookies` are the values of its Cookie lines."""

    cookies: Sequence[bytes] = ()
    path: str = "/"
    flow: Flow = UNKNOWN_FLOW
    # Whether an Origin came along: how a CORS request is told (ALB-A-27).
    has_origin: bool = False
    user_agent: bytes = b""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that a decision may depend on, apart from the request, the load, the time and the draw."""

    listener: Listener
    keys: KeyRing
    choices: Choices = OUR_CHOICES
    #: The decision table under these choices.
    table: Mapping[Combination, Outcome] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "table", decision_table(self.choices))

    def with_group(self, name: str, change: Callable[[TargetGroup], TargetGroup]) -> Snapshot:
        """Return a snapshot with one target group changed. Raises `SettingRefusedError`."""
        return replace(self, listener=self.listener.with_group(name, change))


@dataclass(frozen=True, slots=True)
class GroupStep:
    """How the target group was found, where an action has several."""

    outcome: Outcome
    verdict: CookieVerdict
    duration: int | None


class Decision(NamedTuple):
    """Where a request goes, why, and what was known. All messages of a WebSocket follow the one of its upgrade (WS-04).

    Times and durations are in seconds, times since 1970. `named_target` is known while the target is registered,
    `age` where a cookie for this group could be read. `held` are all bindings that the cookie holds (ALB-A-18).
    `rule_priority` is the listener rule's, 0 for the default (ALG-01).
    """

    outcome: Outcome
    target: Target | None
    group: TargetGroup | None
    verdict: CookieVerdict
    named_target: str | None = None
    age: float | None = None
    held: tuple[Binding, ...] = ()
    group_step: GroupStep | None = None
    request: Request = Request()
    routed_at: float = 0.0
    rule_priority: int = 0

    @property
    def action(self) -> Action:
        """What is done with the request."""
        return self.outcome.action

    @property
    def reason(self) -> Reason:
        """Why, in the end."""
        return self.outcome.reason

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why, step by step: the target group where there was one to find, then the target."""
        if self.group_step is None or self.group is None:
            return (self.reason,)
        return (self.group_step.outcome.reason, self.reason)

    @property
    def stickiness(self) -> str:
        """The kind of stickiness that decided: the settings row of the table."""
        return GROUP_ROW if self.group is None else self.group.stickiness.kind.name

    @property
    def duration(self) -> int | None:
        """The stickiness duration in force, in seconds."""
        return None if self.group is None else self.group.stickiness.duration

    @property
    def candidates(self) -> tuple[str, ...]:
        """The ids of the targets that the algorithm could choose from."""
        return () if self.group is None else self.group.candidate_ids

    @property
    def used_turn(self) -> bool:
        """Whether the algorithm chose, so that the next choice is somebody else's turn."""
        return self.outcome.action is Action.CHOOSE and self.target is not None

    @property
    def unhealthy_routing(self) -> bool:
        """Whether UnhealthyRoutingRequestCount counts this request: routed while its group failed open (HC-08)."""
        return self.target is not None and self.group is not None and self.group.short_of_healthy

    @property
    def non_sticky(self) -> bool:
        """Whether NonStickyRequestCount counts this request: a new target although stickiness is on (MET-01).

        Only an ALB has this counter (MET-03). With clients that keep cookies it counts new sessions (MET-04, CLI-03).
        """
        return self.used_turn and self.stickiness in ("lb_cookie", "app_cookie")

    def binds(self, set_cookies: Sequence[bytes], choices: Choices) -> bool:
        """Whether the response carries a stickiness cookie that names the target.

        `set_cookies` are the values of the target's own Set-Cookie lines (ALB-A-02, CLB-A-02).
        """
        write = self.outcome.write
        if write is CookieWrite.ALWAYS:
            return True
        if self.group is None or write is CookieWrite.NEVER:
            return False
        return self.application_cookie(set_cookies, choices) is not None

    @property
    def keeps_unpaired_cookie(self) -> bool:
        """Whether an ALB's client keeps AWSALBAPP as it is, unless the application sets its cookie (SIM-17)."""
        unpaired = self.stickiness == "app_cookie" and self.verdict is CookieVerdict.NO_APPLICATION_COOKIE
        return unpaired and self.outcome.write is CookieWrite.IF_APPLICATION_SETS_ITS_COOKIE

    @property
    def carried(self) -> bytes:
        """The AWSALBAPP slots that the target, a load balancer too, gets in the place of ours; b"" if none (SIM-31)."""
        if self.held and self.group is not None and self.target is not None:
            for binding in self.held:
                if binding.carried and (binding.group, binding.target) == (self.group.digest, self.target.digest):
                    return binding.carried
        return b""

    def application_cookie(self, set_cookies: Sequence[bytes], choices: Choices) -> bytes | None:
        """Return the target's Set-Cookie value for the application's cookie, or None."""
        assert self.group is not None
        return find_set_cookie(
            set_cookies,
            self.group.stickiness.cookie_name,
            case_matters=choices.cookie_name_case_matters,
            classic=self.group.attributes.product is Product.CLB,
        )

    @property
    def error_reason(self) -> str | None:
        """What the access log's field error_reason says (LOG-03), or None."""
        return "AWSALBTGCookieInvalid" if self.reason.name == GROUP_COOKIE_INVALID else None


def route(snapshot: Snapshot, request: Request, load: Load = NO_LOAD, *, now: float, draw: float = 0.0) -> Decision:
    """Decide where a request goes. Its reason is one of those that AWS lists for a broken session too (GEN-10).

    `now` is the time in seconds since 1970, `draw` a random number from 0 up to but not including 1. Never raises
    on account of a request.
    """
    priority, forward = snapshot.listener.rule_for(request.path)
    # X-Forwarded-For is no part of it (HDR-03); what a preflight lacks, it lacks (CORS-04).
    cookies = read_cookies(request.cookies, last=snapshot.choices.of_two_cookies == "last")
    group: TargetGroup | None
    if len(forward.groups) == 1:
        group, step = forward.groups[0].group, None
    else:
        group, step, draw = _find_group(snapshot, forward, cookies, now, draw)
        if group is None:
            return Decision(
                step.outcome,
                None,
                None,
                step.verdict,
                group_step=step,
                request=request,
                routed_at=now,
                rule_priority=priority,
            )

    # The settings of now judge cookies of before: switched on again, another duration (X-03, SIM-01), another
    # type, another name.
    judged = judge(group, cookies, snapshot.keys, snapshot.listener.name, snapshot.choices, now)
    named, state = _named_target(group, judged.binding)
    outcome = snapshot.table[group.stickiness.kind.name, judged.verdict, state]
    target: Target | None = None
    if outcome.action is Action.FOLLOW:
        target = named  # whatever the algorithm, the load or a slow start would say (ALG-02, HC-15, GEN-08)
    elif outcome.action is not Action.REFUSE:
        if not group.candidates:
            outcome = NO_TARGET[group.attributes.product]
        elif outcome.action is Action.CHOOSE:
            target = choose(group, load, now, draw)
        else:
            target = by_hash(group.candidates, request.flow, group.stickiness.kind.hashed)
    return Decision(
        outcome,
        target,
        group,
        judged.verdict,
        named_target=named.id if named else None,
        age=now - judged.binding.issued_at if judged.binding else None,
        held=judged.held,
        group_step=step,
        request=request,
        routed_at=now,
        rule_priority=priority,
    )


def _find_group(
    snapshot: Snapshot, forward: Forward, cookies: dict[bytes, bytes], now: float, draw: float
) -> tuple[TargetGroup | None, GroupStep, float]:
    """Find the target group of an action that has several, and what is left of the draw; None: refused."""
    seconds = forward.stickiness_seconds
    judged = Judged(CookieVerdict.NOT_READ)
    if seconds is not None:
        judged = judge_group(forward, cookies, snapshot.keys, snapshot.listener.name, snapshot.choices, now)
    named = forward.find(judged.binding.group) if judged.binding else None
    state = Named.NOTHING
    if judged.binding:
        state = Named.GROUP_IN_RULE if named else Named.GROUP_OUTSIDE_RULE
    step = GroupStep(snapshot.table[GROUP_ROW, judged.verdict, state], judged.verdict, seconds)
    if step.outcome.action is Action.FOLLOW:
        # Whatever its weight is (ALB-T-11, ALB-T-20), even if it is empty (ALB-T-12) or all of it unhealthy (ALB-T-13).
        # Its own stickiness decides the target (ALB-T-05, GEN-06).
        return named, step, draw
    if step.outcome.action is Action.REFUSE:
        return None, step, draw
    chosen, draw = by_weight([(one.group, one.weight) for one in forward.groups], draw)
    return chosen, step, draw


_NAMED = {health: Named(health.value) for health in TargetHealth}
_NOT_SERVING = (TargetHealth.UNHEALTHY, TargetHealth.INITIAL, TargetHealth.UNAVAILABLE)


def _named_target(group: TargetGroup, binding: Binding | None) -> tuple[Target | None, Named]:
    if binding is None:
        return None, Named.NOTHING
    target = group.by_digest.get(binding.target)
    if target is None:
        return None, Named.UNREGISTERED
    if group.short_of_healthy and target.health in _NOT_SERVING:
        return target, Named.ALL_UNHEALTHY
    return target, _NAMED[target.health]
