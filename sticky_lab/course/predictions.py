"""Predict → run → explain: a question before an experiment, and a friendly comparison after it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from sticky_lab.messages import StickyLabError, Text, refusals
from sticky_lab.messages.predictions import (
    AS_PREDICTED,
    NOT_PREDICTED,
    OBSERVED,
    OTHER_THAN_PREDICTED,
    PREDICT,
    STORED,
)
from sticky_lab.messages.questions import PREDICTIONS, Question
from sticky_lab.widgets.stored_text import WithStoredText

# What the learner chose, by question; it lasts as long as the kernel.
_choices: dict[str, str] = {}


class Prediction(WithStoredText, anywidget.AnyWidget):
    """A question with radio buttons."""

    _esm = Path(__file__).with_name("predictions.js")
    _css = Path(__file__).with_name("predictions.css")
    name = traitlets.Unicode().tag(sync=True)
    heading = traitlets.Dict().tag(sync=True)
    question = traitlets.Dict().tag(sync=True)
    options: traitlets.List[Any] = traitlets.List().tag(sync=True)
    choice = traitlets.Unicode("").tag(sync=True)

    def __init__(self, name: str, question: Question) -> None:
        self.stored_text = STORED.fill(question=question.text)
        super().__init__(
            name=name,
            heading=_sides(PREDICT),
            question=_sides(question.text),
            options=[{"value": value, "text": _sides(text)} for value, text in question.options.items()],
            choice=_choices.get(name, ""),
        )
        self.observe(self._remember, names="choice")

    def _remember(self, change: dict[str, Any]) -> None:
        _choices[self.name] = change["new"]


class Comparison:
    """What happened beside what was predicted."""

    def __init__(self, texts: tuple[Text, ...]) -> None:
        self.texts = texts

    def __repr__(self) -> str:
        return "\n".join(line for text in self.texts for line in text.lines())

    def _repr_html_(self) -> str:
        return "".join(f"<p>{text.html()}</p>" for text in self.texts)


def predict(name: str) -> Prediction:
    """Show a question, such as `predict("01.with-cookie")`, and remember what is chosen."""
    return Prediction(name, _question(name))


def compare(name: str, observed: object) -> Comparison:
    """Compare what an experiment showed with what was predicted.

    `observed` is one of the question's options, such as 3 or "followed".
    """
    question = _question(name)
    happened = OBSERVED.fill(observed=question.options.get(str(observed), Text(str(observed), str(observed))))
    choice = _choices.get(name)
    if not choice:
        return Comparison((happened, NOT_PREDICTED))
    if choice == str(observed):
        return Comparison((happened, AS_PREDICTED))
    return Comparison((happened, OTHER_THAN_PREDICTED.fill(predicted=question.options[choice])))


def _question(name: str) -> Question:
    if name not in PREDICTIONS:
        raise StickyLabError(refusals.PREDICTION_UNKNOWN, value=repr(name)[:60], allowed=", ".join(PREDICTIONS))
    return PREDICTIONS[name]


def _sides(text: Text) -> dict[str, str]:
    return {"ko": text.ko, "en": text.en}
