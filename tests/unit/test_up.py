"""`sticky-lab up` before targets of one's own, its log, its metrics, and how it ends."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import shlex
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
import requests

from sticky_lab.balancer.access_log import ALB_FIELDS
from sticky_lab.commands.admin import serve_admin
from tests.unit.network import OK, SECONDS, ScriptedTarget, answer, get, read_head, running, send, wait_for
from tests.unit.test_cli import COMMAND, up

pytestmark = pytest.mark.slow


def own_targets(stack: ExitStack, count: int = 2) -> list[ScriptedTarget]:
    targets = [ScriptedTarget(answer(OK), healthy=False) for _ in range(count)]
    for target in targets:
        stack.callback(target.close)
    return targets


def options(targets: list[ScriptedTarget]) -> list[str]:
    return [word for target in targets for word in ("--target", f"http://127.0.0.1:{target.port}")]


def test_only_the_balancer_runs_before_targets_of_your_own_with_log_and_metrics(tmp_path: Path) -> None:
    log = tmp_path / "access.log"
    with ExitStack() as stack:
        targets = own_targets(stack)
        arguments = [*options(targets), "--stickiness", "lb_cookie", "--access-log", str(log), "--admin-port", "0"]
        process = stack.enter_context(up(*arguments, "--health-interval", "0.2"))
        assert process.stdout
        lines = [process.stdout.readline() for _ in range(4)]
        metrics_url, url = (line.split("http://")[1].split()[0] for line in lines[:2])
        assert [f"127.0.0.1:{target.port}" in line for target, line in zip(targets, lines[2:], strict=True)] == [
            True
        ] * 2
        with requests.Session() as keeps_cookies:
            for _ in range(4):
                assert keeps_cookies.get(f"http://{url}/").text == "ok"
        served = [sum(b"X-Amzn-Trace-Id" in head for head in target.heads) for target in targets]
        assert sorted(served) == [0, 4]
        decisions = requests.get(f"http://{metrics_url.replace('metrics', 'decisions')}", timeout=SECONDS).json()
        assert [one["reason"] for one in decisions] == ["cookie_followed"] * 3 + ["cookie_absent"]
        assert decisions[0]["rule"] == "ALB-D-03"
        assert "유효한 쿠키" in decisions[0]["ko"]
        assert requests.get(f"http://{metrics_url.replace('metrics', '')}", timeout=SECONDS).status_code == 404
        metrics = requests.get(f"http://{metrics_url}", timeout=SECONDS).text
        assert "\nRequestCount_total 4.0\n" in metrics
        assert "\nNonStickyRequestCount_total 1.0\n" in metrics
        assert '\nHealthyHostCount{TargetGroup="shop"} 2.0\n' in metrics
        process.send_signal(signal.SIGTERM)
        assert process.wait(SECONDS) == 0
    entries = log.read_text(encoding="ascii").splitlines()
    assert [len(shlex.split(entry)) for entry in entries] == [len(ALB_FIELDS)] * 4


def test_sigterm_waits_for_requests_in_flight_and_a_second_one_does_not() -> None:
    for signals, finished in ((1, True), (2, False)):
        may_end = threading.Event()

        def held(_head: bytes, _connection: socket.socket, may_end: threading.Event = may_end) -> bytes:
            may_end.wait(SECONDS)
            return OK

        target = ScriptedTarget(held)
        with up("--target", f"http://127.0.0.1:{target.port}", "--health-path", "/health", "--json") as process:
            assert process.stdout
            url = json.loads(process.stdout.readline())["url"]
            got: list[int] = []

            def ask(url: str = url, got: list[int] = got) -> None:
                try:
                    got.append(requests.get(url, timeout=SECONDS).status_code)
                except requests.ConnectionError:
                    got.append(0)

            asking = threading.Thread(target=ask)
            asking.start()
            wait_for(lambda target=target: bool(target.heads))  # type: ignore[misc]
            process.send_signal(signal.SIGTERM)
            refused = False
            while not refused:  # it listens no more
                try:
                    socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2])), SECONDS).close()
                except ConnectionRefusedError:
                    refused = True
                except ConnectionResetError:
                    pass  # it closed its listener with this connection still waiting in the queue
            if signals == 2:
                process.send_signal(signal.SIGTERM)
                process.wait(SECONDS)
            may_end.set()
            asking.join()
            assert got == [200 if finished else 0]
            assert process.wait(SECONDS) == (0 if finished else -signal.SIGTERM)
        target.close()


def test_another_address_than_loopback_is_taken_only_with_the_risk_told() -> None:
    with up("--targets", "1", "--host", "0.0.0.0", "--allow-non-loopback") as process:
        assert process.stdout
        assert "no encryption and no authentication" in process.stdout.readline()
        assert "http://0.0.0.0:" in process.stdout.readline()


def test_in_a_terminal_one_line_tells_how_it_does() -> None:
    with ExitStack() as stack:
        (target,) = own_targets(stack, 1)
        ours, theirs = pty.openpty()
        stack.callback(os.close, ours)
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm", "COLUMNS": "160"}
        command = [sys.executable, COMMAND, "up", *options([target]), "--port", "0"]
        process = subprocess.Popen(command, stdout=theirs, stderr=theirs, env=environment)
        os.close(theirs)
        shown = ""
        deadline = time.monotonic() + SECONDS
        while "healthy 1" not in shown and time.monotonic() < deadline:
            if select.select([ours], [], [], 0.2)[0]:
                shown += os.read(ours, 4096).decode(errors="replace")
        process.send_signal(signal.SIGINT)
        assert process.wait(SECONDS) == 0
        assert "0 requests (0/s)" in shown
        assert "healthy 1" in shown


def test_ipv6_addresses_are_written_in_brackets_everywhere(tmp_path: Path) -> None:
    heads: list[bytes] = []
    with socket.create_server(("::1", 0), family=socket.AF_INET6) as listener:
        port = listener.getsockname()[1]

        def serve() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    heads.append(read_head(connection))
                    connection.sendall(OK)

        serving = threading.Thread(target=serve, daemon=True)
        serving.start()
        log = tmp_path / "access.log"
        arguments = ["--host", "::1", "--target", f"http://[::1]:{port}", "--json", "--admin-port", "0"]
        with up(*arguments, "--access-log", str(log)) as process:
            assert process.stdout
            said = json.loads(process.stdout.readline())
            assert [one["address"] for one in said["targets"]] == [f"[::1]:{port}"]
            assert said["url"].startswith("http://[::1]:")
            assert requests.get(said["url"], timeout=SECONDS).text == "ok"
            assert (
                requests.get(f"{said['admin_url']}/decisions", timeout=SECONDS).json()[0]["target"] == f"[::1]:{port}"
            )
            process.send_signal(signal.SIGTERM)
            assert process.wait(60) == 0
        assert f"\r\nHost: [::1]:{port}\r\n".encode() in heads[0]
        (line,) = log.read_text().splitlines()
        assert re.fullmatch(r"\[::1\]:[0-9]+", shlex.split(line)[3])
        assert shlex.split(line)[4] == f"[::1]:{port}"
        listener.shutdown(socket.SHUT_RDWR)


def test_localhost_is_either_loopback_address_and_a_target_that_refuses_is_said_at_the_start() -> None:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    with up("--target", f"http://localhost:{port}", "--json", "--health-interval", "0.2") as process:
        assert process.stdout
        assert process.stderr
        url = json.loads(process.stdout.readline())["url"]
        assert process.stderr.readline().startswith(f"The target localhost:{port} takes no connections yet.")
        assert requests.get(url, timeout=SECONDS).status_code == 502
        with socket.create_server(("::1", port), family=socket.AF_INET6) as listener:  # as Vite does
            answers = threading.Event()

            def serve() -> None:
                while not answers.is_set():
                    connection, _ = listener.accept()
                    with connection:
                        if read_head(connection):
                            connection.sendall(OK)

            threading.Thread(target=serve, daemon=True).start()
            wait_for(lambda: requests.get(url, timeout=SECONDS).text == "ok")
            answers.set()


def test_a_taken_admin_port_names_its_own_option() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with up("--admin-port", str(port)) as process:
            assert process.wait(60) == 2
            assert process.stderr
            assert f"The admin port {port} is already in use. Give --admin-port another one" in process.stderr.read()


def test_the_admin_port_answers_to_no_stranger_s_name_and_idle_connections_cost_it_no_thread() -> None:
    before = threading.active_count()
    port, stop = serve_admin(list, list, "127.0.0.1", 0)
    try:
        for name, status in (
            ("127.0.0.1", 200),
            (f"127.0.0.1:{port}", 200),
            ("localhost", 200),
            ("LOCALHOST:1", 200),
            ("[::1]:1", 200),
            ("evil.example", 421),
            (f"evil.example:{port}", 421),
            ("", 421),
        ):
            answer_ = requests.get(f"http://127.0.0.1:{port}/decisions", headers={"Host": name}, timeout=SECONDS)
            assert answer_.status_code == status, name
        with ExitStack() as stack:
            for _ in range(500):
                stack.enter_context(socket.create_connection(("127.0.0.1", port), SECONDS))
            assert threading.active_count() <= before + 3
        # Once the idle ones are gone it answers again.
        wait_for(lambda: requests.get(f"http://127.0.0.1:{port}/metrics", timeout=SECONDS).status_code == 200)
    finally:
        stop()
    assert threading.active_count() == before
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", port), SECONDS)


def test_whatever_goes_wrong_while_connecting_is_answered(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(*_: object) -> None:
        raise UnicodeError("label too long")

    with running(answer(OK), made_to_fail=True) as run:
        monkeypatch.setattr(run.subject.pool, "connect", fail)
        assert send(run.port, get()).startswith(b"HTTP/1.1 502 ")
        assert run.subject.router.metrics.connection_errors == 1
    assert len(caplog.records) == 1
