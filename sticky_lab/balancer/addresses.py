"""Hosts and ports as they are written, and the addresses behind a host."""

from __future__ import annotations


def authority(host: str, port: int) -> str:
    """Return host and port as in a URL: an IPv6 address stands in brackets (RFC 3986 §3.2.2)."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def addresses(host: str) -> tuple[str, ...]:
    """Return where to look for a host, one after the other.

    "localhost" is both loopback addresses, whatever the system's own list says: development servers listen on either.
    """
    return ("127.0.0.1", "::1") if host == "localhost" else (host,)
