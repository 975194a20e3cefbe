"""Load balancer attributes under AWS's own keys: how an ALB treats connections and heads, whatever the target group.

Checked when made, as `attributes` does it for target groups.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sticky_lab.errors import shown
from sticky_lab.stickiness.attributes import number, one_of, read_boolean
from sticky_lab.stickiness.refusals import SettingRefusedError

# What `framing` judges heads by.
DESYNC_MODES = ("defensive", "strictest")
_MODE = one_of(*DESYNC_MODES)


def _desync_mode(key: str, value: object) -> object:
    if value == "monitor":  # AWS's third mode
        raise SettingRefusedError("monitor_not_offered", key=key)
    return _MODE(key, value)


# key → field and reader
_ATTRIBUTES = {
    "idle_timeout.timeout_seconds": ("idle_timeout_seconds", number(1, 4000)),  # ERR-02
    "client_keep_alive.seconds": ("client_keep_alive_seconds", number(60, 604_800)),  # HDR-09
    "routing.http.xff_header_processing.mode": ("forwarded_for", one_of("append", "preserve", "remove")),  # HDR-01
    "routing.http.preserve_host_header.enabled": ("preserve_host", read_boolean),  # HDR-08
    "routing.http.desync_mitigation_mode": ("desync_mode", _desync_mode),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadBalancerAttributes:
    """The attributes of a load balancer, valid by construction. Times are in seconds; defaults are AWS's."""

    idle_timeout_seconds: int = 60
    client_keep_alive_seconds: int = 3600
    forwarded_for: str = "append"
    preserve_host: bool = False
    desync_mode: str = "defensive"

    def __post_init__(self) -> None:
        for key, (field, read) in _ATTRIBUTES.items():
            object.__setattr__(self, field, read(key, getattr(self, field)))

    def changed(self, changes: Mapping[str, object]) -> LoadBalancerAttributes:
        """Return a copy with some attributes changed, given by their real keys. Raises `SettingRefusedError`."""
        values: dict[str, Any] = {}
        for key, value in changes.items():
            if key not in _ATTRIBUTES:
                allowed = ", ".join(_ATTRIBUTES)
                raise SettingRefusedError("balancer_attribute_unknown", key=shown(key), allowed=allowed)
            values[_ATTRIBUTES[key][0]] = value
        return replace(self, **values)

    def as_keys(self) -> dict[str, str]:
        """Return the attributes as AWS lists them: real keys, every value a string (CFG-02)."""
        values = {key: getattr(self, field) for key, (field, _) in _ATTRIBUTES.items()}
        return {key: str(value).lower() if isinstance(value, bool) else str(value) for key, value in values.items()}
