"""What the learner has done is kept on this machine, whole, and never in the way of a lesson."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sticky_lab import compare, predict, progress
from sticky_lab.course.predictions import forget_choices
from sticky_lab.course.progress import (
    Check,
    PredictionMade,
    Progress,
    QuizAnswer,
    can_be_written,
    delete_progress,
    file_set_aside,
    progress_file,
    read_progress,
    record_check,
    record_hint,
    record_outcome,
    record_prediction,
    record_quiz,
)
from sticky_lab.course.progress_view import ProgressView

WRITER = "from sticky_lab.course.progress import record_check\nfor number in range(50): record_check({name!r}, False)"


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "data" / "progress.json"
    monkeypatch.setenv("STICKY_LAB_PROGRESS", str(path))
    forget_choices()
    yield path
    forget_choices()


@pytest.fixture
def nowhere(file: Path) -> Path:
    """The folder of the file cannot be made, not even by root: a file stands in its place."""
    file.parent.write_text("in the way")
    return file


def act(view: ProgressView, what: str) -> dict[str, str]:
    view.act({"do": what})
    said: dict[str, str] = view.said
    return said


def row(view: ProgressView, lesson: str) -> dict[str, object]:
    found: dict[str, object] = next(one for one in view.state["lessons"] if one["lesson"] == lesson)
    return found


def test_without_a_variable_the_file_is_in_the_folder_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STICKY_LAB_PROGRESS")
    assert progress_file().name == "progress.json"
    assert progress_file().parent.name == "sticky-lab"


def test_reading_where_nothing_is_gives_nothing_and_makes_nothing(file: Path) -> None:
    assert read_progress() == Progress()
    assert can_be_written()
    assert progress().state["written"] is True
    assert not file.parent.exists()


def test_all_kinds_are_remembered_in_readable_json(file: Path) -> None:
    record_prediction("01.duration", "expired")
    record_outcome("01.duration", False)
    record_quiz("01.q1", "b", False)
    record_hint("lab-1", 1)
    record_check("lab-1", False)
    assert read_progress() == Progress(
        {"01.duration": PredictionMade("expired", False)},
        {"01.q1": QuizAnswer("b", False)},
        {"lab-1": Check(1, 1, False)},
    )
    assert json.loads(file.read_text(encoding="utf-8"))["quiz"] == {"01.q1": {"first": "b", "right": False}}
    assert sorted(path.name for path in file.parent.iterdir()) == ["progress.json", "progress.lock"]


def test_the_first_answer_stays_the_first_and_a_right_one_stays_right() -> None:
    for choice, right in (("b", False), ("a", True), ("c", False)):
        record_quiz("01.q1", choice, right)
    assert read_progress().quiz["01.q1"] == QuizAnswer("b", True)


def test_a_check_that_has_passed_stays_passed_and_hints_are_not_unread() -> None:
    record_check("lab-1", False)
    record_hint("lab-1", 2)
    record_hint("lab-1", 1)
    record_check("lab-1", True)
    record_check("lab-1", False)
    assert read_progress().checks["lab-1"] == Check(3, 2, True)


def test_another_prediction_is_open_again_and_an_outcome_without_one_is_none() -> None:
    record_prediction("01.duration", "expired")
    record_outcome("01.duration", False)
    record_prediction("01.duration", "followed")
    record_outcome("01.with-cookie", True)
    assert read_progress().predictions == {"01.duration": PredictionMade("followed", None)}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"predictions": {}}',
        '{"predictions": [], "quiz": {}, "checks": {}}',
        "\udcff",
        "[" * 99999,
    ]
    + [f'{{"predictions": {{}}, "quiz": {{}}, "checks": {{"lab-1": {{"attempts": {bad}}}}}}}' for bad in ('"x"', "[]")],
)
def test_a_file_that_makes_no_sense_is_set_aside_and_a_new_one_begun(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert read_progress() == Progress()
    assert file_set_aside().read_bytes() == text.encode("utf-8", "surrogateescape")
    record_prediction("01.duration", "expired")
    assert set(read_progress().predictions) == {"01.duration"}
    assert progress().state["set_aside"] == str(file_set_aside())


def test_a_file_cut_off_anywhere_is_whole_or_set_aside(file: Path) -> None:
    record_prediction("01.duration", "expired")
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert read_progress().predictions in ({}, {"01.duration": PredictionMade("expired", None)})


def test_two_kernels_that_write_at_once_lose_nothing() -> None:
    command = [sys.executable, "-c"]
    writers = [subprocess.Popen([*command, WRITER.format(name=name)], env=os.environ) for name in ("one", "two", "one")]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    assert read_progress().checks == {"one": Check(100, 0, False), "two": Check(50, 0, False)}


@pytest.mark.usefixtures("nowhere")
def test_a_folder_that_cannot_be_written_hinders_no_lesson() -> None:
    predict("01.duration").choice = "expired"
    assert "Just as you predicted" in repr(compare("01.duration", "expired"))
    record_quiz("01.q1", "b", False)
    assert read_progress() == Progress()
    assert not can_be_written()
    assert progress().state["written"] is False


def test_the_table_counts_what_was_predicted(file: Path) -> None:
    view = progress()
    total = row(view, "01")["predictions"]["total"]  # type: ignore[index]
    assert row(view, "01")["predictions"] == {"count": 0, "total": total}
    predict("01.duration").choice = "followed"
    compare("01.duration", "followed")
    predict("01.with-cookie").choice = "3"
    compare("01.with-cookie", 1)
    record_prediction("01.of-an-earlier-edition", "1")
    record_check("lab-1", True)
    act(view, "refresh")
    assert row(view, "01")["predictions"] == {"count": 2, "total": total}
    assert row(view, "01")["as_predicted"] == 1
    assert view.state["labs"] == [{"name": "lab-1", "attempts": 1, "hints": 0, "passed": True}]
    assert view.state["copy"] == file.read_text(encoding="utf-8")


def test_delete_forgets_the_file_what_was_set_aside_and_the_kernel_s_choices(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("{")
    predict("01.duration").choice = "followed"
    view = progress()
    assert row(view, "01")["predictions"]["count"] == 1  # type: ignore[index]
    assert "has been deleted" in act(view, "delete")["en"]
    assert row(view, "01")["predictions"]["count"] == 0  # type: ignore[index]
    assert [path.name for path in file.parent.iterdir()] == ["progress.lock"]
    assert predict("01.duration").choice == ""


@pytest.mark.usefixtures("nowhere")
def test_what_cannot_be_deleted_is_said() -> None:
    said = act(progress(), "delete")
    assert said["role"] == "alert"
    assert "cannot be deleted" in said["en"]
    with pytest.raises(FileExistsError):
        delete_progress()


def test_what_is_stored_never_tells_the_learner_s_numbers() -> None:
    before = progress()._repr_mimebundle_()[0]
    predict("01.duration").choice = "followed"
    after = progress()._repr_mimebundle_()[0]
    for kind in ("text/plain", "text/html"):
        assert after[kind] == before[kind]
