"""The texts for a real load balancer: judged by others' programs, and read back into the settings that they came from.

There is no terraform here: what is proved of the HCL is that it parses and says what the lab is set to, not that the
provider would take it.
"""

from __future__ import annotations

import json
import re
import socket
import subprocess
from typing import Any

import hcl2
import pytest
import yaml
from botocore import xform_name
from botocore.loaders import Loader
from botocore.model import ServiceModel, Shape
from botocore.validate import ParamValidator
from cfnlint.api import lint
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sticky_lab import Lab
from sticky_lab.bench.listener import listener, plan, with_forward, with_stickiness
from sticky_lab.on_aws import OnAws
from sticky_lab.on_aws.keys import words_for
from sticky_lab.stickiness import Listener

pytestmark = pytest.mark.slow

TWO = {"blue": (90, 2), "green": (10, 1)}


def made(
    product: str, stickiness: tuple[Any, ...] = ("off",), groups: Any = None, seconds: int | None = None
) -> Listener:
    """Return a listener without targets: product, what `with_stickiness` takes, groups, group stickiness."""
    return with_stickiness(listener(*plan(product, 1, groups), [], seconds), *stickiness)


SETTINGS = {
    "alb off": made("alb"),
    "alb lb_cookie": made("alb", ("lb_cookie", "1h")),
    "alb app_cookie": made("alb", ("app_cookie", "15m", "SHOPSESSION")),
    "alb weights": made("alb", groups=TWO),
    "alb weights, group stickiness": made("alb", groups=TWO, seconds=600),
    "alb weights, both": made("alb", ("lb_cookie", "1d"), TWO, 3600),
    "clb off": made("clb"),
    "clb duration": made("clb", ("lb_cookie", "10m")),
    "clb browser session": made("clb", ("lb_cookie",)),
    "clb application": made("clb", ("app_cookie", None, "SHOPSESSION")),
    "nlb off": made("nlb"),
    "nlb source_ip": made("nlb", ("source_ip",)),
}
every_setting = pytest.mark.parametrize("before", SETTINGS.values(), ids=list(SETTINGS))

_token = st.text("!#$%&'*+-.^_`|~09AZaz", min_size=1, max_size=20).filter(lambda name: not name.startswith("AWSALB"))
_seconds = st.integers(1, 604_800)
_groups = st.dictionaries(st.text(min_size=1, max_size=8), st.integers(1, 999), min_size=2, max_size=5)
listeners = st.one_of(
    st.builds(lambda seconds: made("alb", ("lb_cookie", seconds)), _seconds),
    st.builds(lambda seconds, name: made("alb", ("app_cookie", seconds, name)), _seconds, _token),
    st.builds(
        lambda groups, own, seconds: made(
            "alb", ("lb_cookie", own), {name: (weight, 1) for name, weight in groups.items()}, seconds
        ),
        _groups,
        _seconds,
        _seconds,
    ),
    st.builds(lambda seconds: made("clb", ("lb_cookie", seconds)), st.integers(1, 10**9 - 1)),
    st.builds(lambda name: made("clb", ("app_cookie", None, name)), _token),
)


# reading the texts back: keys of each group, weights, seconds of group stickiness

Found = tuple[list[dict[str, str]], list[int], int | None]


class _Yaml(yaml.SafeLoader):
    """YAML with CloudFormation's !Ref."""


def _ref(_: yaml.SafeLoader, node: yaml.ScalarNode) -> str:
    return str(node.value)


_Yaml.add_constructor("!Ref", _ref)


def in_cloudformation(text: str) -> Found:
    resources = yaml.load(text, _Yaml)["Resources"]
    if "LoadBalancer" in resources:
        classic = resources["LoadBalancer"]["Properties"]
        policies = [(key, one) for key, value in classic.items() if key.endswith("Policy") for one in value]
        assert classic["Listeners"][0].get("PolicyNames", []) == [one["PolicyName"] for _, one in policies]
        keys = {}
        for kind, one in policies:
            wanted = "CookieName" if kind == "AppCookieStickinessPolicy" else "CookieExpirationPeriod"
            keys[wanted] = one.get(wanted, "0")
        return [keys], [1], None
    action = resources["Listener"]["Properties"]["DefaultActions"][0]
    forward = action.get("ForwardConfig") or {"TargetGroups": [{"TargetGroupArn": action["TargetGroupArn"]}]}
    groups = [resources[one["TargetGroupArn"]]["Properties"] for one in forward["TargetGroups"]]
    return (
        [{pair["Key"]: pair["Value"] for pair in group["TargetGroupAttributes"]} for group in groups],
        [one.get("Weight", 1) for one in forward["TargetGroups"]],
        forward.get("TargetGroupStickinessConfig", {}).get("DurationSeconds"),
    )


