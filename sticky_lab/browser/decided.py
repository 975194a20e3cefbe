"""What a browser is told of the load balancer's decision about its request."""

from __future__ import annotations

from html import escape

from sticky_lab.words import Text


class Decided:
    """Why a visit went where it went: a named reason, the rule's id, and a sentence in both languages."""

    def __init__(self, reason: str, rule: str, text: Text) -> None:
        self.reason, self.rule, self.text = reason, rule, text

    def __repr__(self) -> str:
        return "\n".join([f"{self.reason} ({self.rule})", *self.text.lines()])

    def _repr_html_(self) -> str:
        return f"<p>{self.text.html()} <code>{escape(self.reason)}</code> <code>{escape(self.rule)}</code></p>"
