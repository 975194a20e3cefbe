"""Arrows between the parts of the package point down only, in no circle, and the rules know nothing of the outside."""

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

from tests.conftest import ROOT

PACKAGE = ROOT / "sticky_lab"
# What rules, framing and errors may use besides themselves: nothing that has a clock, chance, a socket, a log or a way
# to show things in it.
PURE = {
    "__future__",
    "base64",
    "binascii",
    "bisect",
    "collections",
    "cryptography",
    "dataclasses",
    "datetime",
    "difflib",
    "enum",
    "functools",
    "hashlib",
    "inspect",
    "itertools",
    "re",
    "struct",
    "typing",
    "sticky_lab.errors",
    "sticky_lab.framing",
    "sticky_lab.stickiness",
}


def name_of(file: Path) -> str:
    """Return the dotted name of a module of ours."""
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(file): file for file in PACKAGE.rglob("*.py")}


def imported(file: Path) -> set[str]:
    """Return what a file imports, wherever in it, for types only too; of our package the very modules."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            within = [f"{node.module}.{alias.name}" for alias in node.names]
            names |= {name if name in MODULES else str(node.module) for name in within}
    return names


def test_import_linter_keeps_every_contract() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_modules_import_each_other_in_a_circle_not_even_for_types() -> None:
    # The face of the package names what it hands out, which in turn may ask it for the version: no module needs it.
    graph = {name: imported(file) & MODULES.keys() for name, file in MODULES.items() if name != "sticky_lab"}
    assert len(graph) > 150
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


def test_rules_framing_and_errors_import_nothing_but_pure_modules() -> None:
    files = [*PACKAGE.glob("stickiness/*.py"), *PACKAGE.glob("framing/*.py"), PACKAGE / "errors.py"]
    for file in files:
        for name in imported(file):
            known = name.split(".")[0] if not name.startswith("sticky_lab") else ".".join(name.split(".")[:2])
            assert known in PURE, f"{file.name} imports {name}"


def test_the_rules_read_no_clock() -> None:
    for file in PACKAGE.glob("stickiness/*.py"):
        text = file.read_text(encoding="utf-8")
        assert ".now(" not in text, file.name
        assert "today(" not in text, file.name
