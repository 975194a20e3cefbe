"""Lab 2, write a sticky balancer: hidden traffic through a balancer in which the learner's functions decide."""

from __future__ import annotations

from sticky_lab.course.checks.forms import Exercise, NotYetError
from sticky_lab.course.checks.set_up import START, last_request
from sticky_lab.course.own_policy import Choose, plug_in
from sticky_lab.lab import Lab
from sticky_lab.messages import Text


def _round_robin(choose: Choose) -> Text:
    with Lab(targets=3, seed=7, start=START) as lab:
        policy = plug_in(lab, choose)
        ids = [target.id for target in lab.targets]
        visitor = lab.browser("visitor")
        seen = visitor.visit(6).instances
        if policy.problem:
            raise policy.problem
        if seen != ids * 2:
            raise NotYetError("not_in_turn", observed=last_request(lab))
        return last_request(lab)


EXERCISES: tuple[Exercise, ...] = (Exercise("lab02.round_robin", ("choose",), _round_robin),)
