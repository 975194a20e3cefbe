"""Arrows between the parts of the package point down only, and the rules know nothing of the outside."""

import ast
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

# What the rules may use besides themselves and the words: nothing that has a clock, chance, a socket or a log in it.
PURE = {
    "__future__",
    "base64",
    "binascii",
    "bisect",
    "collections",
    "cryptography",
    "dataclasses",
    "datetime",
    "enum",
    "functools",
    "hashlib",
    "html",
    "itertools",
    "re",
    "struct",
    "textwrap",
    "typing",
}


def test_import_linter_keeps_every_contract() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_rules_import_nothing_but_pure_modules() -> None:
    for file in (*ROOT.glob("sticky_lab/stickiness/*.py"), *ROOT.glob("sticky_lab/words/*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            for name in names:
                ours = name.startswith(("sticky_lab.stickiness", "sticky_lab.words"))
                assert ours or name.split(".")[0] in PURE, f"{file.name} imports {name}"


def test_the_rules_read_no_clock() -> None:
    for file in ROOT.glob("sticky_lab/stickiness/*.py"):
        text = file.read_text(encoding="utf-8")
        assert ".now(" not in text, file.name
        assert "today(" not in text, file.name
