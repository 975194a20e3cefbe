"""The heads that go on to the other side, in one canonical form, and the answers that are our own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sticky_lab.framing.request_heads import METHODS, RequestHead
from sticky_lab.framing.response_heads import ResponseHead
from sticky_lab.stickiness.request_cookies import without_our_cookies
from sticky_lab.stickiness.responses import HeaderLine


def forwarded_request(
    head: RequestHead,
    *,
    peer: bytes,
    port: int,
    trace_id: bytes,
    our_cookies: bool = True,
    forwarded_for: str = "append",
    preserve_host: bool = False,
    upgrade: bool = False,
) -> bytes:
    """Return the request head for the target.

    Writes Host (HDR-08), X-Forwarded-For by its mode (HDR-01: append, preserve or remove), -Proto and -Port, and the
    trace id (HDR-02). The Cookie lines stay as they came (HDR-04, SIM-12); without `our_cookies` the load balancer's
    are taken out. Expect is left out (HDR-09).
    """
    values = head.values
    host = values[b"host"][0] if preserve_host and b"host" in values else _host(head.host, port)
    lines = [b"%b %b HTTP/1.1\r\nHost: %b" % (head.method, head.path, host), *head.passed_on]
    if b"cookie" in values:
        for value in values[b"cookie"]:
            cookie = value if our_cookies else without_our_cookies(value)
            if cookie:
                lines.append(b"Cookie: " + cookie)
    if forwarded_for == "append":
        if b"x-forwarded-for" in values:
            peer = b", ".join((*filter(None, values[b"x-forwarded-for"]), peer))
        lines.append(b"X-Forwarded-For: " + peer)
    elif forwarded_for == "preserve" and b"x-forwarded-for" in values:
        lines.append(b"X-Forwarded-For: " + b", ".join(values[b"x-forwarded-for"]))
    if head.length is None:
        lines.append(b"Transfer-Encoding: chunked")
    elif head.length or (b"content-length" in values and head.method not in (b"GET", b"HEAD")):
        # A POST without a body says so too: some servers insist on a length. On a GET it would be odd.
        lines.append(b"Content-Length: %d" % head.length)
    if upgrade:
        lines.append(b"Connection: Upgrade\r\nUpgrade: websocket")
    lines.append(b"X-Forwarded-Proto: http\r\nX-Forwarded-Port: %d\r\nX-Amzn-Trace-Id: %b\r\n\r\n" % (port, trace_id))
    return b"\r\n".join(lines)


@lru_cache(maxsize=256)
def _host(wanted: bytes, port: int) -> bytes:
    """HDR-08: in lower case; with the listener's port, unless that is 80 or 443, where none is sent.

    A client of HTTP/1.0 may have named no host: AWS puts the load balancer's name there (HDR-09), we its address.
    """
    host = wanted.lower() or b"127.0.0.1"
    name, _, number = host.rpartition(b":") if b":" in host.rpartition(b"]")[2] else (host, b"", b"")
    if port in (80, 443):
        return name
    return host if number else b"%b:%d" % (name, port)


def forwarded_response(
    head: ResponseHead,
    *,
    added: Sequence[HeaderLine],
    chunked: bool,
    close: bool,
    says_keep_alive: bool,
    upgrade: bool = False,
) -> bytes:
    """Return the response head for the client: our lines first (ALB-D-26), the target's as they came.

    `says_keep_alive` is for clients of HTTP/1.0, which close unless told otherwise.
    """
    lines = [b"HTTP/1.1 %d %b" % (head.status, head.phrase)]
    for line in added:
        lines.append(b"%b: %b" % line)
    lines += head.passed_on
    if chunked:
        lines.append(b"Transfer-Encoding: chunked")
    if upgrade:
        lines.append(b"Connection: Upgrade\r\nUpgrade: websocket")
    elif close:
        lines.append(b"Connection: close")
    elif says_keep_alive:
        lines.append(b"Connection: keep-alive")
    lines.append(b"\r\n")
    return b"\r\n".join(lines)


_PHRASES = {
    400: b"Bad Request",
    405: b"Method Not Allowed",
    408: b"Request Timeout",
    414: b"URI Too Long",
    463: b"Too Many Forwarded Addresses",
    500: b"Internal Server Error",
    501: b"Not Implemented",
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
    if status == 405:
        lines.append(b"Allow: " + b", ".join(METHODS))  # RFC 9110 §15.5.6
    lines.append(b"Content-Length: %d" % len(body))
    lines.append(b"Connection: " + (b"close" if close else b"keep-alive"))
    return b"\r\n".join(lines) + b"\r\n\r\n" + (body if with_body else b"")
