"""Figures as a person and as a program read them: an aligned table, and JSON with what machine they are of."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.load import Load


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return aligned columns: the first to the left, because it is a name, the others to the right."""
    lines = [headings, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(headings))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )


def middle(values: Iterable[float], digits: int = 1) -> str:
    """Return the median as text."""
    return f"{median(values):,.{digits}f}"


def ratios(rounds: Sequence[Load], base: Sequence[Load]) -> list[float]:
    """Return CPU per request over that of the base in the same round: what disturbs a whole round cancels out."""
    return [one.cpu_us / other.cpu_us for one, other in zip(rounds, base, strict=True)]


def with_spread(values: Sequence[float]) -> str:
    """Return the median with the lowest and the highest."""
    return f"{median(values):.2f} ({min(values):.2f}–{max(values):.2f})"


def complaints(loads: Mapping[str, Sequence[Load]]) -> list[str]:
    """Return a sentence for each name whose answers were not as they should be: its figures are worth little."""
    said = []
    for name, seen in loads.items():
        if not all(one.clean for one in seen):
            bad, broken = sum(one.bad_status for one in seen), sum(one.socket_errors for one in seen)
            sent = sum(one.requests for one in seen)
            said.append(f"NOT CLEAN: {name} had {bad} bad answers and {broken} socket errors in {sent} requests")
    return said


def some_of(names: Iterable[str]) -> Callable[[str], list[str]]:
    """Return a type for argparse: names of these, with commas between."""
    known = list(names)

    def chosen(written: str) -> list[str]:
        if unknown := set(written.split(",")) - set(known):
            raise argparse.ArgumentTypeError(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(known)}")
        return written.split(",")

    return chosen


def machine() -> dict[str, Any]:
    """Return what the figures depend on besides the programs."""
    processor = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        if line.startswith("model name")
    ]
    return {
        "processor": processor[0] if processor else platform.machine(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "load_before": os.getloadavg(),
    }


def write_json(file: Path | None, about: dict[str, Any], results: dict[str, Any]) -> None:
    """Write everything that was measured, if a file was named; `results` may hold loads, at any depth."""
    if file:
        text = json.dumps({"machine": about, **results}, indent=1, default=asdict)
        file.write_text(text + "\n", encoding="utf-8")
        print(f"written: {file}", file=sys.stderr)
