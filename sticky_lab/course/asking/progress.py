"""What the learner has done so far, in one small JSON file of their own. Nothing leaves the machine.

The file is `progress.json` in the user's data folder, or what the environment variable STICKY_LAB_PROGRESS names.
Several kernels may write at once: each change is made under a lock, and readers see the file before it or after it.
A lesson never stops because of this file: one that cannot be read is set aside, one that cannot be written is done
without. Nobody but its owner may read it, and what is no regular file (a device, a pipe) is never touched.
"""

from __future__ import annotations

import errno
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import IO

from platformdirs import user_data_path

VARIABLE = "STICKY_LAB_PROGRESS"
# A change takes milliseconds: a lock that is held for longer than this belongs to a process that hangs.
PATIENCE_S = 3.0


@dataclass(frozen=True, slots=True)
class PredictionMade:
    """The option chosen, and whether it came out so: None until the experiment has been compared with it."""

    choice: str
    as_predicted: bool | None = None


@dataclass(frozen=True, slots=True)
class QuizAnswer:
    """The first choice made, and whether the right one has been made since."""

    first: str
    right: bool


@dataclass(frozen=True, slots=True)
class Check:
    """How often an exercise was checked, how many of its hints were read, and whether it has passed."""

    attempts: int = 0
    hints: int = 0
    passed: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """All that is remembered, by the name of the prediction, question or exercise."""

    predictions: dict[str, PredictionMade] = field(default_factory=dict)
    quiz: dict[str, QuizAnswer] = field(default_factory=dict)
    checks: dict[str, Check] = field(default_factory=dict)

    def as_json(self) -> str:
        """Return the text of the file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


def progress_file() -> Path:
    """Return the path of the file, which need not exist."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else user_data_path("sticky-lab", appauthor=False) / "progress.json"


def file_set_aside() -> Path:
    """Return where a file goes that could not be read."""
    return progress_file().with_suffix(".unreadable.json")


def read_progress() -> Progress:
    """Return what is remembered; nothing if there is no file, or none that can be read. That one is set aside."""
    try:
        return _load()
    except ValueError:
        return _change(lambda now: now)
    except OSError:
        return Progress()


def record_prediction(name: str, choice: str) -> None:
    """Remember what was predicted; how it came out is open again."""
    _change(lambda now: replace(now, predictions={**now.predictions, name: PredictionMade(choice)}))


def record_outcome(name: str, as_predicted: bool) -> None:
    """Remember whether an experiment came out as predicted, if there was a prediction."""

    def with_outcome(now: Progress) -> Progress:
        if name not in now.predictions:
            return now
        made = replace(now.predictions[name], as_predicted=as_predicted)
        return replace(now, predictions={**now.predictions, name: made})

    _change(with_outcome)


def record_quiz(name: str, choice: str, right: bool) -> None:
    """Remember an answer: the first one as such, a later one only if it is right."""

    def with_answer(now: Progress) -> Progress:
        before = now.quiz.get(name, QuizAnswer(choice, right))
        return replace(now, quiz={**now.quiz, name: replace(before, right=before.right or right)})

    _change(with_answer)


def record_check(name: str, passed: bool) -> None:
    """Remember an attempt at an exercise."""

    def with_attempt(now: Progress) -> Progress:
        before = now.checks.get(name, Check())
        check = Check(before.attempts + 1, before.hints, before.passed or passed)
        return replace(now, checks={**now.checks, name: check})

    _change(with_attempt)


def record_hint(name: str, hints: int) -> None:
    """Remember how many hints of an exercise have been read."""

    def with_hint(now: Progress) -> Progress:
        before = now.checks.get(name, Check())
        return replace(now, checks={**now.checks, name: replace(before, hints=max(before.hints, hints))})

    _change(with_hint)


