"""Commands of the AWS CLI that set stickiness, read from text, and what they would bring about.

The counterpart of `sticky_lab.on_aws.commands`, which writes them. `read_commands` reads what a learner wrote,
`applied` changes a listener by it, under the same rules as everywhere: what they refuse is refused.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from sticky_lab.course.content import lab_text
from sticky_lab.course.labs.lab05.shorthand import CommandError, read_values
from sticky_lab.stickiness import (
    ClassicAttributes,
    Forward,
    Listener,
    StickinessPolicy,
    TargetGroup,
    TargetGroupAttributes,
    WeightedGroup,
)

MOST_CHARACTERS = 10_000
_LINE_GOES_ON = re.compile(r"\\[ \t]*\r?\n")
# A comment begins with # where a word could begin; what stands in quotes is none.
_QUOTED_OR_COMMENT = re.compile(r"""('[^']*'|"(?:\\.|[^"\\])*")|(?<![^\s;&])#[^\n]*""")
# What any command takes and what changes no setting.
_GLOBAL_OPTIONS = {"--region": 1, "--profile": 1, "--output": 1, "--no-cli-pager": 0}


@dataclass(frozen=True, slots=True)
class Operation:
    """What a command takes: options that it needs, others, and those that take several values."""

    service: str
    needed: tuple[str, ...]
    others: tuple[str, ...] = ()
    several: tuple[str, ...] = ()


OPERATIONS = {
    "modify-target-group-attributes": Operation(
        "elbv2", ("--target-group-arn", "--attributes"), several=("--attributes",)
    ),
    "modify-listener": Operation("elbv2", ("--listener-arn", "--default-actions"), several=("--default-actions",)),
    "modify-rule": Operation("elbv2", ("--rule-arn", "--actions"), several=("--actions",)),
    "create-lb-cookie-stickiness-policy": Operation(
        "elb", ("--load-balancer-name", "--policy-name"), ("--cookie-expiration-period",)
    ),
    "create-app-cookie-stickiness-policy": Operation("elb", ("--load-balancer-name", "--policy-name", "--cookie-name")),
    "set-load-balancer-policies-of-listener": Operation(
        "elb", ("--load-balancer-name", "--load-balancer-port", "--policy-names"), several=("--policy-names",)
    ),
}


@dataclass(frozen=True, slots=True)
class Command:
    """One command: the name of its operation, and the words that follow each option."""

    operation: str
    options: Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Resources:
    """What the commands may name: ARNs of target groups, each with the group's name in the lab, and so on."""

    groups: Mapping[str, str] = field(default_factory=dict)
    listener: str = ""
    rule: str = ""
    load_balancer: str = ""
    port: str = ""


def read_commands(text: object, service: str) -> list[Command]:
    """Return the commands of a text; lines, `;` and `&&` separate them. All have to be of this service.

    Raises `CommandError`.
    """
    if not isinstance(text, str):
        raise CommandError("not_text", value=type(text).__name__)
    if len(text) > MOST_CHARACTERS:
        raise CommandError("too_long", most=MOST_CHARACTERS)
    commands = [_command(line, service) for line in _lines(text)]
    if not commands:
        raise CommandError("no_command")
    return commands


def applied(commands: list[Command], before: Listener, resources: Resources) -> Listener:
    """Return the listener as the commands leave it, one after the other.

    Raises `CommandError`, and `SettingRefusedError` for what AWS would not take.
    """
    for command in commands:
        options = command.options
        if command.operation == "modify-target-group-attributes":
            group = _known("--target-group-arn", options, resources.groups)
            before = before.with_group(resources.groups[group], partial(_changed, command))
        elif command.operation in ("modify-listener", "modify-rule"):
            before = _with_action(before, command, resources)
        else:
            _known("--load-balancer-name", options, (resources.load_balancer,))
            change = partial(_classic, command, resources.port)
            before = before.with_group(before.groups[0].name, change)
    return before


def _without_comments(text: str) -> str:
    return _QUOTED_OR_COMMENT.sub(lambda found: found[1] or "", text)


