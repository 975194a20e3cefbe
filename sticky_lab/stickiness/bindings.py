"""What a load balancer's cookie says once it is open: this client, that target of that group, since then.

One binding takes 32 bytes whatever it says, and a payload is filled up to the size of its family, so that the
length of a cookie tells nothing about the target.
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
_NO_GROUP = bytes(GROUP_BYTES)
NO_TARGET = bytes(TARGET_BYTES)
# What an AWSALBAPP value begins with on the wire (ALB-A-24).
_ZEROS = bytes(8)
_LATEST = (1 << 48) - 1


class Binding(NamedTuple):
    """A client's binding. `issued_at` is in seconds since 1970, kept to the millisecond.

    `duration` (seconds) is the one in force at that time, 0 for none; it is read only with SIM-01 switched over.
    """

    group: bytes
    target: bytes
    issued_at: float
    duration: int = 0


def seal_bindings(
    family: CookieFamily, bindings: Sequence[Binding], keys: KeyRing, nonce: bytes, listener: str
) -> bytes:
    """Return the cookie value, in the family's shape (§3)."""
    entries = []
    for binding in bindings:
        milliseconds = min(_LATEST, max(0, round(binding.issued_at * 1000)))
        entries.append(
            _LAYOUT.pack(milliseconds >> 32, milliseconds & 0xFFFFFFFF, binding.duration, binding.group, binding.target)
        )
    payload = b"".join(entries).ljust(family.payload, b"\0")
    sealed = keys.seal(payload, nonce, listener, family.name)
    if family.shape == "hex":
        return hexlify(sealed).upper()
    return b2a_base64(_ZEROS + sealed if family.shape == "zeros+base64" else sealed, newline=False)


def open_bindings(family: CookieFamily, value: bytes, keys: KeyRing, listener: str) -> tuple[Binding, ...] | Unopened:
    """Return the bindings in a cookie value, or why this listener cannot read it (ALB-D-09).

    A value that is not of the family's shape is unreadable; a URL-encoded one too (ALB-D-27).
    """
    try:
        sealed = _unshaped(family, value)
    except ValueError:
        return Unopened.UNREADABLE
    payload = keys.open(sealed, listener, family.name)
    if isinstance(payload, Unopened):
        return payload
    bindings = []
    for start in range(0, len(payload) - _LAYOUT.size + 1, _LAYOUT.size):
        high, low, duration, group, target = _LAYOUT.unpack_from(payload, start)
        if group == _NO_GROUP:
            break  # the rest is filling
        bindings.append(Binding(group, target, ((high << 32) + low) / 1000, duration))
    return tuple(bindings)


def _unshaped(family: CookieFamily, value: bytes) -> bytes:
    """Return the sealed bytes. Raises ValueError where the value is not of the family's shape."""
    if family.shape == "hex":
        if value != value.upper():
            raise ValueError("lower case")
        return unhexlify(value)
    sealed = a2b_base64(value, strict_mode=True)
    if b2a_base64(sealed, newline=False) != value:
        raise ValueError("not the one spelling")  # the last digit may carry bits that say nothing
    if family.shape == "zeros+base64":
        if not sealed.startswith(_ZEROS):
            raise ValueError("no zeros")
        return sealed[len(_ZEROS) :]
    return sealed
