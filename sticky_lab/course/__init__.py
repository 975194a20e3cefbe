"""THE COURSE. What lessons and labs need beyond a lab: predictions, quizzes, progress, checks, the making of pages."""
