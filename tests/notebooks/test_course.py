"""The course is whole: every concept, every part of a lesson's form, every question with its answers."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from statistics import median
from typing import Any

import nbformat
import pytest

from sticky_lab.course import content
from sticky_lab.course.content import predictions, quiz_questions
from sticky_lab.course.making.rules_page import PAGE, as_markdown, linked
from sticky_lab.show.specification import rules
from tests.conftest import ROOT
from tests.notebooks import concepts

LESSONS = [path for path in concepts.LESSONS if not path.name.startswith("00_")]
LABS = sorted((ROOT / "labs" / "solutions").glob("*.ipynb"))
REVIEWS = Path(__file__).parent / "review"
# What every lesson has, in this order: its headings' ends in English.
LAST_SECTIONS = ["Try it yourself", "What the note says, what is exact", "Key points", "Terms", "Quiz", "Next"]


def cells(path: Path, kind: str) -> list[Any]:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == kind]


def number(path: Path) -> str:
    return path.name[:2]


def test_every_concept_is_explained_and_run_and_corrected_where_needed() -> None:
    found = concepts.cells_of()
    for concept in concepts.CONCEPTS:
        assert found[concept, "explained"], concept
        assert found[concept, "run"], concept
    assert {concept for concept in concepts.TO_CORRECT if not found[concept, "corrected"]} == set()


def test_the_table_of_concepts_is_current() -> None:
    assert concepts.TABLE.read_text(encoding="utf-8") == concepts.as_markdown()


def test_there_are_nine_lessons() -> None:
    assert [number(path) for path in concepts.LESSONS] == [f"0{digit}" for digit in range(9)]


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_opens_with_its_contract_and_ends_with_its_last_sections(path: Path) -> None:
    texts = [cell.source for cell in cells(path, "markdown")]
    for words in (
        "이 수업의 질문",
        "이 수업을 마치면",
        "필요한 것",
        "시간",
        "Questions",
        "After this lesson",
        "You need",
        "Time",
    ):
        assert words in texts[1]
    headings = [text for text in texts if text.startswith("## ")]
    assert [re.findall(r'<span lang="en">([^<]+)</span>', one)[0] for one in headings[-6:]] == LAST_SECTIONS


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_each_prediction_is_asked_before_it_is_compared_and_something_runs_between(path: Path) -> None:
    asked = [name for name in predictions() if name.startswith(number(path) + ".")]
    sources = [cell.source for cell in cells(path, "code")]
    assert len(asked) >= 4
    for name in asked:
        (question,) = [place for place, source in enumerate(sources) if f'predict("{name}")' in source]
        (comparison,) = [place for place, source in enumerate(sources) if f'compare("{name}"' in source]
        assert question + 1 < comparison
    named = set(re.findall(r'(?:predict|compare)\("([^"]+)"', "\n".join(sources)))
    assert named == set(asked)


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_comparison_says_the_same_when_it_alone_is_run_again(path: Path) -> None:
    # A learner who predicts late does so. By then the lab has gone on: what happened must have been kept.
    for cell in cells(path, "code"):
        if "compare(" in cell.source:
            assert not re.search(r"\b(?:lab|shop)\.|\.(?:get|post|visit)\([\"/)]", cell.source), cell.id


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_quiz_has_five_to_eight_questions_with_a_word_for_every_answer(path: Path) -> None:
    questions = {name: one for name, one in quiz_questions().items() if name.startswith(number(path) + ".")}
    assert 5 <= len(questions) <= 8
    places = []
    for name, question in questions.items():
        assert 3 <= len(question.choices) <= 5, name
        right = [place for place, choice in enumerate(question.choices.values()) if choice.right]
        assert len(right) == 1, name
        places += right
        feedback = [choice.feedback for choice in question.choices.values()]
        assert len(set(feedback)) == len(feedback), name
        assert all(len(text.ko) >= 15 and len(text.en) >= 25 for text in feedback), name
    assert len(set(places)) >= 2  # the right answer is not always in the same place
    assert [cell.source for cell in cells(path, "code")][-1] == f'quiz("{number(path)}")'


@pytest.mark.parametrize("path", [*concepts.LESSONS, *LABS], ids=lambda path: path.stem)
def test_code_cells_are_short(path: Path) -> None:
    assert median(len(cell.source.splitlines()) for cell in cells(path, "code")) <= 4


@pytest.mark.parametrize("path", [*concepts.LESSONS, *LABS], ids=lambda path: path.stem)
def test_every_rule_that_is_named_has_words(path: Path) -> None:
    named = {
        rule for cell in cells(path, "markdown") for rule in re.findall(r"`([A-Z]+(?:-[A-Z])?-\d\d)`", cell.source)
    }
    assert named <= set(content.rules().texts) <= set(rules())


@pytest.mark.parametrize("path", [*concepts.LESSONS, *LABS], ids=lambda path: path.stem)
def test_every_rule_that_is_named_is_a_link_to_its_words(path: Path) -> None:
    page = PAGE if path in concepts.LESSONS else f"../../lessons/{PAGE}"
    for cell in cells(path, "markdown"):
        assert linked(cell.source, page) == cell.source


def test_the_page_of_rules_is_current() -> None:
    assert (ROOT / "lessons" / PAGE).read_text(encoding="utf-8") == as_markdown()


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_answers_its_hard_questions_and_shows_each_answer(path: Path) -> None:
    review = tomllib.loads((REVIEWS / f"lesson_{number(path)}.toml").read_text(encoding="utf-8"))["question"]
    assert len(review) >= 5
    by_id = {cell.id: cell for cell in cells(path, "code")}
    for one in review:
        assert all(one[part].strip() for part in ("ko", "en", "answer_ko", "answer_en"))
        assert one["shows"] in output_of(by_id[one["cell"]]), one["en"]


def output_of(cell: Any) -> str:
    """Return everything that a cell printed or returned, as text."""
    return "\n".join(output.get("text", "") + output.get("data", {}).get("text/plain", "") for output in cell.outputs)
