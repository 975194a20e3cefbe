"""Finds a Chromium for the browser tests, or gets one: `python tests/get_chromium.py`.

In this order: an installed Chromium or Chrome, Playwright's own, Playwright's download, and, as root on Debian or
Ubuntu, the distribution's package. Where none can be had the browser tests are skipped; with CI=true that is a
failure, because there nobody would notice.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from sticky_lab.commands.doctor import find_chromium

DOWNLOAD_SECONDS = 240
PACKAGE_SECONDS = 600


def chromium_path() -> str | None:
    """Return the Chromium to use: an installed one, else one that Playwright has downloaded."""
    installed = find_chromium()
    if installed:
        return installed
    with sync_playwright() as playwright:
        downloaded = playwright.chromium.executable_path
    return downloaded if Path(downloaded).is_file() else None


def _attempt(command: list[str], seconds: int) -> bool:
    print(f"  trying: {' '.join(command)}", flush=True)
    try:
        done = subprocess.run(command, timeout=seconds, capture_output=True, text=True, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def from_the_distribution(*packages: str) -> bool:
    """Install packages of Debian or Ubuntu; False where this is neither, or not root, or it failed."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return False
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    return _attempt(["apt-get", "update"], PACKAGE_SECONDS) and _attempt(
        ["apt-get", "install", "-y", "--no-install-recommends", *packages], PACKAGE_SECONDS
    )


def main() -> int:
    """Return 0 if there is a browser, or if its absence only means that some tests are skipped."""
    if chromium_path() is None:
        print("No Chromium or Chrome is installed.", flush=True)
        _attempt([sys.executable, "-m", "playwright", "install", "chromium"], DOWNLOAD_SECONDS)
        if chromium_path() is None:
            # The font is for Korean text in screenshots; the tests themselves look at the page, not at pixels.
            from_the_distribution("chromium", "fonts-noto-cjk")
    found = chromium_path()
    if found:
        print(f"browser for the tests: {found}")
        return 0
    print("No browser can be had here: the browser tests will be skipped. Install Chromium or Chrome to run them.")
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())
