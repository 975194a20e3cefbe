"""THE COURSE. What lessons and labs need beyond a lab: predictions, quizzes, progress, checks, the making of pages."""

#: When the clocks of the labs' set-ups start.
START = "2026-01-05T09:00:00Z"
