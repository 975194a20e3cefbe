"""Lab 3, the vanishing cart: a mend is tried on a fresh broken set-up, with customers whom the notebook never shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from sticky_lab.balancer import Record
from sticky_lab.balancer.policy import AwsRules
from sticky_lab.bench.clock import LabClock
from sticky_lab.bench.front import Front
from sticky_lab.bench.inspection import Inspection
from sticky_lab.bench.lab import Lab
from sticky_lab.browser import Browser
from sticky_lab.course.checking.exercise import Exercise, NotYetError
from sticky_lab.course.checking.learner_code import call, plain
from sticky_lab.course.content import lab_words
from sticky_lab.course.labs.lab03.cases import (
    PAUSE,
    good_shop,
    new_clients,
    same_cookie_twice,
    short_duration,
    wrong_name,
)
from sticky_lab.course.labs.lab03.two_layers import Layer, TwoLayers
from sticky_lab.stickiness.durations import parse_duration
from sticky_lab.words import Text
from sticky_lab.words.checking import NOBODY, REQUEST
from sticky_lab.words.reasons import record_text

SEED = 20
# Names that no learner gives to a browser.
CUSTOMER, OTHER_CUSTOMER = "check-customer", "check-other"
FOLLOWED = {"cookie_followed", "both_cookies_followed"}
EXPIRED = {"cookie_expired", "binding_expired"}
WAITING = {
    *("application_cookie_awaited", "slots_removed", "slots_removed_beside_application_cookie"),
    *("only_application_cookie", "no_application_cookie"),
}


class _Balancer(Protocol):
    """What the parts of a `Lab` and a `Layer` have in common."""

    @property
    def front(self) -> Front: ...
    @property
    def inspection(self) -> Inspection: ...


class _Shop(Protocol):
    """What a `Lab` and `TwoLayers` have in common."""

    clock: LabClock

    @property
    def closed(self) -> bool: ...
    def browser(self, name: str, /) -> Browser: ...


def _check_cause(causes: object, case: str, right: str) -> None:
    """Raise `NotYetError` unless the learner names this cause."""
    named = causes.get(case) if isinstance(causes, Mapping) else None
    if named is None or named is ...:
        raise NotYetError("not_written", name=f'causes["{case}"]')
    signs = lab_words("lab03").signs
    if not plain(named, str) or named not in signs:
        raise NotYetError("no_such_cause", value=repr(named)[:60], allowed=", ".join(signs))
    if named != right:
        raise NotYetError("other_cause", cause=named, sign=signs[named])


def _check_function(name: str, value: object) -> None:
    if not callable(value):
        raise NotYetError("not_a_function", name=name)


def _mend(shop: _Shop, balancers: Sequence[_Balancer], mend: Callable[..., Any]) -> None:
    """Let the learner mend the shop. Raises `NotYetError` if it is not the same shop afterwards."""
    before = [_in_service(one) for one in balancers]
    call(mend, shop)
    if shop.closed:
        raise NotYetError("lab_closed", name="lab")
    for one in balancers:
        one.front.use_policy(AwsRules())  # the rules decide, whatever was plugged in
    if [_in_service(one) for one in balancers] != before:
        raise NotYetError("targets_gone")


def _in_service(balancer: _Balancer) -> list[object]:
    return [(group.attributes.product, group.candidate_ids) for group in balancer.front.listener.groups]


def _is_off(balancer: _Balancer) -> bool:
    return all(group.attributes.active_type == "off" for group in balancer.front.listener.groups)


def _mended_lab(lab: Lab, mend: Callable[..., Any]) -> None:
    _mend(lab, [lab.parts], mend)
    if _is_off(lab.parts):
        raise NotYetError("stickiness_off")


def _fills_a_cart(shop: _Shop, name: str, items: Sequence[str], pause: str) -> bool:
    """Whether a new customer, who pauses after each item, finds everything in the cart."""
    customer = shop.browser(name)
    for item in items:
        customer.post("/cart", item=item)
        shop.clock.advance(pause)
    return customer.get("/").page.get("cart") == list(items)


def _stays_signed_in(shop: _Shop, name: str, pause: str) -> bool:
    """Whether a new customer who signs in is still signed in after a pause."""
    customer = shop.browser(name)
    customer.post("/login", user=name)
    shop.clock.advance(pause)
    return customer.get("/").page.get("user") == name


def _decisive(balancer: _Balancer, customer: str) -> Record:
    """Return the first request, after the customer's first, that followed no cookie; the last if all did."""
    mine = [record for name, record in balancer.inspection.records() if name == customer]
    return next((record for record in mine[1:] if record.reason.name not in FOLLOWED), mine[-1])


def _in_words(customer: str, record: Record) -> Text:
    target = record.decision.target
    return REQUEST.fill(browser=customer, target=target.id if target else NOBODY, decision=record_text(record))


def _lost(balancer: _Balancer, customer: str, pause: str) -> NotYetError:
    """Return why a customer of a shop with one load balancer lost what they had."""
    record = _decisive(balancer, customer)
    observed, reason = _in_words(customer, record), record.reason.name
    if reason in WAITING:
        return NotYetError("name_unsent", observed=observed)
    if reason in EXPIRED:
        just = record.decision.duration == parse_duration(pause)
        return NotYetError("just_reached" if just else "too_short", observed=observed)
    # A cookie that came in time was of no use: where it led to is gone.
    return NotYetError("targets_gone", observed=observed)


