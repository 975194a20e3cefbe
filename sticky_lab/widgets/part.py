"""A part of the panel, drawn from the state of a lab.

After each action every widget of the lab is drawn anew, so that two panels agree.
"""

from __future__ import annotations

from sticky_lab.balancer import Record
from sticky_lab.bench.lab import Lab
from sticky_lab.browser import Browser
from sticky_lab.errors import StickyLabError, shown
from sticky_lab.widgets.drawn import Drawn
from sticky_lab.words import panel

# The browser that the panel makes where there is none: a name that no lesson wants for its own.
OWN_BROWSER = "panel"


class Part(Drawn):
    """See the head of this file."""

    def __init__(self, lab: Lab) -> None:
        self.lab = lab
        self.stored_text = panel.STORED_PART.fill(part=self.fixed_words["title"])
        super().__init__()
        lab.parts.watchers.add(self.refresh)

    def refresh(self) -> None:
        """Show the lab as it is now; one that is closed stays as it was last seen."""
        if not self.lab.closed:
            super().refresh()

    def before_action(self) -> None:
        """See `Drawn`: a lab that is closed does nothing."""
        if self.lab.closed:
            raise StickyLabError("lab_closed")

    def after_action(self) -> None:
        """See `Drawn`."""
        self.lab.parts.watchers.tell()

    # what several parts need

    def browsers(self) -> list[Browser]:
        """Return the lab's browsers, after making one where there is none."""
        if not self.lab.browsers:
            self.lab.browser(OWN_BROWSER)
        return self.lab.browsers

    def browser(self, name: str) -> Browser:
        """Return a browser by its name. Raises `StickyLabError` if it is gone."""
        for browser in self.browsers():
            if browser.name == name:
                return browser
        raise StickyLabError("browser_gone", value=shown(name))

    def records(self, last: int) -> list[tuple[str, Record]]:
        """Return the last requests, oldest first, each with the name of its browser."""
        return self.lab.parts.inspection.records()[-last:]
