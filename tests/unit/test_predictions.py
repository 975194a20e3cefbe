"""Predictions: remembered, compared, never scolding."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sticky_lab import compare, predict
from sticky_lab.course.asking.predictions import forget_choices
from sticky_lab.course.asking.progress import read_progress, record_prediction
from sticky_lab.errors import StickyLabError


@pytest.fixture(autouse=True)
def no_choices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("STICKY_LAB_PROGRESS", str(tmp_path / "progress.json"))
    forget_choices()
    yield
    forget_choices()


def test_without_a_prediction_it_says_what_happened_and_how_to_predict() -> None:
    said = repr(compare("01.without-cookie", 3))
    assert "대상 3개 모두" in said
    assert "all three" in said
    assert "no prediction" in said


def test_a_prediction_that_came_true() -> None:
    predict("01.without-cookie").choice = "3"
    assert "Just as you predicted" in repr(compare("01.without-cookie", 3))


def test_a_prediction_that_did_not() -> None:
    predict("01.without-cookie").choice = "1"
    said = repr(compare("01.without-cookie", 3))
    assert "You predicted: “one, always the same”" in said
    assert "wrong" not in said


def test_a_choice_is_remembered_when_the_cell_runs_again() -> None:
    predict("01.duration").choice = "expired"
    assert predict("01.duration").choice == "expired"


def test_a_choice_comes_back_after_the_kernel_has_been_restarted() -> None:
    predict("01.duration").choice = "expired"
    forget_choices()  # what a restart does
    assert predict("01.duration").choice == "expired"
    assert "Just as you predicted" in repr(compare("01.duration", "expired"))


def test_a_choice_that_the_question_no_longer_has_is_forgotten() -> None:
    record_prediction("01.duration", "gone")
    assert predict("01.duration").choice == ""
    assert "no prediction" in repr(compare("01.duration", "expired"))


def test_what_is_no_option_is_not_remembered() -> None:
    predict("01.duration").choice = "expired"
    predict("01.duration").choice = "no such option"
    assert read_progress().predictions["01.duration"].choice == "expired"
    assert predict("01.duration").choice == "expired"


def test_the_page_is_told_that_a_choice_has_arrived() -> None:
    question = predict("01.duration")
    question.choice = "expired"
    assert question.remembered == "expired"


def test_comparing_without_a_choice_writes_nothing(tmp_path: Path) -> None:
    compare("01.duration", "expired")
    assert list(tmp_path.iterdir()) == []


def test_the_stored_text_is_the_question_in_both_languages() -> None:
    text = predict("01.duration")._repr_mimebundle_()[0]["text/plain"]
    assert "59분" in text
    assert "59 minutes" in text


def test_an_unknown_question_is_refused() -> None:
    for call in (lambda: predict("99"), lambda: compare("99", 1)):
        with pytest.raises(StickyLabError, match=r"01\.duration"):
            call()
