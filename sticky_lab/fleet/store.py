"""Where the shop keeps its sessions outside its instances: an embedded store, or a Redis of one's own.

Both speak the protocol of Redis, so the targets do not know which of the two they have. What belongs to Redis is
imported when it is needed: most labs keep their sessions in the instances.
"""

from __future__ import annotations

import re
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from sticky_lab.errors import StickyLabError

if TYPE_CHECKING:
    from redis import Redis

    from sticky_lab.fleet.embedded_store import EmbeddedStore

IN_THE_INSTANCE = "instance"
EMBEDDED = "shared"
ANSWER_SECONDS = 2.0


class SessionStore:
    """The store of one lab. A prefix of its own keeps its sessions apart from what else a Redis holds."""

    def __init__(self, url: str, embedded: EmbeddedStore | None = None) -> None:
        self.url = url
        self.prefix = f"sticky-lab:{secrets.token_hex(8)}:"
        self._embedded = embedded

    def close(self) -> None:
        """End an embedded store; take the lab's sessions back from any other."""
        if self._embedded:
            self._embedded.close()
            return
        from redis import RedisError

        with suppress(RedisError), _client(self.url) as client:  # one that is gone by now holds nothing to take back
            for key in client.scan_iter(f"{self.prefix}*"):
                client.delete(key)


def check_sessions(sessions: object) -> None:
    """Raise `StickyLabError` unless `sessions` is "instance", "shared" or the URL of a Redis that answers."""
    if sessions in (IN_THE_INSTANCE, EMBEDDED):
        return
    if not isinstance(sessions, str) or not sessions.startswith(("redis://", "rediss://")):
        raise StickyLabError("sessions_unknown", value=_without_secrets(sessions))
    from redis import RedisError

    try:
        with _client(sessions) as client:
            client.ping()
    except ValueError:
        raise StickyLabError("sessions_unknown", value=_without_secrets(sessions)) from None
    except RedisError:
        raise StickyLabError("sessions_silent", value=_without_secrets(sessions)) from None


def open_store(sessions: str) -> SessionStore | None:
    """Return the store that a lab asks for, started if need be; None if its sessions stay in the instances.

    Raises `StickyLabError` as `check_sessions` does: a Redis may have gone since.
    """
    check_sessions(sessions)
    if sessions == IN_THE_INSTANCE:
        return None
    if sessions != EMBEDDED:
        return SessionStore(sessions)
    from sticky_lab.fleet.embedded_store import EmbeddedStore

    embedded = EmbeddedStore()
    return SessionStore(embedded.url, embedded)


def _without_secrets(sessions: object) -> str:
    """Return what was asked for as it may be shown: without the user, the password and the query of a URL."""
    return re.sub(r"(?<=//).*@|\?.*(?=['\"]$)", "", repr(sessions))[:60]


def _client(url: str) -> Redis:
    from redis import Redis
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    return Redis.from_url(
        url, socket_connect_timeout=ANSWER_SECONDS, socket_timeout=ANSWER_SECONDS, retry=Retry(NoBackoff(), 0)
    )
