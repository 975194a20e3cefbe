"""Judging cookies: what a request's stickiness cookie is worth at a target group, and at a forward action."""

from __future__ import annotations

from typing import NamedTuple

from sticky_lab.stickiness.bindings import Binding, open_bindings
from sticky_lab.stickiness.choices import Choices
from sticky_lab.stickiness.decision_table import CookieVerdict
from sticky_lab.stickiness.kinds import AWSALBTG, CookieFamily
from sticky_lab.stickiness.listeners import Forward
from sticky_lab.stickiness.request_cookies import REMOVED, joined_slots
from sticky_lab.stickiness.sealing import KeyRing, Unopened
from sticky_lab.stickiness.targets import TargetGroup

Cookies = dict[bytes, bytes]


class Judged(NamedTuple):
    """A verdict, the binding it is about, and every binding that the same cookie holds (ALB-A-18)."""

    verdict: CookieVerdict
    binding: Binding | None = None
    held: tuple[Binding, ...] = ()


def judge(group: TargetGroup, cookies: Cookies, keys: KeyRing, listener: str, choices: Choices, now: float) -> Judged:
    """Judge the cookies of a request at its target group. `now` is in seconds since 1970. Never raises."""
    stickiness = group.stickiness
    family = stickiness.kind.cookie
    if family is None:
        return Judged(CookieVerdict.NOT_READ)
    has_application_cookie = not stickiness.kind.needs_application_cookie or _holds(
        cookies, stickiness.cookie_name, choices
    )
    judged = Judged(CookieVerdict.ABSENT)
    for value in _presented(family, cookies, choices):
        judged = _judge_value(family, value, group, keys, listener, choices, now)
        if choices.bad_cors_cookie_decides or judged.verdict is CookieVerdict.VALID:
            break
    if not stickiness.kind.needs_application_cookie:
        return judged
    if judged.verdict in _ALONE:
        # ALB-A-08, CLB-A-08, ALB-A-30: without the load balancer's cookie there is nothing to follow.
        return Judged(_ALONE[judged.verdict]) if has_application_cookie else judged
    # ALB-A-06, CLB-A-07: without the application's cookie the other one counts for nothing.
    return (
        judged if has_application_cookie else judged._replace(verdict=CookieVerdict.NO_APPLICATION_COOKIE, binding=None)
    )


# What it is called that the load balancer's cookie did not come, where the application's did.
_ALONE = {
    CookieVerdict.ABSENT: CookieVerdict.ONLY_APPLICATION_COOKIE,
    CookieVerdict.REMOVED: CookieVerdict.REMOVED_BESIDE_APPLICATION_COOKIE,
}


def judge_group(
    forward: Forward, cookies: Cookies, keys: KeyRing, listener: str, choices: Choices, now: float
) -> Judged:
    """Judge AWSALBTG at a forward action with target group stickiness (ALB-T-04). Never raises."""
    assert forward.stickiness_seconds is not None
    judged = Judged(CookieVerdict.ABSENT)
    for value in _presented(AWSALBTG, cookies, choices):
        opened = open_bindings(AWSALBTG, value, keys, listener)
        if isinstance(opened, Unopened):
            judged = Judged(CookieVerdict(opened.value))
        else:
            (binding,) = opened
            stale = _stale(binding, forward.stickiness_seconds, choices, now)
            judged = Judged(CookieVerdict.EXPIRED if stale else CookieVerdict.VALID, binding)
        if choices.bad_cors_cookie_decides or judged.verdict is CookieVerdict.VALID:
            break
    return judged


def _presented(family: CookieFamily, cookies: Cookies, choices: Choices) -> list[bytes]:
    """Return the values that count, the deciding one first."""
    if family.companion is None:
        value = joined_slots(cookies)
        return [] if value is None else [value]
    plain, companion = cookies.get(family.name), cookies.get(family.companion)
    if companion is None:
        return [] if plain is None else [plain]
    if plain is None:
        return [companion] if choices.cors_cookie_alone else []  # SIM-02, ALB-D-24
    # ALB-D-25, SIM-15: the CORS name decides when both arrive, also where they disagree (ALB-D-28).
    return [companion, plain]


def _judge_value(
    family: CookieFamily,
    value: bytes,
    group: TargetGroup,
    keys: KeyRing,
    listener: str,
    choices: Choices,
    now: float,
) -> Judged:
    if value == REMOVED and family.companion is None:
        return Judged(CookieVerdict.REMOVED)
    opened = open_bindings(family, value, keys, listener)
    if isinstance(opened, Unopened):
        return Judged(CookieVerdict(opened.value))
    mine = next((binding for binding in opened if binding.group == group.digest), None)
    if mine is None:
        return Judged(CookieVerdict.OTHER_GROUP, None, opened)  # ALB-D-13, ALB-D-16, CLB-G-09
    duration = group.stickiness.duration
    # CLB-D-03: a CLB does not look whether its cookie has expired.
    if group.stickiness.kind.judges_age and duration is not None and _stale(mine, duration, choices, now):
        return Judged(CookieVerdict.EXPIRED, mine, opened)
    return Judged(CookieVerdict.VALID, mine, opened)


def _stale(binding: Binding, duration: int, choices: Choices, now: float) -> bool:
    """ALB-D-06: stickiness ends here, not in the browser (ALB-D-08).

    SIM-01: by the duration in force now; SIM-14: stale as soon as the age reaches it.
    """
    limit = duration if choices.duration_judged == "current" else binding.duration
    age = now - binding.issued_at
    return age >= limit if choices.stale_at_duration else age > limit


def _holds(cookies: Cookies, name: bytes, choices: Choices) -> bool:
    """Whether the application's cookie came (ALB-A-31, SIM-07: with its case); its value does not matter (ALB-A-30)."""
    if choices.cookie_name_case_matters:
        return name in cookies
    return any(cookie.lower() == name.lower() for cookie in cookies)
