"""The shop of lab 4: it scaled out in the morning, but everybody is bound to the target of the night (X-06)."""

from __future__ import annotations

from sticky_lab.bench.lab import Lab
from sticky_lab.course import START
from sticky_lab.fleet.sessions import COOKIE_NAME


def hot_shop(seed: int = 1, customers: int = 14, *, signed_in: int = 3, with_cart: int = 6) -> Lab:
    """Open the shop. Its customers are `lab.browsers`; two of them are named by their numbers, from 1 to `customers`.

    In the night only the first of three targets was registered; the customers came, the one `signed_in` and the one
    `with_cart` did so, and the others looked around. In the morning the other two targets were registered. Stickiness
    is application-based, for 1 hour.
    """
    lab = Lab(targets=3, seed=seed, start=START)
    lab.set_stickiness("app_cookie", duration="1h", cookie_name=COOKIE_NAME)
    newcomers = lab.targets[1:]
    for target in newcomers:
        target.deregister()
    for number in range(1, customers + 1):
        lab.browser(f"customer-{number}").get("/")
    lab.browsers[signed_in - 1].post("/login", user=f"customer-{signed_in}")
    lab.browsers[with_cart - 1].post("/cart", item="tea")
    for target in newcomers:
        target.register()
    return lab
