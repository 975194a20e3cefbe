"""The texts of one listener's stickiness."""

from __future__ import annotations

import json

from jinja2 import Environment, PackageLoader, StrictUndefined

from sticky_lab.on_aws.commands import commands
from sticky_lab.on_aws.keys import stickiness_keys, words_for
from sticky_lab.stickiness import ClassicAttributes, Listener

_TEMPLATES = Environment(
    loader=PackageLoader("sticky_lab.on_aws"), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)
# A JSON string is a string in YAML and in HCL too, as long as it holds no "${" and no "%{": no cookie name can.
_TEMPLATES.filters["quoted"] = json.dumps


class AwsText(str):
    """Text that a notebook shows line by line, ready to be copied; `str()` of it is a plain string."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


class OnAws:
    """A lab's target groups, forward action and stickiness, as they are written for a real load balancer.

    Only the stickiness that is in force is written; other attributes stay at AWS's defaults. The templates ask for
    what a lab does not have, such as a VPC, by parameters.
    """

    def __init__(self, listener: Listener) -> None:
        self._listener = listener

    @property
    def attributes(self) -> AwsText:
        """The stickiness under AWS's own keys; with several target groups, of each, and of the forward action."""
        action = self._listener.default
        keys = {one.group.name: stickiness_keys(one.group.attributes) for one in action.groups}
        if len(keys) == 1:
            return AwsText("\n".join(_lines(*keys.values())))
        forward = {f"{one.group.name}: Weight": str(one.weight) for one in action.groups}
        forward["TargetGroupStickinessConfig.Enabled"] = str(action.stickiness_seconds is not None).lower()
        if action.stickiness_seconds is not None:
            forward["TargetGroupStickinessConfig.DurationSeconds"] = str(action.stickiness_seconds)
        sections = {**{f"target group {name}": pairs for name, pairs in keys.items()}, "forward action": forward}
        return AwsText("\n".join("\n  ".join([title, *_lines(pairs)]) for title, pairs in sections.items()))

    @property
    def cli(self) -> AwsText:
        """The commands of the AWS CLI that set an existing load balancer so."""
        return AwsText(commands(self._listener))

    @property
    def cloudformation(self) -> AwsText:
        """A CloudFormation template in YAML."""
        return self._filled("yaml")

    @property
    def terraform(self) -> AwsText:
        """A Terraform configuration in HCL, for the provider "aws"."""
        return self._filled("tf")

    def _filled(self, kind: str) -> AwsText:
        attributes = self._listener.groups[0].attributes
        if isinstance(attributes, ClassicAttributes):
            policies = [policy for policy in attributes.policies if policy.name in attributes.attached]
            text = _TEMPLATES.get_template(f"clb.{kind}.j2").render(protocol=attributes.protocol, policies=policies)
        else:
            action = self._listener.default
            words = words_for(one.group.name for one in action.groups)
            groups = [
                {
                    "word": words[one.group.name],
                    "weight": one.weight,
                    "attributes": one.group.attributes,
                    "keys": stickiness_keys(one.group.attributes),
                }
                for one in action.groups
            ]
            text = _TEMPLATES.get_template(f"target_groups.{kind}.j2").render(
                protocol=attributes.protocol, groups=groups, group_stickiness=action.stickiness_seconds
            )
        return AwsText(text.rstrip("\n"))

    def __repr__(self) -> str:
        return "<On AWS: .attributes, .cli, .cloudformation, .terraform>"


def _lines(pairs: dict[str, str]) -> list[str]:
    return [f"{key} = {value}" for key, value in pairs.items()]
