"""Starts, watches and ends target processes.

Each target runs in a session of its own, so that the ■ button of a notebook does not reach it, and watches its
standard input for end-of-file, so that it does not outlive whoever started it (see `target`).
"""

from __future__ import annotations

import json
import os
import random
import secrets
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Sequence
from contextlib import ExitStack

from sticky_lab.errors import StickyLabError
from sticky_lab.fleet.port import HOST, held_port
from sticky_lab.fleet.store import SessionStore

# 22 MiB each; a notebook needs three, the widest picture twelve.
MOST_TARGETS = 30
READY_SECONDS = 20
STOP_SECONDS = 5
LOG_LINES_KEPT = 1000
#: What a target can serve: the shop, or a chat that speaks WebSocket (`sticky_lab.fleet.chat`).
APPS = ("shop", "chat")
#: The variable that tells a target its store, [URL, prefix] or null: a URL may hold a password, and anybody on the
#: machine can read a command line.
STORE_VARIABLE = "STICKY_LAB_STORE"


class TargetProcess:
    """One target: an instance id for life, and a process that may be started, stopped, killed and started again."""

    def __init__(
        self, instance_id: str, seed: int | None, app: str = APPS[0], store: SessionStore | None = None
    ) -> None:
        self.id = instance_id
        self.host = HOST
        # Its port for life: while no process listens there, nobody else's can, and get what was meant for it.
        self._held = held_port()
        self.port: int = self._held.getsockname()[1] if self._held else 0
        self._seed = seed
        self._app = app
        self._store = store
        self._launches = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._ready = threading.Event()
        self._listens = False
        self._log: deque[str] = deque(maxlen=LOG_LINES_KEPT)

    @property
    def pid(self) -> int | None:
        """The process id, or None while there is no process."""
        return self._process.pid if self._process else None

    @property
    def running(self) -> bool:
        """Whether the process is alive."""
        return self._process is not None and self._process.poll() is None

    def launch(self) -> None:
        """Start the process and return at once; `wait_until_ready` follows. A running one is left alone."""
        if self.running:
            return
        # An event of its own for each process: the reader of an earlier one must not call this one ready.
        self._ready = threading.Event()
        self._listens = False
        # -P: the folder that somebody happens to be in is no place to import from.
        command = [sys.executable, "-P", "-m", "sticky_lab.fleet.target", "--instance-id", self.id, "--app", self._app]
        command += ["--port", str(self.port if self._held else 0)]
        self._launches += 1
        if self._seed is not None:
            # Not the same ids again after a restart: a visitor's old id must not become somebody else's new one.
            command += ["--seed", f"{self._seed} {self._launches}"]
        store = [self._store.url, self._store.prefix] if self._store else None
        self._process = subprocess.Popen(
            command,
            env=os.environ | {STORE_VARIABLE: json.dumps(store)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        threading.Thread(target=self._read_output, args=(self._process, self._ready), daemon=True).start()

    def wait_until_ready(self) -> None:
        """Return when the target listens. Raises `StickyLabError` if it ends before, or takes too long."""
        # Output that has ended without a port: a process that is about to end may still seem to run.
        if not self._ready.wait(READY_SECONDS) or not self._listens or not self.running:
            self.kill()
            raise StickyLabError(
                "target_did_not_start", value=self.id, seconds=READY_SECONDS, log=" / ".join(self.log()[-3:])
            )

    def ask_to_end(self) -> None:
        """Close its standard input: the process ends by that."""
        if self._process is not None:
            assert self._process.stdin is not None
            self._process.stdin.close()

    def stop(self) -> None:
        """End the process, and wait for it."""
        if self._process is None:
            return
        self.ask_to_end()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End the process at once, as a crash would."""
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        self.ask_to_end()

    def close(self) -> None:
        """End the process and let go of its port."""
        with ExitStack() as ends:
            if self._held:
                ends.callback(self._held.close)
            ends.callback(self.stop)

    def log(self) -> list[str]:
        """Return what the target wrote, oldest line first: its requests but for health checks, and any traceback."""
        return list(self._log)

    def _read_output(self, process: subprocess.Popen[bytes], ready: threading.Event) -> None:
        assert process.stdout is not None
        with process.stdout:
            for raw in process.stdout:
                line = raw.decode("utf-8", "replace").rstrip()
                if not ready.is_set() and line.startswith('{"port"'):
                    self.port = json.loads(line)["port"]
                    self._listens = True
                    ready.set()
                else:
                    self._log.append(line)
        ready.set()  # it has ended: nobody should wait any longer


class Fleet:
    """All targets of a lab, and the store of their sessions if that is outside them; both end together."""

    def __init__(
        self,
        instance_ids: Sequence[str],
        seed: int | None = None,
        app: str = APPS[0],
        store: SessionStore | None = None,
    ) -> None:
        self._seed, self._app, self._store = seed, app, store
        self.targets = tuple(TargetProcess(instance_id, seed, app, store) for instance_id in instance_ids)

    def start(self) -> None:
        """Start every target at the same time; return when all of them listen."""
        try:
            for target in self.targets:
                target.launch()
            for target in self.targets:
                target.wait_until_ready()
        except BaseException:
            self.stop()
            raise

    def add(self, instance_id: str) -> TargetProcess:
        """Start one more target; return it when it listens. Raises `StickyLabError`."""
        target = TargetProcess(instance_id, self._seed, self._app, self._store)
        try:
            target.launch()
            target.wait_until_ready()
        except BaseException:
            target.close()
            raise
        self.targets = (*self.targets, target)
        return target

    def stop(self) -> None:
        """End every target, and the store."""
        with ExitStack() as ends:  # each of them comes to its turn, whatever interrupts the one before
            if self._store is not None:
                ends.callback(self._store.close)
            for target in self.targets:
                target.ask_to_end()  # all of them at once: no pool of threads, for there is none when Python ends
                ends.callback(target.close)


def instance_ids(count: int, seed: int | None) -> list[str]:
    """Return ids in AWS's form, i- and 17 hexadecimal digits, that differ early (i-0a…, i-0b…)."""
    draw = secrets.randbits if seed is None else random.Random(seed).getrandbits
    ids = []
    for number in range(count):
        first = f"i-0{10 + number:x}"
        digits = 19 - len(first)
        ids.append(f"{first}{draw(4 * digits):0{digits}x}")
    return ids
