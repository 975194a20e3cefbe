"""The panel: all parts in one, for a lab to be steered like a thing on a table."""

from __future__ import annotations

import ipywidgets

from sticky_lab.bench.lab import Lab
from sticky_lab.show.table import Column, Table
from sticky_lab.widgets.looking import CookiesPart, DecisionsPart
from sticky_lab.widgets.parts import MapPart, TargetsPart, TimelinePart, TrafficPart
from sticky_lab.widgets.settings import FormPart, WhatIfPart
from sticky_lab.widgets.stored_text import WithStoredText
from sticky_lab.words import panel
from sticky_lab.words.tables import TARGET


class Panel(WithStoredText, ipywidgets.VBox):  # type: ignore[misc]
    """Steers one lab. What it shows follows the language of the page; a refusal stands where it happened."""

    stored_text = panel.STORED

    def __init__(self, lab: Lab) -> None:
        self.form = FormPart(lab)
        self.map = MapPart(lab)
        self.traffic = TrafficPart(lab)
        self.timeline = TimelinePart(lab)
        self.targets = TargetsPart(lab)
        self.cookies = CookiesPart(lab)
        self.decisions = DecisionsPart(lab)
        self.what_if = WhatIfPart(lab)
        super().__init__(
            [
                self.map,
                self.traffic,
                self.form,
                self.timeline,
                self.targets,
                self.cookies,
                self.decisions,
                self.what_if,
            ]
        )
        self.add_class("sticky-lab-panel")

    def stored_html(self) -> str:
        """The lab as it was: a table of its targets, for exports and for notebooks that are only read."""
        state = self.map.state
        columns = (
            *(Column("target", TARGET), Column("health", panel.HEALTH)),
            *(Column("answers", panel.ANSWERS), Column("share", panel.SHARE)),
        )
        rows = [
            (one["id"], panel.HEALTH_NAMES[one["health"]], one["count"], f"{one['share']}%") for one in state["targets"]
        ]
        return f"<p>{self.stored_text.html()}</p>{Table(panel.PER_TARGET, columns, rows)._repr_html_()}"
