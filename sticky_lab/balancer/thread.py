"""A server on a loop of its own, in a daemon thread: what a notebook has.

A daemon thread dies with its kernel, however that ends; there is nothing to orphan.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import TimeoutError as FutureTimeoutError
from typing import Any, TypeVar

from sticky_lab.balancer.server import Server
from sticky_lab.errors import StickyLabError

T = TypeVar("T")
_ANSWER_SECONDS = 15


def new_event_loop() -> asyncio.AbstractEventLoop:
    """Return a uvloop event loop, or asyncio's own where uvloop does not exist (Windows)."""
    try:
        import uvloop
    except ImportError:
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()


class ServerThread:
    """Starts, asks and stops a server from another thread."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._loop = new_event_loop()
        self._loop.set_exception_handler(self._on_error)
        self._thread = threading.Thread(target=self._loop.run_forever, name="sticky-lab balancer", daemon=True)

    def start(self, host: str = "127.0.0.1", port: int = 0) -> int:
        """Listen and return the port. Raises OSError if the port is taken."""
        self._thread.start()
        try:
            return self.wait(self._server.start(host, port))
        except BaseException:
            self._close_loop()
            raise

    def call(self, function: Callable[[], T]) -> T:
        """Run a function on the balancer's loop and return its result."""

        async def run() -> T:
            return function()

        return self.wait(run())

    def wait(self, awaitable: Awaitable[T], seconds: float = _ANSWER_SECONDS) -> T:
        """Await something on the balancer's loop and return its result."""

        async def run() -> T:
            return await awaitable

        future = asyncio.run_coroutine_threadsafe(run(), self._loop)
        try:
            return future.result(seconds)
        except FutureTimeoutError:
            future.cancel()
            raise StickyLabError("balancer_silent") from None

    def catch_up(self) -> None:
        """End at once what the balancer's clock has ended, because somebody has moved it."""
        if self._thread.is_alive():
            self.call(self._server.router.end_delays)

    def stop(self, grace: float = 0.0) -> None:
        """Give requests in flight `grace` seconds, close every connection, end the thread. Twice is as good as once."""
        if self._thread.is_alive():
            try:
                self.wait(self._server.stop(grace), _ANSWER_SECONDS + grace)
            finally:
                self._close_loop()

    def _on_error(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Log what a callback or a task raised, once; what the loop itself has to tell is told as ever."""
        error = context.get("exception")
        if isinstance(error, Exception):
            self._server.router.unexpected.note(str(context.get("message")), error)
        else:
            loop.default_exception_handler(context)

    def _close_loop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
