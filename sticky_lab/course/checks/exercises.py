"""All exercises, by name."""

from sticky_lab.course.checks import lab01, lab02, lab03, lab04, lab05, lab06
from sticky_lab.course.checks.forms import Exercise

EXERCISES: dict[str, Exercise] = {
    one.name: one for lab in (lab01, lab02, lab03, lab04, lab05, lab06) for one in lab.EXERCISES
}
