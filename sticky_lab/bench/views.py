"""What a lab can draw. The lab knows no widget: `sticky_lab.widgets`, imported when a view is asked for, says who."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, ClassVar

from sticky_lab.bench.state import LabState


class LabViews(LabState):
    """The drawing side of a `Lab`."""

    #: What can draw a lab, by name.
    views: ClassVar[dict[str, Callable[..., object]]] = {}

    def panel(self) -> object:
        """Return a widget to steer the lab with and to watch it: all the parts below in one."""
        return self._view("panel")

    def form(self) -> object:
        """Return the form that sets the stickiness, after the one of the AWS console."""
        return self._view("form")

    def map(self) -> object:
        """Return a picture of browsers, load balancer and targets that moves with each request."""
        return self._view("map")

    def decisions_view(self) -> object:
        """Return the decision log: newest first, each with its whole story."""
        return self._view("decisions_view")

    def cookies(self, browser: str) -> object:
        """Return the cookie inspector for a browser, by its name."""
        return self._view("cookies", browser)

    def timeline(self) -> object:
        """Return the clock: when it is in the lab, what each binding has left, and buttons that move time."""
        return self._view("timeline")

    def _view(self, name: str, *arguments: Any) -> object:
        self.check_open()
        if not self.views:
            import_module("sticky_lab.widgets")  # by its name: it is above this, and slow to import
        return self.views[name](self, *arguments)
