"""What a check is: the learner's work in, a verdict out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sticky_lab.course.content import common_answers, exercise_words
from sticky_lab.words import Text


class NotYetError(Exception):
    """The work does not pass. `answer` is a name among the exercise's answers (or the common ones)."""

    def __init__(self, answer: str, *, observed: Text | None = None, **facts: object) -> None:
        super().__init__(answer)
        self.answer, self.observed, self.facts = answer, observed, facts


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise: the learner's objects that it takes, by name, and the judge that looks at them.

    The judge gets them in that order. It returns what it observed, or raises `NotYetError` for the first thing that is
    wrong. It runs in a process of its own, so nothing that was patched in the learner's kernel reaches it. `seconds` is
    how long it may take.

    The learner's functions run in that process too. So honest work is held to the task, while code that is written
    against the judge itself, and alters it from within, is not held off.
    """

    name: str
    takes: tuple[str, ...]
    judge: Callable[..., Text | None]
    seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a check. `answer` is the machine-readable name of the reason."""

    exercise: str
    passed: bool
    answer: str
    reason: Text
    next_step: Text
    observed: Text | None = None

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values, all languages beside each other."""
        sides = {
            name: text.sides
            for name, text in (("reason", self.reason), ("observed", self.observed), ("next_step", self.next_step))
            if text is not None
        }
        return {"exercise": self.exercise, "passed": self.passed, "answer": self.answer, **sides}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Verdict:
        """Return the verdict that `as_json` wrote."""
        texts = {name: Text(**data[name]) if name in data else None for name in ("reason", "observed", "next_step")}
        reason, next_step = texts["reason"], texts["next_step"]
        assert reason is not None
        assert next_step is not None
        return cls(data["exercise"], data["passed"], data["answer"], reason, next_step, texts["observed"])


def verdict(exercise: str, answer: str, observed: Text | None = None, **facts: object) -> Verdict:
    """Return the verdict with the words of this answer, `facts` filled in."""
    words = common_answers().get(answer) or exercise_words(exercise).answers[answer]
    return Verdict(
        exercise, answer == "passed", answer, words.reason.fill(**facts), words.next_step.fill(**facts), observed
    )
