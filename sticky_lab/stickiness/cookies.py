"""Cookies on the wire: reading a Cookie header, writing AWS's Set-Cookie lines to the letter (spec §3)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

# ALB-D-14: the one name of every duration-based group, and the companion for cross-site use (CORS-01).
LB_COOKIE = b"AWSALB"
LB_COOKIE_CORS = b"AWSALBCORS"

# ALB-D-07: the Expires attribute is always 7 days ahead, whatever the stickiness duration is.
BROWSER_LIFETIME_SECONDS = 7 * 86_400

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def find_cookie(cookie_headers: Iterable[bytes], name: bytes) -> bytes | None:
    """Return the value of the first cookie with exactly this name (SIM-03), or None.

    `cookie_headers` are the values of the request's Cookie lines. Anything odd in between is passed over.
    """
    for header in cookie_headers:
        if name in header:
            for pair in header.split(b";"):
                key, equals, value = pair.partition(b"=")
                if equals and key.strip(b" \t") == name:
                    return value.strip(b" \t")
    return None


def http_date(seconds: float) -> str:
    """Return a time (seconds since 1970) in the fixed form of RFC 7231, whole seconds, always English (ALB-D-18)."""
    when = datetime.fromtimestamp(int(seconds), UTC)
    return f"{_DAYS[when.weekday()]}, {when.day:02} {_MONTHS[when.month - 1]} {when.year:04} {when:%H:%M:%S} GMT"


def lb_cookie_lines(value: bytes, routed_at: float) -> tuple[bytes, ...]:
    """Return the two Set-Cookie values of a duration-based response, in their order (ALB-D-17, ALB-D-26, CORS-02).

    `routed_at` is when the request was routed, in seconds since 1970: Expires counts from there (SIM-14).
    AWSALBCORS always carries Secure, the form of §3. On a plain-HTTP listener captures lack it (CORS-03): that ours
    writes it there too is our choice, because loopback is trusted like HTTPS and lessons then show the usual form.
    """
    expires = http_date(routed_at + BROWSER_LIFETIME_SECONDS).encode()
    return (
        b"AWSALB=%b; Expires=%b; Path=/" % (value, expires),
        b"AWSALBCORS=%b; Expires=%b; Path=/; SameSite=None; Secure" % (value, expires),
    )
