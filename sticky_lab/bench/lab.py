"""THE BENCH. A `Lab` is a fleet of targets, a sticky load balancer, a clock and browsers, all on this machine.

from sticky_lab.errors import StickyLabError, shown
from sticky_lab import Lab
lab = Lab(targets=3)
alice = lab.browser("alice")
alice.get("/").instance
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from types import TracebackType
from typing import ClassVar, NoReturn

from sticky_lab.balancer import Balancer, BalancerThread, Settings
from sticky_lab.bench.clock import LabClock
from sticky_lab.bench.inspection import LabRecords
from sticky_lab.bench.lab_target import LabTarget, Targets
from sticky_lab.bench.listener import as_product, by_keys, group_seconds, listener, plan, with_forward, with_stickiness
from sticky_lab.bench.open_lab import close_open, note_closed, note_open, to_the_end
from sticky_lab.bench.views import LabViews
from sticky_lab.browser import Browser
from sticky_lab.errors import StickyLabError, shown
from sticky_lab.fleet import APPS, Fleet, check_sessions, instance_ids, open_store
from sticky_lab.stickiness import (
    Choices,
    Key,
    KeyRing,
    Listener,
    Product,
    Snapshot,
    Target,
)
from sticky_lab.stickiness.choices import OUR_CHOICES
from sticky_lab.stickiness.health import DEFAULT_CHECKS
from sticky_lab.words.bench import LAB_REPLACED

# HC-01's 30 seconds become half a second, so that a lesson sees a dead target within about a second.
HEALTH_TIME_FACTOR = 1 / 60
LONGEST_BROWSER_NAME = 40


class LabNotMovableError(StickyLabError):
    """A lab (`lab`) was to be copied or pickled, which is a matter of processes and sockets."""

    def __init__(self, lab: object) -> None:
        super().__init__("lab_not_movable")
        self.lab = lab


class Lab(LabRecords, LabViews):
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
        self._product, self._plans = plan(product, targets, groups)
        self._group_seconds = group_seconds(group_stickiness, len(self._plans))
        if not isinstance(choices, Choices):
            raise StickyLabError("choices_unknown", value=shown(choices))
        self._choices = choices
        if seed is not None and (isinstance(seed, bool) or not isinstance(seed, int)):
            raise StickyLabError("lab_seed", value=shown(seed))
        if isinstance(port, bool) or not isinstance(port, int) or not 0 <= port <= 65535:
            raise StickyLabError("port_range", value=shown(port))
        if app not in APPS:
            raise StickyLabError("app_unknown", value=shown(app), allowed=", ".join(APPS))
        self._app = app
        check_sessions(sessions)
        self._sessions = sessions
        self._start_time = start
        #: The time of the lab; move it with `lab.clock.advance("61m")`.
        self.clock = LabClock(start)
        self._target_count = sum(group.targets for group in self._plans)
        self._seed = seed
        self._wanted_port = port
        self._closed = True
        super().__init__()
        self._close_other()
        self._open_everything()

    @staticmethod
    def _close_other() -> None:
        """Close the lab that is open, and say so: a notebook has one at a time."""
        if close_open():
            print(LAB_REPLACED)

    def _open_everything(self) -> None:
        self._browsers: dict[str, Browser] = {}
        ids = instance_ids(self._target_count, self._seed)
        self._fleet = Fleet(ids, self._seed, self._app, open_store(self._sessions))
        self._fleet.start()
        try:
            self._start_balancer()
        except BaseException:
            self._fleet.stop()
            raise
        self._closed = False
        note_open(self)

    def _start_balancer(self) -> None:
        registered = tuple(Target(process.id, process.host, process.port) for process in self._fleet.targets)
        self._balancer = Balancer(
            Snapshot(
                listener(self._product, self._plans, registered, self._group_seconds),
                KeyRing((Key.from_random(os.urandom(36)),)),
                self._choices,
            ),
            clock=self.clock.now,
            random_bytes=os.urandom,
            draw=random.Random(self._seed).random,
            settings=Settings(
                health_check=replace(DEFAULT_CHECKS[Product(self._product)], path="/health"),
                health_time_factor=HEALTH_TIME_FACTOR,
                background=self._background,
            ),
        )
        self._thread = BalancerThread(self._balancer)
        self._targets = Targets(self._fleet, self._balancer, self._thread, self._seed)
        try:
            self._port = self._thread.start(port=self._wanted_port)
        except OSError:
            raise StickyLabError("port_taken", value=self._wanted_port) from None
        self.clock.when_moved(self._thread.catch_up)

    # looking

    @property
    def url(self) -> str:
        """The address of the load balancer, to open in a browser of your own."""
        self.check_open()
        return f"http://127.0.0.1:{self._port}"

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of the (first) target group, under AWS's keys."""
        return self.current_attributes().as_keys()

    @property
    def targets(self) -> list[LabTarget]:
        """All targets, in the order of their ids."""
        return [LabTarget(self, process.id) for process in self._targets.processes]

    @property
    def browsers(self) -> list[Browser]:
        """All browsers, in the order in which they were made."""
        return list(self._browsers.values())

    def target(self, target_id: str) -> LabTarget:
        """Return the target with this instance id."""
        self.check_open()
        return LabTarget(self, self._targets.process(target_id).id)

    # doing

    def browser(self, name: str) -> Browser:
        """Make a browser with a cookie jar of its own."""
        self.check_open()
        name = name.strip() if isinstance(name, str) else ""
        if not 1 <= len(name) <= LONGEST_BROWSER_NAME or not name.isprintable():
            raise StickyLabError("browser_name_empty", value=shown(name))
        browser = self.new_browser(name, lambda: self.url)
        self.tell_watchers()
        return browser

    def stickiness(
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

            lab.stickiness({"stickiness.enabled": "true", "stickiness.lb_cookie.duration_seconds": "60"})

        The same keys are understood as Kubernetes annotations write them, "stickiness.enabled=true,stickiness.type=…",
        and as the AWS CLI does, [{"Key": "stickiness.enabled", "Value": "true"}, …].
        """
        self.check_open()
        self.configure(lambda before: with_stickiness(before, stickiness_type, duration, cookie_name, group=group))

    def weights(self, **weights: int) -> None:
        """Set the weights of target groups, 0 to 999, such as `lab.weights(blue=0, green=1)`."""
        self.check_open()
        names = [one.name for one in self._balancer.snapshot.listener.groups]
        for name in weights:
            if name not in names:
                raise StickyLabError("group_unknown", value=shown(name), allowed=", ".join(names))
        seconds = self._balancer.snapshot.listener.default.stickiness_seconds
        self.configure(lambda before: with_forward(before, stickiness_seconds=seconds, weights=weights))

    def group_stickiness(self, duration: str | int | None) -> None:
        """Set the duration of target group stickiness, 1 second to 7 days; None or "off" turns it off."""
        self.check_open()
        seconds = group_seconds(duration, len(self._balancer.snapshot.listener.default.groups))
        self.configure(lambda before: with_forward(before, stickiness_seconds=seconds))

    def configure(self, change: Callable[[Listener], Listener]) -> None:
        """Put a changed listener in force: `change` gets the one in force and returns another.

        Raises `SettingRefusedError` for what AWS would not take; nothing has changed then.
        """
        self.check_open()

        def checked(before: Listener) -> Listener:
            after = change(before) if callable(change) else change
            if not isinstance(after, Listener):
                raise StickyLabError("not_a_listener", value=shown(after))
            return after

        self._thread.call(lambda: self._balancer.change_listener(checked))
        self._product = self._balancer.snapshot.listener.product.value
        self.tell_watchers()

    def load_balancer(self, changes: Mapping[str, object]) -> None:
        """Change attributes of the load balancer by AWS's keys, such as {"idle_timeout.timeout_seconds": "30"}."""
        self.check_open()
        changed = self._balancer.settings.attributes.changed(by_keys(changes))
        self._thread.call(lambda: self._balancer.change_attributes(changed))

    def add_target(self, group: str | None = None) -> LabTarget:
        """Start one more target and register it with a target group: scale out (X-06)."""
        self.check_open()
        added = LabTarget(self, self._targets.add(group))
        self.tell_watchers()
        return added

    def restart(self) -> None:
        """Close everything and start anew: clock at its start, no browsers, stickiness off (same ids with a seed).

        AWS's rules decide again, even after `use_policy`.
        """
        self.close()
        self._close_other()
        self.clock = LabClock(self._start_time)
        self._open_everything()
        self.tell_watchers()

    def close(self) -> None:
        """End the targets, the load balancer and the browsers. Closing twice is as good as once."""
        if not self._closed:
            to_the_end(self._close)

    def _close(self) -> None:
        self._closed = True
        note_closed(self)
        with ExitStack() as ends:  # each of them comes to its turn, whatever interrupts the one before
            ends.callback(self._fleet.stop)
            ends.callback(self._thread.stop)
            for browser in self._browsers.values():
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
        return f"<Lab: {len(self._targets.processes)} targets, stickiness {self.current_attributes().active_type}>"

    # for the parts of this package

    @property
    def product_name(self) -> str:
        """Whose rules the load balancer follows: "alb", "clb" or "nlb"."""
        return self._product

    @property
    def one_group(self) -> bool:
        """Whether there is one target group, so that the product can be changed."""
        return len(self._plans) == 1

    def set_product(
        self, product: str, stickiness_type: str, duration: str | None = None, cookie_name: str | None = None
    ) -> None:
        """Follow another product's rules, and set its stickiness, in one step; the targets stay."""
        if product == self._product:
            self.stickiness(stickiness_type, duration, cookie_name)
        else:
            self.configure(lambda before: as_product(before, product, stickiness_type, duration, cookie_name))
