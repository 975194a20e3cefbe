"""Message heads: reading them, and writing the ones that go on to the other side.

A head is read whole: nothing is decided before its last line is here. What httptools (llhttp) takes for HTTP
is then checked for the things that two servers may read differently; `BadHeadError` refuses them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import httptools

from sticky_lab.balancer.framing import BodyReader, ChunkedReader, LengthReader, UntilCloseReader
from sticky_lab.stickiness.request_cookies import without_our_cookies
from sticky_lab.stickiness.responses import HeaderLine

# name in lower case, for comparing; name as it came; value
Header = tuple[bytes, bytes, bytes]

_ABSOLUTE = b"http://"
LONGEST_HEAD = 65_536  # HDR-05: request headers 64K
LONGEST_LINE = 16_384  # HDR-05: request line 16K, single header 16K
MOST_FORWARDED_FOR = 30  # HDR-07
LONGEST_RESPONSE_HEAD = 32_768  # HDR-05: response headers 32K

# Fields that concern one connection only (RFC 9110 §7.6.1); Connection may name more.
HOP_BY_HOP = frozenset(
    (b"connection", b"keep-alive", b"proxy-connection", b"te", b"trailer", b"transfer-encoding", b"upgrade")
)
# Fields that a Connection line must not be able to strip: framing, routing, and what we add ourselves.
_KEPT = frozenset((b"content-length", b"host", b"cookie", b"set-cookie", b"x-forwarded-for", b"x-amzn-trace-id"))
# A name, an IPv4 or bracketed IPv6 address, and perhaps a port; an HTTP/1.1 client may send an empty one.
_HOST = re.compile(rb"[A-Za-z0-9._~-]*(?::[0-9]*)?|\[[0-9A-Fa-f:.]+\](?::[0-9]*)?")
_METHODS = frozenset((b"GET", b"HEAD", b"POST", b"PUT", b"DELETE", b"OPTIONS", b"PATCH"))  # HDR-09


class BadHeadError(Exception):
    """A head that is not forwarded. `status` is what the client gets."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


@dataclass(frozen=True, slots=True)
class RequestHead:
    """A request head that is safe to forward. Its headers keep their order and spelling."""

    method: bytes
    target: bytes
    http_1_0: bool
    keep_alive: bool
    headers: tuple[Header, ...]
    length: int | None  # of the body, in bytes; None means chunked

    @property
    def path(self) -> bytes:
        """The target without a host that stands in it (absolute form): path and query."""
        if not self.target.startswith(_ABSOLUTE):
            return self.target
        _, slash, path = self.target[len(_ABSOLUTE) :].partition(b"/")
        return slash + path or b"/"

    def values(self, name: bytes) -> tuple[bytes, ...]:
        """Return the values of all lines with this (lower-case) name."""
        return tuple(value for key, _, value in self.headers if key == name)

    def body_reader(self) -> BodyReader:
        """Return a fresh reader for the body that follows."""
        return ChunkedReader() if self.length is None else LengthReader(self.length)


@dataclass(frozen=True, slots=True)
class ResponseHead:
    """A target's response head. Its headers keep their order and spelling."""

    status: int
    phrase: bytes
    keep_alive: bool
    headers: tuple[Header, ...]
    length: int | None  # of the body; None means chunked or until close
    chunked: bool

    def values(self, name: bytes) -> tuple[bytes, ...]:
        """Return the values of all lines with this (lower-case) name."""
        return tuple(value for key, _, value in self.headers if key == name)

    def body_reader(self, request: RequestHead) -> BodyReader:
        """Return a fresh reader for the body that follows, if one does."""
        if request.method == b"HEAD" or self.status in (204, 304):
            return LengthReader(0)
        if self.chunked:
            return ChunkedReader()
        return UntilCloseReader() if self.length is None else LengthReader(self.length)


def split_head(buffer: bytes, longest: int, status: int) -> tuple[bytes, bytes] | None:
    """Return (head with its empty line, what follows), or None if more bytes are needed.

    Raises `BadHeadError` with this status if the head is longer than `longest` bytes.
    """
    end = buffer.find(b"\r\n\r\n") + 4
    if max(end, len(buffer) if end < 4 else 0) > longest:
        raise BadHeadError(status, "the head is too long")
    return None if end < 4 else (buffer[:end], buffer[end:])


