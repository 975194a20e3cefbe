"""Who carries how much: counts per target, their shares, and one figure for how uneven they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from sticky_lab.show.chart import BarChart
from sticky_lab.words import charts


def imbalance(counts: Iterable[int]) -> float:
    """Return the largest count divided by the fair share, which is the same for every target.

    1 is even; with n targets it is n when one of them gets everything. Without any request it is 1.
    """
    every = list(counts)
    return max(every) * len(every) / sum(every) if sum(every) else 1.0


class Shares(BarChart):
    """Requests per target, drawn as bars with a mark at the fair share.

    `counts` says how many requests each target got; targets that got none belong in it too, with 0.
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        fair = 1 / (len(counts) or 1)
        self.imbalance = imbalance(counts.values())
        said = charts.SHARES_SAID.fill(fair=f"{fair:.1%}", imbalance=f"{self.imbalance:.2f}")
        super().__init__(charts.SHARES, said if any(counts.values()) else charts.NOTHING_YET, counts, fair)

    @classmethod
    def of(cls, answered: Iterable[str | None], targets: Iterable[str]) -> Shares:
        """Return the shares of who answered, such as `visits.instances`; `targets` are the ids of all targets."""
        counted = Counter(answered)
        return cls({target: counted[target] for target in targets})
