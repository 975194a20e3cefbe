"""CHAINED LOAD BALANCERS, both with application-based stickiness (ALB-A-25, SIM-31).

That this works is AWS's word, how is not said: both write AWSALBAPP-0…-3, and a browser keeps one value for a name.
(With duration-based cookies that breaks stickiness: ALB-D-15, CLB-G-12.) Our choice: the outer load balancer keeps the
slots of the one behind it, its target, as a browser would, sealed inside its own value, and puts them back in the place
of its own when it forwards a request to that target.

What is carried reads: the four slots' values in their order, with semicolons between; an empty one never came.
"""

from __future__ import annotations

from collections.abc import Sequence

from sticky_lab.stickiness.request_cookies import SLOTS, without_cookies


def slot_of(set_cookie: bytes) -> bytes | None:
    """Return the slot that a Set-Cookie value sets, or None if it sets another cookie."""
    name = set_cookie.partition(b"=")[0].strip(b" \t")
    return name if name in SLOTS else None


def carried_after(carried: bytes, set_cookies: Sequence[bytes]) -> bytes:
    """Return what is carried after a response of the target: what was, with the slots that it set put in."""
    values = dict(zip(SLOTS, carried.split(b";"), strict=False))
    for line in set_cookies:
        slot = slot_of(line)
        if slot is not None:
            values[slot] = line.partition(b";")[0].partition(b"=")[2].strip(b" \t")
    return b";".join(values.get(slot, b"") for slot in SLOTS) if any(values.values()) else b""


def with_carried(cookies: Sequence[bytes], carried: bytes) -> list[bytes]:
    """Return the Cookie lines for the target: what is carried in the place of our slots, on one line."""
    others = [without_cookies(line, SLOTS) for line in cookies]
    theirs = [b"%b=%b" % pair for pair in zip(SLOTS, carried.split(b";"), strict=True) if pair[1]]
    return [b"; ".join([*filter(None, others), *theirs])]
