"""A small store that speaks Redis, in daemon threads of this process: nothing of it outlives the process."""

from __future__ import annotations

import threading

from fakeredis import TcpFakeServer

from sticky_lab.fleet.sessions import MOST_SESSIONS

POLL_SECONDS = 0.05


class _Server(TcpFakeServer):
    """fakeredis's server, bounded: the oldest session goes first, as it does in the memory of an instance."""

    def service_actions(self) -> None:
        with self.fake_server.lock:
            kept = self.fake_server.dbs[0]
            while len(kept) > MOST_SESSIONS:
                del kept[next(iter(kept))]


class EmbeddedStore:
    """Listens on 127.0.0.1 at a port that the system chooses, from the moment it is made until `close()`."""

    def __init__(self) -> None:
        self._server = _Server(("127.0.0.1", 0))
        # Theirs are not: they would keep a kernel alive that ends without closing its lab.
        self._server.daemon_threads = True
        #: The address for a client of Redis.
        self.url = f"redis://127.0.0.1:{self._server.server_address[1]}/0"
        threading.Thread(
            target=self._server.serve_forever, args=(POLL_SECONDS,), name="sticky-lab store", daemon=True
        ).start()

    def close(self) -> None:
        """Stop listening, and end what is still connected."""
        self._server.shutdown()
        self._server.server_close()