def _lines(text: str) -> list[list[str]]:
    """Return the words of each command."""
    lexer = shlex.shlex(_LINE_GOES_ON.sub(" ", _without_comments(text)), posix=True, punctuation_chars=";&\n")
    lexer.whitespace, lexer.whitespace_split, lexer.commenters = " \t\r", True, ""
    lines: list[list[str]] = [[]]
    try:
        for word in lexer:
            if word.strip(";&\n"):
                lines[-1].append(word)
            else:
                lines.append([])
    except ValueError:
        raise CommandError("quote_open") from None
    return [line for line in lines if line]


def _global_options_last(line: list[str]) -> list[str]:
    """Return the words with the options that stand before the service moved to the end, where they mean the same."""
    begin = 1
    while begin < len(line) and line[begin].startswith("--"):
        option, equals, _ = line[begin].partition("=")
        if option not in _GLOBAL_OPTIONS:
            allowed = ", ".join(_GLOBAL_OPTIONS)
            raise CommandError("option_unknown", operation="aws", value=option[:60], allowed=allowed)
        begin += 1 if equals else 1 + _GLOBAL_OPTIONS[option]
    return [line[0], *line[begin:], *line[1:begin]]


def _command(line: list[str], service: str) -> Command:
    line = _global_options_last(line)
    if line[0] != "aws" or len(line) < 3:
        raise CommandError("not_aws", value=" ".join(line[:2])[:60])
    if line[1] != service and line[1] in ("elb", "elbv2"):
        raise CommandError("other_service", "wrong_service", value=line[1])
    name = line[2]
    if line[1] != service or name not in OPERATIONS or OPERATIONS[name].service != service:
        allowed = ", ".join(f"`{one}`" for one, operation in OPERATIONS.items() if operation.service == service)
        raise CommandError("operation_unknown", value=" ".join(line[1:3])[:60], service=service, allowed=allowed)
    return Command(name, _options(name, line[3:]))


def _options(name: str, rest: list[str]) -> dict[str, list[str]]:
    operation = OPERATIONS[name]
    allowed = (*operation.needed, *operation.others)
    found: dict[str, list[str]] = {}
    values: list[str] | None = None
    for word in rest:
        if not word.startswith("--"):
            if values is None:
                raise CommandError("word_astray", operation=name, value=word[:60])
            values.append(word)
            continue
        option, equals, value = word.partition("=")
        if option not in allowed and option not in _GLOBAL_OPTIONS:
            raise CommandError("option_unknown", operation=name, value=option[:60], allowed=", ".join(allowed))
        if option in found:
            raise CommandError("option_twice", value=option)
        values = found[option] = [value] if equals else []
    for option in operation.needed:
        if option not in found:
            raise CommandError("option_missing", operation=name, value=option)
    for option, given in found.items():
        if option not in operation.several and len(given) != _GLOBAL_OPTIONS.get(option, 1):
            raise CommandError("one_value", option=option, count=len(given))
    return found


def _known(option: str, options: Mapping[str, list[str]], known: Container[str]) -> str:
    """Return the option's value if it is among the known ones."""
    return _known_value(option, options[option][0], known)


def _known_value(option: str, value: object, known: Container[str]) -> str:
    if not isinstance(value, str) or not value or value not in known:
        raise CommandError("other_resource", "other_resource", option=option, value=str(value)[:100])
    return value


def changes_of(command: Command) -> dict[str, str]:
    """Return the attributes that a command changes, by their keys, as they are written. Raises `CommandError`."""
    option = "--attributes"
    changes: dict[str, str] = {}
    elements = read_values(option, command.options[option])
    if not elements or any(not isinstance(one, dict) for one in elements):
        raise CommandError("not_a_list", option=option, what=lab_text("lab05", "attributes"))
    for one in elements:
        if set(one) != {"Key", "Value"} or not all(isinstance(part, str) for part in one.values()):
            raise CommandError("names_differ", option=option, value=_short(one), allowed="Key, Value")
        # The lab takes "30m" too, AWS does not.
        seconds = one["Key"].endswith("duration_seconds")
        changes[one["Key"]] = str(_number(one["Key"], one["Value"])) if seconds else one["Value"]
    return changes


