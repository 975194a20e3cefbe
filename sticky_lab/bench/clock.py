"""The lab's clock: wall-clock seconds that a learner can move."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

from sticky_lab.errors import StickyLabError, helpful, shown
from sticky_lab.stickiness import parse_duration

# No date on any screen has five digits in its year, and a cookie's Expires is seven days ahead.
LATEST = datetime(9999, 1, 1, tzinfo=UTC).timestamp()


@helpful
class LabClock:
    """Given a start, it stands still until it is moved; without one it runs with the machine, plus what was added.

    It only ever goes forward: cookies carry times, and a binding from the future would be a riddle.
    """

    def __init__(self, start: str | None = None) -> None:
        self._lock = threading.Lock()
        self._added = 0
        self._watchers: list[Callable[[], None]] = []
        self._start = None if start is None else _parse_instant(start)
        self._refuse_beyond(0)

    def now(self) -> float:
        """Return the time in seconds since 1970."""
        return (time.time() if self._start is None else self._start) + self._added

    @property
    def runs(self) -> bool:
        """Whether it runs with the machine's clock, or stands still until it is moved."""
        return self._start is None

    def advance(self, duration: str | int) -> None:
        """Move the clock forward by "90s", "61m", "2h", "8d" or a number of seconds. Sends nothing."""
        seconds = parse_duration(duration)
        with self._lock:
            self._refuse_beyond(seconds)
            self._added += seconds
        for watcher in self._watchers:
            watcher()

    def when_moved(self, watcher: Callable[[], None]) -> None:
        """Call `watcher` each time the clock has been moved, before `advance` returns."""
        self._watchers.append(watcher)

    def _refuse_beyond(self, seconds: int) -> None:
        if not self.now() + seconds < LATEST:
            raise StickyLabError("clock_too_far")

    def __repr__(self) -> str:
        return f"{datetime.fromtimestamp(int(self.now()), UTC):%Y-%m-%d %H:%M:%S} UTC"


def _parse_instant(text: str) -> int:
    try:
        when = datetime.fromisoformat(text)
        return int((when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp())
    except (TypeError, ValueError, OverflowError, OSError):
        raise StickyLabError("lab_start", value=shown(text)) from None
