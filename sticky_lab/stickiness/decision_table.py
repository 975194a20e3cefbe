"""THE DECISION TABLE: settings row × cookie verdict × state of the named target → action, cookie, reason, rule.

`_rows` is the only place that says what follows from what. It is expanded into a table with exactly one entry for
each combination: an overlap raises here, a gap fails a test. The texts of the reasons stand in
`sticky_lab.words.reasons` under the same names, in both languages. `sticky-lab rules` prints it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from sticky_lab.stickiness.choices import OUR_CHOICES, Choices
from sticky_lab.stickiness.kinds import KINDS, Product


class CookieVerdict(StrEnum):
    """What the load balancer found out about the request's stickiness cookie."""

    NOT_READ = "not_read"  # this kind reads no cookies
    ABSENT = "absent"
    # Slots that hold `_remove_` count as absent (ALB-A-22); the reason tells what came, and beside what.
    REMOVED = "removed"
    REMOVED_BESIDE_APPLICATION_COOKIE = "removed_beside_application_cookie"
    UNREADABLE = "unreadable"
    UNKNOWN_KEY = "unknown_key"
    OTHER_LISTENER = "other_listener"
    FORGED = "forged"
    OTHER_GROUP = "other_group"
    ONLY_APPLICATION_COOKIE = "only_application_cookie"
    NO_APPLICATION_COOKIE = "no_application_cookie"
    EXPIRED = "expired"
    VALID = "valid"


class Named(StrEnum):
    """How that is which a readable cookie names: a target, or with AWSALBTG a target group."""

    NOTHING = "nothing"  # no cookie, or none that could be read, or none for this group
    HEALTHY = "healthy"
    UNHEALTHY = "unhealthy"
    ALL_UNHEALTHY = "all_unhealthy"  # not healthy, in a group with too few healthy targets (HC-06, HC-08)
    INITIAL = "initial"
    UNAVAILABLE = "unavailable"
    DRAINING = "draining"
    UNUSED = "unused"
    UNREGISTERED = "unregistered"
    GROUP_IN_RULE = "group_in_rule"
    GROUP_OUTSIDE_RULE = "group_outside_rule"


class Action(StrEnum):
    """What to do with the request."""

    CHOOSE = "choose"  # the algorithm chooses, or the weights
    FOLLOW = "follow"  # the cookie's target or group gets it
    HASH = "hash"  # the connection's addresses decide
    REFUSE = "refuse"  # the load balancer answers itself


class CookieWrite(StrEnum):
    """What the response says of the binding."""

    NEVER = "never"
    ALWAYS = "always"
    IF_APPLICATION_SETS_ITS_COOKIE = "if_application_sets_its_cookie"  # else the client's cookie is left alone
    OR_REMOVED = "or_removed"  # the same, but else there is nothing to bind, and the slots say so (ALB-A-21)


