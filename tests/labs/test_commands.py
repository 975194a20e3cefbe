"""Commands of the AWS CLI: what the package writes is read back to the same settings; what is wrong is named."""

from __future__ import annotations

import pytest

from sticky_lab.bench.listener import listener, plan, with_forward, with_stickiness
from sticky_lab.course.labs.lab05.aws_commands import Resources, applied, read_commands
from sticky_lab.course.labs.lab05.shorthand import CommandError
from sticky_lab.on_aws import OnAws
from sticky_lab.on_aws.commands import CLASSIC_LOAD_BALANCER, LISTENER
from sticky_lab.stickiness import Listener
from sticky_lab.stickiness.refusals import SettingRefusedError

ARN = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/{}/0123456789abcdef"
RESOURCES = Resources(
    {ARN.format(name): name for name in ("shop", "blue", "green")}, LISTENER, "arn:rule", CLASSIC_LOAD_BALANCER, "80"
)
TWO = {"blue": (90, 2), "green": (10, 1)}
GROUP = f"aws elbv2 modify-target-group-attributes --target-group-arn {ARN.format('shop')}"
ON = f"{GROUP} --attributes Key=stickiness.enabled,Value=true"
FORWARD = f"aws elbv2 modify-listener --listener-arn {LISTENER} --default-actions"
SHARES = f"[{{TargetGroupArn={ARN.format('blue')},Weight=1}},{{TargetGroupArn={ARN.format('green')}}}]"


def before(product: str, groups: dict[str, tuple[int, int]] | None = None) -> Listener:
    name, plans = plan(product, 3, groups)
    return listener(name, plans, [])


def read(text: object, product: str = "alb", groups: dict[str, tuple[int, int]] | None = None) -> Listener:
    return applied(read_commands(text, "elb" if product == "clb" else "elbv2"), before(product, groups), RESOURCES)


@pytest.mark.parametrize(
    ("product", "kind", "duration", "name"),
    [
        ("alb", "lb_cookie", "90s", None),
        ("alb", "app_cookie", "7d", "it's"),
        ("alb", "off", None, None),
        ("nlb", "source_ip", None, None),
        ("clb", "lb_cookie", "10m", None),
        ("clb", "lb_cookie", None, None),
        ("clb", "app_cookie", None, "SHOPSESSION"),
        ("clb", "off", None, None),
    ],
)
def test_what_the_package_writes_is_read_back(product: str, kind: str, duration: str | None, name: str | None) -> None:
    wanted = with_stickiness(before(product), kind, duration, name)
    found = read(str(OnAws(wanted).cli), product)
    assert found.groups[0].attributes.stickiness == wanted.groups[0].attributes.stickiness


@pytest.mark.parametrize("seconds", [None, 1, 604_800])
def test_a_forward_action_that_the_package_writes_is_read_back(seconds: int | None) -> None:
    wanted = with_forward(before("alb", TWO), stickiness_seconds=seconds, weights={"blue": 3})
    assert read(str(OnAws(wanted).cli), groups=TWO) == wanted


@pytest.mark.parametrize(
    "text",
    [
        ON,
        f"  {ON}  ;\n\n",
        f"# Bob's command\n{ON}",
        f"{ON}  # Bob's command; it turns stickiness on",
        ON.replace("aws", "aws --region us-east-1 --no-cli-pager --output=json", 1),
        ON.replace(" --attributes", " \\\n  --attributes"),
        f'{GROUP} --attributes \'[{{"Key": "stickiness.enabled",\n "Value": "true"}}]\'',
        f'{GROUP} --attributes Key=stickiness.enabled,Value="true" --region=us-east-1 --no-cli-pager',
        ON.replace("--target-group-arn ", "--target-group-arn="),
    ],
)
def test_the_same_command_may_be_written_in_several_ways(text: str) -> None:
    assert read(text).groups[0].attributes.active_type == "lb_cookie"


def test_the_short_form_takes_lists_and_maps() -> None:
    config = f"TargetGroups={SHARES},TargetGroupStickinessConfig={{Enabled=true,DurationSeconds=60}}"
    found = read(f"{FORWARD} 'Type=forward,ForwardConfig={{{config}}}'", groups=TWO).default
    assert [one.weight for one in found.groups] == [1, 1]
    assert found.stickiness_seconds == 60


