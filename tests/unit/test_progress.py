"""What the learner has done is kept on this machine, whole, and never in the way of a lesson."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from sticky_lab import compare, predict, progress
from sticky_lab.course.asking.predictions import forget_choices
from sticky_lab.course.asking.progress import (
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
from sticky_lab.course.asking.progress_view import ProgressView

WRITER = (
    "from sticky_lab.course.asking.progress import record_check\nfor number in range(50): record_check({name!r}, False)"
)

HOLDER = "from sticky_lab.course.asking.progress import alone\nwith alone(): print('held', flush=True); input()"
SOMEBODY_ELSE = (
    "import os\nfrom sticky_lab.course.asking.progress import can_be_written\nos.setuid(65534)\nprint(can_be_written())"
)


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
    + [
        f'{{"predictions": {{}}, "quiz": {{}}, "checks": {{{name}: {{"hints": 0, "passed": 0, "attempts": {bad}}}}}}}'
        for name, bad in (('"lab-1"', '"x"'), ('"lab-1"', "[]"), ('"lab-1"', "1e999"), (r'"\ud800"', "1"))
    ],
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
        found = read_progress()
        if length == len(whole) - 1:  # only the last line's end is missing
            assert found.predictions == {"01.duration": PredictionMade("expired", None)}
            assert not file_set_aside().exists()
        else:
            assert found == Progress()
            assert file_set_aside().read_bytes() == whole[:length]
            file_set_aside().unlink()


def test_two_kernels_that_write_at_once_lose_nothing() -> None:
    command = [sys.executable, "-c"]
    writers = [subprocess.Popen([*command, WRITER.format(name=name)], env=os.environ) for name in ("one", "two", "one")]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    assert read_progress().checks == {"one": Check(100, 0, False), "two": Check(50, 0, False)}


def test_a_lock_that_is_never_given_back_hinders_no_lesson(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sticky_lab.course.asking.progress.PATIENCE_S", 0.05)
    record_check("lab-1", True)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER], env=os.environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        record_check("lab-1", True)
        assert read_progress().checks == {"lab-1": Check(1, 0, True)}
        assert "cannot be deleted" in act(progress(), "delete")["en"]
        holder.communicate()
    record_check("lab-1", True)
    assert read_progress().checks == {"lab-1": Check(2, 0, True)}


@pytest.mark.parametrize("name", ["progress.json", "progress.new", "progress.lock"])
def test_a_folder_in_the_place_of_a_file_is_told_and_hinders_no_lesson(file: Path, name: str) -> None:
    (file.parent / name).mkdir(parents=True)
    assert not can_be_written()
    assert progress().state["written"] is False
    record_check("lab-1", True)
    assert read_progress() == Progress()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "written"),
    [(0o777, 0o666, True), (0o700, 0o666, False), (0o755, 0o666, False), (0o777, 0o600, False), (0o777, 0o644, False)],
)
def test_whether_the_files_of_somebody_else_can_be_written(
    monkeypatch: pytest.MonkeyPatch, folder_mode: int, file_mode: int, written: bool
) -> None:
    with TemporaryDirectory() as folder:  # pytest's own folder may be entered by nobody else
        file = Path(folder) / "progress.json"
        monkeypatch.setenv("STICKY_LAB_PROGRESS", str(file))
        file.write_text(Progress().as_json(), encoding="utf-8")
        file.chmod(file_mode)
        file.parent.chmod(folder_mode)
        command = [sys.executable, "-c", SOMEBODY_ELSE]
        found = subprocess.run(command, env=os.environ, capture_output=True, text=True, check=True)
    assert found.stdout == f"{written}\n"


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
    file.with_suffix(".new").write_text("of a kernel that died while writing")
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


def test_what_is_only_half_deleted_is_said_and_shown_as_it_is(file: Path) -> None:
    predict("01.duration").choice = "followed"
    file_set_aside().write_text("{")
    view = progress()
    file.with_suffix(".new").mkdir()  # nothing deletes a folder
    said = act(view, "delete")
    assert said["role"] == "alert"
    assert str(file.with_suffix(".new")) in said["en"]
    assert view.state["set_aside"] == ""
    assert row(view, "01")["predictions"]["count"] == 1  # type: ignore[index]
    assert predict("01.duration").choice == "followed"


def test_what_is_stored_never_tells_the_learner_s_numbers() -> None:
    before = progress()._repr_mimebundle_()[0]
    predict("01.duration").choice = "followed"
    after = progress()._repr_mimebundle_()[0]
    for kind in ("text/plain", "text/html"):
        assert after[kind] == before[kind]


@pytest.mark.skipif(os.name == "nt", reason="pipes, links and modes are of POSIX")
def test_only_regular_files_are_read_renamed_or_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe, device = tmp_path / "pipe", tmp_path / "null"
    os.mkfifo(pipe)
    device.symlink_to("/dev/null")
    for odd in (pipe, device):
        monkeypatch.setenv("STICKY_LAB_PROGRESS", str(odd))
        record_check("lab01.name", passed=True)
        assert read_progress() == Progress()
        assert not can_be_written()
    victim = tmp_path / "victim"
    victim.write_text("theirs")
    for name in ("progress.new", "progress.lock"):
        monkeypatch.setenv("STICKY_LAB_PROGRESS", str(tmp_path / "progress.json"))
        (tmp_path / name).unlink(missing_ok=True)
        (tmp_path / name).symlink_to(victim)
        record_check("lab01.name", passed=True)
        assert victim.read_text() == "theirs"
        (tmp_path / name).unlink()
    assert device.readlink() == Path("/dev/null")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


@pytest.mark.skipif(os.name == "nt", reason="modes are of POSIX")
def test_nobody_but_its_owner_may_read_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "of" / "mine" / "progress.json"
    monkeypatch.setenv("STICKY_LAB_PROGRESS", str(file))
    before = os.umask(0o022)
    try:
        record_check("lab01.name", passed=True)
    finally:
        os.umask(before)
    for one in (file, file.with_suffix(".lock")):
        assert stat.S_IMODE(one.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    file.chmod(0o644)  # as earlier versions made it
    read_progress()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
