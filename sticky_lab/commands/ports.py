"""Free ports on the loopback, on both of its addresses: a browser that is sent to localhost may ask either."""

from __future__ import annotations

import socket

LOOPBACK = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))


def is_free(port: int) -> bool:
    """Whether somebody could listen on this port now."""
    return all(_can_be_bound(family, address, port) for family, address in LOOPBACK if exists(family, address))


def exists(family: socket.AddressFamily, address: str) -> bool:
    """Whether this machine has such an address; one without IPv6 has no ::1."""
    return _can_be_bound(family, address, 0)


def _can_be_bound(family: socket.AddressFamily, address: str, port: int) -> bool:
    try:
        with socket.socket(family) as probe:
            # As servers do: a port in TIME_WAIT is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((address, port))
    except OSError:
        return False
    return True


def first_free(port: int) -> int:
    """Return this port or the next free one above it; a port of the system's choice if a hundred are taken."""
    for candidate in range(port, min(port + 100, 65536)):
        if is_free(candidate):
            return candidate
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