@dataclass(frozen=True, slots=True)
class Reason:
    """A named reason. `rule` is the id in the specification; `ours` marks a choice where AWS is silent."""

    name: str
    rule: str
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a row of the table leads to. `status` is what the client gets from a refusal."""

    action: Action
    write: CookieWrite
    reason: Reason
    status: int | None = None


Combination = tuple[str, CookieVerdict, Named]
#: A kind of stickiness, the verdicts and states that lead to the same, and what they lead to.
Row = tuple[str, tuple[CookieVerdict, ...], tuple[Named, ...], Outcome]

#: The settings row of target group stickiness, beside the kinds of target stickiness.
GROUP_ROW = "target_group"
GROUP_COOKIE_INVALID = "group_cookie_invalid"

_NOTHING = (Named.NOTHING,)
TARGET_STATES = tuple(state for state in Named if state is not Named.NOTHING and not state.startswith("group"))
_GROUP_STATES = (Named.GROUP_IN_RULE, Named.GROUP_OUTSIDE_RULE)
_NOT_READY = (Named.INITIAL, Named.UNAVAILABLE, Named.UNUSED)
_LOST = (Named.UNHEALTHY, Named.DRAINING, *_NOT_READY, Named.UNREGISTERED)

# Only if the algorithm was to choose and there is nobody to choose from; no cookie can change that.
NO_TARGET = {
    Product.ALB: Outcome(Action.REFUSE, CookieWrite.NEVER, Reason("no_target", "HC-13"), 503),
    Product.NLB: Outcome(Action.REFUSE, CookieWrite.NEVER, Reason("nobody_registered", "NLB-14", ours=True), 503),
    Product.GWLB: Outcome(Action.REFUSE, CookieWrite.NEVER, Reason("nobody_registered", "GWLB-06", ours=True), 503),
    Product.CLB: Outcome(Action.REFUSE, CookieWrite.NEVER, Reason("no_healthy_instance", "CLB-G-10"), 503),
}

_V, _N = CookieVerdict, Named
_ALWAYS, _NEVER, _IF_SET = CookieWrite.ALWAYS, CookieWrite.NEVER, CookieWrite.IF_APPLICATION_SETS_ITS_COOKIE
_OR_REMOVED = CookieWrite.OR_REMOVED


def _choose(
    kind: str,
    verdict: CookieVerdict,
    named: tuple[Named, ...],
    write: CookieWrite,
    reason: str,
    rule: str,
    *,
    ours: bool = False,
) -> Row:
    return (kind, (verdict,), named, Outcome(Action.CHOOSE, write, Reason(reason, rule, ours)))


def _follow(kind: str, named: Named, write: CookieWrite, reason: str, rule: str, *, ours: bool = False) -> Row:
    return (kind, (_V.VALID,), (named,), Outcome(Action.FOLLOW, write, Reason(reason, rule, ours)))


def _unread_rows(kind: str, write: CookieWrite, rule: str) -> Iterator[Row]:
    """A cookie that cannot be read counts for nothing, and the client gets no error (ALB-D-09)."""
    yield _choose(kind, _V.UNREADABLE, _NOTHING, write, "cookie_unreadable", rule)
    yield _choose(kind, _V.UNKNOWN_KEY, _NOTHING, write, "cookie_of_unknown_key", rule)
    yield _choose(kind, _V.FORGED, _NOTHING, write, "cookie_forged", rule)
    yield _choose(kind, _V.OTHER_LISTENER, _NOTHING, write, "cookie_of_other_listener", rule)


def _lost_rows(kind: str, write: CookieWrite, unhealthy: str, gone: str) -> Iterator[Row]:
    """The cookie's target cannot take the request, another one can."""
    yield _choose(kind, _V.VALID, (_N.UNHEALTHY,), write, "target_unhealthy", unhealthy)
    yield _choose(kind, _V.VALID, (_N.DRAINING,), write, "target_draining", "HC-10")
    yield _choose(kind, _V.VALID, _NOT_READY, write, "target_not_ready", "HC-02")
    yield _choose(kind, _V.VALID, (_N.UNREGISTERED,), write, "target_deregistered", gone)


def _fail_open_row(kind: str, choices: Choices) -> Row:
    # AWS does not say (HC-07).
    if choices.sticky_while_failing_open:
        return _follow(kind, _N.ALL_UNHEALTHY, _ALWAYS, "cookie_followed_fail_open", "SIM-11", ours=True)
    return _choose(kind, _V.VALID, (_N.ALL_UNHEALTHY,), _ALWAYS, "target_unhealthy_fail_open", "SIM-11", ours=True)


