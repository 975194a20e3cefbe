"""Lab 2, write a sticky balancer: hidden traffic through a balancer in which the learner's functions decide."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import Cookie
from typing import NoReturn

from sticky_lab.balancer import Record
from sticky_lab.bench.lab import Lab
from sticky_lab.browser import Browser
from sticky_lab.course import START
from sticky_lab.course.checking.exercise import Exercise, NotYetError
from sticky_lab.course.checking.learner_code import call
from sticky_lab.course.checking.set_up import last_request
from sticky_lab.course.content import lab_text
from sticky_lab.course.labs.lab02.own_policy import COOKIE, Choose, OwnPolicy, ReadCookie, WriteCookie, plug_in
from sticky_lab.stickiness.decision_table import Action
from sticky_lab.stickiness.request_cookies import read_cookies
from sticky_lab.words import Text

DURATION = 600
# How many places of a long cookie are altered: at each end, and between.
_AT_AN_END, _BETWEEN = 40, 20
_FUNCTIONS = ("choose", "read_cookie", "write_cookie")


class Traffic:
    """A lab in which the learner's functions decide, and what is seen there."""

    def __init__(self, lab: Lab, policy: OwnPolicy) -> None:
        self.lab, self.policy = lab, policy

    def visit(self, browser: Browser) -> str:
        """Return the id of the target that answers. Raises `NotYetError` if a function did something wrong."""
        instance = str(browser.get("/").instance)
        if self.policy.problem:
            problem = self.policy.problem
            raise NotYetError(problem.answer, observed=self.came(), **problem.facts)
        return instance

    def followed(self, browser: Browser) -> bool:
        """Visit, and return whether the request went where its cookie says."""
        self.visit(browser)
        return self.last.decision.action is Action.FOLLOW

    def followed_with(self, browser: Browser, value: str) -> bool:
        """Visit with this value of the cookie, and return whether the request went where the cookie says."""
        for cookie in _cookies(browser):
            cookie.value = value
        return self.followed(browser)

    def let_in(self, browser: Browser, value: str, read_cookie: ReadCookie) -> bool:
        """Whether a request with this value goes where it says; only one that says something has to be sent for that.

        There are many values to try, and to call the learner's function is quicker by far.
        """
        try:
            named = call(read_cookie, value, self.lab.clock.now(), name="read_cookie")
        except NotYetError:
            named = value  # the request tells what was wrong, and with which cookie
        return named is not None and self.followed_with(browser, value)

    def newcomer(self, name: str) -> tuple[Browser, str]:
        """Return a browser that has visited once, and the id of its target. It has to have a cookie now."""
        browser = self.lab.browser(name)
        instance = self.visit(browser)
        if not _cookies(browser):
            self.fail("no_cookie")
        return browser, instance

    @property
    def last(self) -> Record:
        """The last request."""
        return self.lab.parts.inspection.records()[-1][1]

    def came(self) -> Text | None:
        """Return the value of the last request's cookie in words, if it had one."""
        values = [_value(line) for line in self.last.decision.request.cookies if f"{COOKIE}=".encode() in line]
        return lab_text("lab02", "cookie_came").fill(value=values[0]) if values else None

    def seen(self) -> Text:
        """Return the last request in words, with the cookie that came with it."""
        came, words = self.came(), last_request(self.lab)
        return came.followed_by(words) if came else words

    def fail(self, answer: str) -> NoReturn:
        """Say that the last request is not as it should be."""
        raise NotYetError(answer, observed=self.seen())


@contextmanager
def _traffic(
    choose: Choose, read_cookie: ReadCookie | None = None, write_cookie: WriteCookie | None = None
) -> Iterator[Traffic]:
    for name, function in zip(_FUNCTIONS, (choose, read_cookie, write_cookie), strict=True):
        if function is not None and not callable(function):
            raise NotYetError("not_a_function", name=name)
    with Lab(targets=3, seed=7, start=START) as lab:
        yield Traffic(lab, plug_in(lab, choose, read_cookie, write_cookie))


