"""Chromium visits the shop through the balancer, and keeps its cookies as a learner's own browser does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from sticky_lab import Lab
from tests.browser.conftest import OpenPage


@pytest.fixture
def lab() -> Iterator[Lab]:
    # Chromium's own clock is real, so the lab's has to run with it.
    with Lab(targets=3, seed=1) as one:
        one.set_stickiness("lb_cookie", "10m")
        yield one


def instance(page: Page) -> str:
    return page.locator(".instance").inner_text()


def last_reason(lab: Lab) -> str:
    return lab.parts.inspection.records()[-1][1].reason.name


def test_chromium_keeps_the_cookies_and_stays_on_its_instance_until_the_duration_has_passed(
    lab: Lab, open_page: OpenPage
) -> None:
    page = open_page(lab.url, locale="en-US")
    home = instance(page)
    assert last_reason(lab) == "cookie_absent"
    for _ in range(10):
        page.reload()
        assert instance(page) == home
        assert last_reason(lab) == "cookie_followed"

    page.locator("input[name=user]").fill("kim")
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("dl")).to_contain_text("kim")
    page.locator("input[name=item]").fill("tea")
    page.get_by_role("button", name="Add").click()
    expect(page.locator("dl")).to_contain_text("tea")
    page.reload()
    assert instance(page) == home
    expect(page.locator("dl")).to_contain_text("kim")
    expect(page.locator("dl")).to_contain_text("tea")

    lab.clock.advance("11m")
    page.reload()
    assert last_reason(lab) == "cookie_expired"
    moved = instance(page)  # perhaps the same one: the algorithm chose again
    page.reload()
    assert (instance(page), last_reason(lab)) == (moved, "cookie_followed")


def test_chromium_refuses_neither_of_the_two_cookies(lab: Lab, open_page: OpenPage) -> None:
    page = open_page(lab.url)
    kept = {str(cookie.get("name")): cookie for cookie in page.context.cookies()}
    assert {"AWSALB", "AWSALBCORS"} <= set(kept)
    assert kept["AWSALB"].get("value") == kept["AWSALBCORS"].get("value")
    assert (kept["AWSALBCORS"].get("sameSite"), kept["AWSALBCORS"].get("secure")) == ("None", True)
    page.reload()
    (sent,) = lab.parts.inspection.records()[-1][1].decision.request.cookies
    # To Chromium the loopback is as good as HTTPS: the Secure one comes back as well.
    assert {b"AWSALB", b"AWSALBCORS"} <= {pair.partition(b"=")[0] for pair in sent.split(b"; ")}
