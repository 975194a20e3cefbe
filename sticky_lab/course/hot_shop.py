"""The shop of lab 4: it scaled out in the morning, but everybody is bound to the target of the night (X-06)."""

from __future__ import annotations

from sticky_lab.fleet.sessions import COOKIE_NAME
from sticky_lab.lab import Lab

START = "2026-01-05T09:00:00Z"


def hot_shop(seed: int = 1, customers: int = 14) -> Lab:
    """Open the shop. Its customers are `lab.browsers`, at least 6 of them.

    In the night only the first of three targets was registered; the customers came, customer-3 signed in, customer-6
    filled a cart, and the others looked around. In the morning the other two targets were registered. Stickiness is
    application-based, for 1 hour.
    """
    lab = Lab(targets=3, seed=seed, start=START)
    lab.stickiness("app_cookie", duration="1h", cookie_name=COOKIE_NAME)
    newcomers = lab.targets[1:]
    for target in newcomers:
        target.deregister()
    for number in range(1, customers + 1):
        lab.browser(f"customer-{number}").get("/")
    signed_in, with_cart = lab.browsers[2], lab.browsers[5]
    signed_in.post("/login", user=signed_in.name)
    with_cart.post("/cart", item="tea")
    for target in newcomers:
        target.register()
    return lab
