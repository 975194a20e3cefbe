"""A name that begins with _ belongs to the module or class that has it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

# Public, whatever they look like: Python's and IPython's protocols.
PROTOCOL = {"_replace", "_asdict", "_fields", "_exit", "_getframe", "_current_frames", "_value_"}
OWN = {"self", "cls", "super"}


def private(name: str) -> bool:
    protocol = name in PROTOCOL or (name.startswith(("_repr_", "_render_")) and name.endswith("_"))
    return name.startswith("_") and not name.startswith("__") and not protocol


def owner(node: ast.expr) -> str:
    """Return the name of what an attribute is of, or of what is called to get it."""
    return node.id if isinstance(node, ast.Name) else owner(node.func) if isinstance(node, ast.Call) else ""


def reached_into(file: Path) -> Iterator[str]:
    """Yield each private name that is imported, or read of something that is not the file's own."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    # What a file defines or sets on itself is its own, on other objects of its classes too.
    own = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=of, attr=name, ctx=ast.Store()) if owner(of) in OWN:
                own.add(name)
            case ast.AnnAssign(target=ast.Name(id=name)):
                own.add(name)
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=module, names=names):
                yield from (f"{file.name}: {one.name} of {module}" for one in names if private(one.name))
            case ast.Attribute(value=of, attr=name) if private(name) and owner(of) not in OWN and name not in own:
                yield f"{file.name}:{node.lineno}: {name}"


def test_nobody_reaches_into_what_is_private_to_another() -> None:
    files = [*ROOT.glob("sticky_lab/**/*.py"), *ROOT.glob("tests/**/*.py")]
    assert len(files) > 200
    # A learner may try it, and loses.
    theirs = ROOT / "tests" / "labs" / "wrong_answers"
    assert [what for file in files if file.parent != theirs for what in reached_into(file)] == []


def test_what_reaches_into_another_is_found(tmp_path: Path) -> None:
    file = tmp_path / "reaching.py"
    file.write_text(
        "from shop import _cart\n"
        "class Shop:\n"
        "    def __init__(self, other):\n"
        "        self._items = other._items + other._hidden\n"
        "def look(shop):\n"
        "    return shop._repr_html_(), shop._replace(), shop.__dict__, shop()._door\n",
        encoding="utf-8",
    )
    assert sorted(reached_into(file)) == [
        "reaching.py: _cart of shop",
        "reaching.py:4: _hidden",
        "reaching.py:6: _door",
    ]