def _name(causes: object, mend: Callable[..., Any]) -> Text:
    _check_cause(causes, "a", "no_app_cookie")
    _check_function("mend_a", mend)
    with wrong_name(SEED) as lab:
        _mended_lab(lab, mend)
        if not _fills_a_cart(lab, CUSTOMER, ["soap", "comb", "towel", "brush"], "10m"):
            raise _lost(lab.parts, CUSTOMER, "10m")
        if not _stays_signed_in(lab, OTHER_CUSTOMER, "55m"):
            raise _lost(lab.parts, OTHER_CUSTOMER, "55m")
        return _in_words(CUSTOMER, _decisive(lab.parts, CUSTOMER))


def _pause(causes: object, mend: Callable[..., Any]) -> Text:
    _check_cause(causes, "b", "duration_over")
    _check_function("mend_b", mend)
    with short_duration(SEED) as lab:
        _mended_lab(lab, mend)
        if not _fills_a_cart(lab, CUSTOMER, ["flour", "yeast"], PAUSE):
            raise _lost(lab.parts, CUSTOMER, PAUSE)
        away = lab.browser(OTHER_CUSTOMER)
        away.get("/")
        lab.clock.advance("2h")
        away.get("/")
        last = _decisive(lab.parts, OTHER_CUSTOMER)
        if last.reason.name not in EXPIRED:
            raise NotYetError("too_long", observed=_in_words(OTHER_CUSTOMER, last))
        return _in_words(CUSTOMER, _decisive(lab.parts, CUSTOMER))


def _client(causes: object, order: Callable[..., Any]) -> Text:
    _check_cause(causes, "c", "not_returned")
    _check_function("order", order)
    with good_shop(SEED) as lab:
        _order(lab, order, CUSTOMER, ["rice", "beans", "salt"])
        _order(lab, order, OTHER_CUSTOMER, ["milk", "bread"])
        return _in_words(*lab.parts.inspection.records()[-1])


def _order(lab: Lab, order: Callable[..., Any], customer: str, items: list[str]) -> None:
    """Have one order made. Raises `NotYetError` unless the shop has exactly these items in one cart."""
    before = len(lab.parts.inspection.records())
    said = call(order, new_clients(lab, customer), list(items))
    made = lab.parts.inspection.records()[before:]
    if not made:
        raise NotYetError("no_requests")
    observed = _in_words(*next((one for one in made[1:] if one[1].reason.name not in FOLLOWED), made[-1]))
    carts = _carts(lab)
    if any(cart[-len(items) :] == items and len(cart) > len(items) for cart in carts):
        raise NotYetError("shared_jar", observed=observed)
    if items not in carts:
        raise NotYetError("cart_lost", observed=observed)
    if not plain(said, list) or said != items:
        raise NotYetError("wrong_return", value=repr(said)[:60], observed=observed)


def _carts(lab: Lab) -> list[list[str]]:
    """Return every cart in the memory of every target; the targets are asked themselves."""
    return [one["cart"] for target in lab.targets for one in target.ask("/memory").json()["sessions"]]


def _layers(causes: object, mend: Callable[..., Any]) -> Text:
    _check_cause(causes, "d", "two_balancers")
    _check_function("mend_d", mend)
    shop = same_cookie_twice(SEED)
    try:
        _mend(shop, shop.layers, mend)
        customers = [f"{CUSTOMER}-{number}" for number in (1, 2)]  # one for each inner load balancer
        for customer in customers:
            if not _fills_a_cart(shop, customer, ["ink", "pen", "paper", "clip"], "10m"):
                raise _lost_between(shop, customer)
        if not _stays_signed_in(shop, OTHER_CUSTOMER, "55m"):
            raise _lost_between(shop, OTHER_CUSTOMER)
        return _in_words(customers[0], _decisive(shop.outer, customers[0]))
    finally:
        shop.close()


def _lost_between(shop: TwoLayers, customer: str) -> NotYetError:
    """Return why a customer behind two layers lost what they had."""
    outer = _decisive(shop.outer, customer)
    inner = _first_inner(shop, customer)
    stray = outer if outer.reason.name not in FOLLOWED else _decisive(inner, customer)
    observed = _in_words(customer, stray)
    if _is_off(shop.outer):
        return NotYetError("outer_off", observed=observed)
    if _is_off(inner):
        return NotYetError("inner_off", observed=observed)
    if stray.reason.name in EXPIRED:
        return NotYetError("too_short", observed=observed)
    if _type(shop.outer) == _type(inner) == "lb_cookie":
        return NotYetError("same_cookie", observed=observed)
    return NotYetError("name_unsent" if stray.reason.name in WAITING else "targets_gone", observed=observed)


def _first_inner(shop: TwoLayers, customer: str) -> Layer:
    """Return the inner load balancer that the customer met first."""
    first = next(record for name, record in shop.outer.inspection.records() if name == customer)
    return next(one for one in shop.inner if first.decision.target and one.name == first.decision.target.id)


def _type(layer: Layer) -> str:
    return layer.front.attributes.active_type


EXERCISES: tuple[Exercise, ...] = (
    Exercise("lab03.name", ("causes", "mend_a"), _name),
    Exercise("lab03.pause", ("causes", "mend_b"), _pause),
    Exercise("lab03.client", ("causes", "order"), _client),
    Exercise("lab03.layers", ("causes", "mend_d"), _layers),
)
