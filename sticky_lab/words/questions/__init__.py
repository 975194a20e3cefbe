"""The questions of the lessons: predictions before an experiment, and a quiz at the end of a lesson.

A name begins with the number of its lesson: "01.with-cookie" is a prediction, "01.q1" a question of the quiz.
"""

from sticky_lab.words.questions import (
    lesson_01,
    lesson_02,
    lesson_03,
    lesson_04,
    lesson_05,
    lesson_06,
    lesson_07,
    lesson_08,
)
from sticky_lab.words.questions.forms import Choice, Question, QuizQuestion

_LESSONS = (lesson_01, lesson_02, lesson_03, lesson_04, lesson_05, lesson_06, lesson_07, lesson_08)
PREDICTIONS: dict[str, Question] = {name: one for lesson in _LESSONS for name, one in lesson.PREDICTIONS.items()}
QUIZ: dict[str, QuizQuestion] = {name: one for lesson in _LESSONS for name, one in lesson.QUIZ.items()}

__all__ = ["PREDICTIONS", "QUIZ", "Choice", "Question", "QuizQuestion"]
