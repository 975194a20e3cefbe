"""What a load balancer's cookie says once it is open: this client, that target, since then.

The payload has one size whatever it says, so the length of a cookie tells nothing about the target. With this
layout a sealed value is 93 bytes, 124 characters of base64, like the values seen on the wire (ALB-D-19).
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import blake2b
from struct import Struct

from sticky_lab.stickiness.sealing import KeyRing
from sticky_lab.stickiness.targets import LONGEST_TARGET_ID

_VERSION = 1
# version, time of issue in milliseconds since 1970, digest of the group's name, length of the id, the id
_LAYOUT = Struct(f">BQ11sB{LONGEST_TARGET_ID}s")
_GROUP_BYTES = 11


@dataclass(frozen=True, slots=True)
class Binding:
    """A client's binding. `issued_at` is in seconds since 1970, kept to the millisecond."""

    target_id: str
    group_digest: bytes
    issued_at: float


def group_digest(name: str) -> bytes:
    """Return the 11 bytes that stand for a target group's name inside a cookie."""
    return blake2b(name.encode(), digest_size=_GROUP_BYTES).digest()


def seal_binding(binding: Binding, keys: KeyRing, nonce: bytes, context: bytes) -> bytes:
    """Return the cookie value: standard base64 of the sealed binding (ALB-D-19)."""
    name = binding.target_id.encode()
    milliseconds = max(0, round(binding.issued_at * 1000))
    payload = _LAYOUT.pack(_VERSION, milliseconds, binding.group_digest, len(name), name)
    return b64encode(keys.seal(payload, nonce, context))


def open_binding(value: bytes, keys: KeyRing, context: bytes) -> Binding | None:
    """Return the binding in a cookie value, or None if this balancer cannot read it (ALB-D-09).

    Unreadable are values that are not base64 (URL-encoded ones too, ALB-D-27), altered, sealed with a key that
    is not in the ring, or made for another context.
    """
    try:
        sealed = b64decode(value, validate=True)
    except ValueError:
        return None
    payload = keys.open(sealed, context)
    if payload is None or len(payload) != _LAYOUT.size or payload[0] != _VERSION:
        return None
    _, milliseconds, digest, length, name = _LAYOUT.unpack(payload)
    return Binding(name[:length].decode(), digest, milliseconds / 1000)
