"""Cells of a learner's notebook, and what a check says to them."""

from __future__ import annotations

import itertools
import linecache
from typing import Any

from sticky_lab.course.checking.check import judge_elsewhere
from sticky_lab.course.checking.exercise import Verdict
from sticky_lab.course.checking.exercises import EXERCISES

ROUND_ROBIN = EXERCISES["lab02.round_robin"]
DEF = "def choose(targets, turn, named):\n"
GOOD = DEF + "    return targets[turn % len(targets)]\n"
_cells = itertools.count(1)


def written(code: str) -> dict[str, Any]:
    """Run a cell and return its names; the lines can be looked up, as IPython lets them be."""
    name = f"<cell {next(_cells)} of a test>"
    linecache.cache[name] = (len(code), None, code.splitlines(keepends=True), name)
    names: dict[str, Any] = {"__name__": "__main__"}
    exec(compile(code, name, "exec"), names)
    return names


def verdict_on(code: str) -> Verdict:
    """Return what the check of the round robin says to a cell."""
    return judge_elsewhere(ROUND_ROBIN, written(code))
