"""Target group attributes under AWS's own keys: the one place where settings are checked (CFG)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from sticky_lab.messages import StickyLabError, refusals
from sticky_lab.stickiness.durations import parse_duration

# CFG-01: the API takes 1 second and 7 days, and refuses 0 and 604801.
SHORTEST_SECONDS = 1
LONGEST_SECONDS = 604_800

StickinessType = Literal["off", "lb_cookie"]
# What can be asked for in short: "off", or a `stickiness.type` that this balancer plays.
STICKINESS_TYPES: tuple[StickinessType, ...] = ("off", "lb_cookie")


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroupAttributes:
    """The attributes of one target group, valid by construction.

    Defaults are the API's: stickiness off, type `lb_cookie`, one day (CFG table).
    """

    stickiness_enabled: bool = False
    stickiness_type: StickinessType = "lb_cookie"
    lb_cookie_duration_seconds: int = 86_400

    def __post_init__(self) -> None:
        if self.stickiness_type == "off" or self.stickiness_type not in STICKINESS_TYPES:
            raise _unknown_type(self.stickiness_type, STICKINESS_TYPES[1:])
        if not SHORTEST_SECONDS <= self.lb_cookie_duration_seconds <= LONGEST_SECONDS:
            raise StickyLabError(refusals.DURATION_OUT_OF_RANGE, value=self.lb_cookie_duration_seconds)

    @property
    def active_type(self) -> StickinessType:
        """The kind of stickiness in force: the type if stickiness is enabled, else "off"."""
        return self.stickiness_type if self.stickiness_enabled else "off"

    def changed(self, changes: Mapping[str, object]) -> TargetGroupAttributes:
        """Return a copy with some attributes changed, given by their real keys.

        Values may be strings, as in AWS's API (CFG-02): "true", "3600"; a duration may also read "1h".
        The whole change is judged at once by the state after it; a refusal (`StickyLabError`) changes nothing.
        """
        values: dict[str, Any] = {}
        for key, value in changes.items():
            if key not in _FIELD_OF_KEY:
                raise StickyLabError(refusals.ATTRIBUTE_UNKNOWN, key=repr(key)[:60], allowed=", ".join(_FIELD_OF_KEY))
            field, read = _FIELD_OF_KEY[key]
            values[field] = read(value)
        return replace(self, **values)

    def with_stickiness(self, stickiness_type: str | None, duration: object = None) -> TargetGroupAttributes:
        """Return a copy with stickiness set in short: "off" (or None), or a type and perhaps a duration."""
        wanted = "off" if stickiness_type is None else stickiness_type
        if wanted not in STICKINESS_TYPES:
            raise _unknown_type(wanted, STICKINESS_TYPES)
        if wanted == "off":
            if duration is not None:
                raise StickyLabError(refusals.STICKINESS_DURATION_WITHOUT_COOKIE)
            return self.changed({"stickiness.enabled": False})
        changes: dict[str, object] = {"stickiness.enabled": True, "stickiness.type": wanted}
        if duration is not None:
            changes[f"stickiness.{wanted}.duration_seconds"] = duration
        return self.changed(changes)

    def as_keys(self) -> dict[str, str]:
        """Return the attributes as AWS lists them: real keys, every value a string (CFG-02)."""
        values = {key: getattr(self, field) for key, (field, _) in _FIELD_OF_KEY.items()}
        return {key: str(value).lower() if isinstance(value, bool) else str(value) for key, value in values.items()}


def _boolean(value: object) -> bool:
    written = str(value).lower()
    if written not in ("true", "false"):
        raise StickyLabError(refusals.ATTRIBUTE_NOT_BOOLEAN, key="stickiness.enabled", value=repr(value)[:60])
    return written == "true"


def _unknown_type(value: object, allowed: tuple[str, ...]) -> StickyLabError:
    return StickyLabError(refusals.STICKINESS_TYPE_UNKNOWN, value=repr(value)[:60], allowed=", ".join(allowed))


_FIELD_OF_KEY: dict[str, tuple[str, Callable[[object], object]]] = {
    "stickiness.enabled": ("stickiness_enabled", _boolean),
    "stickiness.type": ("stickiness_type", str),
    "stickiness.lb_cookie.duration_seconds": ("lb_cookie_duration_seconds", parse_duration),
}