def _alb_rows(choices: Choices) -> Iterator[Row]:
    yield _choose("off", _V.NOT_READ, _NOTHING, _NEVER, "stickiness_off", "GEN-01")

    yield _choose("lb_cookie", _V.ABSENT, _NOTHING, _ALWAYS, "cookie_absent", "ALB-D-01")
    # Written anew with every response, so the duration is an idle limit (ALB-D-04, ALB-D-05); a client that stores
    # nothing is sent one each time (ALB-D-23). What is over is replaced, never deleted (ALB-D-22).
    yield from _unread_rows("lb_cookie", _ALWAYS, "ALB-D-09")
    yield _choose("lb_cookie", _V.OTHER_GROUP, _NOTHING, _ALWAYS, "cookie_of_other_group", "ALB-D-13")
    yield _choose("lb_cookie", _V.EXPIRED, TARGET_STATES, _ALWAYS, "cookie_expired", "ALB-D-06")
    yield _follow("lb_cookie", _N.HEALTHY, _ALWAYS, "cookie_followed", "ALB-D-03")
    # The new cookie names the new target, also when the old one recovers (HC-03, X-07; ALB-D-12).
    yield from _lost_rows("lb_cookie", _ALWAYS, "ALB-D-11", "ALB-D-10")
    yield _fail_open_row("lb_cookie", choices)

    app = "app_cookie"
    alone = _OR_REMOVED if choices.application_cookie_alone == "wait" else _ALWAYS
    unpaired = _IF_SET if choices.unused_binding == "kept" else _OR_REMOVED
    expired = _OR_REMOVED if choices.after_expiry == "wait" else _ALWAYS
    # Each following response starts the duration anew (ALB-A-10); whichever of the cookies and the duration ends first
    # ends stickiness (ALB-A-11), be it by the application (ALB-A-15) or by the operator (ALB-A-16).
    yield _choose(app, _V.ABSENT, _NOTHING, _OR_REMOVED, "application_cookie_awaited", "ALB-A-01")
    yield _choose(app, _V.REMOVED, _NOTHING, _OR_REMOVED, "slots_removed", "ALB-A-22")
    yield _choose(
        app,
        _V.REMOVED_BESIDE_APPLICATION_COOKIE,
        _NOTHING,
        alone,
        "slots_removed_beside_application_cookie",
        "ALB-A-22",
    )
    yield _choose(app, _V.ONLY_APPLICATION_COOKIE, _NOTHING, alone, "only_application_cookie", "ALB-A-08")
    yield _choose(app, _V.NO_APPLICATION_COOKIE, _NOTHING, unpaired, "no_application_cookie", "ALB-A-07")
    yield from _unread_rows(app, _OR_REMOVED, "ALB-A-09")
    # For this group the application's cookie came alone.
    yield _choose(app, _V.OTHER_GROUP, _NOTHING, alone, "no_binding_for_group", "ALB-A-18")
    yield _choose(app, _V.EXPIRED, TARGET_STATES, expired, "binding_expired", "ALB-A-12")
    yield _follow(app, _N.HEALTHY, _ALWAYS, "both_cookies_followed", "ALB-A-09")
    yield from _lost_rows(app, _ALWAYS, "ALB-A-14", "ALB-A-14")
    yield _fail_open_row(app, choices)


def _clb_rows() -> Iterator[Row]:
    yield _choose("clb_off", _V.NOT_READ, _NOTHING, _NEVER, "stickiness_off", "CLB-G-02")

    yield _choose("clb_duration", _V.ABSENT, _NOTHING, _ALWAYS, "cookie_absent", "CLB-D-01")
    # Not written anew (CLB-D-02; one observation differs, CLB-D-09), and not looked at: the client ends it (CLB-D-04).
    yield _follow("clb_duration", _N.HEALTHY, _NEVER, "classic_cookie_followed", "CLB-D-01")
    yield _choose("clb_duration", _V.VALID, _LOST, _ALWAYS, "instance_lost", "CLB-D-06")

    app = "clb_application"
    yield _choose(app, _V.ABSENT, _NOTHING, _IF_SET, "application_cookie_awaited", "CLB-A-02")
    yield _choose(app, _V.ONLY_APPLICATION_COOKIE, _NOTHING, _IF_SET, "only_application_cookie", "CLB-A-08")
    # Sticky again once the application sets another (CLB-A-03).
    yield _choose(app, _V.NO_APPLICATION_COOKIE, _NOTHING, _IF_SET, "no_application_cookie", "CLB-A-07")
    yield _follow(app, _N.HEALTHY, _IF_SET, "both_cookies_followed", "CLB-A-01")
    yield _choose(app, _V.VALID, _LOST, _ALWAYS, "instance_lost", "CLB-A-06")

    for kind in ("clb_duration", app):
        write = _ALWAYS if kind == "clb_duration" else _IF_SET
        # Not documented for a CLB: as an ALB does it.
        for verdict in (_V.UNREADABLE, _V.UNKNOWN_KEY, _V.FORGED):
            yield _choose(kind, verdict, _NOTHING, write, "classic_cookie_unreadable", "ALB-D-09", ours=True)
        yield _choose(kind, _V.OTHER_LISTENER, _NOTHING, write, "cookie_of_other_listener", "CLB-G-09")
        yield _choose(kind, _V.OTHER_GROUP, _NOTHING, write, "cookie_of_other_group", "CLB-G-09")
        yield (kind, (_V.VALID,), (_N.ALL_UNHEALTHY,), NO_TARGET[Product.CLB])


