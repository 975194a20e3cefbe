"""What a load balancer tells: decisions, access log, metrics, and what an opened cookie holds. Nothing changes here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sticky_lab.balancer import Record
from sticky_lab.bench.browsers import Browsers
from sticky_lab.bench.front import Front
from sticky_lab.bench.listener import with_stickiness
from sticky_lab.bench.replay import Replayed, replay
from sticky_lab.bench.tables import AccessLog, access_log_table, cookie_table, decisions_table, metrics_table
from sticky_lab.browser import Browser
from sticky_lab.browser.decided import Decided
from sticky_lab.errors import StickyLabError, shown
from sticky_lab.show.table import Table
from sticky_lab.stickiness import Decision, Request, route
from sticky_lab.words.reasons import record_text


class Inspection:
    """Looks at one load balancer, on the lab's time (`now`)."""

    def __init__(self, front: Front, browsers: Browsers, now: Callable[[], float]) -> None:
        self._front, self._browsers, self._now = front, browsers, now

    def decisions(self, last: int = 20) -> Table:
        """Return the last decisions of the load balancer as a table, oldest first."""
        return decisions_table(self.records()[-_count(last) :])

    def access_log(self, last: int = 20) -> AccessLog:
        """Return the last entries of the access log as a table, oldest first; its `lines` are the log's own."""
        return access_log_table(self._front.log()[-_count(last) :], self._front.product, self._front.port)

    def metrics(self) -> Table:
        """Return the metrics of the load balancer since it was started, under AWS's names."""
        return metrics_table(self._front.figures())

    def read_cookie(self, browser: Browser) -> Table:
        """Open the stickiness cookie that a browser holds, with the balancer's key: only the balancer can do this."""
        return cookie_table(self.opened(browser))

    def opened(self, browser: Browser) -> Decision:
        """Return what AWS's rules read in the cookies of a browser, whatever policy is in force."""
        return route(self._front.snapshot, _request(browser), now=self._now())

    def foresee(self, browser: Browser) -> Decision:
        """Decide the browser's next GET of "/" without sending it.

        A target that is chosen afresh is a guess: another request may take its turn, and chance is not foreseen.
        """
        return self._front.foresee(_request(browser))

    def replay(
        self, last: int, stickiness_type: str, duration: str | None = None, cookie_name: str | None = None
    ) -> list[Replayed]:
        """Decide the last requests once more under another stickiness; nothing is sent, and nothing changes.

        They are decided by AWS's rules, whatever policy is in force.
        """
        before = self._front.snapshot
        changed = with_stickiness(before.listener, stickiness_type, duration, cookie_name)
        refusing = {browser.name for browser in self._browsers.values() if not browser.accepts_cookies}
        return replay(self.records()[-_count(last) :], replace(before, listener=changed), refusing)

    def records(self) -> list[tuple[str, Record]]:
        """Return every request that the balancer remembers, oldest first, each with the name of its browser."""
        return [(self._browsers.name_of(record.trace_root), record) for record in self._front.records()]

    def decided(self, root: str) -> Decided | None:
        """Return what was decided about the request with this trace root; None if it is not remembered."""
        wanted = root.encode()

        def find() -> Record | None:
            return next((record for record in reversed(self._front.router.records) if record.root == wanted), None)

        record = self._front.call(find)
        return None if record is None else Decided(record.reason.name, record.reason.rule, record_text(record))


def _request(browser: Browser) -> Request:
    if not isinstance(browser, Browser):
        raise StickyLabError("not_a_browser", value=shown(browser))
    return Request([f"{cookie.name}={cookie.value}".encode() for cookie in browser.cookies])


def _count(last: object) -> int:
    if isinstance(last, bool) or not isinstance(last, int) or last < 1:
        raise StickyLabError("entry_count", value=shown(last))
    return last
