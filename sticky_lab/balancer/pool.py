"""Connections to targets that wait for their next request."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from sticky_lab.balancer.addresses import addresses
from sticky_lab.balancer.target_connection import TargetConnection

CONNECT_SECONDS = 10  # ERR-01
IDLE_CONNECTIONS = 64  # per target; more are closed when they fall idle
# Shorter than the keep-alive of the bundled targets, so that none of them closes under a request (ERR-02).
IDLE_SECONDS = 30.0


class Pool:
    """Idle connections by address, the one used last first."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._idle: dict[tuple[str, int], list[TargetConnection]] = {}
        self._open: set[TargetConnection] = set()

    @property
    def open_connections(self) -> int:
        """How many connections there are, idle or in use."""
        return len(self._open)

    @property
    def idle_connections(self) -> int:
        """How many of them wait for their next request."""
        return sum(map(len, self._idle.values()))

    def take(self, host: str, port: int) -> TargetConnection | None:
        """Return an idle connection to this address, if there is one.

        A request is only sent on a connection on which nothing has come since its last response. Its end, known to the
        system but not yet to our loop, would lose the request: nobody would know whether it had been processed. And
        bytes that nobody asked for would be taken for the answer.
        """
        idle = self._idle.get((host, port))
        while idle:
            connection = idle.pop()
            if connection.usable and not connection.has_news():
                return connection
            connection.transport.abort()
        return None

    async def connect(self, host: str, port: int) -> TargetConnection:
        """Open a connection. Raises OSError or TimeoutError."""
        async with asyncio.timeout(CONNECT_SECONDS):
            *others, last = addresses(host)
            for address in others:
                try:
                    return await self._connect(address, host, port)
                except OSError:
                    pass  # perhaps the next one answers
            return await self._connect(last, host, port)

    async def _connect(self, address: str, host: str, port: int) -> TargetConnection:
        _, connection = await asyncio.get_running_loop().create_connection(
            lambda: TargetConnection((host, port), self._release), address, port
        )
        if not connection.usable:
            raise ConnectionResetError  # closed before anybody could use it
        self._open.add(connection)
        return connection

    def _release(self, connection: TargetConnection) -> None:
        if not connection.usable:
            self._open.discard(connection)
            return
        idle = self._idle.setdefault(connection.address, [])
        if len(idle) >= IDLE_CONNECTIONS:
            connection.transport.close()
            return
        connection.idle_since = self._now()
        idle.append(connection)

    def sweep(self) -> None:
        """Close what has been idle too long; forget addresses with nothing idle."""
        limit = self._now() - IDLE_SECONDS
        for address, idle in list(self._idle.items()):
            kept = [connection for connection in idle if connection.idle_since > limit and connection.usable]
            for connection in idle:
                if connection not in kept:
                    connection.transport.close()
            self._idle[address] = kept
            if not kept:
                del self._idle[address]

    def close(self) -> None:
        """Abort every connection of the pool, busy ones too."""
        for connection in list(self._open):
            connection.abandon()
        self._idle.clear()