@pytest.mark.parametrize("names", ["p", "'[\"p\"]'", "'[ \"p\" ]'"])
def test_policy_names_are_words_or_a_list(names: str) -> None:
    create = f"aws elb create-lb-cookie-stickiness-policy --load-balancer-name {CLASSIC_LOAD_BALANCER} --policy-name p"
    set_policies = (
        f"aws elb set-load-balancer-policies-of-listener --load-balancer-name {CLASSIC_LOAD_BALANCER}"
        " --load-balancer-port 80 --policy-names"
    )
    assert read(f"{create}\n{set_policies} {names}", "clb").groups[0].attributes.active_type == "lb_cookie"
    assert read(f"{create}\n{set_policies} '[]'", "clb").groups[0].attributes.active_type == "off"
    with pytest.raises(CommandError, match="names of policies"):
        read(f"{set_policies} '[[]]'", "clb")


def test_what_stands_in_quotes_is_no_comment() -> None:
    with pytest.raises(SettingRefusedError, match="a #b"):
        read(f"{ON} \"Key=stickiness.app_cookie.cookie_name,Value='a #b'\"")


def test_a_rule_is_changed_like_a_listener() -> None:
    text = f"aws elbv2 modify-rule --rule-arn arn:rule --actions 'Type=forward,ForwardConfig={{TargetGroups={SHARES}}}'"
    assert [one.weight for one in read(text, groups=TWO).default.groups] == [1, 1]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (7, "not_text"),
        ("x" * 10_001, "too_long"),
        (" \n", "no_command"),
        ("lab.set_stickiness()", "not_aws"),
        ("aws elb create-lb-cookie-stickiness-policy", "other_service"),
        ("aws s3 ls", "operation_unknown"),
        ("aws elbv2 create-lb-cookie-stickiness-policy", "operation_unknown"),
        (f"{ON} '", "quote_open"),
        (f"{ON} --region a b", "one_value"),
        (ON.replace("aws", "aws --region us-east-1 --region eu-west-1", 1), "option_twice"),
        (ON.replace("aws", "aws --name shop", 1), "option_unknown"),
        ("aws --region", "not_aws"),
        ("aws elbv2 modify-rule arn:rule", "word_astray"),
        (f"{GROUP} --name shop", "option_unknown"),
        (f"{ON} --attributes Key=a,Value=b", "option_twice"),
        (GROUP, "option_missing"),
        (f"{GROUP} --attributes", "not_a_list"),
        (f"{GROUP} --attributes '[1]'", "not_a_list"),
        (f"{GROUP} --attributes '[{{\"Key\": 1}}]'", "names_differ"),
        (f"{GROUP} --attributes '{'[' * 5000}'", "unreadable"),
        (f"{GROUP} --attributes '[{{Key: 1}}]'", "json_broken"),
        (f"{GROUP} --attributes Key=stickiness.enabled, Value=true", "unreadable"),
        (f"{GROUP} --attributes Key={'[' * 50}", "unreadable"),
        (f"{GROUP} --attributes key=stickiness.enabled,value=true", "names_differ"),
        (f"{GROUP} --attributes Key=stickiness.lb_cookie.duration_seconds,Value=30m", "not_a_number"),
        (ON.replace("shop", "other"), "other_resource"),
        (f"{FORWARD} Type=redirect", "one_forward"),
        (f"{FORWARD} Type=forward,ForwardConfig=x", "names_differ"),
        (f"{FORWARD} 'Type=forward,ForwardConfig={{TargetGroups=blue}}'", "not_a_list"),
        (f"{FORWARD} 'Type=forward,ForwardConfig={{TargetGroups={SHARES.split('},')[0]}}}]}}'", "groups_left_out"),
        (
            f"{FORWARD} 'Type=forward,ForwardConfig="
            f"{{TargetGroups={SHARES},TargetGroupStickinessConfig={{Enabled=true}}}}'",
            "duration_missing",
        ),
    ],
)
def test_what_is_wrong_with_a_command_is_named(text: object, fault: str) -> None:
    with pytest.raises(CommandError) as caught:
        read(text, groups=TWO if isinstance(text, str) and "listener" in text else None)
    assert caught.value.fault == fault


def test_a_group_is_not_made_sticky_before_group_stickiness_is_on() -> None:
    with pytest.raises(SettingRefusedError) as caught:
        read(ON.replace("/shop/", "/blue/"), groups=TWO)
    assert caught.value.code == "group_stickiness_needed"
