"""The proxies that are compared: what each needs, its configuration, and how it is started.

All do the same work: the first request of a client sets a cookie that names its target, later ones follow it. All keep
connections on both sides, write no log, and have one core. Ours does a little more than most: it seals a fresh cookie
into every response, as an ALB does, where the others set theirs once.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tests.bench.measure import Running, find_program, free_ports, get, program
from tests.bench.targets import body, nginx

BASE = "haproxy"
# More than the load has connections, so that none is closed for want of room.
_KEPT = 64
# An ALB's default, so that the checks of 300 targets do not show in the CPU per request.
_HEALTH_SECONDS = 30
# Go would start threads for every core of the machine and let them wait for the one they may run on.
_ONE_GO_THREAD = {"GOMAXPROCS": "1"}


class NotStickyError(Exception):
    """A proxy did not set a cookie, or did not follow it."""


@dataclass(frozen=True)
class Place:
    """Where a proxy is to run: its folder, its port, and the ports of its targets."""

    folder: Path
    port: int
    targets: Sequence[int]

    @property
    def addresses(self) -> list[str]:
        """The targets as host:port."""
        return [f"127.0.0.1:{port}" for port in self.targets]

    def write(self, name: str, text: str) -> str:
        """Write a file into the folder and return its path."""
        (self.folder / name).write_text(text)
        return str(self.folder / name)


@dataclass(frozen=True)
class Proxy:
    """A proxy by name. `command` writes what configuration it needs and returns how to start it."""

    name: str
    command: Callable[[Place], list[str]]
    program: str = ""
    """The program that has to be there,"""
    package: str = ""
    """or the Python package."""
    ask_version: str = ""
    install: str = "pip install -e .[bench]"
    """How to get it."""
    environment: Mapping[str, str] = field(default_factory=dict)

    def version(self) -> str | None:
        """Return its version, or None if it is not installed."""
        if self.package:
            try:
                return version(self.package)
            except PackageNotFoundError:
                return None
        found = find_program(self.program)
        if not found:
            return None
        asked = subprocess.run([found, self.ask_version], capture_output=True, text=True, check=False)
        number = re.search(r"\d+\.\d+\.\d+", asked.stdout + asked.stderr)
        return number[0] if number else "?"


def _ours(place: Place) -> list[str]:
    targets = [word for address in place.addresses for word in ("--target", f"http://{address}")]
    stickiness = ["--stickiness", "lb_cookie", "--duration", "1h"]
    others = ["--health-interval", str(_HEALTH_SECONDS), "--port", str(place.port), "--json"]
    return [program("sticky-lab"), "up", *targets, *stickiness, *others]


def _haproxy(place: Place) -> list[str]:
    servers = "\n".join(
        f"    server t{number} {address} cookie t{number} check inter {_HEALTH_SECONDS}s"
        for number, address in enumerate(place.addresses)
    )
    text = f"""
global
    nbthread 1
    maxconn 4096
defaults
    mode http
    option forwardfor
    timeout connect 5s
    timeout client 60s
    timeout server 60s
listen shop
    bind 127.0.0.1:{place.port}
    balance roundrobin
    cookie SRV insert indirect nocache
    option httpchk GET /
{servers}
"""
    return [program("haproxy"), "-db", "-q", "-f", place.write("haproxy.cfg", text)]


def _nginx(place: Place) -> list[str]:
    """An nginx without health checks: `sticky` and active checks are in the commercial one only.

    What stands in for `sticky` is written by hand: a cookie chooses an upstream with one target in it, no cookie the
    upstream with all, and then the address that was used becomes the cookie. Nobody is sent elsewhere when a target
    fails, so this does less than the others.
    """
    servers = "".join(f" server {address};" for address in place.addresses)
    only = "\n".join(
        f"    upstream only_{port} {{ server 127.0.0.1:{port}; keepalive {_KEPT}; }}" for port in place.targets
    )
    follow = " ".join(f"t{port} only_{port};" for port in place.targets)
    names = " ".join(f'127.0.0.1:{port} "target=t{port}; Path=/";' for port in place.targets)
    inside = f"""
    upstream everyone {{ {servers} keepalive {_KEPT}; }}
{only}
    map $cookie_target $chosen {{ default everyone; {follow} }}
    map $upstream_addr $named {{ default ""; {names} }}
    map $chosen $new_cookie {{ default ""; everyone $named; }}
    server {{
        listen 127.0.0.1:{place.port};
        location / {{
            proxy_pass http://$chosen;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
            add_header Set-Cookie $new_cookie;
        }}
    }}
