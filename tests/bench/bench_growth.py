"""What our balancer costs as things grow: clients, targets, and the size of a body.

    python -m tests.bench.bench_growth [--parts clients,targets,streams] [--clients 1000000] [--mebibytes 1024]
                                       [--rounds 5] [--seconds 3] [--json FILE]

clients: stickiness is kept in cookies, so a million clients must not leave more in memory than ten thousand did.
targets: CPU per request with 3, 30 and 300 of them.
streams: a body only passes through, so its size must not show in memory.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench import figures
from tests.bench.load import Load, load
from tests.bench.measure import LOAD_CORE, MIB, Running, end_cleanly_when_told_to, free_ports, on_core
from tests.bench.proxies import OURS, start_proxy, sticky_cookie
from tests.bench.streaming_target import download, upload
from tests.bench.targets import start_targets

# The log keeps 10,000 requests; after twice as many it is full, and has thrown as many away.
FILLS_THE_LOG = 20_000
FEW_CLIENTS = 10_000
SIZES = (3, 30, 300)
# wrk stops after seconds, not after requests: short pieces miss the number of requests by little.
LONGEST_PIECE = 10
# A first body of each kind, before anything is measured: code and buffers that every body needs.
SMALL_BODY = 16 * MIB


def clients(stack: ExitStack, folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Measure the memory after few and after many requests, each from a client without a cookie."""
    targets = start_targets(stack, folder / "targets", SIZES[0])
    subject = start_proxy(stack, OURS, folder / "ours", targets)
    sticky_cookie(subject, targets)
    seen: list[Load] = []
    points: list[dict[str, Any]] = []
    for name, goal in (("log full", 0), ("few clients", FEW_CLIENTS), ("many clients", options.clients)):
        while (sent := sum(one.requests for one in seen)) < FILLS_THE_LOG + goal:
            left = (FILLS_THE_LOG + goal - sent) / seen[-1].rate if seen else 1
            seen.append(load(subject, max(1, min(LONGEST_PIECE, math.floor(left))), new_clients_from=sent))
        points.append({"name": name, "clients": sent, "mib": subject.memory(), "peak_mib": subject.peak_memory()})
    rows = [[p["name"], f"{p['clients']:,}", f"{p['mib']:.1f}", f"{p['peak_mib']:.1f}"] for p in points]
    print(figures.table(("clients", "so far", "MiB", "peak MiB"), rows))
    growth = points[2]["mib"] - points[1]["mib"]
    print(f"memory grew by {growth:.1f} MiB from few to many clients")
    return {"points": points, "growth_mib": growth, "complaints": figures.complaints({"clients": seen})}


def targets(stack: ExitStack, folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Measure CPU per request against the number of targets, for bound clients and for new ones."""
    ports = start_targets(stack, folder / "targets", max(SIZES))
    subjects = {size: start_proxy(stack, OURS, folder / f"ours-{size}", ports[:size]) for size in SIZES}
    cookies = {size: sticky_cookie(subject, ports[:size]) for size, subject in subjects.items()}
    bound: dict[str, list[Load]] = {str(size): [] for size in SIZES}
    new: dict[str, list[Load]] = {str(size): [] for size in SIZES}
    for number_of_round in range(options.rounds + 1):
        for size, subject in subjects.items():
            print(f"round {number_of_round} of {options.rounds}: {size} targets", file=sys.stderr)
            warming = number_of_round == 0
            seconds = 1 if warming else options.seconds
            both = load(subject, seconds, cookie=cookies[size]), load(subject, seconds)
            if not warming:
                bound[str(size)].append(both[0])
                new[str(size)].append(both[1])
    fewest = str(SIZES[0])
    rows = [
        [
            size,
            figures.middle(one.cpu_us for one in bound[size]),
            figures.with_spread(figures.ratios(bound[size], bound[fewest])),
            figures.middle(one.cpu_us for one in new[size]),
            figures.with_spread(figures.ratios(new[size], new[fewest])),
        ]
        for size in bound
    ]
    ratio = f"÷ {fewest} targets (lowest–highest)"
    print(figures.table(("targets", "CPU µs/request, bound", ratio, "CPU µs/request, new client", ratio), rows))
    return {
        "bound": bound,
        "new": new,
        "complaints": figures.complaints({f"{size} targets": [*bound[size], *new[size]] for size in bound}),
    }


def streams(stack: ExitStack, folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Measure memory and CPU while large bodies go through, down and up."""
    (folder / "target").mkdir()
    port = free_ports(1)[0]
    command = [sys.executable, "-m", "tests.bench.streaming_target", str(port)]
    stack.enter_context(Running("target", command, folder / "target", port=port, core=LOAD_CORE))
    subject = start_proxy(stack, OURS, folder / "ours", [port])
    results: dict[str, list[dict[str, float]]] = {"download": [], "upload": []}
    for number_of_round in range(options.rounds + 1):
        for name, transfer in (("download", download), ("upload", upload)):
            print(f"round {number_of_round} of {options.rounds}: {name}", file=sys.stderr)
            warming = number_of_round == 0
            size = SMALL_BODY if warming else options.mebibytes * MIB
            subject.forget_peak()
            memory, cpu, began = subject.memory(), subject.cpu_seconds(), time.monotonic()
            with on_core(LOAD_CORE):
                transfer(subject.port, size)
            gib = size / (1024 * MIB)
            if not warming:
                results[name].append(
                    {
                        "cpu_seconds_per_gib": (subject.cpu_seconds() - cpu) / gib,
                        "mib_per_second": gib * 1024 / (time.monotonic() - began),
                        "growth_mib": subject.peak_memory() - memory,
                    }
                )
    rows = [
        [
            f"{options.mebibytes} MiB {name}",
            figures.middle((one["cpu_seconds_per_gib"] for one in rounds), 2),
            figures.middle((one["mib_per_second"] for one in rounds), 0),
            f"{max(one['growth_mib'] for one in rounds):.1f}",
        ]
        for name, rounds in results.items()
    ]
    print(figures.table(("body", "CPU s/GiB", "MiB/s", "most growth of memory, MiB"), rows))
    return {**results, "complaints": []}


PARTS = {"clients": clients, "targets": targets, "streams": streams}


def main() -> int:
    """Measure, print and write; return 1 if an answer was not as it should be."""
    options = _arguments()
    end_cleanly_when_told_to()
    about = figures.machine()
    results = {}
    for name in options.parts:
        with ExitStack() as stack:
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="sticky-lab-bench-")))
            results[name] = PARTS[name](stack, folder, options)
    complaints = [said for result in results.values() for said in result["complaints"]]
    print(*complaints, sep="\n", end="\n" if complaints else "")
    figures.write_json(options.json, about, results)
    return bool(complaints)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bench_growth", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--parts", type=figures.some_of(PARTS), default=list(PARTS), metavar="PART,PART")
    parser.add_argument("--clients", type=int, default=1_000_000, help="how many are many")
    parser.add_argument("--mebibytes", type=int, default=1024, help="size of a large body")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3, help="of each load in each round")
    parser.add_argument("--json", type=Path, metavar="FILE")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
