"""The rules of the specification by their ids, read from the file that the rules' package carries."""

from __future__ import annotations

import re

from tests.conftest import ROOT

SPECIFICATION = ROOT / "sticky_lab" / "stickiness" / "specification.md"
_RULE = re.compile(r"^- \*\*([A-Z]+(?:-[A-Z])?-[0-9]{2})\*\* (.*)$", re.MULTILINE)
_CHOICE = re.compile(r"^\| (SIM-[0-9]{2}) \| ([^|]*) \|", re.MULTILINE)


def rules() -> dict[str, str]:
    """Return id → text, in the order of the specification; SIM choices last."""
    text = SPECIFICATION.read_text(encoding="utf-8")
    return dict((*_RULE.findall(text), *_CHOICE.findall(text)))


RULES = rules()
