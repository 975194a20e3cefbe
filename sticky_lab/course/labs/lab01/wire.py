"""What went over the wire: heads of requests and responses, each cookie's value as its length and a number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from textwrap import wrap

import requests

WIDTH = 96
_EMPTY_SLOT = "_remove_"  # ALB-A-20: a value that says something, and is no secret
_SHOWN = ("set-cookie", "cache-control")


class Exchange:
    """One request and its response: the lines that tell something about stickiness."""

    def __init__(self, lines: list[str], instance: str | None) -> None:
        self.lines = lines
        #: The id of the target that answered.
        self.instance = instance

    def __repr__(self) -> str:
        return "\n".join(self.lines)


class Wire(list[Exchange]):
    """Several exchanges, in order."""

    @property
    def instances(self) -> list[str | None]:
        """The ids of the targets that answered, in order."""
        return [one.instance for one in self]

    def __repr__(self) -> str:
        return "\n\n".join(repr(one) for one in self)


class Reader:
    """Writes exchanges down. A cookie's value becomes `<124 #1>`: its length, and a number that is the value's own."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def read(self, response: requests.Response, now: float) -> Exchange:
        """Return the exchange that this response ended; `now` is the lab's time in seconds since 1970.

        Left out are Host, Date and whatever else says nothing about stickiness.
        """
        request = response.request
        cookies = [self._cookie(one) for one in str(request.headers.get("Cookie", "")).split("; ") if one]
        lines = [f"── {datetime.fromtimestamp(int(now), UTC):%Y-%m-%d %H:%M:%S} UTC"]
        lines += [f"> {request.method} {request.path_url} HTTP/1.1"]
        lines += _folded("> ", "Cookie: " + "; ".join(cookies)) if cookies else []
        lines += [f"> {request.body!s}"] if request.body else []
        lines += [f"< HTTP/1.1 {response.status_code} {response.reason}"]
        for name, value in self._response_headers(response):
            lines += _folded("< ", f"{name}: {value}")
        instance = response.json().get("instance")
        return Exchange([*lines, f'< {{"instance": "{instance}", …}}'], instance)

    def set_cookies(self, response: requests.Response) -> list[str]:
        """Return the Set-Cookie lines of a response, without the header's name, as `read` writes them."""
        return [value for name, value in self._response_headers(response) if name.lower() == "set-cookie"]

    def _response_headers(self, response: requests.Response) -> Iterator[tuple[str, str]]:
        for name, value in response.raw.headers.items():
            if name.lower() in _SHOWN:
                yield name, self._set_cookie(value) if name.lower() == "set-cookie" else value

    def _set_cookie(self, line: str) -> str:
        cookie, semicolon, attributes = line.partition(";")
        return self._cookie(cookie) + semicolon + attributes

    def _cookie(self, pair: str) -> str:
        name, _, value = pair.partition("=")
        if value == _EMPTY_SLOT:
            return pair
        number = self._numbers.setdefault(value, len(self._numbers) + 1)
        return f"{name}=<{len(value)} #{number}>"


def _folded(mark: str, line: str) -> list[str]:
    """Return a long line as several; the blanks inside `<124 #1>` do not break it."""
    parts = wrap(line.replace(" #", "\0#"), WIDTH - len(mark), subsequent_indent="        ", break_long_words=False)
    return [mark + part.replace("\0", " ") for part in parts]
