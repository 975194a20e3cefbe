"""ASKING. Predictions, quizzes, and what a learner has done so far."""
