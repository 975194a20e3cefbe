"""The states of connections and requests: what may become what, and how they show themselves in a log."""

from __future__ import annotations

import socket
import threading
from contextlib import ExitStack
from enum import auto
from typing import Any

import pytest

from sticky_lab.balancer.client_connection import ClientConnection
from sticky_lab.balancer.exchange import Exchange
from sticky_lab.balancer.states import IllegalTransitionError, State, Stateful
from sticky_lab.balancer.target_connection import TargetConnection
from tests.unit.network import OK, SECONDS, running, wait_for


class DoorState(State):
    OPEN = auto()
    SHUT = auto()
    LOCKED = auto()


OPEN, SHUT, LOCKED = DoorState
DOOR = {OPEN: frozenset((SHUT,)), SHUT: frozenset((OPEN, LOCKED)), LOCKED: frozenset((SHUT,))}


class Door(Stateful[DoorState]):
    transitions = DOOR

    def __init__(self, state: DoorState) -> None:
        self.state = state

    def __repr__(self) -> str:
        return f"<Door {self.state.name}>"


@pytest.mark.parametrize("before", DoorState)
@pytest.mark.parametrize("after", DoorState)
def test_what_the_table_has_comes_about_and_what_it_has_not_is_an_error_that_changes_nothing(
    before: DoorState, after: DoorState
) -> None:
    door = Door(before)
    if after in DOOR[before]:
        door.become(after)
        assert door.state is after
    else:
        with pytest.raises(IllegalTransitionError, match=f"<Door {before.name}> cannot become {after.name}"):
            door.become(after)
        assert door.state is before


@pytest.mark.parametrize("thing", [Exchange, ClientConnection, TargetConnection])
def test_every_state_has_its_line_and_can_be_reached_and_left_for_the_last_one(thing: type[Stateful[Any]]) -> None:
    table = thing.transitions
    states = list(table)
    kind: type[State] = type(states[0])
    assert states == list(kind)
    first, *others, last = states
    reached, new = set[State](), {first}
    while new:
        reached |= new
        new = {state for one in new for state in table[one]} - reached
    assert reached == set(states)
    for state in (first, *others):
        assert last in table[state], state
    assert table[last] <= {last}


def test_a_connection_and_its_request_say_how_far_they_are() -> None:
    asked, may_answer = threading.Event(), threading.Event()

    def late(_head: bytes, _connection: socket.socket) -> bytes:
        asked.set()
        may_answer.wait(SECONDS)
        return OK

    with running(late) as run, ExitStack() as stack:
        stack.callback(may_answer.set)
        client = stack.enter_context(socket.create_connection(("127.0.0.1", run.port), SECONDS))
        client.sendall(b"POST /cart HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nha")
        assert asked.wait(SECONDS)
        (connection,) = run.subject.clients
        shown = run.call(lambda: (repr(connection), repr(connection.exchange)))
        port = client.getsockname()[1]
        assert shown[0] == f"<ClientConnection 1 OPEN: 127.0.0.1:{port}, 0 bytes waiting>"
        target = f"<TargetConnection 127.0.0.1:{run.target.port} SENDING>"
        assert shown[1] == f"<Exchange 1 SENT: POST /cart, still coming, {target}>"
        client.sendall(b"lf")
        wait_for(lambda: "SENT: POST /cart, whole" in run.call(lambda: repr(connection.exchange)))
        may_answer.set()
        wait_for(lambda: run.call(lambda: connection.exchange) is None)
