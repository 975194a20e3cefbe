"""Sticky Lab: sticky sessions (session affinity) of AWS load balancers, on your own machine.

    from sticky_lab import Lab
    lab = Lab(targets=3)

Nothing is imported before it is asked for: the target processes import this package too, and start quickly.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sticky_lab.course.checks.check import check, hint
    from sticky_lab.course.own_policy import plug_in
    from sticky_lab.course.predictions import compare, predict
    from sticky_lab.course.progress_view import progress
    from sticky_lab.course.quiz import quiz
    from sticky_lab.lab import Lab

__version__ = "0.1.0"
__all__ = ["Lab", "check", "compare", "hint", "plug_in", "predict", "progress", "quiz"]

_HOMES = {
    "Lab": "lab",
    "check": "course.checks.check",
    "compare": "course.predictions",
    "hint": "course.checks.check",
    "plug_in": "course.own_policy",
    "predict": "course.predictions",
    "progress": "course.progress_view",
    "quiz": "course.quiz",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import_module("sticky_lab.widgets")  # they tell Lab how it can be drawn
    return getattr(import_module(f"sticky_lab.{_HOMES[name]}"), name)
