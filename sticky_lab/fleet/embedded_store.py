"""A small store that speaks Redis, in daemon threads of this process: nothing of it outlives the process."""

from __future__ import annotations

import hmac
import secrets
import threading
from socketserver import StreamRequestHandler
from typing import cast

from fakeredis import TcpFakeServer

from sticky_lab.fleet.sessions import MOST_SESSIONS

POLL_SECONDS = 0.05
# So long a client may take over its password.
AUTH_SECONDS = 2.0


class _AsksForPassword(StreamRequestHandler):
    """Goes before a handler of fakeredis's, which takes everybody, whatever `requirepass` says.

    Anybody on the machine can reach the port.
    """

    server: _Server

    def setup(self) -> None:
        """Read the password, and nothing behind it, before anything else is done for the client."""
        password = self.server.password
        expected = b"*2\r\n$4\r\nAUTH\r\n$%d\r\n%b\r\n" % (len(password), password.encode())
        self.request.settimeout(AUTH_SECONDS)
        said = b""
        try:
            while len(said) < len(expected) and (piece := self.request.recv(len(expected) - len(said))):
                said += piece
            self._known = hmac.compare_digest(said, expected)
            self.request.sendall(b"+OK\r\n" if self._known else b"-NOAUTH Authentication required.\r\n")
        except OSError:
            self._known = False
        self.request.settimeout(None)
        super().setup()

    def handle(self) -> None:
        """Serve a client that is known."""
        if self._known:
            super().handle()


class _Server(TcpFakeServer):
    """fakeredis's server, bounded: the oldest session goes first, as it does in the memory of an instance."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0))
        theirs = cast("type", self.RequestHandlerClass)
        self.RequestHandlerClass = type("KnownClients", (_AsksForPassword, theirs), {})
        self.password = secrets.token_hex(16)

    def service_actions(self) -> None:
        with self.fake_server.lock:
            kept = self.fake_server.dbs[0]
            while len(kept) > MOST_SESSIONS:
                del kept[next(iter(kept))]


class EmbeddedStore:
    """Listens on 127.0.0.1 at a port that the system chooses, from the moment it is made until `close()`."""

    def __init__(self) -> None:
        self._server = _Server()
        # Theirs are not: they would keep a kernel alive that ends without closing its lab.
        self._server.daemon_threads = True
        #: The address for a client of Redis, with its password; RESP2, because a client of RESP3 begins otherwise.
        self.url = f"redis://:{self._server.password}@127.0.0.1:{self._server.server_address[1]}/0?protocol=2"
        threading.Thread(
            target=self._server.serve_forever, args=(POLL_SECONDS,), name="sticky-lab store", daemon=True
        ).start()

    def close(self) -> None:
        """Stop listening, and end what is still connected."""
        self._server.shutdown()
        self._server.server_close()
