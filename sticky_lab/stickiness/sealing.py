"""Sealed values: AES-GCM under a ring of keys.

The binding of a client lives in its cookie, sealed so that the client can neither read nor usefully alter it
(ALB-D-02, SEC-01), and the keys can change under way (X-08): the first key of a ring seals, all of them open.

A sealed value reads: version (1 byte), key id (4), digest of the listener (4), nonce (12), ciphertext with its tag.
The head up to the nonce and a context, bytes that say what the value is for, are authenticated: a value moved to
another place does not open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = b"\x01"
KEY_ID_BYTES = 4
LISTENER_BYTES = 4
NONCE_BYTES = 12
SECRET_BYTES = 32
TAG_BYTES = 16
HEAD_BYTES = len(VERSION) + KEY_ID_BYTES + LISTENER_BYTES
#: What a sealed value has beside its payload.
OVERHEAD_BYTES = HEAD_BYTES + NONCE_BYTES + TAG_BYTES


class Unopened(StrEnum):
    """Why a value did not open."""

    UNREADABLE = "unreadable"  # not of this form at all
    UNKNOWN_KEY = "unknown_key"  # sealed with a key that is not, or no longer, in the ring
    OTHER_LISTENER = "other_listener"  # it says that it was made for another listener
    FORGED = "forged"  # altered, or made for another purpose


@dataclass(frozen=True, slots=True)
class Key:
    """One AES-256 key. `id` (4 bytes) travels with each value in the open; `secret` (32 bytes) never does."""

    id: bytes
    secret: bytes = field(repr=False)
    cipher: AESGCM = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if len(self.id) != KEY_ID_BYTES or len(self.secret) != SECRET_BYTES:
            raise ValueError(f"a key is {KEY_ID_BYTES} bytes of id and {SECRET_BYTES} bytes of secret")
        object.__setattr__(self, "cipher", AESGCM(self.secret))

    @classmethod
    def from_random(cls, random_bytes: bytes) -> Key:
        """Make a key of 36 random bytes, drawn by the caller."""
        return cls(random_bytes[:KEY_ID_BYTES], random_bytes[KEY_ID_BYTES:])


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The keys in force, newest first. Rotating puts a new one in front; dropping one ends what it sealed."""

    keys: tuple[Key, ...]

    def seal(self, payload: bytes, nonce: bytes, listener: str, purpose: bytes) -> bytes:
        """Seal a payload for one listener and purpose. `nonce`: 12 bytes never used before with this key."""
        key = self.keys[0]
        head, context = _head_and_context(key.id, listener, purpose)
        return head + nonce + key.cipher.encrypt(nonce, payload, context)

    def open(self, sealed: bytes, listener: str, purpose: bytes) -> bytes | Unopened:
        """Return the payload, or why there is none to be had."""
        if len(sealed) < OVERHEAD_BYTES or sealed[:1] != VERSION:
            return Unopened.UNREADABLE
        head, nonce = sealed[:HEAD_BYTES], sealed[HEAD_BYTES : HEAD_BYTES + NONCE_BYTES]
        key_id = head[1 : 1 + KEY_ID_BYTES]
        for key in self.keys:
            if key.id == key_id:
                break
        else:
            return Unopened.UNKNOWN_KEY
        ours, context = _head_and_context(key.id, listener, purpose)
        if head != ours:
            return Unopened.OTHER_LISTENER
        try:
            return key.cipher.decrypt(nonce, sealed[HEAD_BYTES + NONCE_BYTES :], context)
        except InvalidTag:
            return Unopened.FORGED


@lru_cache(maxsize=256)
def _head_and_context(key_id: bytes, listener: str, purpose: bytes) -> tuple[bytes, bytes]:
    """Return what a value for this use begins with, and what it is bound to."""
    head = VERSION + key_id + listener_digest(listener)
    return head, head + purpose + listener.encode()


@lru_cache(maxsize=64)
def listener_digest(listener: str) -> bytes:
    """Return the 4 bytes by which a value says which listener it was made for."""
    return blake2b(listener.encode(), digest_size=LISTENER_BYTES).digest()
