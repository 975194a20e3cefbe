"""Runs the process that judges, within bounds: when it is over, nothing that it has started goes on.

A learner's code may start programs, and these may leave its group and its session. All of them have a variable in
their environment, by which they are found.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO

import psutil

#: Names the checks that a process belongs to, the innermost last: a notebook that is checked checks in its turn.
VARIABLE = "STICKY_LAB_CHECK"
#: Of address space, for the process that judges and for each that it starts.
MOST_BYTES = 2 << 30
# A program that keeps starting others is ended as long as this.
SWEEP_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended: its status, and what it wrote. `last_words` is the last line of its errors."""

    status: int
    said: str
    last_words: str


def run(command: Sequence[str], given: bytes, seconds: float) -> Ended:
    """Run a command on what it is given. Raises `subprocess.TimeoutExpired` when time is up."""
    mark, marked = new_mark()
    environment = {**os.environ, **marked, "PYTHONDONTWRITEBYTECODE": "1"}
    # Not pipes: a program that the learner's code starts, and that runs on, would hold them open.
    with TemporaryFile() as answer, TemporaryFile() as errors:
        try:
            done = subprocess.run(
                command, input=given, stdout=answer, stderr=errors, timeout=seconds, env=environment, check=False
            )
        finally:
            end_marked(mark)
        answer.seek(0)
        return Ended(done.returncode, answer.read().decode(errors="replace"), _last_line(errors))


def new_mark() -> tuple[str, dict[str, str]]:
    """Return a mark for a check, and the variable that makes it the mark of a process and of all that it starts."""
    mark = secrets.token_hex()
    return mark, {VARIABLE: f"{os.environ.get(VARIABLE, '')} {mark}"}


def end_marked(mark: str) -> None:
    """End every process of one check."""
    until = time.monotonic() + SWEEP_SECONDS
    while (left := _marked(mark)) and time.monotonic() < until:
        for process in left:
            with suppress(psutil.Error):  # it has ended by itself
                process.kill()
        psutil.wait_procs(left, timeout=0.1)


def _marked(mark: str) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        try:
            if mark in process.environ().get(VARIABLE, "").split() and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
        except psutil.Error:
            pass  # somebody else's, or gone
    return found


def _last_line(file: IO[bytes]) -> str:
    file.seek(0, os.SEEK_END)
    file.seek(-min(file.tell(), 1000), os.SEEK_END)
    lines = file.read().decode(errors="replace").split("\n")
    return next((line.strip()[:100] for line in reversed(lines) if line.strip()), "")
