"""One target as a process: `python -m sticky_lab.fleet.target --instance-id i-0…`.

It listens on 127.0.0.1 at a port that the system chooses and says so in one line of JSON on standard output;
its log lines follow there. It ends when its standard input does: whoever started it holds the other end of
that pipe, so however the starter ends, the target ends too.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import secrets
import threading

import waitress
from flask import request
from werkzeug.wrappers import Response

from sticky_lab.fleet.app import create_app
from sticky_lab.fleet.fleet import APPS, STORE_VARIABLE
from sticky_lab.fleet.port import bound_socket

THREADS = 8


def _end_with_standard_input() -> None:
    # The raw descriptor, not sys.stdin: a reader blocked in a buffered stream would hold up the exit.
    while os.read(0, 1024):
        pass
    os._exit(0)


def _announce(port: int) -> None:
    print(json.dumps({"port": port}), flush=True)


def _on_one_line(path: str) -> str:
    """Return a path that can neither begin a line of its own in the log nor steer a terminal that shows it."""
    return "".join(one if one.isprintable() else f"\\x{ord(one):02x}" for one in path)


def main() -> None:
    """Serve until standard input ends."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--instance-id", required=True)
    arguments.add_argument("--seed", help="makes the session ids of this target the same on every run")
    arguments.add_argument("--app", choices=APPS, default=APPS[0], help="what the target serves")
    arguments.add_argument("--port", type=int, default=0, help="held by whoever starts this; 0: the system chooses")
    options = arguments.parse_args()
    store = json.loads(os.environ.get(STORE_VARIABLE, "null"))
    threading.Thread(target=_end_with_standard_input, daemon=True).start()
    bound = bound_socket(options.port)
    if options.app == "chat":
        from sticky_lab.fleet.chat import chat_server  # here: a shop starts more quickly without it

        chat = chat_server(options.instance_id, bound)
        _announce(bound.getsockname()[1])
        chat.serve_forever()
        return

    if options.seed is None:
        app = create_app(options.instance_id, lambda: secrets.token_hex(16), store)
    else:
        chance = random.Random(f"{options.seed} {options.instance_id}")
        app = create_app(options.instance_id, lambda: f"{chance.getrandbits(128):032x}", store)

    @app.after_request
    def log(response: Response) -> Response:
        if request.path != "/health":
            print(f"{request.method} {_on_one_line(request.full_path.rstrip('?'))} {response.status_code}", flush=True)
        return response

    server = waitress.create_server(app, sockets=[bound], threads=THREADS, ident=None)
    _announce(bound.getsockname()[1])
    server.run()


if __name__ == "__main__":
    main()
