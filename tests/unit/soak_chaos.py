"""What is done to the balancer and its targets during the soak: something every second or so, drawn by a seed."""

from __future__ import annotations

import asyncio
import os
import random
import socket
import struct
from collections import Counter
from dataclasses import replace

from sticky_lab.balancer import Server
from sticky_lab.stickiness import Key, KeyRing, Listener, ListenerRule, Target, TargetGroup, TargetHealth
from tests.unit.soak_ledger import OLD_KEYS, Ledger, Life
from tests.unit.soak_log import SoakLog
from tests.unit.soak_target import SoakTarget

GROUP = "shop"
STEADY = 2  # so many targets are never touched: there is always somebody to turn to, and somebody to stay with
MOST_TARGETS = 7
DURATIONS = ("2", "4", "5", "3600")
RESETS = 200  # in one storm
ALGORITHMS = ("round_robin", "least_outstanding_requests")


def new_key() -> Key:
    """Return a key that nobody has had before."""
    return Key.from_random(os.urandom(36))


class Chaos:
    """Targets that come and go, keys and settings that change. `done` counts what was done."""

    def __init__(self, balancer: Server, ledger: Ledger, targets: list[SoakTarget], log: SoakLog, seed: int) -> None:
        self.done: Counter[str] = Counter()
        #: Connections that were reset at once, or after the first bytes of a head.
        self.resets = 0
        self._balancer, self._ledger, self._targets, self._log = balancer, ledger, targets, log
        self._chance = random.Random(f"chaos {seed}")

    async def run(self, stop: asyncio.Event) -> None:
        """Do one thing after the other until `stop` is set."""
        everything = (
            *(self._kill, self._start, self._deregister, self._register) * 2,
            *(self._add, self._rotate_keys, self._change_attributes, self._change_attributes),
            *(self._change_listener, self._change_load_balancer),
            *(self._fill_disk, self._free_disk, self._rotate_log, self._reset_connections),
        )
        weights = Counter(act.__name__ for act in everything)
        while not stop.is_set():
            # What has come least often so far, for its weight: even a short soak does all of it.
            shuffled = self._chance.sample(everything, len(everything))
            for act in sorted(shuffled, key=lambda act: self.done[act.__name__.strip("_")] / weights[act.__name__]):
                if await act():
                    self.done[act.__name__.strip("_")] += 1
                    break
            await asyncio.sleep(self._chance.uniform(0.3, 1.2))

    # Each returns whether there was something for it to do.

    async def _kill(self) -> bool:
        target = self._one_of([one for one in self._touchable() if one.running])
        if target is None:
            return False
        self._life(target).killed.append(self._balancer.router.now())
        target.kill()
        return True

    async def _start(self) -> bool:
        target = self._one_of([one for one in self._touchable() if not one.running])
        if target is None:
            return False
        # At its old address the health checks find it again; at another one it has to be registered anew.
        before = target.port
        await asyncio.to_thread(target.launch, before if self._chance.random() < 0.5 else 0)
        self._life(target).started.append(self._balancer.router.now())
        if target.port != before and self._registered(target) is not None:
            self._register_at_balancer(target)
        return True

    async def _deregister(self) -> bool:
        target = self._one_of([one for one in self._touchable() if self._serves(one)])
        if target is None:
            return False
        self._set("deregistration_delay.timeout_seconds", str(self._chance.choice((1, 2, 3))))
        self._life(target).deregistered.append(self._balancer.router.now())
        self._balancer.registration.deregister(GROUP, target.id)
        return True

    async def _register(self) -> bool:
        target = self._one_of([one for one in self._touchable() if one.running and not self._serves(one)])
        if target is None:
            return False
        self._register_at_balancer(target)
        return True

    async def _add(self) -> bool:
        if len(self._targets) == MOST_TARGETS:
            return False
        target = SoakTarget(f"i-{len(self._targets)}")
        await asyncio.to_thread(target.launch)
        self._targets.append(target)
        self._register_at_balancer(target)
        return True

    async def _rotate_keys(self) -> bool:
        # Sometimes just so often that a cookie of before can still be read, sometimes once too often.
        for _ in range(self._chance.choice((1, OLD_KEYS, OLD_KEYS + 1))):
            self._ledger.rotated()
            snapshot = self._balancer.router.snapshot
            self._balancer.router.snapshot = replace(
                snapshot, keys=KeyRing((new_key(), *snapshot.keys.keys[:OLD_KEYS]))
            )
        return True

    async def _change_attributes(self) -> bool:
        draw = self._chance.random()
        if draw < 0.4:
            self._set("stickiness.lb_cookie.duration_seconds", self._chance.choice(DURATIONS))
        elif draw < 0.8:
            self._set("load_balancing.algorithm.type", self._chance.choice(ALGORITHMS))
        else:
            # Off is what the course begins with, but rarely what this is about.
            self._set("stickiness.enabled", "false")
            await asyncio.sleep(0.5)
            self._set("stickiness.enabled", "true")
        return True

    async def _change_listener(self) -> bool:
        def toggled(before: Listener) -> Listener:
            return replace(before, rules=() if before.rules else (ListenerRule(1, "/l*", before.default),))

        self._balancer.router.change_listener(toggled)
        return True

    async def _change_load_balancer(self) -> bool:
        attributes = self._balancer.router.settings.attributes
        mode = self._chance.choice(("append", "preserve", "remove"))
        self._balancer.router.change_attributes(attributes.changed({"routing.http.xff_header_processing.mode": mode}))
        return True

    async def _fill_disk(self) -> bool:
        if self._log.full:
            return False
        self._log.fill_disk()
        return True

    async def _free_disk(self) -> bool:
        if not self._log.full:
            return False
        self._log.free_disk()
        return True

    async def _rotate_log(self) -> bool:
        if self._log.full:
            return False
        self._log.rotate()
        return True

    async def _reset_connections(self) -> bool:
        for number in range(RESETS):
            with socket.socket() as one:
                one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                one.setblocking(False)
                await asyncio.get_running_loop().sock_connect(one, ("127.0.0.1", self._balancer.router.port))
                if number % 2:
                    one.send(b"GET / HTTP/1.1\r\nHo")
        self.resets += RESETS
        return True

    def _touchable(self) -> list[SoakTarget]:
        return self._targets[STEADY:]

    def _one_of(self, targets: list[SoakTarget]) -> SoakTarget | None:
        return self._chance.choice(targets) if targets else None

    def _life(self, target: SoakTarget) -> Life:
        return self._ledger.lives.setdefault(target.id, Life())

    def _registered(self, target: SoakTarget) -> Target | None:
        return self._balancer.router.snapshot.listener.group(GROUP).find(target.id)

    def _serves(self, target: SoakTarget) -> bool:
        known = self._registered(target)
        return known is not None and known.health is not TargetHealth.DRAINING

    def _register_at_balancer(self, target: SoakTarget) -> None:
        self._life(target)  # it is not healthy at once: touched, from now on
        self._balancer.registration.register(GROUP, Target(target.id, "127.0.0.1", target.port))

    def _set(self, key: str, value: str) -> None:
        def changed(group: TargetGroup) -> TargetGroup:
            return replace(group, attributes=group.attributes.changed({key: value}))

        self._balancer.router.change_group(GROUP, changed)
