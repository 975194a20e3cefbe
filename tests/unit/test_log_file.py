"""The access log on disk: whatever becomes of the file, requests go on, one word is said, and writing resumes."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from sticky_lab.balancer import log_file
from sticky_lab.balancer.log_file import LogFile
from sticky_lab.words.command_line import LOG
from tests.unit.network import OK, QUICK, SECONDS, ScriptedTarget, answer, get, read_head, running, send, wait_for
from tests.unit.test_cli import up

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="pipes, /dev/full and moved files are of POSIX"),
]


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A turn each 20 ms."""
    monkeypatch.setattr(log_file, "WRITE_SECONDS", 0.02)


class Told(list[str]):
    """What was said, in English."""

    def __call__(self, code: str, facts: Mapping[str, object]) -> None:
        self.append(LOG[code].fill(**facts).en)


@contextmanager
def opened(path: Path) -> Iterator[tuple[LogFile, Told]]:
    told = Told()
    log = LogFile(str(path), told)
    try:
        yield log, told
    finally:
        log.close()


def test_a_full_disk_is_told_once_and_so_is_its_end(tmp_path: Path) -> None:
    """The limit on the size of files is the disk; it cuts a line in two."""
    script = """if True:
        import resource, sys, time
        from sticky_lab.balancer import log_file
        from sticky_lab.words.command_line import LOG
        log_file.WRITE_SECONDS = 0.02
        told = []
        log = log_file.LogFile(sys.argv[1], lambda code, facts: told.append(LOG[code].fill(**facts).en))
        resource.setrlimit(resource.RLIMIT_FSIZE, (95, resource.RLIM_INFINITY))
        for number in range(20):
            log.add(f"line {number:04d}")
        while not log.failing: time.sleep(0.01)
        for number in range(20, 30):
            log.add(f"line {number:04d}")
            time.sleep(0.03)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        while log.failing: time.sleep(0.01)
        log.close()
        print(told, log.lost)
    """
    path = tmp_path / "access.log"
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert "cannot be written (File too large)" in done.stdout
    assert "being written again. Lines lost so far: 0.'] 0" in done.stdout
    assert path.read_text() == "".join(f"line {number:04d}\n" for number in range(30))


def test_lines_wait_up_to_a_bound_and_what_is_lost_is_counted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(log_file, "MOST_WAITING", 100)
    path = tmp_path / "access.log"
    path.symlink_to("/dev/full")
    with opened(path) as (log, told):
        log.add("a" * 49)
        wait_for(lambda: log.failing is not None)
        for _ in range(3):
            log.add("b" * 49)
        assert log.lost == 2
        path.unlink()
        log.reopen()
        wait_for(lambda: log.failing is None)
        wait_for(lambda: path.exists() and path.read_text().count("\n") == 2)
    assert path.read_text() == "a" * 49 + "\n" + "b" * 49 + "\n"
    assert [sentence.rpartition(" ")[2] for sentence in told[1:2]] == ["2."]
    assert told[2].endswith("lacks 2 lines that could not be written.")


