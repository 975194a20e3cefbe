"""A learner's own sticky balancer: three small functions of theirs decide in the real one.

plug_in(lab, choose, read_cookie, write_cookie)

choose(targets, turn, named)    → one of `targets`: ids of the healthy targets, in order; `turn` counts the requests
                                  that came before; `named` is what `read_cookie` found, or None
read_cookie(value, now)         → the id of the target that the cookie names, or None; it is called if the request has
                                  the cookie, `now` is the lab's time in seconds
write_cookie(target, now)       → the value of the cookie for the response, or None for no cookie
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import FunctionType
from typing import TypeGuard

from sticky_lab.bench.lab import Lab
from sticky_lab.course.checking.exercise import NotYetError
from sticky_lab.course.checking.learner_code import call, plain, show_sources, sources_of
from sticky_lab.course.content import common_answers, lab_text
from sticky_lab.errors import StickyLabError, shown
from sticky_lab.stickiness import CookieVerdict, Decision, Load, Request, Snapshot, Target
from sticky_lab.stickiness.decision_table import Action, CookieWrite, Outcome
from sticky_lab.stickiness.request_cookies import read_cookies
from sticky_lab.stickiness.responses import Written
from sticky_lab.words.reasons import ReasonInWords

COOKIE = "MYLB"
LONGEST_VALUE = 2000
_NOT_IN_A_VALUE = frozenset(' ",;\\')  # RFC 6265, 4.1.1

Choose = Callable[[list[str], int, str | None], str]
ReadCookie = Callable[[str, float], str | None]
WriteCookie = Callable[[str, float], str | None]


@dataclass(frozen=True, slots=True)
class OwnOutcome(Outcome):
    """What the learner's functions decided, and the value of the cookie for the response."""

    cookie: str | None = None


class OwnPolicy:
    """Calls the learner's functions, each within a time limit. What they do wrong becomes a 500 and `problem`."""

    def __init__(self, choose: Choose, read_cookie: ReadCookie, write_cookie: WriteCookie) -> None:
        self._choose, self._read_cookie, self._write_cookie = choose, read_cookie, write_cookie
        self._turn = 0
        #: The first thing that went wrong, if anything did.
        self.problem: NotYetError | None = None

    def route(self, snapshot: Snapshot, request: Request, load: Load, /, *, now: float, draw: float) -> Decision:
        """See `Policy`."""
        group = snapshot.listener.groups[0]
        came = read_cookies(request.cookies).get(COOKIE.encode())
        named = target = None
        if self.problem:
            outcome = _failed(self.problem)  # a function that never ends is not waited for twice
        else:
            try:
                named = self._named(came, now)
                target = self._chosen({one.id: one for one in group.candidates}, named)
                value = self._value(target, now)
                outcome = _followed(value) if named == target.id else _chose(value)
            except NotYetError as problem:
                self.problem, target, outcome = problem, None, _failed(problem)
        self._turn += 1
        verdict = _verdict(came, named)
        return Decision(outcome, target, group, verdict, named, request=request, routed_at=now)

    def added_headers(
        self, decision: Decision, snapshot: Snapshot, set_cookies: Sequence[bytes], nonces: bytes, /
    ) -> Written:
        """See `Policy`."""
        value = decision.outcome.cookie if isinstance(decision.outcome, OwnOutcome) else None
        if value is None:
            return Written(())
        return Written(((b"Set-Cookie", f"{COOKIE}={value}; Path=/".encode()),), bound=True)

    def _named(self, came: bytes | None, now: float) -> str | None:
        if came is None:
            return None
        named = call(self._read_cookie, came.decode("latin-1"), now, name="read_cookie")
        if named is not None and not plain(named, str):
            raise NotYetError("no_target_name", value=shown(named))
        return named

    def _chosen(self, healthy: dict[str, Target], named: str | None) -> Target:
        if not healthy:
            raise NotYetError("nobody_there")
        chosen = call(self._choose, list(healthy), self._turn, named, name="choose")
        if not plain(chosen, str) or chosen not in healthy:
            raise NotYetError("no_such_target", value=shown(chosen))
        return healthy[chosen]

    def _value(self, target: Target, now: float) -> str | None:
        value = call(self._write_cookie, target.id, now, name="write_cookie")
        if value is None or _can_be_sent(value):
            return value
        raise NotYetError("no_cookie_value", value=shown(value), longest=LONGEST_VALUE)


def plug_in(
    lab: Lab, choose: Choose, read_cookie: ReadCookie | None = None, write_cookie: WriteCookie | None = None
) -> OwnPolicy:
    """Let the learner's functions decide in this lab's load balancer; those left out do nothing.

    Raises `StickyLabError` if it is not given an open lab and functions.
    """
    functions = (choose, read_cookie or _nothing, write_cookie or _nothing)
    if not isinstance(lab, Lab) or not all(map(callable, functions)):
        raise StickyLabError("plug_in_form")
    for function in functions:
        if isinstance(function, FunctionType):
            show_sources(sources_of({**function.__globals__, "": function}))
    policy = OwnPolicy(*functions)
    lab.parts.front.use_policy(policy)
    lab.parts.watchers.tell()
    return policy


def _nothing(text: str, now: float) -> None:
    """Neither read nor write a cookie."""


def _can_be_sent(value: object) -> TypeGuard[str]:
    return (
        plain(value, str)
        and len(value) <= LONGEST_VALUE
        and value.isascii()
        and value.isprintable()
        and not set(value) & _NOT_IN_A_VALUE
    )


def _verdict(came: bytes | None, named: str | None) -> CookieVerdict:
    if came is None:
        return CookieVerdict.ABSENT
    return CookieVerdict.UNREADABLE if named is None else CookieVerdict.VALID


def _chose(value: str | None) -> OwnOutcome:
    reason = ReasonInWords("own_chosen", "—", words=lab_text("lab02", "chosen"))
    return OwnOutcome(Action.CHOOSE, _write(value), reason, cookie=value)


def _followed(value: str | None) -> OwnOutcome:
    reason = ReasonInWords("own_followed", "—", words=lab_text("lab02", "followed"))
    return OwnOutcome(Action.FOLLOW, _write(value), reason, cookie=value)


def _write(value: str | None) -> CookieWrite:
    return CookieWrite.NEVER if value is None else CookieWrite.ALWAYS


def _failed(problem: NotYetError) -> OwnOutcome:
    words = lab_text("lab02", "failed").fill(problem=common_answers()[problem.answer].reason.fill(**problem.facts))
    return OwnOutcome(Action.REFUSE, CookieWrite.NEVER, ReasonInWords("own_failed", "—", words=words), 500)
