"""States with a table of their transitions: what a connection or a request may become, and what it may not."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, ClassVar, Generic, TypeVar


class State(Enum):
    """What something can be. Whoever asks for a state with each request binds the members to names of its module.

    Both is for speed: a member's own hash and the look-up of a member are Python code, and slow.
    """

    __hash__ = object.__hash__


StateT = TypeVar("StateT", bound=State)


class IllegalTransitionError(RuntimeError):
    """A bug of ours: something was to become what it cannot."""


class Stateful(Generic[StateT]):
    """Has a state, which changes by `become` alone. `transitions` says what each state may become."""

    __slots__ = ("state",)

    state: StateT
    transitions: ClassVar[Mapping[Any, frozenset[Any]]]

    def become(self, state: StateT) -> None:
        """Change the state. Raises `IllegalTransitionError` where the table does not have it."""
        if state not in self.transitions[self.state]:
            raise IllegalTransitionError(f"{self!r} cannot become {state.name}")
        self.state = state
