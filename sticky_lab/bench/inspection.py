"""What a lab tells: decisions, access log, metrics, and what an opened cookie holds. Nothing here changes anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count

from sticky_lab.balancer import Balancer, BalancerThread, Record
from sticky_lab.balancer.policy import Policy
from sticky_lab.bench.clock import LabClock
from sticky_lab.bench.listener import Attributes, with_stickiness
from sticky_lab.bench.replay import Replayed, replay
from sticky_lab.bench.state import LabState
from sticky_lab.bench.tables import AccessLog, access_log_table, cookie_table, decisions_table, metrics_table
from sticky_lab.browser import Browser
from sticky_lab.browser.browser import Decided
from sticky_lab.browser.trace import browser_of, root_for
from sticky_lab.errors import StickyLabError, shown
from sticky_lab.on_aws import OnAws
from sticky_lab.show.table import Table
from sticky_lab.stickiness import Decision, Listener, Product, Request, route
from sticky_lab.words.reasons import record_text


class LabRecords(LabState):
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
        self.check_open()
        return self._balancer.snapshot.listener

    def use_policy(self, policy: Policy) -> None:
        """Let `policy` decide and write the cookies from now on, until a restart; AWS's rules do until then.

        Raises `StickyLabError` for what has not the two functions of a `Policy`.
        """
        self.check_open()
        if not isinstance(policy, Policy):
            raise StickyLabError("not_a_policy", value=shown(policy))

        def put_in_force() -> None:
            self._balancer.policy = policy

        self._thread.call(put_in_force)
        self.tell_watchers()

    @property
    def app(self) -> str:
        """What the targets serve."""
        return self._app

    @property
    def sessions(self) -> str:
        """Where the shop keeps its sessions."""
        return self._sessions

    def decisions(self, last: int = 20) -> Table:
        """Return the last decisions of the load balancer as a table, oldest first."""
        self.check_open()
        return decisions_table(self.recent_records()[-_count(last) :])

    def access_log(self, last: int = 20) -> AccessLog:
        """Return the last entries of the access log as a table, oldest first; its `lines` are the log's own."""
        self.check_open()
        entries = self._thread.call(lambda: list(self._balancer.log))[-_count(last) :]
        return access_log_table(entries, Product(self._product), self._port)

    def metrics(self) -> Table:
        """Return the metrics of the load balancer since it was started, under AWS's names."""
        self.check_open()
        return metrics_table(self._thread.call(self._balancer.figures))

    @property
    def on_aws(self) -> OnAws:
        """The same stickiness for a real load balancer: `attributes`, `cli`, `cloudformation`, `terraform`."""
        self.check_open()
        return OnAws(self._balancer.snapshot.listener)

    def read_cookie(self, browser: Browser) -> Table:
        """Open the stickiness cookie that a browser holds, with the balancer's key: only the balancer can do this."""
        return cookie_table(self.opened(browser))

    def opened(self, browser: Browser) -> Decision:
        """Return what AWS's rules read in the cookies of a browser, whatever policy is in force."""
        return route(self._balancer.snapshot, self._request(browser), now=self.clock.now())

    def foresee(self, browser: Browser) -> Decision:
        """Decide the browser's next GET of "/" without sending it.

        A target that is chosen afresh is a guess: another request may take its turn, and chance is not foreseen.
        """
        request = self._request(browser)
        return self._thread.call(lambda: self._balancer.foresee(request))

    def _request(self, browser: Browser) -> Request:
        self.check_open()
        if not isinstance(browser, Browser):
            raise StickyLabError("not_a_browser", value=shown(browser))
        return Request([f"{cookie.name}={cookie.value}".encode() for cookie in browser.cookies])

    def replay(
        self, last: int, stickiness_type: str, duration: str | None = None, cookie_name: str | None = None
    ) -> list[Replayed]:
        """Decide the last requests once more under another stickiness; nothing is sent, and nothing changes.

        They are decided by AWS's rules, whatever policy is in force.
        """
        self.check_open()
        before = self._balancer.snapshot
        changed = with_stickiness(before.listener, stickiness_type, duration, cookie_name)
        refusing = {browser.name for browser in self._browsers.values() if not browser.accepts_cookies}
        return replay(self.recent_records()[-_count(last) :], replace(before, listener=changed), refusing)

    def current_attributes(self) -> Attributes:
        """The attributes of the (first) target group, for a widget to show."""
        return self._balancer.snapshot.listener.groups[0].attributes

    def recent_records(self) -> list[tuple[str, Record]]:
        """Every request that the balancer remembers, oldest first, each with the name of its browser."""
        self.check_open()
        return [(self._browser_name(record), record) for record in self._records()]

    def _records(self) -> list[Record]:
        return self._thread.call(lambda: list(self._balancer.records))

    def _browser_name(self, record: Record) -> str:
        number = browser_of(record.trace_root)
        return list(self._browsers)[number - 1] if number and number <= len(self._browsers) else "—"

    def new_browser(self, name: str, base_url: Callable[[], str]) -> Browser:
        """Make a browser that comes in at this address. Raises `StickyLabError` if there is one of this name."""
        if name in self._browsers:
            raise StickyLabError("browser_name_taken", value=name)
        number, sent = len(self._browsers) + 1, count(1)
        browser = Browser(
            name,
            base_url=base_url,
            clock=self.clock.now,
            trace_root=lambda: root_for(self.clock.now(), number, next(sent)),
            decided=self.decided,
        )
        self._browsers[name] = browser
        return browser

    def decided(self, root: str) -> Decided | None:
        """Return what was decided about the request with this trace root; None if it is not remembered."""
        wanted = root.encode()

        def find() -> Record | None:
            return next((record for record in reversed(self._balancer.records) if record.root == wanted), None)

        record = self._thread.call(find)
        return None if record is None else Decided(record.reason.name, record.reason.rule, record_text(record))


def _count(last: object) -> int:
    if isinstance(last, bool) or not isinstance(last, int) or last < 1:
        raise StickyLabError("entry_count", value=shown(last))
    return last
