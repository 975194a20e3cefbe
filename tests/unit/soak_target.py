"""A target of the soak: a process of its own that answers quickly, at length or late, and that may be killed.

It says on which port it listens in one line on standard output, and ends when its standard input does.
"""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import threading

SLOW_SECONDS = 2.0
PIECE, PIECES = bytes(16_384), 16
# How many bytes each of these paths answers with.
SIZES = {"/large": len(PIECE) * PIECES, "/huge": len(PIECE) * 512}


class SoakTarget:
    """An id for life, and a process that may end and begin again."""

    def __init__(self, target_id: str) -> None:
        self.id = target_id
        self.port = 0
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def running(self) -> bool:
        """Whether the process is alive."""
        return self._process is not None and self._process.poll() is None

    def launch(self, port: int = 0) -> None:
        """Start the process, on this port if it can be had; return when it listens."""
        command = [sys.executable, "-m", "tests.unit.soak_target", self.id, str(port)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdout
        self.port = int(self._process.stdout.readline())

    def kill(self) -> None:
        """End the process at once, as a crash would."""
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe
            pipe.close()


async def _read_body(head: bytes, reader: asyncio.StreamReader) -> int:
    size = 0
    if b"\r\nTransfer-Encoding: chunked\r\n" in head:
        while length := int(await reader.readline(), 16):
            await reader.readexactly(length + 2)
            size += length
        await reader.readline()
    elif b"\r\nContent-Length: " in head:
        size = int(head.partition(b"\r\nContent-Length: ")[2].partition(b"\r\n")[0])
        await reader.readexactly(size)
    return size


async def _serve(target_id: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    common = b"HTTP/1.1 200 OK\r\nX-Target: %b\r\n" % target_id
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            path = head.split(b" ", 2)[1]
            if path == b"/slow":
                await asyncio.sleep(SLOW_SECONDS)
            size = await _read_body(head, reader)
            if path.decode() in SIZES:
                writer.write(common + b"Transfer-Encoding: chunked\r\n\r\n")
                for _ in range(SIZES[path.decode()] // len(PIECE)):
                    writer.write(b"%x\r\n%b\r\n" % (len(PIECE), PIECE))
                    await writer.drain()
                writer.write(b"0\r\n\r\n")
            else:
                body = b"%d" % size
                writer.write(common + b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass  # the balancer has closed it
    finally:
        writer.close()


def _end_with_standard_input() -> None:
    while os.read(0, 1024):
        pass
    os._exit(0)


async def _main(target_id: str, port: int) -> None:
    def made(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> asyncio.Task[None]:
        return asyncio.get_running_loop().create_task(_serve(target_id.encode(), reader, writer))

    try:
        listener = socket.create_server(("127.0.0.1", port))
    except OSError:  # somebody else has taken it in the meantime
        listener = socket.create_server(("127.0.0.1", 0))
    # Little room, so that the balancer has to wait while a slow one does not read.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
    server = await asyncio.start_server(made, sock=listener)
    print(listener.getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    threading.Thread(target=_end_with_standard_input, daemon=True).start()
    asyncio.run(_main(sys.argv[1], int(sys.argv[2])))
