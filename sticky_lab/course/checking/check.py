"""`check("lab02.sticking")`: takes the learner's objects by name, has them judged, and shows what came of it."""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import cloudpickle

from sticky_lab.bench.lab import Lab
from sticky_lab.bench.open_lab import LabNotMovableError
from sticky_lab.course.asking.progress import record_check, record_hint
from sticky_lab.course.checking import supervisor
from sticky_lab.course.checking.exercise import Exercise, NotYetError, Verdict, verdict
from sticky_lab.course.checking.exercises import EXERCISES
from sticky_lab.course.checking.learner_code import Sources, in_words, is_written, sources_of
from sticky_lab.course.checking.set_up import SetUp
from sticky_lab.course.content import exercise_words
from sticky_lab.errors import StickyLabError, shown
from sticky_lab.words import Text
from sticky_lab.words import checking as words

MIME_TYPE = "application/vnd.sticky-lab.check+json"


class Checked:
    """A verdict to look at: words in all languages, and beside them the same for machines."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict

    @property
    def passed(self) -> bool:
        """Whether the work passes."""
        return self.verdict.passed

    def _texts(self) -> list[Text]:
        one = self.verdict
        sign, word = ("✓", words.PASSED) if one.passed else ("○", words.NOT_YET)
        title = words.TITLE_LINE.fill(sign=sign, word=word, title=self.title)
        observed = [words.OBSERVED.fill(observed=one.observed)] if one.observed else []
        return [title, one.reason, *observed, words.NEXT.fill(next_step=one.next_step)]

    @property
    def title(self) -> Text:
        """What the exercise is called."""
        return exercise_words(self.verdict.exercise).title

    def __repr__(self) -> str:
        return "\n".join(line for text in self._texts() for line in text.lines())

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        paragraphs = "".join(f"<p>{text.html()}</p>" for text in self._texts())
        side = "passed" if self.passed else "not-yet"
        return {
            "text/plain": repr(self),
            "text/html": f'<div class="sticky-lab-check {side}">{paragraphs}</div>',
            MIME_TYPE: self.verdict.as_json(),
        }


class Hint:
    """One hint."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __repr__(self) -> str:
        return "\n".join(self.text.lines())

    def _repr_html_(self) -> str:
        return f"<p>{self.text.html()}</p>"


# How many hints were shown, by exercise; as long as the kernel lives.
_shown: dict[str, int] = {}


def check(name: str) -> Checked:
    """Check an exercise, such as `check("lab02.sticking")`, on what its names stand for where this is called."""
    exercise = _exercise(name)
    result = judge_elsewhere(exercise, sys._getframe(1).f_globals)
    record_check(name, result.passed)
    return Checked(result)


def hint(name: str) -> Hint:
    """Show the next of three hints: a question, a pointer to a lesson, a sketch. After the third it stays there."""
    hints = exercise_words(_exercise(name).name).hints
    number = min(_shown.get(name, 0) + 1, len(hints))
    _shown[name] = number
    record_hint(name, number)
    text = words.HINT.fill(number=number, hint=hints[number - 1])
    return Hint(text if number < len(hints) else text.followed_by(words.LAST_HINT))


def judge_elsewhere(exercise: Exercise, namespace: dict[str, Any]) -> Verdict:
    """Have the work judged by a process of its own, within the exercise's time."""
    try:
        work = {name: _value(name, namespace.get(name)) for name in exercise.takes}
        return _ask_worker(exercise, sources_of(namespace), _pickled(work, namespace))
    except NotYetError as not_yet:
        return verdict(exercise.name, not_yet.answer, not_yet.observed, **not_yet.facts)


def _value(name: str, value: object) -> object:
    if not is_written(value):
        raise NotYetError("not_written", name=name)
    if not isinstance(value, Lab):
        return value
    if value.closed:
        raise NotYetError("lab_closed", name=name)
    return SetUp.of(value)


def _pickled(work: dict[str, object], namespace: Mapping[str, object]) -> bytes:
    """Return all of the work in one piece: functions that share a global in the notebook share it afterwards too."""
    try:
        return bytes(cloudpickle.dumps(work))
    except Exception as error:  # what cannot be pickled says so in many ways
        name, problem = _culprit(work) or ("`, `".join(work), error)
    if isinstance(problem, LabNotMovableError):
        known = (one for one, value in namespace.items() if value is problem.lab and not one.startswith("_"))
        raise NotYetError("notebook_lab", name=name, lab=next(known, type(problem.lab).__name__))
    raise NotYetError("not_movable", name=name, error=in_words(problem))


def _culprit(work: dict[str, object]) -> tuple[str, Exception] | None:
    """Return the first name whose object cannot be pickled by itself, and why."""
    for name, value in work.items():
        try:
            cloudpickle.dumps(value)
        except Exception as error:
            return name, error
    return None


def _ask_worker(exercise: Exercise, sources: Sources, pickled: bytes) -> Verdict:
    token = secrets.token_hex()
    work = cloudpickle.dumps((token, exercise.name, sources, pickled))
    command = [sys.executable, "-P", "-m", "sticky_lab.course.checking.worker"]
    try:
        ended = supervisor.run(command, work, exercise.seconds)
    except subprocess.TimeoutExpired:
        raise NotYetError("check_too_slow", seconds=f"{exercise.seconds:g}") from None
    if ended.status != 0 or not ended.said.startswith(token):
        raise NotYetError("check_broken", end=ended.last_words or words.EXIT.fill(status=ended.status))
    try:
        return Verdict.from_json(json.loads(ended.said.removeprefix(token)))
    except (AssertionError, AttributeError, KeyError, TypeError, ValueError):  # somebody wrote behind the token
        raise NotYetError("check_broken", end=words.EXIT.fill(status=ended.status)) from None


def _exercise(name: object) -> Exercise:
    if not isinstance(name, str) or name not in EXERCISES:
        raise StickyLabError("exercise_unknown", value=shown(name), allowed=", ".join(EXERCISES))
    return EXERCISES[name]
