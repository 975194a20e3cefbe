"""Sealed values: AES-GCM under a ring of keys.

The binding of a client lives in its cookie, sealed so that the client can neither read nor usefully alter it
(ALB-D-02), and the keys can change under way (X-08): the first key of a ring seals, all of them open.

A sealed value reads: key id (4 bytes), nonce (12 bytes), ciphertext with its tag. The context, bytes that say
what the value is for, is authenticated but not stored: a value moved elsewhere does not open.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_ID_BYTES = 4
NONCE_BYTES = 12
SECRET_BYTES = 32
TAG_BYTES = 16


@dataclass(frozen=True, slots=True)
class Key:
    """One AES-256 key. `id` (4 bytes) travels with each value in the open; `secret` (32 bytes) never does."""

    id: bytes
    secret: bytes = field(repr=False)
    _cipher: AESGCM = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if len(self.id) != KEY_ID_BYTES or len(self.secret) != SECRET_BYTES:
            raise ValueError(f"a key is {KEY_ID_BYTES} bytes of id and {SECRET_BYTES} bytes of secret")
        object.__setattr__(self, "_cipher", AESGCM(self.secret))

    @classmethod
    def from_random(cls, random_bytes: bytes) -> Key:
        """Make a key of 36 random bytes, drawn by the caller."""
        return cls(random_bytes[:KEY_ID_BYTES], random_bytes[KEY_ID_BYTES:])


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The keys in force, newest first. Rotating puts a new one in front; dropping one ends what it sealed."""

    keys: tuple[Key, ...]

    def seal(self, payload: bytes, nonce: bytes, context: bytes) -> bytes:
        """Seal a payload. `nonce` is 12 bytes that were never used before with this key."""
        key = self.keys[0]
        return key.id + nonce + key._cipher.encrypt(nonce, payload, context)

    def open(self, sealed: bytes, context: bytes) -> bytes | None:
        """Return the payload, or None if no key of the ring opens this value in this context."""
        key_id, nonce = sealed[:KEY_ID_BYTES], sealed[KEY_ID_BYTES : KEY_ID_BYTES + NONCE_BYTES]
        ciphertext = sealed[KEY_ID_BYTES + NONCE_BYTES :]
        if len(ciphertext) < TAG_BYTES:
            return None
        for key in self.keys:
            if key.id == key_id:
                try:
                    return key._cipher.decrypt(nonce, ciphertext, context)
                except InvalidTag:
                    return None
        return None