def _round_robin(choose: Choose) -> Text:
    with _traffic(choose) as traffic:
        targets = traffic.lab.targets
        visitor = traffic.lab.browser("visitor")
        seen = [traffic.visit(visitor) for _ in range(6)]
        if len(set(seen)) == 1:
            traffic.fail("always_one")
        if not _in_turn(seen, [target.id for target in targets]):
            traffic.fail("not_in_turn")
        targets[1].kill()
        targets[1].wait_until("unhealthy")
        seen = [traffic.visit(visitor) for _ in range(4)]
        if not _in_turn(seen, [targets[0].id, targets[2].id]):
            traffic.fail("not_in_turn_after_loss")
        return traffic.seen()


def _in_turn(seen: list[str], ids: list[str]) -> bool:
    """Whether the targets come one after the other; any of them may begin."""
    begin = ids.index(seen[0])
    return seen == [ids[(begin + step) % len(ids)] for step in range(len(seen))]


def _sticking(choose: Choose, read_cookie: ReadCookie, write_cookie: WriteCookie) -> Text:
    with _traffic(choose, read_cookie, write_cookie) as traffic:
        ids = [target.id for target in traffic.lab.targets]
        homes = [traffic.newcomer(f"visitor {number}") for number in range(1, 6)]
        if not _in_turn([home for _, home in homes], ids):
            traffic.fail("not_spread")
        # In no order that a count of the requests could follow.
        for browser, home in random.Random(2).choices(homes, k=20):
            if traffic.visit(browser) != home:
                named = traffic.last.decision.named_target
                traffic.fail("cookie_not_read" if named != home else "cookie_not_followed")
        homeless = traffic.lab.browser("no cookies")
        homeless.accepts_cookies = False
        if not _in_turn([traffic.visit(homeless) for _ in range(6)], ids):
            traffic.fail("not_spread")
        traffic.visit(homes[0][0])
        return traffic.seen()


