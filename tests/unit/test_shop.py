"""The application on a target: a page for people, JSON for programs, a memory of its own."""

from __future__ import annotations

from itertools import count

import pytest
from flask.testing import FlaskClient

from sticky_lab.fleet.app import create_app
from sticky_lab.fleet.sessions import MOST_SESSIONS

PAGE = {"Accept": "text/html", "Accept-Language": "ko"}


def shop(instance: str = "i-0a") -> FlaskClient:
    numbers = count()
    return create_app(instance, lambda: f"{instance}-{next(numbers)}").test_client()


def test_a_program_gets_json_that_says_who_answered() -> None:
    client = shop()
    client.get("/health")  # draws no session id, so ids are the same however often health was checked
    client.get("/")
    assert client.get("/").json == {
        "instance": "i-0a",
        "user": None,
        "cart": [],
        "visits": 2,
        "cookies": {"SHOPSESSION": "i-0a-0"},
    }


def test_login_cart_and_logout_are_remembered_by_this_target_only() -> None:
    here, there = shop("i-0a"), shop("i-0b")
    assert here.post("/login", data={"user": "alice"}).json["user"] == "alice"  # type: ignore[index]
    here.post("/cart", data={"item": "tea"})
    here.post("/cart", data={"item": "cup"})
    assert here.get("/memory").json == {"instance": "i-0a", "sessions": [{"user": "alice", "cart": ["tea", "cup"]}]}
    assert there.get("/memory").json == {"instance": "i-0b", "sessions": []}
    assert here.post("/logout").json["user"] is None  # type: ignore[index]


def test_a_session_cookie_is_sent_again_with_the_lifetime_that_was_asked_for() -> None:
    client = shop()
    client.get("/")
    ten_minutes = client.post("/renew", data={"max_age": "600"})
    assert ten_minutes.headers.getlist("Set-Cookie") == [
        "SHOPSESSION=i-0a-0; Max-Age=600; HttpOnly; Path=/; SameSite=Lax"
    ]
    deleted = client.post("/renew", data={"max_age": "0"})
    assert "; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly" in deleted.headers["Set-Cookie"]
    assert client.get("/").json["visits"] == 1  # type: ignore[index]  # a new session


@pytest.mark.parametrize("max_age", ["", "-1", "soon", "1000000"])
def test_a_lifetime_that_is_none_is_refused_and_so_is_one_without_a_session_cookie(max_age: str) -> None:
    client = shop()
    assert client.post("/renew", data={"max_age": "600"}).status_code == 400
    client.get("/")
    response = client.post("/renew", data={"max_age": max_age})
    assert response.status_code == 400
    assert "Set-Cookie" not in response.headers


def test_a_session_id_from_elsewhere_is_not_taken() -> None:
    client = shop()
    client.set_cookie("SHOPSESSION", "stolen", domain="localhost")
    response = client.get("/")
    assert "SHOPSESSION=i-0a-0" in response.headers["Set-Cookie"]
    assert "HttpOnly" in response.headers["Set-Cookie"]


def test_a_person_gets_a_page_in_their_language_and_can_use_it() -> None:
    client = shop()
    korean = client.get("/", headers=PAGE).text
    assert '<html lang="ko">' in korean
    assert "장바구니" in korean
    assert '<html lang="en">' in client.get("/?lang=en", headers=PAGE).text
    added = client.post("/cart?lang=ko", data={"item": "<tea>"}, headers=PAGE)
    assert (added.status_code, added.headers["Location"]) == (303, "/?lang=ko")
    assert "&lt;tea&gt;" in client.get("/", headers=PAGE).text


@pytest.mark.parametrize(("path", "form"), [("/login", {}), ("/login", {"user": "x" * 61}), ("/cart", {"item": " "})])
def test_bad_input_gets_a_sentence_in_both_languages(path: str, form: dict[str, str]) -> None:
    response = shop().post(path, data=form)
    assert response.status_code == 400
    assert set(response.json["error"]) == {"ko", "en"}  # type: ignore[index]


def test_health_answers_without_a_session() -> None:
    response = shop().get("/health")
    assert response.status_code == 200
    assert "Set-Cookie" not in response.headers


def test_clients_without_cookies_do_not_fill_the_memory() -> None:
    client = shop()
    client.get("/")
    for _ in range(MOST_SESSIONS + 50):
        client.delete_cookie("SHOPSESSION")
        client.get("/")
    assert len(client.get("/memory").json["sessions"]) == MOST_SESSIONS  # type: ignore[index]
