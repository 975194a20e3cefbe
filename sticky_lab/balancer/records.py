"""What the balancer remembers of a request: the decision, and how it ended."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Protocol, TypeVar

from sticky_lab.balancer.failures import Failure
from sticky_lab.framing.findings import Finding
from sticky_lab.framing.request_heads import RequestHead
from sticky_lab.stickiness import Decision, Reason
from sticky_lab.stickiness.responses import HeaderLine

# What a bytes object takes beside its bytes, its place in a list included.
_OBJECT_BYTES = 48


class _Kept(Protocol):
    """What `Recent` holds."""

    size: int


KeptT = TypeVar("KeptT", bound=_Kept)


class Recent(deque[KeptT]):
    """The last entries: at most `most`, and no more than `most_bytes` of what strangers wrote in them."""

    def __init__(self, most: int, most_bytes: int) -> None:
        super().__init__()
        self.most, self.most_bytes = most, most_bytes
        #: Of all entries, in bytes.
        self.size = 0

    def append(self, entry: KeptT) -> None:
        """Keep an entry; the oldest ones make room."""
        deque.append(self, entry)  # not super(), which makes an object each time: this is done twice for a request
        self.grown(entry.size)

    def popleft(self) -> KeptT:
        """Take the oldest entry out."""
        entry = super().popleft()
        self.size -= entry.size
        return entry

    def grown(self, size: int) -> None:
        """Note that an entry has become so many bytes larger."""
        self.size += size
        while len(self) > self.most or self.size > self.most_bytes:
            self.popleft()


class Record:
    """One routed request. It keeps what the log and the decisions tell, not the whole head.

    `status` is what the client got, 0 until there is an answer; `target_status` what the target answered, 0 if it
    did not. `failure` names what went wrong after the decision. `bound` tells whether the response carried a
    stickiness cookie that names the target; `added` holds the lines that were added to it, `set_cookies` the target's
    own Set-Cookie values. `size` is how many bytes of what others wrote it keeps. Times are on the loop's clock, in
    seconds, 0 where the moment never came; when the request came on the lab's clock is `decision.routed_at`. Bytes
    are counted at the client; `connection` is the number of its connection.
    """

    __slots__ = (
        "_method",
        "_target",
        "added",
        "bound",
        "connection",
        "decision",
        "failure",
        "finding",
        "finished_at",
        "first_byte_at",
        "host",
        "http_1_0",
        "number",
        "peer",
        "received_at",
        "received_bytes",
        "root",
        "sent_at",
        "sent_bytes",
        "set_cookies",
        "size",
        "status",
        "target_status",
    )

    def __init__(
        self,
        number: int,
        head: RequestHead,
        decision: Decision,
        root: bytes,
        peer: tuple[str, int],
        connection: int,
        received_at: float,
        received_bytes: int,
    ) -> None:
        self.number, self.decision = number, decision
        self._method, self._target = head.method, head.target
        self.host, self.http_1_0, self.finding = head.host, head.http_1_0, head.finding
        self.peer, self.connection = peer, connection
        self.root = root
        self.status = self.target_status = 0
        self.failure: Failure | None = None
        self.bound = False
        self.added: tuple[HeaderLine, ...] = ()
        self.set_cookies: Sequence[bytes] = ()
        self.received_at, self.received_bytes = received_at, received_bytes
        self.sent_at = self.first_byte_at = self.finished_at = 0.0
        self.sent_bytes = 0
        request = decision.request
        self.size = 2 * len(head.target) + len(head.host) + len(root) + len(request.user_agent)
        for cookie in request.cookies:
            self.size += len(cookie) + _OBJECT_BYTES
        for binding in decision.held:
            self.size += len(binding.carried)

    def note_response(self, set_cookies: Sequence[bytes], added: tuple[HeaderLine, ...]) -> int:
        """Keep the target's Set-Cookie values and the lines that were added; return by how much that is larger."""
        self.set_cookies, self.added = set_cookies, added
        larger = sum(len(cookie) + _OBJECT_BYTES for cookie in set_cookies) if set_cookies else 0
        for name, value in added:
            larger += len(name) + len(value) + _OBJECT_BYTES
        self.size += larger
        return larger

    @property
    def trace_root(self) -> str:
        """The Root field of X-Amzn-Trace-Id: the client's, or the one that was given here (HDR-02)."""
        return self.root.decode("latin-1")

    @property
    def method(self) -> str:
        """The request's method."""
        return self._method.decode("ascii")

    @property
    def path(self) -> str:
        """The request's target, as the client wrote it."""
        return self._target.decode("latin-1")

    @property
    def reason(self) -> Reason:
        """Why the request went where it went; if it failed there, why it failed."""
        if self.failure is None:
            return self.decision.reason
        return self.failure.reason


class Refusal:
    """A request whose head was not taken: it was never routed, and no target saw it.

    `request_line` is what came of it, `finding` what was odd (None: nothing was, it was too long, say); `created_at`
    is on the lab's clock.
    """

    __slots__ = (
        "connection",
        "created_at",
        "finding",
        "peer",
        "received_bytes",
        "request_line",
        "sent_bytes",
        "size",
        "status",
    )

    def __init__(
        self,
        status: int,
        finding: Finding | None,
        request_line: bytes,
        peer: tuple[str, int],
        connection: int,
        created_at: float,
        received_bytes: int,
        sent_bytes: int,
    ) -> None:
        self.status, self.finding, self.request_line = status, finding, request_line
        self.peer, self.connection, self.created_at = peer, connection, created_at
        self.received_bytes, self.sent_bytes = received_bytes, sent_bytes
        self.size = len(request_line)
