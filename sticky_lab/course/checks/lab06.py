"""Lab 6."""

from sticky_lab.course.checks.forms import Exercise

EXERCISES: tuple[Exercise, ...] = ()
