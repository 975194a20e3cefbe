"""The running side of a load balancer: it listens, runs the tasks, and stops.

server → client connection → exchange → router
health, registration         ↗
"""

from __future__ import annotations

import asyncio

from sticky_lab.balancer.client_connection import ClientConnection
from sticky_lab.balancer.failures import Failure
from sticky_lab.balancer.health import HealthMonitor
from sticky_lab.balancer.pool import Pool
from sticky_lab.balancer.registration import Registration
from sticky_lab.balancer.router import Router

# So long a stopping load balancer leaves idle connections open: a request that is just being sent is still answered.
LINGER_SECONDS = 1.0


class Server:
    """Serves what a router decides, on one event loop, which every method is to be called on."""

    def __init__(self, router: Router) -> None:
        self.router = router
        self.pool = Pool(router.monotonic)
        self.health = HealthMonitor(router)
        self.registration = Registration(router, self.health)
        #: The connections of clients that are open.
        self.clients: set[ClientConnection] = set()
        self._server: asyncio.Server | None = None
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self, host: str, port: int) -> int:
        """Listen, check the health of every target once, and return the port. Raises OSError."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: ClientConnection(self.router, self.pool, self.clients), host, port
        )
        self.router.port = self._server.sockets[0].getsockname()[1]
        await self.health.check_all()
        if self.router.settings.background:
            self._tasks = [loop.create_task(self.health.run()), loop.create_task(self._sweep())]
        return self.router.port

    async def stop(self, grace: float = 0.0) -> None:
        """Stop listening, give requests in flight so many seconds to finish, and close every connection.

        Within the first second of them an idle connection may still bring a request, which then is its last.
        """
        self.router.stopping = True
        if self._server:
            self._server.close()
        end = self.router.monotonic() + grace
        await self._until_gone(min(end, self.router.monotonic() + LINGER_SECONDS))
        for client in list(self.clients):
            if client.idle:
                client.close()
        await self._until_gone(end)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for client in list(self.clients):
            if client.exchange:
                client.exchange.end(Failure.BALANCER_STOPPED)
            client.transport.abort()
        self.pool.close()
        # Let the aborted connections be told; a loop closed under them would complain.
        await asyncio.sleep(0)

    async def _until_gone(self, end: float) -> None:
        while self.clients and self.router.monotonic() < end:
            await asyncio.sleep(0.01)

    async def _sweep(self) -> None:
        """Once a second: end what takes too long and delays that are over, close connections nobody needs."""
        while True:
            await asyncio.sleep(min(1.0, self.router.settings.idle_timeout / 4, self.router.settings.head_timeout / 4))
            now = self.router.monotonic()
            for client in list(self.clients):
                with self.router.unexpected.noted("the end of a client's time"):
                    client.sweep(now)
            with self.router.unexpected.noted("the end of a deregistration delay"):
                self.router.end_delays()
            with self.router.unexpected.noted("the pool of connections"):
                self.pool.sweep()
