"""The questions of lesson 4, application-based cookies."""

from sticky_lab.messages.questions.forms import Question, QuizQuestion

PREDICTIONS: dict[str, Question] = {}

QUIZ: dict[str, QuizQuestion] = {}
