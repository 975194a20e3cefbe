"""What a load balancer adds to a response: its cookies, sealed only now that the final target is known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sticky_lab.stickiness.bindings import NO_TARGET, Binding, seal_bindings
from sticky_lab.stickiness.engine import Decision, GroupStep, Request, Snapshot
from sticky_lab.stickiness.kinds import AWSALB, AWSALBAPP, AWSALBTG, AWSELB, Product
from sticky_lab.stickiness.sealing import NONCE_BYTES
from sticky_lab.stickiness.set_cookies import (
    BROWSER_LIFETIME_SECONDS,
    LONGEST_SHARDED,
    alb_lines,
    clb_follower_line,
    clb_lines,
    slot_lines,
)
from sticky_lab.stickiness.table import CookieVerdict, CookieWrite

#: A response seals two values at the most: AWSALBTG and the target's cookie.
NONCES_BYTES = 2 * NONCE_BYTES
_CHROMIUM = re.compile(rb"Chrom(?:e|ium)/([0-9]{1,4})")
_CHROMIUM_SAME_SITE = 80  # ALB-A-27
# CLB-G-06: comes with every AWSELB.
_NOT_CACHED = (b"Cache-control", b'no-cache="set-cookie"')

HeaderLine = tuple[bytes, bytes]


def added_headers(
    decision: Decision, snapshot: Snapshot, set_cookies: Sequence[bytes], nonces: bytes
) -> tuple[HeaderLine, ...]:
    """Return the lines to put before the target's own (ALB-D-26), whatever the status is (ALB-D-21).

    `set_cookies` are the values of the target's own Set-Cookie lines: they are looked at, never changed. `nonces`
    are 24 fresh random bytes. AWSALBTG comes before AWSALB (ALB-T-19).
    """
    if decision.target is None:
        return ()
    lines = _target_lines(decision, snapshot, set_cookies, nonces[NONCE_BYTES:])
    if decision.group_step is not None:
        lines = _group_lines(decision.group_step, decision, snapshot, nonces[:NONCE_BYTES]) + lines
    headers = tuple([(b"Set-Cookie", line) for line in lines])
    if lines and snapshot.listener.product is Product.CLB:
        return (*headers, _NOT_CACHED)
    return headers


def _group_lines(step: GroupStep, decision: Decision, snapshot: Snapshot, nonce: bytes) -> tuple[bytes, ...]:
    if decision.group is None or step.outcome.write is CookieWrite.NEVER:
        return ()
    binding = Binding(decision.group.digest, NO_TARGET, decision.routed_at, step.duration or 0)
    value = seal_bindings(AWSALBTG, [binding], snapshot.keys, nonce, snapshot.listener.name)
    return alb_lines(AWSALBTG, value, decision.routed_at, companion=_companion(decision.request, snapshot))


def _target_lines(
    decision: Decision, snapshot: Snapshot, set_cookies: Sequence[bytes], nonce: bytes
) -> tuple[bytes, ...]:
    group, target, choices = decision.group, decision.target, snapshot.choices
    assert group is not None
    assert target is not None
    family = group.stickiness.kind.cookie
    if family is None:
        return ()
    bindings: list[Binding] = []
    if family is AWSALBAPP or not choices.one_group_in_awsalb:
        bindings += _still_young(decision)
    binds = decision.binds(set_cookies, choices)
    if binds:
        bindings.append(Binding(group.digest, target.digest, decision.routed_at, group.stickiness.duration or 0))
    elif family is not AWSALBAPP or (
        # A browser keeps the application's cookie from other paths than its own: no reason to forget the binding.
        decision.verdict is CookieVerdict.NO_APPLICATION_COOKIE and choices.unused_binding == "kept"
    ):
        return ()

    def sealed() -> bytes:
        return seal_bindings(family, bindings, snapshot.keys, nonce, snapshot.listener.name)

    if family is AWSALB:
        return alb_lines(AWSALB, sealed(), decision.routed_at, companion=True)  # CORS-02
    if family is AWSELB:
        if group.stickiness.kind.needs_application_cookie:
            return (clb_follower_line(sealed(), decision.application_cookie(set_cookies, choices)),)
        return clb_lines(sealed(), group.stickiness.duration, companion=_companion(decision.request, snapshot))
    value = sealed() if bindings else b""
    while len(value) > LONGEST_SHARDED:  # ALB-A-19: 16K in total; the oldest bindings go first, our choice
        bindings = bindings[len(bindings) // 8 + 1 :]
        value = sealed()
    return slot_lines(
        value,
        decision.routed_at,
        cross_site=_wants_same_site(decision.request),
        empty_slots=choices.empty_slots_sent,
    )


def _still_young(decision: Decision) -> list[Binding]:
    """The bindings of other groups, oldest first, without those that no duration can keep alive (CFG-01)."""
    oldest = decision.routed_at - BROWSER_LIFETIME_SECONDS
    kept = [binding for binding in decision.others if binding.issued_at > oldest]
    return sorted(kept, key=lambda binding: binding.issued_at)


def _companion(request: Request, snapshot: Snapshot) -> bool:
    """SIM-15: whether AWSALBTGCORS and AWSELBCORS are sent along."""
    return snapshot.choices.cors_companions_always or request.has_origin


def _wants_same_site(request: Request) -> bool:
    """ALB-A-27: a CORS request of a user agent that is Chromium 80 or later."""
    chromium = _CHROMIUM.search(request.user_agent)
    return request.has_origin and chromium is not None and int(chromium[1]) >= _CHROMIUM_SAME_SITE
