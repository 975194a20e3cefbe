"""Typical wrong answers to lab 5, each with the answer that it gets."""

from __future__ import annotations

import re
from typing import Any

from sticky_lab.bench.listener import with_forward, with_stickiness
from sticky_lab.course.labs.lab05.judge import ARN, Situation
from sticky_lab.course.labs.lab05.judge import GAME_SERVER as GAME
from sticky_lab.course.labs.lab05.judge import IDLE_TARGETS as IDLE
from sticky_lab.course.labs.lab05.judge import OWN_COOKIE as OWN
from sticky_lab.course.labs.lab05.judge import SHORT_VISITS as SHORT
from sticky_lab.course.labs.lab05.judge import TWO_VERSIONS as TWO
from sticky_lab.course.labs.lab05.judge import UNTIL_CLOSED as CLOSED
from sticky_lab.stickiness import Listener

ON = {"stickiness.enabled": "true"}
LB = {**ON, "stickiness.type": "lb_cookie"}
APP = {**ON, "stickiness.type": "app_cookie"}
SECONDS, APP_SECONDS = "stickiness.lb_cookie.duration_seconds", "stickiness.app_cookie.duration_seconds"
NAME = "stickiness.app_cookie.cookie_name"


def sticky(situation: Situation, kind: str, duration: str | None = None, name: str | None = None) -> Listener:
    return with_stickiness(situation.before, kind, duration, name)


def group_command(group: str, attributes: dict[str, str]) -> str:
    pairs = " ".join(f"Key={key},Value={value}" for key, value in attributes.items())
    arn = f"{ARN}:targetgroup/{group}/0123456789abcdef"
    return f"aws elbv2 modify-target-group-attributes --target-group-arn {arn} --attributes {pairs}"


def forward_command(seconds: int, blue: int = 80) -> str:
    groups = ",".join(
        f"{{TargetGroupArn={ARN}:targetgroup/{name}/0123456789abcdef,Weight={weight}}}"
        for name, weight in (("blue", blue), ("green", 20))
    )
    config = f"TargetGroups=[{groups}],TargetGroupStickinessConfig={{Enabled=true,DurationSeconds={seconds}}}"
    listener = f"{ARN}:listener/app/news/0123456789abcdef/0123456789abcdef"
    command = f"aws elbv2 modify-listener --listener-arn {listener} --default-actions"
    return f"{command} 'Type=forward,ForwardConfig={{{config}}}'"


def classic_commands(options: str = "", port: int = 80, policy: str = "session", attached: str = "") -> str:
    elb, balancer = "aws elb", "--load-balancer-name stocktaking"
    create = f"{elb} create-lb-cookie-stickiness-policy {balancer} --policy-name {policy}{options}"
    attach = f"{elb} set-load-balancer-policies-of-listener {balancer} --load-balancer-port {port}"
    return f"{create}\n{attach} --policy-names {attached or policy}"


def kept_two(duration: int | None, **weights: int) -> Listener:
    return with_forward(TWO.before, stickiness_seconds=duration, weights=weights)


def of(situation: Situation, kept: Any, command: Any) -> dict[str, Any]:
    return {situation.name: kept, f"{situation.name}_command": command}


# For each situation: settings and a command that pass, settings of another one, and a command that AWS refuses.
RIGHT: dict[str, tuple[Situation, Listener, str, Listener, str]] = {
    "short_visits": (
        SHORT,
        sticky(SHORT, "lb_cookie", "30m"),
        group_command("museum", {**LB, SECONDS: "1800"}),
        CLOSED.before,
        group_command("museum", {**LB, SECONDS: "604801"}),
    ),
    "own_cookie": (
        OWN,
        sticky(OWN, "app_cookie", "1h", "SHOPSESSION"),
        group_command("travel", {**APP, NAME: "SHOPSESSION", APP_SECONDS: "3600"}),
        TWO.before,
        group_command("travel", APP),
    ),
    "until_closed": (
        CLOSED,
        sticky(CLOSED, "lb_cookie"),
        classic_commands(),
        SHORT.before,
        classic_commands(policy="my_session"),
    ),
    "two_versions": (TWO, kept_two(14400), forward_command(14400), SHORT.before, forward_command(14400, 1000)),
    "game_server": (
        GAME,
        sticky(GAME, "source_ip"),
        group_command("chess", {**ON, "stickiness.type": "source_ip"}),
        SHORT.before,
        group_command("chess", {"stickiness.duration": "60"}),
    ),
    "idle_targets": (
        IDLE,
        sticky(IDLE, "off"),
        group_command("concert", {"stickiness.enabled": "false"}),
        GAME.before,
        group_command("concert", {"stickiness.enabled": "no"}),
    ),
}


def in_every_situation(name: str) -> dict[str, dict[str, Any]]:
    situation, kept, command, other, refused = RIGHT[name]
    strange = command.replace("0123456789abcdef --", "fedcba9876543210 --").replace("stocktaking", "shop")
    swapped = command.replace("aws elb ", "aws elbv2 ") if name == "until_closed" else command.replace("elbv2", "elb")
    other_product = "not_http" if name == "game_server" else "other_product"
    return {
        "not_settings": of(situation, {"stickiness.enabled": "true"}, command),
        other_product: of(situation, other, command),
        "command_unreadable": of(situation, kept, command + " '"),
        "wrong_service": of(situation, kept, swapped),
        "other_resource": of(situation, kept, strange),
        "command_refused": of(situation, kept, refused),
    }


