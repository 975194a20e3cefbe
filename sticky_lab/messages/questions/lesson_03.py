"""The questions of lesson 3, duration-based cookies."""

from sticky_lab.messages.questions.forms import Question, QuizQuestion

PREDICTIONS: dict[str, Question] = {}

QUIZ: dict[str, QuizQuestion] = {}
