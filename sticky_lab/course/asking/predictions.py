"""Predict → run → explain: a question before an experiment, and a friendly comparison after it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from sticky_lab.course.asking.progress import read_progress, record_outcome, record_prediction
from sticky_lab.course.content import Question, predictions
from sticky_lab.errors import StickyLabError, shown
from sticky_lab.widgets.drawn import script
from sticky_lab.widgets.stored_text import WithStoredText
from sticky_lab.words import Text
from sticky_lab.words.course import SILENT
from sticky_lab.words.predictions import (
    AS_PREDICTED,
    NOT_PREDICTED,
    OBSERVED,
    OTHER_THAN_PREDICTED,
    PREDICT,
    STORED,
)

# What the learner chose in this kernel, by question: it counts before what the learner's file says.
_choices: dict[str, str] = {}


class Prediction(WithStoredText, anywidget.AnyWidget):
    """A question with radio buttons."""

    _esm = script(Path(__file__).with_name("predictions.js"))
    _css = Path(__file__).with_name("predictions.css")
    name = traitlets.Unicode().tag(sync=True)
    heading = traitlets.Dict().tag(sync=True)
    question = traitlets.Dict().tag(sync=True)
    options: traitlets.List[Any] = traitlets.List().tag(sync=True)
    choice = traitlets.Unicode("").tag(sync=True)
    remembered = traitlets.Unicode("").tag(sync=True)
    silent = traitlets.Dict().tag(sync=True)

    def __init__(self, name: str, question: Question) -> None:
        self.stored_text = STORED.fill(question=question.text)
        self._options = question.options
        super().__init__(
            name=name,
            heading=PREDICT.sides,
            question=question.text.sides,
            options=[{"value": value, "text": text.sides} for value, text in question.options.items()],
            choice=_chosen(name, question),
            silent=SILENT.sides,
        )
        self.observe(self._remember, names="choice")

    def stored_html(self) -> str:
        """The question and what can be chosen."""
        items = "".join(f"<li>{text.html()}</li>" for text in self._options.values())
        return f"{super().stored_html()}<ul>{items}</ul>"

    def _remember(self, change: dict[str, Any]) -> None:
        choice = change["new"]
        if choice in self._options:
            _choices[self.name] = choice
            record_prediction(self.name, choice)
        self.remembered = choice  # tells the page that the kernel lives


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
    choice = _chosen(name, question)
    if not choice:
        return Comparison((happened, NOT_PREDICTED))
    record_outcome(name, choice == str(observed))
    if choice == str(observed):
        return Comparison((happened, AS_PREDICTED))
    return Comparison((happened, OTHER_THAN_PREDICTED.fill(predicted=question.options[choice])))


def forget_choices() -> None:
    """Forget what was chosen in this kernel."""
    _choices.clear()


def _chosen(name: str, question: Question) -> str:
    """Return what the learner chose, now or before the kernel was restarted; "" if nothing that is still an option."""
    before = read_progress().predictions.get(name)
    choice = _choices.get(name) or (before.choice if before else "")
    return choice if choice in question.options else ""


def _question(name: str) -> Question:
    if name not in predictions():
        raise StickyLabError("prediction_unknown", value=shown(name), allowed=", ".join(predictions()))
    return predictions()[name]
