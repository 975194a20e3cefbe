"""What a load balancer's cookie says once it is open: this client, that target of that group, since then.

The binding lives in the client's cookie and nowhere else: any node can honour it (GEN-04), and nothing of the session
is in it (GEN-07, SEC-03). It takes 32 bytes whatever it says, and a payload is filled up to the size of its family, so
that the length of a cookie tells nothing about the target. What is carried for a load balancer behind (`chained`)
comes on top.
"""

from __future__ import annotations

from binascii import a2b_base64, b2a_base64, hexlify, unhexlify
from collections.abc import Sequence
from struct import Struct
from typing import NamedTuple

from sticky_lab.stickiness.kinds import CookieFamily
from sticky_lab.stickiness.sealing import KeyRing, Unopened
from sticky_lab.stickiness.targets import GROUP_BYTES, TARGET_BYTES

# time of issue in milliseconds since 1970 (6 bytes, high part first), duration then in force (s), group, target
_LAYOUT = Struct(f">HII{GROUP_BYTES}s{TARGET_BYTES}s")
# Set in the duration: what is carried follows, after its length.
_CARRIES = 1 << 31
_CARRIED_LENGTH = Struct(">I")
_NO_GROUP = bytes(GROUP_BYTES)
NO_TARGET = bytes(TARGET_BYTES)
# What an AWSALBAPP value begins with on the wire (ALB-A-24).
_ZEROS = bytes(8)
_LATEST = (1 << 48) - 1


class Binding(NamedTuple):
    """A client's binding. `issued_at` is in seconds since 1970, kept to the millisecond.

    `duration` (seconds) is the one in force at that time, 0 for none; it is read only with SIM-01 switched over.
    `carried` are the slots of a load balancer behind this one, in the form of `chained`.
    """

    group: bytes
    target: bytes
    issued_at: float
    duration: int = 0
    carried: bytes = b""


def seal_bindings(
    family: CookieFamily, bindings: Sequence[Binding], keys: KeyRing, nonce: bytes, listener: str
) -> bytes:
    """Return the cookie value, in the family's shape (§3)."""
    entries = []
    for binding in bindings:
        milliseconds = min(_LATEST, max(0, round(binding.issued_at * 1000)))
        duration = min(binding.duration, _CARRIES - 1)  # a CLB's period has no longest (CLB-D-10)
        if binding.carried:
            duration |= _CARRIES
        entries.append(
            _LAYOUT.pack(milliseconds >> 32, milliseconds & 0xFFFFFFFF, duration, binding.group, binding.target)
        )
        if binding.carried:
            entries.append(_CARRIED_LENGTH.pack(len(binding.carried)) + binding.carried)
    payload = b"".join(entries).ljust(family.payload, b"\0")
    return _shaped(family, keys.seal(payload, nonce, listener, family.name))


def open_bindings(family: CookieFamily, value: bytes, keys: KeyRing, listener: str) -> tuple[Binding, ...] | Unopened:
    """Return the bindings in a cookie value, or why this listener cannot read it (ALB-D-09).

    A value that is not of the family's shape is unreadable; a URL-encoded one too (ALB-D-27), and any spelling of
    the same bytes but the one that was written (CLI-01: byte for byte).
    """
    try:
        sealed = _unshaped(family, value)
    except ValueError:
        return Unopened.UNREADABLE
    payload = keys.open(sealed, listener, family.name)
    if isinstance(payload, Unopened):
        return payload
    bindings = []
    start = 0
    while start + _LAYOUT.size <= len(payload):
        high, low, duration, group, target = _LAYOUT.unpack_from(payload, start)
        if group == _NO_GROUP:
            break  # the rest is filling
        start += _LAYOUT.size
        carried = b""
        if duration & _CARRIES:
            end = start + _CARRIED_LENGTH.size
            (length,) = _CARRIED_LENGTH.unpack_from(payload, start)
            start = end + length
            carried = payload[end:start]
        bindings.append(Binding(group, target, ((high << 32) + low) / 1000, duration & ~_CARRIES, carried))
    return tuple(bindings)


def _shaped(family: CookieFamily, sealed: bytes) -> bytes:
    if family.shape == "hex":
        return hexlify(sealed).upper()
    return b2a_base64(_ZEROS + sealed if family.shape == "zeros+base64" else sealed, newline=False)


def _unshaped(family: CookieFamily, value: bytes) -> bytes:
    """Return the sealed bytes. Raises ValueError where this is not how the family writes them."""
    if family.shape == "hex":
        sealed = unhexlify(value)
    else:
        sealed = a2b_base64(value, strict_mode=True)
        if family.shape == "zeros+base64":
            sealed = sealed[len(_ZEROS) :]
    # The last digit of base64 has bits that stand for nothing, hexadecimal has two cases: only one spelling is ours.
    if _shaped(family, sealed) != value:
        raise ValueError("not as it was written")
    return sealed
