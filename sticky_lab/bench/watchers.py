"""Who is told when a lab has changed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

# So many parts are kept up to date, a panel being eight of them; at older ones, of cells run again, nobody looks.
KEPT = 40


class Watchers:
    """Functions that are called after each change that a widget should show."""

    def __init__(self) -> None:
        self._watchers: deque[Callable[[], None]] = deque(maxlen=KEPT)

    def add(self, watcher: Callable[[], None]) -> None:
        """Call `watcher` from now on."""
        self._watchers.append(watcher)

    def tell(self) -> None:
        """Call every watcher: something has changed."""
        for watcher in list(self._watchers):
            watcher()
