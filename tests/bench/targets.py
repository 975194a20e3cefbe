"""Targets that cost next to nothing: one nginx on the core of the load, with a port for each target."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from tests.bench.measure import LOAD_CORE, Running, free_ports, program

# One worker that keeps every connection, writes no log, and stays in its folder.
_NGINX = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log stderr crit;
events {{ worker_connections 4096; }}
http {{
    access_log off;
    keepalive_requests 1000000000;
    keepalive_timeout 1h;
    client_body_temp_path {folder}/client_body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{inside}
}}
"""


def nginx(folder: Path, inside: str) -> list[str]:
    """Write the configuration of an nginx, given what is inside its `http`; return the command."""
    file = folder / "nginx.conf"
    file.write_text(_NGINX.format(folder=folder, inside=inside))
    return [program("nginx"), "-p", str(folder), "-c", str(file), "-e", "stderr"]


def body(port: int) -> str:
    """Return what the target on this port answers: 13 bytes, by which a test of stickiness knows it."""
    return f"target {port}\n"


def start_targets(stack: ExitStack, folder: Path, count: int) -> list[int]:
    """Start targets that end with the stack; return their ports."""
    ports = free_ports(count)
    folder.mkdir()
    listens = "".join(f"        listen 127.0.0.1:{port};\n" for port in ports)
    inside = f"    server {{\n{listens}        location / {{ return 200 'target $server_port\\n'; }}\n    }}"
    stack.enter_context(Running("targets", nginx(folder, inside), folder, port=ports[0], core=LOAD_CORE))
    return ports
