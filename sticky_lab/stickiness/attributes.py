"""Target group attributes under AWS's own keys: the one place where the settings of ALB, NLB and GWLB are checked.

Every value is read and checked when the attributes are made, and so is every combination: attributes that AWS refuses,
or that we refuse (SIM-16), cannot exist (CFG). Refusals are `SettingRefusedError`; a refused change changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import InitVar, dataclass, replace
from typing import Any

from sticky_lab.errors import StickyLabError, shown
from sticky_lab.stickiness.choices import OUR_CHOICES, Choices
from sticky_lab.stickiness.durations import parse_duration
from sticky_lab.stickiness.kinds import KINDS, Product, Stickiness
from sticky_lab.stickiness.refusals import SettingRefusedError

# CFG-01: the API takes 1 second and 7 days, and refuses 0 and 604801.
SHORTEST_SECONDS = 1
LONGEST_SECONDS = 604_800

PRODUCT_OF_PROTOCOL = {
    "HTTP": Product.ALB,
    "HTTPS": Product.ALB,
    **dict.fromkeys(("TCP", "UDP", "TCP_UDP", "TLS", "QUIC", "TCP_QUIC"), Product.NLB),
    "GENEVE": Product.GWLB,
}
TARGET_TYPES = ("instance", "ip", "lambda", "alb")
# The types that `stickiness.type` takes, by product (NLB-03, NLB-15, GWLB-02, GWLB-09); the first is the default.
STICKINESS_TYPES = {
    Product.ALB: ("lb_cookie", "app_cookie"),
    Product.NLB: ("source_ip",),
    Product.GWLB: ("source_ip_dest_ip", "source_ip_dest_ip_proto"),
}
ALGORITHMS = ("round_robin", "least_outstanding_requests", "weighted_random")  # ALG-03

_TOKEN = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")  # RFC 6265: a cookie's name is a token
_RESERVED = "AWSALB"

_Reader = Callable[[str, object], object]


def read_token(value: object) -> str:
    """Return the name of an application cookie; "" stands for none. Raises `SettingRefusedError` (SIM-07)."""
    name = str(value)
    if name and not _TOKEN.fullmatch(name):
        raise SettingRefusedError("cookie_name_no_token", value=shown(name))
    return name


def _cookie_name(_key: str, value: object) -> str:
    name = read_token(value)
    # CFG-04: one check for three prefixes: AWSALBAPP and AWSALBTG begin with AWSALB.
    if name.startswith(_RESERVED):
        raise SettingRefusedError("cookie_name_reserved", value=shown(name))
    return name


def read_boolean(key: str, value: object) -> bool:
    """Return what "true" or "false" means. Raises `SettingRefusedError`."""
    written = str(value).lower()
    if written not in ("true", "false"):
        raise SettingRefusedError("not_boolean", key=key, value=shown(value))
    return written == "true"


def one_of(*allowed: str) -> _Reader:
    """Return a reader that takes these words only."""

    def read(key: str, value: object) -> str:
        if value not in allowed:
            raise SettingRefusedError("not_one_of", key=key, value=shown(value), allowed=", ".join(allowed))
        return str(value)

    return read


def number(lowest: int, highest: int, *, or_word: str = "") -> _Reader:
    """Return a reader of whole numbers within these bounds, or of one word."""

    def read(key: str, value: object) -> int | str:
        if or_word and value == or_word:
            return or_word
        written = str(value)
        if not re.fullmatch("[0-9]{1,9}", written) or not lowest <= int(written) <= highest:
            allowed = f"{lowest}–{highest}" + (f" / {or_word}" if or_word else "")
            raise SettingRefusedError("number_out_of_range", key=key, value=shown(value), allowed=allowed)
        return int(written)

    return read


def read_stickiness_duration(_key: str, value: object) -> int:
    """Return a stickiness duration in seconds, 1 to 604800 (CFG-01). Raises `StickyLabError`."""
    seconds = parse_duration(value)
    if not SHORTEST_SECONDS <= seconds <= LONGEST_SECONDS:
        raise SettingRefusedError("duration_out_of_range", value=seconds)
    return seconds


def _delay(key: str, value: object) -> int:
    return int(str(number(0, 3600)(key, parse_duration(value))))


def _slow_start(key: str, value: object) -> int:
    seconds = parse_duration(value)
    return seconds if seconds == 0 else int(str(number(30, 900)(key, seconds)))


_ALB, _NLB, _GWLB = (frozenset((product,)) for product in (Product.ALB, Product.NLB, Product.GWLB))

# key → field, reader, products that know it (the table of §14).
_ATTRIBUTES: dict[str, tuple[str, _Reader, frozenset[Product]]] = {
    "stickiness.enabled": ("stickiness_enabled", read_boolean, _ALB | _NLB | _GWLB),
    "stickiness.type": ("stickiness_type", lambda _, value: str(value), _ALB | _NLB | _GWLB),
    "stickiness.lb_cookie.duration_seconds": ("lb_cookie_duration_seconds", read_stickiness_duration, _ALB),
    "stickiness.app_cookie.cookie_name": ("app_cookie_name", _cookie_name, _ALB),
    "stickiness.app_cookie.duration_seconds": ("app_cookie_duration_seconds", read_stickiness_duration, _ALB),
    "load_balancing.algorithm.type": ("algorithm", one_of(*ALGORITHMS), _ALB),
    "load_balancing.algorithm.anomaly_mitigation": ("anomaly_mitigation", one_of("on", "off"), _ALB),
    "load_balancing.cross_zone.enabled": (
        "cross_zone",
        one_of("true", "false", "use_load_balancer_configuration"),
        _ALB | _NLB,
    ),
    "slow_start.duration_seconds": ("slow_start_seconds", _slow_start, _ALB),
    "deregistration_delay.timeout_seconds": ("deregistration_delay_seconds", _delay, _ALB | _NLB | _GWLB),
    "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count": (
        "minimum_healthy_count",
        number(1, 1000),
        _ALB | _NLB,
    ),
    "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage": (
        "minimum_healthy_percentage",
        number(1, 100, or_word="off"),
        _ALB | _NLB,
    ),
    # HC-08: the twin for DNS, which is not played here.
    "target_group_health.dns_failover.minimum_healthy_targets.count": (
        "dns_minimum_healthy_count",
        number(1, 1000, or_word="off"),
        _ALB | _NLB,
    ),
    "target_group_health.dns_failover.minimum_healthy_targets.percentage": (
        "dns_minimum_healthy_percentage",
        number(1, 100, or_word="off"),
        _ALB | _NLB,
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroupAttributes:
    """The attributes of one target group, valid by construction.

    `protocol`, `target_type` and `target_optimizer` are what the group was created as; the rest can be changed.
    Values may come as strings, as in AWS's API (CFG-02), and are kept as what they mean. Defaults are AWS's.
    """

    protocol: str = "HTTP"
    target_type: str = "instance"
    target_optimizer: bool = False

    stickiness_enabled: bool = False
    stickiness_type: str = ""  # "" becomes the default of the product
    lb_cookie_duration_seconds: int = 86_400
    app_cookie_name: str = ""
    app_cookie_duration_seconds: int = 86_400
    algorithm: str = "round_robin"
    anomaly_mitigation: str = "off"
    cross_zone: str = "use_load_balancer_configuration"
    slow_start_seconds: int = 0
    deregistration_delay_seconds: int = 300
    minimum_healthy_count: int = 1
    minimum_healthy_percentage: int | str = "off"
    dns_minimum_healthy_count: int | str = 1
    dns_minimum_healthy_percentage: int | str = "off"
    # SIM-16 switched off: combinations that a change did not bring about by touching stickiness are let pass.
    tolerant: InitVar[bool] = False

    def __post_init__(self, tolerant: bool) -> None:
        one_of(*PRODUCT_OF_PROTOCOL)("protocol", self.protocol)
        one_of(*TARGET_TYPES)("target_type", self.target_type)
        for key, (field, read, _) in _ATTRIBUTES.items():
            object.__setattr__(self, field, read(key, getattr(self, field)))
        types = STICKINESS_TYPES[self.product]
        if not self.stickiness_type:
            object.__setattr__(self, "stickiness_type", types[0])
        if self.stickiness_type not in types:
            raise SettingRefusedError(
                "type_of_other_protocol",
                protocol=self.protocol,
                value=shown(self.stickiness_type),
                allowed=", ".join(types),
            )
        for refusal, forbidden, either_order in _FORBIDDEN:
            if forbidden(self) and not (tolerant and either_order):
                raise SettingRefusedError(refusal, protocol=self.protocol)

    @property
    def product(self) -> Product:
        """The kind of load balancer that target groups of this protocol belong to."""
        return PRODUCT_OF_PROTOCOL[self.protocol]

    @property
    def short_types(self) -> tuple[str, ...]:
        """What `with_stickiness` takes."""
        return ("off", *STICKINESS_TYPES[self.product])

    @property
    def active_type(self) -> str:
        """The `stickiness.type` in force, or "off"."""
        return self.stickiness_type if self.stickiness_enabled else "off"

    @property
    def stickiness(self) -> Stickiness:
        """The stickiness in force, as the engine wants it."""
        if not self.stickiness_enabled:
            # CLB is not here: its policies are in `classic`.
            return Stickiness(KINDS[{"alb": "off", "nlb": "nlb_flow", "gwlb": "gwlb_flow"}[self.product]])
        kind = KINDS[self.stickiness_type]
        if self.stickiness_type == "lb_cookie":
            return Stickiness(kind, self.lb_cookie_duration_seconds)
        if self.stickiness_type == "app_cookie":
            return Stickiness(kind, self.app_cookie_duration_seconds, self.app_cookie_name.encode())
        return Stickiness(kind)

    def changed(self, changes: Mapping[str, object], choices: Choices = OUR_CHOICES) -> TargetGroupAttributes:
        """Return a copy with some attributes changed, given by their real keys.

        Values may be strings (CFG-02); a duration may also read "1h". The whole change is judged at once by the
        state after it (SIM-16).
        """
        values: dict[str, Any] = {}
        for key, value in changes.items():
            field, _, products = _ATTRIBUTES.get(key, ("", None, frozenset()))
            if self.product not in products:
                raise SettingRefusedError(
                    "attribute_unknown",
                    protocol=self.protocol,
                    key=shown(key),
                    allowed=", ".join(self.as_keys()),
                )
            values[field] = value
        judged = choices.combinations_refused == "in either order" or "stickiness.enabled" in changes
        return replace(self, tolerant=not judged, **values)

    def with_stickiness(
        self, stickiness_type: str | None, duration: object = None, cookie_name: str | None = None
    ) -> TargetGroupAttributes:
        """Return a copy with stickiness set in short: "off" (or None), or a type with its duration and cookie name.

        What is left out stays as it is.
        """
        wanted = "off" if stickiness_type is None else stickiness_type
        if wanted not in self.short_types:
            raise StickyLabError("stickiness_type_unknown", value=shown(wanted), allowed=", ".join(self.short_types))
        if duration is not None and f"stickiness.{wanted}.duration_seconds" not in _ATTRIBUTES:
            raise StickyLabError("stickiness_duration_without_cookie", value=wanted)
        if cookie_name is not None and wanted != "app_cookie":
            raise StickyLabError("cookie_name_without_app_cookie")
        if wanted == "off":
            return self.changed({"stickiness.enabled": False})
        changes: dict[str, object] = {"stickiness.enabled": True, "stickiness.type": wanted}
        if duration is not None:
            changes[f"stickiness.{wanted}.duration_seconds"] = duration
        if cookie_name is not None:
            changes["stickiness.app_cookie.cookie_name"] = cookie_name
        return self.changed(changes)

    def as_keys(self) -> dict[str, str]:
        """Return the attributes as AWS lists them: real keys, every value a string (CFG-02)."""
        values = {
            key: getattr(self, field) for key, (field, _, products) in _ATTRIBUTES.items() if self.product in products
        }
        return {key: str(value).lower() if isinstance(value, bool) else str(value) for key, value in values.items()}

    def _is_default(self) -> bool:
        return self.as_keys() == TargetGroupAttributes(protocol=self.protocol).as_keys()


def _lower(one: int | str, other: int | str) -> bool:
    return isinstance(one, int) and isinstance(other, int) and one < other  # "off" is compared with nothing


# What may not stand together, judged by the state after a change (SIM-16): refusal, condition, and whether it is
# one of the combinations whose order AWS leaves open.
_FORBIDDEN: tuple[tuple[str, Callable[[TargetGroupAttributes], bool], bool], ...] = (
    (
        "tls_not_sticky",
        lambda a: a.stickiness_enabled and a.protocol == "TLS",
        False,
    ),
    (
        "quic_not_sticky",
        lambda a: a.stickiness_enabled and a.protocol in ("QUIC", "TCP_QUIC"),
        False,
    ),
    (
        "lambda_not_sticky",
        lambda a: a.stickiness_enabled and a.target_type == "lambda",
        False,
    ),
    (
        "alb_type_keeps_defaults",
        lambda a: a.target_type == "alb" and not a._is_default(),
        False,
    ),
    (
        "cookie_name_missing",
        lambda a: a.active_type == "app_cookie" and not a.app_cookie_name,
        False,
    ),
    (
        "cross_zone_off",
        lambda a: a.product is Product.ALB and a.stickiness_enabled and a.cross_zone == "false",
        True,
    ),
    (
        "weighted_random",
        lambda a: a.stickiness_enabled and a.algorithm == "weighted_random",
        True,
    ),
    (
        "target_optimizer",
        lambda a: a.target_optimizer and (a.stickiness_enabled or a.algorithm != "round_robin"),
        False,
    ),
    (
        "slow_start",
        lambda a: a.slow_start_seconds > 0 and a.algorithm != "round_robin",
        True,
    ),
    (
        "dns_failover_lower",
        lambda a: (
            _lower(a.dns_minimum_healthy_count, a.minimum_healthy_count)
            or _lower(a.dns_minimum_healthy_percentage, a.minimum_healthy_percentage)
        ),
        False,
    ),
    (
        "anomaly_mitigation",
        lambda a: a.anomaly_mitigation == "on" and a.algorithm != "weighted_random",
        False,
    ),
)
