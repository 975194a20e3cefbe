"""A soak: many clients before a balancer whose targets, keys and settings change under them.

`python -m tests.unit.soak --seconds 1800 --seed 1` runs one and prints what it saw; `test_soak.py` runs a short one.
The balancer and its clients share one event loop, the targets are processes. The load is half of what the loop can
take, which is measured first.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import logging
import os
import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil

from sticky_lab.balancer import Router, Server, Settings
from sticky_lab.balancer.thread import new_event_loop
from sticky_lab.stickiness import (
    Forward,
    KeyRing,
    Listener,
    LoadBalancerAttributes,
    Snapshot,
    Target,
    TargetGroup,
    TargetGroupAttributes,
    WeightedGroup,
)
from sticky_lab.stickiness.health import HealthCheck
from tests.unit.soak_chaos import GROUP, Chaos, new_key
from tests.unit.soak_clients import SoakClient
from tests.unit.soak_ledger import Ledger
from tests.unit.soak_log import SoakLog
from tests.unit.soak_target import SoakTarget

CLIENTS = 60
TARGETS = 4  # at first
# Of the time that was asked for: so much at full speed, and so much kept for the end.
FULL_SPEED_SECONDS, END_SECONDS = 2.0, 5.0
PATIENCE_SECONDS = 60.0
SETTINGS = Settings(
    # 6 seconds of keep-alive and 10 of idle time-out, by the factor.
    attributes=LoadBalancerAttributes(client_keep_alive_seconds=60, idle_timeout_seconds=100),
    time_factor=0.1,
    # A check every half second, with a time-out of ten: a busy machine makes no target look unhealthy.
    health_check=HealthCheck(interval_seconds=5, timeout_seconds=100, healthy_threshold=2, path="/health"),
    health_time_factor=0.1,
)

Say = Callable[[str], None]


@dataclass
class Summary:
    """What a soak saw. `problems` is empty when all was well."""

    seconds: float
    full_speed: float  # requests a second
    requests: int
    stayed: int
    moves: Counter[str]
    reasons: Counter[str]
    failures: Counter[str]
    chaos: Counter[str]
    grown_mib: float
    problems: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        def counts(counter: Counter[str]) -> str:
            return f"{counter.total()}: " + ", ".join(f"{name} {count}" for name, count in counter.most_common())

        rate = self.requests / self.seconds
        return "\n".join(
            (
                f"requests   {self.requests} in {self.seconds:.0f} s, {rate:.0f} a second of {self.full_speed:.0f}",
                f"by reason  {counts(self.reasons)}",
                f"stayed     {self.stayed} that came with a cookie",
                f"moved      {counts(self.moves)}",
                f"failures   {counts(self.failures)}",
                f"chaos      {counts(self.chaos)}",
                f"memory     {self.grown_mib:+.1f} MiB at its peak, since the load became even",
                f"problems   {len(self.problems)}",
                *self.problems,
            )
        )


def _held() -> tuple[int, list[str]]:
    """Return how many files this process holds open, sockets among them, and its threads; targets have two pipes."""
    process = psutil.Process()
    # The loop keeps the threads in which targets were started.
    threads = [thread.name for thread in threading.enumerate() if not thread.name.startswith(("asyncio_", "uvloop_"))]
    return process.num_fds() - 2 * len(process.children()), threads


async def _listen_once() -> None:
    """uvloop keeps a file in reserve from the first listening socket on: not to be taken for a leak."""
    server = await asyncio.get_running_loop().create_server(asyncio.Protocol, "127.0.0.1", 0)
    server.close()
    await server.wait_closed()


class _AsyncioLog(logging.Handler):
    """What asyncio logs, as problems."""

    def __init__(self, problem: Say) -> None:
        super().__init__(logging.WARNING)
        self._problem = problem

    def emit(self, record: logging.LogRecord) -> None:
        self._problem(f"asyncio logged: {self.format(record)}")


def soak(
    seconds: float,
    seed: int = 1,
    say: Say = lambda _: None,
    new_loop: Callable[[], asyncio.AbstractEventLoop] = new_event_loop,
) -> Summary:
    """Run for so many seconds, start and end included; return what was seen."""
    targets = [SoakTarget(f"i-{number}") for number in range(TARGETS)]
    folder = TemporaryDirectory(prefix="sticky-lab-soak-")
    try:
        for target in targets:
            target.launch()
        with asyncio.Runner(loop_factory=new_loop) as runner:
            return runner.run(_Soak(targets, Path(folder.name), seed, say).run(seconds))
    finally:
        folder.cleanup()
        for target in targets:
            target.kill()


class _Soak:
    """One soak under way."""

    def __init__(self, targets: list[SoakTarget], folder: Path, seed: int, say: Say) -> None:
        self._targets, self._seed, self._say = targets, seed, say
        self._log = SoakLog(folder)
        registered = tuple(Target(one.id, "127.0.0.1", one.port) for one in targets)
        group = TargetGroup(GROUP, registered, TargetGroupAttributes().with_stickiness("lb_cookie", "4s"))
        since = time.time() - time.monotonic()  # a clock that nobody sets in the meantime
        self._balancer = Server(
            Router(
                Snapshot(Listener("soak", Forward((WeightedGroup(group),))), KeyRing((new_key(),))),
                monotonic=time.monotonic,
                clock=lambda: since + time.monotonic(),
                random_bytes=os.urandom,
                draw=random.Random(seed).random,
                settings=SETTINGS,
                log_file=self._log.file,
            )
        )
        self._clients: list[SoakClient] = []
        self._ledger = Ledger(self._balancer, self._clients)
        self._chaos = Chaos(self._balancer, self._ledger, targets, self._log, seed)
        self._pause = 0.0  # of a client, between two requests

    async def run(self, seconds: float) -> Summary:
        """Start, load, rest, stop; each with its checks."""
        began = time.monotonic()
        await _listen_once()
        before = _held()
        handler = _AsyncioLog(self._ledger.problem)
        logging.getLogger("asyncio").addHandler(handler)
        asyncio.get_running_loop().set_exception_handler(
            lambda _loop, context: self._ledger.problem(f"nobody caught: {context}")
        )
        try:
            port = await self._balancer.start("127.0.0.1", 0)
            self._clients += [
                SoakClient(number, port, self._seed, self._balancer.router.now) for number in range(CLIENTS)
            ]
            current = asyncio.current_task()
            others = asyncio.all_tasks() - {current}
            full_speed, grown = await self._load(began + seconds - END_SECONDS, others)
            await self._rest(others)
            self._log.free_disk()
            written = self._log.file
            await self._until(
                lambda: self._log.lines + written.lost == self._ledger.requests,
                lambda: f"{self._log.lines} lines and {written.lost} lost of {self._ledger.requests}: {self._log.told}",
            )
            self._compare_sums()
            await self._stop()
            await self._until(lambda: _held() == before, lambda: f"files and threads: {before}, then {_held()}")
            self._log.close()
        finally:
            logging.getLogger("asyncio").removeHandler(handler)
        ledger = self._ledger
        return Summary(
            seconds=time.monotonic() - began,
            full_speed=full_speed,
            requests=ledger.requests,
            stayed=ledger.stayed,
            moves=ledger.moves,
            reasons=ledger.reasons,
            failures=ledger.failures,
            chaos=self._chaos.done,
            grown_mib=grown / 2**20,
            problems=ledger.problems,
        )

    async def _load(self, end: float, others: set[asyncio.Task[Any]]) -> tuple[float, int]:
        """Send until `end`; return the requests a second at full speed, and by how many bytes memory grew."""
        ledger = self._ledger
        stop = asyncio.Event()
        tasks = [asyncio.create_task(client.run(stop, lambda: self._pause)) for client in self._clients]
        await self._watch(FULL_SPEED_SECONDS, others)
        full_speed = ledger.requests / FULL_SPEED_SECONDS
        self._pause = 2 * CLIENTS / max(1.0, full_speed)
        tasks.append(asyncio.create_task(self._chaos.run(stop)))
        memory = psutil.Process().memory_info
        before = peak = memory().rss
        while (left := end - time.monotonic()) > 0 and not ledger.problems:
            so_far, since = ledger.requests, time.monotonic()
            await self._watch(min(5.0, left), others)
            rate = (ledger.requests - so_far) / (time.monotonic() - since)
            self._pause *= min(2.0, max(0.5, rate / (full_speed / 2)))  # towards half
            peak = max(peak, memory().rss)
            self._say(
                f"{ledger.requests} requests, {ledger.failures.total()} failures, {self._chaos.done.total()} changes"
            )
        stop.set()
        for outcome in await asyncio.gather(*tasks, return_exceptions=True):
            if outcome is not None:
                ledger.problem(f"a client or the chaos ended with {outcome!r}")
        return full_speed, peak - before

    async def _watch(self, seconds: float, others: set[asyncio.Task[Any]]) -> None:
        """Let time pass and check what is over."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and not self._ledger.problems:
            await asyncio.sleep(0.1)
            self._ledger.take()
            for task in others:
                if task.done():
                    self._ledger.problem(f"a task of the balancer has ended: {task}")

    async def _until(self, holds: Callable[[], bool], otherwise: Callable[[], str]) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while not holds():
            if time.monotonic() > end:
                self._ledger.problem(otherwise())
                return
            await asyncio.sleep(0.02)
            self._ledger.take()

    async def _rest(self, others: set[asyncio.Task[Any]]) -> None:
        """Without clients nothing may be left in hand. Some of this has no public figure."""
        balancer, pool = self._balancer, self._balancer.pool
        everyone = others | {asyncio.current_task()}

        def busy() -> int:
            return pool.open_connections - pool.idle_connections

        await self._until(lambda: not balancer.clients, lambda: f"clients are left: {balancer.clients}")
        await self._until(lambda: not self._ledger.open_halves, lambda: f"half known: {self._ledger.open_halves}")
        await self._until(
            lambda: balancer.router.in_flight() == 0, lambda: f"still in hand: {balancer.router.in_flight()}"
        )
        await self._until(lambda: busy() == 0, lambda: f"{busy()} connections to targets are neither idle nor closed")
        # Health checks come and go.
        await self._until(
            lambda: asyncio.all_tasks() == everyone, lambda: f"tasks are left: {asyncio.all_tasks() - everyone}"
        )

    def _compare_sums(self) -> None:
        """The sums of the ledger, the metrics and the access log are the same."""
        ledger = self._ledger
        figures = {figure.name: figure.value for figure in self._balancer.router.figures() if not figure.labels}
        own = {
            f"HTTPCode_ELB_{digit}XX_Count": sum(
                count for status, count in ledger.own_answers.items() if status // 100 == digit
            )
            for digit in (4, 5)
        }
        expected = {
            "RequestCount": ledger.by_target.total(),
            "NonStickyRequestCount": ledger.non_sticky,
            "ActiveConnectionCount": 0,
            "HTTPCode_Target_2XX_Count": ledger.from_targets[2],
            "HTTPCode_Target_5XX_Count": ledger.from_targets[5],
            "UnexpectedErrorCount": 0,
            "AccessLogFailing": 0,
            **own,
        }
        for name, value in expected.items():
            if figures[name] != value:
                ledger.problem(f"{name} is {figures[name]} and should be {value}")
        # Of those that were reset at once some are gone before they can be counted.
        own_connections = sum(client.connections for client in self._clients)
        if not own_connections <= figures["NewConnectionCount"] <= own_connections + self._chaos.resets:
            ledger.problem(f"NewConnectionCount is {figures['NewConnectionCount']}, not about {own_connections}")
        by_target = {
            figure.labels["Target"]: figure.value
            for figure in self._balancer.router.figures()
            if figure.name == "RequestCountOfTarget"
        }
        if by_target != ledger.by_target:
            ledger.problem(f"by target {by_target}, and should be {ledger.by_target}")
        sums = (ledger.decided, ledger.entries, ledger.reasons.total(), ledger.statuses.total())
        if set(sums) != {ledger.requests}:
            ledger.problem(f"{ledger.requests} requests, and decisions, entries, reasons, answers: {sums}")

    async def _stop(self) -> None:
        """After the stop nothing is left at all."""
        await self._balancer.stop(1.0)
        ports = {self._balancer.router.port, *(target.port for target in self._targets)}

        def sockets() -> list[Any]:
            return [
                one
                for one in psutil.Process().net_connections("tcp")
                if ports & {end.port for end in (one.laddr, one.raddr) if end}
            ]

        await self._until(lambda: self._balancer.pool.open_connections == 0, lambda: "the pool is not empty")
        await self._until(lambda: not sockets(), lambda: f"sockets are left: {sockets()}")
        alone = {asyncio.current_task()}
        await self._until(
            lambda: asyncio.all_tasks() == alone, lambda: f"tasks are left: {asyncio.all_tasks() - alone}"
        )
        gc.collect()  # a task whose exception nobody has asked for says so when it goes
        await asyncio.sleep(0)


def main() -> int:
    """Run a soak from the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--asyncio", action="store_true", help="on asyncio's own event loop, as on Windows")
    options = parser.parse_args()
    new_loop = asyncio.new_event_loop if options.asyncio else new_event_loop
    summary = soak(options.seconds, options.seed, lambda words: print(words, flush=True), new_loop)
    print(summary)
    return 1 if summary.problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
