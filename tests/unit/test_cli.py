"""The command line as a process: what it prints, and how it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
import requests

from sticky_lab.cli import main
from sticky_lab.errors import StickyLabError
from tests.unit.network import SECONDS

pytestmark = pytest.mark.slow

COMMAND = str(Path(sys.executable).with_name("sticky-lab"))


def run(*arguments: str, language: str = "C.UTF-8") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LC_ALL": language}
    return subprocess.run([COMMAND, *arguments], capture_output=True, text=True, env=environment, check=False)


@contextmanager
def up(*arguments: str, terminal: bool = True) -> Iterator[subprocess.Popen[str]]:
    """Run it, with the terminal of the tests or without any."""
    process = subprocess.Popen(
        [COMMAND, "up", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=not terminal,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        for stream in (process.stdout, process.stderr):
            assert stream
            stream.close()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["up", "--targets", "0"],
        ["up", "--targets", "1000"],
        ["up", "--targets", "three"],
        ["up", "--stickiness", "sticky"],
        ["up", "--stickiness", "lb_cookie", "--duration", "8d"],
        ["up", "--duration", "1h"],
        ["up", "--port", "70000"],
        ["up", "--port", "9" * 5000],
        ["up", "--port", "٣"],
        ["up", "--targets", "9" * 5000],
        ["up", "--sessions", ""],
        ["up", "--access-log", ""],
        ["up", "--target", "http://127.0.0.1:9001/#here"],
        ["up", "--target", "http://@127.0.0.1:9001/"],
        ["up", "--target", f"http://{'a' * 70}.example:9001", "--allow-non-loopback"],
        ["up", "--port", "web"],
        ["up", "--product", "gwlb"],
        ["up", "--stickiness", "app_cookie"],
        ["up", "--stickiness", "app_cookie", "--cookie-name", "AWSALBmine"],
        ["up", "--stickiness", "lb_cookie", "--cookie-name", "x"],
        ["up", "--stickiness", "source_ip", "--duration", "1h"],
        ["up", "--product", "alb", "--stickiness", "source_ip"],
        ["up", "--product", "clb", "--stickiness", "source_ip"],
        ["up", "--product", "clb", "--algorithm", "round_robin"],
        ["up", "--algorithm", "random"],
        ["up", "--algorithm", "weighted_random", "--stickiness", "lb_cookie"],
        ["up", "--group", "blue"],
        ["up", "--group", "blue=1000:1"],
        ["up", "--group", "blue=1:0"],
        ["up", "--group", "blue=1:1", "--group", "blue=2:1"],
        ["up", "--group", "blue=0:1", "--group", "green=0:1"],
        ["up", "--group", "blue=1:1", "--targets", "2"],
        ["up", "--group", "blue=1:1", "--product", "clb"],
        ["up", "--group", "blue=1:1", "--group", "green=1:1", "--stickiness", "lb_cookie"],
        ["up", "--group", "blue=1:1", "--group", "green=1:1", "--group-stickiness", "8d"],
        ["up", "--group-stickiness", "1h"],
        ["rules", "--html"],
        ["up", "--target", "127.0.0.1:9001"],
        ["up", "--target", "https://127.0.0.1:9001"],
        ["up", "--target", "http://127.0.0.1:9001/app"],
        ["up", "--target", "http://127.0.0.1:port"],
        ["up", "--target", "http://10.0.0.1:9001"],
        ["up", "--target", "http://example.com:80"],
        ["up", "--target", "http://127.0.0.1:9001", "--target", "http://localhost:9001"],
        ["up", "--target", "http://127.0.0.1:9001", "--targets", "2"],
        ["up", "--target", "http://127.0.0.1:9001", "--sessions", "shared"],
        ["up", "--sessions", "nowhere"],
        ["up", "--target", "http://127.0.0.1:9001", "--group", "blue=1:1"],
        ["up", "--host", "0.0.0.0"],
        ["up", "--host", "somewhere"],
        ["up", "--health-interval", "0"],
        ["up", "--health-interval", "soon"],
        ["up", "--health-path", "health"],
        ["up", "--access-log", "/nowhere/at/all.log"],
        ["up", "--admin-port", "70000"],
    ],
)
def test_bad_input_gets_one_line_and_exit_status_2(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    try:
        status: object = main(arguments)
    except SystemExit as ended:  # by argparse
        status = ended.code
    said, errors = capfd.readouterr()
    assert (status, said) == (2, "")
    assert len(errors.splitlines()) == 1
    assert errors.startswith("sticky-lab: ")


@pytest.mark.parametrize("arguments", [["fly"], ["up", "--targets", "1000"]])
def test_the_command_as_it_is_installed_says_and_returns_the_same(arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("sticky-lab: ")


def test_the_line_is_in_the_language_of_the_terminal() -> None:
    assert "대상은 1개부터" in run("up", "--targets", "0", language="ko_KR.UTF-8").stderr
    assert "A lab has 1 to 30 targets" in run("up", "--targets", "0").stderr


def test_a_taken_port_gets_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        for command in ("up", "study"):
            done = run(command, "--port", port)
            assert done.returncode == 2
            assert len(done.stderr.splitlines()) == 1
            assert port in done.stderr


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_up_serves_sticks_and_ends_cleanly(ending: signal.Signals) -> None:
    with up("--targets", "2", "--stickiness", "lb_cookie", "--duration", "1h", "--port", "0", "--json") as process:
        assert process.stdout
        described = json.loads(process.stdout.readline())
        assert [sorted(target) for target in described["targets"]] == [["address", "id", "pid"]] * 2
        with requests.Session() as keeps_cookies:
            assert len({keeps_cookies.get(described["url"]).json()["instance"] for _ in range(4)}) == 1
        assert len({requests.get(described["url"]).json()["instance"] for _ in range(2)}) == 2
        process.send_signal(ending)
        assert process.wait(SECONDS) == 0
        assert process.stderr
        assert process.stderr.read() == ""
        assert not [target["pid"] for target in described["targets"] if psutil.pid_exists(target["pid"])]


ALB_DATE = r"Expires=\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT; Path=/"
SLOTS = [r"AWSALBAPP-0=AAAAAAAAAA[^;]+; " + ALB_DATE] + [rf"AWSALBAPP-{n}=_remove_; " + ALB_DATE for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("options", "lines"),
    [
        (
            "--stickiness lb_cookie --duration 1h",
            [r"AWSALB=[^;]{124}; " + ALB_DATE, r"AWSALBCORS=[^;]{124}; " + ALB_DATE + "; SameSite=None; Secure"],
        ),
        ("--stickiness app_cookie --cookie-name SHOPSESSION", [*SLOTS, r"SHOPSESSION=.*"]),
        (
            "--product clb --stickiness lb_cookie --duration 10m",
            [
                r"AWSELB=[0-9A-F]{138};PATH=/;MAX-AGE=600",
                r"AWSELBCORS=[0-9A-F]{138};PATH=/;MAX-AGE=600;SECURE;SAMESITE=None",
            ],
        ),
        (
            "--product clb --stickiness app_cookie --cookie-name SHOPSESSION",
            [r"AWSELB=[0-9A-F]{138};PATH=/;HTTPONLY;SAMESITE=Lax", r"SHOPSESSION=.*"],
        ),
        (
            "--group blue=90:1 --group green=10:1 --group-stickiness 1h",
            [r"AWSALBTG=[^;]{172}; " + ALB_DATE, r"AWSALBTGCORS=[^;]{172}; " + ALB_DATE + "; SameSite=None; Secure"],
        ),
        ("--stickiness source_ip", []),
        ("--algorithm least_outstanding_requests", []),
    ],
)
def test_each_family_sets_the_lines_of_the_specification_and_sticks(options: str, lines: list[str]) -> None:
    wanted = [*lines] if lines and "SHOP" in lines[-1] else [*lines, r"SHOPSESSION=.*"]
    with up(*options.split(), "--json") as process:
        assert process.stdout
        url = json.loads(process.stdout.readline())["url"]
        with requests.Session() as keeps_cookies:
            first = keeps_cookies.get(url)
            got = first.raw.headers.getlist("Set-Cookie")
            assert len(got) == len(wanted)
            for line, form in zip(got, wanted, strict=True):
                assert re.fullmatch(form, line), line
            if lines or "source_ip" in options:
                home = first.json()["instance"]
                assert {keeps_cookies.get(url).json()["instance"] for _ in range(4)} == {home} or "group" in options
        process.send_signal(signal.SIGINT)
        assert process.wait(SECONDS) == 0


def test_rules_prints_the_decision_table_in_the_language_of_the_terminal() -> None:
    assert "There was no stickiness cookie" in run("rules").stdout
    assert "고정 쿠키가 없어" in run("rules", language="ko_KR.UTF-8").stdout
    markdown = run("rules", "--markdown").stdout
    assert "There was no stickiness cookie" in markdown
    assert "고정 쿠키가 없어" in markdown


def test_what_the_encoding_of_a_korean_windows_lacks_is_replaced() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "cp949"}
    command = [COMMAND, "rules", "--markdown"]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "고정 쿠키가 없어" in done.stdout.decode("cp949")


def test_up_killed_leaves_no_target() -> None:
    with up("--targets", "2", "--json") as process:
        assert process.stdout
        pids = [target["pid"] for target in json.loads(process.stdout.readline())["targets"]]
        process.kill()
        _, alive = psutil.wait_procs([psutil.Process(pid) for pid in pids if psutil.pid_exists(pid)], SECONDS)
        assert alive == []


def test_up_tells_a_person_where_to_go() -> None:
    with up("--targets", "1") as process:
        assert process.stdout
        assert "http://127.0.0.1:" in process.stdout.readline()
        assert "i-0a" in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(SECONDS) == 0


def test_doctor_says_what_is_here_and_that_the_switch_is_enabled() -> None:
    done = run("doctor")
    assert done.returncode == 0, done.stdout + done.stderr
    for what in ("python 3.", "jupyterlab 4.", "port 8888 free: ", "language switch enabled: yes"):
        assert what in done.stdout


def test_study_without_the_lessons_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sticky_lab.commands import study

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(study, "CHECKOUT", tmp_path)
    with pytest.raises(StickyLabError, match="cloned"):
        study.course_folder()