OWN_ANSWERS: dict[str, dict[str, dict[str, Any]]] = {
    "short_visits": {
        "command_differs": of(SHORT, RIGHT["short_visits"][1], group_command("museum", ON)),
        "off": of(SHORT, SHORT.before, RIGHT["short_visits"][2]),
        "no_app_cookie": of(SHORT, sticky(SHORT, "app_cookie", "30m", "SHOPSESSION"), RIGHT["short_visits"][2]),
        "too_short": of(SHORT, sticky(SHORT, "lb_cookie", "25m"), RIGHT["short_visits"][2]),
        "too_long": of(SHORT, sticky(SHORT, "lb_cookie", "1d"), RIGHT["short_visits"][2]),
        "minutes_as_seconds": of(
            SHORT, sticky(SHORT, "lb_cookie", "30"), group_command("museum", {**LB, SECONDS: "30"})
        ),
        "not_enabled": of(
            SHORT,
            RIGHT["short_visits"][1],
            group_command("museum", {"stickiness.type": "lb_cookie", SECONDS: "1800"}),
        ),
    },
    "own_cookie": {
        "command_differs": of(OWN, RIGHT["own_cookie"][1], group_command("travel", {**LB, SECONDS: "3600"})),
        "off": of(OWN, OWN.before, RIGHT["own_cookie"][2]),
        "app_cannot_end": of(OWN, sticky(OWN, "lb_cookie", "1h"), group_command("travel", {**LB, SECONDS: "3600"})),
        "other_name": of(OWN, sticky(OWN, "app_cookie", "1h", "ShopSession"), RIGHT["own_cookie"][2]),
        "reserved_name": of(
            OWN, RIGHT["own_cookie"][1], group_command("travel", {**APP, NAME: "AWSALB", APP_SECONDS: "3600"})
        ),
        "too_short": of(OWN, sticky(OWN, "app_cookie", "45m", "SHOPSESSION"), RIGHT["own_cookie"][2]),
        "minutes_as_seconds": of(
            OWN,
            RIGHT["own_cookie"][1],
            group_command("travel", {**APP, NAME: "SHOPSESSION", APP_SECONDS: "60"}),
        ),
        "not_enabled": of(
            OWN,
            RIGHT["own_cookie"][1],
            group_command("travel", {"stickiness.type": "app_cookie", NAME: "SHOPSESSION"}),
        ),
    },
    "until_closed": {
        "command_differs": of(CLOSED, RIGHT["until_closed"][1], classic_commands(" --cookie-expiration-period 259200")),
        "off": of(CLOSED, CLOSED.before, classic_commands()),
        "no_app_cookie": of(CLOSED, sticky(CLOSED, "app_cookie", None, "SHOPSESSION"), classic_commands()),
        "ends_while_open": of(CLOSED, sticky(CLOSED, "lb_cookie", "8h"), classic_commands()),
        "outlives_browser": of(CLOSED, sticky(CLOSED, "lb_cookie", "7d"), classic_commands()),
        "policy_not_attached": of(CLOSED, RIGHT["until_closed"][1], classic_commands().splitlines()[0]),
    },
    "two_versions": {
        "command_differs": of(TWO, kept_two(14400), forward_command(14400, blue=90)),
        "groups_not_kept": of(TWO, TWO.before, forward_command(14400)),
        "stuck_to_a_target": of(TWO, with_stickiness(kept_two(14400), "lb_cookie", "4h"), forward_command(14400)),
        "groups_only": of(
            TWO,
            kept_two(14400),
            "\n".join(group_command(name, {**LB, SECONDS: "14400"}) for name in ("blue", "green")),
        ),
        "groups_left_out": of(
            TWO,
            kept_two(14400),
            re.sub(r",{TargetGroupArn=[^}]*/green/[^}]*}", "", forward_command(14400)),
        ),
        "weights_changed": of(TWO, kept_two(14400, blue=0, green=100), forward_command(14400)),
        "too_short": of(TWO, kept_two(3600), forward_command(3600)),
        "too_long": of(TWO, kept_two(86400), forward_command(86400)),
        "minutes_as_seconds": of(TWO, kept_two(14400), forward_command(240)),
    },
    "game_server": {
        "off": of(GAME, GAME.before, RIGHT["game_server"][2]),
        "cookie_on_nlb": of(GAME, RIGHT["game_server"][1], group_command("chess", {**LB, SECONDS: "3600"})),
        "not_enabled": of(GAME, RIGHT["game_server"][1], group_command("chess", {"stickiness.type": "source_ip"})),
    },
    "idle_targets": {
        "command_differs": of(IDLE, sticky(IDLE, "off"), group_command("concert", {"stickiness.type": "lb_cookie"})),
        "still_on": of(
            IDLE,
            sticky(IDLE, "app_cookie", "1d", "NOBODY"),
            group_command("concert", {**APP, NAME: "NOBODY", APP_SECONDS: "86400"}),
        ),
        "still_sticky": of(IDLE, sticky(IDLE, "lb_cookie", "1h"), group_command("concert", {SECONDS: "3600"})),
        "tiny_duration": of(IDLE, sticky(IDLE, "lb_cookie", "1s"), group_command("concert", {SECONDS: "1"})),
    },
}

WRONG: dict[str, dict[str, dict[str, Any]]] = {
    f"lab05.{name}": {**in_every_situation(name), **answers} for name, answers in OWN_ANSWERS.items()
}

# Other ways to write what is right: exercise, the learner's objects.
ALSO_RIGHT: list[tuple[str, dict[str, object]]] = [
    ("lab05.game_server", of(GAME, RIGHT["game_server"][1], f"# no lb_cookie here\n{RIGHT['game_server'][2]}")),
    ("lab05.until_closed", of(CLOSED, RIGHT["until_closed"][1], classic_commands(attached="'[\"session\"]'"))),
]
