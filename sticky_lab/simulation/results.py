"""What a simulation found: totals, windows of time, and charts of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sticky_lab.errors import StickyLabError, shown
from sticky_lab.show.chart import LineChart
from sticky_lab.show.table import Column, Table
from sticky_lab.simulation.shares import Shares, imbalance
from sticky_lab.stickiness import parse_duration
from sticky_lab.words import Text, charts


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time that ends `until` seconds after the start.

    `requests` counts those within it, by target; `sessions` those that are active when it ends, by the target that
    answered last. A session is active from its first request until its last. Every registered target is named.
    """

    until: int
    requests: dict[str, int]
    sessions: dict[str, int]

    @property
    def imbalance(self) -> float:
        """The largest share divided by the fair share (`shares.imbalance`)."""
        return imbalance(self.requests.values())

    def share(self, target: str) -> float:
        """The share of the requests that a target got, 0 to 1."""
        return self.requests.get(target, 0) / (sum(self.requests.values()) or 1)


class Simulation:
    """The result of `simulate`. `moved` are requests that another target answered than the session's one before."""

    def __init__(self, sessions: int, moved: int, windows: list[Window]) -> None:
        self.sessions = sessions
        self.moved = moved
        #: What happened over time, oldest first.
        self.windows = windows

    @property
    def requests(self) -> int:
        """How many requests there were."""
        return sum(sum(window.requests.values()) for window in self.windows)

    @property
    def imbalance(self) -> float:
        """The imbalance of the windows, on average, each counting as much as it had requests."""
        weighed = sum(window.imbalance * sum(window.requests.values()) for window in self.windows)
        return weighed / self.requests if self.requests else 1.0

    @property
    def shares(self) -> Shares:
        """Requests per target over the whole time, as bars."""
        return self.between(0, self.windows[-1].until)

    def between(self, first: str | int, last: str | int) -> Shares:
        """Return the requests per target of the windows that lie between two times, such as "6h" and "12h"."""
        begin, end = parse_duration(first), parse_duration(last)
        width = self.windows[0].until
        chosen = [window for window in self.windows if begin <= window.until - width and window.until <= end]
        targets = chosen[-1].requests if chosen else self.windows[-1].requests
        return Shares({target: sum(window.requests.get(target, 0) for window in chosen) for target in targets})

    def over_time(self, figure: str = "shares") -> LineChart:
        """Return a line for each target: "shares" of the requests, or active "sessions"."""
        if figure not in ("shares", "sessions"):
            raise StickyLabError("figure_unknown", value=shown(figure), allowed="shares, sessions")

        def value(window: Window, target: str) -> float:
            return window.share(target) if figure == "shares" else window.sessions.get(target, 0)

        targets = self.windows[-1].requests
        return LineChart(
            charts.OVER_TIME[figure],
            self._times,
            {target: [value(window, target) for window in self.windows] for target in targets},
            form="{:.1%}".format if figure == "shares" else "{:.0f}".format,
        )

    @property
    def _times(self) -> list[str]:
        return [f"{window.until // 3600}:{window.until // 60 % 60:02}" for window in self.windows]

    def _table(self) -> Table:
        rows: list[tuple[Text, str]] = [
            (charts.SESSIONS, f"{self.sessions:,}"),
            (charts.REQUESTS, f"{self.requests:,}"),
            (charts.IMBALANCE, f"{self.imbalance:.2f}"),
            (charts.MOVED, f"{self.moved / (self.requests or 1):.1%}"),
        ]
        return Table(charts.SIMULATION, (Column("figure", charts.FIGURE), Column("value", charts.VALUE)), rows)

    def __repr__(self) -> str:
        return repr(self._table())

    def _repr_html_(self) -> str:
        return self._table()._repr_html_()


def compare_over_time(simulations: Mapping[str, Simulation], figure: str = "imbalance") -> LineChart:
    """Return a line for each simulation: its "imbalance", or the share of its last target, the "newest".

    `simulations` have the same windows, and the names of the lines as keys. Raises `StickyLabError`.
    """
    if figure not in ("imbalance", "newest"):
        raise StickyLabError("figure_unknown", value=shown(figure), allowed="imbalance, newest")

    times = [one._times for one in simulations.values()]
    if not times or any(others != times[0] for others in times):
        raise StickyLabError("results_not_comparable")

    def values(one: Simulation) -> list[float]:
        if figure == "imbalance":
            return [window.imbalance for window in one.windows]
        newest = list(one.windows[-1].requests)[-1]
        return [window.share(newest) for window in one.windows]

    return LineChart(
        charts.OVER_TIME[figure],
        times[0],
        {name: values(one) for name, one in simulations.items()},
        form="{:.2f}".format if figure == "imbalance" else "{:.1%}".format,
        lowest=1.0 if figure == "imbalance" else 0.0,
    )
