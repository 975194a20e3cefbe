"""Korean sentences: 합니다체 throughout, and each particle in the form that fits."""

from __future__ import annotations

import re

# A sentence ends in a full stop or question mark after Hangul, perhaps with a bracket or a tag in between.
_ENDING = re.compile(r"([가-힣]+)(?:\([^)]*\))?(?:</\w+>)?[.?!](?=\s|$|[)\"”])")
_FORMAL = ("니다", "니까", "십시오", "까요")
_WORDS = ("예", "아니요")
# A particle that leaves the choice to the reader. A text that knows its words knows which fits; one with a field for
# them writes `{을/를}`, and the form that fits is filled in.
BOTH_PARTICLES = re.compile(r"(?:은\(는\)|는\(은\)|을\(를\)|를\(을\)|이\(가\)|가\(이\)|와\(과\)|과\(와\)|\(으\)로)")


def informal_endings(text: str) -> list[str]:
    """Return the last words of sentences that are not in the formal register."""
    return [word for word in _ENDING.findall(text) if not word.endswith(_FORMAL) and word not in _WORDS]
