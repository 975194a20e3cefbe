"""Durations as people write them: 90s, 15m, 1h, 1d, or a plain number of seconds."""

from __future__ import annotations

import re

from sticky_lab.errors import StickyLabError, shown

SECONDS_PER_UNIT = {"s": 1, "m": 60, "h": 3600, "d": 86400}
# At most nine digits: longer than any clock here runs, and no reader waits for a huge number to be parsed.
_WRITTEN = re.compile(r"([0-9]{1,9})\s*([smhd]?)")


def parse_duration(value: object) -> int:
    """Return a duration in whole seconds.

    `value` is a number of seconds or a text such as "90s", "15m", "1h", "1d" or "3600".
    Raises `StickyLabError` for anything else; limits are the business of whoever uses the duration.
    """
    # True is an int to Python, but nobody means one second by it.
    if isinstance(value, int | str) and not isinstance(value, bool):
        written = _WRITTEN.fullmatch(str(value).strip())
        if written:
            return int(written[1]) * SECONDS_PER_UNIT[written[2] or "s"]
    raise StickyLabError("duration_unreadable", value=shown(value))
