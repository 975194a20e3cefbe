"""Flask sessions in the memory of one process: quick, simple, and gone with the process. That is the point."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from flask import Flask, Request, Response
from flask.sessions import SessionInterface, SessionMixin

COOKIE_NAME = "SHOPSESSION"
# The oldest session goes first, so that a client without cookies cannot fill the memory.
MOST_SESSIONS = 10_000


class MemorySession(dict[str, Any], SessionMixin):
    """What one visitor left with one target."""

    def __init__(self, sid: str) -> None:
        super().__init__()
        self.sid = sid


class MemorySessions(SessionInterface):
    """Keeps sessions by id. An id this process did not make itself is not taken: the visitor gets a new one."""

    def __init__(self, new_id: Callable[[], str]) -> None:
        self._new_id = new_id
        self._kept: OrderedDict[str, MemorySession] = OrderedDict()

    def open_session(self, app: Flask, request: Request) -> MemorySession:
        """Return the visitor's session, or an empty one; it gets an id when it is kept."""
        known = self._kept.get(request.cookies.get(COOKIE_NAME, ""))
        return MemorySession("") if known is None else known

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Keep a session that has something in it, and send its id once."""
        assert isinstance(session, MemorySession)
        if session and not session.sid:
            session.sid = self._new_id()
            self._kept[session.sid] = session
            if len(self._kept) > MOST_SESSIONS:
                self._kept.popitem(last=False)
            response.set_cookie(COOKIE_NAME, session.sid, httponly=True, samesite="Lax", path="/")

    def all(self) -> list[MemorySession]:
        """Return every session kept, oldest first."""
        return list(self._kept.values())
