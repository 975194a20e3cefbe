"""Settings that are refused: by AWS too, or by us alone. Codes and what stands behind them; no sentence.

Each refusal knows the rule behind it, on what that rests, and the error code that a caller of the API would see. AWS
documents few of these codes; where it documents none, the code is our choice and the sentence says so. A test holds
each refusal against the tags of its rule in the specification.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from sticky_lab.errors import StickyLabError

VALIDATION = "ValidationError"
CONFIGURATION = "InvalidConfigurationRequest"


class Basis(Enum):
    """On what a refusal rests."""

    REFUSED = auto()  # AWS documents that it does not take this
    CODE = auto()  # and with which error code
    ONE_ORDER = auto()  # AWS documents that it does not take the one after the other
    TOOLS = auto()  # other programs, which talk to the API, know that it does not take this
    TOOLS_CODE = auto()  # and with which error code
    RESTRICTION = auto()  # AWS documents what goes, and not what becomes of the rest
    OURS = auto()  # AWS's documents do not cover the case


@dataclass(frozen=True, slots=True)
class SettingRefusal:
    """What stands behind a refusal.

    `rule` is the id of a rule, or "CFG" for the table of attributes; `aws_code` the error code of the API; `key` the
    attribute that it is about, where there is one.
    """

    rule: str
    aws_code: str = VALIDATION
    basis: Basis = Basis.RESTRICTION
    key: str = ""


#: By the error's code.
SETTING_REFUSALS: dict[str, SettingRefusal] = {
    "attribute_unknown": SettingRefusal("CFG", basis=Basis.OURS),  # some of them AWS has
    "balancer_attribute_unknown": SettingRefusal("CFG", basis=Basis.OURS),
    "monitor_not_offered": SettingRefusal("CFG", basis=Basis.OURS),
    "not_boolean": SettingRefusal("CFG"),
    "not_one_of": SettingRefusal("CFG"),
    "number_out_of_range": SettingRefusal("CFG"),
    "duration_out_of_range": SettingRefusal("CFG-01", basis=Basis.REFUSED, key="stickiness.lb_cookie.duration_seconds"),
    "type_of_other_protocol": SettingRefusal("NLB-15", CONFIGURATION, basis=Basis.TOOLS_CODE, key="stickiness.type"),
    "cookie_name_missing": SettingRefusal("CFG-03", basis=Basis.TOOLS, key="stickiness.app_cookie.cookie_name"),
    "cookie_name_reserved": SettingRefusal("CFG-04", basis=Basis.REFUSED, key="stickiness.app_cookie.cookie_name"),
    "cookie_name_no_token": SettingRefusal("SIM-07", basis=Basis.OURS, key="stickiness.app_cookie.cookie_name"),
    "tls_not_sticky": SettingRefusal("NLB-06", CONFIGURATION, basis=Basis.TOOLS, key="stickiness.enabled"),
    "quic_not_sticky": SettingRefusal("NLB-06", CONFIGURATION, key="stickiness.enabled"),
    "lambda_not_sticky": SettingRefusal("CFG-08", CONFIGURATION, key="stickiness.enabled"),
    "alb_type_keeps_defaults": SettingRefusal("NLB-07", CONFIGURATION),
    "cross_zone_off": SettingRefusal(
        "CFG-06", CONFIGURATION, basis=Basis.ONE_ORDER, key="load_balancing.cross_zone.enabled"
    ),
    "weighted_random": SettingRefusal("CFG-17", CONFIGURATION, basis=Basis.TOOLS, key="load_balancing.algorithm.type"),
    "target_optimizer": SettingRefusal("CFG-18", CONFIGURATION, key="load_balancing.algorithm.type"),
    "slow_start": SettingRefusal("HC-14", CONFIGURATION, key="slow_start.duration_seconds"),
    "anomaly_mitigation": SettingRefusal("ALG-05", CONFIGURATION, key="load_balancing.algorithm.anomaly_mitigation"),
    "dns_failover_lower": SettingRefusal("HC-08"),
    "group_count": SettingRefusal("ALB-T-16"),
    "group_twice": SettingRefusal("ALB-T-01", basis=Basis.OURS),
    "weight_out_of_range": SettingRefusal("ALB-T-01"),
    "weights_all_zero": SettingRefusal("ALB-T-01", basis=Basis.OURS),
    "group_stickiness_needed": SettingRefusal("ALB-T-06", CONFIGURATION, basis=Basis.CODE),
    "weighted_app_cookie": SettingRefusal("ALB-A-26", CONFIGURATION),
    "policy_name": SettingRefusal("CLB-G-11"),
    "policy_twice": SettingRefusal("CLB-G-11", "DuplicatePolicyName", basis=Basis.CODE),
    "policy_unknown": SettingRefusal("CLB-G-11", "PolicyNotFound", basis=Basis.CODE),
    "policies_exclude": SettingRefusal("CLB-G-03", CONFIGURATION, basis=Basis.OURS),
    "policy_period": SettingRefusal("CLB-D-05", basis=Basis.OURS, key="CookieExpirationPeriod"),
    "classic_cookie_name_missing": SettingRefusal("CLB-A-01", key="CookieName"),
    "classic_tcp": SettingRefusal("CLB-G-01", CONFIGURATION),
    "classic_draining": SettingRefusal("HC-16"),
}


class SettingRefusedError(StickyLabError):
    """A setting that was refused. Nothing has changed.

    `rule`, `aws_code` and `basis` are those of its `SettingRefusal`; `key` is the attribute's real key, or "".
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, **facts)
        refusal = SETTING_REFUSALS[code]
        self.rule, self.aws_code, self.basis = refusal.rule, refusal.aws_code, refusal.basis
        self.key = str(facts.get("key", refusal.key))
