"""THE DECISION TABLE: stickiness type × cookie verdict × state of the named target → action, reason, rule.

The rows below are the only place that says what follows from what. They are expanded once, at import, into
`DECISIONS`, which has exactly one entry for each combination: an overlap raises here, a gap fails a test. The
texts of the reasons stand in `sticky_lab.messages.reasons` under the same names, in both languages.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sticky_lab.messages import Text
from sticky_lab.messages.reasons import REASONS


class CookieVerdict(StrEnum):
    """What the load balancer found out about the request's stickiness cookie."""

    NOT_READ = "not_read"  # stickiness is off: cookies are ignored
    ABSENT = "absent"
    UNREADABLE = "unreadable"
    OTHER_GROUP = "other_group"
    EXPIRED = "expired"
    VALID = "valid"


class NamedTarget(StrEnum):
    """How the target is that a readable cookie names."""

    NONE = "none"  # no cookie, or none that could be read
    HEALTHY = "healthy"
    UNHEALTHY = "unhealthy"
    ALL_UNHEALTHY = "all_unhealthy"  # it could take requests, and no target of the group is healthy (HC-06)
    INITIAL = "initial"
    DRAINING = "draining"
    UNUSED = "unused"
    UNREGISTERED = "unregistered"


class Action(StrEnum):
    """What to do with the request."""

    CHOOSE = "choose"  # the algorithm chooses
    FOLLOW = "follow"  # the cookie's target gets it
    REFUSE = "refuse"  # nobody can: 503


@dataclass(frozen=True, slots=True)
class Reason:
    """A named reason. `rule` is the id in the specification; `ours` marks a choice where AWS is silent."""

    name: str
    rule: str
    ours: bool = False

    @property
    def text(self) -> Text:
        """The reason in plain words, in both languages."""
        return REASONS[self.name]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a row of the table leads to."""

    action: Action
    reason: Reason


Combination = tuple[str, CookieVerdict, NamedTarget]

# Not in the table, because no cookie can change it: with no candidate at all the answer is 503 (HC-13).
NO_TARGET = Outcome(Action.REFUSE, Reason("no_target", "HC-13"))

_Row = tuple[str, CookieVerdict, tuple[NamedTarget, ...], Action, Reason]

_NOBODY = (NamedTarget.NONE,)
_ANYBODY = tuple(state for state in NamedTarget if state is not NamedTarget.NONE)
_NOT_READY = (NamedTarget.INITIAL, NamedTarget.UNUSED)


def _choose(kind: str, verdict: CookieVerdict, named: tuple[NamedTarget, ...], reason: str, rule: str) -> _Row:
    return (kind, verdict, named, Action.CHOOSE, Reason(reason, rule))


_ROWS: tuple[_Row, ...] = (
    _choose("off", CookieVerdict.NOT_READ, _NOBODY, "stickiness_off", "GEN-01"),
    _choose("lb_cookie", CookieVerdict.ABSENT, _NOBODY, "cookie_absent", "ALB-D-01"),
    _choose("lb_cookie", CookieVerdict.UNREADABLE, _NOBODY, "cookie_unreadable", "ALB-D-09"),
    _choose("lb_cookie", CookieVerdict.OTHER_GROUP, _ANYBODY, "cookie_of_other_group", "ALB-D-13"),
    _choose("lb_cookie", CookieVerdict.EXPIRED, _ANYBODY, "cookie_expired", "ALB-D-06"),
    _choose("lb_cookie", CookieVerdict.VALID, (NamedTarget.UNHEALTHY,), "target_unhealthy", "ALB-D-11"),
    _choose("lb_cookie", CookieVerdict.VALID, (NamedTarget.DRAINING,), "target_draining", "HC-10"),
    _choose("lb_cookie", CookieVerdict.VALID, _NOT_READY, "target_not_ready", "HC-02"),
    _choose("lb_cookie", CookieVerdict.VALID, (NamedTarget.UNREGISTERED,), "target_deregistered", "ALB-D-10"),
    (
        "lb_cookie",
        CookieVerdict.VALID,
        (NamedTarget.HEALTHY,),
        Action.FOLLOW,
        Reason("cookie_followed", "ALB-D-03"),
    ),
    (
        "lb_cookie",
        CookieVerdict.VALID,
        (NamedTarget.ALL_UNHEALTHY,),
        Action.FOLLOW,
        Reason("cookie_followed_fail_open", "SIM-11", ours=True),
    ),
)


def _expanded(rows: tuple[_Row, ...]) -> dict[Combination, Outcome]:
    table: dict[Combination, Outcome] = {}
    for kind, verdict, named, action, reason in rows:
        for state in named:
            if (kind, verdict, state) in table:
                raise AssertionError(f"two rows decide {kind}, {verdict}, {state}")
            table[kind, verdict, state] = Outcome(action, reason)
    return table


DECISIONS: dict[Combination, Outcome] = _expanded(_ROWS)
