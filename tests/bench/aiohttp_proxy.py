"""A sticky proxy as one writes it with aiohttp in an afternoon. Arguments: its port, then the targets as host:port.

Like ours it runs on uvloop; unlike ours it holds a whole message in memory, and checks nobody's health.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import AsyncIterator

import uvloop
from aiohttp import ClientSession, DummyCookieJar, TCPConnector, web

# What belongs to one connection, or is written anew on the other.
NOT_PASSED_ON = ("connection", "keep-alive", "transfer-encoding", "content-length")


def application(targets: list[str]) -> web.Application:
    """Return the proxy: a cookie holds the address of the target."""
    turns = itertools.cycle(targets)
    client = web.AppKey("client", ClientSession)

    async def one_client(app: web.Application) -> AsyncIterator[None]:
        connector = TCPConnector(limit=0, keepalive_timeout=60)
        # The cookies belong to the clients, not to the proxy.
        async with ClientSession(connector=connector, cookie_jar=DummyCookieJar(), auto_decompress=False) as session:
            app[client] = session
            yield

    async def pass_on(request: web.Request) -> web.Response:
        bound = request.cookies.get("target")
        target = bound if bound in targets else next(turns)
        headers = request.headers.copy()
        for name in NOT_PASSED_ON:
            headers.popall(name, None)
        headers["X-Forwarded-For"] = request.remote or ""
        async with request.app[client].request(
            request.method,
            f"http://{target}{request.raw_path}",
            headers=headers,
            data=await request.read() if request.can_read_body else None,
            allow_redirects=False,
        ) as answer:
            back = answer.headers.copy()
            for name in NOT_PASSED_ON:
                back.popall(name, None)
            response = web.Response(status=answer.status, headers=back, body=await answer.read())
        if target != bound:
            response.set_cookie("target", target)
        return response

    app = web.Application()
    app.cleanup_ctx.append(one_client)
    app.router.add_route("*", "/{path:.*}", pass_on)
    return app


if __name__ == "__main__":
    port, *addresses = sys.argv[1:]
    web.run_app(
        application(addresses),
        host="127.0.0.1",
        port=int(port),
        loop=uvloop.new_event_loop(),
        access_log=None,
        print=None,
    )
