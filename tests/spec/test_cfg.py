"""Configuration (CFG): bounds, types, names, and what may not stand together."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sticky_lab.errors import StickyLabError
from sticky_lab.stickiness import Choices, TargetGroupAttributes, parse_duration
from sticky_lab.stickiness.refusals import Basis, SettingRefusedError
from sticky_lab.words import sentence
from tests.spec.world import C, app_cookie, lb_cookie, proves

ON = {"stickiness.enabled": "true"}
LB = "stickiness.lb_cookie.duration_seconds"
APP = "stickiness.app_cookie.duration_seconds"
NAME = "stickiness.app_cookie.cookie_name"
ALGORITHM = "load_balancing.algorithm.type"
CROSS_ZONE = "load_balancing.cross_zone.enabled"
SLOW = "slow_start.duration_seconds"


def refusal(changes: Mapping[str, object], before: TargetGroupAttributes | None = None) -> SettingRefusedError:
    start = before or TargetGroupAttributes()
    with pytest.raises(SettingRefusedError) as refused:
        start.changed(changes)
    assert start == (before or TargetGroupAttributes())  # nothing has changed
    return refused.value


def test_the_defaults_are_those_of_the_api() -> None:
    routing = "target_group_health.unhealthy_state_routing.minimum_healthy_targets"
    dns = "target_group_health.dns_failover.minimum_healthy_targets"
    assert TargetGroupAttributes().as_keys() == {
        "stickiness.enabled": "false",
        "stickiness.type": "lb_cookie",
        LB: "86400",
        NAME: "",
        APP: "86400",
        ALGORITHM: "round_robin",
        "load_balancing.algorithm.anomaly_mitigation": "off",
        CROSS_ZONE: "use_load_balancer_configuration",
        SLOW: "0",
        "deregistration_delay.timeout_seconds": "300",
        f"{routing}.count": "1",
        f"{routing}.percentage": "off",
        f"{dns}.count": "1",
        f"{dns}.percentage": "off",
    }


@proves("CFG-01")
@pytest.mark.parametrize("key", [LB, APP])
def test_1_second_and_7_days_are_accepted_0_and_604801_are_not(key: str) -> None:
    for good in (1, "1", "604800", "7d"):
        assert int(TargetGroupAttributes().changed({key: good}).as_keys()[key]) == parse_duration(good)
    for bad in (0, "0", 604_801, "604801"):
        assert refusal({key: bad}).rule == "CFG-01"


@proves("CFG-02")
def test_values_travel_as_strings() -> None:
    changed = TargetGroupAttributes().changed({**ON, LB: "60", SLOW: "30"})
    assert (changed.stickiness_enabled, changed.lb_cookie_duration_seconds, changed.slow_start_seconds) == (
        True,
        60,
        30,
    )
    assert all(isinstance(value, str) for value in changed.as_keys().values())
    assert TargetGroupAttributes().changed(changed.as_keys()) == changed


@proves("CFG-03")
def test_app_cookie_without_a_name_is_rejected_once_it_is_on() -> None:
    assert refusal({**ON, "stickiness.type": "app_cookie"}).rule == "CFG-03"
    assert TargetGroupAttributes().changed({"stickiness.type": "app_cookie"})  # not in force yet
    assert app_cookie(C).app_cookie_name == C
    with pytest.raises(SettingRefusedError):
        app_cookie(C).changed({NAME: ""})


@proves("CFG-04", "CFG-05", "SIM-07")
@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("AWSALB", "CFG-04"),
        ("AWSALBAPP", "CFG-04"),
        ("AWSALBTG", "CFG-04"),
        ("AWSALBmine", "CFG-04"),
        ("MYAWSALB", None),
        ("awsalb", None),
        ("AWSELB", None),
        ("__Host-id", None),
        ("a", None),
        ("!#$%&'*+-.^_`|~09AZaz", None),
        ("a b", "SIM-07"),
        ("a=b", "SIM-07"),
        ("a;b", "SIM-07"),
        ("a,b", "SIM-07"),
        ('"a"', "SIM-07"),
        ("a\n", "SIM-07"),
        ("세션", "SIM-07"),
    ],
)
def test_names_that_start_with_awsalb_and_names_that_are_no_tokens_are_refused(name: str, rule: str | None) -> None:
    if rule is None:
        assert TargetGroupAttributes().changed({NAME: name}).app_cookie_name == name
    else:
        refused = refusal({NAME: name})
        assert refused.rule == rule
        assert (refused.basis is Basis.OURS) == (rule == "SIM-07")


def either_order(first: dict[str, object], second: dict[str, object]) -> list[SettingRefusedError]:
    """Both orders of two changes that exclude each other, and both at once."""
    found = []
    for one, other in ((first, second), (second, first)):
        found.append(refusal(other, TargetGroupAttributes().changed(one)))
    return [*found, refusal({**first, **second})]


@proves("CFG-06", "CFG-17", "HC-14", "ALG-04", "ALG-05", "SIM-16")
@pytest.mark.parametrize(
    ("first", "second", "rule"),
    [
        (ON, {CROSS_ZONE: "false"}, "CFG-06"),
        (ON, {ALGORITHM: "weighted_random"}, "CFG-17"),
        ({SLOW: "30"}, {ALGORITHM: "least_outstanding_requests"}, "HC-14"),
        ({SLOW: "30"}, {ALGORITHM: "weighted_random"}, "HC-14"),
    ],
)
def test_forbidden_combinations_are_refused_in_either_order(
    first: dict[str, object], second: dict[str, object], rule: str
) -> None:
    for refused in either_order(first, second):
        assert refused.rule == rule
        assert refused.aws_code == "InvalidConfigurationRequest"


@proves("SIM-16")
def test_the_other_reading_refuses_only_when_stickiness_is_what_changes() -> None:
    lenient = Choices(combinations_refused="when stickiness is changed")
    loose = lb_cookie().changed({CROSS_ZONE: "false"}, lenient)
    assert loose.cross_zone == "false"
    with pytest.raises(SettingRefusedError):
        TargetGroupAttributes(cross_zone="false").changed(ON, lenient)


@proves("CFG-06")
def test_cross_zone_on_and_as_the_load_balancer_has_it_go_with_stickiness() -> None:
    for value in ("true", "use_load_balancer_configuration"):
        assert lb_cookie().changed({CROSS_ZONE: value}).active_type == "lb_cookie"
    assert TargetGroupAttributes().changed({CROSS_ZONE: "false"})
    nlb = TargetGroupAttributes(protocol="TCP", stickiness_enabled=True)
    assert nlb.changed({CROSS_ZONE: "false"})  # an NLB's default; the rule is an ALB's


@proves("CFG-08")
def test_a_lambda_group_cannot_be_sticky_and_instance_and_ip_groups_can() -> None:
    assert refusal(ON, TargetGroupAttributes(target_type="lambda")).rule == "CFG-08"
    for kind in ("instance", "ip"):
        assert TargetGroupAttributes(target_type=kind).changed(ON)


@proves("CFG-09")
def test_enabled_and_the_lb_duration_alone_give_duration_based_stickiness() -> None:
    changed = TargetGroupAttributes().changed({**ON, LB: "60"})
    assert (changed.active_type, changed.stickiness.duration) == ("lb_cookie", 60)
    application = TargetGroupAttributes().changed({**ON, "stickiness.type": "app_cookie", APP: "60", NAME: C})
    assert (application.active_type, application.stickiness.duration) == ("app_cookie", 60)


@proves("CFG-18", "ALG-10")
def test_a_group_with_target_optimizer_has_no_stickiness_and_round_robin_only() -> None:
    optimizer = TargetGroupAttributes(target_optimizer=True)
    assert refusal(ON, optimizer).rule == "CFG-18"
    for algorithm in ("least_outstanding_requests", "weighted_random"):
        assert refusal({ALGORITHM: algorithm}, optimizer).rule == "CFG-18"


@proves("ALG-05")
def test_anomaly_mitigation_needs_weighted_random() -> None:
    mitigation = "load_balancing.algorithm.anomaly_mitigation"
    assert refusal({mitigation: "on"}).rule == "ALG-05"
    assert TargetGroupAttributes().changed({ALGORITHM: "weighted_random", mitigation: "on"})


@pytest.mark.parametrize(
    ("key", "good", "bad"),
    [
        ("deregistration_delay.timeout_seconds", ["0", "3600", "1h"], ["3601", "-1", "soon"]),
        (SLOW, ["0", "30", "900", "15m"], ["1", "29", "901"]),
        (ALGORITHM, ["round_robin", "least_outstanding_requests", "weighted_random"], ["random", "", "ROUND_ROBIN"]),
        (CROSS_ZONE, ["true", "false"], ["True", "yes"]),
        ("stickiness.enabled", ["true", "false", "True", True], ["yes", "1", 1, None]),
        (
            "target_group_health.dns_failover.minimum_healthy_targets.count",
            ["1", 7, "1000", "off"],
            ["0", "1001", "on", "1.5"],
        ),
        (
            "target_group_health.dns_failover.minimum_healthy_targets.percentage",
            ["off", "1", 100],
            ["0", "101", "on"],
        ),
        ("stickiness.type", ["lb_cookie", "app_cookie"], ["off", "source_ip", "LB_COOKIE"]),
    ],
)
def test_every_attribute_takes_its_values_and_no_others(key: str, good: list[object], bad: list[object]) -> None:
    for value in good:
        kept = TargetGroupAttributes().changed({key: value}).as_keys()[key]
        assert kept in (str(value), str(value).lower(), "3600", "900")
    for value in bad:
        with pytest.raises(StickyLabError) as refused:
            TargetGroupAttributes().changed({key: value})
        assert len(sentence(refused.value).en) < 400


@pytest.mark.parametrize(
    ("protocol", "key"), [("HTTP", "stickiness.sort"), ("TCP", LB), ("GENEVE", ALGORITHM), ("TCP", SLOW)]
)
def test_an_attribute_that_the_product_does_not_know_is_refused_and_the_known_ones_are_named(
    protocol: str, key: str
) -> None:
    refused = refusal({key: "1"}, TargetGroupAttributes(protocol=protocol))
    assert "deregistration_delay.timeout_seconds" in sentence(refused).en
    assert protocol in sentence(refused).ko


@pytest.mark.parametrize("field", [{"protocol": "SMTP"}, {"target_type": "container"}])
def test_an_unknown_protocol_or_target_type_is_refused(field: dict[str, str]) -> None:
    with pytest.raises(SettingRefusedError):
        TargetGroupAttributes(**field)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("90s", 90), ("15m", 900), ("1h", 3600), ("1d", 86400), ("3600", 3600), (3600, 3600), (" 2 h ", 7200), ("0", 0)],
)
def test_a_duration_reads_as_people_write_it(written: object, seconds: int) -> None:
    assert parse_duration(written) == seconds


@pytest.mark.parametrize(
    "bad", ["", "abc", "1.5h", "-1", -1, "1w", True, None, 1.0, Decimal(5), "1h30m", "１h", "9" * 5000, []]
)
def test_anything_else_is_refused_with_a_sentence_that_says_what_to_write(bad: object) -> None:
    with pytest.raises(StickyLabError) as caught:
        parse_duration(bad)
    assert "15m" in sentence(caught.value).ko
    assert "15m" in sentence(caught.value).en
    assert len(sentence(caught.value).en) < 300


def test_in_short_what_is_left_out_stays() -> None:
    attributes = TargetGroupAttributes().with_stickiness("lb_cookie", "1h").with_stickiness("off")
    assert attributes.active_type == "off"
    assert attributes.with_stickiness("lb_cookie").lb_cookie_duration_seconds == 3600
    named = attributes.with_stickiness("app_cookie", "2h", C)
    assert (named.app_cookie_name, named.app_cookie_duration_seconds) == (C, 7200)
    assert named.with_stickiness("lb_cookie").with_stickiness("app_cookie") == named
    assert named.with_stickiness(None) == named.with_stickiness("off")
    assert app_cookie("MySession").as_keys()[NAME] == "MySession"  # its case is kept


@pytest.mark.parametrize(
    "arguments",
    [
        ("sticky",),
        ("LB_COOKIE",),
        ("",),
        ("source_ip",),
        (None, "1h"),
        ("off", "1h"),
        ("off", None, C),
        ("lb_cookie", "1h", C),
        ("app_cookie",),
        ("app_cookie", "1h", "AWSALBX"),
    ],
)
def test_in_short_what_cannot_be_is_refused(arguments: tuple[str | None, ...]) -> None:
    with pytest.raises(StickyLabError):
        TargetGroupAttributes().with_stickiness(*arguments)


def test_an_unknown_type_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(StickyLabError, match="off, lb_cookie, app_cookie"):
        TargetGroupAttributes().with_stickiness("sticky")


def test_a_refusal_says_whose_it_is_in_both_languages() -> None:
    theirs = sentence(refusal({"stickiness.type": "source_ip"}))
    assert theirs.en.endswith("(AWS, by the code of other tools: InvalidConfigurationRequest, NLB-15)")
    assert theirs.ko.endswith("(다른 도구의 코드에 따르면 AWS 오류 InvalidConfigurationRequest, NLB-15)")
    code_ours = sentence(refusal({LB: 0}))
    assert "AWS refuses it too, CFG-01; the error code ValidationError is our choice" in code_ours.en
    assert "오류 코드(ValidationError)는 우리의 선택입니다" in code_ours.ko
    one_order = sentence(refusal({CROSS_ZONE: "false"}, lb_cookie()))
    assert "where stickiness comes second AWS refuses it too, CFG-06; that the other order is refused" in one_order.en
    assert "고정을 나중에 켜면 AWS도 거부합니다, CFG-06. 반대 순서도 거부하는 것과" in one_order.ko
    tools = sentence(refusal({**ON, "stickiness.type": "app_cookie"}))
    assert "by the code of other tools AWS refuses it too, CFG-03" in tools.en
    assert "다른 도구의 코드에 따르면 AWS도 거부합니다, CFG-03" in tools.ko
    restriction = sentence(refusal({SLOW: "30", ALGORITHM: "weighted_random"}))
    assert "that it is refused, with InvalidConfigurationRequest, is our choice" in restriction.en
    assert "InvalidConfigurationRequest 오류로 거부하는 것은 우리의 선택입니다" in restriction.ko
    ours = sentence(refusal({NAME: "a b"}))
    assert "(our choice, SIM-07, ValidationError)" in ours.en
    assert "(우리의 선택, SIM-07, ValidationError)" in ours.ko


KEYS = list(TargetGroupAttributes().as_keys())
VALUES = ("true", "false", "1", "0", "60", "604801", "off", "on", "lb_cookie", "app_cookie", "AWSALB", C)


@given(st.lists(st.dictionaries(st.sampled_from(KEYS), st.sampled_from(VALUES), max_size=4), max_size=6))
def test_no_sequence_of_changes_leads_to_attributes_that_could_not_be_made_at_once(
    sequence: list[dict[str, str]],
) -> None:
    attributes = TargetGroupAttributes()
    for changes in sequence:
        try:
            attributes = attributes.changed(changes)
        except StickyLabError:
            continue
        assert TargetGroupAttributes().changed(attributes.as_keys()) == attributes
