"""One browser of a lab, and what it sees of each visit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from copy import copy
from http.cookiejar import Cookie
from typing import Any

import requests
from requests.cookies import MockRequest, MockResponse, extract_cookies_to_jar, get_cookie_header

from sticky_lab.browser.decided import Decided
from sticky_lab.browser.jar import CookieJar, NoCookies
from sticky_lab.browser.websocket import WebSocket, open_websocket, set_cookie_lines
from sticky_lab.errors import StickyLabError, helpful, shown

MOST_VISITS = 1000
TIMEOUT_SECONDS = 90  # longer than the balancer's own time-outs, so that its answer is what is seen


@helpful
class Visit:
    """One request and its response."""

    def __init__(self, response: requests.Response, decision: Decided | None) -> None:
        self.response = response
        #: Why it went there; None if the balancer no longer remembers.
        self.decision = decision
        #: The status code, such as 200.
        self.status: int = response.status_code

    @property
    def page(self) -> dict[str, Any]:
        """What the target said, as a dictionary; empty if there was no target's answer."""
        try:
            page = self.response.json()
        except requests.JSONDecodeError:
            return {}
        return page if isinstance(page, dict) else {}

    @property
    def instance(self) -> str | None:
        """The id of the target that answered, or None if the balancer had to answer itself."""
        instance = self.page.get("instance")
        return instance if isinstance(instance, str) else None

    @property
    def set_cookie(self) -> list[str]:
        """The Set-Cookie lines of the response, as they came."""
        return list(self.response.raw.headers.getlist("Set-Cookie"))

    @property
    def set_cookie_shape(self) -> list[str]:
        """The Set-Cookie lines with each value replaced by its length: the part that is the same on every run."""
        lines = []
        for line in self.set_cookie:
            name, _, rest = line.partition("=")
            value, semicolon, attributes = rest.partition(";")
            lines.append(f"{name}=<{len(value)}>{semicolon}{attributes}")
        return lines

    def __repr__(self) -> str:
        return f"{self.status} {self.instance or '—'}"


@helpful
class Visits(list[Visit]):
    """Several visits, in order."""

    @property
    def instances(self) -> list[str | None]:
        """The ids of the targets that answered, in order."""
        return [visit.instance for visit in self]

    def __repr__(self) -> str:
        return "\n".join(repr(visit) for visit in self)


