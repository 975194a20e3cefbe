"""`sticky-lab up`: a fleet behind a sticky load balancer, until Ctrl-C."""

from __future__ import annotations

import argparse
import json
import signal
import threading
from collections.abc import Callable

from sticky_lab.lab import Lab
from sticky_lab.lab_listener import configured, listener, plan
from sticky_lab.messages import StickyLabError, Text, refusals
from sticky_lab.messages.commands import UP_READY, UP_TARGET
from sticky_lab.stickiness import Listener

DEFAULT_TARGETS = 3


def up(options: argparse.Namespace, say: Callable[[Text], None]) -> int:
    """Serve until SIGINT or SIGTERM; return the exit status. Raises `StickyLabError` for values that cannot be."""
    groups = dict(options.group)
    if len(groups) < len(options.group):
        raise StickyLabError(refusals.GROUP_OPTION_TWICE)
    if groups and options.targets is not None:
        raise StickyLabError(refusals.GROUP_OPTION_AND_TARGETS)
    if options.group_stickiness is not None and not groups:
        raise StickyLabError(refusals.GROUP_STICKINESS_WITHOUT_GROUPS)
    # Only an NLB sticks by address, so whoever asks for that means one.
    product = options.product or ("nlb" if options.stickiness == "source_ip" else "alb")
    targets = DEFAULT_TARGETS if options.targets is None else options.targets
    kind, plans = plan(product, targets, groups)

    def set_up(before: Listener) -> Listener:
        return configured(
            before,
            stickiness=options.stickiness,
            duration=options.duration,
            cookie_name=options.cookie_name,
            algorithm=options.algorithm,
            group_stickiness=options.group_stickiness,
        )

    set_up(listener(kind, plans, []))  # what cannot be is refused before anything is started
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    with Lab(targets, port=options.port, product=product, groups=groups) as lab:
        lab.configure(set_up)
        if options.json:
            described = [{"id": one.id, "pid": one.pid, "address": one.address} for one in lab.targets]
            print(json.dumps({"url": lab.url, "targets": described}), flush=True)
        else:
            say(UP_READY.fill(url=lab.url, product=product, stickiness=options.stickiness))
            for one in lab.targets:
                say(UP_TARGET.fill(id=one.id, group=one.group, address=one.address, pid=one.pid))
        # In short waits, because a long one cannot be interrupted by Ctrl-C on Windows.
        while not stop.wait(0.5):
            pass
    return 0
