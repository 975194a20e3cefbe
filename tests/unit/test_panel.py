"""The panel without a browser: each action of each part, each refusal, both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from sticky_lab import Lab
from sticky_lab.errors import StickyLabError
from sticky_lab.widgets import FormPart, MapPart, Panel, TimelinePart
from sticky_lab.widgets.looking import CookiesPart, DecisionsPart
from sticky_lab.widgets.part import OWN_BROWSER, Part
from sticky_lab.widgets.parts import MOST_DRAWN

pytestmark = pytest.mark.slow

FORM = {"product": "alb", "kind": "lb_cookie", "number": "15", "unit": "m", "cookie_name": ""}


@pytest.fixture
def lab() -> Iterator[Lab]:
    with Lab(targets=3, seed=1, start="2026-01-05T09:00:00Z") as one:
        yield one


@pytest.fixture
def panel(lab: Lab) -> Panel:
    drawn = lab.panel()
    assert isinstance(drawn, Panel)
    return drawn


def do(part: Part, what: str, **facts: Any) -> dict[str, Any]:
    """Press a button; return what was said."""
    part.act({"do": what, **facts})
    said: dict[str, Any] = part.said
    return said


def send(panel: Panel, count: int = 1, who: str = OWN_BROWSER) -> dict[str, Any]:
    return do(panel.parts["send"], "send", who=who, count=count)


def save(panel: Panel, **changes: str) -> dict[str, Any]:
    return do(panel.parts["form"], "save", **(FORM | changes))


def counts(panel: Panel) -> list[int]:
    return [target["count"] for target in panel.parts["map"].state["targets"]]


# the form


def test_the_form_shows_the_settings_in_force_and_follows_changes_made_in_a_cell(lab: Lab, panel: Panel) -> None:
    lab.set_stickiness("lb_cookie", duration="90s")
    assert panel.parts["form"].state["form"] == {**FORM, "number": "90", "unit": "s"}
    lab.set_stickiness("app_cookie", duration="2h", cookie_name="SHOPSESSION")
    assert panel.parts["form"].state["form"] == {
        "product": "alb",
        "kind": "app_cookie",
        "number": "2",
        "unit": "h",
        "cookie_name": "SHOPSESSION",
    }


def test_saving_puts_the_form_in_force_and_shows_it_as_attributes_and_command(lab: Lab, panel: Panel) -> None:
    said = save(panel, number=" 15 ")
    assert (said["role"], said["ko"]) == ("status", "저장했습니다.")
    assert lab.attributes["stickiness.lb_cookie.duration_seconds"] == "900"
    assert ("stickiness.lb_cookie.duration_seconds", "900") in panel.parts["form"].state["attributes"]
    command = panel.parts["form"].state["command"]
    assert command.startswith("aws elbv2 modify-target-group-attributes \\\n  --target-group-arn")
    assert command.endswith("Key=stickiness.lb_cookie.duration_seconds,Value=900")
    save(panel, kind="off")
    assert panel.parts["form"].state["command"].endswith("--attributes Key=stickiness.enabled,Value=false")


def test_what_cannot_be_is_refused_at_its_field_and_nothing_changes(lab: Lab, panel: Panel) -> None:
    before = lab.attributes
    cannot: list[tuple[dict[str, str], str]] = [
        ({"number": "0"}, "number"),
        ({"number": "8", "unit": "d"}, "number"),
        ({"number": "abc"}, "number"),
        ({"number": ""}, "number"),
        ({"number": "-1"}, "number"),
        ({"number": "9" * 30}, "number"),
        ({"kind": "app_cookie"}, "cookie_name"),
        ({"kind": "app_cookie", "cookie_name": "AWSALBx"}, "cookie_name"),
        ({"kind": "app_cookie", "cookie_name": "a;b"}, "cookie_name"),
        ({"kind": "source_ip", "number": ""}, ""),
        ({"product": "clb", "kind": "app_cookie"}, "cookie_name"),
    ]
    for changes, where in cannot:
        said = save(panel, **changes)
        assert (said["role"], said["where"]) == ("alert", where), changes
        assert said["ko"] != said["en"]
        assert lab.attributes == before, changes
        assert panel.parts["form"].state["form"]["product"] == "alb"


def test_a_long_cookie_name_is_a_name(lab: Lab, panel: Panel) -> None:
    assert save(panel, kind="app_cookie", cookie_name="x" * 300)["role"] == "status"  # AWS names no limit (SIM-07)
    assert lab.attributes["stickiness.app_cookie.cookie_name"] == "x" * 300


def test_digits_of_a_korean_input_method_are_digits(lab: Lab, panel: Panel) -> None:
    save(panel, number="１５")
    assert lab.attributes["stickiness.lb_cookie.duration_seconds"] == "900"


def test_the_product_can_be_changed_and_the_targets_stay(lab: Lab, panel: Panel) -> None:
    send(panel, 3)
    said = save(panel, product="clb", number="10")
    assert said["role"] == "status"
    assert lab.attributes["CookieExpirationPeriod"] == "600"
    assert "create-lb-cookie-stickiness-policy" in panel.parts["form"].state["command"]
    assert "--cookie-expiration-period 600" in panel.parts["form"].state["command"]
    send(panel, 3)
    assert {cookie.name for cookie in lab.browsers[0].cookies} == {"SHOPSESSION", "AWSELB", "AWSELBCORS"}
    assert panel.parts["map"].state["product"] == "clb"
    save(panel, product="clb", number="")
    assert lab.attributes["CookieExpirationPeriod"] == "0"
    assert "--cookie-expiration-period" not in panel.parts["form"].state["command"]
    save(panel, product="clb", kind="app_cookie", cookie_name="SHOPSESSION")
    assert "create-app-cookie-stickiness-policy" in panel.parts["form"].state["command"]
    save(panel, product="clb", kind="off")
    assert panel.parts["form"].state["command"].endswith("--policy-names '[]'")
    save(panel, product="nlb", kind="source_ip", number="")
    assert len(set(lab.browsers[0].visit(4).instances)) == 1
    assert save(panel)["role"] == "status"
    assert lab.attributes["stickiness.type"] == "lb_cookie"


def test_with_several_target_groups_only_an_alb_is_offered() -> None:
    with Lab(groups={"blue": (1, 1), "green": (1, 1)}, seed=1) as lab:
        assert [name for name, _ in FormPart(lab).state["products"]] == ["alb"]


# map and traffic


def test_requests_move_the_counts_and_the_map_tells_where_each_went(panel: Panel) -> None:
    assert counts(panel) == [0, 0, 0]
    assert send(panel, 10)["en"] == "Sent 10 requests."
    assert counts(panel) == [4, 3, 3]
    assert [event["number"] for event in panel.parts["map"].state["events"]] == list(range(1, 11))
    save(panel)
    send(panel)
    assert send(panel, 10)["ko"] == "요청 10개를 보냈습니다."
    assert counts(panel) == [4, 14, 3]
    assert panel.parts["map"].state["fair"] == 33


def test_the_map_shows_bindings_and_those_that_will_not_survive(lab: Lab, panel: Panel) -> None:
    save(panel)
    send(panel)
    (shown,) = panel.parts["map"].state["browsers"]
    assert (shown["bound"], shown["survives"]) == (lab.targets[0].id, True)
    do(panel.parts["clock"], "advance", by="1h")
    (shown,) = panel.parts["map"].state["browsers"]
    assert (shown["bound"], shown["survives"]) == (lab.targets[0].id, False)


def test_only_what_a_target_answered_counts(lab: Lab, panel: Panel) -> None:
    for target in lab.targets:
        target.kill()
    send(panel, 10)
    assert counts(panel) == [0, 0, 0]
    assert {event["target"] for event in panel.parts["map"].state["events"]} == {None}


def test_beyond_twelve_the_map_summarises(lab: Lab) -> None:
    for number in range(MOST_DRAWN + 2):
        lab.browser(str(number))
    part = lab.map()
    assert isinstance(part, MapPart)
    assert len(part.state["browsers"]) == MOST_DRAWN
    assert part.state["left_out"] == {"browsers": 2, "targets": 0}


def test_everybody_sends_and_new_browsers_can_be_made(lab: Lab, panel: Panel) -> None:
    assert do(panel.parts["send"], "make", name="bob")["en"] == "Made the browser bob."
    assert panel.parts["send"].state["browsers"] == [OWN_BROWSER, "bob"]
    assert send(panel, 2, who="")["en"] == "Sent 4 requests."
    assert do(panel.parts["send"], "make", name=" ")["role"] == "alert"
    assert do(panel.parts["send"], "make", name="bob")["role"] == "alert"


def test_a_cart_is_filled_through_the_shop_and_lost_without_stickiness(lab: Lab, panel: Panel) -> None:
    assert "not signed in" in do(panel.parts["send"], "shop", who=OWN_BROWSER)["en"]
    save(panel)
    send(panel)
    said = do(panel.parts["send"], "shop", who=OWN_BROWSER)
    assert "signed in and put tea in the cart. In the cart: 1" in said["en"]
    carts = [target["sessions"] for target in panel.parts["targets"].state["targets"]]
    assert [(OWN_BROWSER, 1)] in carts


def test_a_browser_that_is_gone_is_said_to_be(panel: Panel) -> None:
    said = send(panel, who="nobody")
    assert (said["role"], "'nobody'" in said["ko"]) == ("alert", True)


# clock, targets


def test_time_is_moved_to_just_before_and_just_after_the_duration(lab: Lab, panel: Panel) -> None:
    save(panel)
    send(panel)
    assert panel.parts["clock"].state["bindings"][0]["left"] == 900
    do(panel.parts["clock"], "before", who=OWN_BROWSER)
    assert panel.parts["clock"].state["bindings"][0]["left"] == 1
    send(panel)
    do(panel.parts["clock"], "after", who=OWN_BROWSER)
    assert panel.parts["clock"].state["bindings"][0]["left"] == 0
    send(panel)
    assert lab.decisions()[-1].reason == "cookie_expired"
    assert len(panel.parts["decisions"].state["rows"]) == 3  # moving time sent nothing


def test_without_a_binding_there_is_no_duration_to_go_to(panel: Panel) -> None:
    for what in ("before", "after"):
        assert do(panel.parts["clock"], what, who=OWN_BROWSER)["role"] == "alert"


def test_targets_are_stopped_started_killed_drained_and_added(lab: Lab, panel: Panel) -> None:
    target = lab.targets[0]

    def shown() -> dict[str, Any]:
        state: dict[str, Any] = panel.parts["targets"].state["targets"][0]
        return state

    assert do(panel.parts["targets"], "kill", target=target.id)["role"] == "status"
    assert not shown()["running"]
    assert do(panel.parts["targets"], "register", target=target.id)["role"] == "alert"
    do(panel.parts["targets"], "start", target=target.id)
    assert (shown()["running"], shown()["health"]) == (True, "healthy")
    do(panel.parts["targets"], "deregister", target=target.id)
    assert (shown()["health"], shown()["registered"]) == ("draining", False)
    do(panel.parts["targets"], "register", target=target.id)
    assert shown()["health"] == "healthy"
    do(panel.parts["targets"], "stop", target=target.id)
    assert not shown()["running"]
    do(panel.parts["targets"], "add")
    assert len(panel.parts["targets"].state["targets"]) == len(panel.parts["map"].state["targets"]) == 4
    assert do(panel.parts["targets"], "kill", target="i-gone")["role"] == "alert"


# cookies


def test_the_inspector_tells_what_each_side_knows(lab: Lab, panel: Panel) -> None:
    save(panel)
    send(panel)
    lab.clock.advance("1m")
    panel.parts["cookies"].refresh()
    cookies = {cookie["name"]: cookie for cookie in panel.parts["cookies"].state["cookies"]}
    assert cookies["SHOPSESSION"]["expires"] is None
    assert cookies["SHOPSESSION"]["sealed"] is None
    assert cookies["AWSALB"]["expires"] == "Mon, 12 Jan 2026 09:00:00 GMT"
    assert cookies["AWSALBCORS"]["attributes"] == "Path=/; Secure; SameSite=None"
    assert cookies["AWSALB"]["sealed"] == {"target": lab.targets[0].id, "age": 60, "left": 840}


def test_the_jar_of_a_browser_that_is_not_there_is_refused(lab: Lab) -> None:
    with pytest.raises(StickyLabError, match="There is no browser of that name: 'nobody'"):
        lab.panel("cookies", browser="nobody")


def test_cookies_are_deleted_tampered_with_copied_and_cleared(lab: Lab, panel: Panel) -> None:
    lab.browser("alice")
    lab.browser("bob")
    part = lab.panel("cookies", browser="alice").parts["cookies"]
    assert isinstance(part, CookiesPart)
    save(panel)
    do(part, "send")
    home = lab.decisions()[-1].target
    do(part, "copy", name="AWSALBCORS", other="bob")
    assert lab.browsers[1].get().instance == home  # the thief arrives where alice is
    do(part, "tamper", name="AWSALBCORS", other="bob")
    do(part, "send")
    assert lab.decisions()[-1].reason == "cookie_forged"
    do(part, "delete", name="AWSALBCORS", other="bob")
    assert "AWSALBCORS" not in [cookie["name"] for cookie in part.state["cookies"]]
    assert do(part, "delete", name="AWSALBCORS", other="bob")["role"] == "alert"
    do(part, "clear")
    assert part.state["cookies"] == []
    do(part, "choose", who="bob")
    assert part.state["browser"] == "bob"


# decisions, what if


def test_each_decision_has_its_story_and_its_rule(lab: Lab, panel: Panel) -> None:
    save(panel)
    send(panel, 2)
    assert [row["rule"] for row in panel.parts["decisions"].state["rows"]] == ["ALB-D-03", "ALB-D-01"]
    assert panel.parts["decisions"].state["rules"]["ALB-D-03"].startswith("[DOC] Given a valid, unexpired AWSALB")
    do(panel.parts["decisions"], "story", number=2)
    told = panel.parts["decisions"].state["story"]
    assert "AWSALB=" in told["came"][0]
    assert told["candidates"] == [target.id for target in lab.targets]
    assert [line.partition("=")[0] for line in told["lines"]] == ["Set-Cookie: AWSALB", "Set-Cookie: AWSALBCORS"]
    assert {"ko": "남은 고정 기간(초): 900", "en": "Duration left (s): 900"} in told["read"]
    do(panel.parts["decisions"], "story", number=0)
    assert panel.parts["decisions"].state["story"] is None


def test_the_log_is_capped_and_says_so(lab: Lab) -> None:
    lab.browser("alice").visit(201)
    part = lab.panel("decisions").parts["decisions"]
    assert isinstance(part, DecisionsPart)
    assert (len(part.state["rows"]), part.state["capped"]) == (200, True)


def test_what_if_decides_again_and_changes_nothing(lab: Lab, panel: Panel) -> None:
    ask = {"kind": "lb_cookie", "number": "1", "unit": "m", "cookie_name": ""}
    assert do(panel.parts["what_if"], "replay", **ask)["role"] == "alert"  # there is nothing yet
    send(panel, 6)
    said = do(panel.parts["what_if"], "replay", **ask)
    assert said["en"] == "Of 6 requests, 6 would have been decided differently."
    instead = [one["instead"]["target"] for one in panel.parts["what_if"].state["differing"]]
    assert set(instead) == {lab.targets[0].id}
    assert lab.attributes["stickiness.enabled"] == "false"
    assert len(panel.parts["decisions"].state["rows"]) == 6
    said = do(panel.parts["what_if"], "replay", **(ask | {"kind": "off", "number": ""}))
    assert said["en"].startswith("Of 6 requests, 0")
    assert do(panel.parts["what_if"], "replay", **(ask | {"number": "x"}))["where"] == "number"


def test_what_if_the_duration_had_been_shorter_than_the_pauses(lab: Lab, panel: Panel) -> None:
    save(panel, number="2", unit="h")
    for _ in range(4):
        send(panel)
        lab.clock.advance("1h")
    said = do(panel.parts["what_if"], "replay", kind="lb_cookie", number="30", unit="m", cookie_name="")
    assert said["en"] == "Of 4 requests, 3 would have been decided differently."
    reasons = {one["instead"]["text"]["en"] for one in panel.parts["what_if"].state["differing"]}
    assert reasons == {"The stickiness duration was over, so the algorithm chose a target afresh."}


# what holds for all


def test_two_panels_on_one_lab_agree(lab: Lab, panel: Panel) -> None:
    other = Panel(lab)
    save(panel)
    send(panel, 3)
    assert other.parts["form"].state == panel.parts["form"].state
    assert other.parts["map"].state == panel.parts["map"].state


def test_a_closed_lab_is_said_so_where_it_happened(lab: Lab, panel: Panel) -> None:
    lab.close()
    assert "닫혔습니다" in send(panel)["ko"]
    assert "is closed" in save(panel)["en"]


def test_a_lab_that_was_restarted_goes_on(lab: Lab, panel: Panel) -> None:
    send(panel)
    lab.restart()
    send(panel)
    assert sum(counts(panel)) == 1


def test_an_unexpected_problem_is_shown_and_not_swallowed(panel: Panel) -> None:
    said = do(panel.parts["send"], "send", who=OWN_BROWSER, count="many")
    assert said["role"] == "alert"
    assert "TypeError" in do(panel.parts["send"], "send", wrong=1)["en"]
    assert "do_fly" in do(panel.parts["send"], "fly")["ko"]


def test_where_no_widget_can_live_a_sentence_and_a_table_in_both_languages_stand(lab: Lab, panel: Panel) -> None:
    send(panel, 4)
    bundle = panel._repr_mimebundle_()
    assert "이 셀을 실행하면" in bundle["text/plain"]
    assert "Run this cell" in bundle["text/plain"]
    assert lab.targets[0].id in bundle["text/html"]
    assert "50%" in bundle["text/html"]
    part = lab.timeline()
    assert isinstance(part, TimelinePart)
    bundle, _ = part._repr_mimebundle_()
    assert "시계" in bundle["text/plain"]
