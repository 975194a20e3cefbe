"""A target and a client for bodies of any size. Argument: the target's port.

`GET /1000` is answered with 1000 zeros, a POST is read to its end and then answered, everything else gets a small
answer. Bare sockets on both sides, so that a body costs the core of the load as little as it can.
"""

from __future__ import annotations

import socket
import sys
import threading
from contextlib import suppress

SECONDS = 60
PIECE = 1 << 20
ZEROS = bytes(PIECE)


def send_zeros(connection: socket.socket, size: int) -> None:
    """Send this many bytes."""
    for start in range(0, size, PIECE):
        connection.sendall(memoryview(ZEROS)[: size - start])


def swallow(connection: socket.socket, size: int) -> None:
    """Read this many bytes into nowhere. Raises EOFError if the other side ends before."""
    room = bytearray(PIECE)
    while size:
        got = connection.recv_into(room, min(size, PIECE))
        if not got:
            raise EOFError(f"{size} bytes are missing")
        size -= got


def read_head(connection: socket.socket) -> bytes:
    """Read up to and with the empty line, byte by byte, so that the body stays in the socket; b"" at the end."""
    head = b""
    while not head.endswith(b"\r\n\r\n") and (byte := connection.recv(1)):
        head += byte
    return head


def content_length(head: bytes) -> int:
    """Return the size of the body after a head; -1 where it is not said."""
    _, named, rest = head.lower().partition(b"\r\ncontent-length: ")
    return int(rest.split(b"\r\n")[0]) if named else -1


def download(port: int, size: int) -> None:
    """Get this many bytes from a port. Raises EOFError unless all come."""
    with socket.create_connection(("127.0.0.1", port), SECONDS) as connection:
        connection.sendall(b"GET /%d HTTP/1.1\r\nHost: localhost\r\n\r\n" % size)
        head = read_head(connection)
        if content_length(head) != size:
            raise EOFError(f"not a download but {head!r}")
        swallow(connection, size)


def upload(port: int, size: int) -> None:
    """Post this many bytes to a port. Raises EOFError unless they are answered with a 200."""
    with socket.create_connection(("127.0.0.1", port), SECONDS) as connection:
        connection.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n" % size)
        send_zeros(connection, size)
        head = read_head(connection)
        if not head.startswith(b"HTTP/1.1 200 "):
            raise EOFError(f"not accepted: {head!r}")


def _serve(connection: socket.socket) -> None:
    with connection, suppress(OSError, EOFError):
        while head := read_head(connection):
            method, path, _ = head.split(b" ", 2)
            size = int(path[1:]) if path[1:].isdigit() else 0
            if method == b"POST":
                swallow(connection, content_length(head))
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % size)
            send_zeros(connection, size)


if __name__ == "__main__":
    with socket.create_server(("127.0.0.1", int(sys.argv[1]))) as listener:
        while True:
            threading.Thread(target=_serve, args=(listener.accept()[0],), daemon=True).start()
