"""The broken set-ups of lab 3 are broken as they say, and end with the next one."""

from __future__ import annotations

from collections.abc import Iterator

import psutil
import pytest

from sticky_lab.bench.lab import Lab
from sticky_lab.bench.open_lab import close_open
from sticky_lab.course.labs.lab03.cases import case, same_cookie_twice
from sticky_lab.course.labs.lab03.two_layers import TwoLayers
from sticky_lab.errors import StickyLabError


@pytest.fixture
def layers() -> Iterator[TwoLayers]:
    opened = same_cookie_twice(7)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("name", "reason"), [("a", "slots_removed"), ("b", "cookie_expired"), ("c", "cookie_followed")]
)
def test_a_case_ends_with_the_reason_that_it_is_about(name: str, reason: str) -> None:
    bench = case(name)
    assert isinstance(bench, Lab)
    assert bench.parts.inspection.records()[-1][1].reason.name == reason
    bench.close()


def test_opening_a_case_closes_the_one_before_without_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    before = case("d")
    after = case("c")
    assert (before.closed, after.closed) == (True, False)
    assert capsys.readouterr().out == ""
    after.close()
    assert not close_open()


def test_a_lab_that_is_opened_after_a_case_closes_it() -> None:
    two_layers = case("d")
    with Lab(targets=1):
        assert two_layers.closed


@pytest.mark.parametrize("name", ["e", "", None, ["a"]])
def test_an_unknown_case_is_refused_in_two_languages(name: object) -> None:
    with pytest.raises(StickyLabError, match=r"a, b, c, d.*a, b, c, d"):
        case(name)  # type: ignore[arg-type]


def test_two_layers_that_write_the_same_cookie_lose_a_customer(layers: TwoLayers) -> None:
    alice = layers.browser("alice")
    first = alice.get("/")
    assert [line.partition("=")[0] for line in first.set_cookie[:4]] == ["AWSALB", "AWSALBCORS"] * 2
    alice.post("/cart", item="tea")
    assert alice.get("/").page["cart"] == []
    assert {record.reason.name for _, record in layers.outer.inspection.records()[1:]} == {"cookie_of_unknown_key"}


@pytest.mark.parametrize(
    ("outer", "inner"), [("app_cookie", "lb_cookie"), ("lb_cookie", "app_cookie"), ("app_cookie", "app_cookie")]
)
def test_layers_that_are_not_both_duration_based_keep_every_customer(layers: TwoLayers, outer: str, inner: str) -> None:
    for layer, kind in zip(layers.layers, (outer, inner, inner), strict=True):
        layer.set_stickiness(kind, cookie_name="SHOPSESSION" if kind == "app_cookie" else None)
    carts = []
    for name in ("alice", "bob", "carol"):
        browser = layers.browser(name)
        for item in "xyz":
            browser.post("/cart", item=item)
        carts.append(browser.get("/").page["cart"])
    assert carts == [list("xyz")] * 3


def test_a_browser_of_two_layers_is_made_or_given_back_and_needs_an_open_lab(layers: TwoLayers) -> None:
    assert layers.browser("alice") is layers.browser("alice")
    layers.close()
    layers.close()
    with pytest.raises(StickyLabError):
        layers.browser("bob")


def test_closed_layers_leave_no_process(layers: TwoLayers) -> None:
    processes = psutil.Process().children(recursive=True)
    assert processes
    layers.close()
    assert not any(process.is_running() for process in processes)
