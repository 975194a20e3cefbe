"""A cookie jar whose idea of "now" is a clock that is handed to it.

The standard library's jar does the work of RFC 6265: Domain, Path, Expires, Max-Age. It takes the time from the
machine and stores it in `_now`; here that attribute is a property, which gives the lab's time instead.
"""

from __future__ import annotations

from collections.abc import Callable
from http.cookiejar import Cookie, DefaultCookiePolicy
from typing import cast
from urllib.request import Request

from requests.cookies import RequestsCookieJar


class _OnClock:
    """Reads `_now` from a clock, and lets the standard library's own time go by."""

    clock: Callable[[], float]

    @property
    def _now(self) -> int:
        return int(self.clock())

    @_now.setter
    def _now(self, _machine_time: int) -> None:
        pass


class _Policy(_OnClock, DefaultCookiePolicy):
    """Takes loopback for a secure origin, as browsers do, so that Secure cookies reach a local http server.

    A cookie without Domain goes back to its very host only (RFC 6265): the standard library must be told (ALB-D-20).
    """

    def __init__(self) -> None:
        super().__init__(strict_ns_domain=DefaultCookiePolicy.DomainStrictNonDomain)

    def return_ok_secure(self, cookie: Cookie, request: Request) -> bool:
        host = (request.host or "").rpartition(":")[0] or request.host
        return host in ("127.0.0.1", "localhost", "[::1]") or super().return_ok_secure(cookie, request)


class CookieJar(_OnClock, RequestsCookieJar):  # type: ignore[misc]
    """The cookies of one browser. `clock` returns seconds since 1970."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        policy = _Policy()
        policy.clock = clock
        super().__init__(policy=policy)

    def clear_expired_cookies(self) -> None:
        """Drop what has expired by the jar's clock, and nothing else."""
        for cookie in self.all():
            if cookie.is_expired(self._now):
                self.clear(cookie.domain, cookie.path, cookie.name)

    def all(self) -> list[Cookie]:
        """Return every cookie in the jar, expired ones too."""
        return cast(list[Cookie], list(self))  # requests types its jar as a mapping of names; it yields cookies


class NoCookies(RequestsCookieJar):
    """The jar of a session whose cookies are kept elsewhere: it takes none."""

    def extract_cookies(self, response: object, request: object) -> None:
        """Leave the response's cookies to whoever keeps them."""
