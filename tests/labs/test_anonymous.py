"""The anonymous load balancers of lab 1: what a learner can ask of them, and what they never say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sticky_lab.bench.lab import Lab
from sticky_lab.bench.open_lab import close_open
from sticky_lab.course.labs.lab01.anonymous import Box, anonymous
from sticky_lab.course.labs.lab01.hidden_set_ups import SET_UPS, TARGETS
from sticky_lab.errors import StickyLabError


@pytest.fixture(autouse=True)
def _lab_closed() -> Iterator[None]:
    yield
    close_open()


def test_opening_another_box_closes_the_one_before_and_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    first = anonymous("A")
    second = anonymous("B")
    with pytest.raises(StickyLabError, match="Box A was closed"):
        first.visit()
    assert second.visit().instances[0]
    assert capsys.readouterr().out == ""


def test_a_lab_that_is_set_up_like_a_box_names_the_product_whose_rules_it_follows() -> None:
    with Lab(targets=TARGETS) as lab:
        for set_up in SET_UPS.values():
            lab.configure(set_up.listener)
            assert lab.parts.front.product == set_up.product


def test_a_box_shows_the_same_wire_each_day_it_is_opened_and_no_cookies_value() -> None:
    def lines(box: Box) -> list[str]:
        return [line for line in repr(box).splitlines() if not line.startswith(("──", "< {"))]

    first, again = anonymous("D"), anonymous("D")
    assert lines(first) == lines(again)
    assert "< Set-Cookie: AWSELB=<138 #1>;PATH=/;HTTPONLY;SAMESITE=Lax" in lines(first)


@pytest.mark.parametrize("letter", SET_UPS)
def test_no_word_of_the_settings_is_on_the_wire(letter: str) -> None:
    box = anonymous(letter)
    shown = "".join(map(repr, (box, box.visit(2), box.renew("20m"), box.ask_target()))).lower()
    assert [
        word for word in ("stickiness", "lb_cookie", "app_cookie", "duration", "policy", "weight") if word in shown
    ] == []


def test_a_browser_drops_what_has_expired_unless_it_is_told_to_keep_it() -> None:
    box = anonymous("A")
    assert box.stays("1h") == 0
    box.keep_expired_cookies()
    assert box.stays("8d") == 5


def test_a_closed_browser_loses_its_session_cookies_only() -> None:
    box = anonymous("C")
    box.close_browser()
    assert box.cookies == ["AWSALB", "AWSALBCORS"]
    box.drop("AWSALB")
    assert box.cookies == ["AWSALBCORS"]
    with pytest.raises(StickyLabError, match="AWSALBCORS"):
        box.drop("AWSALB")


def test_a_shop_that_renews_its_cookie_is_imitated_by_one_box_only() -> None:
    imitating = [letter for letter in SET_UPS if repr(anonymous(letter).renew("20m")).count("=1200") > 2]
    assert imitating == ["D"]


@pytest.mark.parametrize("times", [0, 21, True, "3"])
def test_the_number_of_pauses_has_limits(times: object) -> None:
    with pytest.raises(StickyLabError, match="1 to 20"):
        anonymous("A").stays("1m", times)  # type: ignore[arg-type]


@pytest.mark.parametrize("letter", ["F", "a", "", None, ["A"]])
def test_an_unknown_box_names_those_there_are(letter: object) -> None:
    with pytest.raises(StickyLabError, match="A, B, C, D, E"):
        anonymous(letter)  # type: ignore[arg-type]