def delete_progress() -> None:
    """Forget everything, also what was set aside. Raises `OSError` if a file cannot be deleted.

    What is shown goes last: as long as it is there, not everything is forgotten.
    """
    with alone():
        for file in (file_set_aside(), _new_file(), progress_file()):
            file.unlink(missing_ok=True)


def can_be_written() -> bool:
    """Whether what the learner does will still be known after this kernel. Nothing is made to find out."""
    try:
        nearest = next(folder for folder in progress_file().absolute().parents if folder.exists())
        return (
            nearest.is_dir()
            and os.access(nearest, os.W_OK | os.X_OK)
            and all(_is_free_or_ours(file) for file in (progress_file(), _new_file(), _lock_file()))
        )
    except OSError:  # a folder that may not be looked into
        return False


def _is_free_or_ours(file: Path) -> bool:
    return not file.exists() or (file.is_file() and os.access(file, os.R_OK | os.W_OK))


def _change(change: Callable[[Progress], Progress]) -> Progress:
    with suppress(OSError):
        return _write(change)
    return change(Progress())


def _write(change: Callable[[Progress], Progress]) -> Progress:
    with alone():
        try:
            before = _load()
        except ValueError:
            _refuse_devices(file_set_aside())
            progress_file().replace(file_set_aside())
            before = Progress()
        after = change(before)
        if after != before:
            with _opened(_new_file(), os.O_WRONLY | os.O_TRUNC) as new:
                new.write(after.as_json())
            _new_file().replace(progress_file())
        return after


def _opened(file: Path, flags: int) -> IO[str]:
    """Open a file of ours, made where there is none. Raises `OSError` for what is not a regular file, or a link."""
    _refuse_devices(file)
    flags |= os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    return open(os.open(file, flags, 0o600), "a" if flags & os.O_APPEND else "w", encoding="utf-8")


def _refuse_devices(file: Path) -> None:
    """Raise `OSError` for what is there and is no regular file."""
    if file.exists() and not file.is_file():
        raise OSError(errno.EINVAL, "is no regular file", str(file))


def _new_file() -> Path:
    return progress_file().with_suffix(".new")


def _lock_file() -> Path:
    return progress_file().with_suffix(".lock")


def _load() -> Progress:
    """Read the file. Raises `ValueError` if it makes no sense, `OSError` if it cannot be read."""
    try:
        _refuse_devices(progress_file())
        with suppress(OSError):  # another's, perhaps: it can be read all the same
            if progress_file().stat().st_mode & 0o077:
                progress_file().chmod(0o600)
        data = json.loads(progress_file().read_text(encoding="utf-8"))
        found = Progress(
            {
                name: PredictionMade(str(one["choice"]), one["as_predicted"])
                for name, one in data["predictions"].items()
            },
            {name: QuizAnswer(str(one["first"]), bool(one["right"])) for name, one in data["quiz"].items()},
            {
                name: Check(int(one["attempts"]), int(one["hints"]), bool(one["passed"]))
                for name, one in data["checks"].items()
            },
        )
        found.as_json().encode("utf-8")  # what could not be written again makes no sense either
        return found
    except FileNotFoundError:
        return Progress()
    except (TypeError, KeyError, AttributeError, RecursionError, OverflowError) as problem:
        raise ValueError(problem) from problem


@contextmanager
def alone() -> Iterator[None]:
    """Let one process at a time change the file; the system frees the lock of one that dies.

    Raises `OSError` if another one keeps it.
    """
    _refuse_devices(progress_file())
    progress_file().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _opened(_lock_file(), os.O_WRONLY | os.O_APPEND) as lock:
        given_up = time.monotonic() + PATIENCE_S
        while True:
            try:
                _take(lock)
                break
            except (BlockingIOError, PermissionError):  # what POSIX and what Windows says of a lock that is held
                if time.monotonic() > given_up:
                    raise
                time.sleep(0.01)
        yield


def _take(lock: IO[str]) -> None:
    """Take the lock now. Raises `OSError` if it is held."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
