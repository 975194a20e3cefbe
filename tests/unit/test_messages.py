"""Every sentence stands in both languages, with the same facts, in the right register."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass
from string import Formatter

import pytest

import sticky_lab.words
from sticky_lab.errors import StickyLabError
from sticky_lab.words import Text, one_line, sentence, terminal_language
from tests.korean import informal_endings


def texts() -> Iterator[tuple[str, Text]]:
    for module_info in pkgutil.walk_packages(sticky_lab.words.__path__, "sticky_lab.words."):
        module = importlib.import_module(module_info.name)
        for name, value in vars(module).items():
            yield from texts_in(f"{module_info.name.removeprefix('sticky_lab.words.')}.{name}", value)


def texts_in(name: str, value: object) -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        yield name, value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in dataclass_fields(value):
            yield from texts_in(f"{name}.{field.name}", getattr(value, field.name))
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from texts_in(f"{name}.{number}", inner)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_in(f"{name}.{key}", inner)


# Each once, by the first of its names: one that several modules share is the same text.
ALL = {name: text for text, name in {text: name for name, text in texts()}.items()}


def fields(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field}


def test_both_languages_say_something_with_the_same_facts() -> None:
    assert len(ALL) > 1_900
    odd = [
        name
        for name, text in ALL.items()
        if not (text.ko.strip() and text.en.strip() and fields(text.ko) == fields(text.en))
    ]
    assert odd == []


def test_korean_sentences_are_in_the_formal_register() -> None:
    assert {name: endings for name, text in ALL.items() if (endings := informal_endings(text.ko))} == {}


@pytest.mark.parametrize("bad", ["이것은 쿠키다.", "쿠키를 보냄.", "보내라. 그리고 멈춥니다.", "왜 그런가?"])
def test_the_check_of_the_register_can_fail(bad: str) -> None:
    assert informal_endings(bad)


def test_a_text_is_filled_on_both_sides_and_takes_texts_as_facts() -> None:
    text = Text("{a}와 {b}", "{a} and {b}").fill(a=1, b=Text("둘", "two"))
    assert (text.ko, text.en) == ("1와 둘", "1 and two")


def test_html_is_escaped_and_marks_each_language() -> None:
    html = Text("<b>", "& `x`").html()
    assert '<span lang="ko">&lt;b&gt;</span>' in html
    assert '<span lang="en">&amp; <code>x</code></span>' in html


@pytest.mark.parametrize(
    ("environment", "language"),
    [({"LANG": "ko_KR.UTF-8"}, "ko"), ({"LANG": "C.UTF-8"}, "en"), ({}, "en"), ({"LC_ALL": "ko", "LANG": "en"}, "ko")],
)
def test_the_terminal_speaks_the_language_of_its_locale(environment: dict[str, str], language: str) -> None:
    assert terminal_language(environment) == language
    assert one_line(Text("가\n나", "a\nb"), environment) == {"ko": "가 나", "en": "a b"}[language]


def test_a_mistake_shows_no_traceback_in_a_notebook() -> None:
    error = StickyLabError("target_count", most=30, value=0)
    assert error._render_traceback_() == sentence(error).lines()
    assert sentence(error).ko in str(error)
    assert sentence(error).en in str(error)
