"""What a load balancer adds to a response: its cookies, sealed only now that the final target is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from sticky_lab.stickiness.bindings import NO_TARGET, Binding, seal_bindings
from sticky_lab.stickiness.chained import carried_after, slot_of
from sticky_lab.stickiness.choices import Choices
from sticky_lab.stickiness.decision_table import CookieWrite
from sticky_lab.stickiness.engine import Decision, GroupStep, Request, Snapshot
from sticky_lab.stickiness.kinds import AWSALB, AWSALBAPP, AWSALBTG, AWSELB, Product
from sticky_lab.stickiness.request_cookies import LONGEST_SHARDED, REMOVED, SLOTS, read_cookies
from sticky_lab.stickiness.sealing import NONCE_BYTES
from sticky_lab.stickiness.set_cookies import (
    BROWSER_LIFETIME_SECONDS,
    alb_lines,
    clb_follower_line,
    clb_lines,
    slot_lines,
)

#: A response seals two values at the most: AWSALBTG and the target's cookie.
NONCES_BYTES = 2 * NONCE_BYTES
_CHROMIUM = re.compile(rb"Chrom(?:e|ium)/([0-9]{1,4})")
_CHROMIUM_SAME_SITE = 80  # ALB-A-27
# CLB-G-06: comes with every AWSELB.
_NOT_CACHED = (b"Cache-control", b'no-cache="set-cookie"')

HeaderLine = tuple[bytes, bytes]


class Written(NamedTuple):
    """What becomes of a response's head.

    `lines` are added to it. `bound` tells whether they bind the client to the target, `taken_in` whether the AWSALBAPP
    lines among the target's own do not go on to the client: they are carried inside our value, or would take the place
    of one that stays with the client (SIM-31).
    """

    lines: tuple[HeaderLine, ...]
    bound: bool = False
    taken_in: bool = False


_NOTHING = Written(())


def added_headers(decision: Decision, snapshot: Snapshot, set_cookies: Sequence[bytes], nonces: bytes) -> Written:
    """Return the lines to put before the target's own (ALB-D-26), whatever the status is (ALB-D-21).

    `set_cookies` are the values of the target's own Set-Cookie lines: they are looked at, never changed. `nonces`
    are 24 fresh random bytes. AWSALBTG comes before AWSALB (ALB-T-19).
    """
    if decision.target is None:
        return _NOTHING
    bound = decision.binds(set_cookies, snapshot.choices)
    after = _bindings_after(decision, snapshot.choices, set_cookies, bound)
    lines = () if after is None else _target_lines(decision, snapshot, set_cookies, nonces[NONCE_BYTES:], after)
    if decision.group_step is not None:
        lines = _group_lines(decision.group_step, decision, snapshot, nonces[:NONCE_BYTES]) + lines
    headers = tuple([(b"Set-Cookie", line) for line in lines])
    if lines and snapshot.listener.product is Product.CLB:
        headers = (*headers, _NOT_CACHED)
    # Most responses set no cookie: what need not be asked is not.
    taken_in = bool(set_cookies) and _takes_in(decision, snapshot.choices, set_cookies, after)
    return Written(headers, bound, taken_in)


def _group_lines(step: GroupStep, decision: Decision, snapshot: Snapshot, nonce: bytes) -> tuple[bytes, ...]:
    if decision.group is None or step.outcome.write is CookieWrite.NEVER:
        return ()
    binding = Binding(decision.group.digest, NO_TARGET, decision.routed_at, step.duration or 0)
    value = seal_bindings(AWSALBTG, [binding], snapshot.keys, nonce, snapshot.listener.name)
    return alb_lines(AWSALBTG, value, decision.routed_at, companion=_companion(decision.request, snapshot))


def _takes_in(
    decision: Decision, choices: Choices, set_cookies: Sequence[bytes], after: Sequence[Binding] | None
) -> bool:
    """See `Written`. Where the client has none of ours, the target's lines go on as they came."""
    ours = decision.stickiness == "app_cookie" and choices.chained_application_cookies != "passed on"
    return ours and any(map(slot_of, set_cookies)) and bool(decision.held if after is None else after)


