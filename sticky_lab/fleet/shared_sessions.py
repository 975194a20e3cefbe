"""Flask sessions outside the instances: every target reads and writes one store, so none of them has to remember."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec
from flask import Flask, Response
from flask_session.base import Serializer, ServerSideSession
from flask_session.redis import RedisSessionInterface
from redis import Redis

from sticky_lab.fleet.sessions import COOKIE_NAME

# Whatever a lab could not take back, because its kernel was killed, leaves the store within a day.
KEPT = timedelta(days=1)


class _OnlyMessagePack(Serializer):  # type: ignore[misc]
    """MessagePack and nothing else. Flask-Session's own goes on to unpickle what it cannot read, which runs code."""

    def encode(self, session: ServerSideSession) -> bytes:
        """Return a session as bytes."""
        return msgspec.msgpack.encode(dict(session))

    def decode(self, serialized_data: bytes) -> dict[str, Any]:
        """Return what is in a session; nothing where it was not written by us."""
        try:
            return msgspec.msgpack.decode(serialized_data, type=dict[str, Any])
        except msgspec.MsgspecError:
            return {}


class SharedSessions(RedisSessionInterface):  # type: ignore[misc]
    """Flask-Session with our ids and our cookie. An id that is not in the store is not taken.

    Flask-Session draws an id for every request without one, and sends the cookie with every change. Here an id is drawn
    when there is something to keep, so that health checks do not shift the ids of a seed, and sent once, as
    `MemorySessions` does: what a load balancer sees is the same wherever the sessions are.
    """

    def __init__(self, app: Flask, new_id: Callable[[], str], url: str, prefix: str) -> None:
        app.config.update(
            SESSION_COOKIE_NAME=COOKIE_NAME, SESSION_COOKIE_SAMESITE="Lax", PERMANENT_SESSION_LIFETIME=KEPT
        )
        self._new_id = new_id
        super().__init__(app, Redis.from_url(url), key_prefix=prefix, permanent=False)
        self.serializer = _OnlyMessagePack()

    def _generate_sid(self, session_id_length: int) -> str:
        return ""

    def save_session(self, app: Flask, session: ServerSideSession, response: Response) -> None:
        """Keep a session that has something in it."""
        if session and not session.sid:
            session.sid, session.new = self._new_id(), True
        super().save_session(app, session, response)

    def should_set_cookie(self, app: Flask, session: ServerSideSession) -> bool:
        """Whether the visitor does not know the id yet."""
        return bool(session.new)

    def all(self) -> list[dict[str, Any]]:
        """Return what this process itself remembers: nothing."""
        return []
