"""A small world for the tests of the rules: a load balancer on fake time, and clients with cookie jars.

Everything here is plain: no socket, no process. `World.visit` does what a network shell does with the rules, and
`Client` does what a browser does with Set-Cookie lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

from sticky_lab.stickiness import (
    Choices,
    ClassicAttributes,
    Decision,
    Flow,
    Forward,
    Key,
    KeyRing,
    Listener,
    ListenerRule,
    Load,
    Request,
    Snapshot,
    StickinessPolicy,
    Target,
    TargetGroup,
    TargetGroupAttributes,
    TargetHealth,
    WeightedGroup,
    added_headers,
    route,
)

NOW = 1_767_603_600.0  # 2026-01-05 09:00:00 UTC
HOUR, DAY, WEEK = 3600, 86_400, 604_800
KEY = Key(b"key1", bytes(32))
NEW_KEY = Key(b"key2", bytes(31) + b"\1")
C = "SHOPSESSION"  # the application's cookie
SETS_C = b"SHOPSESSION=abc; Path=/; HttpOnly"
LETTERS = "abcdefghijklmnopqrstuvwxyz"

F = TypeVar("F", bound=Callable[..., object])


def proves(*rules: str) -> Callable[[F], F]:
    """Name the rules of the specification that a test proves."""

    def mark(test: F) -> F:
        test.proves = rules  # type: ignore[attr-defined]
        return test

    return mark


def lb_cookie(duration: int = HOUR, **more: Any) -> TargetGroupAttributes:
    """Duration-based stickiness; `more` are fields of the attributes."""
    return replace(
        TargetGroupAttributes(stickiness_enabled=True, lb_cookie_duration_seconds=duration),
        **more,
    )


def app_cookie(name: str = C, duration: int = HOUR) -> TargetGroupAttributes:
    """Application-based stickiness."""
    return TargetGroupAttributes().with_stickiness("app_cookie", duration, name)


def off(**more: Any) -> TargetGroupAttributes:
    """No stickiness; `more` are fields of the attributes."""
    return TargetGroupAttributes(**more)


def clb(period: int | None = None, cookie: str = "", sticky: bool = True) -> ClassicAttributes:
    """A CLB's settings: one policy, or none."""
    if not sticky:
        return ClassicAttributes()
    return ClassicAttributes().with_policy(StickinessPolicy("p", period, cookie)).with_listener_policies("p")


def group(
    attributes: TargetGroupAttributes | ClassicAttributes | None = None,
    health: str = "healthy healthy healthy",
    name: str = "shop",
    letters: str = LETTERS,
) -> TargetGroup:
    """Targets i-a, i-b, i-c… (or as in `letters`) with these healths."""
    targets = tuple(
        Target(f"i-{letter}", "127.0.0.1", 8000, TargetHealth(state))
        for letter, state in zip(letters, health.split(), strict=False)
    )
    return TargetGroup(name, targets, attributes or lb_cookie())


@dataclass
class Client:
    """A client that keeps cookies as a browser does: by name, until they expire."""

    accepts: bool = True
    jar: dict[bytes, tuple[bytes, float | None]] = field(default_factory=dict)

    def header(self, now: float) -> tuple[bytes, ...]:
        """The Cookie line, if there are cookies."""
        self.jar = {name: kept for name, kept in self.jar.items() if kept[1] is None or kept[1] > now}
        return (b"; ".join(name + b"=" + value for name, (value, _) in self.jar.items()),) if self.jar else ()

    def store(self, lines: Sequence[bytes], now: float) -> None:
        """Take Set-Cookie values over, in their order."""
        for line in lines if self.accepts else ():
            pair, *attributes = line.split(b";")
            name, _, value = pair.strip().partition(b"=")
            expires: float | None = None
            for attribute in attributes:
                key, _, content = attribute.strip().partition(b"=")
                if key.lower() == b"expires":
                    expires = parsedate_to_datetime(content.decode()).timestamp()
                if key.lower() == b"max-age":
                    expires = now + int(content)
            self.jar[name] = (value, expires)

    def forget(self, *names: str) -> None:
        """Drop cookies, as a user or an attacker may."""
        for name in names:
            self.jar.pop(name.encode(), None)


@dataclass(frozen=True)
class Seen:
    """One visit: what was decided, and every Set-Cookie line of the response, ours first."""

    decision: Decision
    headers: tuple[tuple[bytes, bytes], ...]
    set_cookies: tuple[bytes, ...]

    @property
    def target(self) -> str | None:
        """The id of the target, without the i-."""
        return self.decision.target.id[2:] if self.decision.target else None

    @property
    def group(self) -> str | None:
        """The name of the target group."""
        return self.decision.group.name if self.decision.group else None

    @property
    def reason(self) -> str:
        """The name of the reason."""
        return self.decision.reason.name

    @property
    def rule(self) -> str:
        """The id of the rule."""
        return self.decision.reason.rule

    @property
    def names(self) -> list[str]:
        """The names of the cookies that the load balancer set, in order."""
        return [line.partition(b"=")[0].decode() for _, line in self.our_lines]

    @property
    def our_lines(self) -> list[tuple[bytes, bytes]]:
        """The load balancer's own Set-Cookie lines."""
        return [line for line in self.headers if line[0] == b"Set-Cookie"]

    def line(self, name: str) -> str:
        """The load balancer's line for this cookie, its value replaced by v."""
        for _, line in self.our_lines:
            if line.startswith(name.encode() + b"="):
                value, semicolon, attributes = line.partition(b"=")[2].partition(b";")
                shown = b"_remove_" if value == b"_remove_" else b"v"
                return (name.encode() + b"=" + shown + semicolon + attributes).decode()
        raise AssertionError(f"{name} is not among {self.names}")

    def value(self, name: str) -> bytes:
        """The value of this cookie of the load balancer."""
        for _, line in self.our_lines:
            if line.startswith(name.encode() + b"="):
                return line.partition(b"=")[2].partition(b";")[0]
        raise AssertionError(f"{name} is not among {self.names}")


