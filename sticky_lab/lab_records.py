"""What a lab tells: decisions, access log, metrics, and what an opened cookie holds. Nothing here changes anything."""

from __future__ import annotations

from dataclasses import replace

from sticky_lab.balancer import Balancer, BalancerThread, Record
from sticky_lab.balancer.policy import Policy
from sticky_lab.browser import Browser
from sticky_lab.browser.browser import Decided
from sticky_lab.browser.trace import browser_of
from sticky_lab.clock import LabClock
from sticky_lab.lab_listener import Attributes, with_stickiness
from sticky_lab.lab_replay import Replayed, replay
from sticky_lab.lab_tables import AccessLog, access_log_table, cookie_table, decisions_table, metrics_table
from sticky_lab.messages import StickyLabError, refusals
from sticky_lab.on_aws import OnAws
from sticky_lab.stickiness import Decision, Listener, Product, Request, route
from sticky_lab.table import Table


class LabRecords:
    """The looking side of a `Lab`."""

    clock: LabClock
    _product: str
    _port: int
    _balancer: Balancer
    _thread: BalancerThread
    _browsers: dict[str, Browser]

    _app: str
    _sessions: str

    @property
    def listener(self) -> Listener:
        """The listener in force, with its target groups: a value that never changes."""
        self._check_open()
        return self._balancer.snapshot.listener

    def use_policy(self, policy: Policy) -> None:
        """Let `policy` decide and write the cookies from now on, instead of AWS's rules."""
        self._check_open()
        self._balancer.policy = policy

    @property
    def app(self) -> str:
        """What the targets serve."""
        return self._app

    @property
    def sessions(self) -> str:
        """Where the shop keeps its sessions."""
        return self._sessions

    def _check_open(self) -> None:
        """Raise `StickyLabError` if the lab is closed."""

    def decisions(self, last: int = 20) -> Table:
        """Return the last decisions of the load balancer as a table, oldest first."""
        self._check_open()
        return decisions_table(self.recent_records()[-_count(last) :])

    def access_log(self, last: int = 20) -> AccessLog:
        """Return the last entries of the access log as a table, oldest first; its `lines` are the log's own."""
        self._check_open()
        entries = self._thread.call(lambda: list(self._balancer.log))[-_count(last) :]
        return access_log_table(entries, Product(self._product), self._port)

    def metrics(self) -> Table:
        """Return the metrics of the load balancer since it was started, under AWS's names."""
        self._check_open()
        return metrics_table(self._thread.call(self._balancer.figures))

    @property
    def on_aws(self) -> OnAws:
        """The same stickiness for a real load balancer: `attributes`, `cli`, `cloudformation`, `terraform`."""
        self._check_open()
        return OnAws(self._balancer.snapshot.listener)

    def read_cookie(self, browser: Browser) -> Table:
        """Open the stickiness cookie that a browser holds, with the balancer's key: only the balancer can do this."""
        self._check_open()
        if not isinstance(browser, Browser):
            raise StickyLabError(refusals.NOT_A_BROWSER, value=repr(browser)[:60])
        return cookie_table(self.foresee(browser))

    def foresee(self, browser: Browser) -> Decision:
        """Decide the browser's next request without sending it."""
        headers = [f"{cookie.name}={cookie.value}".encode() for cookie in browser.cookies]
        return route(self._balancer.snapshot, Request(headers), now=self.clock.now())

    def replay(
        self, last: int, stickiness_type: str, duration: str | None = None, cookie_name: str | None = None
    ) -> list[Replayed]:
        """Decide the last requests once more under another stickiness; nothing is sent, and nothing changes."""
        self._check_open()
        before = self._balancer.snapshot
        changed = with_stickiness(before.listener, stickiness_type, duration, cookie_name)
        refusing = {browser.name for browser in self._browsers.values() if not browser.accepts_cookies}
        return replay(self.recent_records()[-last:], replace(before, listener=changed), refusing)

    def current_attributes(self) -> Attributes:
        """The attributes of the (first) target group, for a widget to show."""
        return self._balancer.snapshot.listener.groups[0].attributes

    def recent_records(self) -> list[tuple[str, Record]]:
        """Every request that the balancer remembers, oldest first, each with the name of its browser."""
        self._check_open()
        return [(self._browser_name(record), record) for record in self._records()]

    def _records(self) -> list[Record]:
        return self._thread.call(lambda: list(self._balancer.records))

    def _browser_name(self, record: Record) -> str:
        number = browser_of(record.trace_root)
        return list(self._browsers)[number - 1] if number and number <= len(self._browsers) else "—"

    def _decided(self, root: str) -> Decided | None:
        wanted = root.encode()

        def find() -> Record | None:
            return next((record for record in reversed(self._balancer.records) if record.root == wanted), None)

        record = self._thread.call(find)
        return None if record is None else Decided(record.reason.name, record.reason.rule, record.text)


def _count(last: object) -> int:
    if isinstance(last, bool) or not isinstance(last, int) or last < 1:
        raise StickyLabError(refusals.ENTRY_COUNT, value=repr(last)[:60])
    return last
