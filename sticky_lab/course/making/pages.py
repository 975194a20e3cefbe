"""Writes the lessons as web pages in one language each: `python -m sticky_lab.course.making.pages artifacts/html`.

A page needs nothing but itself: style and pictures are inside, and there is no script. It shows the outputs that are
stored in the notebooks; in a widget's place, that is its `stored_html`. Of the two languages one is taken out of
the page, not hidden. `--teacher` adds the pages of labs/teacher and the solved labs, which no other page leads to.
"""

from __future__ import annotations

import argparse
import os
import posixpath
import re
import shutil
import sys
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from mimetypes import guess_type
from pathlib import Path, PurePosixPath
from typing import Literal
from urllib.parse import urlsplit

import nbformat
from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from nbconvert import HTMLExporter

from sticky_lab.errors import StickyLabError, shown
from sticky_lab.words import one_line, sentence
from sticky_lab.words import pages as words
from sticky_lab.words.predictions import NOT_PREDICTED

OneLanguage = Literal["ko", "en"]
LANGUAGES: tuple[OneLanguage, ...] = ("ko", "en")
OTHER: dict[OneLanguage, OneLanguage] = {"ko": "en", "en": "ko"}

_FOR_ALL = (
    (words.LESSONS, ("lessons/*.ipynb",)),
    (words.LABS, ("labs/*.md", "labs/*.ipynb")),
    (words.REFERENCE, ("lessons/*.md",)),
)
_FOR_TEACHERS = (
    (words.FOR_TEACHERS, ("labs/teacher/*.md",)),
    (words.SOLUTIONS, ("labs/solutions/*.ipynb",)),
)
_HANGUL = re.compile(r"([가-힣]+(?:[ ,·]+[가-힣]+)*)")
# A comment or a docstring in both languages: 한국어 · English.
_BOTH = re.compile(r'(?P<before>\W*)(?P<ko>[^·]*[가-힣][^·]*) · (?P<en>[^·가-힣]*?)(?P<after>"*)')
# It stands in each folder that an export has made: only such a one is cleared by the next.
_MARKER = ".sticky-lab-export"
_PAGES = Path(__file__).with_name("templates")


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language: its address from the index, its title, its content."""

    href: PurePosixPath
    title: str
    body: str


def export(course: Path, target: Path, *, teacher: bool = False) -> int:
    """Write all pages of a course into a folder, and return how many there are.

    What an earlier export left in the folder goes first. Raises `StickyLabError` for a course without lessons, for a
    page that cannot be shown whole and in both languages, and for a folder with other things in it.
    """
    groups = [
        (heading, [PurePosixPath(path.relative_to(course)) for glob in globs for path in sorted(course.glob(glob))])
        for heading, globs in (*_FOR_ALL, *(_FOR_TEACHERS if teacher else ()))
    ]
    sources = [source for _, members in groups for source in members]
    if not groups[0][1]:
        raise StickyLabError("no_pages", path=course)
    pages = {(language, source): page for source in sources for language, page in _pages(course, source, sources)}
    _clear(target)
    environment = Environment(loader=FileSystemLoader(_PAGES), autoescape=True, undefined=StrictUndefined)
    template = environment.get_template("page.html.j2")
    for (language, source), page in pages.items():
        file = target / page.href
        file.parent.mkdir(parents=True, exist_ok=True)
        twin = pages[OTHER[language], source].href
        html = template.render(
            words=words,
            language=language,
            title=page.title,
            body=page.body,
            index=_relative(PurePosixPath("index.html"), page.href),
            twin=_relative(twin, page.href),
        )
        file.write_text(html, encoding="utf-8")
    listed = {
        language: [(heading, [pages[language, source] for source in members]) for heading, members in groups if members]
        for language in LANGUAGES
    }
    index = environment.get_template("index.html.j2").render(words=words, groups=listed)
    (target / "index.html").write_text(index, encoding="utf-8")
    return len(pages) + 1


def _clear(target: Path) -> None:
    """Make the folder, or take out of it what an earlier export has written."""
    marker = target / _MARKER
    if target.exists() and not marker.exists() and (not target.is_dir() or any(target.iterdir())):
        raise StickyLabError("not_an_export", path=target)
    target.mkdir(parents=True, exist_ok=True)
    marker.touch()
    for language in LANGUAGES:
        shutil.rmtree(target / language, ignore_errors=True)


def _pages(course: Path, source: PurePosixPath, sources: list[PurePosixPath]) -> Iterator[tuple[OneLanguage, Page]]:
    """Yield a source's page in each language."""
    html = _html(course / source)
    for language in LANGUAGES:
        soup = BeautifulSoup(html, "html.parser")
        if not soup.find(lang=language):
            raise StickyLabError("not_in_both", path=source)
        _keep_language(soup, language)
        if soup.h1 is None:
            raise StickyLabError("no_title", path=source)
        _name_headings(soup)
        _lead_to_pages(soup, source, sources)
        _embed_pictures(soup, course, source)
        _leave_out_what_acts(soup)
        _let_tables_scroll(soup, language)
        if language == "en":
            _mark_korean(soup)
        yield language, Page(language / source.with_suffix(".html"), soup.h1.get_text(), str(soup))


