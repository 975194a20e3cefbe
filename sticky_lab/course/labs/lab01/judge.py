"""Lab 1, follow the cookie: what the learner says of each anonymous load balancer is held against that one, running.

The product and the kind of stickiness are asked of the hidden set-up; everything else of what it does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from sticky_lab.balancer import Record
from sticky_lab.bench.lab import Lab
from sticky_lab.browser import Browser, Visit
from sticky_lab.course import START
from sticky_lab.course.checking.exercise import Exercise, NotYetError
from sticky_lab.course.content import lab_text
from sticky_lab.course.labs.lab01.hidden_set_ups import SET_UPS, TARGETS, HiddenSetUp
from sticky_lab.course.labs.lab01.wire import Reader
from sticky_lab.stickiness import parse_duration
from sticky_lab.stickiness.decision_table import Action
from sticky_lab.words import Text
from sticky_lab.words.reasons import record_text

PRODUCTS = ("alb", "clb")
KINDS = ("duration", "application", "group")
MAKERS = ("balancer", "application")
NAMES = ("SHOPSESSION", "AWSELB", "AWSALB", "AWSALBAPP-0", "AWSALBTG")
PAUSES = ("30m", "1h", "2h", "1d", "7d")
CLOSE, NEVER = "close", "never"
SETTERS = ("operator", "application", "fixed")
# Longer than any cookie lives, and than any stickiness duration that can be set.
LONG = "365d"
OTHER_LIFETIME = 5000


class _Bench:
    """One lab that is set like one hidden set-up after the other, with a new browser for each question."""

    def __init__(self, lab: Lab) -> None:
        self.lab = lab
        self._browsers = 0

    def put(self, set_up: HiddenSetUp) -> None:
        """Set the lab like this."""
        self.set_up = set_up
        self.lab.configure(set_up.listener)

    def newcomer(self) -> tuple[Browser, Visit]:
        """Return a browser that has visited once, and that visit."""
        self._browsers += 1
        browser = self.lab.browser(f"browser {self._browsers}")
        return browser, browser.get("/")

    @property
    def last(self) -> Record:
        """What was decided about the last request."""
        return self.lab.parts.inspection.records()[-1][1]

    def followed_after(self, pause: int) -> bool:
        """Whether a browser that drops nothing is still recognised after a pause in seconds."""
        browser, _ = self.newcomer()
        for cookie in browser.cookies:
            cookie.expires = None
        self.lab.clock.advance(pause)
        browser.get("/")
        decision = self.last.decision
        outcome = (
            decision.group_step.outcome if self.set_up.kind == "group" and decision.group_step else decision.outcome
        )
        return outcome.action is Action.FOLLOW

    def lifetime(self, renewed: int | None = None) -> tuple[int | None, str]:
        """Return the seconds after which a browser drops the load balancer's cookie, and the line that says so.

        None is a session cookie. `renewed` has the shop send its own cookie anew before, to live for so many seconds.
        """
        own = application_cookies(self.lab)[0]
        browser, visit = self.newcomer()
        if renewed is not None:
            visit = browser.post("/renew", max_age=str(renewed))
        cookie = next(one for one in browser.cookies if one.name not in own)
        line = next((one for one in visit.set_cookie_shape if one.startswith(cookie.name)), "")
        return None if cookie.expires is None else int(cookie.expires - self.lab.clock.now()), line


@contextmanager
def _bench() -> Iterator[_Bench]:
    with Lab(targets=TARGETS, seed=11, start=START) as lab:
        yield _Bench(lab)


def application_cookies(lab: Lab) -> tuple[set[str], str]:
    """Return the names of the cookies that a target sends by itself, asked past the load balancer, and their lines."""
    lines = Visit(lab.targets[0].ask(), None).set_cookie_shape
    return {line.partition("=")[0] for line in lines}, ", ".join(lines)


def _answer(answers: object, name: str, key: str, allowed: tuple[str, ...]) -> str:
    """Return what the learner says under this key. Raises `NotYetError` if nothing, or none of the words."""
    said = answers.get(key) if isinstance(answers, Mapping) else None
    if said is None or said is ...:
        raise NotYetError("not_written", name=f'{name}["{key}"]')
    if type(said) is not str or said not in allowed:  # nothing that only claims to equal a word
        place, words = f'{name}["{key}"]', ", ".join(allowed)
        raise NotYetError("word_unknown", name=place, value=repr(said)[:60], allowed=words)
    return said


def _answers(answers: object, name: str, allowed: tuple[str, ...]) -> dict[str, str]:
    """Return what the learner says of each box."""
    return {letter: _answer(answers, name, letter, allowed) for letter in SET_UPS}


def _products(products: object, kinds: object) -> Text:
    named, kind_of = _answers(products, "products", PRODUCTS), _answers(kinds, "kinds", KINDS)
    with _bench() as bench:
        for letter, set_up in SET_UPS.items():
            bench.put(set_up)
            browser = bench.lab.browser(f"reader {letter}")
            lines = Reader().set_cookies(browser.get("/health").response)
            alone = _wire(letter, lines)
            wire = _wire(letter, lines or Reader().set_cookies(browser.get("/").response))
            if named[letter] != set_up.product:
                raise NotYetError(f"{set_up.product}_taken_for_{named[letter]}", letter=letter, observed=wire)
            if kind_of[letter] == set_up.kind:
                continue
            if set_up.kind == "application":
                raise NotYetError("application_missed", letter=letter, observed=alone)
            if kind_of[letter] == "application":
                raise NotYetError("no_need_to_wait", letter=letter, observed=alone)
            raise NotYetError("group_missed" if set_up.kind == "group" else "no_group", letter=letter, observed=wire)
        return wire


def _wire(letter: str, lines: list[str]) -> Text:
    """Return the first lines, where there are any."""
    return lab_text("lab01", "on_the_wire").fill(
        letter=letter, lines=" ".join(f"`{line}`" for line in lines[:2]) or lab_text("lab01", "not_one")
    )


def _makers(makers: object) -> Text:
    said = {name: _answer(makers, "makers", name, MAKERS) for name in NAMES}
    with _bench() as bench:
        own, lines = application_cookies(bench.lab)
        observed = lab_text("lab01", "target_alone").fill(lines=lines)
        for name in NAMES:
            if said[name] != ("application" if name in own else "balancer"):
                if name in own:
                    raise NotYetError("shops_own", name=name, observed=observed)
                application = name.startswith("AWSALBAPP")
                raise NotYetError("name_misleads" if application else "not_from_target", name=name, observed=observed)
        return observed


def _lifetimes(drops: object, setters: object) -> Text:
    times, by = _answers(drops, "drops", (*PAUSES, CLOSE)), _answers(setters, "setters", SETTERS)
    with _bench() as bench:
        for letter, set_up in SET_UPS.items():
            bench.put(set_up)
            lifetime, line = bench.lifetime()
            observed = _wire(letter, [line])
            said = None if times[letter] == CLOSE else parse_duration(times[letter])
            if said != lifetime:
                raise NotYetError(_wrong_lifetime(set_up, said, lifetime), letter=letter, observed=observed)
            setter = _setter(bench, lifetime)
            if by[letter] != setter:
                raise NotYetError(f"not_by_{by[letter]}", letter=letter, observed=observed)
        return observed


def _wrong_lifetime(set_up: HiddenSetUp, said: int | None, lifetime: int | None) -> str:
    if lifetime is None:
        return "session_cookie"
    if said is None:
        return "others_lifetime"
    return "duration_for_expires" if said == set_up.seconds else "other_lifetime"


def _setter(bench: _Bench, lifetime: int | None) -> str:
    """Return who sets the lifetime: change what each of them can change, and see whether it follows."""
    set_up = bench.set_up
    if bench.lifetime(renewed=OTHER_LIFETIME)[0] == OTHER_LIFETIME:
        return "application"
    if set_up.seconds:
        bench.put(replace(set_up, seconds=set_up.seconds + 60))
    return "fixed" if bench.lifetime()[0] == lifetime else "operator"


def _ends(ends: object) -> Text:
    said = _answers(ends, "ends", (*PAUSES, NEVER))
    with _bench() as bench:
        for letter, set_up in SET_UPS.items():
            bench.put(set_up)
            pause = said[letter]
            if pause == NEVER:
                if not bench.followed_after(parse_duration(LONG)):
                    raise NotYetError("it_checks", letter=letter, observed=_after(bench, letter, LONG))
                continue
            seconds = parse_duration(pause)
            if bench.followed_after(seconds):
                answer = "never_checks" if set_up.product == "clb" else "ends_later"
                raise NotYetError(answer, letter=letter, pause=pause, observed=_after(bench, letter, pause))
            if not bench.followed_after(seconds - 1):
                observed = _after(bench, letter, pause, "almost")
                answer = "expires_for_duration" if bench.lifetime()[0] == seconds else "ends_earlier"
                raise NotYetError(answer, letter=letter, pause=pause, observed=observed)
        return _after(bench, letter, said[letter], "almost" if said[letter] in PAUSES else "after_pause")


def _after(bench: _Bench, letter: str, pause: str, words: str = "after_pause") -> Text:
    """Return what was decided about the last request, in words."""
    return lab_text("lab01", words).fill(letter=letter, pause=pause, decision=record_text(bench.last))


EXERCISES: tuple[Exercise, ...] = (
    Exercise("lab01.products", ("products", "kinds"), _products),
    Exercise("lab01.makers", ("makers",), _makers),
    Exercise("lab01.lifetimes", ("drops", "setters"), _lifetimes),
    Exercise("lab01.ends", ("ends",), _ends),
)
