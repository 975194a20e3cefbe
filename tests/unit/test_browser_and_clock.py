"""The lab's clock, and a browser's cookie jar on it."""

from __future__ import annotations

from email.message import Message
from http.client import HTTPMessage
from types import SimpleNamespace
from typing import Any, cast
from urllib.request import Request

import pytest

from sticky_lab.bench.clock import LabClock
from sticky_lab.browser import CookieJar
from sticky_lab.browser.trace import browser_of, root_for
from sticky_lab.errors import StickyLabError
from tests.spec.world import NOW


class Clock:
    def __init__(self) -> None:
        self.time = NOW

    def __call__(self) -> float:
        return self.time


def receive(jar: CookieJar, url: str, *lines: str) -> None:
    headers = Message()
    for line in lines:
        headers["Set-Cookie"] = line
    response = SimpleNamespace(info=lambda: cast(HTTPMessage, headers))
    jar.extract_cookies(cast(Any, response), Request(url))


def sent(jar: CookieJar, url: str) -> str:
    request = Request(url)
    jar.add_cookie_header(request)
    return request.get_header("Cookie", "") or ""


@pytest.mark.parametrize(
    ("line", "lives"),
    [("a=1; Expires=Mon, 05 Jan 2026 10:00:00 GMT", 3600), ("a=1; Max-Age=3600", 3600)],
)
def test_a_cookie_lives_by_the_clock_that_was_given(line: str, lives: int) -> None:
    clock = Clock()
    jar = CookieJar(clock)
    receive(jar, "http://127.0.0.1:8000/", line)
    clock.time = NOW + lives - 1
    assert sent(jar, "http://127.0.0.1:8000/") == "a=1"
    clock.time = NOW + lives
    assert sent(jar, "http://127.0.0.1:8000/") == ""
    jar.clear_expired_cookies()
    assert jar.all() == []


def test_max_age_wins_over_expires() -> None:
    clock = Clock()
    jar = CookieJar(clock)
    receive(jar, "http://127.0.0.1/", "a=1; Max-Age=10; Expires=Mon, 12 Jan 2026 09:00:00 GMT")
    clock.time += 11
    assert sent(jar, "http://127.0.0.1/") == ""


def test_a_cookie_without_a_lifetime_stays() -> None:
    clock = Clock()
    jar = CookieJar(clock)
    receive(jar, "http://127.0.0.1/", "a=1")
    clock.time += 10**9
    assert sent(jar, "http://127.0.0.1/") == "a=1"


def test_an_expired_set_cookie_deletes() -> None:
    jar = CookieJar(Clock())
    receive(jar, "http://127.0.0.1/", "a=1")
    receive(jar, "http://127.0.0.1/", "a=; Max-Age=0")
    assert sent(jar, "http://127.0.0.1/") == ""


def test_path_is_obeyed() -> None:
    jar = CookieJar(Clock())
    receive(jar, "http://127.0.0.1/shop/", "a=1; Path=/shop")
    assert sent(jar, "http://127.0.0.1/shop/cart") == "a=1"
    assert sent(jar, "http://127.0.0.1/shopping") == ""


def test_domain_is_obeyed() -> None:
    jar = CookieJar(Clock())
    receive(jar, "https://www.shop.example/", "host=1", "all=1; Domain=shop.example", "evil=1; Domain=other.example")
    assert sent(jar, "https://www.shop.example/") == "host=1; all=1"
    assert sent(jar, "https://api.shop.example/") == "all=1"
    assert sent(jar, "https://other.example/") == ""


def test_secure_goes_to_https_and_to_loopback_only() -> None:
    jar = CookieJar(Clock())
    receive(jar, "http://127.0.0.1:9/", "here=1; Secure")
    receive(jar, "https://shop.example/", "there=1; Secure")
    assert sent(jar, "http://127.0.0.1:9/") == "here=1"
    assert sent(jar, "https://shop.example/") == "there=1"
    assert sent(jar, "http://shop.example/") == ""


def test_a_value_in_base64_comes_back_byte_for_byte() -> None:
    jar = CookieJar(Clock())
    receive(jar, "http://127.0.0.1/", "AWSALB=a+b/c==; Path=/", 'q="x y"')
    assert sent(jar, "http://127.0.0.1/") == 'AWSALB=a+b/c==; q="x y"'


def test_a_clock_with_a_start_stands_still_until_it_is_moved() -> None:
    clock = LabClock("2026-01-05T09:00:00Z")
    assert clock.now() == NOW
    clock.advance("61m")
    clock.advance(30)
    assert clock.now() == NOW + 61 * 60 + 30
    assert repr(clock) == "2026-01-05 10:01:30 UTC"


def test_a_clock_without_a_start_runs_with_the_machine() -> None:
    clock = LabClock()
    first = clock.now()
    clock.advance("1d")
    assert 86_400 <= clock.now() - first < 86_460


def test_a_start_without_a_time_zone_is_utc() -> None:
    assert LabClock("2026-01-05T09:00:00").now() == NOW
    assert LabClock("2026-01-05T09:00:00+09:00").now() == NOW - 9 * 3600


def test_a_clock_does_not_leave_the_calendar() -> None:
    clock = LabClock("2026-01-05T09:00:00Z")
    with pytest.raises(StickyLabError, match="9998"):
        clock.advance("9999999d")
    assert clock.now() == NOW
    with pytest.raises(StickyLabError, match="9998"):
        LabClock("9999-12-31T00:00:00Z")


@pytest.mark.parametrize("start", ["yesterday", "", 5, "2026-13-01"])
def test_a_start_that_cannot_be_read_is_refused(start: Any) -> None:
    with pytest.raises(StickyLabError, match="2026-01-05T09:00:00Z"):
        LabClock(start)


@pytest.mark.parametrize("browser", [1, 2, 255, 70_000])
def test_a_trace_root_tells_its_browser(browser: int) -> None:
    for request in (1, 9_999_999):
        assert browser_of(root_for(NOW, browser, request)) == browser


@pytest.mark.parametrize("root", ["", "x", "1-67891233-abcdef012345678912345678", "1-67891233-00000001"])
def test_a_trace_root_of_somebody_else_tells_no_browser(root: str) -> None:
    assert browser_of(root) is None
