"""WIDGETS. They draw and steer a `Lab`; there are no rules in here.

Importing this package tells `Lab` how it can be drawn.
"""

from sticky_lab.lab import Lab
from sticky_lab.widgets.panel import Panel

Lab.views["panel"] = Panel

__all__ = ["Panel"]
