"""Load: wrk with 32 connections that stay open, on the core of the targets."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.measure import LOAD_CORE, Running, on_core, program

CONNECTIONS = 32

# wrk rounds the figures that it prints; a script gets them whole.
_REPORT = """
function done(summary, latency, requests)
    local errors = summary.errors
    io.write(string.format(
        '\\n{"requests": %d, "microseconds": %d, "p50": %d, "p99": %d, "bad_status": %d, "socket_errors": %d}',
        summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
        errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
"""

# Every request is another client's, by its User-Agent.
_NEW_CLIENTS = """
local number = %d
function request()
    number = number + 1
    wrk.headers["User-Agent"] = "client-" .. number
    return wrk.format()
end
"""


@dataclass(frozen=True)
class Load:
    """What one run of wrk saw, and what it cost the program in front of it."""

    requests: int
    rate: float
    p50_ms: float
    p99_ms: float
    bad_status: int
    socket_errors: int
    cpu_us: float
    """Microseconds of CPU per request."""
    core_used: float
    """Share of one core. Well below 1, the load's core was the limit: `rate` is not the program's best then."""

    @property
    def clean(self) -> bool:
        """Whether every answer was a 2xx or 3xx, and no connection broke."""
        return not self.bad_status and not self.socket_errors


def load(subject: Running, seconds: int, *, cookie: str = "", new_clients_from: int | None = None) -> Load:
    """Send GETs for some seconds: all with one cookie, or with none and each from a client of another number."""
    script = _REPORT if new_clients_from is None else _REPORT + _NEW_CLIENTS % new_clients_from
    with TemporaryDirectory(prefix="sticky-lab-bench-") as folder:
        file = Path(folder) / "load.lua"
        file.write_text(script)
        command = [program("wrk"), "-t1", f"-c{CONNECTIONS}", f"-d{seconds}", "-s", str(file)]
        command += ["-H", f"Cookie: {cookie}"] if cookie else []
        before = subject.cpu_seconds()
        with on_core(LOAD_CORE):
            done = subprocess.run(
                [*command, f"http://127.0.0.1:{subject.port}/"], capture_output=True, text=True, check=True
            )
        cpu = subject.cpu_seconds() - before
    seen = json.loads(done.stdout.splitlines()[-1])
    took = seen["microseconds"] / 1e6
    return Load(
        requests=seen["requests"],
        rate=seen["requests"] / took,
        p50_ms=seen["p50"] / 1000,
        p99_ms=seen["p99"] / 1000,
        bad_status=seen["bad_status"],
        socket_errors=seen["socket_errors"],
        cpu_us=cpu * 1e6 / max(seen["requests"], 1),
        core_used=cpu / took,
    )
