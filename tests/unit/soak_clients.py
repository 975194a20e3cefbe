"""Clients of the soak: each has a connection and a jar of its own, and takes notes of what it sent and what came."""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from tests.unit.soak_target import SIZES

BODIES = {"": b"", "length": bytes(10_000), "chunked": bytes(10_000), "large": bytes(1_000_000)}
# path, method, body; how often of a hundred
KINDS = (
    ("/", "GET", "", 83.0),
    ("/", "POST", "length", 6.0),
    ("/", "POST", "chunked", 5.0),
    ("/large", "GET", "", 5.0),
    ("/slow", "GET", "", 0.8),
    ("/slow", "POST", "large", 0.2),
    # More than the system's buffers hold, read for longer than the idle time-out.
    ("/huge", "GET", "", 0.02),
)
# A slow reader rests for so long after each so many bytes.
REST_SECONDS, REST_EACH_BYTES = 0.8, 1 << 19
WEIGHTS = [often for *_, often in KINDS]
# Which of the two cookies a client sends back: a browser on plain HTTP, one on HTTPS, one from another site.
SENT_BACK = ((b"AWSALB",), (b"AWSALB", b"AWSALBCORS"), (b"AWSALBCORS",))


@dataclass(slots=True)
class Note:
    """What a client knows of one request."""

    root: str
    with_cookie: bool
    status: int = 0  # 0: no head came
    target: str = ""
    bound: bool = False  # the response set our cookies
    whole: bool = False
    left: bool = False  # the client hung up on purpose
    ended_at: float = 0.0


@dataclass(slots=True)
class Bound:
    """Which request set the cookies that a client holds: its number, its time and its target."""

    number: int
    routed_at: float
    target: str


class SoakClient:
    """Sends one request after the other until it is told to stop."""

    def __init__(self, number: int, port: int, seed: int, now: Callable[[], float]) -> None:
        self.notes: deque[Note] = deque()
        self.bound: Bound | None = None  # kept by the ledger
        self.connections = 0
        self._number, self._port, self._now = number, port, now
        self._chance = random.Random(f"{seed} {number}")
        # Of ten one refuses cookies, one drops them now and then, and two come so seldom that their cookies expire.
        self._refuses, self._forgets, self._rests = number % 10 == 9, number % 10 == 8, number % 10 in (6, 7)
        self._sends_back = SENT_BACK[number % 3]
        self._jar: dict[bytes, bytes] = {}
        self._sent = 0
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def run(self, stop: asyncio.Event, pause: Callable[[], float]) -> None:
        """Send until `stop` is set, with `pause()` seconds between two requests, more or less."""
        try:
            while not stop.is_set():
                await self._one()
                if self._rests:
                    with suppress(TimeoutError):
                        await asyncio.wait_for(stop.wait(), self._chance.uniform(0.0, 6.0))
                else:
                    await asyncio.sleep(pause() * self._chance.uniform(0.5, 1.5))
                if self._chance.random() < 0.05:
                    await self._hang_up()
        finally:
            await self._hang_up()

    async def _one(self) -> None:
        if self._forgets and self._chance.random() < 0.2:
            self._jar.clear()
        self._sent += 1
        cookies = b"; ".join(b"%b=%b" % one for one in self._jar.items() if one[0] in self._sends_back)
        note = Note(f"s-{self._number}-{self._sent}", bool(cookies))
        path, method, body, _ = self._chance.choices(KINDS, WEIGHTS)[0]
        note.left = path != "/" and self._chance.random() < 0.2
        head = b""
        try:
            if self._streams is None:
                self._streams = await asyncio.open_connection("127.0.0.1", self._port)
                self.connections += 1
            reader, writer = self._streams
            writer.write(_request(path, method, body, note.root, cookies))
            if note.left and path == "/slow":
                await asyncio.sleep(self._chance.uniform(0.0, 0.3))
            else:
                head = await reader.readuntil(b"\r\n\r\n")
                self._take_head(head, note)
                if not note.left:
                    size = await _body_size(head, reader, slowly=path == "/huge")
                    # A target answers with the size of the body that it got.
                    wanted = SIZES.get(path) or len(str(len(BODIES[body])))
                    note.whole = note.status != 200 or size == wanted
        except (asyncio.IncompleteReadError, ConnectionError):
            await self._hang_up()
        note.ended_at = self._now()
        self.notes.append(note)
        if note.left or b"\r\nConnection: close\r\n" in head:
            await self._hang_up()

    def _take_head(self, head: bytes, note: Note) -> None:
        status_line, *lines = head.split(b"\r\n")
        note.status = int(status_line.split(b" ")[1])
        for line in lines:
            name, _, value = line.partition(b": ")
            if name == b"X-Target":
                note.target = value.decode()
            elif name == b"Set-Cookie":
                note.bound = True
                if not self._refuses:
                    cookie, _, content = value.partition(b";")[0].partition(b"=")
                    self._jar[cookie] = content

    async def _hang_up(self) -> None:
        if self._streams is not None:
            writer = self._streams[1]
            self._streams = None
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()


def _request(path: str, method: str, body: str, root: str, cookies: bytes) -> bytes:
    lines = [f"{method} {path} HTTP/1.1\r\nHost: soak\r\nX-Amzn-Trace-Id: Root={root}".encode()]
    if cookies:
        lines.append(b"Cookie: " + cookies)
    sent = BODIES[body]
    if body == "chunked":
        half = sent[: len(sent) // 2]
        chunk = b"%x\r\n%b\r\n" % (len(half), half)
        lines.append(b"Transfer-Encoding: chunked\r\n\r\n%b%b0\r\n\r\n" % (chunk, chunk))
    elif sent:
        lines.append(b"Content-Length: %d\r\n\r\n%b" % (len(sent), sent))
    else:
        lines.append(b"\r\n")
    return b"\r\n".join(lines)


async def _body_size(head: bytes, reader: asyncio.StreamReader, *, slowly: bool) -> int:
    """Read a response's body and return its size."""
    if b"\r\nTransfer-Encoding: chunked\r\n" not in head:
        size = int(head.partition(b"\r\nContent-Length: ")[2].partition(b"\r\n")[0])
        await reader.readexactly(size)
        return size
    size = rested_at = 0
    while True:
        line = await reader.readuntil(b"\r\n")
        length = int(line, 16)
        await reader.readexactly(length + 2)
        if not length:
            return size
        size += length
        if slowly and size - rested_at >= REST_EACH_BYTES:
            rested_at = size
            await asyncio.sleep(REST_SECONDS)
