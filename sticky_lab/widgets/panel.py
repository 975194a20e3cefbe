"""The panel: all parts in one, for a lab to be steered like a thing on a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import ipywidgets

from sticky_lab.bench.lab import Lab
from sticky_lab.errors import UnknownNameError
from sticky_lab.show.table import Column, Table
from sticky_lab.widgets.looking import CookiesPart, DecisionsPart
from sticky_lab.widgets.part import Part
from sticky_lab.widgets.parts import MapPart, TargetsPart, TimelinePart, TrafficPart
from sticky_lab.widgets.settings import FormPart, WhatIfPart
from sticky_lab.widgets.stored_text import WithStoredText
from sticky_lab.words import panel
from sticky_lab.words.tables import TARGET

PARTS: dict[str, Callable[[Lab], Part]] = {
    "map": MapPart,
    "send": TrafficPart,
    "form": FormPart,
    "clock": TimelinePart,
    "targets": TargetsPart,
    "cookies": CookiesPart,
    "decisions": DecisionsPart,
    "what_if": WhatIfPart,
}


class Panel(WithStoredText, ipywidgets.VBox):  # type: ignore[misc]
    """Steers one lab. What it shows follows the language of the page; a refusal stands where it happened."""

    stored_text = panel.STORED

    def __init__(self, lab: Lab, names: Sequence[str] = (), browser: str | None = None) -> None:
        for name in names:
            if name not in PARTS:
                raise UnknownNameError(name, PARTS)
        #: What is in it, by name.
        self.parts: dict[str, Part] = {
            name: CookiesPart(lab, browser) if name == "cookies" else PARTS[name](lab) for name in names or PARTS
        }
        super().__init__(list(self.parts.values()))
        self.add_class("sticky-lab-panel")

    def stored_html(self) -> str:
        """The lab as it was: a table of its targets, for exports and for notebooks that are only read."""
        if "map" not in self.parts:
            return super().stored_html()
        state = self.parts["map"].state
        columns = (
            *(Column("target", TARGET), Column("health", panel.HEALTH)),
            *(Column("answers", panel.ANSWERS), Column("share", panel.SHARE)),
        )
        rows = [
            (one["id"], panel.HEALTH_NAMES[one["health"]], one["count"], f"{one['share']}%") for one in state["targets"]
        ]
        return f"<p>{self.stored_text.html()}</p>{Table(panel.PER_TARGET, columns, rows)._repr_html_()}"
