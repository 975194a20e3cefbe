"""What the learner has done so far, as a table, with a copy to take and a button that forgets it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sticky_lab.course.asking.predictions import forget_choices
from sticky_lab.course.asking.progress import (
    Progress,
    can_be_written,
    delete_progress,
    file_set_aside,
    progress_file,
    read_progress,
)
from sticky_lab.course.asking.quiz import is_right
from sticky_lab.course.content import predictions, quiz_questions
from sticky_lab.errors import StickyLabError
from sticky_lab.widgets.drawn import Drawn
from sticky_lab.words import Text, course


class ProgressView(Drawn):
    """One row per lesson, one per lab. It looks again whenever it comes into sight."""

    script = "progress"
    scripts = Path(__file__).parent
    fixed_words = course.PROGRESS

    def __init__(self) -> None:
        self.stored_text = course.PROGRESS_STORED
        super().__init__()

    def draw(self) -> dict[str, Any]:
        """See `Drawn`. `copy` is the text of the file."""
        now = read_progress()
        lessons = sorted({name.partition(".")[0] for name in (*predictions(), *quiz_questions())})
        aside = file_set_aside()
        return {
            "lessons": [_lesson(lesson, now) for lesson in lessons],
            "labs": [
                {"name": name, "attempts": check.attempts, "hints": check.hints, "passed": check.passed}
                for name, check in sorted(now.checks.items())
            ],
            "path": str(progress_file()),
            "written": can_be_written(),
            "set_aside": str(aside) if aside.exists() else "",
            "copy": now.as_json(),
        }

    def do_refresh(self) -> None:
        """Look again, which follows each action."""

    def do_delete(self) -> Text:
        """Forget everything."""
        try:
            delete_progress()
        except OSError as problem:
            path = problem.filename or progress_file()
            raise StickyLabError("progress_not_deleted", path=path) from problem
        forget_choices()
        return course.PROGRESS_DELETED


def progress() -> ProgressView:
    """Show what the learner has done so far; it is stored on this machine only."""
    return ProgressView()


def _lesson(lesson: str, now: Progress) -> dict[str, Any]:
    """Return the row of a lesson. What its questions no longer hold is not counted."""
    asked = [name for name in predictions() if name.startswith(f"{lesson}.")]
    made = [now.predictions[name] for name in asked if name in now.predictions]
    questions = [name for name in quiz_questions() if name.startswith(f"{lesson}.")]
    answered = [name for name in questions if name in now.quiz]
    return {
        "lesson": lesson,
        "predictions": {"count": len(made), "total": len(asked)},
        "as_predicted": sum(one.as_predicted is True for one in made),
        "quiz": {"count": len(answered), "total": len(questions)},
        "first_try": sum(is_right(quiz_questions()[name], now.quiz[name].first) for name in answered),
    }
