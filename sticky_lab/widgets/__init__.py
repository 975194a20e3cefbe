"""WIDGETS. They draw and steer a `Lab`; there are no rules in here.

Importing this package tells a lab how it can be drawn. Each part is a script in `js`, drawn from a state that Python
makes; `part` is what they share, on the Python side, `js/common.js` on the page's.
"""

from sticky_lab.bench.views import VIEWS
from sticky_lab.widgets.panel import Panel
from sticky_lab.widgets.parts import MapPart, TimelinePart
from sticky_lab.widgets.settings import FormPart

VIEWS.update(panel=Panel, form=FormPart, map=MapPart, timeline=TimelinePart)

__all__ = ["FormPart", "MapPart", "Panel", "TimelinePart"]
