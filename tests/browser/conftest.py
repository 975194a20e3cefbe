"""A real JupyterLab in a real Chromium. Nothing may leave loopback; everything waits on state, never on time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
import requests
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from tests.conftest import ROOT
from tests.get_chromium import chromium_path
from tests.unit.network import SECONDS, unused_port

expect.set_options(timeout=SECONDS * 1000)
# Chromium's own errands (updates, sync, field trials) would look up hosts that are not loopback.
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

TOKEN = "for-tests-only"

OpenPage = Callable[..., Page]


class JupyterLab:
    """A running JupyterLab that serves a copy of the course; `progress` is the file of its learner."""

    def __init__(self, address: str, course: Path, progress: Path) -> None:
        self._address = address
        self._course = course
        self.progress = progress

    def url(self, notebook: str, **query: str) -> str:
        """Return the address of a notebook, such as "lessons/00_start_here.ipynb", in a fresh workspace."""
        return f"{self._address}/lab/tree/{notebook}?reset&{urlencode({'token': TOKEN, **query})}"

    def start_over(self) -> None:
        """End every kernel, put the notebooks back as they are in git and forget what the learner has done."""
        headers = {"Authorization": f"token {TOKEN}"}
        for session in requests.get(f"{self._address}/api/sessions", headers=headers, timeout=SECONDS).json():
            requests.delete(f"{self._address}/api/sessions/{session['id']}", headers=headers, timeout=SECONDS)
        shutil.copytree(ROOT / "lessons", self._course / "lessons", dirs_exist_ok=True)
        self.progress.unlink(missing_ok=True)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = chromium_path()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("there is no Chromium, and with CI=true the browser tests must not be skipped")
        pytest.skip("there is no Chromium here: install Chromium or Chrome to run the browser tests")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the course, because JupyterLab saves what it runs."""
    folder = tmp_path_factory.mktemp("course")
    shutil.copytree(ROOT / "lessons", folder / "lessons")
    return folder


@pytest.fixture(scope="session")
def jupyter_environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Settings and data of JupyterLab for these tests only."""
    home = tmp_path_factory.mktemp("jupyter")
    private = {f"JUPYTER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    return {**os.environ, **private, "STICKY_LAB_PROGRESS": str(home / "progress.json")}


@pytest.fixture(scope="session")
def running_jupyterlab(course: Path, jupyter_environment: dict[str, str]) -> Iterator[JupyterLab]:
    """JupyterLab, started once."""
    port = unused_port()
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--expose-app-in-browser"]
    command += ["--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", f"--IdentityProvider.token={TOKEN}"]
    command += [f"--ServerApp.root_dir={course}", "--Application.log_level=ERROR"]
    server = subprocess.Popen(command, env=jupyter_environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://localhost:{port}"
    try:
        wait_until(lambda: answers(f"{address}/api"), "JupyterLab did not start")
        yield JupyterLab(address, course, Path(jupyter_environment["STICKY_LAB_PROGRESS"]))
    finally:
        server.terminate()
        server.wait(SECONDS)


@pytest.fixture
def jupyterlab(running_jupyterlab: JupyterLab) -> JupyterLab:
    """JupyterLab without kernels, with the notebooks as they are in git."""
    running_jupyterlab.start_over()
    return running_jupyterlab


@pytest.fixture
def open_page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[OpenPage]:
    """Opens pages that keep count of where they connect and of what goes wrong in them."""
    asked: list[str] = []
    problems: list[str] = []
    contexts = []

    def note(message: ConsoleMessage) -> None:
        if "Error displaying widget" in message.text:
            problems.append(message.text)

    def open_one(url: str, *, locale: str = "ko-KR", dark: bool = False) -> Page:
        context = new_context(chromium, locale=locale, color_scheme="dark" if dark else "light")
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda one: asked.append(one.url))
        page.on("websocket", lambda one: asked.append(one.url))
        page.on("console", note)
        page.goto(url)
        return page

    yield open_one
    failed = getattr(request.node, "failed", False)
    for number, context in enumerate(contexts):
        if failed:
            for page in context.pages:
                page.screenshot(path=ROOT / "artifacts" / f"{request.node.originalname}-{number}.png")
        context.close()
    away = {urlsplit(url).hostname for url in asked if url.startswith(("http", "ws"))} - {"localhost", "127.0.0.1"}
    assert away == set()
    assert problems == []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if report.when == "call" and report.failed:  # type: ignore[attr-defined]
        item.failed = True  # type: ignore[attr-defined]
    return report


def new_context(chromium: Browser, **options: Any) -> BrowserContext:
    """Return a profile of its own, with a window that shows a whole panel, whose waits are patient."""
    context = chromium.new_context(viewport={"width": 1300, "height": 1000}, **options)
    context.set_default_timeout(SECONDS * 1000)
    return context


def answers(url: str) -> bool:
    """Whether something answers at this address."""
    try:
        return requests.get(url, timeout=5).ok
    except requests.RequestException:
        return False


def wait_until(condition: Callable[[], bool], otherwise: str) -> None:
    """Wait for a condition, and fail with these words."""
    deadline = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.05)