def in_terraform(text: str) -> Found:
    resources = {
        (json.loads(kind), json.loads(label)): body
        for block in hcl2.loads(text)["resource"]
        for kind, labelled in block.items()
        for label, body in labelled.items()
    }
    if ("aws_elb", "load_balancer") in resources:
        keys = {}
        for (kind, _), body in resources.items():
            if kind == "aws_lb_cookie_stickiness_policy":
                keys["CookieExpirationPeriod"] = str(body.get("cookie_expiration_period", 0))
            if kind == "aws_app_cookie_stickiness_policy":
                keys["CookieName"] = json.loads(body["cookie_name"])
        return [keys], [1], None
    action = resources["aws_lb_listener", "listener"]["default_action"][0]
    forward = action["forward"][0] if "forward" in action else {"target_group": [{"arn": action["target_group_arn"]}]}
    labels = [re.findall(r"aws_lb_target_group\.(\w+)\.arn", one["arn"])[0] for one in forward["target_group"]]
    found = []
    for label in labels:
        body = resources["aws_lb_target_group", label]["stickiness"][0]
        kind = json.loads(body["type"])
        keys = {"stickiness.enabled": str(body["enabled"]).lower(), "stickiness.type": kind}
        if "cookie_duration" in body:
            keys[f"stickiness.{kind}.duration_seconds"] = str(body["cookie_duration"])
        if "cookie_name" in body:
            keys["stickiness.app_cookie.cookie_name"] = json.loads(body["cookie_name"])
        found.append(keys)
    seconds = forward["stickiness"][0]["duration"] if "stickiness" in forward else None
    return found, [one.get("weight", 1) for one in forward["target_group"]], seconds


def put_back(before: Listener, found: Found) -> Listener:
    """Return the listener as it was before any setting, with what was found in a text set anew."""
    keys, weights, seconds = found
    groups = [one.group.name for one in before.default.groups]
    fresh = made(before.product, groups=dict.fromkeys(groups, (1, 1)) if len(groups) > 1 else None)
    return with_forward(
        fresh,
        stickiness_seconds=seconds,
        weights=dict(zip(groups, weights, strict=True)),
        attributes={name: fresh.group(name).attributes.changed(one) for name, one in zip(groups, keys, strict=True)},
    )


def in_force(one: Listener) -> list[Any]:
    action = one.default
    groups = [(group.group.attributes.as_keys(), group.weight) for group in action.groups]
    return [*groups, action.stickiness_seconds]


@given(listeners)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_the_settings_found_in_both_texts_are_those_that_they_were_made_from(before: Listener) -> None:
    assert in_force(put_back(before, in_cloudformation(OnAws(before).cloudformation))) == in_force(before)
    assert in_force(put_back(before, in_terraform(OnAws(before).terraform))) == in_force(before)


@every_setting
def test_a_cloudformation_template_says_what_the_lab_is_set_to(before: Listener) -> None:
    assert in_force(put_back(before, in_cloudformation(OnAws(before).cloudformation))) == in_force(before)


@every_setting
def test_a_terraform_text_parses_as_hcl_and_says_what_the_lab_is_set_to_no_more_is_proved(before: Listener) -> None:
    assert in_force(put_back(before, in_terraform(OnAws(before).terraform))) == in_force(before)


def test_a_lab_takes_what_its_own_texts_say() -> None:
    with Lab(targets=1, seed=1) as lab:
        for stickiness in [("lb_cookie", "90s"), ("app_cookie", "2h", "SHOPSESSION"), ("off",)]:
            lab.set_stickiness(*stickiness)
            before, texts = lab.attributes, lab.on_aws
            for (keys,), _, _ in (in_cloudformation(texts.cloudformation), in_terraform(texts.terraform)):
                lab.set_stickiness("lb_cookie", "7d")
                lab.set_stickiness(keys)
                assert {**lab.attributes, **keys} == lab.attributes
                assert lab.on_aws.attributes == texts.attributes
                lab.set_stickiness(before)
                assert lab.attributes == before


# CloudFormation


