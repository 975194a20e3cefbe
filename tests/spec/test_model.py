"""A model of clients, targets, keys and settings in every mixture, against a few plain invariants (hypothesis)."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sticky_lab.stickiness import Action, ClassicAttributes, Key, Request, TargetGroupAttributes, route
from tests.spec.world import (
    SETS_C,
    C,
    Client,
    World,
    app_cookie,
    clb,
    group,
    lb_cookie,
)

STATES = ["healthy", "unhealthy", "draining", "unused", "initial", "unavailable"]


@dataclass
class Belief:
    """What the model knows of a client's binding: the last target that a response named, when, under which key."""

    target: str | None = None
    at: float = 0.0
    key: bytes = b""


@dataclass
class Known(Client):
    """A client and what the model believes of it."""

    belief: Belief = field(default_factory=Belief)


class StickinessModel(RuleBasedStateMachine):
    """One load balancer. The invariants stand in `visit` and at the end of the class."""

    @initialize(kind=st.sampled_from(["lb_cookie", "app_cookie", "clb_duration", "clb_application"]))
    def begin(self, kind: str) -> None:
        self.kind = kind
        self.duration = 100
        attributes: dict[str, TargetGroupAttributes | ClassicAttributes] = {
            "lb_cookie": lb_cookie(100),
            "app_cookie": app_cookie(duration=100),
            "clb_duration": clb(),
            "clb_application": clb(cookie=C),
        }
        self.world = World(group(attributes[kind]))
        self.clients = [Known(), Known(), Known()]
        self.next_key = 2
        self.followed = self.chosen = self.refused = 0

    @rule(who=st.integers(0, 2))
    def visit_outside_the_path_of_the_application_s_cookie(self, who: int) -> None:
        """A browser's own /favicon.ico, where that cookie has a Path: what is believed stays as it is (SIM-17)."""
        client = self.clients[who]
        kept = client.jar.pop(C.encode(), None)
        seen = self.world.visit(client)
        if kept is not None:
            client.jar[C.encode()] = kept
        decision = seen.decision
        if not self.kind.endswith(("app_cookie", "application")):
            self._learn(client, seen.names, decision.binds([], self.world.snapshot.choices), seen.target)
        else:
            assert decision.action is not Action.FOLLOW
            assert not client.belief.target or not seen.names
        self._count(decision.action)

    @rule(who=st.integers(0, 2), sets=st.booleans())
    def visit(self, who: int, sets: bool) -> None:
        client, world = self.clients[who], self.world
        request = Request(client.header(world.now))
        first, second = (route(world.snapshot, request, now=world.now) for _ in range(2))
        assert first == second  # the same arguments, the same answer
        belief = client.belief
        seen = world.visit(client, sets=[SETS_C] if sets else [])
        decision = seen.decision
        bound = belief.target is not None and belief.key in {key.id for key in world.snapshot.keys.keys}
        in_time = self.kind.startswith("clb") or world.now - belief.at < self.duration
        target = world.snapshot.listener.group("shop").find(f"i-{belief.target}")
        if bound and in_time and target and target.health == "healthy":
            # A valid cookie within its duration and a healthy target always win.
            assert (seen.target, decision.action) == (belief.target, Action.FOLLOW)
        elif not bound or not in_time:
            assert decision.action is not Action.FOLLOW
        if decision.target:
            healthy = [one for one in world.snapshot.listener.group("shop").targets if one.health == "healthy"]
            assert decision.target.health == "healthy" or (not healthy and not self.kind.startswith("clb"))
            assert decision.target.health not in ("draining", "unused")
        self._count(decision.action)
        self._learn(client, seen.names, decision.binds([SETS_C] if sets else [], world.snapshot.choices), seen.target)

    def _count(self, action: Action) -> None:
        self.followed += action is Action.FOLLOW
        self.chosen += action is Action.CHOOSE
        self.refused += action is Action.REFUSE

    def _learn(self, client: Known, names: list[str], binds: bool, target: str | None) -> None:
        if target and binds:
            assert names
            client.belief = Belief(target, self.world.now, self.world.snapshot.keys.keys[0].id)
        elif target and self.kind == "app_cookie":
            client.belief = Belief()  # its slots were emptied

    @rule(who=st.integers(0, 2))
    def forget(self, who: int) -> None:
        self.clients[who].jar.clear()
        self.clients[who].belief = Belief()

    @rule(thief=st.integers(0, 2), victim=st.integers(0, 2))
    def copy_cookies(self, thief: int, victim: int) -> None:
        self.clients[thief].jar = dict(self.clients[victim].jar)
        self.clients[thief].belief = self.clients[victim].belief

    @rule(seconds=st.sampled_from([0.5, 1, 50, 99, 100, 101, 3600]))
    def advance(self, seconds: float) -> None:
        self.world.now += seconds

    @rule(letter=st.sampled_from("abc"), state=st.sampled_from(STATES))
    def change_health(self, letter: str, state: str) -> None:
        if self.world.snapshot.listener.group("shop").find(f"i-{letter}"):
            self.world.set_health(letter, state)

    @rule(letter=st.sampled_from("abc"))
    def register_or_not(self, letter: str) -> None:
        if self.world.snapshot.listener.group("shop").find(f"i-{letter}"):
            self.world.set_health(letter, "unregistered")
        else:
            self.world.register(letter)

    @rule()
    def rotate_key(self) -> None:
        new = Key(b"k%03d" % self.next_key, self.next_key.to_bytes(32))
        self.next_key += 1
        self.world.set_keys(new, *self.world.snapshot.keys.keys)

    @precondition(lambda self: len(self.world.snapshot.keys.keys) > 1)
    @rule()
    def drop_oldest_key(self) -> None:
        self.world.set_keys(*self.world.snapshot.keys.keys[:-1])

    @precondition(lambda self: self.kind in ("lb_cookie", "app_cookie"))
    @rule(duration=st.sampled_from([1, 50, 100, 604_800]))
    def change_duration(self, duration: int) -> None:
        self.duration = duration  # SIM-01: the one in force judges every cookie
        self.world.set_attributes(lb_cookie(duration) if self.kind == "lb_cookie" else app_cookie(duration=duration))

    @rule()
    def restart(self) -> None:
        """A new balancer with the same configuration: nothing depends on what it remembers of its clients."""
        old = self.world
        self.world = World(group(lb_cookie()))
        self.world.snapshot, self.world.now = old.snapshot, old.now
        self.world.nonce = old.nonce
        self.followed = self.chosen = self.refused = 0

    @invariant()
    def reasons_sum_to_requests(self) -> None:
        if hasattr(self, "world"):
            assert sum(self.world.reasons.values()) == self.world.requests
            assert self.followed + self.chosen + self.refused == self.world.requests
            assert self.world.non_sticky <= self.chosen
            if self.kind.startswith("clb"):
                assert self.world.non_sticky == 0


StickinessModel.TestCase.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)


TestStickinessModel = StickinessModel.TestCase
