"""The lab that is open. A notebook has one at a time, and none stays open when Python ends.

A balancer's thread must not run on while the interpreter is taken down.
"""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable
from typing import Protocol

from sticky_lab.errors import StickyLabError

START_SECONDS = 1.0


class Bench(Protocol):
    """A `Lab`, or something else with targets and load balancers in it."""

    def close(self) -> None:
        """End all of it; it calls `note_closed`."""


class LabNotMovableError(StickyLabError):
    """A lab (`lab`) was to be copied or pickled, which is a matter of processes and sockets."""

    def __init__(self, lab: object) -> None:
        super().__init__("lab_not_movable")
        self.lab = lab


_open: list[Bench] = []


def note_open(bench: Bench) -> None:
    """Note that this one is open now."""
    _open[:] = [bench]


def note_closed(bench: Bench) -> None:
    """Note that this one is closed."""
    if bench in _open:
        _open.clear()


def to_the_end(work: Callable[[], None]) -> None:
    """Do what an interrupt must not cut short. It goes on in a thread of its own; then the interrupt is raised."""
    problems: list[BaseException] = []
    done = threading.Event()

    def do() -> None:
        try:
            work()
        except BaseException as problem:
            problems.append(problem)
        finally:
            done.set()

    thread = threading.Thread(target=do, name="sticky-lab closing")
    try:
        thread.start()
    except RuntimeError:  # Python ends, and starts no more threads
        work()
        return
    except KeyboardInterrupt as problem:
        problems.append(problem)
        if not done.wait(START_SECONDS) and thread.ident is None:  # interrupted before there was a thread
            work()
            raise
    while not done.is_set():
        try:
            done.wait()
        except KeyboardInterrupt as problem:
            problems.append(problem)
    if problems:
        raise problems[0]


@atexit.register
def close_open() -> bool:
    """Close the one that is open, and return whether there was one."""
    was_open = bool(_open)
    for bench in list(_open):
        bench.close()
    return was_open
