"""A WebSocket that a browser has opened: it stays at the target that agreed to it until it is closed (WS-01)."""

from __future__ import annotations

from email.message import Message
from typing import TYPE_CHECKING

from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException
from websockets.http11 import Response
from websockets.sync.client import ClientConnection, connect

from sticky_lab.errors import StickyLabError, shown

if TYPE_CHECKING:
    import requests

    from sticky_lab.browser.decided import Decided

_SENT = ("Cookie", "X-Amzn-Trace-Id")  # what a browser adds; the handshake brings its own headers
ANSWER_SECONDS = 10.0  # a target that hangs must not hold up the notebook
CLOSE_SECONDS = 2  # for the other side to agree to the end; a target that hangs must not hold up the lab


class WebSocket:
    """One connection to one target. Make one with `alice.websocket("/chat")`."""

    def __init__(self, connection: ClientConnection, decision: Decided | None) -> None:
        self._connection = connection
        #: The id of the target that agreed to the upgrade: its greeting.
        self.instance = self._received()
        #: Why the upgrade request went there. What is sent afterwards is decided no more (WS-01).
        self.decision = decision

    def send(self, text: str) -> str:
        """Send a message and return the answer.

        Raises `StickyLabError` for what is no text, if the connection has ended, and if no answer comes in time.
        """
        if not isinstance(text, str):
            raise StickyLabError("websocket_message", value=shown(text))
        try:
            self._connection.send(text)
        except ConnectionClosed:
            raise StickyLabError("websocket_closed") from None
        return self._received()

    def _received(self) -> str:
        try:
            return str(self._connection.recv(ANSWER_SECONDS))
        except TimeoutError:
            self.close()  # an answer that comes too late must not pass for the next one
            raise StickyLabError("websocket_silent", seconds=f"{ANSWER_SECONDS:g}") from None
        except ConnectionClosed:
            raise StickyLabError("websocket_closed") from None

    def close(self) -> None:
        """End the connection. Closing twice is as good as once."""
        self._connection.close()

    def __repr__(self) -> str:
        return f"<WebSocket to {self.instance}>"


def open_websocket(request: requests.PreparedRequest, timeout: float) -> tuple[ClientConnection | None, Response]:
    """Ask for an upgrade with the address and the headers of a GET request; `timeout` is in seconds.

    Return the connection (None if it was refused) and the response. Raises `StickyLabError` if none came.
    """
    try:
        connection = connect(
            str(request.url).replace("http", "ws", 1),
            additional_headers={name: str(request.headers[name]) for name in _SENT if name in request.headers},
            user_agent_header=str(request.headers["User-Agent"]),
            compression=None,
            proxy=None,  # one in the environment must not see, or hinder, the lab
            open_timeout=timeout,
            close_timeout=CLOSE_SECONDS,
        )
    except InvalidStatus as refused:
        return None, refused.response
    except (OSError, WebSocketException):
        raise StickyLabError("balancer_silent") from None
    assert connection.response is not None
    return connection, connection.response


def set_cookie_lines(response: Response) -> Message:
    """Return the Set-Cookie lines of a response in the form that the standard library's cookie jar reads."""
    lines = Message()
    for line in response.headers.get_all("Set-Cookie"):
        lines["Set-Cookie"] = line
    return lines
