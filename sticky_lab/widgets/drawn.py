"""A widget that a script draws from a state, with things that its buttons do.

A script sends {"do": name, …}; the method `do_name` answers with what to say, or None. Whatever goes wrong is said
where it happened, in both languages, and nothing is half-changed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets

from sticky_lab.errors import StickyLabError
from sticky_lab.widgets.stored_text import WithStoredText
from sticky_lab.words import Text, panel, sentence
from sticky_lab.words.panel_words import COMMON, Words

_SCRIPTS = Path(__file__).with_name("js")


def script(file: Path) -> str:
    """Return what a page runs for a widget: its script, after what all scripts share."""
    return "\n".join(one.read_text(encoding="utf-8") for one in (_SCRIPTS / "common.js", file))


class Drawn(WithStoredText, anywidget.AnyWidget):
    """See the head of this file. `script` names the file that draws it, `fixed_words` what it says always."""

    script: ClassVar[str]
    scripts: ClassVar[Path] = _SCRIPTS
    fixed_words: ClassVar[Words]
    _css = Path(__file__).with_name("panel.css")
    state = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    said = traitlets.Dict().tag(sync=True)

    def __init_subclass__(cls) -> None:
        if "script" in vars(cls):  # not in the classes that traitlets derives, which have its traits
            cls._esm = script(cls.scripts / f"{cls.script}.js")
        super().__init_subclass__()

    def __init__(self) -> None:
        self._answers = 0
        super().__init__(
            words={name: text.sides for name, text in (COMMON | self.fixed_words).items()},
            state=self.draw(),
        )
        self.on_msg(lambda _widget, message, _buffers: self.act(message))

    def draw(self) -> dict[str, Any]:
        """Return the state to be shown."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show how things are now."""
        self.state = self.draw()

    def act(self, message: Any) -> None:
        """Do what a button asks for, and say how it ended."""
        try:
            wanted = dict(message)
            action: Callable[..., Text | None] = getattr(self, f"do_{wanted.pop('do')}")
            self.before_action()
            try:
                said = action(**wanted)
            finally:
                self.after_action()
            self._say(said, "status")
        except StickyLabError as error:
            self._say(sentence(error), "alert", self.place_of(error))
        except Exception as problem:  # a callback's traceback would go unseen
            self._say(panel.PROBLEM.fill(problem=repr(problem)), "alert")

    def before_action(self) -> None:
        """Raise `StickyLabError` if nothing can be done any more."""

    def after_action(self) -> None:
        """Show what has changed, by an action that failed too."""
        self.refresh()

    def place_of(self, error: StickyLabError) -> str:
        """Return the field at which an error is to be shown; "" is below the part."""
        return ""

    def _say(self, text: Text | None, role: str, where: str = "") -> None:
        self._answers += 1
        spoken = text.sides if text else {}
        self.said = {**spoken, "role": role, "where": where, "answer": self._answers}
