"""Programs under measurement: started on one core, asked for CPU time and memory, and ended again.

CPU time is the kernel's own accounting of every process of a program, not a stopwatch: it stays right when the machine
is busy with something else, only a little noisier.
"""

from __future__ import annotations

import http.client
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType, TracebackType
from typing import Self

import psutil

READY_SECONDS = 20
STOP_SECONDS = 5
MIB = 1 << 20
ROOT = Path(__file__).parent.parent.parent


def _cores() -> list[int]:
    """Return the cores that this process may use."""
    if sys.platform != "linux":
        sys.exit("these figures need Linux: its /proc, and programs that stay on their core")
    return sorted(os.sched_getaffinity(0))


# Proxies have the last core for themselves; targets and load share the first.
LOAD_CORE, PROXY_CORE = _cores()[0], _cores()[-1]


class NotReadyError(Exception):
    """A program ended, or did not answer in time."""


def find_program(name: str) -> str | None:
    """Return the path of a program: beside this Python, on the PATH, or where Debian puts servers."""
    beside_python = str(Path(sys.executable).parent)
    places = (beside_python, os.environ.get("PATH", ""), "/usr/local/sbin", "/usr/sbin")
    return shutil.which(name, path=os.pathsep.join(places))


def program(name: str) -> str:
    """Return the path of a program that has to be there."""
    found = find_program(name)
    if not found:
        sys.exit(f"{name} is not installed")
    return found


def free_ports(count: int) -> list[int]:
    """Return loopback ports that nobody listens on.

    They lie below 32768, where Linux begins to take the ports of outgoing connections from: a busy load generator
    cannot take one between this look and the start of the program that wants it.
    """
    ports: list[int] = []
    for port in random.sample(range(20_000, 32_768), 12_768):
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            ports.append(port)
        if len(ports) == count:
            return ports
    raise OSError(f"there are no {count} free ports")


def _stay_on(cores: Sequence[int]) -> None:
    if sys.platform == "linux":
        os.sched_setaffinity(0, cores)


@contextmanager
def on_core(core: int) -> Iterator[None]:
    """Let what is started in here run on one core only: a child has the affinity of the thread that started it."""
    before = _cores()
    _stay_on([core])
    try:
        yield
    finally:
        _stay_on(before)


class Running:
    """A program with all its processes, from start to stop. Use it with `with`."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        folder: Path,
        *,
        port: int,
        core: int = PROXY_CORE,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.name = name
        self.port = port
        self._said = folder / "said.txt"
        # Whatever a program stores in a home goes into the folder, and so away with it.
        homes = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
        with self._said.open("wb") as said, on_core(core):
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**os.environ, **homes, **(environment or {})},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
            )

    def __enter__(self) -> Self:
        try:
            self._wait_until_ready()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def processes(self) -> list[psutil.Process]:
        """Its processes; none when it is over."""
        try:
            first = psutil.Process(self._process.pid)
            return [first, *first.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []

    def cpu_seconds(self) -> float:
        """Return the CPU time, of user and kernel, that its processes have used so far, those that ended included."""
        times = [process.cpu_times() for process in self.processes]
        return float(sum(one.user + one.system + one.children_user + one.children_system for one in times))

    def memory(self) -> float:
        """Return the MiB in memory now. Pages that several of its processes share count for each of them."""
        return self._status_mib("VmRSS")

    def peak_memory(self) -> float:
        """Return the most MiB that were in memory at once, added up over its processes."""
        return self._status_mib("VmHWM")

    def forget_peak(self) -> None:
        """Let the peak begin anew at what is in memory now; a 5 in this file does that, says proc(5)."""
        for process in self.processes:
            Path(f"/proc/{process.pid}/clear_refs").write_text("5")

    def stop(self) -> None:
        """End every process of it, and make sure that it has."""
        processes = self.processes
        if processes:
            self._process.terminate()
        _, left = psutil.wait_procs(processes, timeout=STOP_SECONDS)
        for process in left:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        self._process.wait()

    def _status_mib(self, field: str) -> float:
        total = 0
        for process in self.processes:
            for line in Path(f"/proc/{process.pid}/status").read_text().splitlines():
                if line.startswith(f"{field}:"):
                    total += int(line.split()[1])
        return total / 1024

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            with suppress(OSError, http.client.HTTPException):
                if get(self.port).status == 200:
                    return
            time.sleep(0.05)
        last_words = self._said.read_text(errors="replace")[-2000:].strip()
        raise NotReadyError(f"{self.name} does not answer on port {self.port}. It said: {last_words or 'nothing'}")


class Answer:
    """What came back for one GET."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.body = response.read().decode()
        lines = response.headers.get_all("Set-Cookie") or []
        #: The cookies that were set, as a Cookie header.
        self.cookie = "; ".join(line.partition(";")[0] for line in lines)


def get(port: int, cookie: str = "") -> Answer:
    """Get / once, on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/", headers={"Cookie": cookie} if cookie else {})
        return Answer(connection.getresponse())
    finally:
        connection.close()


def end_cleanly_when_told_to() -> None:
    """Make Ctrl-C and the other polite signals one exception without a traceback, so that every `with` is left."""
    polite = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def leave(number: int, _frame: FrameType | None) -> None:
        for name in polite:
            signal.signal(name, signal.SIG_IGN)  # an impatient second one must not interrupt the ending of programs
        sys.exit(128 + number)

    for name in polite:
        signal.signal(name, leave)
