"""The questions of lesson 7, which load balancer."""

from sticky_lab.messages.questions.forms import Question, QuizQuestion

PREDICTIONS: dict[str, Question] = {}

QUIZ: dict[str, QuizQuestion] = {}
