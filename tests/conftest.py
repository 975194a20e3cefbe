"""The order of the stages, a line for each with its time, and a look for what was left behind."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.home import enter

# Broken on purpose; the rules read them, nothing runs them.
collect_ignore_glob = ["notebooks/zoo/*"]

ROOT = Path(__file__).parent.parent
STAGES = ("lint", "types", "layers", "branches", "spec", "unit", "notebooks", "labs", "browser", "bench")
# Every process that the tests start inherits this variable, with our process id in it.
MARK = "STICKY_LAB_TESTS"
SOAK_SECONDS = 55.0
# Before anything is imported that looks at its home; removed when pytest ends.
OWN_HOME = enter()
os.environ[MARK] = str(os.getpid())


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


def pytest_unconfigure() -> None:
    if OWN_HOME:
        OWN_HOME.cleanup()


@pytest.fixture(scope="session", autouse=True)
def nothing_is_left_behind() -> Iterator[None]:
    """No process of ours outlives the tests."""
    before = ours(beside=True)
    yield
    deadline = time.monotonic() + 60
    while (left := ours(beside=True) - before) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not left, f"still running: {left}"


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
    from sticky_lab.course.making.pages import export  # here: most tests need neither it nor all that it imports

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
