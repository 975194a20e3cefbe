"""Lint, format and spelling."""

import subprocess
import sys

from tests.conftest import ROOT


def run(*command: str) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_ruff_finds_nothing() -> None:
    run("ruff", "check", ".")


def test_every_file_is_formatted() -> None:
    run("ruff", "format", "--check", ".")


def test_the_english_is_spelled_right() -> None:
    run(
        "codespell_lib",
        "sticky_lab",
        "tests",
        "lessons",
        "labs",
        "README.md",
        "CONTRIBUTING.md",
        "Makefile",
        "pyproject.toml",
    )


def test_no_file_is_longer_than_400_lines() -> None:
    files = [*ROOT.glob("sticky_lab/**/*.py"), *ROOT.glob("sticky_lab/**/*.js"), *ROOT.glob("tests/**/*.py")]
    assert files
    assert not [str(file) for file in files if len(file.read_text(encoding="utf-8").splitlines()) > 400]