@helpful
class Browser:
    """A client with its own cookie jar. Make one with `lab.browser("alice")`."""

    def __init__(
        self,
        name: str,
        *,
        base_url: Callable[[], str],
        clock: Callable[[], float],
        trace_root: Callable[[], str],
        decided: Callable[[str], Decided | None],
    ) -> None:
        #: What it is called in tables and in the panel.
        self.name = name
        #: Whether it keeps the cookies that it is sent. A browser that refuses them is never sticky (GEN-02).
        self.accepts_cookies = True
        self._base_url = base_url
        self._clock = clock
        self._trace_root = trace_root
        self._decided = decided
        self._session = requests.Session()
        self._session.trust_env = False  # a proxy in the environment must not see, or hinder, the lab
        # requests copies a session's jar for each request, clock and all left behind; so ours stands beside it.
        self._session.cookies = NoCookies()
        self._jar = CookieJar(clock)
        self._websockets: list[WebSocket] = []
        self._session.headers["User-Agent"] = "sticky-lab-browser"
        self._session.headers["Accept"] = "application/json"

    @property
    def cookies(self) -> list[Cookie]:
        """The cookies that it holds now, expired ones left out."""
        self._jar.clear_expired_cookies()
        return self._jar.all()

    def forget_cookies(self) -> None:
        """Empty the jar, as a private window does when it is closed."""
        self._jar.clear()

    def forget_cookie(self, name: str) -> None:
        """Delete the cookies of this name."""
        for cookie in self._named(name):
            self._jar.clear(cookie.domain, cookie.path, cookie.name)

    def tamper_with_cookie(self, name: str) -> None:
        """Change one character in the middle of the value of each cookie of this name."""
        for cookie in self._named(name):
            value = cookie.value or ""
            middle = len(value) // 2
            other = "A" if value[middle : middle + 1] != "A" else "B"
            cookie.value = value[:middle] + other + value[middle + 1 :]

    def copy_cookie(self, name: str, to: Browser) -> None:
        """Put copies of the cookies of this name into another browser's jar."""
        if not isinstance(to, Browser):
            raise StickyLabError("not_a_browser", value=shown(to))
        for cookie in self._named(name):
            to._jar.set_cookie(copy(cookie))

    def get(self, path: str = "/") -> Visit:
        """Send one GET and return the visit. Redirects are not followed."""
        return self._send("GET", path, {})

    def post(self, path: str, **form: str) -> Visit:
        """Send a form, such as `post("/cart", item="tea")`."""
        return self._send("POST", path, form)

    def visit(self, times: int, path: str = "/") -> Visits:
        """Send the same GET several times, one after the other."""
        if isinstance(times, bool) or not isinstance(times, int) or not 1 <= times <= MOST_VISITS:
            raise StickyLabError("visit_count", most=MOST_VISITS, value=shown(times))
        return Visits(self.get(path) for _ in range(times))

    def websocket(self, path: str = "/") -> WebSocket:
        """Open a WebSocket. The request for it carries the cookies of the jar, as any other does (WS-02).

        Raises `StickyLabError` if the target does not agree: the shop cannot, the targets of `Lab(app="chat")` can.
        """
        request, root = self._prepared("GET", path, {})
        connection, response = open_websocket(request, TIMEOUT_SECONDS)
        if self.accepts_cookies:
            # The stand-ins of requests have all that the standard library's jar asks for.
            answer = MockResponse(set_cookie_lines(response))
            self._jar.extract_cookies(answer, MockRequest(request))  # type: ignore[arg-type]
        if connection is None:
            raise StickyLabError("websocket_refused", status=response.status_code)
        try:
            opened = WebSocket(connection, self._decided(root))
        except BaseException:
            connection.close()  # nobody else knows of it yet
            raise
        self._websockets.append(opened)
        return opened

    def _named(self, name: str) -> list[Cookie]:
        return [cookie for cookie in self.cookies if cookie.name == name]

    def close(self) -> None:
        """Close its connections."""
        with ExitStack() as ends:  # each of them comes to its turn, whatever interrupts the one before
            ends.callback(self._session.close)
            for websocket in self._websockets:
                ends.callback(websocket.close)

    def _prepared(self, method: str, path: str, form: Mapping[str, str]) -> tuple[requests.PreparedRequest, str]:
        """Return a request with the cookies of the jar, and the root of its trace."""
        if not isinstance(path, str) or not path.startswith("/"):
            raise StickyLabError("browser_path", value=shown(path))
        root = self._trace_root()
        request = self._session.prepare_request(
            requests.Request(
                method, self._base_url() + path, data=dict(form), headers={"X-Amzn-Trace-Id": f"Root={root}"}
            )
        )
        cookie_header = get_cookie_header(self._jar, request)
        if cookie_header:
            request.headers["Cookie"] = cookie_header
        return request, root

    def _send(self, method: str, path: str, form: Mapping[str, str]) -> Visit:
        request, root = self._prepared(method, path, form)
        try:
            response = self._session.send(request, timeout=TIMEOUT_SECONDS, allow_redirects=False)
        except requests.RequestException:
            raise StickyLabError("balancer_silent") from None
        if self.accepts_cookies:
            extract_cookies_to_jar(self._jar, request, response.raw)
        return Visit(response, self._decided(root))

    def __repr__(self) -> str:
        cookies = ", ".join(sorted(cookie.name for cookie in self.cookies)) or "no cookies"
        return f"<Browser {self.name}: {cookies}>"
