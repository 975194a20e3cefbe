"""The five set-ups of lab 1 whose names the learner finds out. They stand here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass

from sticky_lab.bench.listener import ONE_GROUP, GroupPlan, listener, with_stickiness
from sticky_lab.fleet.sessions import COOKIE_NAME
from sticky_lab.stickiness import Listener, Product

TARGETS = 4
_TYPES = {"duration": "lb_cookie", "application": "app_cookie"}


@dataclass(frozen=True, slots=True)
class HiddenSetUp:
    """A product and a kind of stickiness: "duration", "application" or "group".

    `seconds` is the stickiness duration of an ALB or the period of a CLB's policy; None where there is none to set.
    """

    product: Product
    kind: str
    seconds: int | None = None

    def listener(self, before: Listener) -> Listener:
        """Return a listener that is set like this, with the targets of the one before."""
        targets = [target for group in before.groups for target in group.targets]
        if self.kind == "group":
            halves = (GroupPlan("blue", TARGETS // 2), GroupPlan("green", TARGETS // 2))
            return listener(self.product, halves, targets, self.seconds)
        name = COOKIE_NAME if self.kind == "application" else None
        unset = listener(self.product, (GroupPlan(ONE_GROUP, TARGETS),), targets)
        return with_stickiness(unset, _TYPES[self.kind], self.seconds, name)


SET_UPS: dict[str, HiddenSetUp] = {
    "A": HiddenSetUp(Product.CLB, "duration", 3600),
    "B": HiddenSetUp(Product.ALB, "application", 1800),
    "C": HiddenSetUp(Product.ALB, "duration", 7200),
    "D": HiddenSetUp(Product.CLB, "application"),
    "E": HiddenSetUp(Product.ALB, "group", 86_400),
}
