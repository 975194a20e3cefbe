"""One target of a lab, as a learner handles it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from sticky_lab.fleet import TargetProcess
from sticky_lab.messages import StickyLabError, refusals
from sticky_lab.stickiness import TargetHealth

if TYPE_CHECKING:
    from sticky_lab.lab import Lab


class LabTarget:
    """One target of a lab: an instance id, and the process behind it."""

    def __init__(self, lab: Lab, target_id: str) -> None:
        self._lab = lab
        #: The instance id, as in i-0a….
        self.id = target_id

    @property
    def _process(self) -> TargetProcess:
        return self._lab._process(self.id)

    @property
    def health(self) -> str:
        """How the load balancer sees it: initial, healthy, unhealthy, draining or unused."""
        return str(self._lab._registered(self.id)[1].health)

    @property
    def group(self) -> str:
        """The name of its target group."""
        return self._lab._registered(self.id)[0].name

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
        self._lab._check_open()
        self._process.stop()

    def kill(self) -> None:
        """End the process at once, as a crash would."""
        self._lab._check_open()
        self._process.kill()

    def start(self) -> None:
        """Start the process again, with an empty memory, and register it. A running one is left alone."""
        self._lab._check_open()
        process = self._process
        process.launch()
        process.wait_until_ready()
        self._lab._register(process)

    def restart(self) -> None:
        """Stop and start."""
        self.stop()
        self.start()

    def wait_until(self, health: str, seconds: float = 10) -> None:
        """Wait until the load balancer sees this health, such as "unhealthy"; at most so many seconds."""
        if health not in set(TargetHealth):
            allowed = ", ".join(TargetHealth)
            raise StickyLabError(refusals.HEALTH_UNKNOWN, value=repr(health)[:60], allowed=allowed)
        deadline = time.monotonic() + seconds
        while self.health != health:
            if time.monotonic() > deadline:
                raise StickyLabError(refusals.HEALTH_NOT_REACHED, value=self.id, seconds=seconds, health=health)
            time.sleep(0.02)

    def log(self) -> list[str]:
        """What it wrote: one line for each request, and any error."""
        return self._process.log()

    def __repr__(self) -> str:
        return f"{self.id} {self.health}"
