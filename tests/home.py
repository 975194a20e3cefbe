"""The home that the tests run in: their own, so that nothing that a person has set or done leaks into them."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from platformdirs import user_cache_path

# All that a test gets of the variables around it: what the system needs, and how its terminal and its clock are set.
KEPT = {
    *("PATH", "TMPDIR", "TEMP", "TMP", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "FONTCONFIG_FILE", "LOCALE_ARCHIVE"),
    *("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE"),
    *("CI", "TZ", "TERM", "NO_COLOR"),
}
KEPT_PREFIXES = ("PYTEST_", "PLAYWRIGHT_")
# Names the home. Whoever runs in it already, such as a pytest that a test starts, stays there.
VARIABLE = "STICKY_LAB_TESTS_HOME"
# Whose it is: each worker of pytest-xdist has one of its own.
OWNER = "STICKY_LAB_TESTS_OWNER"

# A kernel that reaches for anything but loopback fails the cell that did.
LOOPBACK_ONLY = """
import sys
def loopback_only(event, arguments):
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if host not in (None, "", "localhost", "127.0.0.1", "::1", b"127.0.0.1", b"localhost"):
        raise RuntimeError(f"not loopback: {host}")
sys.addaudithook(loopback_only)
"""


def enter() -> TemporaryDirectory[str] | None:
    """Let this process and all that it starts live in a new home until it is cleaned up. None: it already does."""
    owner = os.environ.get("PYTEST_XDIST_WORKER", "")
    if os.environ.get(VARIABLE, "") == os.environ.get("HOME") and os.environ.get(OWNER) == owner:
        return None
    folder: TemporaryDirectory[str] = TemporaryDirectory(prefix="sticky-lab-tests-", ignore_cleanup_errors=True)
    home = folder.name
    # Playwright's browsers may stay where they are.
    browsers = str(user_cache_path("ms-playwright", appauthor=False, opinion=False))
    kept = {name: value for name, value in os.environ.items() if name in KEPT or name.startswith(KEPT_PREFIXES)}
    homes = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", VARIABLE), home)
    os.environ.clear()
    os.environ.update({"PLAYWRIGHT_BROWSERS_PATH": browsers, **kept, **homes, OWNER: owner, "LANG": "C.UTF-8"})
    startup = Path(home, ".ipython", "profile_default", "startup")
    startup.mkdir(parents=True)
    (startup / "00-loopback-only.py").write_text(LOOPBACK_ONLY, encoding="utf-8")
    return folder