@every_setting
def test_cfn_lint_finds_nothing_and_asks_nobody(before: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("cfn-lint reaches for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert lint(str(OnAws(before).cloudformation), regions=["us-east-1"]) == []


def test_cfn_lint_sees_what_is_wrong() -> None:
    text = str(OnAws(SETTINGS["alb weights, both"]).cloudformation)
    for right, wrong in (
        ("Weight: 90", "Weight: heavy"),
        ("VpcId: !Ref VpcId", "VpcId: !Ref Vpc"),
        ("Value:", "Worth:"),
    ):
        assert right in text
        assert lint(text.replace(right, wrong), regions=["us-east-1"]) != []


# commands


def shell_words(text: str) -> list[list[str]]:
    """Return what a shell would hand to `aws`, by letting one do it."""
    function = "aws() { printf '%s\\0' \"$@\"; printf '\\n\\0'; }\n"
    done = subprocess.run(["sh", "-c", function + text], capture_output=True, text=True, check=True)
    return [call.split("\0")[:-1] for call in done.stdout.split("\n\0")[:-1]]


def parsed(words: list[str]) -> tuple[str, dict[str, Any], Shape]:
    """Return the operation of a command, its parameters as the AWS CLI reads them, and their shape."""
    service, command, *rest = words
    model = ServiceModel(Loader().load_service_model(service, "service-2"), service)
    operation = {xform_name(name, "-"): name for name in model.operation_names}[command]
    shape = model.operation_model(operation).input_shape
    assert shape is not None
    members = {f"--{xform_name(name, '-')}": name for name in shape.members}
    values: dict[str, list[str]] = {}
    for word in rest:
        if word.startswith("--"):
            option, given, value = word.partition("=")
            values[members[option]] = [value] if given else []
        else:
            values[list(values)[-1]].append(word)
    return operation, {name: _value(shape.members[name], given_) for name, given_ in values.items()}, shape


def _value(shape: Shape, values: list[str]) -> Any:
    if shape.type_name != "list":
        (value,) = values
        return int(value) if shape.type_name in ("integer", "long") else value
    if values[0].startswith("["):
        return json.loads(" ".join(values))
    if shape.member.type_name == "structure":
        pairs = [re.fullmatch(r"""Key=([^=,]+),Value=(?:"([^"]*)"|([^"',]*))""", value) for value in values]
        return [{"Key": pair[1], "Value": pair[2] or pair[3]} for pair in pairs if pair]
    return values


@given(st.sampled_from(list(SETTINGS.values())) | listeners)
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_a_shell_and_awss_own_model_of_the_api_read_the_commands(before: Listener) -> None:
    calls = [parsed(words) for words in shell_words(OnAws(before).cli)]
    for operation, parameters, shape in calls:
        report = ParamValidator().validate(parameters, shape)
        assert not report.has_errors(), (operation, report.generate_report())
    said = [parameters["Attributes"] for operation, parameters, _ in calls if operation.endswith("Attributes")]
    if said:
        found = [{pair["Key"]: pair["Value"] for pair in one} for one in said]
        weights = [one.weight for one in before.default.groups]
        assert in_force(put_back(before, (found, weights, before.default.stickiness_seconds))) == in_force(before)


@pytest.mark.parametrize(("start", "end"), [("alb weights", "alb weights, both"), ("alb weights, both", "alb weights")])
def test_the_commands_come_in_an_order_in_which_aws_takes_them(start: str, end: str) -> None:
    now = SETTINGS[start]
    for operation, parameters, _ in map(parsed, shell_words(OnAws(SETTINGS[end]).cli)):
        if operation == "ModifyListener":
            forward = parameters["DefaultActions"][0]["ForwardConfig"]
            seconds = forward["TargetGroupStickinessConfig"].get("DurationSeconds")
            now = with_forward(now, stickiness_seconds=seconds)
        else:
            name = parameters["TargetGroupArn"].split("/")[1]
            keys = {pair["Key"]: pair["Value"] for pair in parameters["Attributes"]}
            changed = now.group(name).attributes.changed(keys)
            now = with_forward(now, stickiness_seconds=now.default.stickiness_seconds, attributes={name: changed})
    wanted = SETTINGS[end].default
    assert now.default.stickiness_seconds == wanted.stickiness_seconds
    assert [one.group.attributes.active_type for one in now.default.groups] == [
        one.group.attributes.active_type for one in wanted.groups
    ]


# what is shown


def test_the_attributes_are_awss_keys_and_with_weights_those_of_the_forward_action_too() -> None:
    assert repr(OnAws(SETTINGS["alb app_cookie"]).attributes) == (
        "stickiness.enabled = true\n"
        "stickiness.type = app_cookie\n"
        "stickiness.app_cookie.cookie_name = SHOPSESSION\n"
        "stickiness.app_cookie.duration_seconds = 900"
    )
    assert OnAws(SETTINGS["alb weights, group stickiness"]).attributes.splitlines()[-4:] == [
        "  blue: Weight = 90",
        "  green: Weight = 10",
        "  TargetGroupStickinessConfig.Enabled = true",
        "  TargetGroupStickinessConfig.DurationSeconds = 600",
    ]


@given(st.lists(st.text(min_size=1, max_size=6), max_size=6, unique=True))
def test_every_name_gets_a_word_of_its_own(names: list[str]) -> None:
    words = words_for(names)
    assert list(words) == names
    assert all(re.fullmatch("[A-Z][A-Za-z0-9]*", word) for word in words.values())
    assert len({word.lower() for word in words.values()}) == len(names)
