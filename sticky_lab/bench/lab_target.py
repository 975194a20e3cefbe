"""The targets of a lab: the processes behind them, and what the load balancer knows of them."""

from __future__ import annotations

import time
from collections.abc import Callable

import requests

from sticky_lab.bench.front import Front
from sticky_lab.errors import StickyLabError, helpful, shown
from sticky_lab.fleet import MOST_TARGETS, Fleet, TargetProcess, instance_ids
from sticky_lab.stickiness import Target, TargetGroup, TargetHealth


class Targets:
    """The fleet of a lab and its registration at the load balancer. A target stays in its group for life."""

    def __init__(self, fleet: Fleet, front: Front, seed: int | None, check_open: Callable[[], None]) -> None:
        self._fleet, self._front, self._seed = fleet, front, seed
        #: Raises `StickyLabError` if the lab is closed.
        self.check_open = check_open
        self._group_of = {target.id: group.name for group in front.listener.groups for target in group.targets}

    @property
    def processes(self) -> tuple[TargetProcess, ...]:
        """Every target's process, in the order in which they were made."""
        return self._fleet.targets

    def process(self, target_id: str) -> TargetProcess:
        """Return the process of a target. Raises `StickyLabError` if there is no such target."""
        for process in self._fleet.targets:
            if process.id == target_id:
                return process
        allowed = ", ".join(process.id for process in self._fleet.targets)
        raise StickyLabError("target_unknown", value=shown(target_id), allowed=allowed)

    def group_of(self, target_id: str) -> TargetGroup:
        """Return the target group that a target belongs to, registered or not."""
        return self._front.listener.group(self._group_of[target_id])

    def registered(self, target_id: str) -> Target | None:
        """Return the target as the load balancer sees it; None while it is not registered."""
        return self.group_of(target_id).find(target_id)

    def register(self, process: TargetProcess, *, again: bool = False) -> None:
        """Register a process that listens; one that is registered at its address is let be, unless `again`.

        One successful check makes a newly registered target healthy (HC-01); it is made before this returns.
        """
        target = self.registered(process.id)
        if target and (target.host, target.port) == (process.host, process.port) and not again:
            return
        group = self._group_of[process.id]

        async def register() -> None:
            self._front.server.registration.register(group, Target(process.id, process.host, process.port))
            await self._front.server.health.check_all()

        self._front.wait(register())

    def deregister(self, target_id: str) -> None:
        """Let a target drain (HC-09). Its process lives on."""
        self._front.call(lambda: self._front.server.registration.deregister(self._group_of[target_id], target_id))

    def add(self, group: str | None) -> str:
        """Start a target, register it in a group (the first, if None), and return its id. Raises `StickyLabError`."""
        names = [one.name for one in self._front.listener.groups]
        if group is not None and group not in names:
            raise StickyLabError("group_unknown", value=shown(group), allowed=", ".join(names))
        count = len(self._fleet.targets) + 1
        if count > MOST_TARGETS:
            raise StickyLabError("target_count", most=MOST_TARGETS, value=count)
        # Without a seed the ids before the last are thrown away; with one they are those that are there already.
        process = self._fleet.add(instance_ids(count, self._seed)[-1])
        self._group_of[process.id] = group or names[0]
        self.register(process)
        return process.id


@helpful
class LabTarget:
    """One target of a lab: an instance id, and the process behind it."""

    def __init__(self, targets: Callable[[], Targets], target_id: str) -> None:
        self._find_targets = targets  # those of the lab as it is now: a restart makes new ones, with the same ids
        #: The instance id, as in i-0a….
        self.id = target_id

    @property
    def _targets(self) -> Targets:
        return self._find_targets()

    @property
    def _process(self) -> TargetProcess:
        return self._targets.process(self.id)

    @property
    def health(self) -> str:
        """How the load balancer sees it: initial, healthy, unhealthy, draining or unused (not registered)."""
        registered = self._targets.registered(self.id)
        return str(registered.health if registered else TargetHealth.UNUSED)

    @property
    def group(self) -> str:
        """The name of its target group."""
        return self._targets.group_of(self.id).name

    @property
    def pid(self) -> int | None:
        """The id of its process, or None."""
        return self._process.pid

    @property
    def address(self) -> str:
        """Where it listens: host and port."""
        return f"{self._process.host}:{self._process.port}"

    @property
    def running(self) -> bool:
        """Whether its process is alive."""
        return self._process.running

    def stop(self) -> None:
        """End the process in good order. What it had in memory is gone."""
        self._targets.check_open()
        self._process.stop()

    def kill(self) -> None:
        """End the process at once, as a crash would."""
        self._targets.check_open()
        self._process.kill()

    def start(self) -> None:
        """Start the process again, with an empty memory, and register it. A running one is left alone."""
        self._targets.check_open()
        process = self._process
        anew = not process.running
        process.launch()
        process.wait_until_ready()
        self._targets.register(process, again=anew)

    def register(self) -> None:
        """Register it with its target group, also while it drains. It has to be running."""
        self._targets.check_open()
        if not self.running:
            raise StickyLabError("target_not_running", value=self.id)
        self._targets.register(self._process, again=self.health in (TargetHealth.DRAINING, TargetHealth.UNUSED))

    def deregister(self) -> None:
        """Take it out of its target group: it drains for the deregistration delay, on the lab's clock (HC-09).

        `deregistration_delay.timeout_seconds` is 300 at first. When it is over the target is unused.
        """
        self._targets.check_open()
        self._targets.deregister(self.id)

    def restart(self) -> None:
        """Stop and start."""
        self.stop()
        self.start()

    def wait_until(self, health: str, seconds: float = 10) -> None:
        """Wait until the load balancer sees this health, such as "unhealthy"; at most so many seconds."""
        if not any(health == known for known in TargetHealth):
            allowed = ", ".join(TargetHealth)
            raise StickyLabError("health_unknown", value=shown(health), allowed=allowed)
        if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 <= seconds <= 3600:
            raise StickyLabError("seconds_to_wait", value=shown(seconds))
        deadline = time.monotonic() + seconds
        while self.health != health:
            if time.monotonic() > deadline:
                raise StickyLabError("health_not_reached", value=self.id, seconds=seconds, health=health)
            time.sleep(0.02)

    def ask(self, path: str = "/") -> requests.Response:
        """Send it a GET directly, past the load balancer. Raises `requests.RequestException` if it does not answer."""
        if not isinstance(path, str) or not path.startswith("/"):
            raise StickyLabError("browser_path", value=shown(path))
        with requests.Session() as session:
            session.trust_env = False  # a proxy in the environment must not see, or hinder, the lab
            return session.get(f"http://{self.address}{path}", timeout=5)

    def log(self) -> list[str]:
        """What it wrote: one line for each request, and any error."""
        return self._process.log()

    def __repr__(self) -> str:
        return f"{self.id} {self.health}"