def _expiry(choose: Choose, read_cookie: ReadCookie, write_cookie: WriteCookie) -> Text:
    with _traffic(choose, read_cookie, write_cookie) as traffic:
        early, _ = traffic.newcomer("early")
        _stays_after(traffic, early, DURATION - 1, "ends_too_early")
        _stays_after(traffic, early, DURATION - 1, "does_not_slide")
        traffic.lab.clock.advance(DURATION // 2)
        late, _ = traffic.newcomer("late")
        traffic.lab.clock.advance(DURATION // 2)
        old = _cookies(early)[0].value or ""
        if traffic.followed(early):
            observed = traffic.seen()
            traffic.lab.clock.advance(1)
            if traffic.followed_with(early, old):
                traffic.fail("never_ends")
            raise NotYetError("ends_too_late", observed=observed)
        _stays_after(traffic, late, 1, "ends_too_early")
        _stays_after(traffic, early, 1, "ends_too_early")
        _not_from_the_future(traffic, early, write_cookie)
        return _after_a_loss(traffic, late)


def _stays_after(traffic: Traffic, browser: Browser, seconds: int, answer: str) -> None:
    traffic.lab.clock.advance(seconds)
    if not traffic.followed(browser):
        traffic.fail(answer)


def _not_from_the_future(traffic: Traffic, browser: Browser, write_cookie: WriteCookie) -> None:
    in_an_hour = traffic.lab.clock.now() + 3600
    value = call(write_cookie, traffic.lab.targets[0].id, in_an_hour, name="write_cookie")
    if traffic.followed_with(browser, value):
        traffic.fail("from_the_future")


def _after_a_loss(traffic: Traffic, browser: Browser) -> Text:
    """The target that the cookie names goes away: somebody else answers, and is the one from then on."""
    traffic.lab.target(traffic.visit(browser)).deregister()
    traffic.visit(browser)
    observed = traffic.seen()
    _stays_after(traffic, browser, 1, "ends_too_early")
    return observed


def _forged(choose: Choose, read_cookie: ReadCookie, write_cookie: WriteCookie) -> Text:
    with _traffic(choose, read_cookie, write_cookie) as traffic:
        traffic.lab.clock.advance(355)  # so that the time ends in digits that can be one less
        eve, home = traffic.newcomer("eve")
        own = _cookies(eve)[0].value or ""
        if not traffic.followed(eve):
            traffic.fail("own_refused")
        other = next(target.id for target in traffic.lab.targets if target.id != home)
        for value in (other, own.replace(home, other)):
            if value != own and traffic.followed_with(eve, value):
                traffic.fail("name_followed")
        for value in _altered(own):
            if traffic.let_in(eve, value, read_cookie):
                traffic.fail("altered_followed")
        _needs_the_secret(traffic, eve, write_cookie)
        for value in _of_other_shapes(own):
            if traffic.followed_with(eve, value):
                traffic.fail("altered_followed")
        observed = traffic.seen()
        if not traffic.followed_with(eve, own):
            traffic.fail("own_refused")
        traffic.lab.clock.advance(DURATION)
        if traffic.followed_with(eve, own):
            traffic.fail("never_ends")
        return observed


def _altered(value: str) -> list[str]:
    """Return the value with its letters and digits changed in turn: a digit to one less, and to a letter.

    Of a long value those at both ends, where name, time and signature begin and end, and some between.
    """
    places = [place for place, letter in enumerate(value) if letter.isalnum()]
    between = places[_AT_AN_END:-_AT_AN_END]
    step = 1 + len(between) // _BETWEEN
    places = [*places[:_AT_AN_END], *between[::step], *places[_AT_AN_END:][-_AT_AN_END:]]
    less = [(place, str((int(value[place]) - 1) % 10)) for place in places[:-1] if value[place].isdigit()]
    # Letters so far apart that base64 reads something else, too; its last one may hold no more than two bits.
    upper_half = "ghijklmnopqrstuvwxyz0123456789"
    letters = [(place, "A" if value[place] in upper_half else "g") for place in places]
    return [value[:place] + other + value[place + 1 :] for place, other in (*less, *letters)]


def _of_other_shapes(value: str) -> list[str]:
    """Return what may come instead: cut, longer, empty, without a part, not ASCII, digits that are no numbers."""
    bare = value.rstrip("=")  # what base64 is filled up with may well be passed over
    marks = sorted({letter for letter in bare if not letter.isalnum()})
    return [
        *(bare[:-1], bare[1:], bare + "x", bare[::-1]),
        *("", "-1", "0", "nan", "i-", "9" * 1000, "é", "é" * 64, "대상".encode().decode("latin-1")),
        *("é" * len(bare), bare[:-4] + "éééé", "é" + bare[1:]),
        *("".join(digit if letter.isdigit() else letter for letter in bare) for digit in "²é-"),
        *(shape for mark in marks for shape in (mark, mark * 2, mark * 3, bare.replace(mark, ""))),
        *(bare.replace(mark, mark * 2) for mark in marks),
        *(mark.join(["x"] * count) for mark in marks for count in range(2, 6)),
    ]


def _needs_the_secret(traffic: Traffic, browser: Browser, write_cookie: WriteCookie) -> None:
    """Raise `NotYetError` if a stranger, who knows everything but `SECRET`, can write a cookie that is followed."""
    home, now = traffic.lab.targets[0].id, traffic.lab.clock.now()
    own = str(call(write_cookie, home, now, name="write_cookie"))
    guessed = _with_another_secret(write_cookie, home, now)
    if traffic.followed_with(browser, guessed):
        traffic.fail("secret_unused" if guessed == own else "made_without_secret")


def _with_another_secret(write_cookie: WriteCookie, target: str, now: float) -> str:
    """Return what the learner's function would write if `SECRET` were another."""
    names = getattr(write_cookie, "__globals__", {})
    before = names.get("SECRET")
    names["SECRET"] = "a guess" if isinstance(before, str) else b"a guess"
    try:
        return str(call(write_cookie, target, now, name="write_cookie"))
    finally:
        names["SECRET"] = before


def _cookies(browser: Browser) -> list[Cookie]:
    return [cookie for cookie in browser.cookies if cookie.name == COOKIE]


def _value(line: bytes) -> str:
    """Return the cookie's value from a Cookie line, as Python writes it, not longer than a line."""
    value = repr(read_cookies([line])[COOKIE.encode()].decode("latin-1"))
    return value if len(value) <= 60 else f"{value[:57]}…{value[-1]}"


EXERCISES: tuple[Exercise, ...] = (
    Exercise("lab02.round_robin", _FUNCTIONS[:1], _round_robin),
    Exercise("lab02.sticking", _FUNCTIONS, _sticking),
    Exercise("lab02.expiry", _FUNCTIONS, _expiry),
    Exercise("lab02.forged", _FUNCTIONS, _forged),
)
