"""Trace ids that say which browser sent a request.

A browser sends an X-Amzn-Trace-Id of its own, which a load balancer keeps (HDR-02); its last 24 digits hold the
number of the browser and a count. So a visit finds its decision, and a decision the name of its browser, without
a header that a real load balancer would not know.
"""

from __future__ import annotations

import re

_FORM = re.compile(r"1-[0-9a-f]{8}-([0-9a-f]{8})0{4}[0-9a-f]{12}")


def root_for(now: float, browser: int, request: int) -> str:
    """Return the root of a trace: `now` in seconds since 1970, both numbers counted from 1."""
    return f"1-{int(now) & 0xFFFFFFFF:08x}-{browser:08x}{request:016x}"


def browser_of(root: str) -> int | None:
    """Return the number of the browser that made this root, or None if no browser of a lab did.

    Roots that others make are random, so that none of them looks like ours but by a chance of 1 in 65,536, and its
    number is then not one of the few that a lab has.
    """
    form = _FORM.fullmatch(root)
    return int(form[1], 16) if form else None
