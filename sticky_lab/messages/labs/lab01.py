"""The words of lab 1."""

from sticky_lab.messages.labs.forms import ExerciseWords

EXERCISES: dict[str, ExerciseWords] = {}
