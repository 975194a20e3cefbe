"""What must hold for every request of the soak: the client's note and the balancer's record of it, side by side.

The ledger works out the reason of each decision anew from what the client sent, when that cookie was set and under
which keys, and it knows what was done to each target, and when.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sticky_lab.balancer import Record, Server
from sticky_lab.balancer.records import Recent
from sticky_lab.stickiness import TargetHealth
from tests.unit.soak_clients import Bound, Note, SoakClient

OLD_KEYS = 2  # kept beside the newest
# A cookie keeps its time to the millisecond.
ROUNDING = 0.002
MOST_PROBLEMS = 20
_LOST = {
    TargetHealth.UNHEALTHY: "target_unhealthy",
    TargetHealth.DRAINING: "target_draining",
    TargetHealth.INITIAL: "target_not_ready",
}


@dataclass(slots=True)
class Life:
    """What was done to one target, in seconds on the balancer's clock."""

    killed: list[float] = field(default_factory=list)
    started: list[float] = field(default_factory=list)
    deregistered: list[float] = field(default_factory=list)

    def was_down(self, since: float, until: float) -> bool:
        """Whether its process was dead at some time between these two."""
        ends = [*self.started, float("inf")]
        return any(
            killed <= until and min(start for start in ends if start > killed) >= since for killed in self.killed
        )

    def was_deregistered(self, since: float, until: float) -> bool:
        """Whether it was deregistered between these two times."""
        return any(since <= moment <= until for moment in self.deregistered)


