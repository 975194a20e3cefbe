"""The commands of the AWS CLI that would set a real load balancer as the lab is set (CFG-09, CFG-10)."""

from __future__ import annotations

import shlex

from sticky_lab.stickiness import ClassicAttributes, TargetGroupAttributes

# Names and numbers of AWS's own examples; a reader puts their own there.
TARGET_GROUP = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/shop/0123456789abcdef"
CLASSIC_LOAD_BALANCER = "my-load-balancer"


def cli_commands(attributes: TargetGroupAttributes | ClassicAttributes) -> str:
    """Return the commands, one on each line, ready to be pasted into a shell."""
    if isinstance(attributes, ClassicAttributes):
        return "\n".join(shlex.join(words) for words in _classic(attributes))
    changes = {"stickiness.enabled": str(attributes.stickiness_enabled).lower()}
    if attributes.stickiness_enabled:
        keys = attributes.as_keys()
        chosen = attributes.stickiness_type
        changes["stickiness.type"] = chosen
        changes |= {key: value for key, value in keys.items() if key.startswith(f"stickiness.{chosen}.")}
    pairs = [f"Key={key},Value={value}" for key, value in changes.items()]
    command = ["aws", "elbv2", "modify-target-group-attributes", "--target-group-arn", TARGET_GROUP, "--attributes"]
    return shlex.join([*command, *pairs])


def _classic(attributes: ClassicAttributes) -> list[list[str]]:
    balancer = ["--load-balancer-name", CLASSIC_LOAD_BALANCER]
    commands = []
    for policy in attributes.policies:
        named = [*balancer, "--policy-name", policy.name]
        if policy.cookie_name:
            create = ["create-app-cookie-stickiness-policy", *named, "--cookie-name", policy.cookie_name]
        else:
            create = ["create-lb-cookie-stickiness-policy", *named]
            if policy.cookie_expiration_period:
                create += ["--cookie-expiration-period", str(policy.cookie_expiration_period)]
        commands.append(["aws", "elb", *create])
    # CLB-G-03: the list that is given replaces the one in force, so an empty one turns stickiness off.
    in_force = ["set-load-balancer-policies-of-listener", *balancer, "--load-balancer-port", "80", "--policy-names"]
    return [*commands, ["aws", "elb", *in_force, *(attributes.attached or ("[]",))]]
