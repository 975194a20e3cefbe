"""A lab with customers in it: whatever you do to its targets, they go on shopping, and every miss of theirs is counted.

lab = BusyLab(targets=3, seed=1, start="2026-01-05T09:00:00Z")
lab.set_stickiness("lb_cookie", duration="1h")
lab.open_doors(40)                  # 40 browsers, each with one thing in its cart
lab.targets[0].stop()               # … and every customer sends a request
lab.story()

No thread sends this traffic and nothing waits: after each step every customer sends one request, and while the lab's
clock moves, some do every 10 seconds. At each healthy target one form is always under way, sent so slowly that it takes
a minute. Health checks and deregistration delays go by the lab's clock as well. So each run counts the same.
"""

from __future__ import annotations

import select
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from itertools import cycle

from sticky_lab.bench.clock import LabClock
from sticky_lab.bench.lab import Lab
from sticky_lab.bench.lab_target import LabTarget
from sticky_lab.browser import Browser, Visit
from sticky_lab.course.content import lab_text
from sticky_lab.errors import StickyLabError, shown
from sticky_lab.show.table import Column, Table
from sticky_lab.stickiness import TargetHealth, parse_duration
from sticky_lab.words import Text

MOST_CUSTOMERS = 40
TICK_SECONDS = 10
FORM_SECONDS = 60
CHECK_SECONDS = 30  # HC-01's interval
LONGEST_WAIT_SECONDS = 900
ITEMS = ("tea", "cup", "pot", "jam")


@dataclass(frozen=True, slots=True)
class Counts:
    """What the customers have met so far: requests, failed ones, moves to another target, lost carts."""

    requests: int = 0
    failed: int = 0
    moved: int = 0
    lost: int = 0

    def __sub__(self, earlier: Counts) -> Counts:
        return Counts(
            self.requests - earlier.requests,
            self.failed - earlier.failed,
            self.moved - earlier.moved,
            self.lost - earlier.lost,
        )


@dataclass(slots=True)
class Step:
    """Something that was done, and what the customers met from it until the next step.

    `before` is the target's health before the step; `healthy` and `initial` count the targets of that health after it.
    `seconds` is how long it took on the lab's clock: only waiting takes time.
    """

    action: str
    target: str = "—"
    before: str = "—"
    healthy: int = 0
    initial: int = 0
    seconds: int = 0
    met: Counts = Counts()


class Customer:
    """A browser with one thing in its cart, and what became of it."""

    def __init__(self, browser: Browser, item: str) -> None:
        self.browser, self.item = browser, item
        #: The target that answered last.
        self.home = ""
        self.requests = self.failed = self.moved = 0
        #: Whether a page came without what is in the cart.
        self.lost = False

    def arrive(self) -> None:
        """Sign in and put the one thing into the cart."""
        self._met(self.browser.post("/login", user=self.browser.name))
        self._met(self.browser.post("/cart", item=self.item))

    def look(self) -> None:
        """Send one request and look into the cart."""
        visit = self.browser.get("/")
        self._met(visit)
        self.lost = self.lost or (visit.status == 200 and self.item not in visit.page.get("cart", []))

    def _met(self, visit: Visit) -> None:
        self.requests += 1
        self.failed += visit.status != 200
        if visit.instance is not None:
            self.moved += self.home not in ("", visit.instance)
            self.home = visit.instance


class SlowForm:
    """A request of a customer's that is half sent: it is in flight until `finish`."""

    _BODY = b"user="

    def __init__(self, customer: Customer, url: str, due: float) -> None:
        self.target, self.due = customer.home, due
        self._rest = customer.browser.name.encode()
        host, _, port = url.removeprefix("http://").partition(":")
        self._connection = HTTPConnection(host, int(port), timeout=20)
        self._connection.putrequest("POST", "/login", skip_accept_encoding=True)
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in customer.browser.cookies)
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        for name, value in {**headers, "Content-Length": str(len(self._BODY + self._rest))}.items():
            self._connection.putheader(name, value)
        self._connection.endheaders(self._BODY)

    @property
    def answered(self) -> bool:
        """Whether an answer has come already: no good sign for half a request."""
        return bool(select.select([self._connection.sock], [], [], 0)[0])

    def finish(self) -> bool:
        """Send the rest; return whether it succeeded."""
        try:
            if not self.answered:
                self._connection.send(self._rest)
            return self._connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            self.drop()

    def drop(self) -> None:
        """Hang up."""
        self._connection.close()


