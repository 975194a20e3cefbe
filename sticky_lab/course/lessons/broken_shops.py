"""The shop of lesson 8. What a colleague set stands here, so that logs and cookies, not the lesson, show the fault."""

from __future__ import annotations

from sticky_lab.bench.lab import Lab


def set_by_a_colleague(lab: Lab) -> None:
    """Set the stickiness that complaints 1 and 3 of lesson 8 are about: the wrong name (ALB-A-02), a short duration.

    The shop's cookie is SHOPSESSION, and its customers pause for longer than 10 minutes (ALB-A-12). Read this only
    after you have found both.
    """
    lab.set_stickiness("app_cookie", duration="10m", cookie_name="SESSION")
