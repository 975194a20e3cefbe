"""Wrong answers to lab 3, each with the name of what its check has to say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

CAUSES = {"a": "no_app_cookie", "b": "duration_over", "c": "not_returned", "d": "two_balancers"}
NewClient = Callable[[], Any]


def _switched_off(lab: Any) -> None:
    lab.set_stickiness("off")


def _one_target(lab: Any) -> None:
    for target in lab.targets[1:]:
        target.deregister()


def _other_product(lab: Any) -> None:
    lab.set_product("clb", "lb_cookie", "1h")


def _own_policy(lab: Any) -> None:
    """Plug in a policy that sends everybody to the first target."""
    from sticky_lab.course.labs.lab02.own_policy import plug_in

    plug_in(lab, lambda targets, turn, named: targets[0])


def _closed(lab: Any) -> None:
    lab.close()


def _nothing_useful(lab: Any) -> None:
    print(lab)


def _other_name(lab: Any) -> None:
    lab.set_stickiness("app_cookie", cookie_name="SESSION")


def _one_minute(lab: Any) -> None:
    lab.set_stickiness("lb_cookie", duration="1m")


def _ten_minutes(lab: Any) -> None:
    lab.set_stickiness("lb_cookie", duration="10m")


def _twenty_minutes(lab: Any) -> None:
    lab.set_stickiness("lb_cookie", duration="20m")


def _thirty_minutes(lab: Any) -> None:
    lab.set_stickiness("lb_cookie", duration="30m")


def _seven_days(lab: Any) -> None:
    lab.set_stickiness("lb_cookie", duration="7d")


def _reserved_name(lab: Any) -> None:
    lab.set_stickiness("app_cookie", cookie_name="AWSALBAPP")


def _set_layers(lab: Any, outer: str, *inner: str) -> None:
    for layer, wanted in zip((lab.outer, *lab.inner), (outer, *inner), strict=True):
        name = "SHOPSESSION" if wanted == "app_cookie" else None
        layer.set_stickiness(wanted, cookie_name=name)


def _outer_off(lab: Any) -> None:
    _set_layers(lab, "off", "lb_cookie", "lb_cookie")


def _inner_off(lab: Any) -> None:
    _set_layers(lab, "lb_cookie", "off", "off")


def _one_inner_off(lab: Any) -> None:
    _set_layers(lab, "app_cookie", "lb_cookie", "off")


def _one_inner_changed(lab: Any) -> None:
    _set_layers(lab, "lb_cookie", "app_cookie", "lb_cookie")


def _both_app(lab: Any) -> None:
    _set_layers(lab, "app_cookie", "app_cookie", "app_cookie")


def _half_the_shop(lab: Any) -> None:
    lab.outer.deregister("alb-west")


def _longer(lab: Any) -> None:
    for layer in lab.layers:
        layer.set_stickiness("lb_cookie", duration="7d")


def _outer_of_unsent_name(lab: Any) -> None:
    lab.outer.set_stickiness("app_cookie", duration="1h", cookie_name="OUTER")


def _outer_too_short(lab: Any) -> None:
    lab.outer.set_stickiness("app_cookie", duration="30m", cookie_name="SHOPSESSION")


def _careless(new_client: NewClient, items: list[str]) -> Any:
    for item in items:
        new_client().post("/cart", item=item)
    return new_client().get("/").page["cart"]


def _constant(new_client: NewClient, items: list[str]) -> list[str]:
    return items


def _careless_but_sure(new_client: NewClient, items: list[str]) -> list[str]:
    _careless(new_client, items)
    return items


_kept: list[Any] = []


def _one_client_for_all(new_client: NewClient, items: list[str]) -> Any:
    if not _kept:
        _kept.append(new_client())
    for item in items:
        _kept[0].post("/cart", item=item)
    return _kept[0].get("/").page["cart"]


def _whole_page(new_client: NewClient, items: list[str]) -> Any:
    client = new_client()
    for item in items:
        client.post("/cart", item=item)
    return client.get("/").page


def _refuses_cookies(new_client: NewClient, items: list[str]) -> Any:
    client = new_client()
    client.accepts_cookies = False
    for item in items:
        client.post("/cart", item=item)
    return client.get("/").page["cart"]


def _with(function: str, **answers: Any) -> dict[str, dict[str, object]]:
    return {name: {"causes": CAUSES, function: answer} for name, answer in answers.items()}


WRONG: dict[str, dict[str, dict[str, object]]] = {
    "lab03.name": {
        "no_such_cause": {"causes": {"a": "the weather"}, "mend_a": _other_name},
        "other_cause": {"causes": {"a": "switched_off"}, "mend_a": _other_name},
        "not_a_function": {"causes": CAUSES, "mend_a": "SHOPSESSION"},
        **_with(
            "mend_a",
            stickiness_off=_switched_off,
            name_unsent=_other_name,
            targets_gone=_one_target,
            too_short=_one_minute,
            just_reached=_ten_minutes,
            raised=_reserved_name,
            lab_closed=_closed,
        ),
    },
    "lab03.pause": {
        "no_such_cause": {"causes": {"b": "pause"}, "mend_b": _seven_days},
        "other_cause": {"causes": {"b": "target_lost"}, "mend_b": _seven_days},
        **_with(
            "mend_b",
            stickiness_off=_switched_off,
            too_short=_twenty_minutes,
            just_reached=_thirty_minutes,
            too_long=_seven_days,
            targets_gone=_other_product,
            name_unsent=_other_name,
        ),
    },
    "lab03.client": {
        "no_such_cause": {"causes": {"c": 3}, "order": _careless},
        "other_cause": {"causes": {"c": "altered"}, "order": _careless},
        "not_a_function": {"causes": CAUSES, "order": ["rice"]},
        **_with(
            "order",
            cart_lost=_careless,
            no_requests=_constant,
            shared_jar=_one_client_for_all,
            wrong_return=_whole_page,
        ),
    },
    "lab03.layers": {
        "no_such_cause": {"causes": {"d": "lb_cookie"}, "mend_d": _longer},
        "other_cause": {"causes": {"d": "altered"}, "mend_d": _longer},
        **_with(
            "mend_d",
            outer_off=_outer_off,
            inner_off=_inner_off,
            same_cookie=_longer,
            targets_gone=_half_the_shop,
            name_unsent=_outer_of_unsent_name,
            too_short=_outer_too_short,
            lab_closed=_closed,
        ),
    },
}

# More that must not pass: exercise, answer, the learner's objects.
TRICKS: list[tuple[str, str, dict[str, object]]] = [
    ("lab03.name", "name_unsent", {"causes": CAUSES, "mend_a": _own_policy}),
    ("lab03.name", "name_unsent", {"causes": CAUSES, "mend_a": _nothing_useful}),
    ("lab03.name", "not_written", {"causes": {"a": None}, "mend_a": _nothing_useful}),
    ("lab03.name", "no_such_cause", {"causes": {"a": ["the weather"]}, "mend_a": _nothing_useful}),
    ("lab03.client", "cart_lost", {"causes": CAUSES, "order": _careless_but_sure}),
    ("lab03.client", "cart_lost", {"causes": CAUSES, "order": _refuses_cookies}),
    ("lab03.layers", "inner_off", {"causes": CAUSES, "mend_d": _one_inner_off}),
    ("lab03.layers", "same_cookie", {"causes": CAUSES, "mend_d": _one_inner_changed}),
]


def _duration_based(lab: Any) -> None:
    lab.set_stickiness("lb_cookie", duration="1h")


def _application_based(lab: Any) -> None:
    lab.set_stickiness("app_cookie", duration="45m", cookie_name="SHOPSESSION")


def _tries_it_too(lab: Any) -> None:
    """Mend it, and look whether it helped, with browsers of the names that the notebook has."""
    lab.set_stickiness("app_cookie", duration="1h", cookie_name="SHOPSESSION")
    for name in ("bob", "carol", "dan", "erin"):
        lab.browser(name).visit(2)


def _inner_application_based(lab: Any) -> None:
    _set_layers(lab, "lb_cookie", "app_cookie", "app_cookie")


# Other ways than the solution's that are as good.
ALSO_RIGHT: list[tuple[str, dict[str, object]]] = [
    ("lab03.name", {"causes": CAUSES, "mend_a": _duration_based}),
    ("lab03.name", {"causes": CAUSES, "mend_a": _tries_it_too}),
    ("lab03.pause", {"causes": CAUSES, "mend_b": _application_based}),
    ("lab03.layers", {"causes": CAUSES, "mend_d": _inner_application_based}),
    ("lab03.layers", {"causes": CAUSES, "mend_d": _both_app}),
]
