"""Map, traffic, clock and targets: what is seen of the lab, and what is done to it."""

from __future__ import annotations

from collections import Counter
from functools import partialmethod
from math import ceil
from typing import Any

import requests

from sticky_lab.browser import Browser
from sticky_lab.errors import StickyLabError
from sticky_lab.stickiness import Action, Decision
from sticky_lab.widgets.part import Part
from sticky_lab.words import Text, panel
from sticky_lab.words.panel_words import MAP, TARGETS, TIMELINE, TRAFFIC

MOST_DRAWN = 12
EVENTS_SENT = 100
MEMORY_SECONDS = 0.5
ITEM = "tea"


class MapPart(Part):
    """Browsers, load balancer and targets, with the requests that travel between them."""

    script = "map"
    fixed_words = MAP

    def draw(self) -> dict[str, Any]:
        """See `Part`."""
        records = self.lab.parts.inspection.records()
        answered = Counter(
            record.decision.target.id for _, record in records if record.decision.target and record.failure is None
        )
        total = sum(answered.values())
        targets = self.lab.targets
        browsers = self.browsers()
        return {
            "product": self.lab.parts.front.product,
            "browsers": [self._browser(browser) for browser in browsers[:MOST_DRAWN]],
            "targets": [
                {
                    "id": target.id,
                    "short": f"{target.id[:6]}…",
                    "health": target.health,
                    "count": answered[target.id],
                    "share": round(100 * answered[target.id] / total) if total else 0,
                }
                for target in targets[:MOST_DRAWN]
            ],
            "left_out": {
                "browsers": max(0, len(browsers) - MOST_DRAWN),
                "targets": max(0, len(targets) - MOST_DRAWN),
            },
            "fair": round(100 / len(targets)) if total else 0,
            "events": [
                {
                    "number": record.number,
                    "browser": name,
                    "target": record.decision.target.id if record.decision.target and record.failure is None else None,
                    "status": record.status,
                }
                for name, record in records[-EVENTS_SENT:]
            ],
        }

    def _browser(self, browser: Browser) -> dict[str, Any]:
        foreseen = self.lab.foresee(browser)
        return {
            "name": browser.name,
            "bound": foreseen.named_target,
            "survives": foreseen.action is Action.FOLLOW,
        }


class TrafficPart(Part):
    """Buttons that send requests."""

    script = "traffic"
    fixed_words = TRAFFIC

    def draw(self) -> dict[str, Any]:
        """See `Part`."""
        return {"browsers": [browser.name for browser in self.browsers()]}

    def do_send(self, who: str, count: int) -> Text:
        """Send requests as one browser, or as all of them."""
        senders = self.browsers() if who == "" else [self.browser(who)]
        for sender in senders:
            sender.visit(count)
        sent = count * len(senders)
        return panel.SENT_ONE if sent == 1 else panel.SENT.fill(count=sent)

    def do_make(self, name: str) -> Text:
        """Make a browser."""
        return panel.BROWSER_MADE.fill(name=self.lab.new_browser(name).name)

    def do_shop(self, who: str) -> Text:
        """Log in and put something in the cart, as a visitor of the shop would."""
        said: Text | None = None
        for sender in self.browsers() if who == "" else [self.browser(who)]:
            sender.post("/login", user=sender.name)
            visit = sender.post("/cart", item=ITEM)
            if visit.instance is None:
                raise StickyLabError("nobody_answered", name=sender.name, status=visit.status)
            page = visit.page
            outcome = panel.SHOPPED if page.get("user") else panel.SHOP_LOST
            told = outcome.fill(name=sender.name, cart=len(page.get("cart", [])))
            said = told if said is None else said.followed_by(told)
        assert said is not None
        return said


class TimelinePart(Part):
    """The lab's clock, and what each binding has left."""

    script = "timeline"
    fixed_words = TIMELINE

    def draw(self) -> dict[str, Any]:
        """See `Part`."""
        return {
            "now": self.lab.clock.now(),
            "runs": self.lab.clock.runs,
            "bindings": [
                {"browser": browser.name, "bound": foreseen.named_target, "left": seconds_left(foreseen)}
                for browser in self.browsers()
                for foreseen in [self.lab.foresee(browser)]
            ],
        }

    def do_advance(self, by: str) -> Text:
        """Move the clock; nothing is sent."""
        self.lab.clock.advance(by)
        return panel.MOVED.fill(duration=by)

    def do_before(self, who: str) -> Text | None:
        """Move to one second before a binding's duration ends."""
        return self._advance_to(who, -1)

    def do_after(self, who: str) -> Text | None:
        """Move to when a binding's duration ends: it is over as soon as it is reached (SIM-14)."""
        return self._advance_to(who, 0)

    def _advance_to(self, who: str, offset: int) -> Text:
        left = seconds_left(self.lab.foresee(self.browser(who)))
        seconds = ceil(left or 0) + offset
        if seconds <= 0:
            raise StickyLabError("no_binding", name=who)
        self.lab.clock.advance(seconds)
        return panel.MOVED.fill(duration=f"{seconds}s")


def seconds_left(decision: Decision) -> float | None:
    """Return what a binding has left, in seconds; None where there is none, or no duration that is judged."""
    if decision.age is None or decision.duration is None or decision.group is None:
        return None
    return decision.duration - decision.age if decision.group.stickiness.kind.judges_age else None


class TargetsPart(Part):
    """Each target, what is in its memory, and what can be done to it."""

    script = "targets"
    fixed_words = TARGETS

    def draw(self) -> dict[str, Any]:
        """See `Part`."""
        return {
            "targets": [
                {
                    "id": target.id,
                    "group": target.group,
                    "health": target.health,
                    "registered": target.health not in ("unused", "draining"),
                    "running": target.running,
                    "sessions": _sessions(target.address) if target.running else [],
                }
                for target in self.lab.targets
            ]
        }

    def do_look(self) -> None:
        """Show what has become of the targets meanwhile."""

    def do_add(self) -> Text:
        """Scale out."""
        return panel.TARGET_DONE["add"].fill(id=self.lab.add_target().id)

    def _do(self, what: str, target: str) -> Text:
        getattr(self.lab.target(target), what)()
        return panel.TARGET_DONE[what].fill(id=target)

    # A process that is stopped or killed: the load balancer finds out by its checks.
    do_start = partialmethod(_do, "start")
    do_stop = partialmethod(_do, "stop")
    do_kill = partialmethod(_do, "kill")
    do_deregister = partialmethod(_do, "deregister")
    do_register = partialmethod(_do, "register")


def _sessions(address: str) -> list[tuple[str | None, int]]:
    """Return user and number of things in the cart for each session in a target's memory."""
    with requests.Session() as session:
        session.trust_env = False
        try:
            kept = session.get(f"http://{address}/memory", timeout=MEMORY_SECONDS).json()["sessions"]
        except requests.RequestException:
            return []
    return [(one["user"], len(one["cart"])) for one in kept if one["user"] or one["cart"]]
