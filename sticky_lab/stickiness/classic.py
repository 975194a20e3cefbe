"""What a CLB listener is set to: stickiness policies, created on the load balancer and attached to a port (CLB-G).

The counterpart of `attributes`: checked when made, so that settings which are refused cannot exist.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from sticky_lab.errors import StickyLabError, shown
from sticky_lab.stickiness.attributes import read_token
from sticky_lab.stickiness.durations import parse_duration
from sticky_lab.stickiness.kinds import KINDS, Product, Stickiness
from sticky_lab.stickiness.refusals import SettingRefusedError

_POLICY_NAME = re.compile("[A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True)
class StickinessPolicy:
    """A named policy. With a `cookie_name` the application controls it (CLB-A-01), else the load balancer (CLB-D-05).

    `cookie_expiration_period` is in seconds; None or 0 makes cookies that last for the browser session. AWS
    documents no longest period (CLB-D-10).
    """

    name: str
    cookie_expiration_period: int | None = None
    cookie_name: str = ""

    def __post_init__(self) -> None:
        if not _POLICY_NAME.fullmatch(self.name):
            raise SettingRefusedError("policy_name", value=shown(self.name))
        if self.cookie_expiration_period is not None and self.cookie_expiration_period < 0:
            raise SettingRefusedError("policy_period", value=self.cookie_expiration_period)
        read_token(self.cookie_name)

    @property
    def stickiness(self) -> Stickiness:
        """What the policy asks of the engine."""
        if self.cookie_name:
            return Stickiness(KINDS["clb_application"], None, self.cookie_name.encode())
        return Stickiness(KINDS["clb_duration"], self.cookie_expiration_period or None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassicAttributes:
    """The settings of a CLB with one listener, valid by construction.

    `policies` exist on the load balancer; `attached` names those in force at the listener.
    """

    product: ClassVar[Product] = Product.CLB
    # What the engine asks of any target group.
    minimum_healthy_count: ClassVar[int] = 1
    minimum_healthy_percentage: ClassVar[str] = "off"
    slow_start_seconds: ClassVar[int] = 0
    #: What `with_stickiness` takes.
    short_types: ClassVar[tuple[str, ...]] = ("off", "lb_cookie", "app_cookie")

    protocol: str = "HTTP"
    policies: tuple[StickinessPolicy, ...] = ()
    attached: tuple[str, ...] = ()
    draining_timeout: int | None = 300  # HC-16; None: connection draining is off

    def __post_init__(self) -> None:
        attached = [policy for policy in self.policies if policy.name in self.attached]
        if self.protocol not in ("HTTP", "HTTPS") and attached:
            raise SettingRefusedError("classic_tcp", protocol=self.protocol)
        if len(attached) > 1:
            raise SettingRefusedError("policies_exclude", value=", ".join(self.attached))
        if self.draining_timeout is not None and not 1 <= self.draining_timeout <= 3600:
            raise SettingRefusedError("classic_draining", value=self.draining_timeout)

    @property
    def deregistration_delay_seconds(self) -> int:
        """How long what an instance has in hand may go on once it is deregistered (HC-16)."""
        return self.draining_timeout or 0

    @property
    def algorithm(self) -> str:
        """CLB-G-02: least outstanding requests for HTTP and HTTPS, round robin for TCP and SSL."""
        return "least_outstanding_requests" if self.protocol in ("HTTP", "HTTPS") else "round_robin"

    @property
    def stickiness(self) -> Stickiness:
        """The stickiness in force at the listener."""
        policy = next((policy for policy in self.policies if policy.name in self.attached), None)
        return policy.stickiness if policy else Stickiness(KINDS["clb_off"])

    @property
    def active_type(self) -> str:
        """The stickiness in force, in the short words that an ALB has for it."""
        return {"clb_duration": "lb_cookie", "clb_application": "app_cookie"}.get(self.stickiness.kind.name, "off")

    def with_policy(self, policy: StickinessPolicy) -> ClassicAttributes:
        """Create a policy: CreateLBCookieStickinessPolicy, CreateAppCookieStickinessPolicy. It is not in force yet."""
        if any(existing.name == policy.name for existing in self.policies):
            raise SettingRefusedError("policy_twice", value=policy.name)
        return replace(self, policies=(*self.policies, policy))

    def with_listener_policies(self, *names: str) -> ClassicAttributes:
        """Put these policies in force, and no other: SetLoadBalancerPoliciesOfListener replaces the list (CLB-G-03)."""
        for name in names:
            if all(policy.name != name for policy in self.policies):
                raise SettingRefusedError("policy_unknown", value=shown(name))
        return replace(self, attached=names)

    def with_stickiness(
        self, stickiness_type: str | None, duration: object = None, cookie_name: str | None = None
    ) -> ClassicAttributes:
        """Return a copy with stickiness set in short: "off" (or None), "lb_cookie" or "app_cookie".

        One policy takes the place of those before it. A `duration` left out means the browser session (CLB-D-05).
        """
        wanted = "off" if stickiness_type is None else stickiness_type
        if wanted not in self.short_types:
            raise StickyLabError("stickiness_type_unknown", value=shown(wanted), allowed=", ".join(self.short_types))
        if duration is not None and wanted != "lb_cookie":
            raise StickyLabError("stickiness_duration_without_cookie", value=wanted)
        if cookie_name is not None and wanted != "app_cookie":
            raise StickyLabError("cookie_name_without_app_cookie")
        if wanted == "off":
            return replace(self, policies=(), attached=())
        if wanted == "lb_cookie":
            policy = StickinessPolicy("duration-based", None if duration is None else parse_duration(duration))
        elif cookie_name:
            policy = StickinessPolicy("application-controlled", None, str(cookie_name))
        else:
            raise SettingRefusedError("classic_cookie_name_missing")
        return replace(self, policies=(policy,), attached=(policy.name,))

    def changed(self, changes: Mapping[str, object]) -> ClassicAttributes:
        """Return a copy with its policy given by the API's parameter: CookieExpirationPeriod or CookieName."""
        unknown = [key for key in changes if key not in ("CookieExpirationPeriod", "CookieName")]
        if unknown:
            raise SettingRefusedError(
                "attribute_unknown",
                protocol=self.protocol,
                key=shown(unknown[0]),
                allowed="CookieExpirationPeriod, CookieName",
            )
        if len(changes) > 1:
            raise SettingRefusedError("policies_exclude", value=", ".join(changes))
        if not changes:
            return self
        if "CookieName" in changes:
            return self.with_stickiness("app_cookie", None, str(changes["CookieName"]))
        return self.with_stickiness("lb_cookie", changes.get("CookieExpirationPeriod"))

    def as_keys(self) -> dict[str, str]:
        """Return the settings under the names that the API has for them, every value a string."""
        stickiness = self.stickiness
        keys = {"Listener.Protocol": self.protocol, "Listener.PolicyNames": ", ".join(self.attached)}
        if stickiness.kind.name == "clb_duration":
            keys["CookieExpirationPeriod"] = str(stickiness.duration or 0)
        if stickiness.kind.name == "clb_application":
            keys["CookieName"] = stickiness.cookie_name.decode()
        enabled = self.draining_timeout is not None
        keys["ConnectionDraining.Enabled"] = str(enabled).lower()
        if enabled:
            keys["ConnectionDraining.Timeout"] = str(self.draining_timeout)
        return keys
