"""The map in lesson 0 tells of each lesson what the lesson tells of itself."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

from tests.conftest import ROOT

LESSONS = sorted(path for path in (ROOT / "lessons").glob("*.ipynb") if not path.name.startswith("00_"))
MAP = "".join(cell.source for cell in nbformat.read(ROOT / "lessons" / "00_start_here.ipynb", as_version=4).cells)


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_the_map_has_a_lesson_s_title_link_and_time(path: Path) -> None:
    heading, contract, *_ = (cell.source for cell in nbformat.read(path, as_version=4).cells)
    titles = re.findall(r'<span lang="(?:ko|en)">([^<]+)</span>', heading)
    minutes = re.findall(r"약 (\d+)분|about (\d+) minutes", contract)
    assert len(titles) == len(minutes) == 2
    for title, (ko, en) in zip(titles, minutes, strict=True):
        row = re.search(rf"^\| \[{int(path.name[:2])}\. {re.escape(title)}\]\({path.name}\) .*$", MAP, re.MULTILINE)
        assert row, title
        assert row[0].endswith(f"| {ko}분 |" if ko else f"| {en} minutes |")
