"""How much of what was written to a connection its other side has not taken yet."""

from __future__ import annotations

import asyncio

try:
    import fcntl
    import struct
    import termios
except ImportError:  # Windows

    def _in_system(descriptor: int) -> int:
        return 0

else:

    def _in_system(descriptor: int) -> int:
        return int(struct.unpack("i", fcntl.ioctl(descriptor, termios.TIOCOUTQ, bytes(4)))[0])


def unsent(transport: asyncio.Transport) -> int:
    """Return the bytes that wait here and, where that can be asked, in the system; 0 for a connection that is gone."""
    socket = transport.get_extra_info("socket")
    try:
        return transport.get_write_buffer_size() + _in_system(socket.fileno())
    except (AttributeError, OSError, ValueError):
        return 0
