"""`sticky-lab study` and the shop's page, as a person starts and sees them."""

from __future__ import annotations

import re
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Page, expect

from sticky_lab import Lab
from sticky_lab.commands.ports import LOOPBACK, first_free, is_free
from tests.browser.conftest import OpenPage, wait_until
from tests.browser.notebook import assert_accessible, languages_shown, wait_until_drawn
from tests.unit.network import SECONDS, unused_port

COMMAND = str(Path(sys.executable).with_name("sticky-lab"))


def test_study_opens_lesson_0_with_lesson_1_one_click_away(
    course: Path, jupyter_environment: dict[str, str], open_page: OpenPage, tmp_path: Path
) -> None:
    opened, seen_by_all = tmp_path / "opened", tmp_path / "seen"
    browser = tmp_path / "browser.sh"
    browser.write_text(f'#!/bin/sh\ncat /proc/[0-9]*/cmdline > {seen_by_all} 2> /dev/null\necho "$1" > {opened}\n')
    browser.chmod(0o755)
    # A workspace of its own: the first start, with no notebook open from before.
    environment = {**jupyter_environment, "BROWSER": f"{browser} %s", "JUPYTER_CONFIG_DIR": str(tmp_path / "config")}
    command = [COMMAND, "study", "--port", str(unused_port())]
    with subprocess.Popen(command, cwd=course, env=environment, stdout=subprocess.PIPE, text=True) as study:
        try:
            wait_until(opened.exists, "no browser was opened")
            wait_until(lambda: opened.read_text().endswith("\n"), "no address was given")
            # A file that leads to the address: what stands on a command line everybody on the machine can read.
            led_by = Path(opened.read_text().strip().removeprefix("file://"))
            assert stat.S_IMODE(led_by.stat().st_mode) == 0o600
            (url,) = set(re.findall(r"http://localhost:[^\"' ]+token=[0-9a-f]{32}", led_by.read_text()))
            assert url.partition("token=")[2].encode() not in seen_by_all.read_bytes()
            page: Page = open_page(url, locale="en-US")
            wait_until_drawn(page)
            expect(page.locator(".jp-Notebook h1")).to_contain_text("Start here")
            # The page may hold it twice for a moment, while JupyterLab draws the cell anew.
            page.get_by_role("link", name="1. Sticky sessions").first.click()
            expect(page.locator(".jp-Notebook h1", has_text="Sticky sessions")).to_be_visible()
            wait_until_drawn(page)
            assert languages_shown(page) == {"en"}
            assert of_the_processor(study.pid) < 20  # seconds: as many as were promised for all of it to take
            assert page.locator(".jp-NotificationsToast, .Toastify__toast").count() == 0
        finally:
            study.send_signal(signal.SIGINT)
            output, _ = study.communicate(timeout=SECONDS)
        assert study.returncode == 0
        assert url in output
        assert not led_by.exists()


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_study_does_not_use_a_port_that_somebody_else_holds_on_either_loopback_address(
    course: Path, jupyter_environment: dict[str, str], address: str
) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.create_server((address, 0), family=family) as squatter:
        port = squatter.getsockname()[1]
        assert not is_free(port)
        assert first_free(port) != port
        command = [COMMAND, "study", "--port", str(port), "--no-browser"]
        done = subprocess.run(command, cwd=course, env=jupyter_environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert str(port) in done.stderr


def test_study_says_which_folder_it_cannot_write(
    course: Path, jupyter_environment: dict[str, str], tmp_path: Path
) -> None:
    no_folder = tmp_path / "file"
    no_folder.write_text("")
    environment = {**jupyter_environment, "JUPYTER_RUNTIME_DIR": str(no_folder)}
    command = [COMMAND, "study", "--port", str(unused_port()), "--no-browser"]
    done = subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert f"The folder {no_folder} cannot be written" in line


def test_study_holds_both_loopback_addresses(course: Path, jupyter_environment: dict[str, str]) -> None:
    port = unused_port()
    command = [COMMAND, "study", "--port", str(port), "--no-browser"]
    with subprocess.Popen(command, cwd=course, env=jupyter_environment, stdout=subprocess.PIPE, text=True) as study:
        assert study.stdout
        assert "http://localhost:" in study.stdout.readline()
        try:
            for family, address in LOOPBACK:
                with socket.socket(family) as late:
                    late.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                    with pytest.raises(OSError, match="in use"):
                        late.bind((address, port))
                with socket.create_connection((address, port), SECONDS):
                    pass
        finally:
            study.send_signal(signal.SIGINT)
            study.communicate(timeout=SECONDS)


def of_the_processor(pid: int) -> float:
    """Return the seconds that a process and its children have run, however long they had to wait for it."""
    parent = psutil.Process(pid)
    return float(sum(sum(one.cpu_times()[:2]) for one in (parent, *parent.children(recursive=True))))


def test_study_without_a_browser_says_which_address_to_open(course: Path, jupyter_environment: dict[str, str]) -> None:
    environment = {**jupyter_environment, "BROWSER": "no-such-browser", "PATH": str(Path(sys.executable).parent)}
    command = [COMMAND, "study", "--port", str(unused_port())]
    with subprocess.Popen(command, cwd=course, env=environment, stdout=subprocess.PIPE, text=True) as study:
        assert study.stdout
        assert "http://localhost:" in study.stdout.readline()
        assert "No web browser was found" in study.stdout.readline()
        study.send_signal(signal.SIGINT)
        study.communicate(timeout=SECONDS)


@pytest.mark.parametrize("dark", [False, True])
def test_a_person_can_use_the_shop_behind_the_load_balancer(open_page: OpenPage, dark: bool) -> None:
    with Lab(targets=2, seed=1) as lab:
        lab.set_stickiness("lb_cookie", duration="1h")
        page = open_page(lab.url, locale="ko-KR", dark=dark)
        home = page.locator(".instance").inner_text()
        page.get_by_label("이름").fill("앨리스")
        page.get_by_role("button", name="로그인").click()
        page.get_by_label("상품").fill("차")
        page.get_by_role("button", name="장바구니에 담기").click()
        expect(page.locator("dl")).to_contain_text("앨리스")
        expect(page.locator("dl")).to_contain_text("차")
        # Chromium takes a Secure cookie from loopback, so both names come back.
        expect(page.locator("dl")).to_contain_text("AWSALB=")
        expect(page.locator("dl")).to_contain_text("AWSALBCORS=")
        assert page.locator(".instance").inner_text() == home
        assert_accessible(page, "main")
        page.get_by_role("link", name="English").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Sticky Lab shop")
        lab.clock.advance("1h")
        page.reload()
        assert lab.decisions(last=1)[0].reason == "cookie_expired"