def _hash_rows() -> Iterator[Row]:
    rules = {"nlb_flow": "NLB-01", "source_ip": "NLB-03", "gwlb_flow": "GWLB-01"}
    for kind in KINDS.values():
        if kind.hashed:
            reason = Reason(
                "source_address" if kind.name == "source_ip" else "flow_hash", rules.get(kind.name, "GWLB-02")
            )
            yield (kind.name, (_V.NOT_READ,), _NOTHING, Outcome(Action.HASH, _NEVER, reason))


def _group_rows(choices: Choices) -> Iterator[Row]:
    """The step before: which target group of a forward action (ALB-T)."""
    row = GROUP_ROW
    invalid = Outcome(Action.CHOOSE, _ALWAYS, Reason("group_cookie_replaced", "SIM-08", ours=True))
    if choices.invalid_group_cookie_status is not None:
        reason = Reason(GROUP_COOKIE_INVALID, "ALB-T-09", ours=True)
        invalid = Outcome(Action.REFUSE, _NEVER, reason, choices.invalid_group_cookie_status)
    yield _choose(row, _V.NOT_READ, _NOTHING, _NEVER, "group_by_weight", "ALB-T-01")
    yield _choose(row, _V.ABSENT, _NOTHING, _ALWAYS, "group_cookie_absent", "ALB-T-03")
    yield (row, (_V.UNREADABLE, _V.FORGED, _V.OTHER_LISTENER), _NOTHING, invalid)
    # Not the client's fault: its cookie was good until a key was dropped.
    yield _choose(row, _V.UNKNOWN_KEY, _NOTHING, _ALWAYS, "group_cookie_of_unknown_key", "X-08", ours=True)
    yield _choose(row, _V.EXPIRED, _GROUP_STATES, _ALWAYS, "group_cookie_expired", "ALB-T-07")
    # AWS does not say whether the period slides (ALB-T-14), nor what becomes of a group outside the rule (ALB-T-15).
    write = _ALWAYS if choices.group_cookie_slides else _NEVER
    yield _follow(row, _N.GROUP_IN_RULE, write, "group_cookie_followed", "ALB-T-04")
    if choices.group_outside_rule == "replace":
        yield _choose(row, _V.VALID, (_N.GROUP_OUTSIDE_RULE,), _ALWAYS, "group_outside_rule", "SIM-10", ours=True)
    else:
        yield (row, (_V.VALID,), (_N.GROUP_OUTSIDE_RULE,), invalid)


def expanded(rows: Iterable[Row]) -> dict[Combination, Outcome]:
    """Return one entry for each combination of the rows' verdicts and states. Two rows for one: `AssertionError`."""
    table: dict[Combination, Outcome] = {}
    for kind, verdicts, named, outcome in rows:
        for verdict in verdicts:
            for state in named:
                if (kind, verdict, state) in table:
                    raise AssertionError(f"two rows decide {kind}, {verdict}, {state}")
                table[kind, verdict, state] = outcome
    return table


@lru_cache(maxsize=64)
def decision_table(choices: Choices) -> dict[Combination, Outcome]:
    """Return the whole table under these choices."""
    return expanded((*_alb_rows(choices), *_clb_rows(), *_hash_rows(), *_group_rows(choices)))


DECISIONS: dict[Combination, Outcome] = decision_table(OUR_CHOICES)
