"""The specification that lies beside the rules, rule by rule, for whoever wants to show a rule's text."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_RULE = re.compile(r"^- \*\*([A-Z]+(?:-[A-Z])?-\d\d)\*\* (.+)$", re.MULTILINE)
_CHOICE = re.compile(r"^\| (SIM-\d\d) \| ([^|]*) \| ([^|]*) \|$", re.MULTILINE)


@cache
def rules() -> dict[str, str]:
    """Return id → text, in the order of the specification, SIM choices last; a tag in brackets tells how sure it is."""
    text = files("sticky_lab.stickiness").joinpath("specification.md").read_text(encoding="utf-8")
    choices = {rule: f"{question.strip()}: {choice.strip()}" for rule, question, choice in _CHOICE.findall(text)}
    return dict(_RULE.findall(text)) | choices


def rule_text(rule: str) -> str:
    """Return the text of a rule, or "" for an id that is none."""
    return rules().get(rule, "")
