"""The front of a lab: one load balancer in a thread of its own."""

from __future__ import annotations

import os
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from sticky_lab.balancer import Record, Router, Server, ServerThread, Settings
from sticky_lab.balancer.access_log import Entry
from sticky_lab.balancer.log_file import LogFile
from sticky_lab.balancer.metrics import Figure
from sticky_lab.balancer.policy import Policy
from sticky_lab.bench.listener import Attributes
from sticky_lab.errors import StickyLabError, shown
from sticky_lab.stickiness import Choices, Decision, Key, KeyRing, Listener, Product, Request, Snapshot
from sticky_lab.stickiness.choices import OUR_CHOICES

T = TypeVar("T")
HOST = "127.0.0.1"


class Front:
    """Starts a load balancer with a key of its own, asks it, changes it and stops it, from any thread.

    `clock` gives wall-clock seconds since 1970, `draw` a random number from 0 up to but not including 1. Raises
    `StickyLabError` where the port is taken.
    """

    def __init__(
        self,
        listener: Listener,
        *,
        clock: Callable[[], float],
        draw: Callable[[], float],
        settings: Settings,
        choices: Choices = OUR_CHOICES,
        log_file: LogFile | None = None,
        host: str = HOST,
        port: int = 0,
    ) -> None:
        self.router = Router(
            Snapshot(listener, KeyRing((Key.from_random(os.urandom(36)),)), choices),
            clock=clock,
            monotonic=time.monotonic,
            random_bytes=os.urandom,
            draw=draw,
            settings=settings,
            log_file=log_file,
        )
        self.server = Server(self.router)
        self._thread = ServerThread(self.server)
        try:
            #: The port on which it listens.
            self.port = self._thread.start(host, port)
        except OSError:
            raise StickyLabError("port_taken", value=port) from None

    @property
    def snapshot(self) -> Snapshot:
        """What decides the next request: listener, keys, choices."""
        return self.router.snapshot

    @property
    def listener(self) -> Listener:
        """The listener in force, with its target groups: a value that never changes."""
        return self.snapshot.listener

    @property
    def product(self) -> Product:
        """Whose rules it follows."""
        return self.listener.product

    @property
    def attributes(self) -> Attributes:
        """The attributes of the (first) target group."""
        return self.listener.groups[0].attributes

    def change(self, change: Callable[[Listener], Listener]) -> None:
        """Put a changed listener in force, or raise `SettingRefusedError` for what AWS would not take."""
        self.call(lambda: self.router.change_listener(change))

    def use_policy(self, policy: Policy) -> None:
        """Let `policy` decide and write the cookies from now on; AWS's rules do until then.

        Raises `StickyLabError` for what has not the two functions of a `Policy`.
        """
        if not isinstance(policy, Policy):
            raise StickyLabError("not_a_policy", value=shown(policy))
        self.call(lambda: setattr(self.router, "policy", policy))

    def foresee(self, request: Request) -> Decision:
        """Decide a request as if it came now; nothing is noted."""
        return self.call(lambda: self.router.foresee(request))

    def records(self) -> list[Record]:
        """Every request that is remembered, in the order of the decisions."""
        return self.call(lambda: list(self.router.records))

    def log(self) -> list[Entry]:
        """Every entry of the access log that is remembered, oldest first."""
        return self.call(lambda: list(self.router.log))

    def figures(self) -> list[Figure]:
        """Every metric as it stands, under AWS's names."""
        return self.call(self.router.figures)

    def call(self, function: Callable[[], T]) -> T:
        """Run a function on the load balancer's loop and return its result."""
        return self._thread.call(function)

    def wait(self, awaitable: Awaitable[T]) -> T:
        """Await something on the load balancer's loop and return its result."""
        return self._thread.wait(awaitable)

    def catch_up(self) -> None:
        """End at once what the clock has ended, because somebody has moved it."""
        self._thread.catch_up()

    def stop(self, grace: float = 0.0) -> None:
        """Give requests in flight `grace` seconds, close every connection, end the thread. Twice is as good as once."""
        self._thread.stop(grace)
