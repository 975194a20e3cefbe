"""Routing algorithms: which candidate gets a request that no cookie has placed."""

from __future__ import annotations

from collections.abc import Sequence

from sticky_lab.stickiness.targets import Target


def round_robin(candidates: Sequence[Target], turn: int) -> Target:
    """Return the candidate whose turn it is (ALG-03).

    `turn` counts the choices made so far; whoever routes keeps the count. Strict alternation is ours: a real
    load balancer counts per node, so two refreshes may meet the same target (ALG-07).
    """
    return candidates[turn % len(candidates)]
