"""What a notebook of this course must hold. `problems` names what it does not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.korean import BOTH_PARTICLES, informal_endings

LONGEST_CELL = 15
WIDEST_LINE = 100
# English term → what the Korean side must say where the English side says this, and the other way round.
GLOSSARY = {
    "sticky session": "고정 세션",
    "session affinity": "세션 어피니티",
    "load balancer": "로드 밸런서",
    "target": "대상",
    "target group": "대상 그룹",
    "stickiness duration": "고정 기간",
    "health check": "상태 확인",
    "cookie": "쿠키",
    "algorithm": "알고리즘",
}
_BLOCKS = re.compile(r'<div lang="(ko|en)">(.*?)</div>', re.DOTALL)
_HEADING = re.compile(
    r'(#{1,6}) (?:[\d.]+ )?<span lang="ko">([^<]+)</span><span class="between-languages"> · </span>'
    r'<span lang="en">([^<]+)</span>'
)
_CODE = re.compile(r"`[^`]*`")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)]*)\)")
_IMAGE = re.compile(r"<img\b[^>]*>")
# Bold that ends in punctuation directly before Hangul is not made bold: the asterisks would show.
_BROKEN_BOLD = re.compile(r"\*\*[^*\n]*[^\w\s*]\*\*[가-힣]")
# A particle is written together with what stands before it, also after code, Latin letters and brackets.
_PARTICLE_APART = re.compile(r"[`)A-Za-z0-9] (?:은|는|을|를|에서|와|과|으로|에게)(?=[\s.,])")
_DOUBLE_SPACE = re.compile(r"\S {2,}\S")
_FORBIDDEN = re.compile(r"\b(Output|interact|interactive_output|interactive|clear_output)\s*\(|display_id|input\(")
_UNSTABLE = re.compile(r"0x[0-9a-f]{6,}|(?:127\.0\.0\.1|localhost):\d+|AWSALB\w*=[A-Za-z0-9+/]{20,}")


@dataclass(frozen=True)
class Problem:
    """A rule that a cell breaks, and how the cell begins."""

    verdict: str
    where: str


def problems(notebook: Any, folder: Path) -> list[Problem]:
    """Return what a notebook breaks; `folder` is where its links begin."""
    found: list[Problem] = []
    headings: list[str] = []
    for cell in notebook.cells:
        names = _in_text(cell.source, folder, headings) if cell.cell_type == "markdown" else _in_code(cell)
        found += [Problem(name, cell.source[:80]) for name in names]
    counts = [cell.execution_count for cell in notebook.cells if cell.cell_type == "code"]
    whole = {
        "heading-twice": len(set(headings)) != len(headings),
        "cell-not-run": counts != list(range(1, len(counts) + 1)),
        "widget-state-saved": "widgets" in notebook.metadata,
    }
    return found + [Problem(name, "the notebook") for name, broken in whole.items() if broken]


def _in_text(source: str, folder: Path, headings: list[str]) -> Iterator[str]:
    if source.startswith("#"):
        headings.append(source)
        if not _HEADING.fullmatch(source):
            yield "heading-without-two-languages"
        return
    blocks = dict(_BLOCKS.findall(source))
    if set(blocks) != {"ko", "en"} or len(_BLOCKS.findall(source)) != 2 or _BLOCKS.sub("", source).strip():
        yield "one-language-only"
        return
    korean, english = blocks["ko"], blocks["en"]
    for block in (korean, english):
        if not (block.startswith("\n\n") and block.endswith("\n\n")):
            yield "blank-line-missing"
        if _BROKEN_BOLD.search(block):
            yield "bold-before-hangul"
        for image in _IMAGE.findall(block):
            if not re.search(r'alt="[^"]{10,}"', image):
                yield "picture-without-words"
            if not (folder / re.findall(r'src="([^"]+)"', image)[0]).is_file():
                yield "link-to-nowhere"
        for link in _LINK.findall(block):
            if not link.startswith("https://") and not (folder / link.partition("#")[0]).is_file():
                yield "link-to-nowhere"
    for name, pick in _COUNTED.items():
        if pick(korean) != pick(english):
            yield f"{name}-differ"
    if informal_endings(_words(korean)):
        yield "informal-korean"
    if _PARTICLE_APART.search(korean):
        yield "particle-apart"
    if BOTH_PARTICLES.search(korean):
        yield "particle-not-chosen"
    if _DOUBLE_SPACE.search(korean) or _DOUBLE_SPACE.search(english):
        yield "double-space"
    for english_term, korean_term in GLOSSARY.items():
        in_english = re.search(rf"\b{english_term}", _words(english), re.IGNORECASE) is not None
        if in_english != (korean_term in _words(korean)):
            yield "term-on-one-side-only"


def _words(block: str) -> str:
    """Return a block without its code, pictures and addresses of links."""
    return _IMAGE.sub("", re.sub(r"\]\([^)]*\)", "]", _CODE.sub("", block)))


_COUNTED: dict[str, Callable[[str], object]] = {
    "lists": lambda text: len(re.findall(r"^(?:-|\d+\.) ", text, re.MULTILINE)),
    "tables": lambda text: len(re.findall(r"^\|", text, re.MULTILINE)),
    "links": lambda text: sorted(_LINK.findall(text)),
    "pictures": lambda text: len(_IMAGE.findall(text)),
    "code": lambda text: sorted(_CODE.findall(text)),
    "numbers": lambda text: sorted(re.findall(r"\d+", _words(text))),
}


def _in_code(cell: Any) -> Iterator[str]:
    if len(cell.source.splitlines()) > LONGEST_CELL:
        yield "cell-too-long"
    if _FORBIDDEN.search(cell.source):
        yield "construct-that-does-not-replay"
    for output in cell.outputs:
        if output.output_type == "stream" and output.name == "stderr":
            yield "stderr"
        if output.output_type == "error":
            yield "error"
        data = output.get("data", {})
        if any("widget-view" in kind for kind in data):
            yield "widget-state-saved"
        plain = output.get("text", "") or data.get("text/plain", "")
        if any(width(line) > WIDEST_LINE for line in plain.splitlines()):
            yield "line-too-wide"
        if _UNSTABLE.search(plain + data.get("text/html", "")):
            yield "output-that-changes"


def width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)
