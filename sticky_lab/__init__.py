"""Sticky Lab: sticky sessions (session affinity) of AWS load balancers, on your own machine.

    from sticky_lab import Lab
    lab = Lab(targets=3)

Nothing is imported before it is asked for: the target processes import this package too, and start quickly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sticky_lab.course import compare, predict
    from sticky_lab.lab import Lab

__version__ = "0.1.0"
__all__ = ["Lab", "compare", "predict"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # The course brings the widgets with it, and they tell Lab how it can be drawn.
    from sticky_lab import course, lab

    return getattr(lab if name == "Lab" else course, name)
