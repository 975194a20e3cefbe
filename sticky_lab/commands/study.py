"""`sticky-lab study`: JupyterLab on the first lesson, in the reader's own browser.

The course is opened at http://localhost, while a lab's load balancer is at http://127.0.0.1: cookies are kept by
host name, not by port, so JupyterLab's own cookies never reach the load balancer, nor the other way round.
"""

from __future__ import annotations

import os
import secrets
import socket
import tempfile
import threading
import webbrowser
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from sticky_lab.commands.ports import LOOPBACK, exists, first_free, is_free
from sticky_lab.errors import StickyLabError
from sticky_lab.words import Text
from sticky_lab.words.command_line import STUDY_NO_BROWSER, STUDY_OPEN, STUDY_PORT_MOVED

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

FIRST_LESSON = "lessons/00_start_here.ipynb"
DEFAULT_PORT = 8888
CHECKOUT = Path(__file__).parent.parent.parent


def course_folder() -> Path:
    """Return the folder that holds the lessons. Raises `StickyLabError` if it is not here."""
    for folder in (Path.cwd(), CHECKOUT):
        if (folder / FIRST_LESSON).is_file():
            return folder.resolve()
    raise StickyLabError("course_not_found")


def study(*, port: int | None, open_browser: bool, say: Callable[[Text], None]) -> int:
    """Run JupyterLab until it is ended; return the exit status. Raises `StickyLabError` if it cannot start."""
    folder = course_folder()
    if port is not None and port and not is_free(port):
        raise StickyLabError("port_taken", value=port)
    chosen = port or first_free(DEFAULT_PORT)
    if port is None and chosen != DEFAULT_PORT:
        say(STUDY_PORT_MOVED.fill(wanted=DEFAULT_PORT, port=chosen))

    token = secrets.token_hex(16)
    redirect = _redirect(f"http://localhost:{chosen}/lab/tree/{FIRST_LESSON}?token={token}")
    try:
        _serve(folder, chosen, token, redirect, open_browser=open_browser, say=say)
    finally:
        redirect.unlink(missing_ok=True)
    return 0


def _serve(
    folder: Path, port: int, token: str, redirect: Path, *, open_browser: bool, say: Callable[[Text], None]
) -> None:
    from jupyterlab.labapp import LabApp  # here, because it takes a second that other commands need not pay

    try:
        server = LabApp.initialize_server(
            [
                "--ServerApp.ip=localhost",
                f"--ServerApp.port={port}",
                "--ServerApp.port_retries=0",
                f"--ServerApp.root_dir={folder}",
                f"--LabApp.default_url=/lab/tree/{FIRST_LESSON}",
                "--ServerApp.open_browser=False",
                "--ServerApp.allow_root=True",  # in containers everybody is root; it listens on loopback, with a token
                "--ServerApp.answer_yes=True",  # Ctrl-C ends it without a question
                "--ServerApp.no_browser_open_file=True",  # ours is its owner's from the first
                f"--IdentityProvider.token={token}",
                # Without these a newcomer's terminal fills with warnings about things that are in order here.
                "--Application.log_level=CRITICAL",
                "--KernelManager.transport_encryption=auto",
            ]
        )
        _listen_on_both_addresses(server, port)
    except (SystemExit, OSError):  # somebody has taken the port since it was looked at
        raise StickyLabError("port_taken", value=port) from None
    server.log_level = "ERROR"
    # After its own callback, which binds the port.
    server.io_loop.add_callback(lambda: _tell(port, token, redirect, open_browser, say))
    server.start()


def _redirect(url: str) -> Path:
    """Write a page that leads to `url`, for the eyes of its owner only: the address holds the token.

    Anybody on the machine can read a command line, so a browser is given this file. Raises `StickyLabError`.
    """
    from jupyter_core.paths import jupyter_runtime_dir

    folder = Path(jupyter_runtime_dir())
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix="sticky-lab-open-", suffix=".html", dir=folder)  # of mode 0600
        with ExitStack() as undo, os.fdopen(descriptor, "w", encoding="utf-8") as file:
            undo.callback(os.unlink, name)
            file.write(f'<!DOCTYPE html><meta http-equiv="refresh" content="0; url={url}"><a href="{url}">{url}</a>\n')
            file.flush()
            undo.pop_all()
    except OSError as problem:
        raise StickyLabError("folder_not_writable", path=folder, problem=problem.strerror) from None
    return Path(name)


def _listen_on_both_addresses(server: ServerApp, port: int) -> None:
    """Listen also on the loopback address that the system does not call localhost: to a browser both are.

    Whoever else listened there would be given the token. Raises OSError if somebody does.
    """
    from tornado.netutil import bind_sockets

    called_localhost = {found[4][0] for found in socket.getaddrinfo("localhost", port, type=socket.SOCK_STREAM)}
    for family, address in LOOPBACK:
        if address not in called_localhost and exists(family, address):
            server.http_server.add_sockets(bind_sockets(port, address, family))


def _tell(port: int, token: str, redirect: Path, open_browser: bool, say: Callable[[Text], None]) -> None:
    """Say the address, and open it."""
    say(STUDY_OPEN.fill(url=f"http://localhost:{port}/lab/tree/{FIRST_LESSON}?token={token}"))

    def open_file() -> None:
        if not webbrowser.open(redirect.as_uri()):
            say(STUDY_NO_BROWSER)

    if open_browser:
        threading.Thread(target=open_file, daemon=True).start()  # some browsers keep whoever opens them waiting
