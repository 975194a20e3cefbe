"""What a question is: the two kinds that a lesson asks."""

from __future__ import annotations

from dataclasses import dataclass

from sticky_lab.words.text import Text


@dataclass(frozen=True, slots=True)
class Question:
    """A prediction and its options. The keys of the options are what an experiment can turn out to be."""

    text: Text
    options: dict[str, Text]


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer of a quiz, and what is said to whoever gives it: why it is right, or what makes it tempting."""

    text: Text
    feedback: Text
    right: bool = False


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """A question at the end of a lesson: one choice is right. `choices` has short names, such as "a", as keys."""

    text: Text
    choices: dict[str, Choice]
