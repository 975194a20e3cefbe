"""WIDGETS. They draw and steer a `Lab`; there are no rules in here.

Importing this package tells `Lab` how it can be drawn. Each part is a script in `js`, drawn from a state that Python
makes; `part` is what they share, on the Python side, `js/common.js` on the page's.
"""

from sticky_lab.bench.lab import Lab
from sticky_lab.widgets.looking import CookiesPart, DecisionsPart
from sticky_lab.widgets.panel import Panel
from sticky_lab.widgets.parts import MapPart, TimelinePart
from sticky_lab.widgets.settings import FormPart

Lab.views.update(
    panel=Panel, form=FormPart, map=MapPart, decisions_view=DecisionsPart, cookies=CookiesPart, timeline=TimelinePart
)

__all__ = ["CookiesPart", "DecisionsPart", "FormPart", "MapPart", "Panel", "TimelinePart"]
