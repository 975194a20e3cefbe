"""Lab 5, choose and configure: settings and a command for six situations, judged by hidden traffic and by agreement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sticky_lab.bench.lab import Lab
from sticky_lab.bench.listener import listener, plan, with_stickiness
from sticky_lab.browser import Browser
from sticky_lab.browser.browser import Visit
from sticky_lab.course.checking.exercise import Exercise, NotYetError
from sticky_lab.course.checking.set_up import SetUp, last_request
from sticky_lab.course.content import lab_text
from sticky_lab.course.labs.lab05.aws_commands import Resources, applied, changes_of, read_commands
from sticky_lab.course.labs.lab05.shorthand import CommandError
from sticky_lab.on_aws import OnAws
from sticky_lab.stickiness import Listener, Target
from sticky_lab.stickiness.refusals import SettingRefusedError
from sticky_lab.words import Text, sentence

ARN = "arn:aws:elasticloadbalancing:us-east-1:123456789012"
MINUTE, HOUR = 60, 3600
SHOP_COOKIE = "SHOPSESSION"
TINY_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Situation:
    """What a story begins with.

    `resources` are what it names, `before` is how the load balancer is set at first; `refusals` has the answers for
    some of what is refused, `other_product` the one for settings of another kind of load balancer.
    """

    name: str
    resources: Resources
    before: Listener
    other_product: str = "other_product"
    refusals: Mapping[str, str] = field(default_factory=dict)

    def settings(self, value: object) -> Listener:
        """Return the settings that the learner kept. Raises `NotYetError` if they are not of this situation."""
        if isinstance(value, SetUp):
            value = value.listener
        if type(value) is not Listener:
            raise NotYetError("not_settings", name=self.name)
        names = [group.name for group in value.groups]
        if value.product is not self.before.product or names != [group.name for group in self.before.groups]:
            given = f"{value.product.upper()} ({', '.join(names)})"
            raise NotYetError(self.other_product, name=self.name, given=given)
        return value

    def commanded(self, text: object) -> Listener:
        """Return the listener as the learner's command leaves it. Raises `NotYetError`."""
        service = "elb" if self.before.product == "clb" else "elbv2"
        try:
            return applied(read_commands(text, service), self.before, self.resources)
        except CommandError as error:
            raise NotYetError(error.answer, problem=error.problem) from None
        except SettingRefusedError as error:
            answer = self.refusals.get(error.code, "command_refused")
            raise NotYetError(answer, problem=sentence(error)) from None

    def lab(self, kept: Listener) -> Lab:
        """Start a lab that is set like this, with as many targets as the situation has."""
        targets = [len(group.targets) for group in self.before.groups]
        return SetUp(kept.product, "instance", "shop", kept).lab(seed=5, targets=targets)


def _before(product: str, groups: Mapping[str, tuple[int, int]] | None = None, targets: int = 3) -> Listener:
    name, plans = plan(product, targets, groups)
    count = sum(one.targets for one in plans)
    return listener(name, plans, [Target(f"i-{number:017x}", "127.0.0.1", 1 + number) for number in range(count)])


def _group(name: str) -> Resources:
    return Resources({f"{ARN}:targetgroup/{name}/0123456789abcdef": "shop"})


SHORT_VISITS = Situation("short_visits", _group("museum"), _before("alb"))
OWN_COOKIE = Situation(
    "own_cookie", _group("travel"), _before("alb"), refusals={"cookie_name_reserved": "reserved_name"}
)
UNTIL_CLOSED = Situation("until_closed", Resources(load_balancer="stocktaking", port="80"), _before("clb"))
TWO_VERSIONS = Situation(
    "two_versions",
    Resources(
        {f"{ARN}:targetgroup/{name}/0123456789abcdef": name for name in ("blue", "green")},
        listener=f"{ARN}:listener/app/news/0123456789abcdef/0123456789abcdef",
    ),
    _before("alb", {"blue": (80, 2), "green": (20, 1)}),
    refusals={"group_stickiness_needed": "groups_only"},
)
GAME_SERVER = Situation("game_server", _group("chess"), _before("nlb"), other_product="not_http")
_CONCERT = with_stickiness(_before("alb", targets=2), "lb_cookie", "1d")
IDLE_TARGETS = Situation("idle_targets", _group("concert"), _CONCERT)


