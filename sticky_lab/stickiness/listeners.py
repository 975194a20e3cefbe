"""Listeners, their rules, and forward actions: which target groups a request may go to (ALG-01, ALB-T)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from sticky_lab.errors import shown
from sticky_lab.stickiness.attributes import read_stickiness_duration
from sticky_lab.stickiness.kinds import Product
from sticky_lab.stickiness.refusals import SettingRefusedError
from sticky_lab.stickiness.targets import TargetGroup

MOST_GROUPS = 5  # ALB-T-16
HEAVIEST = 999  # ALB-T-01


@dataclass(frozen=True, slots=True)
class WeightedGroup:
    """One target group of a forward action and its weight, 0 to 999 (ALB-T-01)."""

    group: TargetGroup
    weight: int = 1

    def __post_init__(self) -> None:
        if isinstance(self.weight, bool) or not isinstance(self.weight, int) or not 0 <= self.weight <= HEAVIEST:
            raise SettingRefusedError("weight_out_of_range", value=shown(self.weight))


@dataclass(frozen=True, slots=True)
class Forward:
    """A forward action, valid by construction.

    `stickiness_seconds` is TargetGroupStickinessConfig.DurationSeconds: a duration turns target group stickiness on
    and cannot be left out then (ALB-T-07); None is off.
    """

    groups: tuple[WeightedGroup, ...]
    stickiness_seconds: int | None = None

    def __post_init__(self) -> None:
        if self.stickiness_seconds is not None:
            object.__setattr__(self, "stickiness_seconds", read_stickiness_duration("", self.stickiness_seconds))
        if not 1 <= len(self.groups) <= MOST_GROUPS:
            raise SettingRefusedError("group_count", value=len(self.groups))
        if len(self.groups) == 1:  # ALB-T-18: nothing else to agree on
            return
        names = [one.group.name for one in self.groups]
        for name in names:
            if names.count(name) > 1:
                raise SettingRefusedError("group_twice", value=name)
        if not any(one.weight for one in self.groups):
            raise SettingRefusedError("weights_all_zero")
        for one in self.groups:
            if one.group.attributes.active_type == "app_cookie":  # ALB-A-26; that it is refused: SIM-16
                raise SettingRefusedError("weighted_app_cookie", value=one.group.name)
            if one.group.attributes.active_type != "off" and self.stickiness_seconds is None:  # ALB-T-06
                raise SettingRefusedError("group_stickiness_needed", value=one.group.name)

    def find(self, digest: bytes) -> TargetGroup | None:
        """Return the group of this action that a sealed cookie names, or None."""
        return next((one.group for one in self.groups if one.group.digest == digest), None)


@dataclass(frozen=True, slots=True)
class ListenerRule:
    """A rule: requests whose path fits `path_pattern` (* any characters, ? any one) get its forward action."""

    priority: int
    path_pattern: str
    forward: Forward

    def fits(self, path: str) -> bool:
        """Whether a path, without its query, fits the pattern."""
        pattern = re.escape(self.path_pattern).replace(r"\*", ".*").replace(r"\?", ".")
        return re.fullmatch(pattern, path) is not None


@dataclass(frozen=True, slots=True)
class Listener:
    """A listener: its name, what it forwards to by default, and rules that come before (ALG-01).

    A CLB's listener has one group, its instances.
    """

    name: str
    default: Forward
    rules: tuple[ListenerRule, ...] = ()
    groups: tuple[TargetGroup, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.rules, key=lambda rule: rule.priority))
        object.__setattr__(self, "rules", ordered)
        every = {
            one.group.name: one.group
            for forward in (self.default, *(rule.forward for rule in ordered))
            for one in forward.groups
        }
        object.__setattr__(self, "groups", tuple(every.values()))

    @property
    def product(self) -> Product:
        """The kind of load balancer."""
        return self.groups[0].attributes.product

    def rule_for(self, path: str) -> tuple[int, Forward]:
        """Return priority and action for a path: rules by ascending priority, the default (0) last (ALG-01)."""
        if self.rules:
            path = path.partition("?")[0]
            for rule in self.rules:
                if rule.fits(path):
                    return rule.priority, rule.forward
        return 0, self.default

    def group(self, name: str) -> TargetGroup:
        """Return the target group of this name. Raises KeyError if the listener forwards to none of that name."""
        for group in self.groups:
            if group.name == name:
                return group
        raise KeyError(name)

    def with_group(self, name: str, change: Callable[[TargetGroup], TargetGroup]) -> Listener:
        """Return the listener with one target group changed wherever it stands.

        Raises `SettingRefusedError` where an action does not agree with the change: judged by the state after it.
        """
        changed = change(self.group(name))

        def new(forward: Forward) -> Forward:
            return replace(
                forward,
                groups=tuple(replace(one, group=changed) if one.group.name == name else one for one in forward.groups),
            )

        rules = tuple(replace(rule, forward=new(rule.forward)) for rule in self.rules)
        return replace(self, default=new(self.default), rules=rules)
