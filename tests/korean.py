"""The register of Korean sentences: 합니다체 throughout."""

from __future__ import annotations

import re

# A sentence ends in a full stop or question mark after Hangul, perhaps with a bracket or a tag in between.
_ENDING = re.compile(r"([가-힣]+)(?:\([^)]*\))?(?:</\w+>)?[.?!](?=\s|$|[)\"”])")
_FORMAL = ("니다", "니까", "십시오", "까요")
_WORDS = ("예", "아니요")


def informal_endings(text: str) -> list[str]:
    """Return the last words of sentences that are not in the formal register."""
    return [word for word in _ENDING.findall(text) if not word.endswith(_FORMAL) and word not in _WORDS]
