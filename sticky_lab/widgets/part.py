"""A part of the panel: a state that its script draws, and things that its buttons do.

A script sends {"do": name, …}; the method `do_name` answers with what to say, or None. Whatever goes wrong is said
where it happened, in both languages, and nothing is half-changed. After each action every widget of the lab is drawn
anew, so that two panels agree.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets

from sticky_lab.balancer import Record
from sticky_lab.browser import Browser
from sticky_lab.lab import Lab
from sticky_lab.messages import StickyLabError, Text, panel
from sticky_lab.messages.panel_words import COMMON, Words
from sticky_lab.widgets.stored_text import WithStoredText

_SCRIPTS = Path(__file__).with_name("js")
# The browser that the panel makes where there is none: a name that no lesson wants for its own.
OWN_BROWSER = "panel"


def sides(text: Text) -> dict[str, str]:
    """Return a text as its script wants it."""
    return {"ko": text.ko, "en": text.en}


class Part(WithStoredText, anywidget.AnyWidget):
    """See the head of this file. `script` names the file that draws it, `fixed_words` what it says always."""

    script: ClassVar[str]
    fixed_words: ClassVar[Words]
    _css = Path(__file__).with_name("panel.css")
    state = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    said = traitlets.Dict().tag(sync=True)

    def __init_subclass__(cls) -> None:
        if "script" in vars(cls):  # not in the classes that traitlets derives, which have its traits
            parts = [(_SCRIPTS / f"{name}.js").read_text(encoding="utf-8") for name in ("common", cls.script)]
            cls._esm = "\n".join(parts)
        super().__init_subclass__()

    def __init__(self, lab: Lab) -> None:
        self.lab = lab
        self._answers = 0
        self.stored_text = panel.STORED_PART.fill(part=self.fixed_words["title"])
        super().__init__(
            words={name: sides(text) for name, text in (COMMON | self.fixed_words).items()},
            state=self.draw(),
        )
        self.on_msg(lambda _widget, message, _buffers: self.act(message))
        lab.watch(self.refresh)

    def draw(self) -> dict[str, Any]:
        """Return the state to be shown."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show the lab as it is now; one that is closed stays as it was last seen."""
        if not self.lab.closed:
            self.state = self.draw()

    def act(self, message: Any) -> None:
        """Do what a button asks for, and say how it ended."""
        try:
            wanted = dict(message)
            action: Callable[..., Text | None] = getattr(self, f"do_{wanted.pop('do')}")
            self.lab._check_open()
            said = action(**wanted)
            self.lab._tell_watchers()
            self._say(said, "status")
        except StickyLabError as error:
            self._say(error.text, "alert", self.place_of(error))
        except Exception as problem:  # a callback's traceback would go unseen
            self._say(panel.PROBLEM.fill(problem=repr(problem)), "alert")

    def place_of(self, error: StickyLabError) -> str:
        """Return the field at which an error is to be shown; "" is below the part."""
        return ""

    def _say(self, text: Text | None, role: str, where: str = "") -> None:
        self._answers += 1
        spoken = sides(text) if text else {}
        self.said = {**spoken, "role": role, "where": where, "answer": self._answers}

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
        raise StickyLabError(panel.BROWSER_GONE, value=repr(name)[:60])

    def records(self, last: int) -> list[tuple[str, Record]]:
        """Return the last requests, oldest first, each with the name of its browser."""
        return self.lab.recent_records()[-last:]
