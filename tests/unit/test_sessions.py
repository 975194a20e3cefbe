"""Sessions in the instances and outside them: an embedded store and a real Redis do the same."""

from __future__ import annotations

import json
import os
import pickle
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import psutil
import pytest
import requests
from flask.testing import FlaskClient
from redis import Redis, RedisError

from sticky_lab import Lab
from sticky_lab.errors import StickyLabError
from sticky_lab.fleet import embedded_store, open_store
from sticky_lab.fleet.app import create_app
from sticky_lab.fleet.fleet import STORE_VARIABLE
from sticky_lab.fleet.store import SessionStore
from sticky_lab.words import sentence
from tests.get_redis import redis_path
from tests.unit.network import SECONDS, unused_port, wait_for
from tests.unit.test_cli import up

pytestmark = pytest.mark.slow

START = "2026-01-05T09:00:00Z"


@pytest.fixture(scope="module")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real Redis on loopback that keeps nothing on disk."""
    server = redis_path()
    if server is None and os.environ.get("CI") != "true":
        pytest.skip("no redis-server here")
    assert server, "CI needs a redis-server: python -m tests.get_redis"
    port = str(unused_port())
    folder = tmp_path_factory.mktemp("redis")
    url = f"redis://127.0.0.1:{port}/0"
    command = [server, "--bind", "127.0.0.1", "--port", port, "--save", "", "--dir", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            wait_for(lambda: answers(url))
            yield url
        finally:
            process.terminate()
    assert list(folder.iterdir()) == []


@pytest.fixture(params=["embedded", "redis"])
def store(request: pytest.FixtureRequest) -> Iterator[SessionStore]:
    embedded = request.param == "embedded"
    opened = open_store("shared" if embedded else request.getfixturevalue("redis_url"))
    assert opened
    yield opened
    opened.close()


def answers(url: str) -> bool:
    with Redis.from_url(url) as client:
        try:
            return bool(client.ping())
        except RedisError:
            return False


def shop(store: SessionStore, instance: str = "i-0a") -> FlaskClient:
    numbers = count()
    return create_app(instance, lambda: f"{instance}-{next(numbers)}", (store.url, store.prefix)).test_client()


def story(sessions: str) -> list[Any]:
    """Sign in, fill the cart, lose the instance, and go on without stickiness; return what a learner would see."""
    with Lab(targets=2, seed=1, start=START, sessions=sessions) as lab:
        lab.set_stickiness("lb_cookie", duration="1h")
        alice = lab.browser("alice")
        told: list[Any] = [alice.post("/login", user="alice").set_cookie_shape]
        alice.post("/cart", item="tea")
        home = alice.get("/")
        told += [home.instance, [cookie.value for cookie in alice.cookies if cookie.name == "SHOPSESSION"]]
        told += [home.page["cart"], alice.get("/memory").page["sessions"]]
        lost = lab.target(str(home.instance))
        lost.kill()
        lost.wait_until("unhealthy")
        after = alice.get("/")
        told += [after.instance, after.decision and after.decision.reason, after.page["user"], after.page["cart"]]
        lost.start()
        lab.add_target()
        lab.set_stickiness("off")
        return told + [(visit.instance, visit.page["cart"], visit.page["visits"]) for visit in alice.visit(3)]


def test_in_the_instances_the_cart_is_lost_with_its_instance() -> None:
    told = story("instance")
    assert [told[3], told[6], told[7], told[8]] == [["tea"], "target_unhealthy", None, []]
    assert told[4] == [{"user": "alice", "cart": ["tea"]}]


def test_outside_the_instances_the_cart_outlives_any_of_them_and_no_process_remembers_it() -> None:
    told = story("shared")
    assert [told[3], told[6], told[7], told[8]] == [["tea"], "target_unhealthy", "alice", ["tea"]]
    assert told[4] == []
    assert [(cart, visits) for _, cart, visits in told[9:]] == [(["tea"], 3), (["tea"], 4), (["tea"], 5)]
    assert len({instance for instance, *_ in told[9:]}) == 3
    assert told[0] == story("instance")[0]


def test_a_real_redis_tells_the_same_story_and_gets_its_memory_back(redis_url: str) -> None:
    assert story(redis_url) == story("shared")
    with Redis.from_url(redis_url) as client:
        assert client.dbsize() == 0


def test_a_session_is_seen_by_every_target_and_its_id_is_sent_once(store: SessionStore) -> None:
    here, there = shop(store, "i-0a"), shop(store, "i-0b")
    here.get("/health")  # draws no session id, so ids are the same however often health was checked
    cookie = here.post("/login", data={"user": "alice"}).headers["Set-Cookie"]
    assert cookie == "SHOPSESSION=i-0a-0; HttpOnly; Path=/; SameSite=Lax"
    there.set_cookie("SHOPSESSION", "i-0a-0", domain="localhost")
    added = there.post("/cart", data={"item": "tea"})
    assert added.json["user"] == "alice"  # type: ignore[index]
    assert "Set-Cookie" not in added.headers
    assert here.get("/").json["cart"] == ["tea"]  # type: ignore[index]
    assert here.post("/logout").json["user"] is None  # type: ignore[index]
    assert there.get("/").json["user"] is None  # type: ignore[index]


def test_a_session_id_that_the_store_does_not_hold_is_not_taken(store: SessionStore) -> None:
    client = shop(store)
    client.set_cookie("SHOPSESSION", "planted", domain="localhost")
    response = client.post("/login", data={"user": "alice"})
    assert response.headers["Set-Cookie"].startswith("SHOPSESSION=i-0a-0;")
    stranger = shop(store, "i-0b")
    stranger.set_cookie("SHOPSESSION", "planted", domain="localhost")
    assert stranger.get("/").json["user"] is None  # type: ignore[index]


def test_labs_on_one_redis_do_not_share_sessions(redis_url: str) -> None:
    stores = [open_store(redis_url), open_store(redis_url)]
    assert stores[0]
    assert stores[1]
    shop(stores[0]).post("/login", data={"user": "alice"})
    other = shop(stores[1])
    other.set_cookie("SHOPSESSION", "i-0a-0", domain="localhost")
    assert other.get("/").json["user"] is None  # type: ignore[index]
    stores[1].close()
    with Redis.from_url(redis_url) as client:
        keys = client.keys()
        assert [key.decode().startswith(stores[0].prefix) for key in keys] == [True]
        assert client.ttl(keys[0]) > 0  # and what a killed kernel leaves there goes by itself
    stores[0].close()


def test_an_embedded_store_drops_its_oldest_session_when_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded_store, "MOST_SESSIONS", 3)
    store = open_store("shared")
    assert store
    client = shop(store)
    for _ in range(5):
        client.delete_cookie("SHOPSESSION")
        client.get("/")
    with Redis.from_url(store.url) as look:
        wait_for(lambda: look.dbsize() == 3)
        assert sorted(look.keys()) == [f"{store.prefix}i-0a-{number}".encode() for number in (2, 3, 4)]
    store.close()


@pytest.mark.parametrize(
    ("sessions", "said"),
    [
        ("nowhere", "no place for sessions"),
        (5, "no place for sessions"),
        ("redis://127.0.0.1:99999/0", "no place for sessions"),
        ("redis://127.0.0.1:1/0", "does not answer"),
    ],
)
def test_a_place_that_cannot_be_is_refused_and_nothing_is_started_or_closed(sessions: Any, said: str) -> None:
    with Lab(targets=1) as before:
        running = psutil.Process().children()
        with pytest.raises(StickyLabError, match=said):
            Lab(targets=1, sessions=sessions)
        assert psutil.Process().children() == running
        assert not before.closed
    with pytest.raises(StickyLabError, match=said):
        open_store(sessions)


class _Bomb:
    """Runs code where it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.path,)