"""
    return nginx(place.folder, inside)


def _caddy(place: Place) -> list[str]:
    text = f"""
{{
    admin off
    auto_https off
    persist_config off
    log {{
        output discard
    }}
}}
http://127.0.0.1:{place.port} {{
    bind 127.0.0.1
    reverse_proxy {" ".join(place.addresses)} {{
        lb_policy cookie target a-secret-of-the-benchmark
        health_uri /
        health_interval {_HEALTH_SECONDS}s
        transport http {{
            keepalive_idle_conns_per_host {_KEPT}
        }}
    }}
}}
"""
    return [program("caddy"), "run", "--adapter", "caddyfile", "--config", place.write("Caddyfile", text)]


def _traefik(place: Place) -> list[str]:
    """A Traefik with YAML files; JSON is YAML too."""
    balancer = {
        "servers": [{"url": f"http://{address}"} for address in place.addresses],
        "sticky": {"cookie": {"name": "target"}},
        "healthCheck": {"path": "/", "interval": f"{_HEALTH_SECONDS}s"},
        "serversTransport": "kept",
    }
    routes = {
        "http": {
            "routers": {"all": {"rule": "PathPrefix(`/`)", "service": "shop"}},
            "services": {"shop": {"loadBalancer": balancer}},
            "serversTransports": {"kept": {"maxIdleConnsPerHost": _KEPT}},
        }
    }
    settings = {
        "global": {"checkNewVersion": False, "sendAnonymousUsage": False},
        "log": {"level": "ERROR"},
        "entryPoints": {"web": {"address": f"127.0.0.1:{place.port}"}},
        "providers": {"file": {"filename": place.write("routes.yml", json.dumps(routes)), "watch": False}},
    }
    return [program("traefik"), f"--configFile={place.write('traefik.yml', json.dumps(settings))}"]


def _in_python(module: str) -> Callable[[Place], list[str]]:
    """Return how to start one of the small Python proxies beside this file."""
    return lambda place: [sys.executable, "-m", f"tests.bench.{module}", str(place.port), *place.addresses]


PROXIES = (
    Proxy("ours", _ours, package="sticky-lab"),
    Proxy("haproxy", _haproxy, program="haproxy", ask_version="-v", install="apt install haproxy"),
    Proxy("nginx", _nginx, program="nginx", ask_version="-v", install="apt install nginx-light"),
    Proxy("caddy", _caddy, program="caddy", ask_version="version", environment=_ONE_GO_THREAD),
    Proxy("traefik", _traefik, program="traefik", ask_version="version", environment=_ONE_GO_THREAD),
    Proxy("aiohttp", _in_python("aiohttp_proxy"), package="aiohttp"),
    Proxy("flask", _in_python("flask_proxy"), package="flask"),
)
OURS = PROXIES[0]


def start_proxy(stack: ExitStack, proxy: Proxy, folder: Path, targets: Sequence[int]) -> Running:
    """Start a proxy that ends with the stack."""
    folder.mkdir()
    place = Place(folder, free_ports(1)[0], targets)
    return stack.enter_context(
        Running(proxy.name, proxy.command(place), folder, port=place.port, environment=proxy.environment)
    )


def sticky_cookie(subject: Running, targets: Sequence[int]) -> str:
    """Return the cookie of a new client, after a look whether it does what it is for."""
    first = get(subject.port)
    bodies = {get(subject.port, first.cookie).body for _ in range(2 * len(targets))}
    if not first.cookie or bodies != {first.body} or first.body not in map(body, targets):
        raise NotStickyError(f"{subject.name} set {first.cookie or 'no cookie'} and then answered with {bodies}")
    return first.cookie
