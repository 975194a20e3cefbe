"""How the tests are dealt out to processes, and a look for what was left behind."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.home import enter

# Broken on purpose; the rules read them, nothing runs them.
collect_ignore_glob = ["notebooks/zoo/*"]

ROOT = Path(__file__).parent.parent
# Every process that the tests start inherits this variable, with our process id in it.
MARK = "STICKY_LAB_TESTS"
# Before anything is imported that looks at its home; removed when pytest ends.
OWN_HOME = enter()
os.environ[MARK] = str(os.getpid())

# What takes longest goes first, so that no processor is idle at the end.
ORDER = ("tests/unit/test_soak.py", "tests/gates/", "tests/labs/", "lessons/", "tests/notebooks/", "tests/unit/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def turn(item: pytest.Item) -> int:
        path = item.path.relative_to(ROOT).as_posix()
        return next((number for number, start in enumerate(ORDER) if path.startswith(start)), len(ORDER))

    items.sort(key=turn)


def pytest_unconfigure() -> None:
    if OWN_HOME:
        OWN_HOME.cleanup()


@pytest.fixture(scope="session", autouse=True)
def nothing_is_left_behind() -> Iterator[None]:
    """No process of ours outlives the tests."""
    before = ours()
    yield
    deadline = time.monotonic() + 60
    while (left := ours() - before) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not left, f"still running: {left}"


@pytest.fixture(autouse=True)
def signals_are_heard() -> Iterator[None]:
    """What a test starts hears signals, also where the tests run under nohup or behind a shell's `&`.

    Both ignore some, and that is handed down from process to process.
    """
    ignored = [one for one in (signal.SIGHUP, signal.SIGINT) if signal.getsignal(one) is signal.SIG_IGN]
    for one in ignored:
        signal.signal(one, signal.SIG_DFL)
    yield
    for one in ignored:
        signal.signal(one, signal.SIG_IGN)


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an export of the whole course."""
    from sticky_lab.course.making.pages import export  # here: most tests need neither it nor all that it imports

    folder = tmp_path_factory.mktemp("exported")
    export(ROOT, folder)
    return folder


def ours() -> set[tuple[int, str]]:
    """Return the processes that this one's tests have started, whoever started them in turn."""
    found = set()
    for process in psutil.process_iter(["pid", "environ", "cmdline"]):
        command = " ".join(process.info["cmdline"] or [])
        marked = (process.info["environ"] or {}).get(MARK) == os.environ[MARK]
        # multiprocessing keeps a tracker as long as its parent lives.
        if marked and process.pid != os.getpid() and "multiprocessing.resource_tracker" not in command:
            found.add((process.pid, command))
    return found
