"""Two layers of load balancers with real sockets between them: the outer one's targets are the two inner ones."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from typing import NoReturn

from sticky_lab.balancer import Settings
from sticky_lab.bench.browsers import Browsers
from sticky_lab.bench.clock import LabClock
from sticky_lab.bench.front import HOST, Front
from sticky_lab.bench.inspection import Inspection
from sticky_lab.bench.listener import GroupPlan, listener, with_stickiness
from sticky_lab.bench.open_lab import LabNotMovableError, close_open, note_closed, note_open, to_the_end
from sticky_lab.bench.tables import AccessLog
from sticky_lab.browser import Browser
from sticky_lab.errors import StickyLabError
from sticky_lab.fleet import Fleet, instance_ids
from sticky_lab.show.table import Table
from sticky_lab.stickiness import Choices, Listener, Product, Target
from sticky_lab.stickiness.choices import OUR_CHOICES
from sticky_lab.stickiness.health import DEFAULT_CHECKS

INNER_NAMES = ("alb-east", "alb-west")
TARGETS_OF_EACH = 2


class Layer:
    """One ALB of several in a row. It has a key of its own, so it reads no other's cookies.

    It tells what a `Lab` tells: `decisions()`, `access_log()`, `metrics()`.
    """

    def __init__(
        self,
        name: str,
        targets: Sequence[Target],
        browsers: Browsers,
        clock: LabClock,
        seed: int | None,
        choices: Choices = OUR_CHOICES,
    ) -> None:
        self.name = name
        self.front = Front(
            listener(Product.ALB, (GroupPlan(name, len(targets)),), targets),
            clock=clock.now,
            draw=random.Random(seed).random,
            # With AWS's own interval of 30 s (HC-01): the outer layer's checks take turns in the inner ones.
            settings=Settings(health_check=replace(DEFAULT_CHECKS[Product.ALB], path="/health")),
            choices=choices,
        )
        clock.when_moved(self.front.catch_up)
        self.inspection = Inspection(self.front, browsers, clock.now)

    @property
    def address(self) -> tuple[str, int]:
        """Where it listens: host and port."""
        return HOST, self.front.port

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of its target group, under AWS's keys."""
        return self.front.attributes.as_keys()

    @property
    def listener(self) -> Listener:
        """The listener in force."""
        return self.front.listener

    def decisions(self, last: int = 20) -> Table:
        """See `Lab.decisions`."""
        return self.inspection.decisions(last)

    def access_log(self, last: int = 20) -> AccessLog:
        """See `Lab.access_log`."""
        return self.inspection.access_log(last)

    def metrics(self) -> Table:
        """See `Lab.metrics`."""
        return self.inspection.metrics()

    def set_stickiness(
        self,
        stickiness_type: str | Mapping[str, object] | None,
        duration: str | int | None = None,
        cookie_name: str | None = None,
    ) -> None:
        """Set the stickiness of its target group; see `Lab.set_stickiness`. Raises `SettingRefusedError`."""
        self.front.change(lambda before: with_stickiness(before, stickiness_type, duration, cookie_name))

    def deregister(self, target_id: str) -> None:
        """Take a target out of service: it drains (HC-09). An unknown id changes nothing."""
        self.front.call(lambda: self.front.server.registration.deregister(self.name, target_id))

    def __repr__(self) -> str:
        return f"<{self.name}: stickiness {self.front.attributes.active_type}>"


class TwoLayers:
    """An outer ALB in front of two inner ones, with two targets behind each of these.

    `seed` and `start` are a `Lab`'s. Browsers come in at the outer one.
    """

    def __init__(self, *, seed: int | None = None, start: str | None = None) -> None:
        close_open()
        #: The time of all layers.
        self.clock = LabClock(start)
        self.closed = False
        self._browsers = Browsers(
            self.clock,
            lambda: "http://{}:{}".format(*self.outer.address),
            lambda root: self.outer.inspection.decided(root),
        )
        ids = instance_ids(TARGETS_OF_EACH * len(INNER_NAMES), seed)
        self._fleet = Fleet(ids, seed)
        self._fleet.start()
        shops = [Target(process.id, process.host, process.port) for process in self._fleet.targets]
        started: list[Layer] = []
        try:
            for number, name in enumerate(INNER_NAMES):
                mine = shops[number * TARGETS_OF_EACH : (number + 1) * TARGETS_OF_EACH]
                started.append(Layer(name, mine, self._browsers, self.clock, seed))
            inner_targets = [Target(layer.name, *layer.address) for layer in started]
            #: The ALB that browsers meet. Its targets are the inner ALBs.
            self.outer = Layer("outer", inner_targets, self._browsers, self.clock, seed)
        except BaseException:
            for layer in started:
                layer.front.stop()
            self._fleet.stop()
            raise
        #: The ALBs behind it, each with targets of its own.
        self.inner = tuple(started)
        note_open(self)

    @property
    def layers(self) -> tuple[Layer, ...]:
        """Every ALB, the outer one first."""
        return (self.outer, *self.inner)

    @property
    def browsers(self) -> list[Browser]:
        """All browsers, in the order in which they were made."""
        return list(self._browsers.values())

    def browser(self, name: str) -> Browser:
        """Make a browser with a cookie jar of its own, or give back the one of this name."""
        if self.closed:
            raise StickyLabError("lab_closed")
        return self._browsers.made(name)

    def close(self) -> None:
        """End the targets, the load balancers and the browsers. Closing twice is as good as once."""
        if not self.closed:
            to_the_end(self._close)

    def _close(self) -> None:
        self.closed = True
        note_closed(self)
        with ExitStack() as ends:  # each of them comes to its turn, whatever interrupts the one before
            ends.callback(self._fleet.stop)
            for layer in self.layers:
                ends.callback(layer.front.stop)
            for browser in self.browsers:
                ends.callback(browser.close)

    def __reduce__(self) -> NoReturn:
        raise LabNotMovableError(self)

    def __repr__(self) -> str:
        return "<TwoLayers closed>" if self.closed else "\n".join(map(repr, self.layers))
