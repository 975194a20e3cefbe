"""`sticky-lab doctor`: what is installed here, and what is in the way."""

from __future__ import annotations

import platform
import shutil
import webbrowser
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sticky_lab.commands.ports import is_free
from sticky_lab.course.asking.progress import can_be_written
from sticky_lab.show.table import Column, Table
from sticky_lab.words import Text, command_line, course

PACKAGES = ("sticky-lab", "jupyterlab", "ipywidgets", "anywidget", "flask", "requests", "cryptography", "uvloop")
# The course is quicker with them, and works without.
OPTIONAL = {"uvloop"}
PORTS = (8888, 8080)
EXTENSION = "sticky-lab"
_CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_CHROMIUM_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)


def find_chromium() -> str | None:
    """Return the path of an installed Chromium or Chrome, or None."""
    on_path = next(filter(None, map(shutil.which, _CHROMIUM_NAMES)), None)
    return on_path or next((place for place in _CHROMIUM_PLACES if Path(place).is_file()), None)


def language_switch_enabled() -> bool:
    """Whether JupyterLab of this environment has the course's language switch, and it is not disabled."""
    try:
        from jupyter_core.paths import jupyter_path
        from jupyterlab.commands import AppOptions, get_app_info
    except ImportError:
        return False
    info = get_app_info(AppOptions(labextensions_path=jupyter_path("labextensions")))
    disabled = info["disabled"]
    return EXTENSION in info["federated_extensions"] and not any(name.startswith(EXTENSION) for name in disabled)


def installed_version(name: str) -> str | None:
    """Return the version of a package, or None if it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def self_check() -> Table:
    """Return what the course needs and whether it is there, as lesson 0 shows it: the same wherever all is well."""
    missing = ", ".join(name for name in PACKAGES if name not in OPTIONAL and installed_version(name) is None)
    rows = [
        (course.PACKAGES, course.PACKAGES_MISSING.fill(names=missing) if missing else course.IN_PLACE),
        (course.LANGUAGE_SWITCH, course.IN_PLACE if language_switch_enabled() else command_line.DOCTOR_SWITCH_MISSING),
        (course.PROGRESS_KEPT, course.IN_PLACE if can_be_written() else course.PROGRESS_NOT_KEPT),
    ]
    return Table(course.SELF_CHECK, (Column("needed", course.NEEDED), Column("found", course.FOUND)), rows)


def doctor(say: Callable[[Text], None]) -> int:
    """Say what there is; return 0 if the course can be read as it is meant to be, else 1."""
    say(command_line.DOCTOR_VERSION.fill(name="python", version=platform.python_version()))
    for name in PACKAGES:
        say(command_line.DOCTOR_VERSION.fill(name=name, version=installed_version(name) or command_line.DOCTOR_MISSING))
    for port in PORTS:
        say(command_line.DOCTOR_PORT.fill(port=port, free=command_line.YES if is_free(port) else command_line.NO))
    try:
        browser: Text | str = webbrowser.get().name
    except (webbrowser.Error, AttributeError):
        browser = command_line.DOCTOR_NOT_FOUND
    say(command_line.DOCTOR_BROWSER.fill(browser=browser))
    say(command_line.DOCTOR_CHROMIUM.fill(browser=find_chromium() or command_line.DOCTOR_NOT_FOUND))
    enabled = language_switch_enabled()
    say(command_line.DOCTOR_SWITCH.fill(enabled=command_line.YES if enabled else command_line.NO))
    if not enabled:
        say(command_line.DOCTOR_SWITCH_MISSING)
    return 0 if enabled else 1
