"""What we start imports nothing from the folder that somebody happens to be in."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.unit.network import SECONDS, wait_for
from tests.unit.test_cli import COMMAND

pytestmark = pytest.mark.slow


@pytest.fixture
def poisoned(tmp_path: Path) -> Iterator[Path]:
    """A folder full of modules that say when somebody imports them."""
    for name in ("flask", "redis", "secrets", "six", "waitress", "cloudpickle", "json", "sticky_lab", "argparse"):
        (tmp_path / f"{name}.py").write_text(f"open('ran', 'a').write({name!r})\nraise SystemExit(3)\n")
    yield tmp_path
    assert not (tmp_path / "ran").exists(), (tmp_path / "ran").read_text()


def test_targets_of_up_start_in_a_folder_of_strangers_modules(poisoned: Path) -> None:
    command = [COMMAND, "up", "--targets", "1", "--sessions", "shared", "--port", "0", "--json"]
    with subprocess.Popen(command, cwd=poisoned, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            url = json.loads(process.stdout.readline())["url"]
            assert requests.post(f"{url}/cart", data={"item": "tea"}, timeout=SECONDS).status_code == 200
        finally:
            process.terminate()
    assert process.returncode == 0


def test_targets_and_checks_of_a_lab_start_in_a_folder_of_strangers_modules(poisoned: Path) -> None:
    script = """if True:
        from sticky_lab import Lab, check
        with Lab(targets=1) as lab:
            assert lab.browser("alice").get().status == 200
        def choose(targets, turn, named):
            return targets[turn % len(targets)]
        globals()["choose"] = choose
        print(check("lab02.round_robin").verdict.answer)
    """
    command = [sys.executable, "-P", "-c", script]
    done = subprocess.run(command, cwd=poisoned, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert "judge_failed" not in done.stdout
    assert "check_broken" not in done.stdout


def test_a_target_s_log_has_one_line_for_a_request_and_nothing_that_steers_a_terminal() -> None:
    from sticky_lab import Lab

    with Lab(targets=1) as lab:
        lab.targets[0].ask("/%0aforged%20line%1b[2J%0d/한글")
        wait_for(lambda: any("forged" in line for line in lab.targets[0].log()))
        (line,) = [one for one in lab.targets[0].log() if "forged" in one]
        assert line.startswith("GET /\\x0aforged line\\x1b[2J\\x0d/한글 ")
