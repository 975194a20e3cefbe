"""A target's port, which is its own for life.

While a target is down, somebody else's process could listen at its address, and be sent the sessions that the load
balancer still has for it. So whoever starts the target holds the port too, without listening: connections are refused
then, and nobody else on the machine gets it (SO_REUSEPORT shares a port between processes of one user only).
"""

from __future__ import annotations

import socket

HOST = "127.0.0.1"
_SHARED = getattr(socket, "SO_REUSEPORT", None)  # Windows has none: a target gets another port with each start there


def held_port() -> socket.socket | None:
    """Return a socket that holds a port which the system chose, or None where ports cannot be held."""
    return None if _SHARED is None else bound_socket(0)


def bound_socket(port: int) -> socket.socket:
    """Return a socket of this port for a target to listen with; 0 lets the system choose."""
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if _SHARED is not None:
            opened.setsockopt(socket.SOL_SOCKET, _SHARED, 1)
        opened.bind((HOST, port))
    except BaseException:
        opened.close()
        raise
    return opened