def test_what_others_put_into_the_store_is_never_unpickled(store: SessionStore, tmp_path: Path) -> None:
    visitor = shop(store)
    visitor.post("/cart", data={"item": "tea"})
    (key,) = _keys(store)
    with Redis.from_url(store.url) as client:
        for put in (pickle.dumps(_Bomb(tmp_path / "ran")), b"nonsense", b'{"cart": ["json"]}', b"\x93\x01\x02\x03"):
            client.set(key, put)
            assert visitor.get("/").status_code == 200
            assert visitor.get("/", headers={"Accept": "application/json"}).json["cart"] == []  # type: ignore[index]
    assert list(tmp_path.iterdir()) == []


def _keys(store: SessionStore) -> list[bytes]:
    with Redis.from_url(store.url) as client:
        return list(client.scan_iter(f"{store.prefix}*"))


def test_the_embedded_store_answers_nobody_without_its_password() -> None:
    store = open_store("shared")
    assert store
    try:
        password, address = store.url.removeprefix("redis://:").partition("?")[0].split("@")
        assert answers(store.url)
        for wrong in (f"redis://{address}", f"redis://:{'0' * 32}@{address}", f"redis://x:{password}@{address}"):
            assert not answers(wrong)
            assert not answers(f"{wrong}?protocol=2")
        host, port = address.partition("/")[0].split(":")
        for sent in (b"PING\r\n", b"FLUSHALL\r\n", b"POST / HTTP/1.1\r\n\r\nFLUSHALL\r\n", b"*1\r\n$8\r\nFLUSHALL\r\n"):
            with socket.create_connection((host, int(port)), SECONDS) as client:
                client.sendall(sent)
                client.shutdown(socket.SHUT_WR)
                assert client.makefile("rb").read().startswith(b"-NOAUTH")
    finally:
        store.close()


