"""`sticky-lab up`: a fleet behind a sticky load balancer, until Ctrl-C."""

from __future__ import annotations

import json
import signal
import threading
from collections.abc import Callable

from sticky_lab.lab import Lab
from sticky_lab.messages import Text
from sticky_lab.messages.commands import UP_READY, UP_TARGET
from sticky_lab.stickiness import TargetGroupAttributes


def up(
    *, targets: int, port: int, stickiness: str, duration: str | None, as_json: bool, say: Callable[[Text], None]
) -> int:
    """Serve until SIGINT or SIGTERM; return the exit status. Raises `StickyLabError` for values that cannot be."""
    TargetGroupAttributes().with_stickiness(stickiness, duration)  # refused before anything is started
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    with Lab(targets, port=port) as lab:
        lab.stickiness(stickiness, duration)
        if as_json:
            described = [{"id": one.id, "pid": one.pid, "address": one.address} for one in lab.targets]
            print(json.dumps({"url": lab.url, "targets": described}), flush=True)
        else:
            say(UP_READY.fill(url=lab.url, stickiness=stickiness))
            for one in lab.targets:
                say(UP_TARGET.fill(id=one.id, address=one.address, pid=one.pid))
        # In short waits, because a long one cannot be interrupted by Ctrl-C on Windows.
        while not stop.wait(0.5):
            pass
    return 0
