"""From what a learner asks of a lab to a listener: product, target groups, targets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from sticky_lab.errors import StickyLabError, shown
from sticky_lab.fleet import MOST_TARGETS
from sticky_lab.stickiness import (
    ClassicAttributes,
    Forward,
    Listener,
    Product,
    Target,
    TargetGroup,
    TargetGroupAttributes,
    WeightedGroup,
)
from sticky_lab.stickiness.attributes import read_stickiness_duration

# A GWLB passes packets on, not requests: it has no listener that a lab could play.
PRODUCTS = (Product.ALB, Product.CLB, Product.NLB)
ONE_GROUP = "shop"

Attributes = TargetGroupAttributes | ClassicAttributes


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """A target group to be: its name, how many targets it has, and its weight in the forward action."""

    name: str
    targets: int
    weight: int = 1


def plan(
    product: object, targets: object, groups: Mapping[str, tuple[int, int]] | None
) -> tuple[Product, tuple[GroupPlan, ...]]:
    """Check what was asked for, before anything is started. `groups` maps a name to (weight, targets)."""
    asked = next((one for one in PRODUCTS if one == product), None)
    if asked is None:
        raise StickyLabError("product_unknown", value=shown(product), allowed=", ".join(PRODUCTS))
    plans: tuple[GroupPlan, ...]
    if not groups:
        plans = (GroupPlan(ONE_GROUP, _count(targets)),)
    elif asked is not Product.ALB:
        raise StickyLabError("groups_of_alb_only")
    else:
        plans = _plans(groups)
        _count(sum(group.targets for group in plans))
    listener(asked, plans, [])  # weights and the number of groups are judged there
    return asked, plans


def listener(
    product: Product, plans: Sequence[GroupPlan], targets: Sequence[Target], stickiness_seconds: int | None = None
) -> Listener:
    """Return a listener with stickiness off, its targets dealt out to the groups in order."""
    attributes: Attributes
    if product is Product.CLB:
        attributes = ClassicAttributes()
    else:
        attributes = TargetGroupAttributes(protocol="TCP" if product is Product.NLB else "HTTP")
    left = list(targets)
    groups = []
    for group in plans:
        mine, left = tuple(left[: group.targets]), left[group.targets :]
        groups.append(WeightedGroup(TargetGroup(group.name, mine, attributes), group.weight))
    return Listener("sticky-lab", Forward(tuple(groups), stickiness_seconds))


def configured(
    before: Listener,
    *,
    stickiness: str,
    duration: str | None,
    cookie_name: str | None,
    algorithm: str | None,
    group_stickiness: str | None,
) -> Listener:
    """Return the listener with all of this set at once, in every target group."""

    def changed(attributes: Attributes) -> Attributes:
        attributes = attributes.with_stickiness(stickiness, duration, cookie_name)
        return attributes.changed({"load_balancing.algorithm.type": algorithm}) if algorithm else attributes

    groups = before.default.groups
    return with_forward(
        before,
        attributes={one.group.name: changed(one.group.attributes) for one in groups},
        stickiness_seconds=group_seconds(group_stickiness, len(groups)),
    )


def by_keys(changes: object) -> Mapping[str, object]:
    """Return changes of attributes by AWS's keys, from a mapping, an annotation's "key=value,…", or the CLI's list.

    Raises `StickyLabError` for anything else.
    """
    if isinstance(changes, Mapping):
        return changes
    if isinstance(changes, str):
        pairs = [pair.partition("=") for pair in changes.split(",")]
        if all(key.strip() and sign for key, sign, _ in pairs):
            return {key.strip(): value.strip() for key, _, value in pairs}
    elif isinstance(changes, list | tuple) and all(
        isinstance(one, Mapping) and set(one) == {"Key", "Value"} and isinstance(one["Key"], str) for one in changes
    ):
        return {one["Key"]: one["Value"] for one in changes}
    raise StickyLabError("not_attributes", value=shown(changes))


def with_stickiness(
    before: Listener,
    stickiness_type: str | Mapping[str, object] | Sequence[Mapping[str, object]] | None,
    duration: str | int | None = None,
    cookie_name: str | None = None,
    *,
    group: str | None = None,
) -> Listener:
    """Return the listener with the stickiness of its target groups (or of one `group`) set; see `Lab.stickiness`."""
    groups = {one.name: one.attributes for one in before.groups}
    if group is not None and not any(group == name for name in groups):
        raise StickyLabError("group_unknown", value=shown(group), allowed=", ".join(groups))
    # No type has a dot in its name, and every key has one.
    if isinstance(stickiness_type, list | tuple) or (isinstance(stickiness_type, str) and "." in stickiness_type):
        stickiness_type = by_keys(stickiness_type)
    if isinstance(stickiness_type, Mapping) and (duration is not None or cookie_name is not None):
        raise StickyLabError("stickiness_twice")
    changes: dict[str, Attributes] = {}
    for name, attributes in groups.items():
        if group in (None, name):
            if isinstance(stickiness_type, Mapping):
                changes[name] = attributes.changed(stickiness_type)
            else:
                changes[name] = attributes.with_stickiness(stickiness_type, duration, cookie_name)  # type: ignore[arg-type]
    return with_forward(before, stickiness_seconds=before.default.stickiness_seconds, attributes=changes)


def as_product(
    before: Listener, product: str, stickiness_type: str, duration: str | None, cookie_name: str | None
) -> Listener:
    """Return a listener of another product with the targets of this one's only group."""
    targets = before.groups[0].targets
    name, _ = plan(product, 1, None)
    return with_stickiness(
        listener(name, (GroupPlan(before.groups[0].name, len(targets)),), targets),
        stickiness_type,
        duration,
        cookie_name,
    )


def with_forward(
    before: Listener,
    *,
    stickiness_seconds: int | None,
    attributes: Mapping[str, Attributes] = MappingProxyType({}),
    weights: Mapping[str, int] = MappingProxyType({}),
) -> Listener:
    """Return the listener with its forward action changed, judged by the state after it. Groups go by their names."""
    groups = tuple(
        WeightedGroup(
            replace(one.group, attributes=attributes.get(one.group.name, one.group.attributes)),
            weights.get(one.group.name, one.weight),
        )
        for one in before.default.groups
    )
    return replace(before, default=Forward(groups, stickiness_seconds))


def group_seconds(duration: str | int | None, groups: int) -> int | None:
    """Return a duration of target group stickiness in seconds; None and "off" are none.

    `groups` is how many target groups there are. Raises `StickyLabError` where there is no choice between them.
    """
    if duration in (None, "off"):
        return None
    seconds = read_stickiness_duration("DurationSeconds", duration)
    if groups == 1:
        raise StickyLabError("group_stickiness_of_one")
    return seconds


def _plans(groups: object) -> tuple[GroupPlan, ...]:
    plans = []
    for name, what in groups.items() if isinstance(groups, Mapping) else [("", None)]:
        if not isinstance(name, str) or not name or not isinstance(what, tuple | list) or len(what) != 2:
            raise StickyLabError("groups_form", value=shown(groups))
        weight, count = what
        plans.append(GroupPlan(name, _count(count), weight))
    return tuple(plans)


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST_TARGETS:
        raise StickyLabError("target_count", most=MOST_TARGETS, value=shown(value))
    return value
