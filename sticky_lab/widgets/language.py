"""The page's language, on the Python side: widget labels follow the switch in the toolbar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import anywidget
import traitlets

from sticky_lab.messages import Language, Text


class PageLanguage(anywidget.AnyWidget):
    """Knows the language of the page it is shown on: "ko", "en", or "both"; put it into the widget that asks."""

    _esm = Path(__file__).with_name("language.js")
    language = traitlets.Enum(["ko", "en", "both"], default_value="both").tag(sync=True)

    def follow(self, show: Callable[[Language], None]) -> None:
        """Call `show` with the language now and after each change."""
        show(cast(Language, self.language))
        self.observe(lambda change: show(change["new"]), names="language")


def label(widget: Any, text: Text, language: PageLanguage) -> None:
    """Keep a control's visible name, and its tooltip, in the language of the page."""

    def show(wanted: Language) -> None:
        widget.description = text.plain(wanted)
        # ipywidgets writes title="null" for a control without a tooltip.
        widget.tooltip = text.plain(wanted)

    language.follow(show)
