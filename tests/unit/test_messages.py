"""Every sentence stands in both languages, with the same facts, in the right register, with particles that fit."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass

import pytest

import sticky_lab.words
from sticky_lab.course import content
from sticky_lab.course.checking.exercises import EXERCISES
from sticky_lab.errors import StickyLabError
from sticky_lab.stickiness.refusals import SETTING_REFUSALS
from sticky_lab.words import Text, course, one_line, panel_words, sentence, terminal_language
from sticky_lab.words.particles import PARTICLES, particle
from sticky_lab.words.refusals import SENTENCES
from sticky_lab.words.text import fields_of
from tests.conftest import ROOT
from tests.korean import BOTH_PARTICLES, informal_endings


def texts() -> Iterator[tuple[str, Text]]:
    for module_info in pkgutil.walk_packages(sticky_lab.words.__path__, "sticky_lab.words."):
        module = importlib.import_module(module_info.name)
        for name, value in vars(module).items():
            yield from texts_in(f"{module_info.name.removeprefix('sticky_lab.words.')}.{name}", value)
    yield from texts_in("predictions", content.predictions())
    yield from texts_in("quiz", content.quiz_questions())
    for lab in sorted({name.partition(".")[0] for name in EXERCISES}):
        yield from texts_in(lab, content.lab_words(lab))
    yield from texts_in("answers", content.common_answers())
    yield from texts_in("rules", content.rules())
    yield from texts_in("rules_page", content.rules_page())


def texts_in(name: str, value: object) -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        yield name, value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in dataclass_fields(value):
            yield from texts_in(f"{name}.{field.name}", getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for number, inner in enumerate(value):
            yield from texts_in(f"{name}.{number}", inner)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_in(f"{name}.{key}", inner)


# Each once, by the first of its names: one that several modules share is the same text.
ALL = {name: text for text, name in {text: name for name, text in texts()}.items()}


def test_both_languages_say_something_with_the_same_facts() -> None:
    assert len(ALL) > 1_900
    odd = [
        name
        for name, text in ALL.items()
        if not (text.ko.strip() and text.en.strip() and fields_of(text.ko) == fields_of(text.en))
    ]
    assert odd == []


def test_korean_sentences_are_in_the_formal_register() -> None:
    assert {name: endings for name, text in ALL.items() if (endings := informal_endings(text.ko))} == {}


@pytest.mark.parametrize("bad", ["이것은 쿠키다.", "쿠키를 보냄.", "보내라. 그리고 멈춥니다.", "왜 그런가?"])
def test_the_check_of_the_register_can_fail(bad: str) -> None:
    assert informal_endings(bad)


def test_a_particle_after_a_value_is_left_to_the_value() -> None:
    # A field, perhaps in backticks or quotes, and a particle whose form depends on what is filled in.
    fixed = re.compile(r"\{\w+\}[`'”\"]?(?:은|는|이|가|을|를|과|와|로|으로|라는|이라는)(?=[\s.,]|$)")
    odd = {
        name: found[0]
        for name, text in ALL.items()
        if (found := BOTH_PARTICLES.search(text.ko) or fixed.search(text.ko))
    }
    assert odd == {}


def test_what_a_script_fills_in_has_no_particle_that_depends_on_it() -> None:
    # The rules of particles stand in Python only.
    for name, text in texts_in("", [vars(panel_words), course.PROGRESS]):
        assert not any(f"{{{pair}}}" in text.ko for pair in PARTICLES), name


@pytest.mark.parametrize(
    ("pair", "after_consonant", "after_rieul", "after_vowel"),
    [
        ("을/를", "을", "을", "를"),
        ("은/는", "은", "은", "는"),
        ("이/가", "이", "이", "가"),
        ("과/와", "과", "과", "와"),
        ("으로/로", "으로", "로", "로"),
        ("이라는/라는", "이라는", "이라는", "라는"),
    ],
)
def test_a_particle_fits_the_last_syllable(pair: str, after_consonant: str, after_rieul: str, after_vowel: str) -> None:
    consonants = (
        "대상",
        "10",
        "3",
        "ALM",
        "bob",
        "erin",
        "target",
        "i-0n",
        "None",
        "AWSALBAPP-0",
        "`lab`",
        "대상(down)",
    )
    rieuls = ["서울", "6개월", "1", "47", "8", "URL", "mail", "table", "i-0l", "carol"]
    vowels = (
        "쿠키",
        "2",
        "5",
        "9",
        "ALB",
        "TCP",
        "alice",
        "store",
        "i-0a",
        "cookie",
        "'choose'",
        "5%",
        "1%",
        "쿠키(1)",
        "[]",
        "",
    )
    assert {text: particle(pair, text) for text in consonants} == dict.fromkeys(consonants, after_consonant)
    assert {text: particle(pair, text) for text in rieuls} == dict.fromkeys(rieuls, after_rieul)
    assert {text: particle(pair, text) for text in vowels} == dict.fromkeys(vowels, after_vowel)
    assert pair in PARTICLES


def test_a_text_is_filled_on_both_sides_and_takes_texts_as_facts() -> None:
    text = Text("{a}{과/와} `{b}`{으로/로}", "{a} and `{b}`").fill(a=1, b=Text("둘", "two"))
    assert (text.ko, text.en) == ("1과 `둘`로", "1 and `two`")


def test_a_further_language_goes_along_wherever_a_text_goes() -> None:
    text = Text("{a} 개", "{a} things", xx="{a} xs")
    assert text.sides == {"ko": "{a} 개", "en": "{a} things", "xx": "{a} xs"}
    assert Text(**text.sides) == text != Text("{a} 개", "{a} things")
    filled = text.fill(a=2)
    assert filled.plain("xx") == "2 xs"
    assert filled.plain() == "2 개 · 2 things · 2 xs"
    assert filled.lines() == ["2 개", "2 things", "2 xs"]
    assert filled.html().endswith('<span class="between-languages"> · </span><span lang="xx">2 xs</span>')
    assert filled.blocks().endswith('<div lang="xx">\n\n2 xs\n\n</div>')


def test_where_a_further_language_is_missing_english_stands_in() -> None:
    whole, part = Text("개", "things", xx="xs"), Text("예: {what}", "such as: {what}")
    assert part.fill(what=whole).sides == {"ko": "예: 개", "en": "such as: things", "xx": "such as: xs"}
    assert part.followed_by(whole).plain("xx") == "such as: {what} xs"
    assert part.plain("xx") == part.en


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


ERRORS = ("StickyLabError", "SettingRefusedError")


def raised_codes() -> Iterator[tuple[str, str, set[str]]]:
    """Give each error that the code raises: where, its code, and the facts that come with it."""
    for path in sorted((ROOT / "sticky_lab").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(ast.Name(name) | ast.Attribute(_, name), [ast.Constant(str(code))], keywords) if (
                    name in ERRORS or (name == "__init__" and path.name in ("errors.py", "open_lab.py"))
                ):
                    yield f"{path.name}:{node.lineno}", code, {str(one.arg) for one in keywords}


def test_every_error_that_is_raised_has_a_sentence_and_brings_the_facts_that_it_fills_in() -> None:
    raised = list(raised_codes())
    assert {code: where for where, code, _ in raised if code not in SENTENCES} == {}
    for where, code, facts in raised:
        assert set(fields_of(SENTENCES[code].en)) <= facts, (where, code)


def test_every_sentence_of_an_error_is_said_somewhere() -> None:
    codes = {code for _, code, _ in raised_codes()} | SETTING_REFUSALS.keys()
    assert SENTENCES.keys() - codes == set()
    assert SETTING_REFUSALS.keys() - SENTENCES.keys() == set()
