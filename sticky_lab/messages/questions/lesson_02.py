"""The questions of lesson 2, the cookie and its time."""

from sticky_lab.messages.questions.forms import Question, QuizQuestion

PREDICTIONS: dict[str, Question] = {}

QUIZ: dict[str, QuizQuestion] = {}
