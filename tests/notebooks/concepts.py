"""The concepts N01–N15 of the learner's notes, and which cells explain, run and correct each.

Cells carry tags such as `N07-explained`. `python -m tests.notebooks.concepts --write` writes the table to CONCEPTS.md.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

import nbformat

from tests.conftest import ROOT

LESSONS = sorted((ROOT / "lessons").glob("*.ipynb"))
TABLE = Path(__file__).with_name("CONCEPTS.md")
CONCEPTS = tuple(f"N{number:02}" for number in range(1, 16))
# What is imprecise, incomplete or wrong in the notes (§19 of the specification); the rest is right as it stands.
TO_CORRECT = frozenset(("N02", "N03", "N04", "N05", "N08", "N09", "N11", "N12", "N13", "N14", "N15"))
_TAG = re.compile(r"(N\d\d)-(explained|run|corrected)")


def cells_of() -> dict[tuple[str, str], list[str]]:
    """Return (concept, part) → places such as `04 app-07`. Raises `ValueError` for a tag on the wrong kind of cell."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path in LESSONS:
        for cell in nbformat.read(path, as_version=4).cells:
            for tag in cell.metadata.get("tags", []):
                match = _TAG.fullmatch(tag)
                if not match or (match[2] == "run") != (cell.cell_type == "code") or match[1] not in CONCEPTS:
                    raise ValueError(f"{path.name}, {cell.id}: {tag}")
                found[match[1], match[2]].append(f"{path.name[:2]} {cell.id}")
    return found


def as_markdown() -> str:
    """Return the table. A text cell holds both languages; another test sees to that."""
    found = cells_of()
    lines = ["| concept | explained (ko and en) | run | corrected |", "| --- | --- | --- | --- |"]
    for concept in CONCEPTS:
        parts = [", ".join(found[concept, part]) for part in ("explained", "run", "corrected")]
        if concept not in TO_CORRECT and not parts[2]:
            parts[2] = "right as it stands"
        lines.append(f"| {concept} | " + " | ".join(parts) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if "--write" in sys.argv:
        TABLE.write_text(as_markdown(), encoding="utf-8")
    print(as_markdown(), end="")
