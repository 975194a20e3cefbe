"""Access logs in the ALB's format that lab 4's notebook never shows, and what they hold (LOG-02, LOG-05)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

CLIENT_FIELD, TARGET_FIELD, STATUS_FIELD = 3, 4, 8
NO_TARGET = "-"

_ARN = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/{group}/73e2d6bc24d8a067"
_AGENT = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"


@dataclass(frozen=True, slots=True)
class HiddenLog:
    """Lines of an access log, and the addresses of the targets that are registered with one target group."""

    lines: tuple[str, ...]
    targets: tuple[str, ...]

    def values(self, field: int) -> list[str]:
        """Return this field of every line. Fields are counted from 0; those asked for stand before any quotes."""
        return [line.split()[field] for line in self.lines]

    @property
    def counts(self) -> Counter[str]:
        """How many requests each target got."""
        return Counter(value for value in self.values(TARGET_FIELD) if value != NO_TARGET)

    @property
    def group_counts(self) -> dict[str, int]:
        """How many requests each registered target got, 0 included."""
        return {target: self.counts[target] for target in self.targets}


def _line(
    number: int,
    target: str,
    status: int,
    *,
    group: str = "shop",
    request: str = "GET http://shop.example:80/ HTTP/1.1",
    agent: str = _AGENT,
    kind: str = "http",
) -> str:
    """Return a line with all fields of LOG-02, 34 of them."""
    none = target == NO_TARGET
    moment = f"2026-03-02T23:{number % 60:02}:11.20{number % 10}000Z"
    times = "-1 -1 -1" if none else "0.001 0.014 0.000"
    from_target = NO_TARGET if none or status in (502, 504) else str(status)
    security = "- -" if kind in ("http", "ws") else "ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2"
    arn, action = (NO_TARGET, NO_TARGET) if none and status < 500 else (_ARN.format(group=group), "forward")
    return (
        f"{kind} {moment} app/shop/50dc6c495c0c9188 203.0.113.{number % 7 + 10}:{41000 + number} {target} {times} "
        f'{status} {from_target} 412 1873 "{request}" "{agent}" {security} {arn} '
        f'"Root=1-69a61f{number:02x}-{number:024x}" '
        f'"shop.example" "-" 0 {moment} "{action}" "-" "-" "{target}" "{from_target}" "-" "-" TID_{number:032x} '
        f'"-" "-" "-" 192.0.2.4'
    )


def _log(*parts: tuple[str, int, int], targets: tuple[str, ...], **more: str) -> HiddenLog:
    """Return a log: each part is a value of `target:port`, a status, and how many such lines there are."""
    each = [(target, status) for target, status, count in parts for _ in range(count)]
    # Neighbours come from different parts, as in a real log.
    mixed = [one for step in range(3) for one in each[step::3]]
    lines = (_line(number, target, status, **more) for number, (target, status) in enumerate(mixed))
    return HiddenLog(tuple(lines), targets)


_A, _B, _C, _D = "10.0.1.5:80", "10.0.1.6:80", "10.0.2.7:80", "10.0.2.8:80"
_THREE = (_A, _B, _C)

PLAIN = _log((_A, 200, 11), (_B, 200, 6), (_C, 200, 3), targets=_THREE)
WITH_IDLE = _log((_B, 200, 7), (_D, 200, 2), (_C, 200, 5), targets=(*_THREE, _D))
REFUSED = _log(*((_A, 200, 8), (_B, 200, 3), (_C, 200, 1)), *((NO_TARGET, 400, 4), (NO_TARGET, 503, 2)), targets=_THREE)
SAME_HOST = _log(
    *(("10.0.1.5:32768", 200, 2), ("10.0.1.5:32769", 200, 9), ("10.0.2.7:32768", 200, 4)),
    targets=("10.0.1.5:32768", "10.0.1.5:32769", "10.0.2.7:32768"),
)
ERRORS = _log(*((_A, 200, 3), (_A, 502, 5), (_B, 404, 4), (_C, 200, 7), (_C, 504, 1)), targets=_THREE, kind="https")
ODD_TEXT = _log(
    *((_A, 200, 1), (_B, 200, 5), (_C, 200, 3)),
    targets=_THREE,
    kind="h2",
    request="GET https://10.0.2.7:80/search?q=10.0.1.5:80 - HTTP/2.0",
    agent="probe of 10.0.1.5:80 (a \\x22quoted\\x22 name) - 10.0.2.8:80",
)
_PAY = ("10.0.9.1:8080", "10.0.9.2:8080")
_OF_PAY = _log(*((_PAY[0], 200, 13), (_PAY[1], 200, 4)), targets=_PAY, group="pay")
TWO_GROUPS = HiddenLog((*_OF_PAY.lines[:9], *ERRORS.lines, *_OF_PAY.lines[9:]), (*_THREE, _D))
NOTHING = _log((NO_TARGET, 400, 3), targets=_THREE)

FOR_SHARES = (PLAIN, REFUSED, SAME_HOST, ERRORS, ODD_TEXT, TWO_GROUPS, NOTHING)
FOR_IMBALANCE = (PLAIN, WITH_IDLE, REFUSED, SAME_HOST, ERRORS, ODD_TEXT, TWO_GROUPS, NOTHING)