def _short_visits(kept: object, command: object) -> Text:
    least, most = 25 * MINUTE, 30 * MINUTE
    mine, commanded = SHORT_VISITS.settings(kept), SHORT_VISITS.commanded(command)
    if _type(mine) in ("off", "app_cookie"):
        raise NotYetError({"off": "off", "app_cookie": "no_app_cookie"}[_type(mine)])
    with SHORT_VISITS.lab(mine) as lab:
        visitor = _first_visit(lab)
        for _ in range(2):  # the second pause tells an idle limit from one that counts from the first request
            lab.clock.advance(least)
            _still_followed(lab, visitor.get("/"), _seconds(mine), least, most)
        lab.clock.advance(most)
        if _followed(visitor.get("/")):
            raise NotYetError("too_long", observed=last_request(lab), seconds=_seconds(mine))
        observed = last_request(lab)
    _agree(mine, commanded)
    return observed


def _own_cookie(kept: object, command: object) -> Text:
    pause = 45 * MINUTE
    mine, commanded = OWN_COOKIE.settings(kept), OWN_COOKIE.commanded(command)
    stickiness = mine.groups[0].attributes.stickiness
    if _type(mine) == "off":
        raise NotYetError("off")
    if _type(mine) == "app_cookie" and stickiness.cookie_name.decode() != SHOP_COOKIE:
        raise NotYetError("other_name", value=stickiness.cookie_name.decode())
    with OWN_COOKIE.lab(mine) as lab:
        visitor = _first_visit(lab)
        lab.clock.advance(pause)
        _still_followed(lab, visitor.get("/"), _seconds(mine), pause, 24 * HOUR)
        visitor.post("/renew", max_age="0")  # the application ends its cookie, as after a booking
        if _followed(visitor.get("/")):
            raise NotYetError("app_cannot_end", observed=last_request(lab))
        observed = last_request(lab)
    _agree(mine, commanded)
    return observed


def _until_closed(kept: object, command: object) -> Text:
    mine, commanded = UNTIL_CLOSED.settings(kept), UNTIL_CLOSED.commanded(command)
    if _type(mine) in ("off", "app_cookie"):
        raise NotYetError({"off": "off", "app_cookie": "no_app_cookie"}[_type(mine)])
    with UNTIL_CLOSED.lab(mine) as lab:
        visitor = _first_visit(lab)
        lab.clock.advance("3d")
        if not _followed(visitor.get("/")):
            raise NotYetError("ends_while_open", observed=last_request(lab), seconds=_seconds(mine))
        for name in {cookie.name for cookie in visitor.cookies if cookie.expires is None}:
            visitor.forget_cookie(name)  # what a browser does when it is closed
        if _followed(visitor.get("/")):
            raise NotYetError("outlives_browser", observed=last_request(lab), seconds=_seconds(mine))
        observed = last_request(lab)
    _agree(mine, commanded, off="policy_not_attached")
    return observed


def _two_versions(kept: object, command: object) -> Text:
    least, most = 2 * HOUR, 12 * HOUR
    mine, commanded = TWO_VERSIONS.settings(kept), TWO_VERSIONS.commanded(command)
    seconds = mine.default.stickiness_seconds
    if any(group.attributes.active_type != "off" for group in mine.groups):
        raise NotYetError("stuck_to_a_target")
    if seconds is None:
        raise NotYetError("groups_not_kept")
    if _weights(mine) != _weights(TWO_VERSIONS.before):
        raise NotYetError("weights_changed", weights=_weights(mine))
    with TWO_VERSIONS.lab(mine) as lab:
        lab.set_forward({"blue": 0, "green": 1})
        reader = lab.browser("reader")
        version = lab.target(str(reader.get("/").instance)).group
        lab.set_forward({"blue": 1, "green": 0})
        lab.clock.advance(least)
        if lab.target(str(reader.get("/").instance)).group != version:
            raise _too_short(lab, seconds, least, most)
        lab.clock.advance(most)
        if lab.target(str(reader.get("/").instance)).group == version:
            raise NotYetError("too_long", observed=last_request(lab), seconds=seconds)
        observed = last_request(lab)
    _agree(mine, commanded)
    return observed


def _game_server(kept: object, command: object) -> Text:
    mine = GAME_SERVER.settings(kept)
    try:
        commanded = GAME_SERVER.commanded(command)
    except NotYetError as error:
        raise NotYetError("cookie_on_nlb") if _refused_for_a_cookie(error, command) else error from None
    with GAME_SERVER.lab(mine) as lab:
        # Each browser opens a connection of its own; all have one address, and nobody keeps a cookie.
        players = [lab.browser(f"connection {number}") for number in range(1, 5)]
        seen = {player.get("/").instance for player in players}
        if _type(mine) == "off" or len(seen) > 1:
            raise NotYetError("off", observed=last_request(lab))
        observed = last_request(lab)
    _agree(mine, commanded)
    return observed


