"""The order of the stages, a line for each with its time, and a look for what was left behind."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil
import pytest

# Broken on purpose; the rules read them, nothing runs them.
collect_ignore_glob = ["notebooks/zoo/*"]

ROOT = Path(__file__).parent.parent
STAGES = ("lint", "types", "layers", "branches", "spec", "unit", "notebooks", "labs", "browser", "bench")
# Every process that the tests start inherits this variable, with our process id in it.
MARK = "STICKY_LAB_TESTS"
SOAK_SECONDS = 55.0
os.environ[MARK] = str(os.getpid())

# A home without anybody's use, before anything is imported that looks for one: whoever runs the tests may have studied,
# in another language and with settings of their own. Whatever the tests start inherits it.
_PRIVATE = "sticky-lab-home-"
_PREFIXES = ("JUPYTER", "IPYTHON", "STICKY_LAB_PROGRESS", "XDG_", "LC_", "CURL_", "GIT_")
_NAMES = {
    "LANG",
    "LANGUAGE",
    "BROWSER",
    "PYTHONSTARTUP",
    "PYTHONPATH",
    "PYTHONWARNINGS",
    "COLUMNS",
    "LINES",
    "NO_COLOR",
}
_PROXIES = {"http_proxy", "https_proxy", "all_proxy", "no_proxy"}
if _PRIVATE not in os.environ.get("HOME", ""):  # work beside the tests has the home of the tests
    _home = TemporaryDirectory(prefix=_PRIVATE)
    for _name in [*os.environ]:
        if _name.startswith(_PREFIXES) or _name in _NAMES or _name.lower() in _PROXIES:
            del os.environ[_name]
    os.environ.update(HOME=_home.name, USERPROFILE=_home.name, LANG="C.UTF-8")

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


def stage_of(path: str) -> str:
    """Return the stage of a test file, from its path below the project's root."""
    parts = Path(path).parts
    if parts[0] == "lessons":
        return "notebooks"
    return Path(parts[2]).stem.removeprefix("test_") if parts[1] == "gates" else parts[1]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: STAGES.index(stage_of(str(item.path.relative_to(ROOT)))))


@pytest.hookimpl(tryfirst=True)
def pytest_report_teststatus(report: pytest.TestReport) -> tuple[str, str, str] | None:
    # No dots: the line of the stage says it.
    return (report.outcome, "", "") if report.when == "call" and report.passed else None


class StageLines:
    """Prints a line when a stage is over."""

    def __init__(self, terminal: pytest.TerminalReporter) -> None:
        self._terminal = terminal
        self._stage = ""
        self._began = 0.0
        self._failed = 0

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        stage = stage_of(os.path.normpath(nodeid.partition("::")[0]))
        if stage != self._stage:
            self.finish()
            self._stage, self._began, self._failed = stage, time.monotonic(), 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._failed += report.failed

    def pytest_sessionfinish(self) -> None:
        self.finish()

    def finish(self) -> None:
        """Print the line of the stage that is over, if there was one."""
        if self._stage:
            seconds = time.monotonic() - self._began
            outcome = f"{self._failed} failed" if self._failed else "ok"
            self._terminal.ensure_newline()
            self._terminal.write_line(f"{self._stage:<10} {seconds:6.1f} s  {outcome}")
        self._stage = ""


@pytest.hookimpl(trylast=True)  # after the terminal reporter is there
def pytest_configure(config: pytest.Config) -> None:
    terminal = config.pluginmanager.get_plugin("terminalreporter")
    if terminal:
        config.pluginmanager.register(StageLines(terminal))


@pytest.fixture(scope="session", autouse=True)
def nothing_is_left_behind() -> Iterator[None]:
    """No process of ours outlives the tests."""
    before = ours(beside=True)
    yield
    deadline = time.monotonic() + 10
    while (left := ours(beside=True) - before) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not left, f"still running: {left}"


@pytest.fixture(scope="session", autouse=True)
def private_ipython(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Kernels of the tests reach loopback only, and leave no history in anybody's home."""
    folder = tmp_path_factory.mktemp("ipython")
    startup = folder / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00-loopback-only.py").write_text(LOOPBACK_ONLY)
    os.environ["IPYTHONDIR"] = str(folder)


@pytest.fixture(scope="session", autouse=True)
def private_progress(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test writes into the progress of whoever runs it."""
    os.environ["STICKY_LAB_PROGRESS"] = str(tmp_path_factory.mktemp("progress") / "progress.json")


@pytest.fixture(scope="session", autouse=True)
def soak_beside(request: pytest.FixtureRequest, nothing_is_left_behind: None) -> Iterator[Any]:
    """The summary of a soak, to come: it takes a minute and little work, so it begins beside the very first test."""
    if not any(item.path.name == "test_soak.py" for item in request.session.items):
        yield None
        return
    from tests.beside import done_beside  # here: tests.beside is a module of tests, this file is read before them
    from tests.unit.soak import soak

    with done_beside(soak, [SOAK_SECONDS]) as summaries:
        yield summaries[SOAK_SECONDS]


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an export of the whole course."""
    from sticky_lab.course.export import export  # here: most tests need neither it nor all that it imports

    folder = tmp_path_factory.mktemp("exported")
    export(ROOT, folder)
    return folder


def ours(*, beside: bool = False) -> set[tuple[int, str]]:
    """Return the processes, other than this one, that these tests have started, whoever started them in turn.

    `beside` counts what was started by work that goes on beside the tests, too.
    """
    marks = {os.environ[MARK], f"{os.environ[MARK]} beside"} if beside else {os.environ[MARK]}
    found = set()
    for process in psutil.process_iter(["pid", "environ", "cmdline"]):
        command = " ".join(process.info["cmdline"] or [])
        marked = (process.info["environ"] or {}).get(MARK) in marks
        # multiprocessing keeps a tracker as long as its parent lives.
        if marked and process.pid != os.getpid() and "multiprocessing.resource_tracker" not in command:
            found.add((process.pid, command))
    return found
