"""CPU per sticky request, rate, latency and memory of our balancer beside other proxies, on this machine.

    python -m tests.bench.bench_proxies [--rounds 5] [--seconds 3] [--only ours,haproxy] [--json FILE]

All proxies run the whole time, and a round goes through all of them: what slows the machine down for a while does so
for all alike. The figure to compare is CPU per request. Requests per second are at most what the load's core can send,
so the fastest proxies are all shown at about the same rate; "core used" tells which. Latencies are those of 32 clients
that ask again at once: of queueing more than of work.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench import figures
from tests.bench.load import Load, load
from tests.bench.measure import end_cleanly_when_told_to
from tests.bench.proxies import BASE, PROXIES, Proxy, start_proxy, sticky_cookie
from tests.bench.targets import start_targets

TARGETS = 3
HEADINGS = (
    "proxy",
    "version",
    "CPU µs/request",
    f"÷ {BASE} (lowest–highest)",
    "requests/s",
    "core used",
    "p50 ms",
    "p99 ms",
    "peak MiB",
)


def main() -> int:
    """Measure, print and write; return 1 if an answer was not as it should be."""
    options = _arguments()
    end_cleanly_when_told_to()
    about = figures.machine()
    chosen = [proxy for proxy in PROXIES if proxy.name in options.only]
    rounds, versions, peaks = _measure(chosen, options.rounds, options.seconds)
    print(figures.table(HEADINGS, _rows(rounds, versions, peaks)))
    if BASE in rounds:
        cpu = [one.cpu_us for one in rounds[BASE]]
        noise = (max(cpu) - min(cpu)) / median(cpu)
        print(
            f"noise: {BASE}'s own CPU/request went from {min(cpu):.1f} to {max(cpu):.1f} µs, {noise:.0%} of its median"
        )
    complaints = figures.complaints(rounds)
    print(*complaints, sep="\n", end="\n" if complaints else "")
    figures.write_json(options.json, about, {"versions": versions, "peak_mib": peaks, "rounds": rounds})
    return bool(complaints)


def _measure(
    chosen: Sequence[Proxy], count: int, seconds: int
) -> tuple[dict[str, list[Load]], dict[str, str], dict[str, float]]:
    """Return, by the names of the proxies that are installed, their rounds, versions and peaks of memory in MiB."""
    versions: dict[str, str] = {}
    running = {}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="sticky-lab-bench-")))
        targets = start_targets(stack, folder / "targets", TARGETS)
        for proxy in chosen:
            number = proxy.version()
            if number is None:
                print(f"skipped: {proxy.name} is not installed ({proxy.install})")
                continue
            versions[proxy.name] = number
            running[proxy.name] = start_proxy(stack, proxy, folder / proxy.name, targets)
        cookies = {name: sticky_cookie(subject, targets) for name, subject in running.items()}
        for name, subject in running.items():
            load(subject, 1, cookie=cookies[name])  # fills pools and warms up what compiles or caches
        rounds: dict[str, list[Load]] = {name: [] for name in running}
        for number_of_round in range(1, count + 1):
            for name, subject in running.items():
                print(f"round {number_of_round} of {count}: {name}", file=sys.stderr)
                rounds[name].append(load(subject, seconds, cookie=cookies[name]))
        peaks = {name: subject.peak_memory() for name, subject in running.items()}
    return rounds, versions, peaks


def _rows(
    rounds: Mapping[str, Sequence[Load]], versions: Mapping[str, str], peaks: Mapping[str, float]
) -> list[list[str]]:
    return [
        [
            name,
            versions[name],
            figures.middle(one.cpu_us for one in seen),
            figures.with_spread(figures.ratios(seen, rounds[BASE])) if BASE in rounds else "-",
            figures.middle((one.rate for one in seen), 0),
            f"{median(one.core_used for one in seen):.0%}",
            figures.middle((one.p50_ms for one in seen), 2),
            figures.middle((one.p99_ms for one in seen), 2),
            f"{peaks[name]:.0f}",
        ]
        for name, seen in rounds.items()
    ]


def _arguments() -> argparse.Namespace:
    names = [proxy.name for proxy in PROXIES]
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bench_proxies", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3, help="of load, for each proxy in each round")
    parser.add_argument(
        "--only", type=figures.some_of(names), default=names, metavar="NAME,NAME", help=", ".join(names)
    )
    parser.add_argument("--json", type=Path, metavar="FILE")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
