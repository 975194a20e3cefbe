"""The broken set-ups of lab 3: `case("a")` opens one in which a customer has just lost a cart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count

from sticky_lab.bench.lab import Lab
from sticky_lab.bench.open_lab import close_open
from sticky_lab.browser import Browser
from sticky_lab.course import START
from sticky_lab.course.labs.lab03.two_layers import TwoLayers
from sticky_lab.errors import StickyLabError, shown
from sticky_lab.fleet.sessions import COOKIE_NAME

#: How long the customer of case b is away.
PAUSE = "30m"

Bench = Lab | TwoLayers


def wrong_name(seed: int) -> Lab:
    """Case a: the load balancer waits for a cookie of a name that the shop never sends (ALB-A-02)."""
    lab = Lab(targets=3, seed=seed, start=START)
    lab.set_stickiness("app_cookie", duration="1h", cookie_name=COOKIE_NAME + "ID")
    return lab


def short_duration(seed: int) -> Lab:
    """Case b: the stickiness duration is shorter than a customer's pause (ALB-D-06)."""
    lab = Lab(targets=3, seed=seed, start=START)
    lab.set_stickiness("lb_cookie", duration="10m")
    return lab


def good_shop(seed: int) -> Lab:
    """Case c: nothing is wrong here. It is the client that keeps no cookies (GEN-02)."""
    lab = Lab(targets=3, seed=seed, start=START)
    lab.set_stickiness("lb_cookie", duration="1h")
    return lab


def same_cookie_twice(seed: int) -> TwoLayers:
    """Case d: two layers of load balancers both write AWSALB (ALB-D-15)."""
    layers = TwoLayers(seed=seed, start=START)
    for layer in layers.layers:
        layer.set_stickiness("lb_cookie", duration="1h")
    return layers


def _shop(lab: Bench, *, pause: str | None = None, items: Sequence[str] = ("tea", "cup", "spoon")) -> None:
    alice = lab.browser("alice")
    for item in items:
        alice.post("/cart", item=item)
    if pause:
        lab.clock.advance(pause)
    alice.get("/")


_CASES: dict[str, tuple[Callable[[int], Bench], Callable[[Bench], None]]] = {
    "a": (wrong_name, _shop),
    "b": (short_duration, lambda lab: _shop(lab, pause=PAUSE)),
    "c": (good_shop, _shop),
    "d": (same_cookie_twice, _shop),
}


def case(name: str, seed: int = 1) -> Bench:
    """Open a broken set-up, "a" to "d", and act out what its customer did. The one opened before is closed."""
    if not isinstance(name, str) or name not in _CASES:
        raise StickyLabError("case_unknown", value=shown(name), allowed=", ".join(_CASES))
    close_open()
    start, act_out = _CASES[name]
    bench = start(seed)
    act_out(bench)
    return bench


def new_clients(lab: Lab, name: str) -> Callable[[], Browser]:
    """Return a function that makes a new client, with an empty cookie jar, each time it is called.

    So does `requests.post(…)`, while a `requests.Session()` is one client with one jar.
    """
    numbers = count(1)
    return lambda: lab.browser(f"{name}-{next(numbers)}")
