"""THE COURSE. What lessons need beyond a lab: predictions, and the making of notebooks."""

from sticky_lab.course.predictions import compare, predict

__all__ = ["compare", "predict"]