def test_the_password_of_the_embedded_store_stands_on_no_command_line() -> None:
    with Lab(targets=1, sessions="shared") as lab:
        process = psutil.Process(lab.targets[0].pid)
        url = json.loads(process.environ()[STORE_VARIABLE])[0]
        assert url.partition("@")[0].removeprefix("redis://:") not in " ".join(process.cmdline())


def test_the_password_of_a_redis_stands_on_no_command_line(redis_url: str) -> None:
    with Redis.from_url(redis_url) as client:
        client.acl_setuser("shop", enabled=True, passwords=["+s3cret"], keys=["*"], commands=["+@all"])
    with Lab(targets=1, sessions=redis_url.replace("//", "//shop:s3cret@")) as lab:
        lab.browser("alice").post("/cart", item="tea")
        process = psutil.Process(lab.targets[0].pid)
        assert "s3cret" not in " ".join(process.cmdline())
        with Redis.from_url(redis_url) as client:
            assert client.dbsize() == 1


@pytest.mark.parametrize(
    "sessions",
    [
        "redis://shop:s3cret@127.0.0.1:1/0",
        "redis://:s3c@s3cret?s3cret/@127.0.0.1:1/0",
        "redis://127.0.0.1:1/0?password=s3cret",
        "redis://shop:s3cret@127.0.0.1:99999/0",
        "http://shop:s3cret@127.0.0.1:1/0",
    ],
)
def test_a_refused_place_is_said_without_its_password(sessions: str) -> None:
    with pytest.raises(StickyLabError) as refused:
        Lab(targets=1, sessions=sessions)
    for said in (sentence(refused.value).ko, sentence(refused.value).en):
        assert "s3c" not in said
        assert "//127.0.0.1:" in said


def test_a_closed_lab_leaves_no_store() -> None:
    with Lab(targets=2, sessions="shared") as lab:
        lab.browser("alice").visit(4)
        assert any(thread.name == "sticky-lab store" for thread in threading.enumerate())
        listening = ports_of(os.getpid())
    wait_for(lambda: not any(thread.name == "sticky-lab store" for thread in threading.enumerate()))
    assert len(listening) == 2
    assert not listening & ports_of(os.getpid())


def test_up_keeps_sessions_outside_its_targets_too() -> None:
    with up("--targets", "2", "--sessions", "shared", "--json") as process, requests.Session() as alice:
        assert process.stdout
        url = json.loads(process.stdout.readline())["url"]
        alice.post(f"{url}/cart", {"item": "tea"}, headers={"Accept": "application/json"}, timeout=SECONDS)
        seen = [alice.get(url, headers={"Accept": "application/json"}, timeout=SECONDS).json() for _ in range(2)]
        assert [page["cart"] for page in seen] == [["tea"], ["tea"]]
        assert seen[0]["instance"] != seen[1]["instance"]
        process.terminate()
        assert process.wait(SECONDS) == 0


@pytest.mark.parametrize("ending", ["", "os.kill(os.getpid(), 9)"])
def test_a_program_that_ends_without_closing_its_lab_leaves_nothing(ending: str) -> None:
    code = (
        "import os; from sticky_lab import Lab\n"
        "lab = Lab(targets=2, sessions='shared'); lab.browser('alice').visit(4)\n"
        "print(*[target.pid for target in lab.targets], flush=True)\n"
    )
    done = subprocess.run([sys.executable, "-c", code + ending], stdout=subprocess.PIPE, text=True, timeout=SECONDS)
    targets = [int(pid) for pid in done.stdout.split()]
    assert len(targets) == 2
    wait_for(lambda: not any(psutil.pid_exists(pid) for pid in targets))


def ports_of(pid: int) -> set[int]:
    return {c.laddr[1] for c in psutil.Process(pid).net_connections() if c.status == "LISTEN"}
