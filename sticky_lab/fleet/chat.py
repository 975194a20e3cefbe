"""The chat: an application that speaks WebSocket, which the server of the shop cannot. It remembers nothing.

A WebSocket is greeted with the instance id of its target, and each message is answered with that id and the message.
Any other request is a GET, answered with `{"instance": …}`; health checks are such requests too (WS-03).
"""

from __future__ import annotations

import json
from contextlib import suppress
from socket import socket

from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response
from websockets.sync.server import Server, ServerConnection, serve


def chat_server(instance_id: str, bound: socket) -> Server:
    """Return the server of one target, which will listen with a socket that is bound."""

    def converse(connection: ServerConnection) -> None:
        with suppress(ConnectionClosed):  # cut off, rather than closed: by a load balancer, say (HC-12)
            connection.send(instance_id)
            for message in connection:
                connection.send(f"{instance_id}: {message!s}")

    def answer(connection: ServerConnection, request: Request) -> Response | None:
        if request.headers.get("Upgrade", "").lower() == "websocket":
            return None  # the library goes on with the handshake
        page = {"instance": instance_id} | ({"status": "ok"} if request.path == "/health" else {})
        response = connection.respond(200, json.dumps(page) + "\n")
        del response.headers["Content-Type"]
        response.headers["Content-Type"] = "application/json"
        return response

    def log(connection: ServerConnection, request: Request, response: Response) -> None:
        if request.path != "/health":
            print(f"GET {request.path} {response.status_code}", flush=True)

    bound.listen()
    return serve(converse, sock=bound, process_request=answer, process_response=log, compression=None)