class BusyClock(LabClock):
    """Moves in steps of 10 seconds, so that the customers live through all of them."""

    def __init__(self, start: str | None, tick: Callable[[], None]) -> None:
        super().__init__(start)
        self._tick = tick

    def advance(self, duration: str | int) -> None:
        """Move the clock forward by "90s", "5m" or a number of seconds; the customers send requests meanwhile."""
        left = parse_duration(duration)
        self._refuse_beyond(left)
        while left:
            step = min(left, TICK_SECONDS)
            left -= step
            super().advance(step)
            self._tick()


class BusyTarget(LabTarget):
    """A target of a busy lab: after each step, every customer sends a request."""

    def __init__(self, lab: BusyLab, target_id: str) -> None:
        super().__init__(lambda: lab.parts.targets, target_id)
        self._lab = lab

    def stop(self) -> None:
        """End the process in good order. What it had in memory, or in hand, is gone."""
        with self._lab.step("stop", self.id):
            super().stop()

    def kill(self) -> None:
        """End the process at once, as a crash would."""
        with self._lab.step("kill", self.id):
            super().kill()

    def start(self) -> None:
        """Start the process again, with an empty memory, and register it."""
        with self._lab.step("start", self.id):
            super().start()

    def register(self) -> None:
        """Register it with its target group."""
        with self._lab.step("register", self.id):
            super().register()

    def deregister(self) -> None:
        """Take it out of its target group: it drains for the deregistration delay (HC-09)."""
        with self._lab.step("deregister", self.id):
            super().deregister()

    def wait_until(self, health: str, seconds: float = LONGEST_WAIT_SECONDS) -> None:
        """Move the lab's clock until the load balancer sees this health; at most so many seconds."""
        if health not in set(TargetHealth):
            raise StickyLabError("health_unknown", value=shown(health), allowed=", ".join(TargetHealth))
        for _ in range(int(seconds) // TICK_SECONDS):
            if self.health == health:
                return
            self._lab.clock.advance(TICK_SECONDS)
        if self.health != health:
            raise StickyLabError("health_not_reached", value=self.id, seconds=int(seconds), health=health)


class BusyLab(Lab):
    """A `Lab` with customers in it, once `open_doors` has let them in. It takes the same settings.

    A new target is healthy after its first check, up to 30 seconds of the lab's clock later.
    """

    # Health checks and delays go by the lab's clock here, not by the machine's.
    _background = False

    def _new_clock(self) -> LabClock:
        return BusyClock(self._plan.start, self._tick)

    def _open(self) -> None:
        self._customers: list[Customer] = []
        self._forms: list[SlowForm] = []
        self._form_requests = self._form_failures = 0
        self._steps: list[Step] = []
        self._counts_before = Counts()
        #: The ids of the targets that were there when the doors opened.
        self.originals: list[str] = []
        super()._open()
        self._checked_at = self.clock.now()

    @property
    def sessions(self) -> str:
        """Where the shop keeps its sessions: "instance", "shared", or the address of a Redis."""
        return self.parts.plan.sessions

    def open_doors(self, customers: int = MOST_CUSTOMERS) -> None:
        """Let customers in, 1 to 40: each signs in and puts one thing into a cart. Raises `StickyLabError`."""
        self._check_open()
        if isinstance(customers, bool) or not isinstance(customers, int) or not 1 <= customers <= MOST_CUSTOMERS:
            raise StickyLabError("customer_count", most=MOST_CUSTOMERS, value=shown(customers))
        if self._customers:
            raise StickyLabError("doors_open")
        self.originals = [target.id for target in self.targets]
        with self.step("open doors"):
            for number in range(customers):
                browser = self.browser(f"customer{number + 1:02d}")
                self._customers.append(Customer(browser, ITEMS[number % len(ITEMS)]))
                self._customers[-1].arrive()
        self._next = cycle(self._customers)

    # what is done to the lab

    def target(self, target_id: str) -> LabTarget:
        """Return the target with this instance id. Raises `StickyLabError` if there is none."""
        return BusyTarget(self, super().target(target_id).id)

    def add_target(self, group: str | None = None) -> LabTarget:
        """Start one more target and register it: it is `initial` until its first health check (HC-01)."""
        with self.step("add") as step:
            added = super().add_target(group)
            step.target = added.id
            self.parts.front.call(lambda: self._not_checked_yet(added.group, added.id))
        return self.target(added.id)

    def _not_checked_yet(self, group: str, target_id: str) -> None:
        front = self.parts.front
        now = front.router.now()
        front.router.change_group(group, lambda before: before.with_health(target_id, TargetHealth.INITIAL, now))
        front.server.health.forget(group, target_id)

    def close(self) -> None:
        """End the customers, the targets and the load balancer."""
        if not self.closed:
            for form in self._forms:
                form.drop()
        super().close()

    # what the customers do

    def go_on(self, requests: int) -> None:
        """Let the customers go on until they have sent so many requests in all."""
        self._check_open()
        while self._customers and self.counts.requests < requests:
            next(self._next).look()
        if self._steps:
            self._live_on(self._steps[-1])

    @contextmanager
    def step(self, action: str, target_id: str | None = None) -> Iterator[Step]:
        """Note a step and let every customer send a request after it."""
        step = Step(action) if target_id is None else Step(action, target_id, self.target(target_id).health)
        yield step
        self._begin(step)
        self._begin_forms()
        for customer in self._customers:
            customer.look()
        self._live_on(step)

    def _tick(self) -> None:
        """Live through the last 10 seconds."""
        if not self._steps or self._steps[-1].action != "wait":
            self._begin(Step("wait"))
        self._steps[-1].seconds += TICK_SECONDS
        self._end_forms()
        front = self.parts.front
        front.call(front.router.end_delays)
        if self.clock.now() - self._checked_at >= CHECK_SECONDS:
            self._checked_at = self.clock.now()
            front.wait(front.server.health.check_all())
        self._begin_forms()
        for _ in range(0, len(self._customers), 20):
            next(self._next).look()
        self._live_on(self._steps[-1])

    def _begin(self, step: Step) -> None:
        self._counts_before = self._counts_before if self._customers and not self._steps else self.counts
        self._steps.append(step)

    def _live_on(self, step: Step) -> None:
        self._end_forms()
        step.healthy = len(self._with_health(TargetHealth.HEALTHY))
        step.initial = len(self._with_health(TargetHealth.INITIAL))
        step.met = self.counts - self._counts_before

    def _begin_forms(self) -> None:
        """See that one form is under way at each healthy target that somebody shops at."""
        taken = {form.target for form in self._forms}
        for target_id in self._with_health(TargetHealth.HEALTHY):
            customer = next((one for one in self._customers if one.home == target_id), None)
            if customer and target_id not in taken:
                self._forms.append(SlowForm(customer, self.url, self.clock.now() + FORM_SECONDS))

    def _end_forms(self) -> None:
        for form in list(self._forms):
            if form.answered or self.clock.now() >= form.due:
                self._forms.remove(form)
                self._form_requests += 1
                self._form_failures += not form.finish()

    def _with_health(self, health: TargetHealth) -> list[str]:
        groups = self.listener.groups
        return [target.id for group in groups for target in group.targets if target.health is health]

    # what is known of it

    @property
    def steps(self) -> tuple[Step, ...]:
        """What was done so far, and what the customers met."""
        return tuple(self._steps)

    @property
    def counts(self) -> Counts:
        """What the customers have met since the doors opened."""
        customers = self._customers
        return Counts(
            sum(one.requests for one in customers) + self._form_requests,
            sum(one.failed for one in customers) + self._form_failures,
            sum(one.moved for one in customers),
            sum(one.lost for one in customers),
        )

    @property
    def homes(self) -> dict[str, str]:
        """The id of the target that answered each customer last, by the customer's name."""
        return {one.browser.name: one.home for one in self._customers}

    def story(self) -> Table:
        """Return what was done, step by step, and what the customers met after each step."""
        names = ("step", "target", "healthy", "requests", "failed", "moved", "lost")
        rows = [
            (
                f"{step.action} {step.seconds}s" if step.seconds else step.action,
                step.target,
                *(step.healthy, step.met.requests, step.met.failed, step.met.moved, step.met.lost),
            )
            for step in self._steps
        ]
        return Table(lab_text("lab06", "story"), [_column(name) for name in names], rows)

    def report(self) -> Table:
        """Return the sums: requests, failed ones, lost carts, and how many of the first targets still run."""
        counts = self.counts
        running = sum(self.target(target_id).running for target_id in self.originals)
        rows: list[tuple[Text, int | str]] = [
            (lab_text("lab06", "requests"), counts.requests),
            (lab_text("lab06", "failed"), counts.failed),
            (lab_text("lab06", "lost"), f"{counts.lost} / {len(self._customers)}"),
            (lab_text("lab06", "first_targets"), f"{running} / {len(self.originals)}"),
        ]
        return Table(lab_text("lab06", "report"), (_column("what"), _column("count")), rows)


def _column(name: str) -> Column:
    return Column(name, lab_text("lab06", name))