def _html(path: Path) -> str:
    """Return the content of a notebook or a Markdown file, in both languages."""
    if path.suffix == ".md":
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(path.read_text(encoding="utf-8"))])
    else:
        notebook = nbformat.read(path, as_version=4)
        for output in (output for cell in notebook.cells for output in cell.get("outputs", [])):
            _check_drawn(output, path)
    exporter = HTMLExporter(template_name="base", template_file=str(_PAGES / "body.html.j2"), exclude_anchor_links=True)
    resources = {"code": words.CODE.html(), "output": words.OUTPUT.html()}
    html: str = exporter.from_notebook_node(notebook, resources)[0]
    return html


def _check_drawn(output: nbformat.NotebookNode, path: Path) -> None:
    """Raise `StickyLabError` for what body.html.j2 would leave out."""
    kinds = set(output.get("data", {}))
    if output.get("name") != "stdout" and "text/html" not in kinds and kinds != {"text/plain"}:
        value = output.get("name") or ", ".join(sorted(kinds)) or output.output_type
        raise StickyLabError("not_drawn", path=path, value=value)


def _keep_language(soup: BeautifulSoup, language: OneLanguage) -> None:
    """Take out what is in other languages, except what stands inside a text of this one on purpose."""
    for element in soup.find_all(lang=True):
        if not element.decomposed and element["lang"] != language and not element.find_parent(lang=language):
            element.decompose()
    for dots in soup.find_all(class_="between-languages"):
        dots.decompose()
    for paragraph in soup.find_all("p", string=NOT_PREDICTED.plain(language)):
        paragraph.decompose()  # nobody can, on a page to read
    for element in soup.find_all(["div", "span"], lang=language):
        element.unwrap()
    for text in soup.select(".code pre span"):
        match = _BOTH.fullmatch(text.get_text())
        if match:
            text.string = f"{match['before']}{match[language]}{match['after']}"


def _name_headings(soup: BeautifulSoup) -> None:
    """Give each heading the name by which JupyterLab knows it, too."""
    for heading in soup.find_all(re.compile(r"h[1-6]")):
        heading["id"] = heading.get_text().strip().replace(" ", "-")


def _lead_to_pages(soup: BeautifulSoup, source: PurePosixPath, sources: list[PurePosixPath]) -> None:
    """Turn links to notebooks and Markdown files into links to their pages; what has no page is text."""
    for link in soup.find_all("a", href=True):
        address = urlsplit(str(link["href"]))
        if address.scheme in ("http", "https", "mailto") or not (address.scheme or address.path):
            continue
        wanted = PurePosixPath(posixpath.normpath(source.parent / address.path))
        if wanted in sources:
            path = PurePosixPath(address.path).with_suffix(".html")
            link["href"] = address._replace(path=str(path)).geturl()
        else:
            link.unwrap()


def _embed_pictures(soup: BeautifulSoup, course: Path, source: PurePosixPath) -> None:
    """Put the pictures of the course into the page, and no file from elsewhere, wherever a link may lead.

    nbconvert's `embed_images` would break HTML that stands in a line of Markdown.
    """
    page = course / source
    for image in soup.find_all("img"):
        address = str(image.get("src", ""))
        if address.startswith("data:"):
            continue
        picture = (page.parent / address).resolve()
        if not picture.is_file() or not picture.is_relative_to(course.resolve()):
            raise StickyLabError("picture_missing", path=page, value=shown(address))
        content = b64encode(picture.read_bytes()).decode()
        image["src"] = f"data:{guess_type(picture.name)[0]};base64,{content}"


_ACTING = ["script", "style", "link", "meta", "base", "iframe", "object", "embed", "image", "use"]


def _leave_out_what_acts(soup: BeautifulSoup) -> None:
    """Take out what runs or fetches: the page's policy would not let it, and a page to read has no use for it."""
    for element in soup.find_all(
        ["script", "style", "link", "meta", "base", "iframe", "object", "embed", "image", "use"]
    ):
        element.decompose()
    for element in soup.find_all(True):
        for name in [name for name in element.attrs if name.startswith("on") or name in ("srcset", "background")]:
            del element[name]
        if "url(" in str(element.get("style", "")):
            del element["style"]


def _let_tables_scroll(soup: BeautifulSoup, language: OneLanguage) -> None:
    """Put each table into a frame that scrolls, with the keyboard too, where the page is narrow."""
    for table in soup.find_all("table"):
        caption = table.caption.get_text() if table.caption else words.TABLE.plain(language)
        frame = soup.new_tag("div", attrs={"class": "wide", "role": "group", "aria-label": caption, "tabindex": "0"})
        table.wrap(frame)


def _mark_korean(soup: BeautifulSoup) -> None:
    """Say of each Korean word in an English page that it is Korean: a screen reader then reads it so."""
    for text in soup.find_all(string=_HANGUL):
        if text.find_parent(lang="ko"):
            continue
        parts: list[Tag | NavigableString] = []
        for number, part in enumerate(_HANGUL.split(text)):
            parts.append(
                soup.new_tag("span", attrs={"lang": "ko"}, string=part) if number % 2 else NavigableString(part)
            )
        text.replace_with(*parts)


def _relative(address: PurePosixPath, page: PurePosixPath) -> str:
    return posixpath.relpath(address, page.parent)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path)
    parser.add_argument("--course", type=Path, default=Path())
    parser.add_argument("--teacher", action="store_true")
    asked = parser.parse_args()
    try:
        number = export(asked.course, asked.target, teacher=asked.teacher)
    except StickyLabError as error:
        sys.exit(one_line(sentence(error), os.environ))
    print(one_line(words.WRITTEN.fill(pages=number, path=asked.target / "index.html"), os.environ))


if __name__ == "__main__":
    main()
