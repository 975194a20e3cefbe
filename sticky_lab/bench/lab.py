"""THE BENCH. A `Lab` is a fleet of targets, a sticky load balancer, a clock and browsers, all on this machine.

from sticky_lab import Lab
lab = Lab(targets=3)
alice = lab.browser("alice")
alice.get("/").instance
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from types import TracebackType
from typing import Any, ClassVar, NoReturn

from sticky_lab.balancer import Settings
from sticky_lab.bench.browsers import Browsers
from sticky_lab.bench.clock import LabClock
from sticky_lab.bench.front import HOST, Front
from sticky_lab.bench.inspection import Inspection
from sticky_lab.bench.lab_target import LabTarget, Targets
from sticky_lab.bench.listener import as_product, by_keys, group_seconds, listener, plan, with_forward, with_stickiness
from sticky_lab.bench.open_lab import LabNotMovableError, close_open, note_closed, note_open, to_the_end
from sticky_lab.bench.parts import Parts, Plan
from sticky_lab.bench.tables import AccessLog
from sticky_lab.bench.views import drawn
from sticky_lab.bench.watchers import Watchers
from sticky_lab.browser import Browser
from sticky_lab.errors import StickyLabError, helpful, shown
from sticky_lab.fleet import APPS, Fleet, check_sessions, instance_ids, open_store
from sticky_lab.on_aws import OnAws
from sticky_lab.show.table import Table
from sticky_lab.stickiness import Choices, Decision, Listener, Target
from sticky_lab.stickiness.choices import OUR_CHOICES
from sticky_lab.stickiness.health import DEFAULT_CHECKS
from sticky_lab.words.bench import LAB_REPLACED

# HC-01's 30 seconds become half a second, so that a lesson sees a dead target within about a second.
HEALTH_TIME_FACTOR = 1 / 60


@helpful
class Lab:
    """A fleet, a load balancer, a clock and browsers. Making one starts everything; `close()` ends everything.

    Parameters
    ----------
    targets
        How many targets to start: 1 to 30.
    seed
        A whole number that fixes instance ids and session ids, so that each run prints the same.
    start
        When the lab's clock starts, such as "2026-01-05T09:00:00Z"; it then stands still until you move it.
        Without it the clock runs with the machine's.
    port
        Where the load balancer listens on 127.0.0.1; 0 lets the system choose.
    product
        Whose rules it follows: "alb", "clb" or "nlb" (which has no cookies: for comparison).
    groups
        Several target groups behind one forward action, as {name: (weight, targets)}, such as
        {"blue": (90, 2), "green": (10, 1)}; `targets` is not used then. ALB only.
    group_stickiness
        The duration of target group stickiness, such as "1h"; None is off.
    app
        What the targets serve: "shop", or "chat", which speaks WebSocket and remembers nothing.
    sessions
        Where the shop keeps its sessions: "instance" is each target's own memory, "shared" a small store that the lab
        starts and ends, "redis://127.0.0.1:6379/0" a Redis of yours (a lab takes its keys back when it is closed).
    choices
        Other readings than ours where AWS is silent (`sticky_lab.stickiness.choices`).

    There is one open lab in a notebook: making a second one closes the first, and says so.
    """

    # Whether time-outs, delays and health checks go by the machine's clock, by themselves.
    _background: ClassVar[bool] = True

    def __init__(
        self,
        targets: int = 3,
        *,
        seed: int | None = None,
        start: str | None = None,
        port: int = 0,
        product: str = "alb",
        groups: Mapping[str, tuple[int, int]] | None = None,
        group_stickiness: str | int | None = None,
        app: str = APPS[0],
        sessions: str = "instance",
        choices: Choices = OUR_CHOICES,
    ) -> None:
        name, plans = plan(product, targets, groups)
        seconds = group_seconds(group_stickiness, len(plans))
        if not isinstance(choices, Choices):
            raise StickyLabError("choices_unknown", value=shown(choices))
        if seed is not None and (isinstance(seed, bool) or not isinstance(seed, int)):
            raise StickyLabError("lab_seed", value=shown(seed))
        if isinstance(port, bool) or not isinstance(port, int) or not 0 <= port <= 65535:
            raise StickyLabError("port_range", value=shown(port))
        if app not in APPS:
            raise StickyLabError("app_unknown", value=shown(app), allowed=", ".join(APPS))
        check_sessions(sessions)
        self._plan = Plan(name, plans, seconds, seed, start, port, app, sessions, choices)
        #: The time of the lab; move it with `lab.clock.advance("61m")`.
        self.clock = self._new_clock()
        self._watchers = Watchers()
        self._closed = True
        self._close_other()
        self._open()

    def _new_clock(self) -> LabClock:
        return LabClock(self._plan.start)

    @staticmethod
    def _close_other() -> None:
        """Close the lab that is open, and say so: a notebook has one at a time."""
        if close_open():
            print(LAB_REPLACED)

    def _open(self) -> None:
        made = self._plan
        ids = instance_ids(sum(group.targets for group in made.groups), made.seed)
        with ExitStack() as undo:  # whatever fails or interrupts from here on leaves nothing behind
            fleet = Fleet(ids, made.seed, made.app, open_store(made.sessions))
            undo.callback(fleet.stop)
            fleet.start()
            front = self._front(fleet)
            undo.callback(front.stop)
            browsers = Browsers(self.clock, lambda: self.url, lambda root: inspection.decided(root))
            inspection = Inspection(front, browsers, self.clock.now)
            targets = Targets(fleet, front, made.seed, self._check_open)
            self.clock.when_moved(front.catch_up)
            self._parts = Parts(made, fleet, front, targets, browsers, inspection, self._watchers)
            self._closed = False
            note_open(self)
            undo.pop_all()  # from here on it is `close` that ends them

    def _front(self, fleet: Fleet) -> Front:
        made = self._plan
        registered = tuple(Target(process.id, process.host, process.port) for process in fleet.targets)
        return Front(
            listener(made.product, made.groups, registered, made.group_stickiness_seconds),
            clock=self.clock.now,
            draw=random.Random(made.seed).random,
            settings=Settings(
                health_check=replace(DEFAULT_CHECKS[made.product], path="/health"),
                health_time_factor=HEALTH_TIME_FACTOR,
                background=self._background,
            ),
            choices=made.choices,
            port=made.port,
        )

    def _check_open(self) -> None:
        if self._closed:
            raise StickyLabError("lab_closed")

    # what there is

    @property
    def parts(self) -> Parts:
        """What the lab is made of, for whoever draws or judges it. Raises `StickyLabError` if it is closed."""
        self._check_open()
        return self._parts

    @property
    def closed(self) -> bool:
        """Whether the lab has been closed."""
        return self._closed

    @property
    def url(self) -> str:
        """The address of the load balancer, to open in a browser of your own."""
        return f"http://{HOST}:{self.parts.front.port}"

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of the (first) target group, under AWS's keys."""
        return self._parts.front.attributes.as_keys()

    @property
    def listener(self) -> Listener:
        """The listener in force, with its target groups: a value that never changes."""
        return self.parts.front.listener

    @property
    def targets(self) -> list[LabTarget]:
        """All targets, in the order of their ids."""
        return [self.target(process.id) for process in self.parts.targets.processes]

    def target(self, target_id: str) -> LabTarget:
        """Return the target with this instance id. Raises `StickyLabError` if there is none."""
        return LabTarget(lambda: self._parts.targets, self.parts.targets.process(target_id).id)

    @property
    def browsers(self) -> list[Browser]:
        """All browsers, in the order in which they were made."""
        return list(self._parts.browsers.values())

    @property
    def on_aws(self) -> OnAws:
        """The same stickiness for a real load balancer: `attributes`, `cli`, `cloudformation`, `terraform`."""
        return OnAws(self.listener)

    # what the load balancer tells

    def decisions(self, last: int = 20) -> Table:
        """Return the last decisions of the load balancer as a table, oldest first."""
        return self.parts.inspection.decisions(last)

    def access_log(self, last: int = 20) -> AccessLog:
        """Return the last entries of the access log as a table, oldest first; its `lines` are the log's own."""
        return self.parts.inspection.access_log(last)

    def metrics(self) -> Table:
        """Return the metrics of the load balancer since it was started, under AWS's names."""
        return self.parts.inspection.metrics()

    def read_cookie(self, browser: Browser) -> Table:
        """Open the stickiness cookie that a browser holds, with the balancer's key: only the balancer can do this."""
        return self.parts.inspection.read_cookie(browser)

    def foresee(self, browser: Browser) -> Decision:
        """Decide the browser's next GET of "/" without sending it.

        A target that is chosen afresh is a guess: another request may take its turn, and chance is not foreseen.
        """
        return self.parts.inspection.foresee(browser)

    # what can be drawn

    def panel(self, *parts: str, browser: str | None = None) -> Any:
        """Return a widget to steer the lab with and to watch it: all of its parts, or those that are named.

        They are "map", "send", "form", "clock", "targets", "cookies", "decisions" and "what_if". The cookies are those
        of `browser` at first, else of the first one.
        """
        self._check_open()
        return drawn("panel", self, parts, browser)

    def map(self) -> Any:
        """Return a picture of browsers, load balancer and targets that moves with each request."""
        self._check_open()
        return drawn("map", self)

    def form(self) -> Any:
        """Return the form that sets the stickiness, after the one of the AWS console."""
        self._check_open()
        return drawn("form", self)

    def timeline(self) -> Any:
        """Return the clock: when it is in the lab, what each binding has left, and buttons that move time."""
        self._check_open()
        return drawn("timeline", self)

    # doing

    def browser(self, name: str) -> Browser:
        """Make a browser with a cookie jar of its own, or give back the one of this name."""
        browser = self.parts.browsers.made(name)
        self._watchers.tell()
        return browser

    def new_browser(self, name: str | None = None) -> Browser:
        """Make another browser: one of this name, which must be free, or "browser 1", "browser 2" and so on."""
        browser = self.parts.browsers.new(name)
        self._watchers.tell()
        return browser

    def set_stickiness(
        self,
        stickiness_type: str | Mapping[str, object] | Sequence[Mapping[str, object]] | None,
        duration: str | int | None = None,
        cookie_name: str | None = None,
        *,
        group: str | None = None,
    ) -> None:
        """Set the stickiness of the target groups (or of one `group`), as the console's form does.

        `stickiness_type` is "off", "lb_cookie" (*Load balancer generated cookie*) or "app_cookie"
        (*Application-based cookie*, with its `cookie_name`); on an NLB "off" or "source_ip". `duration` is 1 second
        to 7 days: "90s", "15m", "1h", "1d" or a number of seconds. What is left out stays as it is; on a CLB no
        duration means the browser session. Instead of all this it may be a mapping of AWS's attribute keys:

            lab.set_stickiness({"stickiness.enabled": "true", "stickiness.lb_cookie.duration_seconds": "60"})

        The same keys are understood as Kubernetes annotations write them, "stickiness.enabled=true,stickiness.type=…",
        and as the AWS CLI does, [{"Key": "stickiness.enabled", "Value": "true"}, …].
        """
        self.configure(lambda before: with_stickiness(before, stickiness_type, duration, cookie_name, group=group))

    def configure(self, change: Callable[[Listener], Listener]) -> None:
        """Put a changed listener in force: `change` gets the one in force and returns another.

        Raises `SettingRefusedError` for what AWS would not take; nothing has changed then.
        """

        def checked(before: Listener) -> Listener:
            after = change(before) if callable(change) else change
            if not isinstance(after, Listener):
                raise StickyLabError("not_a_listener", value=shown(after))
            return after

        self.parts.front.change(checked)
        self._watchers.tell()

    def set_forward(
        self, weights: Mapping[str, int] | None = None, *, group_stickiness: str | int | None = None
    ) -> None:
        """Set the listener's forward action; what is left out stays as it is.

        `weights` are those of target groups, 0 to 999, such as {"blue": 0, "green": 1}. `group_stickiness` is the
        duration of target group stickiness, 1 second to 7 days; "off" turns it off.
        """
        names = [group.name for group in self.listener.groups]
        if weights is not None and not isinstance(weights, Mapping):
            raise StickyLabError("weights_form", value=shown(weights), allowed=", ".join(names))
        for name in weights or ():
            if name not in names:
                raise StickyLabError("group_unknown", value=shown(name), allowed=", ".join(names))
        seconds = (
            None if group_stickiness is None else group_seconds(group_stickiness, len(self.listener.default.groups))
        )

        def changed(before: Listener) -> Listener:
            kept = before.default.stickiness_seconds if group_stickiness is None else seconds
            return with_forward(before, stickiness_seconds=kept, weights=weights or {})

        self.configure(changed)

    def set_load_balancer(self, changes: Mapping[str, object]) -> None:
        """Change attributes of the load balancer by AWS's keys, such as {"idle_timeout.timeout_seconds": "30"}."""
        router = self.parts.front.router
        changed = router.settings.attributes.changed(by_keys(changes))
        self.parts.front.call(lambda: router.change_attributes(changed))

    def set_product(
        self, product: str, stickiness_type: str, duration: str | None = None, cookie_name: str | None = None
    ) -> None:
        """Follow another product's rules, and set its stickiness, in one step; the targets stay."""
        if product == self.listener.product:
            self.set_stickiness(stickiness_type, duration, cookie_name)
        else:
            self.configure(lambda before: as_product(before, product, stickiness_type, duration, cookie_name))

    def add_target(self, group: str | None = None) -> LabTarget:
        """Start one more target and register it with a target group: scale out (X-06)."""
        added = self.target(self.parts.targets.add(group))
        self._watchers.tell()
        return added

    def restart(self) -> None:
        """Close everything and start anew: clock at its start, no browsers, stickiness off (same ids with a seed).

        AWS's rules decide again, whatever policy was plugged in.
        """
        self.close()
        self._close_other()
        self.clock = self._new_clock()
        self._open()
        self._watchers.tell()

    def close(self) -> None:
        """End the targets, the load balancer and the browsers. Closing twice is as good as once."""
        if not self._closed:
            to_the_end(self._close)

    def _close(self) -> None:
        self._closed = True
        note_closed(self)
        with ExitStack() as ends:  # each of them comes to its turn, whatever interrupts the one before
            ends.callback(self._parts.fleet.stop)
            ends.callback(self._parts.front.stop)
            for browser in self._parts.browsers.values():
                ends.callback(browser.close)

    def __enter__(self) -> Lab:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __reduce__(self) -> NoReturn:
        raise LabNotMovableError(self)

    def __repr__(self) -> str:
        if self._closed:
            return "<Lab closed>"
        count, stickiness = len(self._parts.targets.processes), self._parts.front.attributes.active_type
        return f"<Lab: {count} targets, stickiness {stickiness}>"

    def _repr_mimebundle_(self, **options: Any) -> Any:
        """IPython asks for this: a lab at the end of a cell shows its map."""
        if self._closed:
            return {"text/plain": repr(self)}
        return drawn("map", self)._repr_mimebundle_(**options)