def test_a_file_that_is_removed_or_truncated_is_begun_anew(tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    path = folder / "access.log"
    with opened(path) as (log, told):
        log.add("one")
        wait_for(lambda: path.read_text() == "one\n")
        path.unlink()
        folder.rmdir()
        log.add("two")
        wait_for(lambda: log.failing is not None)
        folder.mkdir()
        wait_for(lambda: path.exists() and path.read_text() == "two\n")
        os.truncate(path, 0)
        log.add("three")
        wait_for(lambda: path.read_text() == "three\n")
    assert len(told) == 2


def test_a_moved_file_is_written_until_the_log_is_reopened(tmp_path: Path) -> None:
    path, moved = tmp_path / "access.log", tmp_path / "access.log.1"
    with opened(path) as (log, told):
        log.add("one")
        wait_for(lambda: path.read_text() == "one\n")
        path.rename(moved)
        log.add("two")
        wait_for(lambda: moved.read_text() == "one\ntwo\n")
        log.reopen()
        wait_for(path.exists)
        log.add("three")
        wait_for(lambda: path.read_text() == "three\n")
    assert moved.read_text() == "one\ntwo\n"
    assert told == []


def test_a_pipe_without_a_reader_delays_nothing_and_a_new_reader_gets_whole_lines(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with opened(path) as (log, told):
        log.add("one")
        wait_for(lambda: log.failing is not None)
        with path.open() as reader:
            assert reader.readline() == "one\n"
            # It reads no more, until more than a pipe holds has come.
            for _ in range(30_000):
                log.add("0123456789")
            wait_for(lambda: log.failing is not None and len(told) == 3)
            assert reader.readline() == "0123456789\n"
        wait_for(lambda: log.failing == os.strerror(32))  # nobody reads at all now
        with path.open() as reader:
            assert reader.readline() == "0123456789\n"
    assert told[0].startswith(f"The access log {path} cannot be written (No such device or address).")


def test_a_log_closes_in_time_whatever_hangs(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with opened(path) as (log, told):
        log.add("one")
    assert told[-1].endswith("lacks 1 lines that could not be written.")
    assert "sticky-lab access log" not in {thread.name for thread in threading.enumerate()}


def test_with_a_full_disk_requests_and_time_outs_go_on() -> None:
    told = Told()
    log = LogFile("/dev/full", told)
    with running(answer(OK), settings=QUICK, log_file=log) as run:
        with socket.create_connection(("127.0.0.1", run.port), SECONDS) as client:
            for _ in range(600):
                client.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                assert read_head(client).startswith(b"HTTP/1.1 200 ")
                assert client.recv(2) == b"ok"
        assert send(run.port, b"GET / HT").startswith(b"HTTP/1.1 408 ")
        wait_for(lambda: bool(told))
        figures = {figure.name: figure.value for figure in run.call(run.subject.router.figures)}
        assert (figures["AccessLogFailing"], figures["AccessLogLinesLost"], figures["UnexpectedErrorCount"]) == (
            1,
            0,
            0,
        )
    assert len(told) == 1
    log.close()
    assert log.lost == 601


def test_sighup_opens_the_log_of_up_anew_and_a_full_disk_is_one_line_on_standard_error(tmp_path: Path) -> None:
    path, moved = tmp_path / "access.log", tmp_path / "access.log.1"
    target = ScriptedTarget(answer(OK), healthy=False)
    options = ("--target", f"http://127.0.0.1:{target.port}", "--json", "--access-log", str(path))
    with up(*options, terminal=False) as process:
        assert process.stdout
        assert process.stderr
        port = int(json.loads(process.stdout.readline())["url"].rpartition(":")[2])
        send(port, get(b"/one"))
        wait_for(lambda: "/one" in path.read_text())
        path.rename(moved)
        process.send_signal(signal.SIGHUP)
        wait_for(path.exists)
        send(port, get(b"/two"))
        wait_for(lambda: "/two" in path.read_text())
        path.unlink()
        path.symlink_to("/dev/full")
        process.send_signal(signal.SIGHUP)
        send(port, get(b"/three"))
        assert "cannot be written (No space left on device)" in process.stderr.readline()
        for _ in range(5):
            assert send(port, get()).startswith(b"HTTP/1.1 200 ")
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
        assert process.stderr.read().endswith("lacks 6 lines that could not be written.\n")
    assert moved.read_text().count("\n") == 1
    target.close()


def test_closing_its_terminal_ends_up_and_a_hang_up_without_one_does_not() -> None:
    import pty

    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(sys.executable, [sys.executable, "-m", "sticky_lab.cli", "up", "--port", "0", "--json"])
    said = b""
    while b"\n" not in said:
        said += os.read(terminal, 4096)
    targets = [one["pid"] for one in json.loads(said)["targets"]]
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    for target in targets:
        with pytest.raises(ProcessLookupError):
            os.kill(target, 0)

    with up("--port", "0", "--json", terminal=False) as process:
        assert process.stdout
        port = int(json.loads(process.stdout.readline())["url"].rpartition(":")[2])
        process.send_signal(signal.SIGHUP)
        assert b" 200 OK" in send(port, get())
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
