"""Reading the Cookie lines of a request. Whatever a client sends: no exception, and time linear in its length."""

from __future__ import annotations

from collections.abc import Sequence

from sticky_lab.stickiness.kinds import AWSALBTG, KINDS

REMOVED = b"_remove_"  # ALB-A-20: what a slot of AWSALBAPP without data holds
SLOTS = tuple(b"AWSALBAPP-%d" % number for number in range(4))  # ALB-A-19


def read_cookies(headers: Sequence[bytes], *, last: bool = False) -> dict[bytes, bytes]:
    """Return the cookies by name, values as they came.

    Names are compared to the letter. Of a name sent twice the first counts, or the `last` (SIM-03). Quotes belong
    to a value; blanks around a name or a value do not; what has no equals sign is passed over.
    """
    found: dict[bytes, bytes] = {}
    for header in headers:
        for pair in header.split(b";"):
            name, equals, value = pair.partition(b"=")
            name = name.strip(b" \t")
            if equals and (last or name not in found):
                found[name] = value.strip(b" \t")
    return found


def _our_names() -> frozenset[bytes]:
    families = [kind.cookie for kind in KINDS.values() if kind.cookie] + [AWSALBTG]
    names = {name for family in families for name in (family.name, family.companion) if name}
    return frozenset((*(names - {b"AWSALBAPP"}), *SLOTS))


OUR_NAMES = _our_names()


def without_our_cookies(header: bytes) -> bytes:
    """Return a Cookie line without the load balancer's own cookies, for SIM-12 switched over; perhaps empty."""
    kept = [pair for pair in header.split(b";") if pair.partition(b"=")[0].strip(b" \t") not in OUR_NAMES]
    return b";".join(kept).strip(b" \t")


def joined_slots(cookies: dict[bytes, bytes]) -> bytes | None:
    """Return the value that the AWSALBAPP slots hold together (ALB-A-19), or None if no slot came.

    Slots that hold `_remove_` count as absent (ALB-A-22); if all that came do, the value is `_remove_`.
    """
    came = [cookies[slot] for slot in SLOTS if slot in cookies]
    if not came:
        return None
    return b"".join(value for value in came if value != REMOVED) or REMOVED
