"""What can draw a lab. The lab knows no widget: `sticky_lab.widgets`, imported when a view is asked for, says who."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

#: What can draw a lab, by name; `sticky_lab.widgets` fills it.
VIEWS: dict[str, Callable[..., object]] = {}


def drawn(name: str, *arguments: Any) -> Any:
    """Return the view of this name."""
    if not VIEWS:
        import_module("sticky_lab.widgets")  # by its name: it is above this, and slow to import
    return VIEWS[name](*arguments)
