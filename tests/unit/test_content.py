"""The files of the course's words: read whole, and told by file and key where they are odd."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from sticky_lab import compare, predict, quiz
from sticky_lab.course import content
from sticky_lab.course.content import read_lab, read_lesson
from sticky_lab.errors import StickyLabError

COURSE = content.FOLDER
FILES = sorted(COURSE.rglob("*.toml"))
LABS = sorted(path.parent for path in COURSE.glob("labs/*/words.toml"))

# Prints which TOML files have been opened before anything was asked for, and after everything was.
READ_ALL = """
import json, sys
opened = []
sys.addaudithook(lambda event, facts: event == "open" and str(facts[0]).endswith(".toml") and opened.append(facts[0]))
from sticky_lab import check, compare, hint, predict, progress, quiz
from sticky_lab.course import content
from sticky_lab.course.checking import worker
from sticky_lab.course.making import rules_page
before = [*opened]
for ask in ("predictions", "quiz_questions", "exercises", "common_answers", "rules", "rules_page"):
    getattr(content, ask)()
print(json.dumps([before, opened]))
"""

TEXT = '{ ko = "가", en = "a" }'
CHOICE = f"answer = {TEXT}\nfeedback = {TEXT}\n"
LESSON = f"""
[predictions.first]
question = {TEXT}
options.1 = {TEXT}

[predictions.second]
question = {TEXT}
same_options_as = "first"

[quiz.q1]
question = {TEXT}
[quiz.q1.choices.a]
{CHOICE}right = true
[quiz.q1.choices.b]
{CHOICE}
"""
ANSWER = f"reason = {TEXT}\nnext_step = {TEXT}\n"
LAB = f"""
[words.met]
ko = "{{count}}개"
en = "{{count}} of them"

[shared.off]
{ANSWER}
[exercises.first]
title = {TEXT}
hints.1 = {TEXT}
hints.2 = {TEXT}
hints.3 = {TEXT}
include = ["off"]
[exercises.first.answers.passed]
{ANSWER}
"""


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    path = tmp_path / "lessons" / "96.toml"
    path.parent.mkdir()
    path.write_text(LESSON, encoding="utf-8")
    return path


@pytest.fixture
def lab(tmp_path: Path) -> Path:
    path = tmp_path / "lab96" / "words.toml"
    path.parent.mkdir()
    path.write_text(LAB, encoding="utf-8")
    return path


def sentences(value: object) -> Iterator[str]:
    """Yield every text of a file, line by line."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from sentences(inner)


def test_a_lesson_s_file_is_read_whole(lesson: Path) -> None:
    found = read_lesson(lesson)
    assert list(found.predictions) == ["96.first", "96.second"]
    assert found.predictions["96.second"].options == found.predictions["96.first"].options
    choices = found.quiz["96.q1"].choices
    assert [(key, one.right) for key, one in choices.items()] == [("a", True), ("b", False)]


def test_a_lab_s_file_is_read_whole(lab: Path) -> None:
    found = read_lab(lab)
    assert list(found.exercises["lab96.first"].answers) == ["passed", "off"]
    assert found.words["met"].fill(count=3).sides == {"ko": "3개", "en": "3 of them"}
    assert found.signs == {}


ODD_LESSONS = [
    ("[quiz.q1]", "[quiz.q1", "", "cannot be read as TOML"),
    ("[quiz.q1]", "[quizz.q1]", "quizz", "no such key here; there can be: predictions, quiz"),
    ('question = { ko = "가", en = "a" }', "", "predictions.first.question", "missing"),
    ("options.1 = " + TEXT, "", "predictions.first.options", "missing"),
    ("options.1 = " + TEXT, "options = {}", "predictions.first.options", "a table of keys and values"),
    ('{ ko = "가", en = "a" }', '"가"', "predictions.first.question", "a table of keys and values"),
    ('{ ko = "가", en = "a" }', '{ ko = "가" }', "predictions.first.question.en", "missing"),
    ('{ ko = "가", en = "a" }', '{ en = "a" }', "predictions.first.question.ko", "missing"),
    ('{ ko = "가", en = "a" }', '{ ko = "가", en = 1 }', "predictions.first.question.en", "a sentence in one line"),
    ('{ ko = "가", en = "a" }', '{ ko = "가", en = " " }', "predictions.first.question.en", "cannot be empty"),
    (
        '{ ko = "가", en = "a" }',
        '{ ko = "가", en = ["a", 1] }',
        "predictions.first.question.en",
        "a text for each line",
    ),
    ('{ ko = "가", en = "a" }', '{ ko = "가", en = "a", note = "b" }', "predictions.first.question.note", "languages"),
    ('{ ko = "가", en = "a" }', '{ ko = "{a}", en = "{a}" }', "predictions.first.question.ko", "can be no {a} in it"),
    ('{ ko = "가", en = "a" }', '{ ko = "가", en = "a}" }', "predictions.first.question.en", "a brace has no partner"),
    ('"first"', '"third"', "predictions.second.same_options_as", "there is no third in predictions"),
    ('"first"', "1", "predictions.second.same_options_as", "there is no 1 in predictions"),
    ('"first"', f'"first"\noptions.1 = {TEXT}', "predictions.second.same_options_as", "there already"),
    ("right = true", "", "quiz.q1.choices", "one choice has to have right = true; 0 have"),
    ("choices.b]\n", "choices.b]\nright = true\n", "quiz.q1.choices", "2 have"),
    ("right = true", 'right = "yes"', "quiz.q1.choices.a.right", "true or false"),
    ("right = true", "rihgt = true", "quiz.q1.choices.a.rihgt", "no such key here"),
]
ODD_LABS = [
    ("answers.passed", "answers.past", "exercises.first.answers.passed", "missing"),
    (f"hints.3 = {TEXT}\n", "", "exercises.first.hints", "the hints are 1, 2 and 3; these are 1, 2"),
    ("hints.3", "hints.4", "exercises.first.hints", "these are 1, 2, 4"),
    ('["off"]', '["on"]', "exercises.first.include", "there is no on in shared"),
    ('["off"]', '"off"', "exercises.first.include", "a list of names"),
    ('["off"]', '["off", "off"]', "exercises.first.answers.off", "there already"),
    ("[shared.off]\n", "[shared.off]\nresaon = 1\n", "shared.off.resaon", "no such key here"),
    ("{count} of them", "{number} of them", "words.met.en", "here {number}, there {count}"),
    ("{count} of them", "all of them", "words.met.en", "here —, there {count}"),
]


