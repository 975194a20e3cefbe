"""What is said about an exercise of a lab."""

from __future__ import annotations

from dataclasses import dataclass

from sticky_lab.words.text import Text


@dataclass(frozen=True, slots=True)
class Answer:
    """What a check says: why the work does not pass (or does), and what to do next. It never shows the solution."""

    reason: Text
    next_step: Text


@dataclass(frozen=True, slots=True)
class ExerciseWords:
    """The words of one exercise.

    `hints` are a question, a pointer to a section of a lesson, and a sketch. `answers` has a name for each thing that
    a check can find wrong; "passed" is what it says when it finds nothing.
    """

    title: Text
    hints: tuple[Text, Text, Text]
    answers: dict[str, Answer]
