"""Writing Set-Cookie lines to the letter (§3 of the specification), and reading the application's.

The application's own lines are opaque: they go to the client untouched and in their order, after ours (ALB-A-13). An
ALB copies none of their attributes (ALB-A-04; AWS contradicts itself there, ALB-A-28). That also holds
where an application sets a cookie under one of our names. The client's last word then is the application's
value, which no key of ours opens: our choice, because rewriting the application's lines would be worse. A browser
still holds our AWSALBCORS, and that one decides (ALB-D-25). The one exception is `chained`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from functools import lru_cache

from sticky_lab.stickiness.kinds import CookieFamily
from sticky_lab.stickiness.request_cookies import REMOVED, SLOTS, in_shards

# ALB-D-07, ALB-A-05, ALB-T-10: Expires is always 7 days ahead, whatever the stickiness duration is.
BROWSER_LIFETIME_SECONDS = 7 * 86_400

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

# CLB-A-04: what a CLB takes over from the application's cookie.
_CLASSIC_ATTRIBUTES = frozenset(
    (
        *(b"PATH", b"PORT", b"DOMAIN", b"SECURE", b"HTTPONLY", b"DISCARD", b"MAX-AGE", b"EXPIRES", b"VERSION"),
        *(b"COMMENT", b"COMMENTURL", b"SAMESITE"),
    )
)


@lru_cache(maxsize=256)
def http_date(seconds: int) -> str:
    """Return a time (whole seconds since 1970) in the fixed form of RFC 7231, always English (ALB-D-18)."""
    when = datetime.fromtimestamp(seconds, UTC)
    return f"{_DAYS[when.weekday()]}, {when.day:02} {_MONTHS[when.month - 1]} {when.year:04} {when:%H:%M:%S} GMT"


def _expires(routed_at: float) -> bytes:
    """SIM-14, ALB-D-18: counted from when the request was routed."""
    return http_date(int(routed_at) + BROWSER_LIFETIME_SECONDS).encode()


def alb_lines(family: CookieFamily, value: bytes, routed_at: float, *, companion: bool) -> tuple[bytes, ...]:
    """Return the Set-Cookie values of AWSALB or AWSALBTG and their companion, in their order (ALB-D-17, -26).

    `routed_at` is in seconds since 1970. No setting adds Secure or HttpOnly (SEC-02), but the companion always carries
    Secure, the form of §3. On a plain-HTTP listener captures lack it (CORS-03): that ours writes it there too is our
    choice, because loopback is trusted like HTTPS and lessons then show the usual form.
    """
    expires = _expires(routed_at)
    line = b"%b=%b; Expires=%b; Path=/" % (family.name, value, expires)
    if not companion or not family.companion:
        return (line,)
    return line, b"%b=%b; Expires=%b; Path=/; SameSite=None; Secure" % (family.companion, value, expires)


def slot_lines(value: bytes, routed_at: float, *, cross_site: bool, emptied: Collection[bytes]) -> tuple[bytes, ...]:
    """Return the Set-Cookie values of AWSALBAPP-0…-3 (ALB-A-19, ALB-A-20); an empty value stands for no binding.

    `cross_site` adds SameSite=None; Secure (ALB-A-27). `emptied` are the slots that are sent as `_remove_` where
    they have no data; others without data are not sent (SIM-13).
    """
    end = b"; Expires=%b; Path=/%b" % (_expires(routed_at), b"; SameSite=None; Secure" if cross_site else b"")
    held = {slot: REMOVED for slot in SLOTS if slot in emptied} | dict(zip(SLOTS, in_shards(value), strict=False))
    return tuple(b"%b=%b%b" % (slot, held[slot], end) for slot in SLOTS if slot in held)


def clb_lines(value: bytes, period: int | None, *, companion: bool) -> tuple[bytes, ...]:
    """Return the Set-Cookie values of a duration-based AWSELB and its companion (CLB-G-05, CLB-D-07, CLB-D-08).

    `period` is in seconds; None leaves MAX-AGE out: the browser's session (CLB-D-05).
    """
    end = b";PATH=/" if period is None else b";PATH=/;MAX-AGE=%d" % period
    lines = (b"AWSELB=" + value + end,)
    return (*lines, b"AWSELBCORS=" + value + end + b";SECURE;SAMESITE=None") if companion else lines


def clb_follower_line(value: bytes, application_cookie: bytes | None) -> bytes:
    """Return AWSELB with the attributes of the application's Set-Cookie (CLB-A-01, CLB-A-04, CLB-A-05).

    They stand in the application's order, names in upper case. An underscore in the path becomes %5F (CLB-G-08); a
    path that is not given is "/"; with two paths a client holds two cookies (CLB-A-09). Without an application cookie
    (after a failure, CLB-A-06) nothing can be copied: the browser's session, our choice.
    """
    copied = b""
    path = b"/"
    for part in (application_cookie or b"").split(b";")[1:]:
        name, equals, content = part.strip(b" \t").partition(b"=")
        if name.upper() == b"PATH":
            path = content.replace(b"_", b"%5F") or b"/"
        elif name.upper() in _CLASSIC_ATTRIBUTES:
            copied += b";" + name.upper() + equals + content
    return b"AWSELB=%b;PATH=%b%b" % (value, path, copied)


def find_set_cookie(lines: Sequence[bytes], name: bytes, *, case_matters: bool, classic: bool) -> bytes | None:
    """Return the application's last Set-Cookie value under this name, or None.

    Only the name is looked at, neither value nor expiry (ALB-A-03), also where it is deleted (ALB-A-17). A CLB
    (`classic`) passes over a line that ends in a semicolon (CLB-G-07).
    """
    wanted = name if case_matters else name.lower()
    for line in reversed(lines):
        written, equals, _ = line.partition(b"=")
        written = written.strip(b" \t")
        passed_over = classic and line.rstrip(b" \t").endswith(b";")
        if equals and not passed_over and (written if case_matters else written.lower()) == wanted:
            return line
    return None