@pytest.mark.parametrize(("before", "after", "key", "fault"), ODD_LESSONS)
def test_what_is_odd_in_a_lesson_s_file_is_told_by_file_and_key(
    lesson: Path, before: str, after: str, key: str, fault: str
) -> None:
    assert before in LESSON
    lesson.write_text(LESSON.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(StickyLabError) as refused:
        read_lesson(lesson)
    said = refused.value.text.plain()
    assert "lessons/96.toml" in said
    assert (f"`{key}`" in said) == bool(key)
    assert fault in said


@pytest.mark.parametrize(("before", "after", "key", "fault"), ODD_LABS)
def test_what_is_odd_in_a_lab_s_file_is_told_by_file_and_key(
    lab: Path, before: str, after: str, key: str, fault: str
) -> None:
    assert before in LAB
    lab.write_text(LAB.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(StickyLabError) as refused:
        read_lab(lab)
    said = refused.value.text.plain()
    assert f"lab96/words.toml, `{key}`: " in said
    assert fault in said


@pytest.mark.parametrize("content_of_file", [None, b"\xff\xfe"])
def test_a_file_that_is_not_there_or_not_text_is_told(lesson: Path, content_of_file: bytes | None) -> None:
    lesson.unlink()
    if content_of_file is not None:
        lesson.write_bytes(content_of_file)
    with pytest.raises(StickyLabError, match=r"lessons/96\.toml cannot be read as TOML"):
        read_lesson(lesson)


def test_every_file_is_read_when_it_is_asked_for_and_not_before() -> None:
    done = subprocess.run([sys.executable, "-c", READ_ALL], capture_output=True, text=True, check=True)
    before, after = json.loads(done.stdout)
    assert before == []
    assert sorted(after) == list(map(str, FILES))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(COURSE)))
def test_each_sentence_stands_on_one_line_as_it_is_read(path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    lines = written.splitlines()
    for sentence in sentences(tomllib.loads(written)):
        assert any(sentence in line for line in lines), sentence


@pytest.mark.parametrize("folder", LABS, ids=lambda folder: folder.name)
def test_a_lab_s_code_asks_for_the_words_that_its_file_holds(folder: Path) -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py")))
    words = set(content.lab_words(folder.name).words)
    asked = set(re.findall(r'(?:lab_text\("lab\d\d", |CommandError\(\s*)"(\w+)"', code))
    assert asked <= words
    assert all(f'"{name}"' in code for name in words)


def test_a_third_language_needs_no_more_than_its_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STICKY_LAB_PROGRESS", str(tmp_path / "progress.json"))
    source = (COURSE / "lessons" / "01.toml").read_text(encoding="utf-8")
    copy = tmp_path / "97.toml"
    copy.write_text(re.sub(r"^(\S*)\ben = (.)(.*)$", r"\g<0>\n\1xx = \2xx \3", source, flags=re.MULTILINE), "utf-8")
    translated = read_lesson(copy)
    for name, question in translated.predictions.items():
        monkeypatch.setitem(content.predictions(), name, question)
    for name, one in translated.quiz.items():
        monkeypatch.setitem(content.quiz_questions(), name, one)

    english = content.predictions()["01.with-cookie"].text.en
    shown = predict("97.with-cookie")
    assert f'<span lang="xx">Predict: xx {english}</span>' in shown.stored_html()
    assert shown.question["xx"] == f"xx {english}"
    assert all(set(option["text"]) == {"ko", "en", "xx"} for option in shown.options)
    assert '<span lang="xx">What happened: xx one, always the same</span>' in compare("97.with-cookie", 1)._repr_html_()

    asked = quiz("97")
    right = next(key for key, one in translated.quiz["97.q1"].choices.items() if one.right)
    asked.check("97.q1", right)
    assert asked.said["97.q1"]["text"]["xx"].startswith("Correct: xx ")
    assert asked.stored_html().count('lang="xx"') == sum(1 + 2 * len(one.choices) for one in translated.quiz.values())