def _bindings_after(
    decision: Decision, choices: Choices, set_cookies: Sequence[bytes], bound: bool
) -> list[Binding] | None:
    """Return what the client's cookie says after this response, the oldest first; None: it is left alone."""
    group, target = decision.group, decision.target
    assert group is not None
    assert target is not None
    in_one_cookie = group.stickiness.kind.cookie is AWSALBAPP or not choices.one_group_in_awsalb
    bindings = _still_young(decision, group.digest) if in_one_cookie else []
    if bound:
        duration = group.stickiness.duration or 0
        carried = b""
        if group.stickiness.kind.cookie is AWSALBAPP and choices.chained_application_cookies == "carried":
            carried = carried_after(decision.carried, set_cookies)
        return [*bindings, Binding(group.digest, target.digest, decision.routed_at, duration, carried)]
    return bindings if decision.outcome.write is CookieWrite.OR_REMOVED else None


def _target_lines(
    decision: Decision, snapshot: Snapshot, set_cookies: Sequence[bytes], nonce: bytes, bindings: list[Binding]
) -> tuple[bytes, ...]:
    group, choices = decision.group, snapshot.choices
    assert group is not None
    family = group.stickiness.kind.cookie
    assert family is not None  # a kind without a cookie writes nothing, and so has nothing to write

    def sealed(bindings: Sequence[Binding]) -> bytes:
        return seal_bindings(family, bindings, snapshot.keys, nonce, snapshot.listener.name) if bindings else b""

    value = sealed(bindings)
    if family is AWSALB:
        return alb_lines(AWSALB, value, decision.routed_at, companion=True)  # CORS-02
    if family is AWSELB:
        if group.stickiness.kind.needs_application_cookie:
            return (clb_follower_line(value, decision.application_cookie(set_cookies, choices)),)
        return clb_lines(value, group.stickiness.duration, companion=_companion(decision.request, snapshot))
    # ALB-A-19: 16K in total. What is carried and does not even fit alone is left out: then only this layer is sticky
    # (SIM-31). Else the oldest bindings go first, our choice too.
    if len(value) > LONGEST_SHARDED and len(sealed(bindings[-1:])) > LONGEST_SHARDED:
        bindings[-1] = bindings[-1]._replace(carried=b"")
        value = sealed(bindings)
    while len(value) > LONGEST_SHARDED:
        bindings = bindings[len(bindings) // 8 + 1 :]
        value = sealed(bindings)
    return slot_lines(
        value, decision.routed_at, cross_site=_wants_same_site(decision.request), emptied=_emptied(decision, choices)
    )


def _emptied(decision: Decision, choices: Choices) -> Sequence[bytes]:
    """SIM-13: every slot; or those in which the client holds something, for they would be read as part of the value."""
    if choices.empty_slots_sent:
        return SLOTS
    came = read_cookies(decision.request.cookies)
    return [slot for slot in SLOTS if came.get(slot, REMOVED) != REMOVED]


def _still_young(decision: Decision, group: bytes) -> list[Binding]:
    """The bindings of other groups, oldest first, without those that no duration can keep alive (CFG-01)."""
    oldest = decision.routed_at - BROWSER_LIFETIME_SECONDS
    kept = [binding for binding in decision.held if binding.group != group and binding.issued_at > oldest]
    return sorted(kept, key=lambda binding: binding.issued_at)


def _companion(request: Request, snapshot: Snapshot) -> bool:
    """SIM-15: whether AWSALBTGCORS and AWSELBCORS are sent along."""
    return snapshot.choices.cors_companions_always or request.has_origin


def _wants_same_site(request: Request) -> bool:
    """ALB-A-27: a CORS request of a user agent that is Chromium 80 or later."""
    chromium = _CHROMIUM.search(request.user_agent)
    return request.has_origin and chromium is not None and int(chromium[1]) >= _CHROMIUM_SAME_SITE
