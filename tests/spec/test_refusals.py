"""What a refusal says: the setting, the value that was given (cut if it is long), and what is allowed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from sticky_lab.errors import StickyLabError
from sticky_lab.stickiness import (
    ClassicAttributes,
    Forward,
    StickinessPolicy,
    TargetGroupAttributes,
    WeightedGroup,
    parse_duration,
)
from sticky_lab.stickiness.health import HealthCheck
from sticky_lab.stickiness.refusals import SETTING_REFUSALS, Basis
from sticky_lab.words import sentence
from sticky_lab.words.refusals.settings import SOURCES
from tests.spec.specification import RULES
from tests.spec.world import HOUR, C, app_cookie, group, lb_cookie, off, proves

LONG = "x" * 100
CUT = "'" + "x" * 59  # the first sixty characters of its repr
ALB = TargetGroupAttributes()
PRODUCTS = "HTTP, HTTPS, TCP, UDP, TCP_UDP, TLS, QUIC, TCP_QUIC, GENEVE"
ALGORITHMS = "round_robin, least_outstanding_requests, weighted_random"
COUNT = "target_group_health.unhealthy_state_routing.minimum_healthy_targets"
POLICY = StickinessPolicy("mine", 60)


def change(key: object, value: object = LONG, of: Any = ALB) -> Callable[[], object]:
    return lambda: of.changed({key: value})


def groups(*attributes: object, names: str = "ab") -> tuple[WeightedGroup, ...]:
    return tuple(
        WeightedGroup(group(one, name=name))  # type: ignore[arg-type]
        for one, name in zip(attributes, names, strict=False)
    )


CASES: list[tuple[Callable[[], object], str]] = [
    (
        change("stickiness.enabled"),
        f"The attribute stickiness.enabled takes true or false; this was {CUT}.",
    ),
    (
        change("stickiness.type"),
        f"A target group with protocol HTTP does not take the stickiness type {CUT}. "
        "Choose one of lb_cookie, app_cookie.",
    ),
    (
        change("load_balancing.algorithm.type"),
        f"The attribute load_balancing.algorithm.type does not take this value: {CUT}. Choose one of {ALGORITHMS}.",
    ),
    (
        change("stickiness.app_cookie.cookie_name", " " + LONG),
        f"This is not a cookie name: ' {'x' * 58}. Use letters, digits and !#$%&'*+-.^_`|~ only.",
    ),
    (
        change("stickiness.app_cookie.cookie_name", "AWSALB" + LONG),
        f"A cookie name must not start with AWSALB: 'AWSALB{'x' * 53}. Choose a name unlike the load balancer's own.",
    ),
    (
        change("stickiness.lb_cookie.duration_seconds", "8d"),
        "A stickiness duration is 1 second to 604800 seconds (7 days); this was 691200 seconds. "
        "Choose one in that range.",
    ),
    (
        change("deregistration_delay.timeout_seconds", "2h"),
        "The attribute deregistration_delay.timeout_seconds takes 0–3600; this was 7200. Choose a value in that range.",
    ),
    (
        change("slow_start.duration_seconds", "29"),
        "The attribute slow_start.duration_seconds takes 30–900; this was 29. Choose a value in that range.",
    ),
    (
        change(f"{COUNT}.count"),
        f"The attribute {COUNT}.count takes 1–1000; this was {CUT}. Choose a value in that range.",
    ),
    (
        change(f"{COUNT}.percentage"),
        f"The attribute {COUNT}.percentage takes 1–100 / off; this was {CUT}. Choose a value in that range.",
    ),
    (
        change(LONG, "1", TargetGroupAttributes(protocol="GENEVE")),
        f"This attribute of a target group with protocol GENEVE is not supported here: {CUT}. "
        "Supported: stickiness.enabled, stickiness.type, deregistration_delay.timeout_seconds.",
    ),
    (
        lambda: TargetGroupAttributes(protocol=LONG),
        f"The attribute protocol does not take this value: {CUT}. Choose one of {PRODUCTS}.",
    ),
    (
        lambda: TargetGroupAttributes(target_type=LONG),
        f"The attribute target_type does not take this value: {CUT}. Choose one of instance, ip, lambda, alb.",
    ),
    (
        lambda: TargetGroupAttributes(protocol="TLS", stickiness_enabled=True),
        "A target group with protocol TLS cannot be sticky. Leave stickiness off, or use a TCP group.",
    ),
    (
        lambda: ALB.with_stickiness(LONG),
        f"This stickiness type is not known here: {CUT}. Choose one of off, lb_cookie, app_cookie.",
    ),
    (
        lambda: ALB.with_stickiness("off", "1h"),
        "This stickiness has no duration: off. Leave the duration out.",
    ),
    (
        lambda: HealthCheck(interval_seconds=4),
        "The attribute interval_seconds takes 5–300; this was 4. Choose a value in that range.",
    ),
    (
        lambda: parse_duration(LONG),
        f"This is not a duration: {CUT}. "
        "Write a number and a unit, such as 90s, 15m, 1h or 1d, or seconds, such as 3600.",
    ),
    (
        lambda: Forward(()),
        "A forward action has 1 to 5 target groups; this one had 0.",
    ),
    (
        lambda: Forward(groups(off(), off(), names="aa")),
        "The same target group stands twice: a. Name each group once.",
    ),
    (
        lambda: Forward(groups(off(), app_cookie()), HOUR),
        "Weighted target groups and application-based stickiness exclude each other: b. "
        "Use lb_cookie, or a single target group.",
    ),
    (
        lambda: Forward(groups(off(), lb_cookie())),
        "The target group b is sticky, so the rule that it sits behind needs target group stickiness: "
        "enable that first.",
    ),
    (
        lambda: WeightedGroup(group(), LONG),  # type: ignore[arg-type]
        f"A target group's weight is a whole number from 0 to 999; this was {CUT}.",
    ),
    (
        lambda: StickinessPolicy(LONG + "_"),
        f"A policy's name has letters, digits and dashes only; this was {CUT}.",
    ),
    (
        lambda: StickinessPolicy("p", -5),
        "A cookie expiration period is 0 seconds or more; this was -5.",
    ),
    (
        lambda: ClassicAttributes().with_policy(POLICY).with_policy(POLICY),
        "There is already a policy of this name: mine. Choose another name.",
    ),
    (
        lambda: ClassicAttributes().with_listener_policies(LONG),
        f"There is no such policy: {CUT}. Create it first.",
    ),
    (
        lambda: ClassicAttributes(protocol="SSL").with_stickiness("lb_cookie"),
        "A listener with protocol SSL cannot be sticky. Use HTTP or HTTPS.",
    ),
    (
        lambda: ClassicAttributes(draining_timeout=4000),
        "The timeout of connection draining is 1 to 3600 seconds; this was 4000.",
    ),
    (
        change(LONG, "1", ClassicAttributes()),
        f"This attribute of a target group with protocol HTTP is not supported here: {CUT}. "
        "Supported: CookieExpirationPeriod, CookieName.",
    ),
    (
        lambda: ClassicAttributes().changed({"CookieName": C, "CookieExpirationPeriod": "1"}),
        "A listener has one stickiness policy at the most; these were CookieName, CookieExpirationPeriod.",
    ),
    (
        lambda: ClassicAttributes().with_stickiness(LONG),
        f"This stickiness type is not known here: {CUT}. Choose one of off, lb_cookie, app_cookie.",
    ),
    (
        lambda: ClassicAttributes().with_stickiness("app_cookie", "1h", C),
        "This stickiness has no duration: app_cookie. Leave the duration out.",
    ),
    (
        lambda: ClassicAttributes().with_stickiness("app_cookie"),
        "Application-controlled stickiness needs the name of the application's cookie. Give a CookieName.",
    ),
]


@pytest.mark.parametrize(("what", "told"), CASES)
def test_a_refusal_names_the_setting_the_value_and_what_is_allowed(what: Callable[[], object], told: str) -> None:
    with pytest.raises(StickyLabError) as refused:
        what()
    said = sentence(refused.value).en
    assert said == told or said.startswith(told + " (")


@pytest.mark.parametrize(("what", "told"), CASES)
def test_the_korean_side_has_the_same_facts(what: Callable[[], object], told: str) -> None:
    with pytest.raises(StickyLabError) as refused:
        what()
    korean = sentence(refused.value).ko
    for fact in (CUT, "8d", "691200", "7200", "round_robin", "GENEVE", "604800", "CookieExpirationPeriod"):
        assert (fact in told) <= (fact in korean)


TAGS = {
    Basis.REFUSED: r"\b(DOC|API)\b",
    Basis.CODE: r"\b(DOC|API)\b",
    Basis.ONE_ORDER: r"\bDOC\b",
    Basis.TOOLS: r"\b3P\b",
    Basis.TOOLS_CODE: r"\b3P\b",
    Basis.RESTRICTION: r"\b(DOC|API)\b",
}
REFUSES = re.compile("are not allowed|are not, for|the attempt fails|reject|refuse|Errors:")


@pytest.mark.parametrize("code", SETTING_REFUSALS)
def test_a_refusal_is_said_to_be_aws_s_only_where_the_specification_says_that_aws_refuses(code: str) -> None:
    refusal = SETTING_REFUSALS[code]
    if refusal.rule == "CFG":  # the table of §14
        assert refusal.basis in (Basis.RESTRICTION, Basis.OURS)
    elif refusal.basis is not Basis.OURS:
        tag, _, text = RULES[refusal.rule].partition("]")
        assert re.search(TAGS[refusal.basis], tag)
        assert refusal.basis is Basis.RESTRICTION or REFUSES.search(text)
        if refusal.basis in (Basis.CODE, Basis.TOOLS_CODE):
            assert refusal.aws_code in text


@pytest.mark.parametrize("basis", Basis)
def test_a_refusal_that_aws_does_not_document_is_marked_as_our_choice_in_both_languages(basis: Basis) -> None:
    source = SOURCES[basis]
    marked = basis not in (Basis.CODE, Basis.TOOLS_CODE)
    assert marked == ("our choice" in source.en) == ("우리의 선택" in source.ko)
    undocumented = basis in (Basis.RESTRICTION, Basis.OURS)
    assert undocumented != ("AWS refuses it too" in source.en or "AWS:" in source.en or "AWS, by" in source.en)
    assert undocumented != ("AWS도 거부" in source.ko or "AWS 오류" in source.ko)


@proves("ALB-A-26", "SIM-16")
def test_app_cookie_beside_weights_is_refused_by_our_choice_because_aws_says_only_that_it_does_not_go() -> None:
    with pytest.raises(StickyLabError) as refused:
        Forward(groups(off(), app_cookie()), HOUR)
    assert "AWS documents this restriction, ALB-A-26" in sentence(refused.value).en
    assert "AWS 문서에 있는 제한입니다, ALB-A-26" in sentence(refused.value).ko
