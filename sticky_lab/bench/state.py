"""Whether a lab is open, and who is told when it changes: what its looking and its drawing side have in common."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from sticky_lab.errors import StickyLabError

# So many parts are kept up to date, a panel being eight of them; at older ones, of cells run again, nobody looks.
WATCHERS_KEPT = 40


class LabState:
    """See the head of this file."""

    _closed = False

    def __init__(self) -> None:
        self._watchers: deque[Callable[[], None]] = deque(maxlen=WATCHERS_KEPT)

    @property
    def closed(self) -> bool:
        """Whether the lab has been closed."""
        return self._closed

    def check_open(self) -> None:
        """Raise `StickyLabError` if the lab is closed."""
        if self._closed:
            raise StickyLabError("lab_closed")

    def watch(self, watcher: Callable[[], None]) -> None:
        """Call `watcher` after each change that a widget should show."""
        self._watchers.append(watcher)

    def tell_watchers(self) -> None:
        """Call every watcher: something has changed."""
        for watcher in list(self._watchers):
            watcher()
