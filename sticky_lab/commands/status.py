"""One line that tells how a running load balancer does, for people who look at it in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.live import Live
from rich.text import Text as RichText

from sticky_lab.balancer.metrics import Figure
from sticky_lab.words import Language, command_line


class Status:
    """Shows the line, and how it changes; does nothing without a terminal."""

    def __init__(self, live: Live | None, language: Language) -> None:
        self._live, self._language = live, language
        self._requests = 0.0

    def show(self, figures: list[Figure], seconds: float) -> None:
        """Draw the line anew; `seconds` have passed since the last time."""
        if self._live is None:
            return
        sums: dict[str, float] = {}
        for figure in figures:
            sums[figure.name] = sums.get(figure.name, 0.0) + figure.value
        requests = sums["RequestCount"]
        line = command_line.UP_STATUS.fill(
            requests=f"{requests:,.0f}",
            rate=f"{(requests - self._requests) / seconds:,.0f}",
            new=f"{sums.get('NonStickyRequestCount', 0):,.0f}",
            healthy=f"{sums['HealthyHostCount']:.0f}",
            unhealthy=f"{sums['UnHealthyHostCount']:.0f}",
            errors=f"{sums.get('HTTPCode_ELB_5XX_Count', 0) + sums.get('HTTPCode_ELB_5XX', 0):,.0f}",
        )
        self._requests = requests
        self._live.update(RichText(line.plain(self._language), no_wrap=True, overflow="ellipsis"), refresh=True)


@contextmanager
def status_line(language: Language, *, wanted: bool) -> Iterator[Status]:
    """Show a status line while something runs, if it is wanted and standard output is a terminal."""
    console = Console()
    if not (wanted and console.is_terminal):
        yield Status(None, language)
        return
    with Live(console=console, auto_refresh=False, transient=True) as live:
        yield Status(live, language)
