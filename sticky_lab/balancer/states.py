"""States with a table of their transitions: what a connection or a request may become, and what it may not."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TypeVar

StateT = TypeVar("StateT", bound=Enum)


class IllegalTransitionError(RuntimeError):
    """A bug of ours: something was to become what it cannot."""


def become(state: StateT, new: StateT, transitions: Mapping[StateT, frozenset[StateT]], who: object) -> StateT:
    """Return the new state. Raises `IllegalTransitionError` where the table does not have it."""
    if new not in transitions[state]:
        raise IllegalTransitionError(f"{who!r} cannot become {new.name}")
    return new
