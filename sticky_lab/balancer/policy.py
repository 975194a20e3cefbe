"""What decides in a balancer. AWS's rules are one such thing; in a lab a learner's own functions are another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from sticky_lab.stickiness import Decision, Load, Request, Snapshot, added_headers, route
from sticky_lab.stickiness.responses import Written


@runtime_checkable
class Policy(Protocol):
    """The two functions of `sticky_lab.stickiness` under their own names; they run on the balancer's loop."""

    def route(self, snapshot: Snapshot, request: Request, load: Load, /, *, now: float, draw: float) -> Decision:
        """Decide where a request goes. Must not raise. A copy of the policy is asked for what is only foreseen."""

    def added_headers(
        self, decision: Decision, snapshot: Snapshot, set_cookies: Sequence[bytes], nonces: bytes, /
    ) -> Written:
        """Return the lines that the response gets. Must not raise."""


class AwsRules:
    """The rules of this course's specification."""

    route = staticmethod(route)
    added_headers = staticmethod(added_headers)
