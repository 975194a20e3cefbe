"""`sticky-lab study`: JupyterLab on the first lesson, in the reader's own browser.

The course is opened at http://localhost, while a lab's load balancer is at http://127.0.0.1: cookies are kept by
host name, not by port, so JupyterLab's own cookies never reach the load balancer, nor the other way round.
"""

from __future__ import annotations

import secrets
import threading
import time
import webbrowser
from collections.abc import Callable
from pathlib import Path

import requests

from sticky_lab.commands.ports import first_free, is_free
from sticky_lab.messages import StickyLabError, Text, refusals
from sticky_lab.messages.commands import STUDY_NO_BROWSER, STUDY_OPEN, STUDY_PORT_MOVED

FIRST_LESSON = "lessons/00_start_here.ipynb"
DEFAULT_PORT = 8888
READY_SECONDS = 60
CHECKOUT = Path(__file__).parent.parent.parent


def course_folder() -> Path:
    """Return the folder that holds the lessons. Raises `StickyLabError` if it is not here."""
    for folder in (Path.cwd(), CHECKOUT):
        if (folder / FIRST_LESSON).is_file():
            return folder.resolve()
    raise StickyLabError(refusals.COURSE_NOT_FOUND)


def study(*, port: int | None, open_browser: bool, say: Callable[[Text], None]) -> int:
    """Run JupyterLab until it is ended; return the exit status. Raises `StickyLabError` if it cannot start."""
    folder = course_folder()
    if port is not None and port and not is_free(port):
        raise StickyLabError(refusals.PORT_TAKEN, value=port)
    chosen = port or first_free(DEFAULT_PORT)
    if port is None and chosen != DEFAULT_PORT:
        say(STUDY_PORT_MOVED.fill(wanted=DEFAULT_PORT, port=chosen))

    token = secrets.token_hex(16)
    url = f"http://localhost:{chosen}/lab/tree/{FIRST_LESSON}?token={token}"
    threading.Thread(target=_open_when_ready, args=(chosen, url, open_browser, say), daemon=True).start()
    from jupyterlab.labapp import LabApp  # here, because it takes a second that other commands need not pay

    LabApp.launch_instance(
        [
            "--ServerApp.ip=127.0.0.1",
            f"--ServerApp.port={chosen}",
            "--ServerApp.port_retries=0",
            f"--ServerApp.root_dir={folder}",
            "--ServerApp.open_browser=False",
            "--ServerApp.allow_root=True",  # in containers everybody is root; it listens on loopback, with a token
            "--ServerApp.answer_yes=True",  # Ctrl-C ends it without a question
            f"--IdentityProvider.token={token}",
            # Without these a newcomer's terminal fills with warnings about things that are in order here.
            "--Application.log_level=ERROR",
            "--KernelManager.transport_encryption=auto",
        ]
    )
    return 0


def _open_when_ready(port: int, url: str, open_browser: bool, say: Callable[[Text], None]) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        try:
            with requests.Session() as session:
                session.trust_env = False
                session.get(f"http://127.0.0.1:{port}/api", timeout=5)
            break
        except requests.RequestException:
            time.sleep(0.1)
    say(STUDY_OPEN.fill(url=url))
    if open_browser and not webbrowser.open(url):
        say(STUDY_NO_BROWSER)
