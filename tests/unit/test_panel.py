"""The panel without a browser: each callback, each refusal, both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from sticky_lab import Lab
from sticky_lab.widgets import Panel
from sticky_lab.widgets.panel import OWN_BROWSER


@pytest.fixture
def lab() -> Iterator[Lab]:
    with Lab(targets=3, seed=1, start="2026-01-05T09:00:00Z") as one:
        yield one


@pytest.fixture
def panel(lab: Lab) -> Panel:
    drawn = lab.panel()
    assert isinstance(drawn, Panel)
    return drawn


def counts(panel: Panel) -> list[int]:
    return [int(cell) for cell in re.findall(r"nowrap\">(\d+)</td>", panel.counts.value)]


def test_it_shows_the_settings_in_force(lab: Lab) -> None:
    lab.stickiness("lb_cookie", duration="90s")
    panel = Panel(lab)
    assert (panel.stickiness.value, panel.duration.value, panel.unit.value) == ("lb_cookie", "90", "s")


def test_saving_puts_the_form_in_force(lab: Lab, panel: Panel) -> None:
    assert panel.duration.disabled
    panel.stickiness.value = "lb_cookie"
    assert not panel.duration.disabled
    panel.duration.value, panel.unit.value = " 15 ", "m"
    assert lab.attributes["stickiness.enabled"] == "false"
    panel.save.click()
    assert lab.attributes["stickiness.lb_cookie.duration_seconds"] == "900"
    assert "저장했습니다" in panel.form_message.value
    panel.stickiness.value = "off"
    panel.save.click()
    assert lab.attributes["stickiness.enabled"] == "false"


@pytest.mark.parametrize("duration", ["0", "8", "abc", "", "-1", "1.5", "9" * 30])
def test_a_duration_that_cannot_be_is_refused_in_place_and_nothing_changes(
    lab: Lab, panel: Panel, duration: str
) -> None:
    panel.stickiness.value = "lb_cookie"
    panel.duration.value, panel.unit.value = duration, "d"
    panel.save.click()
    assert 'role="alert"' in panel.form_message.value
    assert 'lang="ko"' in panel.form_message.value
    assert lab.attributes["stickiness.enabled"] == "false"


def test_digits_of_a_korean_input_method_are_digits(lab: Lab, panel: Panel) -> None:
    panel.stickiness.value, panel.duration.value, panel.unit.value = "lb_cookie", "１５", "m"
    panel.save.click()
    assert lab.attributes["stickiness.lb_cookie.duration_seconds"] == "900"


def test_settings_changed_in_a_cell_show_in_the_form_but_an_unsaved_edit_stays(lab: Lab, panel: Panel) -> None:
    lab.stickiness("lb_cookie", duration="90s")
    assert (panel.stickiness.value, panel.duration.value, panel.unit.value) == ("lb_cookie", "90", "s")
    panel.duration.value = "5"
    lab.stickiness("lb_cookie", duration="2h")
    assert panel.duration.value == "5"
    panel.save.click()
    lab.stickiness("lb_cookie", duration="3h")
    assert (panel.duration.value, panel.unit.value) == ("3", "h")


def test_an_edit_that_was_refused_stays_too(lab: Lab, panel: Panel) -> None:
    panel.stickiness.value, panel.duration.value, panel.unit.value = "lb_cookie", "8", "d"
    panel.save.click()
    lab.stickiness("lb_cookie", duration="2h")
    assert (panel.duration.value, panel.unit.value) == ("8", "d")


def test_requests_move_the_counts_and_the_decisions(panel: Panel) -> None:
    assert counts(panel) == [0, 0, 0]
    panel.send_ten.click()
    assert counts(panel) == [4, 3, 3]
    assert "GEN-01" in panel.decisions.value
    panel.stickiness.value = "lb_cookie"
    panel.save.click()
    panel.send_one.click()
    panel.send_ten.click()
    assert counts(panel) == [4, 14, 3]
    assert "ALB-D-03" in panel.decisions.value


def test_a_new_browser_can_be_chosen_and_the_choice_stays(lab: Lab, panel: Panel) -> None:
    assert panel.browser.value == OWN_BROWSER
    lab.browser("bob")
    assert list(panel.browser.options) == [OWN_BROWSER, "bob"]
    panel.send_one.click()
    assert panel.browser.value == OWN_BROWSER
    panel.browser.value = "bob"
    panel.send_one.click()
    assert panel.browser.value == "bob"
    assert lab.decisions().rows[-1][1] == "bob"


def test_labels_and_choices_follow_the_language_and_keep_what_is_chosen(panel: Panel) -> None:
    assert panel.save.description == "변경 사항 저장 · Save changes"
    panel.stickiness.value, panel.unit.value = "lb_cookie", "h"
    panel.language.language = "ko"
    assert panel.save.description == "변경 사항 저장"
    assert panel.save.tooltip == "변경 사항 저장"
    assert [name for name, _ in panel.unit.options] == ["초", "분", "시간", "일"]
    panel.language.language = "en"
    assert panel.save.description == "Save changes"
    assert (panel.stickiness.value, panel.unit.value) == ("lb_cookie", "h")


def test_a_closed_lab_is_said_so_at_the_button(lab: Lab, panel: Panel) -> None:
    lab.close()
    panel.send_one.click()
    assert "닫혔습니다" in panel.traffic_message.value
    panel.save.click()
    assert "is closed" in panel.form_message.value


def test_a_lab_that_was_restarted_goes_on_with_a_new_browser(lab: Lab, panel: Panel) -> None:
    lab.browser("bob")
    panel.send_one.click()
    panel.browser.value = "bob"
    lab.restart()
    panel.send_one.click()
    assert panel.browser.value == OWN_BROWSER
    assert sum(counts(panel)) == 1


def test_only_what_a_target_answered_counts(lab: Lab, panel: Panel) -> None:
    for target in lab.targets:
        target.kill()
    panel.send_ten.click()
    assert counts(panel) == [0, 0, 0]


def test_an_unexpected_problem_is_shown_and_not_swallowed(panel: Panel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panel, "_send_requests", lambda count: 1 / 0)
    panel.send_one.click()
    assert "ZeroDivisionError" in panel.traffic_message.value


def test_where_no_widget_can_live_a_sentence_in_both_languages_stands(panel: Panel) -> None:
    bundle = panel._repr_mimebundle_()
    assert "이 셀을 실행하면" in bundle["text/plain"]
    assert "Run this cell" in bundle["text/plain"]


def test_the_application_s_cookie_has_a_field_of_its_own(lab: Lab, panel: Panel) -> None:
    assert panel.cookie_name.layout.display == "none"
    panel.stickiness.value = "app_cookie"
    assert panel.cookie_name.layout.display is None
    panel.save.click()
    assert "cookie_name" in panel.form_message.value  # refused at the field: the name is missing
    panel.cookie_name.value = " SHOPSESSION "
    panel.duration.value, panel.unit.value = "2", "h"
    panel.save.click()
    assert lab.attributes["stickiness.app_cookie.cookie_name"] == "SHOPSESSION"
    assert lab.attributes["stickiness.app_cookie.duration_seconds"] == "7200"
    again = Panel(lab)
    assert (again.stickiness.value, again.cookie_name.value, again.duration.value) == ("app_cookie", "SHOPSESSION", "2")


@pytest.mark.parametrize(
    ("product", "kinds"), [("clb", ["off", "lb_cookie", "app_cookie"]), ("nlb", ["off", "source_ip"])]
)
def test_the_form_offers_what_the_product_has(product: str, kinds: list[str]) -> None:
    with Lab(targets=1, seed=1, product=product) as lab:
        panel = Panel(lab)
        assert [value for _, value in panel.stickiness.options] == kinds
        panel.stickiness.value = kinds[1]
        assert panel.duration.disabled == (product == "nlb")
        panel.save.click()
        assert "저장했습니다" in panel.form_message.value
        assert Panel(lab).stickiness.value == kinds[1]


def test_on_a_clb_an_empty_duration_means_the_browser_session() -> None:
    with Lab(targets=1, seed=1, product="clb") as lab:
        panel = Panel(lab)
        panel.stickiness.value = "lb_cookie"
        panel.duration.value, panel.unit.value = "10", "m"
        panel.save.click()
        assert lab.attributes["CookieExpirationPeriod"] == "600"
        panel.duration.value = ""
        panel.save.click()
        assert lab.attributes["CookieExpirationPeriod"] == "0"
        panel.stickiness.value = "app_cookie"
        panel.cookie_name.value = "SHOPSESSION"
        assert panel.duration.disabled
        panel.save.click()
        assert lab.attributes["CookieName"] == "SHOPSESSION"
