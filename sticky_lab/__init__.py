"""Sticky Lab: sticky sessions (session affinity) of AWS load balancers, on your own machine.

    from sticky_lab import Lab
    lab = Lab(targets=3)

Nothing is imported before it is asked for: the target processes import this package too, and start quickly.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sticky_lab.bench.lab import Lab
    from sticky_lab.course.asking.predictions import compare, predict
    from sticky_lab.course.asking.progress_view import progress
    from sticky_lab.course.asking.quiz import quiz
    from sticky_lab.course.checking.check import check, hint
    from sticky_lab.course.labs.lab02.own_policy import plug_in
    from sticky_lab.errors import StickyLabError, UnknownNameError
    from sticky_lab.show.table import Table
    from sticky_lab.stickiness.refusals import SettingRefusedError

__version__ = "0.1.0"

# Where each public name lives.
_HOMES = {
    "Lab": "bench.lab",
    "SettingRefusedError": "stickiness.refusals",
    "StickyLabError": "errors",
    "Table": "show.table",
    "UnknownNameError": "errors",
    "check": "course.checking.check",
    "compare": "course.asking.predictions",
    "hint": "course.checking.check",
    "plug_in": "course.labs.lab02.own_policy",
    "predict": "course.asking.predictions",
    "progress": "course.asking.progress_view",
    "quiz": "course.asking.quiz",
}
__all__ = [
    "Lab",
    "SettingRefusedError",
    "StickyLabError",
    "Table",
    "UnknownNameError",
    "check",
    "compare",
    "hint",
    "plug_in",
    "predict",
    "progress",
    "quiz",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"sticky_lab.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