class _Collector:
    """Receives httptools' callbacks for one head."""

    def __init__(self) -> None:
        self.url = b""
        self.phrase = b""
        self.headers: list[Header] = []

    def on_url(self, url: bytes) -> None:
        self.url += url

    def on_status(self, phrase: bytes) -> None:
        self.phrase += phrase

    def on_header(self, name: bytes, value: bytes) -> None:
        self.headers.append((name.lower(), name, value.strip(b" \t")))


def _parse(parser_class: Any, head: bytes, status: int) -> tuple[Any, _Collector]:
    collector = _Collector()
    parser = parser_class(collector)
    try:
        parser.feed_data(head)
    except httptools.HttpParserUpgrade:
        pass  # Upgrade is stripped like every hop-by-hop field
    except httptools.HttpParserError as error:
        raise BadHeadError(status, str(error)) from None
    return parser, collector


def _body_length(headers: list[Header], status: int) -> tuple[int | None, bool]:
    """Return (Content-Length or None, chunked). Raises `BadHeadError` where the body could be framed in two ways."""
    lengths = [value for name, _, value in headers if name == b"content-length"]
    encodings = [value for name, _, value in headers if name == b"transfer-encoding"]
    if len(lengths) > 1 or (lengths and encodings):
        raise BadHeadError(status, "the length of the body is given twice")
    if encodings and (len(encodings) > 1 or encodings[0].lower() != b"chunked"):
        raise BadHeadError(status, "the transfer encoding is not chunked")
    if lengths and not (lengths[0].isdigit() and len(lengths[0]) <= 18):
        raise BadHeadError(status, "the content length is not a number")
    return (int(lengths[0]) if lengths else None), bool(encodings)


def _keep_alive(headers: list[Header], version: str) -> bool:
    """Whether the connection goes on after this message (RFC 9112 §9.3)."""
    values = b",".join(value.lower() for name, _, value in headers if name == b"connection")
    options = {option.strip() for option in values.split(b",")}
    return b"keep-alive" in options if version == "1.0" else b"close" not in options


def parse_request_head(head: bytes) -> RequestHead:
    """Read a request head that ends with its empty line. Raises `BadHeadError`."""
    if head.count(b"\n") != head.count(b"\r\n") or b"\0" in head:
        raise BadHeadError(400, "a line does not end in CRLF, or holds a NUL")
    if max(map(len, head.split(b"\r\n"))) > LONGEST_LINE:
        raise BadHeadError(414 if head.find(b"\r\n") > LONGEST_LINE else 400, "a line is too long")
    parser, collected = _parse(httptools.HttpRequestParser, head, 400)
    method, version = parser.get_method(), parser.get_http_version()
    if method not in _METHODS:
        raise BadHeadError(405, "the method is not supported")
    if version not in ("1.0", "1.1"):
        raise BadHeadError(505, "the version is not HTTP/1.0 or HTTP/1.1")
    length, chunked = _body_length(collected.headers, 400)
    hosts = [value for name, _, value in collected.headers if name == b"host"]
    if len(hosts) > 1 or (version == "1.1" and not hosts):
        raise BadHeadError(400, "there is not exactly one Host")
    if collected.url.startswith(_ABSOLUTE):
        hosts.append(collected.url[len(_ABSOLUTE) :].partition(b"/")[0])
    if not all(map(_HOST.fullmatch, hosts)):
        raise BadHeadError(400, "the host is malformed")
    forwarded_for = [value for name, _, value in collected.headers if name == b"x-forwarded-for"]
    if sum(value.count(b",") + 1 for value in forwarded_for) > MOST_FORWARDED_FOR:
        raise BadHeadError(463, "there are too many addresses in X-Forwarded-For")
    if chunked and version == "1.0":
        raise BadHeadError(400, "HTTP/1.0 has no chunked bodies")
    if not collected.url.startswith((b"/", _ABSOLUTE)) and collected.url != b"*":
        raise BadHeadError(400, "the request target is not a path")
    return RequestHead(
        method=method,
        target=collected.url,
        http_1_0=version == "1.0",
        keep_alive=_keep_alive(collected.headers, version),
        headers=tuple(collected.headers),
        length=None if chunked else length or 0,
    )


