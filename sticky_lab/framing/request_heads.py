"""A request head that is safe to forward, or the reason why it is not.

The plain case is one regular expression over the whole head, one pass over its lines, and three looks: at what frames
the body, at Host, and at the number of addresses in X-Forwarded-For. Only what does not fit goes to the `classifier`.
"""

from __future__ import annotations

import re

from sticky_lab.framing import findings
from sticky_lab.framing.bodies import BodyReader, ChunkedReader, LengthReader
from sticky_lab.framing.classifier import canonical, framing_finding, syntax_findings
from sticky_lab.framing.field_lines import (
    FRAMES_A_BODY,
    HEAD_LINES,
    REQUEST_FIELDS,
    TOKEN,
    Values,
    is_websocket_upgrade,
    keep_alive,
)
from sticky_lab.framing.findings import Finding, worst

LONGEST_HEAD = 65_536  # HDR-05: request headers 64K
LONGEST_LINE = 16_384  # HDR-05: request line 16K, single header 16K
MOST_FORWARDED_FOR = 30  # HDR-07
METHODS = (b"GET", b"HEAD", b"POST", b"PUT", b"DELETE", b"OPTIONS", b"PATCH")  # HDR-09

_HEAD = re.compile(rb"(" + TOKEN + rb"+) ((?:/|[Hh][Tt][Tt][Pp]://|\*(?= ))[!-~]*+) HTTP/1\.([01])\r\n" + HEAD_LINES)
_ABSOLUTE = re.compile(rb"http://([^/?#]*)(.*)", re.IGNORECASE)
# A name, an IPv4 or bracketed IPv6 address, and perhaps a port.
_HOST = re.compile(rb"(?:[A-Za-z0-9._~-]++|\[[0-9A-Fa-f:.]++\])(?::[0-9]{0,5})?")
_OTHER_VERSION = re.compile(rb"[^\r\n]* HTTP/(?:0\.9|[2-9]\.[0-9]) *\r\n")
_NOTHING = LengthReader(0)


class RefusedHeadError(Exception):
    """A head that is not forwarded. `status` is what the client gets; `finding` is None where nothing was odd."""

    def __init__(self, status: int, why: str, finding: Finding | None = None) -> None:
        super().__init__(why)
        self.status = status
        self.finding = finding


class RequestHead:
    """A request head that is safe to forward.

    `target` is as the client wrote it, `path` without a host in it. `values` holds the fields that a proxy has to
    know, by lower-case name; `passed_on` the lines that go on as they came. `length` is the body's in bytes, None
    means chunked. `finding` is what was odd about it, if anything.
    """

    __slots__ = (
        *("finding", "host", "http_1_0", "keep_alive", "length"),
        *("method", "passed_on", "path", "target", "values"),
    )

    def __init__(
        self,
        method: bytes,
        target: bytes,
        http_1_0: bool,
        values: Values,
        passed_on: list[bytes],
        length: int | None,
        finding: Finding | None,
    ) -> None:
        self.method, self.target, self.http_1_0 = method, target, http_1_0
        self.values, self.passed_on, self.length, self.finding = values, passed_on, length, finding
        self.keep_alive = keep_alive(values, http_1_0)
        hosts = values.get(b"host")
        self.path, self.host = target, hosts[0] if hosts else b""
        absolute = None if target[:1] == b"/" else _ABSOLUTE.fullmatch(target)
        if absolute:
            # HDR-08: the host in the target counts.
            self.host, path = absolute[1], absolute[2]
            if not path and method == b"OPTIONS":
                path = b"*"  # RFC 9112 §3.2.4
            self.path = path if path.startswith((b"/", b"*")) else b"/" + path

    @property
    def wants_upgrade(self) -> bool:
        """Whether it asks for a WebSocket. No other upgrade is offered: an h2c tunnel would bypass every rule."""
        return self.method == b"GET" and not self.http_1_0 and is_websocket_upgrade(self.values)

    def body_reader(self) -> BodyReader:
        """Return a reader for the body that follows."""
        if self.length is None:
            return ChunkedReader()
        return LengthReader(self.length) if self.length else _NOTHING