def _refused_for_a_cookie(error: NotYetError, command: object) -> bool:
    """Whether a command is refused, and it asks for a cookie; what its comments say does not count."""
    if error.answer != "command_refused":
        return False
    changes = [changes_of(one) for one in read_commands(command, "elbv2") if "--attributes" in one.options]
    return any("cookie" in part for change in changes for pair in change.items() for part in pair)


def _idle_targets(kept: object, command: object) -> Text:
    mine, commanded = IDLE_TARGETS.settings(kept), IDLE_TARGETS.commanded(command)
    with IDLE_TARGETS.lab(mine) as lab:
        fans = [lab.browser("fan"), lab.browser("other fan")]
        for fan in fans:
            fan.get("/")
        added = lab.add_target()
        visits = [visit for fan in fans for visit in fan.visit(4)]
        if all(visit.instance != added.id for visit in visits):
            seconds = _seconds(mine)
            answer = "tiny_duration" if _type(mine) == "lb_cookie" and seconds <= TINY_SECONDS else "still_sticky"
            raise NotYetError(answer, observed=last_request(lab), seconds=seconds)
        observed = last_request(lab)
    if _type(mine) != "off":
        raise NotYetError("still_on", observed=observed)
    _agree(mine, commanded)
    return observed


def _first_visit(lab: Lab) -> Browser:
    """Return a browser that has signed in, among others."""
    visitors = [lab.browser(name) for name in ("visitor", "other visitor")]
    for visitor in visitors:
        visitor.post("/login", user=visitor.name)
    return visitors[0]


def _type(kept: Listener) -> str:
    return kept.groups[0].attributes.active_type


def _seconds(kept: Listener) -> int:
    return kept.groups[0].attributes.stickiness.duration or 0


def _weights(kept: Listener) -> str:
    return ", ".join(f"{one.group.name} {one.weight}" for one in kept.default.groups)


def _followed(visit: Visit) -> bool:
    return visit.decision is not None and "followed" in visit.decision.reason


def _still_followed(lab: Lab, visit: Visit, seconds: int, least: int, most: int) -> None:
    if not _followed(visit):
        raise _too_short(lab, seconds, least, most)


def _too_short(lab: Lab, seconds: int, least: int, most: int) -> NotYetError:
    """Return what to say of a duration that ended too early; one that was meant in minutes has its own answer."""
    observed = last_request(lab)
    if least < seconds * MINUTE <= most:
        return NotYetError(
            "minutes_as_seconds", observed=observed, where=lab_text("lab05", "in_settings"), seconds=seconds
        )
    return NotYetError("too_short", observed=observed, seconds=seconds)


def _agree(kept: Listener, commanded: Listener, off: str = "not_enabled") -> None:
    """Raise `NotYetError` unless the command brings about the stickiness that the settings have."""
    mine, theirs = _stickiness(kept), _stickiness(commanded)
    if mine == theirs:
        return
    if _type(commanded) == "off" != _type(kept):
        raise NotYetError(off)
    here, there = _duration(kept), _duration(commanded)
    if there and here == there * MINUTE:
        raise NotYetError("minutes_as_seconds", where=lab_text("lab05", "in_command"), seconds=there)
    raise NotYetError("command_differs", command=_described(commanded), kept=_described(kept))


def _stickiness(kept: Listener) -> object:
    groups = [(one.group.name, one.group.attributes.stickiness, one.weight) for one in kept.default.groups]
    return groups, kept.default.stickiness_seconds


def _duration(kept: Listener) -> int:
    return kept.default.stickiness_seconds or _seconds(kept)


def _described(kept: Listener) -> str:
    return "; ".join(line.strip() for line in str(OnAws(kept).attributes).splitlines())


EXERCISES: tuple[Exercise, ...] = tuple(
    Exercise(f"lab05.{one.name}", (one.name, f"{one.name}_command"), judge)
    for one, judge in (
        (SHORT_VISITS, _short_visits),
        (OWN_COOKIE, _own_cookie),
        (UNTIL_CLOSED, _until_closed),
        (TWO_VERSIONS, _two_versions),
        (GAME_SERVER, _game_server),
        (IDLE_TARGETS, _idle_targets),
    )
)
