"""The lab that is open. A notebook has one at a time, and none stays open when Python ends.

A balancer's thread must not run on while the interpreter is taken down.
"""

from __future__ import annotations

import atexit
from typing import Protocol


class Bench(Protocol):
    """A `Lab`, or something else with targets and load balancers in it."""

    def close(self) -> None:
        """End all of it; it calls `note_closed`."""


_open: list[Bench] = []


def note_open(bench: Bench) -> None:
    """Note that this one is open now."""
    _open[:] = [bench]


def note_closed(bench: Bench) -> None:
    """Note that this one is closed."""
    if bench in _open:
        _open.clear()


@atexit.register
def close_open() -> bool:
    """Close the one that is open, and return whether there was one."""
    was_open = bool(_open)
    for bench in list(_open):
        bench.close()
    return was_open
