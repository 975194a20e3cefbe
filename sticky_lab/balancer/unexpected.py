"""Errors that nobody expected: each is logged once, with its trace, and what it happened in goes on."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

_log = logging.getLogger("sticky_lab")


class Unexpected:
    """Counts them, and logs the first one from each place."""

    def __init__(self) -> None:
        #: How many there were, those that were not logged too.
        self.count = 0
        self._known: set[tuple[str, int, type[BaseException]]] = set()

    @contextmanager
    def noted(self, where: str) -> Iterator[None]:
        """Let no `Exception` out; `where` says in a log what was going on."""
        try:
            yield
        except Exception as error:
            self.note(where, error)

    def note(self, where: str, error: BaseException) -> None:
        """Log an error, unless one of its kind came from the same line before."""
        self.count += 1
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = (trace.tb_frame.f_code.co_filename, trace.tb_lineno) if trace else ("", 0)
        known = (*place, type(error))
        if known not in self._known:
            self._known.add(known)
            _log.error("Unexpected, in %s; it goes on, and is not logged again from this place.", where, exc_info=error)