class Ledger:
    """Takes over the balancer's records and the clients' notes, checks each pair, and forgets it."""

    def __init__(self, balancer: Server, clients: Sequence[SoakClient]) -> None:
        self.lives: dict[str, Life] = {}
        self.problems: list[str] = []
        self.decided = self.entries = self.requests = self.stayed = 0
        self.reasons: Counter[str] = Counter()
        self.failures: Counter[str] = Counter()
        self.moves: Counter[str] = Counter()
        self.statuses: Counter[int] = Counter()
        self.by_target: Counter[str] = Counter()
        self.from_targets: Counter[int] = Counter()
        self.own_answers: Counter[int] = Counter()
        self.non_sticky = 0
        self._balancer, self._clients = balancer, clients
        self._finished: dict[str, Record] = {}
        self._rotations: list[int] = []  # the number of the last decision before each
        # Emptied here; a limit would lose some of them on a machine that stalls.
        balancer.router.records, balancer.router.log = (
            Recent(sys.maxsize, sys.maxsize),
            Recent(sys.maxsize, sys.maxsize),
        )

    @property
    def open_halves(self) -> int:
        """How many requests wait for their other half."""
        return len(self._finished) + sum(len(client.notes) for client in self._clients)

    def rotated(self) -> None:
        """Note that the keys are being changed right now."""
        self.take()
        self._rotations.append(self.decided)

    def take(self) -> None:
        """Check everything that both sides are done with. To be called on the balancer's loop."""
        records, log = self._balancer.router.records, self._balancer.router.log
        while records:
            self.decided += 1
            number = records.popleft().number
            self._claim(number == self.decided, f"decision {self.decided} has number {number}")
        while log:
            entry = log.popleft()
            self.entries += 1
            if isinstance(entry, Record):
                self._claim(entry.trace_root not in self._finished, f"{entry.trace_root} ended twice")
                self._finished[entry.trace_root] = entry
            else:
                self.problem(f"a head was refused: {entry.request_line!r}")
        for client in self._clients:
            while client.notes and client.notes[0].root in self._finished:
                note = client.notes.popleft()
                self._check(client, note, self._finished.pop(note.root))

    def problem(self, words: str) -> None:
        """Keep what is wrong."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(words)

    def _claim(self, holds: bool, otherwise: str | Callable[[], str]) -> None:
        if not holds:
            self.problem(otherwise if isinstance(otherwise, str) else otherwise())

    def _check(self, client: SoakClient, note: Note, record: Record) -> None:
        decision, target = record.decision, record.decision.target
        self.requests += 1
        self.reasons[decision.reason.name] += 1
        self.statuses[note.status] += 1
        self.non_sticky += decision.non_sticky
        if target is not None:
            self.by_target[target.id] += 1
        if record.target_status:
            self.from_targets[record.target_status // 100] += 1
        if record.status != record.target_status:
            self.own_answers[record.status] += 1

        def told() -> str:
            lives = {name: self.lives.get(name) for name in {target.id if target else "", note.target} - {""}}
            return f"{decision.reason.name} {record.failure} {note} {client.bound} {lives} {decision}"

        expected = self._expected_reasons(client.bound if note.with_cookie else None, record)
        self._claim(decision.reason.name in expected, lambda: f"not {expected}: {told()}")
        self._claim(self._is_explained(note, record), lambda: f"unexplained: {told()}")
        if note.status == 200:
            self._claim(target is not None and note.target == target.id, lambda: f"another target answered: {told()}")
            self._claim(note.bound == record.bound == (decision.stickiness != "off"), lambda: f"bound: {told()}")
        if client.bound and note.with_cookie and target is not None:
            if target.id == client.bound.target:
                self.stayed += 1
            else:
                self.moves[decision.reason.name] += 1
        if note.bound and target is not None:
            client.bound = Bound(record.number, decision.routed_at, target.id)

    def _expected_reasons(self, bound: Bound | None, record: Record) -> set[str]:
        """Return the reasons that a decision may have; more than one only where a millisecond decides."""
        decision, group = record.decision, record.decision.group
        assert group is not None
        if not group.attributes.stickiness.kind.cookie:
            return {"stickiness_off"}
        if bound is None:
            return {"cookie_absent"}
        if self._generation(record.number) - self._generation(bound.number) > OLD_KEYS:
            return {"cookie_of_unknown_key"}
        duration = group.stickiness.duration
        assert duration is not None
        left = bound.routed_at + duration - decision.routed_at
        named = group.find(bound.target)
        untouched = bound.target not in self.lives
        if untouched:
            self._claim(
                named is not None and named.health is TargetHealth.HEALTHY,
                lambda: f"nobody touched {bound.target}, and yet it is {named}",
            )
        expected = {"cookie_expired"} if left < ROUNDING else set()
        if left > -ROUNDING:
            if named is None:
                expected.add("target_deregistered")
            elif named.health is TargetHealth.HEALTHY:
                expected.add("cookie_followed")
            elif group.short_of_healthy and named.health is not TargetHealth.DRAINING:
                expected.add("cookie_followed_fail_open")
            else:
                expected.add(_LOST[named.health])
        return expected

    def _generation(self, number: int) -> int:
        return bisect_left(self._rotations, number)

    def _is_explained(self, note: Note, record: Record) -> bool:
        """Whether a request ended well, or its end follows from what was done to its target meanwhile."""
        decision, failure = record.decision, record.failure
        if decision.target is None:
            return not decision.candidates and note.status == record.status == 503
        if failure is None:
            return record.status == record.target_status == 200 and (note.left or (note.whole and note.status == 200))
        self.failures[failure] += 1
        if failure == "client_gone":
            return note.left
        cut = record.target_status != 0
        if not note.left:
            # A reset may overtake the head of the response that it cuts.
            seen = note.status in (0, 200) and not note.whole if cut else note.status == record.status
            if not seen or (not cut and record.status != failure.status):
                return False
        # When the balancer noticed that a client had left is not in its note.
        since, until = decision.routed_at, float("inf") if note.left else note.ended_at
        life = self.lives.get(decision.target.id)
        if life is None:
            return False
        if failure in ("target_unreachable", "target_closed"):
            return life.was_down(since, until)
        return failure == "deregistration_delay_over" and life.was_deregistered(since, until)
