"""Reading the Cookie lines of a request. Whatever a client sends: no exception, and time linear in its length."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sticky_lab.stickiness.kinds import AWSALBTG, KINDS

REMOVED = b"_remove_"  # ALB-A-20: what a slot of AWSALBAPP without data holds
SLOTS = tuple(b"AWSALBAPP-%d" % number for number in range(4))  # ALB-A-19, ALB-A-23
# ALB-A-19: a shard takes up to 4K. The whole cookie with its attributes stays within the 4,096 bytes that browsers
# are bound to keep (RFC 6265 §6.1), so that none is dropped.
_SHARD_CHARACTERS = 4096 - len("AWSALBAPP-0=; Expires=Thu, 30 Sep 2021 10:26:41 GMT; Path=/; SameSite=None; Secure")
LONGEST_SHARDED = len(SLOTS) * _SHARD_CHARACTERS


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


def without_cookies(header: bytes, names: Collection[bytes] = OUR_NAMES) -> bytes:
    """Return a Cookie line without these cookies, those of load balancers if not told otherwise; perhaps empty."""
    kept = [pair for pair in header.split(b";") if pair.partition(b"=")[0].strip(b" \t") not in names]
    return b";".join(kept).strip(b" \t")


def in_shards(value: bytes) -> list[bytes]:
    """Return what the slots with data hold of a value, in their order (ALB-A-19)."""
    return [value[start : start + _SHARD_CHARACTERS] for start in range(0, len(value), _SHARD_CHARACTERS)]


def joined_slots(cookies: dict[bytes, bytes]) -> bytes | None:
    """Return the value that the AWSALBAPP slots hold together (ALB-A-19), or None if no slot came.

    Slots that hold `_remove_` count as absent (ALB-A-22); if all that came do, the value is `_remove_`. A value
    that is cut up otherwise than we do it is not ours: b"", which nobody can read.
    """
    if not any(slot in cookies for slot in SLOTS):
        return None
    held = [cookies.get(slot, REMOVED) for slot in SLOTS]
    value = b"".join(shard for shard in held if shard != REMOVED)
    shards = in_shards(value)
    if held != shards + [REMOVED] * (len(SLOTS) - len(shards)):
        return b""
    return value or REMOVED
