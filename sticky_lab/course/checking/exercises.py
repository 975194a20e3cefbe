"""All exercises, by name."""

from sticky_lab.course.checking.exercise import Exercise
from sticky_lab.course.labs.lab01 import judge as lab01
from sticky_lab.course.labs.lab02 import judge as lab02
from sticky_lab.course.labs.lab03 import judge as lab03
from sticky_lab.course.labs.lab04 import judge as lab04
from sticky_lab.course.labs.lab05 import judge as lab05
from sticky_lab.course.labs.lab06 import judge as lab06

EXERCISES: dict[str, Exercise] = {
    exercise.name: exercise for lab in (lab01, lab02, lab03, lab04, lab05, lab06) for exercise in lab.EXERCISES
}
