"""Routing algorithms: which candidate gets a request that no cookie has placed (ALG).

Chance comes in as `draw`, a number from 0 up to but not including 1, and history as the caller's counts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import accumulate
from typing import NamedTuple, TypeVar

from sticky_lab.stickiness.targets import Target, TargetGroup, slow_start_share

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Load:
    """What the network knows at the moment of a choice.

    `turns`: how many choices each target group's algorithm has made so far, by the group's name.
    `outstanding`: how many requests each target has in hand, by its id.
    """

    turns: Mapping[str, int] = field(default_factory=dict)
    outstanding: Mapping[str, int] = field(default_factory=dict)


NO_LOAD = Load()


class Flow(NamedTuple):
    """A connection, as an NLB sees it (NLB-01). The TCP sequence number is 0 where nobody knows it."""

    protocol: str = "tcp"
    source_ip: str = "127.0.0.1"
    source_port: int = 0
    destination_ip: str = "127.0.0.1"
    destination_port: int = 0
    sequence: int = 0


UNKNOWN_FLOW = Flow()


def choose(group: TargetGroup, load: Load, now: float, draw: float) -> Target:
    """Return the candidate that the group's algorithm picks. Each group is balanced on its own (ALG-01).

    `now` is in seconds since 1970. The group must have a candidate.
    """
    turn = load.turns.get(group.name, 0)
    algorithm = group.attributes.algorithm
    if algorithm == "least_outstanding_requests":
        return least_outstanding_requests(group.candidates, load.outstanding, turn)
    if algorithm == "weighted_random":
        # ALG-05: in random order. All weights are equal: Automatic Target Weights are not played here.
        return group.candidates[int(draw * len(group.candidates))]
    chosen = round_robin(group.candidates, turn)
    return _eased(group, chosen, now, draw)


def round_robin(candidates: Sequence[Target], turn: int) -> Target:
    """Return the candidate whose turn it is (ALG-03).

    Strict alternation is ours: a real load balancer counts per node, so two refreshes may meet the same target
    (ALG-07).
    """
    return candidates[turn % len(candidates)]


def least_outstanding_requests(candidates: Sequence[Target], outstanding: Mapping[str, int], turn: int) -> Target:
    """Return the candidate with the fewest requests in hand (ALG-03); sticky ones count too (ALG-08).

    Among equals it is the one whose turn it is: our choice.
    """
    fewest = min(outstanding.get(target.id, 0) for target in candidates)
    return round_robin([target for target in candidates if outstanding.get(target.id, 0) == fewest], turn)


def _eased(group: TargetGroup, chosen: Target, now: float, draw: float) -> Target:
    """HC-14: a target in slow start takes its share of its turns; the others take the rest, evenly."""
    duration = group.attributes.slow_start_seconds
    share = slow_start_share(chosen, duration, now)
    if draw < share:
        return chosen
    others = [target for target in group.candidates if slow_start_share(target, duration, now) == 1]
    if not others:  # all are new: nobody is left to ease them
        return chosen
    return others[int((draw - share) / (1 - share) * len(others))]


def by_weight(items: Sequence[tuple[T, int]], draw: float) -> tuple[T, float]:
    """Return the item on which the draw falls, in proportion to the weights (ALB-T-01), and what is left of the draw.

    What is left is again a number from 0 up to 1, fit for the next choice. The weights must not all be 0.
    """
    ends = list(accumulate(weight for _, weight in items))
    point = draw * ends[-1]
    item, weight = items[number := bisect_right(ends, point)]
    return item, (point - (ends[number] - weight)) / weight


def by_hash(candidates: Sequence[Target], flow: Flow, parts: Sequence[str]) -> Target:
    """Return the candidate that these parts of a connection lead to (NLB-01, NLB-03, GWLB-01, GWLB-02).

    The same parts lead to the same target while the candidates stay the same; when they change, clients may be
    moved (NLB-05). The hash itself is ours.
    """
    values = "|".join(str(getattr(flow, part)) for part in parts)
    number = int.from_bytes(blake2b(values.encode(), digest_size=8).digest())
    return candidates[number % len(candidates)]
