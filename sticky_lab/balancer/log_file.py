"""The access log on disk, written by a thread of its own: no disk, pipe or network drive holds up a request.

What cannot be written waits, up to a bound; lines beyond it are lost and counted. A failure is told once, and so is
its end: writing resumes by itself. Nothing here blocks on a pipe that nobody reads.
"""

from __future__ import annotations

import errno
import os
import stat
import threading
from collections.abc import Callable, Mapping

from sticky_lab.balancer.unexpected import Unexpected

#: Bytes that wait for a file that cannot be written: about half a minute of a busy load balancer.
MOST_WAITING = 8 << 20
WRITE_SECONDS = 1.0
#: So long a closing log may take over its last lines; a disk that hangs for longer ends with the process.
LAST_SECONDS = 2.0
_PIECE = 1 << 20
# What ends without opening the file anew: no room on the disk, and a pipe that nobody reads just now.
_PASSING = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG, errno.EAGAIN)
# A pipe must be written without waiting for its reader, and opening it must not wait for one either.
_FLAGS = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


class LogFile:
    """Appends lines to the file at `path`; `tell` is called on the thread, with a code and facts.

    Raises OSError where the file cannot be opened; a pipe without a reader can, it only waits.
    """

    def __init__(self, path: str, tell: Callable[[str, Mapping[str, object]], None]) -> None:
        self._path, self._tell = path, tell
        #: Lines that were never written.
        self.lost = 0
        #: Why nothing can be written at present, as the system says it; None while all is well.
        self.failing: str | None = None
        self._unexpected = Unexpected()
        self._lock = threading.Lock()
        self._lines: list[bytes] = []
        self._waiting = 0  # bytes of lines that are not written yet, those of `_rest` too
        # Of the thread alone from here on.
        self._rest = b""  # what is to be written next; the file ends in the middle of a line where that is `_torn`
        self._torn = False
        self._end = 0  # of a regular file, after what was written last
        self._descriptor: int | None = None
        self._reopen_wanted = False
        self._closed = False
        self._wake = threading.Event()
        try:
            self._open()
        except OSError as problem:
            if problem.errno != errno.ENXIO:  # a pipe without a reader
                raise
        self._thread = threading.Thread(target=self._run, name="sticky-lab access log", daemon=True)
        self._thread.start()

    def add(self, line: str) -> None:
        """Have a line written, which has no line end yet. Never waits; the line is lost where too many wait."""
        data = line.encode("ascii", "backslashreplace") + b"\n"
        with self._lock:
            if self._waiting + len(data) > MOST_WAITING:
                self.lost += 1
                return
            self._lines.append(data)
            self._waiting += len(data)
        if self._waiting > _PIECE and self.failing is None and not self._wake.is_set():
            self._wake.set()

    def reopen(self) -> None:
        """Open the file anew, because somebody has moved it away; what waits still goes to the old one."""
        self._reopen_wanted = True
        self._wake.set()

    def close(self) -> None:
        """Write what waits, and close. Twice is as good as once."""
        self._closed = True
        self._wake.set()
        self._thread.join(LAST_SECONDS)

    def _run(self) -> None:
        while not self._closed:
            self._wake.wait(WRITE_SECONDS)
            self._wake.clear()
            with self._unexpected.noted("the access log"):
                self._turn()
        with self._unexpected.noted("the access log"):
            self._turn()
            left = self._rest.count(b"\n")
            self.lost += left
            if self.lost:
                self._tell("log_lines_lost", {"path": self._path, "lines": self.lost})
        self._close_file()

    def _turn(self) -> None:
        """Write what there is, and tell a change for the worse or the better."""
        with self._lock:
            lines, self._lines = self._lines, []
        self._rest += b"".join(lines)
        reopen, self._reopen_wanted = self._reopen_wanted, False
        problem = self._attempt(self._look_at_file, self._write_out)
        if reopen:
            problem = self._attempt(self._open, self._write_out)  # whatever became of the old one
            self._reopen_wanted |= problem is not None
        before, self.failing = self.failing, problem
        if problem is not None and before is None:
            self._tell("log_unwritable", {"path": self._path, "problem": problem})
        elif problem is None and before is not None:
            self._tell("log_resumed", {"path": self._path, "lines": self.lost})

    def _attempt(self, *steps: Callable[[], None]) -> str | None:
        """Take the steps; return what stopped them, as the system says it."""
        try:
            for step in steps:
                step()
        except OSError as problem:
            if problem.errno not in _PASSING:
                self._close_file()
            return problem.strerror or repr(problem)
        return None

    def _look_at_file(self) -> None:
        """Open the file where there is none, or none any more; start a new line where it was cut short."""
        if self._descriptor is None:
            self._open()
            return
        status = os.fstat(self._descriptor)
        if stat.S_ISREG(status.st_mode):
            if status.st_nlink == 0:
                self._open()
            elif status.st_size < self._end:
                self._end = status.st_size
                self._drop_torn_line()

    def _write_out(self) -> None:
        """Write all that waits. Raises BlockingIOError where nobody has read a pipe since the last time."""
        descriptor, moved = self._descriptor, False
        assert descriptor is not None
        try:
            while self._rest:
                written = os.write(descriptor, self._rest[:_PIECE])
                self._torn = self._rest[written - 1 : written] != b"\n"
                self._rest = self._rest[written:]
                moved = True
                with self._lock:
                    self._waiting -= written
        except BlockingIOError:
            if not moved:
                raise
        finally:
            self._end = os.fstat(descriptor).st_size

    def _open(self) -> None:
        """Open the file; the one before, if any, stays in use where that fails."""
        descriptor = os.open(self._path, _FLAGS, 0o640)
        self._close_file()
        self._descriptor, self._end = descriptor, os.fstat(descriptor).st_size
        self._drop_torn_line()

    def _drop_torn_line(self) -> None:
        """Forget the rest of a line whose beginning is elsewhere, or was never followed by its end."""
        if self._torn:
            line, _, rest = self._rest.partition(b"\n")
            self._rest = b"\n" + rest if self._end else rest
            with self._lock:
                self._waiting -= len(line) + (not self._end)
            self.lost += 1
            self._torn = False

    def _close_file(self) -> None:
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)
