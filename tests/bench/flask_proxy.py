"""A sticky proxy as one writes it with Flask and requests in ten minutes.

Arguments: its port, then the targets as host:port. It is served by waitress with its four threads: more of them would
only wait for each other, because one at a time runs Python.
"""

from __future__ import annotations

import itertools
import logging
import sys
import threading

import flask
import requests
import waitress

# What belongs to one connection, or is written anew on the other.
NOT_PASSED_ON = {"connection", "keep-alive", "transfer-encoding", "content-length", "date", "server"}
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


class Session(threading.local):
    """The connections of a thread to the targets."""

    def __init__(self) -> None:
        self.requests = requests.Session()
        # No look for proxies and passwords in the environment with every request.
        self.requests.trust_env = False


def application(targets: list[str]) -> flask.Flask:
    """Return the proxy: a cookie holds the address of the target."""
    app = flask.Flask(__name__)
    turns = itertools.cycle(targets)
    session = Session()

    @app.route("/", defaults={"path": ""}, methods=METHODS)
    @app.route("/<path:path>", methods=METHODS)
    def pass_on(path: str) -> flask.Response:
        request = flask.request
        bound = request.cookies.get("target")
        target = bound if bound in targets else next(turns)
        headers = {name: value for name, value in request.headers if name.lower() not in NOT_PASSED_ON}
        headers["X-Forwarded-For"] = request.remote_addr or ""
        session.requests.cookies.clear()
        answer = session.requests.request(
            request.method,
            f"http://{target}/{path}",
            params=request.query_string,
            headers=headers,
            data=request.get_data(),
            allow_redirects=False,
        )
        kept = [(name, value) for name, value in answer.headers.items() if name.lower() not in NOT_PASSED_ON]
        response = flask.Response(answer.content, answer.status_code, kept)
        if target != bound:
            response.set_cookie("target", target)
        return response

    return app


if __name__ == "__main__":
    port, *addresses = sys.argv[1:]
    # With 32 clients and four threads waitress warns of its queue all the time.
    logging.getLogger("waitress").setLevel(logging.ERROR)
    waitress.serve(application(addresses), host="127.0.0.1", port=int(port))
