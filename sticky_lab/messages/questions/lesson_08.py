"""The questions of lesson 8, on real AWS."""

from sticky_lab.messages.questions.forms import Question, QuizQuestion

PREDICTIONS: dict[str, Question] = {}

QUIZ: dict[str, QuizQuestion] = {}