def _changed(command: Command, group: TargetGroup) -> TargetGroup:
    assert isinstance(group.attributes, TargetGroupAttributes)
    return replace(group, attributes=group.attributes.changed(changes_of(command)))


def _with_action(before: Listener, command: Command, resources: Resources) -> Listener:
    if command.operation == "modify-listener":
        option = "--default-actions"
        _known("--listener-arn", command.options, (resources.listener,))
    else:
        option = "--actions"
        _known("--rule-arn", command.options, (resources.rule,))
    actions = read_values(option, command.options[option])
    if len(actions) != 1 or not isinstance(actions[0], dict) or actions[0].get("Type") != "forward":
        raise CommandError("one_forward", option=option)
    action = _map(option, actions[0], ("Type", "Order", "ForwardConfig"))
    config = _map(option, action.get("ForwardConfig", {}), ("TargetGroups", "TargetGroupStickinessConfig"))
    stickiness = _map(option, config.get("TargetGroupStickinessConfig", {}), ("Enabled", "DurationSeconds"))
    groups = _weighted(option, config.get("TargetGroups"), before, resources)
    if str(stickiness.get("Enabled", False)).lower() != "true":
        return replace(before, default=Forward(groups))
    if "DurationSeconds" not in stickiness:
        raise CommandError("duration_missing", "command_refused")
    return replace(before, default=Forward(groups, _number("DurationSeconds", stickiness["DurationSeconds"])))


def _map(option: str, value: Any, allowed: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(value, dict) or not set(value) <= set(allowed):
        raise CommandError("names_differ", option=option, value=_short(value), allowed=", ".join(allowed))
    return value


def _weighted(option: str, listed: Any, before: Listener, resources: Resources) -> tuple[WeightedGroup, ...]:
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise CommandError("not_a_list", option=option, what=lab_text("lab05", "groups"))
    groups = {}
    for one in listed:
        if not {"TargetGroupArn"} <= set(one) <= {"TargetGroupArn", "Weight"}:
            raise CommandError("names_differ", option=option, value=_short(one), allowed="TargetGroupArn, Weight")
        name = resources.groups[_known_value("TargetGroupArn", one["TargetGroupArn"], resources.groups)]
        groups[name] = WeightedGroup(before.group(name), _number("Weight", one.get("Weight", 1)))
    missing = [group.name for group in before.groups if group.name not in groups]
    if missing:
        raise CommandError("groups_left_out", "groups_left_out", missing=", ".join(missing))
    return tuple(groups[group.name] for group in before.groups)


def _classic(command: Command, port: str, group: TargetGroup) -> TargetGroup:
    attributes, options = group.attributes, command.options
    assert isinstance(attributes, ClassicAttributes)
    if command.operation == "set-load-balancer-policies-of-listener":
        _known("--load-balancer-port", options, (port,))
        return replace(group, attributes=attributes.with_listener_policies(*_policy_names(options["--policy-names"])))
    period = options.get("--cookie-expiration-period")
    policy = StickinessPolicy(
        options["--policy-name"][0],
        None if period is None else _number("--cookie-expiration-period", period[0]),
        options.get("--cookie-name", [""])[0],
    )
    return replace(group, attributes=attributes.with_policy(policy))


def _policy_names(given: list[str]) -> list[str]:
    """Return names that are written as words or as one list in JSON; the empty list takes every policy away."""
    option = "--policy-names"
    names = read_values(option, given) if given and given[0].lstrip().startswith("[") else given
    if not all(isinstance(name, str) for name in names):
        raise CommandError("not_a_list", option=option, what=lab_text("lab05", "policies"))
    return names


def _number(name: str, value: object) -> int:
    if isinstance(value, bool) or not re.fullmatch("[0-9]{1,9}", str(value)):
        raise CommandError("not_a_number", name=name, value=str(value)[:40])
    return int(str(value))


def _short(value: object) -> str:
    return (", ".join(value) if isinstance(value, dict) else str(value))[:60]
