"""A lesson exported to HTML shows something readable where a widget was, in one language and without the net."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbconvert import HTMLExporter

from sticky_lab.course.making.pages import export
from sticky_lab.errors import StickyLabError
from sticky_lab.words import pages as words
from sticky_lab.words.course import QUIZ_ANSWERS
from tests.conftest import ROOT

SOURCES = sorted(
    path.relative_to(ROOT)
    for pattern in ("lessons/*.ipynb", "lessons/*.md", "labs/*.ipynb", "labs/*.md")
    for path in ROOT.glob(pattern)
)
HANGUL = re.compile(r"[가-힣]+")
# So many English words may stand without a Korean one: names, states, a path through the console.
FEW_WORDS = 8


def test_the_panel_leaves_a_sentence_and_a_table_in_an_export() -> None:
    notebook = nbformat.read(ROOT / "lessons" / "01_sticky_sessions.ipynb", as_version=4)
    html, _ = HTMLExporter().from_notebook_node(notebook)
    panel = html[html.index("로드 밸런서를 조작하는 패널이") :]
    assert "a panel that controls the load balancer" in panel
    assert re.search(r'<caption><span lang="ko">대상별 응답 수</span>.*Responses per target', panel)
    assert len(re.findall(r"<td[^>]*>i-0[0-9a-f]{16}</td>", panel)) == 3
    assert "application/vnd.jupyter.widget-view" not in html


@pytest.mark.parametrize("source", SOURCES, ids=str)
def test_an_english_page_holds_only_the_korean_words_that_its_english_side_quotes(source: Path, exported: Path) -> None:
    html = page_of(source, "en", exported).read_text(encoding="utf-8")
    quoted = set(HANGUL.findall(" ".join(english_sides(ROOT / source))))
    assert set(HANGUL.findall(html)) <= quoted | {words.IN_KOREAN}
    for text in BeautifulSoup(html, "html.parser").find_all(string=HANGUL):
        assert text.find_parent(lang="ko"), text


@pytest.mark.parametrize("source", SOURCES, ids=str)
def test_the_prose_of_a_korean_page_is_korean(source: Path, exported: Path) -> None:
    soup = BeautifulSoup(page_of(source, "ko", exported).read_text(encoding="utf-8"), "html.parser")
    for code in soup.find_all(["pre", "code"]):
        code.decompose()
    texts = [part.get_text(" ") for part in soup.find_all(["p", "li", "td", "th", "caption", "summary", "h1", "h2"])]
    assert any(map(HANGUL.search, texts))
    english = [text for text in texts if len(re.findall(r"[A-Za-z]{2,}", text)) > FEW_WORDS]
    assert [text for text in english if not HANGUL.search(text)] == []


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("source", SOURCES, ids=str)
def test_a_page_says_its_language_and_title_and_has_no_trace_of_the_switch(
    source: Path, language: str, exported: Path
) -> None:
    soup = BeautifulSoup(page_of(source, language, exported).read_text(encoding="utf-8"), "html.parser")
    assert soup.html is not None
    assert soup.html["lang"] == language
    assert soup.title is not None
    assert soup.h1 is not None
    assert soup.title.get_text().startswith(soup.h1.get_text())
    assert len(soup.find_all("main")) == 1
    assert not soup.select(".between-languages")


def test_every_page_is_listed_once_and_every_link_leads_somewhere(exported: Path) -> None:
    pages = {page: BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser") for page in exported.rglob("*.html")}
    index = pages[exported / "index.html"]
    listed = [str(link["href"]) for link in index.select("main a")]
    assert sorted(listed) == sorted(page.relative_to(exported).as_posix() for page in pages if page.parent != exported)
    for page, soup in pages.items():
        for link in soup.find_all("a", href=True):
            address = urlsplit(str(link["href"]))
            if address.scheme:
                assert address.scheme == "https"
                continue
            target = (page.parent / address.path).resolve() if address.path else page
            assert target in pages, f"{page}: {link}"
            assert not address.fragment or pages[target].find(id=unquote(address.fragment)), f"{page}: {link}"


def test_pages_load_nothing(exported: Path) -> None:
    pictures = 0
    for page in exported.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        soup = BeautifulSoup(html, "html.parser")
        assert not soup.find_all(["script", "link", "iframe", "object", "embed", "video", "audio", "source"])
        assert "@import" not in html
        assert "url(" not in html
        policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
        assert policy is not None
        assert str(policy["content"]).startswith("default-src 'none';")
        pictures += len(soup.find_all("img"))
        assert all(str(image["src"]).startswith("data:image/") for image in soup.find_all("img"))
    assert pictures >= 2


def test_a_prediction_shows_its_options_and_a_quiz_its_answers(exported: Path) -> None:
    html = (exported / "en" / "lessons" / "01_sticky_sessions.html").read_text(encoding="utf-8")
    soup = BeautifulSoup(html, "html.parser")
    question = soup.find("p", string=re.compile("^Predict: Stickiness is off"))
    assert question is not None
    options = question.find_next_sibling("ul")
    assert options is not None
    assert "all three" in options.get_text()
    answers = soup.find("summary", string=QUIZ_ANSWERS.en)
    assert answers is not None
    assert "correct" in answers.parent.get_text()  # type: ignore[union-attr]


def test_teachers_get_pages_that_no_other_page_leads_to(tmp_path: Path) -> None:
    course = small_course(tmp_path / "course")
    write(course / "labs/teacher/lesson_01.md", "Guide", "[the lesson](../../lessons/01_one.md)")
    assert export(course, tmp_path / "html") == 5
    assert not list((tmp_path / "html").rglob("*teacher*"))
    assert export(course, tmp_path / "html-teacher", teacher=True) == 7
    guide = tmp_path / "html-teacher/ko/labs/teacher/lesson_01.html"
    link = BeautifulSoup(guide.read_text(encoding="utf-8"), "html.parser").select_one("main a")
    assert link is not None
    assert (guide.parent / str(link["href"])).is_file()
    leading = [page for page in (tmp_path / "html-teacher").rglob("*.html") if "lesson_01" in page.read_text()]
    assert {page.relative_to(tmp_path / "html-teacher").as_posix() for page in leading} == {
        "index.html",
        "ko/labs/teacher/lesson_01.html",
        "en/labs/teacher/lesson_01.html",
    }


def test_what_has_no_page_is_no_link_and_what_is_gone_has_no_page(tmp_path: Path) -> None:
    course = small_course(tmp_path / "course")
    write(
        course / "lessons/more.md", "More", "[solved](../labs/solutions/one.ipynb) `a` · [aws](https://aws.amazon.com)"
    )
    export(course, tmp_path / "html")
    page = tmp_path / "html/en/lessons/more.html"
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    assert [str(link["href"]) for link in soup.select("main a")] == ["https://aws.amazon.com"]
    assert "solved" in soup.get_text()
    (course / "lessons/more.md").unlink()
    export(course, tmp_path / "html")
    assert not page.exists()


def test_comments_in_both_languages_become_one(tmp_path: Path) -> None:
    course = small_course(tmp_path / "course")
    notebook = nbformat.read(course / "lessons/00_zero.ipynb", as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell('x = "a · b"  # 여기에 쓰십시오 · write here'))
    nbformat.write(notebook, course / "lessons/00_zero.ipynb")
    export(course, tmp_path / "html")
    code = {
        language: BeautifulSoup((tmp_path / f"html/{language}/lessons/00_zero.html").read_text(), "html.parser").pre
        for language in ("ko", "en")
    }
    assert {language: pre.get_text().strip() for language, pre in code.items() if pre} == {
        "ko": 'x = "a · b"  # 여기에 쓰십시오',
        "en": 'x = "a · b"  # write here',
    }


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    course = small_course(tmp_path / "course")
    other = tmp_path / "site/ko/notes.txt"
    other.parent.mkdir(parents=True)
    other.write_text("mine")
    for target in (tmp_path / "site", other):
        with pytest.raises(StickyLabError, match="no export has made it"):
            export(course, target)
    assert [path for path in (tmp_path / "site").rglob("*") if path.is_file()] == [other]
    assert other.read_text() == "mine"
    (tmp_path / "empty").mkdir()
    for _ in ("first", "again"):
        export(course, tmp_path / "empty")


@pytest.mark.parametrize("picture", ['src="images/gone.svg"', 'src="https://example.com/a.png"', 'alt="nothing"'])
def test_a_page_without_its_picture_is_refused(tmp_path: Path, picture: str) -> None:
    course = small_course(tmp_path / "course")
    write(course / "lessons/more.md", "More", f"<img {picture}>")
    with pytest.raises(StickyLabError, match=r"no such picture: .* in .*more\.md"):
        export(course, tmp_path / "html")


def test_a_picture_that_is_in_the_page_stays(tmp_path: Path) -> None:
    course = small_course(tmp_path / "course")
    write(course / "lessons/more.md", "More", '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">')
    export(course, tmp_path / "html")
    assert 'src="data:image/gif;base64,R0lGODlhAQABAAAAACw="' in (tmp_path / "html/ko/lessons/more.html").read_text()


@pytest.mark.parametrize(
    ("output", "named"),
    [
        (nbformat.v4.new_output("stream", name="stderr", text="a warning"), "stderr"),
        (nbformat.v4.new_output("error", ename="NameError", evalue="x", traceback=["x"]), "error"),
        (nbformat.v4.new_output("display_data", data={"image/png": "AA==", "text/plain": "<Figure>"}), "image/png"),
    ],
    ids=["stderr", "error", "picture"],
)
def test_an_output_that_a_page_cannot_show_is_refused(
    tmp_path: Path, output: nbformat.NotebookNode, named: str
) -> None:
    course = small_course(tmp_path / "course")
    notebook = nbformat.read(course / "lessons/00_zero.ipynb", as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell("x", outputs=[output]))
    nbformat.write(notebook, course / "lessons/00_zero.ipynb")
    with pytest.raises(StickyLabError, match=rf"cannot be drawn on a page: {named}.* in .*00_zero\.ipynb"):
        export(course, tmp_path / "html")


def test_what_cannot_be_exported_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StickyLabError, match="no lessons"):
        export(tmp_path, tmp_path / "html")
    course = small_course(tmp_path / "course")
    one = course / "lessons/01_one.md"
    one.write_text(one.read_text(encoding="utf-8").replace("# ", ""), encoding="utf-8")
    with pytest.raises(StickyLabError, match=r"no title: lessons/01_one\.md"):
        export(course, tmp_path / "html")
    one.write_text("# Only English", encoding="utf-8")
    with pytest.raises(StickyLabError, match="not in both languages"):
        export(course, tmp_path / "html")
    assert not (tmp_path / "html").exists()


def page_of(source: Path, language: str, exported: Path) -> Path:
    return exported / language / source.with_suffix(".html")


def english_sides(path: Path) -> Iterator[str]:
    """Yield what is marked as English in a source."""
    if path.suffix == ".md":
        parts = [path.read_text(encoding="utf-8")]
    else:
        cells = nbformat.read(path, as_version=4).cells
        parts = [cell.source for cell in cells if cell.cell_type == "markdown"]
        outputs = [output for cell in cells for output in cell.get("outputs", [])]
        parts += [output.get("data", {}).get("text/html", "") for output in outputs]
    for part in parts:
        for match in re.finditer(r'<(div|span) lang="en">(.*?)</\1>', part, re.DOTALL):
            yield match[2]


def small_course(folder: Path) -> Path:
    """Write a course of one notebook and one page."""
    (folder / "lessons").mkdir(parents=True)
    write(folder / "lessons/01_one.md", "One", "text")
    heading = nbformat.v4.new_markdown_cell(title("Zero"))
    nbformat.write(nbformat.v4.new_notebook(cells=[heading]), folder / "lessons/00_zero.ipynb")
    return folder


def write(path: Path, heading: str, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    blocks = "".join(f'<div lang="{language}">\n\n{text}\n\n</div>\n' for language in ("ko", "en"))
    path.write_text(f"{title(heading)}\n\n{blocks}", encoding="utf-8")


def title(text: str) -> str:
    return f'# <span lang="ko">{text}</span><span class="between-languages"> · </span><span lang="en">{text}</span>'


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_nothing_from_outside_the_course_gets_into_a_page_and_no_script(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_text("secret")
    addresses = (
        *(str(secret), "../../secret.png", "images/link.png", "images/../../../secret.png", "/etc/passwd"),
        *("file:///etc/passwd", "%2e%2e/%2e%2e/secret.png", "http://127.0.0.1/secret.png", "//127.0.0.1/x.png"),
        *("images", "", ".", "images/missing.png"),
    )
    for number, address in enumerate(addresses):
        course = small_course(tmp_path / str(number))
        (course / "lessons" / "images").mkdir(exist_ok=True)
        (course / "lessons" / "images" / "link.png").symlink_to(secret)
        write(course / "lessons/more.md", "More", f'<img src="{address}">')
        with pytest.raises(StickyLabError, match="no such picture"):
            export(course, tmp_path / f"out{number}")
    course = small_course(tmp_path / "scripts")
    acting = (
        *("<script>alert('acts')</script>", '<b onclick="acts">x</b>', '<iframe src="acts"></iframe>'),
        *(
            '<object data="acts"></object>',
            '<embed src="acts">',
            '<svg><image href="acts"/></svg>',
            '<base href="acts">',
        ),
        *(
            '<p style="background: url(acts)">x</p>',
            "<style>@import 'acts'</style>",
            '<link rel="stylesheet" href="acts">',
        ),
        *('<a href="javascript:acts">x</a>', '<table background="acts"></table>', '<a href="file:///acts">x</a>'),
    )
    write(course / "lessons/more.md", "More", "\n\n".join(acting))
    export(course, tmp_path / "out")
    assert not any("acts" in page.read_text(encoding="utf-8") for page in (tmp_path / "out").rglob("*.html"))
