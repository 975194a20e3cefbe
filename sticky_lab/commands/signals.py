"""The signals of `sticky-lab up`: SIGINT and SIGTERM end it, SIGHUP has the access log opened anew.

A terminal that is closed sends SIGHUP as well: then it ends, unless it was started with nohup.
"""

from __future__ import annotations

import signal
from queue import Empty, SimpleQueue

#: What a signal asks for.
END, REOPEN = "end", "reopen"

_TERMINAL = "/dev/tty"


class Signals:
    """The signals that have come, one after the other."""

    def __init__(self) -> None:
        # A handler runs between any two steps of the main thread; of all queues and events, this one may be used there.
        self._came: SimpleQueue[str] = SimpleQueue()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, self._end)
        if hasattr(signal, "SIGHUP"):
            self._outlives_terminal = signal.getsignal(signal.SIGHUP) == signal.SIG_IGN or not _has_terminal()
            signal.signal(signal.SIGHUP, self._hang_up)

    def next(self, seconds: float) -> str | None:
        """Wait for a signal, at most so many seconds; return what it asks for, None where none came."""
        try:
            return self._came.get(timeout=seconds)
        except Empty:
            return None

    def _end(self, *_: object) -> None:
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, signal.SIG_DFL)  # a second one ends everything at once
        self._came.put(END)

    def _hang_up(self, *_: object) -> None:
        ends = not self._outlives_terminal and not _has_terminal()
        self._came.put(END if ends else REOPEN)


def _has_terminal() -> bool:
    """Whether this process belongs to a terminal that is still there."""
    try:
        with open(_TERMINAL):
            return True
    except OSError:
        return False
