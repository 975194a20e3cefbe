"""The stickiness that is in force, under AWS's names: what every text of this package is made from."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sticky_lab.stickiness import ClassicAttributes, TargetGroupAttributes


def stickiness_keys(attributes: TargetGroupAttributes | ClassicAttributes) -> dict[str, str]:
    """Return the keys that bring about this stickiness, and no others; every value is a string (CFG-02, CFG-09)."""
    keys = attributes.as_keys()
    if isinstance(attributes, ClassicAttributes):
        return {key: value for key, value in keys.items() if not key.startswith("ConnectionDraining.")}
    if not attributes.stickiness_enabled:
        return {"stickiness.enabled": "false"}
    chosen = attributes.stickiness_type
    wanted = ("stickiness.enabled", "stickiness.type", f"stickiness.{chosen}.")
    return {key: value for key, value in keys.items() if key.startswith(wanted)}


def words_for(names: Iterable[str]) -> dict[str, str]:
    """Return for each name a word of ASCII letters and digits that no other name has, also when case is ignored.

    CloudFormation takes nothing else in a logical id. It begins with a capital: "blue-v2" becomes "BlueV2".
    """
    words: dict[str, str] = {}
    for number, name in enumerate(names, 1):
        word = re.sub("[^A-Za-z0-9]+", " ", name).title().replace(" ", "")
        if not word[:1].isalpha():
            word = f"Group{word}"
        while word.lower() in {taken.lower() for taken in words.values()}:
            word += str(number)
        words[name] = word
    return words