class World:
    """A load balancer, its clock and its counts."""

    def __init__(
        self,
        *groups: TargetGroup | tuple[TargetGroup, int],
        group_stickiness: int | None = None,
        rules: Sequence[ListenerRule] = (),
        listener: str = "front",
        keys: tuple[Key, ...] = (KEY,),
        choices: Choices | None = None,
    ) -> None:
        weighted = tuple(WeightedGroup(*one) if isinstance(one, tuple) else WeightedGroup(one) for one in groups)
        forward = Forward(weighted or (WeightedGroup(group()),), group_stickiness)
        self.snapshot = Snapshot(Listener(listener, forward, tuple(rules)), KeyRing(keys), choices or Choices())
        self.now = NOW
        self.turns: Counter[str] = Counter()
        self.outstanding: Counter[str] = Counter()
        self.requests = 0
        self.reasons: Counter[str] = Counter()
        self.non_sticky = 0
        self.nonce = 0

    def route(self, request: Request, draw: float = 0.0) -> Decision:
        """Decide, and count as a balancer does."""
        decision = route(self.snapshot, request, Load(self.turns, self.outstanding), now=self.now, draw=draw)
        if decision.group:
            self.turns[decision.group.name] += decision.used_turn
        self.requests += 1
        self.reasons[decision.reason.name] += 1
        self.non_sticky += decision.non_sticky
        return decision

    def visit(
        self,
        client: Client,
        path: str = "/",
        *,
        sets: Sequence[bytes] = (),
        draw: float = 0.0,
        origin: bool = False,
        agent: bytes = b"",
        flow: Flow | None = None,
    ) -> Seen:
        """Send one request; `sets` are the Set-Cookie values that the target answers with."""
        request = Request(client.header(self.now), path, flow or Flow(), origin, agent)
        decision = self.route(request, draw)
        self.nonce += 1
        nonces = self.nonce.to_bytes(12) + self.nonce.to_bytes(12, "little")
        headers = added_headers(decision, self.snapshot, sets, nonces).lines
        lines = (*(line for name, line in headers if name == b"Set-Cookie"), *sets)
        if decision.target:
            client.store(lines, self.now)
        return Seen(decision, headers, lines)

    def visits(self, client: Client, times: int, **more: object) -> list[str | None]:
        """Send several requests; return who answered."""
        return [self.visit(client, **more).target for _ in range(times)]  # type: ignore[arg-type]

    def bound_client(self, target: str, path: str = "/", sets: Sequence[bytes] = (), draw: float = 0.0) -> Client:
        """Return a client that the load balancer has bound to a target."""
        client = Client()
        for _ in range(30):
            if self.visit(client, path, sets=sets, draw=draw).target == target:
                return client
            client.jar.clear()
        raise AssertionError(f"nobody was sent to {target}")

    def set_health(self, target: str, health: str, name: str = "shop") -> None:
        """Change the state of a target; "unregistered" takes it out of its group."""

        def change(before: TargetGroup) -> TargetGroup:
            if health == "unregistered":
                return replace(before, targets=tuple(one for one in before.targets if one.id != f"i-{target}"))
            return before.with_health(f"i-{target}", TargetHealth(health), self.now)

        self.snapshot = self.snapshot.with_group(name, change)

    def register(self, letter: str, name: str = "shop", health: str = "healthy") -> None:
        """Add a target to a group."""
        new = Target(f"i-{letter}", "127.0.0.1", 8000, TargetHealth(health))
        self.snapshot = self.snapshot.with_group(name, lambda before: replace(before, targets=(*before.targets, new)))

    def set_attributes(self, attributes: TargetGroupAttributes | ClassicAttributes, name: str = "shop") -> None:
        """Put other attributes in force."""
        self.snapshot = self.snapshot.with_group(name, lambda before: replace(before, attributes=attributes))

    def set_weights(self, weights: Mapping[str, int]) -> None:
        """Put other weights in force."""
        default = self.snapshot.listener.default
        groups = tuple(WeightedGroup(one.group, weights[one.group.name]) for one in default.groups)
        self.snapshot = replace(
            self.snapshot, listener=replace(self.snapshot.listener, default=replace(default, groups=groups))
        )

    def set_keys(self, *keys: Key) -> None:
        """Rotate or drop keys."""
        self.snapshot = replace(self.snapshot, keys=KeyRing(keys))


def rule_for(pattern: str, target_group: TargetGroup, priority: int = 1) -> ListenerRule:
    """A listener rule that sends a path to one group."""
    return ListenerRule(priority, pattern, Forward((WeightedGroup(target_group),)))
