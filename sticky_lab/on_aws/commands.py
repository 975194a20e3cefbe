"""The commands of the AWS CLI that set an existing load balancer as the lab is set (CFG-09, CFG-10)."""

from __future__ import annotations

import json
import shlex

from sticky_lab.on_aws.keys import stickiness_keys, words_for
from sticky_lab.stickiness import ClassicAttributes, Forward, Listener, TargetGroupAttributes

# Region, numbers and names of AWS's own examples; a reader puts their own there.
_ARN = "arn:aws:elasticloadbalancing:us-east-1:123456789012"
LISTENER = f"{_ARN}:listener/app/shop/0123456789abcdef/0123456789abcdef"
CLASSIC_LOAD_BALANCER = "my-load-balancer"
WIDEST_LINE = 96

# A command: the words before the first option, then each option with its values.
_Command = tuple[str, dict[str, list[str]]]


def commands(listener: Listener) -> str:
    """Return the commands, ready to be pasted into a shell; a line that goes on ends in a backslash."""
    attributes = listener.groups[0].attributes
    if isinstance(attributes, ClassicAttributes):
        return "\n".join(_written(*command) for command in _classic(attributes))
    words = words_for(group.name for group in listener.groups)
    arns = {name: f"{_ARN}:targetgroup/{word.lower()}/0123456789abcdef" for name, word in words.items()}
    changes = [_target_group(arns[group.name], group.attributes) for group in listener.groups]
    action = listener.default
    if len(action.groups) > 1:
        changed = _forward(action, arns)
        # ALB-T-06: a group is not made sticky before group stickiness is on, nor is that switched off before.
        changes = [*changes, changed] if action.stickiness_seconds is None else [changed, *changes]
    return "\n".join(_written(*command) for command in changes)


def _target_group(arn: str, attributes: TargetGroupAttributes | ClassicAttributes) -> _Command:
    # The CLI's short form takes an apostrophe only within double quotes.
    pairs = [
        f'Key={key},Value="{value}"' if "'" in value else f"Key={key},Value={value}"
        for key, value in stickiness_keys(attributes).items()
    ]
    return "aws elbv2 modify-target-group-attributes", {"--target-group-arn": [arn], "--attributes": pairs}


def _forward(action: Forward, arns: dict[str, str]) -> _Command:
    seconds = action.stickiness_seconds
    stickiness = {"Enabled": False} if seconds is None else {"Enabled": True, "DurationSeconds": seconds}
    forward = {
        "TargetGroups": [{"TargetGroupArn": arns[one.group.name], "Weight": one.weight} for one in action.groups],
        "TargetGroupStickinessConfig": stickiness,
    }
    actions = json.dumps([{"Type": "forward", "ForwardConfig": forward}], indent=2)
    return "aws elbv2 modify-listener", {"--listener-arn": [LISTENER], "--default-actions": [actions]}


def _classic(attributes: ClassicAttributes) -> list[_Command]:
    balancer = {"--load-balancer-name": [CLASSIC_LOAD_BALANCER]}
    created: list[_Command] = []
    for policy in attributes.policies:
        named = {**balancer, "--policy-name": [policy.name]}
        if policy.cookie_name:
            created.append(
                ("aws elb create-app-cookie-stickiness-policy", {**named, "--cookie-name": [policy.cookie_name]})
            )
            continue
        if policy.cookie_expiration_period:
            named["--cookie-expiration-period"] = [str(policy.cookie_expiration_period)]
        created.append(("aws elb create-lb-cookie-stickiness-policy", named))
    # CLB-G-03: the list that is given replaces the one in force, so an empty one turns stickiness off.
    in_force = {**balancer, "--load-balancer-port": ["80"], "--policy-names": list(attributes.attached) or ["[]"]}
    return [*created, ("aws elb set-load-balancer-policies-of-listener", in_force)]


def _written(start: str, options: dict[str, list[str]]) -> str:
    lines = [start]
    for option, values in options.items():
        quoted = [shlex.quote(value) for value in values]
        if len(values) == 1 and values[0].startswith("-"):  # else it would be taken for an option
            option, quoted = f"{option}={quoted[0]}", []
        line = " ".join(["  " + option, *quoted])
        fits = max(len(part) for part in line.splitlines()) <= WIDEST_LINE
        lines += [line] if fits else ["  " + option, *("    " + value for value in quoted)]
    return " \\\n".join(lines)