def split_head(buffer: bytes, longest: int) -> tuple[bytes, bytes] | None:
    """Return (head with its empty line, what follows), or None if more bytes are needed.

    Raises `RefusedHeadError` if the head is, or will be, longer than `longest` bytes.
    """
    end = buffer.find(b"\r\n\r\n") + 4
    if end < 4:
        if len(buffer) > longest:
            raise _too_long(buffer)
        return None
    if end > longest:
        raise _too_long(buffer)
    return (buffer, b"") if end == len(buffer) else (buffer[:end], buffer[end:])


def check_unfinished(part: bytes, start: int = 0) -> int:
    """Refuse a head that has not ended yet where it can no longer become a good one. Raises `RefusedHeadError`.

    A client that ends its lines in bare LF, say, would otherwise wait for an answer until the time-out. What stands
    before `start` has been looked at already; returns the `start` for the next time.
    """
    new = part[start:]
    ends = new.count(b"\r\n")
    returns = new.count(b"\r") - new.endswith(b"\r")  # the last one may still get its LF
    if new.count(b"\n") != ends or returns != ends or b"\0" in new:
        raise _refusal(part, worst(syntax_findings(part)))
    return len(part) - new.endswith(b"\r")


def read_request_head(head: bytes, mode: str = "defensive") -> RequestHead:
    """Read a head that ends with its empty line. Raises `RefusedHeadError`."""
    if len(head) > LONGEST_LINE and max(map(len, head.split(b"\r\n"))) > LONGEST_LINE:
        raise _too_long(head)
    finding = None
    plain = _HEAD.fullmatch(head)
    if plain is None or not head.isascii():
        finding = worst(syntax_findings(head))
        if plain is None:
            rewritten = canonical(head) if finding is None or finding.passes(mode) else None
            plain = _HEAD.fullmatch(rewritten) if rewritten else None
            if plain is None:
                raise _refusal(head, finding)
    method, target, minor, block = plain.groups()
    if method not in METHODS:
        raise RefusedHeadError(405, "the method is not supported", finding)
    http_1_0 = minor == b"0"
    values, passed_on = REQUEST_FIELDS.read(block)
    length: int | None = 0
    if not FRAMES_A_BODY.isdisjoint(values):
        framing, length = framing_finding(method, http_1_0, values)
        if framing:
            finding = worst([framing] if finding is None else [finding, framing])
    request = RequestHead(method, target, http_1_0, values, passed_on, length, finding)
    if not _host_is_good(request):
        finding = worst([findings.BAD_HOST] if finding is None else [finding, findings.BAD_HOST])
    if finding and not finding.passes(mode):
        raise RefusedHeadError(finding.status, finding.name, finding)
    if target[:1] == b"*" and method != b"OPTIONS":
        raise RefusedHeadError(400, "only OPTIONS goes to *", findings.BAD_URI)
    forwarded_for = values.get(b"x-forwarded-for")
    if forwarded_for and sum(value.count(b",") + 1 for value in forwarded_for) > MOST_FORWARDED_FOR:
        raise RefusedHeadError(463, "there are too many addresses in X-Forwarded-For", finding)
    return request


def _host_is_good(request: RequestHead) -> bool:
    """Whether there is exactly one Host, or none in HTTP/1.0, and it is well-formed, like the one in the target.

    It may not be empty: no http URI is without a host (RFC 9110 §4.2.1).
    """
    hosts = request.values.get(b"host", ())
    if request.path is not request.target and not _HOST.fullmatch(request.host):
        return False
    if len(hosts) != 1:
        return request.http_1_0 and not hosts
    return _HOST.fullmatch(hosts[0]) is not None


def _too_long(head: bytes) -> RefusedHeadError:
    first = head.partition(b"\r\n")[0]
    return RefusedHeadError(414 if len(first) > LONGEST_LINE else 400, "the head is too long")


def _refusal(head: bytes, finding: Finding | None) -> RefusedHeadError:
    """Say why a head does not fit."""
    if _OTHER_VERSION.match(head):
        return RefusedHeadError(505, "the version is not HTTP/1.0 or HTTP/1.1")
    # Whatever does not fit and has no name of its own: by far the most general of the severe ones.
    finding = finding or findings.BAD_HEADER
    return RefusedHeadError(finding.status, finding.name, finding)
