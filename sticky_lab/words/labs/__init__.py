"""The words of the labs' exercises, by the name of the exercise."""

from sticky_lab.words.labs import lab01, lab02, lab03, lab04, lab05, lab06
from sticky_lab.words.labs.forms import Answer, ExerciseWords

EXERCISES: dict[str, ExerciseWords] = {
    name: words for lab in (lab01, lab02, lab03, lab04, lab05, lab06) for name, words in lab.EXERCISES.items()
}

__all__ = ["EXERCISES", "Answer", "ExerciseWords"]
