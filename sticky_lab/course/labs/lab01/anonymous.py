"""The anonymous load balancers of lab 1: `anonymous("A")` opens one, shows its wire, and answers questions.

What it is and how it is set is never said; it can be found out.
"""

from __future__ import annotations

from itertools import pairwise

import requests

from sticky_lab.bench.clock import LabClock
from sticky_lab.bench.lab import Lab
from sticky_lab.course import START
from sticky_lab.course.labs.lab01.hidden_set_ups import SET_UPS, TARGETS
from sticky_lab.course.labs.lab01.wire import Exchange, Reader, Wire
from sticky_lab.errors import StickyLabError, shown
from sticky_lab.stickiness import parse_duration

_MOST_TIMES = 20
# Enough to meet both targets of a group, which take turns.
_VISITS_OF_A_STAY = 2

_DAY = 86_400

# The box that is open now: the last one. All boxes stand on one lab, since it is the targets that take time to start.
_open: list[Box] = []


class Box:
    """An anonymous load balancer with 4 targets behind it, and one browser in front. Make one with `anonymous("A")`.

    To look at it is to see its first three exchanges.
    """

    def __init__(self, letter: str, lab: Lab) -> None:
        self._letter, self._lab = letter, lab
        lab.configure(SET_UPS[letter].listener)
        self._browser = lab.browser(f"browser {len(lab.browsers) + 1}")
        self._reader = Reader()
        self._keeps_expired = False
        _open[:] = [self]
        first = self.visit(path="/health") + self.visit()
        self.wait("10m")
        self._first = Wire(first + self.visit())

    @classmethod
    def open(cls, letter: str) -> Box:
        """Open this one, on the lab of the box before if that is still open."""
        lab = _open[0]._lab if _open else None
        if lab is None or lab.closed:
            lab = Lab(targets=TARGETS, seed=1, start=START)
        else:  # its clock only goes forward: to the time of its start, on another day
            lab.clock.advance(_DAY - int(lab.clock.now() - LabClock(START).now()) % _DAY)
        return cls(letter, lab)

    # asking

    def visit(self, times: int = 1, path: str = "/") -> Wire:
        """Send the same GET several times, and return what went over the wire."""
        self._check_open()
        return Wire(self._read(one.response) for one in self._browser.visit(times, path))

    def renew(self, lifetime: str | int) -> Wire:
        """Have the shop send its cookie SHOPSESSION anew, with a `Max-Age` such as "20m" that the shop decides."""
        self._check_open()
        return Wire([self._read(self._browser.post("/renew", max_age=str(parse_duration(lifetime))).response)])

    def ask_target(self) -> Wire:
        """Ask a target for its page directly, past the load balancer."""
        self._check_open()
        return Wire([self._reader.read(self._lab.targets[0].ask(), self._lab.clock.now())])

    def wait(self, duration: str | int) -> None:
        """Move the clock on, by "90s", "10m", "2h" or "8d"; nothing is sent meanwhile."""
        self._check_open()
        self._lab.clock.advance(duration)

    def stays(self, pause: str | int, times: int = 5) -> int:
        """Pause so many `times`, with 2 visits before and after each. Return how often the same targets answered."""
        self._check_open()
        if isinstance(times, bool) or not isinstance(times, int) or not 1 <= times <= _MOST_TIMES:
            raise StickyLabError("times_range", value=shown(times))
        seen = [self._answering()]
        for _ in range(times):
            self.wait(pause)
            seen.append(self._answering())
        return sum(before == after for before, after in pairwise(seen))

    def _answering(self) -> set[str | None]:
        return set(self.visit(_VISITS_OF_A_STAY).instances)

    # the browser

    @property
    def cookies(self) -> list[str]:
        """The names of the cookies that the browser holds now."""
        self._check_open()
        return [cookie.name for cookie in self._browser.cookies]

    def drop(self, name: str) -> None:
        """Let the browser lose the cookie of this name."""
        if name not in self.cookies:
            raise StickyLabError("cookie_not_held", value=shown(name), held=", ".join(self.cookies) or "—")
        self._browser.forget_cookie(name)

    def close_browser(self) -> None:
        """Close the browser and open it again: it loses the session cookies, which have no expiry of their own."""
        self._check_open()
        for cookie in self._browser.cookies:
            if cookie.discard:
                self._browser.forget_cookie(cookie.name)

    def keep_expired_cookies(self) -> None:
        """From now on the browser keeps and sends cookies beyond the time at which it ought to drop them."""
        self._check_open()
        self._keeps_expired = True
        self._keep()

    def _keep(self) -> None:
        for cookie in self._browser.cookies:
            cookie.expires = None

    def _read(self, response: requests.Response) -> Exchange:
        if self._keeps_expired:
            self._keep()
        return self._reader.read(response, self._lab.clock.now())

    def _check_open(self) -> None:
        if self._lab.closed or self not in _open:
            raise StickyLabError("box_closed", letter=self._letter)

    def __repr__(self) -> str:
        return repr(self._first)


def anonymous(letter: str) -> Box:
    """Open an anonymous load balancer, "A" to "E". The one opened before is closed."""
    if not isinstance(letter, str) or letter not in SET_UPS:
        raise StickyLabError("box_unknown", value=shown(letter), allowed=", ".join(SET_UPS))
    return Box.open(letter)
