"""What if: requests that were sent, decided once more under other settings, on the same engine.

Each browser starts with an empty jar and gets the cookies that the load balancer would have set. What the targets
themselves set and what the browsers sent of that is taken from what really happened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from sticky_lab.balancer import Record
from sticky_lab.stickiness import NONCES_BYTES, Decision, Load, Snapshot, added_headers, route
from sticky_lab.stickiness.request_cookies import without_cookies


class Replayed(NamedTuple):
    """One request: what was decided, and what would have been."""

    browser: str
    record: Record
    instead: Decision

    @property
    def differs(self) -> bool:
        """Whether the target or the reason would have been another one."""
        decided = self.record.decision
        target = decided.target.id if decided.target else None
        other = self.instead.target.id if self.instead.target else None
        return target != other or decided.reason.name != self.instead.reason.name


class _Jar:
    """The load balancer's cookies of one browser, by name."""

    def __init__(self) -> None:
        self._kept: dict[bytes, tuple[bytes, float | None]] = {}

    def header(self, now: float) -> list[bytes]:
        self._kept = {name: kept for name, kept in self._kept.items() if kept[1] is None or kept[1] > now}
        return [name + b"=" + value for name, (value, _) in self._kept.items()]

    def store(self, line: bytes, now: float) -> None:
        pair, *attributes = line.split(b";")
        name, _, value = pair.partition(b"=")
        expires: float | None = None
        for attribute in attributes:
            key, _, content = attribute.strip().partition(b"=")
            if key.lower() == b"expires":
                expires = parsedate_to_datetime(content.decode("ascii")).timestamp()
            elif key.lower() == b"max-age":
                expires = now + int(content)
        self._kept[name] = (value, expires)


def replay(records: Sequence[tuple[str, Record]], snapshot: Snapshot, refusing: Collection[str] = ()) -> list[Replayed]:
    """Decide requests once more under a snapshot; each record comes with the name of its browser, oldest first.

    Targets are as healthy as the snapshot says, throughout. `refusing` names the browsers that refuse cookies.
    """
    jars: dict[str, _Jar] = {}
    turns: Counter[str] = Counter()
    replayed = []
    for number, (browser, record) in enumerate(records):
        jar = jars.setdefault(browser, _Jar())
        now = record.decision.routed_at
        own = [kept for line in record.decision.request.cookies if (kept := without_cookies(line))]
        request = record.decision.request._replace(cookies=[*own, *jar.header(now)])
        # The same number on every run, spread evenly, for what goes by chance.
        decision = route(snapshot, request, Load(turns), now=now, draw=number * 0.618034 % 1)
        if decision.used_turn and decision.group:
            turns[decision.group.name] += 1
        if browser not in refusing:
            nonces = number.to_bytes(NONCES_BYTES)
            for name, line in added_headers(decision, snapshot, record.set_cookies, nonces).lines:
                if name == b"Set-Cookie":
                    jar.store(line, now)
        replayed.append(Replayed(browser, record, decision))
    return replayed
