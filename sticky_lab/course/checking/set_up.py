"""A learner's lab as a value, and a fresh lab that is set the same: what a check tries things on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sticky_lab.bench.lab import Lab
from sticky_lab.course import START
from sticky_lab.stickiness import Listener
from sticky_lab.words import Text
from sticky_lab.words.checking import REQUEST, UNANSWERED
from sticky_lab.words.reasons import record_text


@dataclass(frozen=True, slots=True)
class SetUp:
    """How a lab is set: nothing of its processes, browsers and decisions."""

    product: str
    sessions: str
    app: str
    listener: Listener

    @classmethod
    def of(cls, lab: Lab) -> SetUp:
        """Return how this lab is set. Raises `StickyLabError` if it is closed."""
        return cls(lab.parts.front.product, lab.parts.plan.sessions, lab.parts.plan.app, lab.listener)

    def lab(self, *, seed: int = 1, targets: Sequence[int] | None = None) -> Lab:
        """Start a fresh lab that is set like this, with so many `targets` in each group if they are given."""
        groups = self.listener.default.groups
        counts = targets or [len(one.group.targets) for one in groups]
        several = {one.group.name: (one.weight, count) for one, count in zip(groups, counts, strict=True)}
        lab = Lab(
            counts[0],
            seed=seed,
            start=START,
            product=self.product,
            groups=several if len(groups) > 1 else None,
            group_stickiness=self.listener.default.stickiness_seconds,
            app=self.app,
            sessions=self.sessions,
        )
        lab.configure(self._with_my_attributes)
        return lab

    def _with_my_attributes(self, fresh: Listener) -> Listener:
        """Return the fresh listener, with its own targets, under these attributes and weights."""
        mine = {one.group.name: one for one in self.listener.default.groups}
        ours = [mine.get(one.group.name, self.listener.default.groups[0]) for one in fresh.default.groups]
        groups = tuple(
            replace(one, group=replace(one.group, attributes=my.group.attributes), weight=my.weight)
            for one, my in zip(fresh.default.groups, ours, strict=True)
        )
        return replace(fresh, default=replace(fresh.default, groups=groups))


def last_request(lab: Lab) -> Text:
    """Return the last decision of the load balancer in words: what a check shows as the decisive request."""
    browser, record = lab.parts.inspection.records()[-1]
    target = record.decision.target
    if target is None:
        return UNANSWERED.fill(browser=browser, decision=record_text(record))
    return REQUEST.fill(browser=browser, target=target.id, decision=record_text(record))
