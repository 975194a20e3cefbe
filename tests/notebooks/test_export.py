"""A lesson exported to HTML shows something readable where a widget was, in both languages and without the net."""

from __future__ import annotations

import re

import nbformat
from nbconvert import HTMLExporter

from tests.conftest import ROOT


def test_the_panel_leaves_a_sentence_and_a_table_in_an_export() -> None:
    notebook = nbformat.read(ROOT / "lessons" / "01_sticky_sessions.ipynb", as_version=4)
    html, _ = HTMLExporter().from_notebook_node(notebook)
    panel = html[html.index("로드 밸런서를 조작하는 패널이") :]
    assert "a panel that controls the load balancer" in panel
    assert re.search(r'<caption><span lang="ko">대상별 응답 수</span>.*Responses per target', panel)
    assert len(re.findall(r"<td[^>]*>i-0[0-9a-f]{16}</td>", panel)) == 3
    assert "application/vnd.jupyter.widget-view" not in html
