"""Types and format of the scripts, where there is Node.js with what `npm ci` installs."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from sticky_lab.widgets.drawn import script
from tests.conftest import ROOT

SCRIPTS = sorted((ROOT / "sticky_lab").rglob("*.js"))
# A script of the page itself, and what stands before all others.
ALONE = ("language-switch", "common")
NODE = shutil.which("node")

needs_node = pytest.mark.skipif(NODE is None, reason="Node.js is not here: nothing checks types and format of scripts")


def node(tool: str, *arguments: str | Path) -> str:
    """Run a tool that npm has installed, and return what it finds; "" is nothing."""
    program = ROOT / "node_modules" / tool
    if not program.is_file():
        pytest.skip(f"{tool} is not here: `npm ci` installs it, where npm can reach its registry")
    done = subprocess.run(
        [str(NODE), program, *arguments], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


@needs_node
def test_tsc_finds_nothing() -> None:
    assert node("typescript/bin/tsc") == ""


@needs_node
def test_tsc_finds_what_is_no_part_of_a_state(tmp_path: Path) -> None:
    for file in (ROOT / "sticky_lab" / "widgets" / "js").iterdir():
        text = file.read_text(encoding="utf-8").replace("state.product.", "state.nothing_such.")
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    config = (ROOT / "tsconfig.json").read_text(encoding="utf-8")
    (tmp_path / "tsconfig.json").write_text(config.replace("sticky_lab/widgets/js/", ""), encoding="utf-8")
    assert "map.js" in node("typescript/bin/tsc", "-p", tmp_path)


@needs_node
def test_every_script_is_formatted() -> None:
    types = [str(file) for file in (ROOT / "sticky_lab").rglob("*.d.ts")]
    assert types
    assert (
        node("prettier/bin/prettier.cjs", "--check", *map(str, SCRIPTS), *types, "tsconfig.json", "package.json") == ""
    )


@needs_node
@pytest.mark.parametrize("file", [file for file in SCRIPTS if file.stem not in ALONE], ids=lambda file: file.stem)
def test_a_script_has_no_name_that_what_stands_before_it_has_too(file: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole.mjs"
    whole.write_text(script(file), encoding="utf-8")
    done = subprocess.run([str(NODE), "--check", whole], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_script_has_its_types_checked() -> None:
    assert len(SCRIPTS) > 10
    for file in SCRIPTS:
        text = file.read_text(encoding="utf-8")
        assert text.startswith("// @ts-check\n"), file.name
        assert "@ts-nocheck" not in text, file.name
        assert "@ts-ignore" not in text, file.name