def parse_response_head(head: bytes) -> ResponseHead:
    """Read a response head that ends with its empty line. Raises `BadHeadError` with status 502."""
    parser, collected = _parse(httptools.HttpResponseParser, head, 502)
    length, chunked = _body_length(collected.headers, 502)
    return ResponseHead(
        status=parser.get_status_code(),
        phrase=collected.phrase,
        keep_alive=_keep_alive(collected.headers, parser.get_http_version()),
        headers=tuple(collected.headers),
        length=length,
        chunked=chunked,
    )


def _end_to_end(headers: tuple[Header, ...]) -> list[Header]:
    """Return the headers without those that concern the connection they came on."""
    dropped = HOP_BY_HOP
    for name, _, value in headers:
        if name == b"connection":
            dropped = dropped | ({part.strip().lower() for part in value.split(b",")} - _KEPT)
    return [header for header in headers if header[0] not in dropped]


def forwarded_request(head: RequestHead, *, peer: bytes, port: int, trace_id: bytes, our_cookies: bool = True) -> bytes:
    """Return the request head for the target.

    Adds X-Forwarded-For, -Proto, -Port (HDR-01, HDR-02) and the trace id, writes Host in lower case with the
    listener's port (HDR-08), keeps the Cookie lines as they came (HDR-04, SIM-12; without `our_cookies` the load
    balancer's are taken out), and leaves Expect out (HDR-09).
    """
    host = b"".join(head.values(b"host")).lower()
    if head.target.startswith(_ABSOLUTE):
        host = head.target[len(_ABSOLUTE) :].partition(b"/")[0].lower()
    if b":" not in host.rpartition(b"]")[2] and port not in (80, 443):
        host = b"%b:%d" % (host or b"127.0.0.1", port)
    own = (b"host", b"expect", b"x-forwarded-for", b"x-forwarded-proto", b"x-forwarded-port", b"x-amzn-trace-id")
    forwarded_for = b", ".join((*head.values(b"x-forwarded-for"), peer))
    lines = [b"%b %b HTTP/1.1" % (head.method, head.path), b"Host: " + host]
    for lower_name, name, value in _end_to_end(head.headers):
        if lower_name == b"cookie" and not our_cookies:
            value = without_our_cookies(value)
            if not value:
                continue
        if lower_name not in own:
            lines.append(b"%b: %b" % (name, value))
    lines += [
        b"X-Forwarded-For: " + forwarded_for,
        b"X-Forwarded-Proto: http",
        b"X-Forwarded-Port: %d" % port,
        b"X-Amzn-Trace-Id: " + trace_id,
    ]
    if head.length is None:
        lines.append(b"Transfer-Encoding: chunked")
    return b"\r\n".join(lines) + b"\r\n\r\n"


def forwarded_response(
    head: ResponseHead, request: RequestHead, *, added: tuple[HeaderLine, ...], chunked: bool, close: bool
) -> bytes:
    """Return the response head for the client: our lines first (ALB-D-26), the target's headers as they came."""
    lines = [b"HTTP/1.1 %d %b" % (head.status, head.phrase)]
    lines += [b"%b: %b" % line for line in added]
    lines += [b"%b: %b" % header[1:] for header in _end_to_end(head.headers)]
    if chunked:
        lines.append(b"Transfer-Encoding: chunked")
    if close:
        lines.append(b"Connection: close")
    elif request.http_1_0:
        lines.append(b"Connection: keep-alive")
    return b"\r\n".join(lines) + b"\r\n\r\n"


_PHRASES = {
    400: b"Bad Request",
    405: b"Method Not Allowed",
    408: b"Request Timeout",
    414: b"URI Too Long",
    463: b"Too Many Forwarded Addresses",
    500: b"Internal Server Error",
    502: b"Bad Gateway",
    503: b"Service Temporarily Unavailable",
    504: b"Gateway Time-out",
    505: b"HTTP Version Not Supported",
}


def own_response(status: int, *, with_body: bool, close: bool) -> bytes:
    """Return a whole response that the balancer makes itself."""
    title = b"%d %b" % (status, _PHRASES[status])
    body = b"<html><head><title>%b</title></head><body><h1>%b</h1></body></html>\n" % (title, title)
    lines = [b"HTTP/1.1 " + title, b"Server: sticky-lab", b"Content-Type: text/html"]
    lines.append(b"Content-Length: %d" % len(body))
    lines.append(b"Connection: " + (b"close" if close else b"keep-alive"))
    return b"\r\n".join(lines) + b"\r\n\r\n" + (body if with_body else b"")
