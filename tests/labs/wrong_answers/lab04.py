"""What learners get wrong in lab 4, by exercise and by the answer that it should get."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

Lines = list[str]
Function = Callable[..., Any]


def _part(counted: Counter[str], total: int | None = None) -> dict[str, float]:
    total = counted.total() if total is None else total
    return {name: count / total for name, count in counted.items()} if total else {}


def _targets(lines: Lines) -> list[str]:
    return [line.split()[4] for line in lines if line.split()[4] != "-"]


def right_shares(lines: Lines) -> dict[str, float]:
    return _part(Counter(_targets(lines)))


def _counts(lines: Lines) -> Counter[str]:
    return Counter(_targets(lines))


def _percent(lines: Lines) -> dict[str, float]:
    return {name: round(100 * share, 1) for name, share in right_shares(lines).items()}


def _ports(lines: Lines) -> dict[str, float]:
    return _part(Counter(target.split(":")[1] for target in _targets(lines)))


def _hosts(lines: Lines) -> dict[str, float]:
    return _part(Counter(target.split(":")[0] for target in _targets(lines)))


def _clients(lines: Lines) -> dict[str, float]:
    return _part(Counter(line.split()[3] for line in lines))


def _with_dash(lines: Lines) -> dict[str, float]:
    return _part(Counter(line.split()[4] for line in lines))


def _successes(lines: Lines) -> dict[str, float]:
    return right_shares([line for line in lines if line.split()[8] == "200"])


def _from_the_end(lines: Lines) -> dict[str, float]:
    """Count the address in the request instead."""
    return _part(Counter(line.split('"')[1].split("/")[2] for line in lines))


def _no_check_for_zero(lines: Lines) -> dict[str, float]:
    return {"first": 1 / len(_targets(lines)), **right_shares(lines)} if not _targets(lines) else right_shares(lines)


def _busiest(lines: Lines) -> str:
    return max(_targets(lines))


def _of_mine(lines: Lines, targets: list[str]) -> list[int]:
    return [_targets(lines).count(target) for target in targets]


def right_imbalance(lines: Lines, targets: list[str]) -> float:
    counts = _of_mine(lines, targets)
    return max(counts) * len(counts) / sum(counts) if sum(counts) else 1.0


def _idle_forgotten(lines: Lines, targets: list[str]) -> float:
    counts = [count for count in _of_mine(lines, targets) if count]
    return max(counts) * len(counts) / sum(counts)


def _mean(lines: Lines, targets: list[str]) -> float:
    found = right_shares(lines)
    return sum(found.values()) / len(targets) / (1 / len(targets))


def _largest_share(lines: Lines, targets: list[str]) -> float:
    return max(right_shares(lines).values())


def _largest_count(lines: Lines, targets: list[str]) -> int:
    return max(_of_mine(lines, targets))


def _by_smallest(lines: Lines, targets: list[str]) -> float:
    return max(_of_mine(lines, targets)) / min(_of_mine(lines, targets))


def _all_groups(lines: Lines, targets: list[str]) -> float:
    return max(right_shares(lines).values()) * len(targets)


def _by_all_lines(lines: Lines, targets: list[str]) -> float:
    return max(_of_mine(lines, targets)) / len(lines) * len(targets)


def _two_more(lines: Lines, targets: list[str]) -> float:
    return right_imbalance(lines, targets) + 2


def _as_text(lines: Lines, targets: list[str]) -> str:
    return f"{right_imbalance(lines, targets):.2f}"


def _zero_not_thought_of(lines: Lines, targets: list[str]) -> float:
    counts = _of_mine(lines, targets)
    return max(counts) * len(counts) / sum(counts)


def right_newcomer(targets: int, bound: int, new: int) -> float:
    return new / (targets + 1)


class _Anything(str):
    """A text that claims to be any other."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = str.__hash__


def _stays_signed_in(customer: Any) -> bool:
    page = customer.get("/").page
    return page["user"] is not None or bool(page["cart"])


def _everybody(customer: Any) -> None:
    customer.post("/renew", max_age="0")


def _two_names(customer: Any) -> None:
    if customer.name not in ("customer-3", "customer-6"):
        customer.post("/renew", max_age="0")


def _cart_forgotten(customer: Any) -> None:
    if customer.get("/").page["user"] is None:
        customer.post("/renew", max_age="0")


def _forget_cookies(customer: Any) -> None:
    if not _stays_signed_in(customer):
        customer.forget_cookies()


def _sign_out_only(customer: Any) -> None:
    if not _stays_signed_in(customer):
        customer.post("/logout")


def _renew_for_an_hour(customer: Any) -> None:
    if not _stays_signed_in(customer):
        customer.post("/renew", max_age="3600")


def _some_only(customer: Any) -> None:
    if customer.name in ("customer-1", "customer-2"):
        customer.post("/renew", max_age="0")


def _tiny(lab: Any, customers: list[Any], *, duration: str = "1s", wait: int = 1) -> None:
    lab.set_stickiness("app_cookie", duration=duration)
    if wait:
        lab.clock.advance(wait)
    for customer in customers:
        customer.get("/")


def _restored(lab: Any, customers: list[Any], **more: Any) -> None:
    _tiny(lab, customers, **more)
    lab.set_stickiness("app_cookie", duration="1h")


def _off_for_good(lab: Any, customers: list[Any]) -> None:
    lab.set_stickiness("off")


def _off_and_on(lab: Any, customers: list[Any]) -> None:
    lab.set_stickiness("off")
    for customer in customers:
        customer.get("/")
    lab.set_stickiness("app_cookie", duration="1h", cookie_name="SHOPSESSION")


def _drain(lab: Any, customers: list[Any]) -> None:
    hot = lab.targets[0]
    hot.deregister()
    for customer in customers:
        customer.get("/")
    hot.register()


def _not_moved(lab: Any, customers: list[Any]) -> None:
    _restored(lab, customers, wait=0)


def _some_customers(lab: Any, customers: list[Any]) -> None:
    _restored(lab, customers[:3])


def _too_soon(lab: Any, customers: list[Any]) -> None:
    _restored(lab, [])
    for customer in customers:
        customer.get("/")


def _nobody(lab: Any, customers: list[Any]) -> None:
    _restored(lab, [])


def _an_hour_later(lab: Any, customers: list[Any]) -> None:
    lab.clock.advance("1h")
    for customer in customers:
        customer.get("/")


def _other_remedy(lab: Any, customers: list[Any]) -> None:
    for customer in customers:
        customer.post("/renew", max_age="0")


def _jars(lab: Any, customers: list[Any]) -> None:
    for customer in customers:
        customer.forget_cookies()
        customer.get("/")


def _lb_cookie(lab: Any, customers: list[Any]) -> None:
    lab.set_stickiness("lb_cookie", duration="1s")
    for customer in customers:
        customer.get("/")
    lab.set_stickiness({"stickiness.lb_cookie.duration_seconds": "86400"})
    lab.set_stickiness("app_cookie")


def _half_expired(lab: Any, customers: list[Any]) -> None:
    """Everybody comes, but the clock moves only before the last ones."""
    _tiny(lab, customers[:8], wait=0)
    _restored(lab, customers[8:])


def _closed(lab: Any, customers: list[Any]) -> None:
    lab.close()


def _with(name: str, **answers: object) -> dict[str, dict[str, object]]:
    return {answer: {name: value} for answer, value in answers.items()}


WRONG: dict[str, dict[str, dict[str, object]]] = {
    "lab04.shares": _with(
        "shares",
        not_a_dictionary=_busiest,
        counts=_counts,
        percent=_percent,
        ports_for_targets=_ports,
        hosts_for_targets=_hosts,
        clients_for_targets=_clients,
        no_target_counted=_with_dash,
        only_successes=_successes,
        other_shares=_from_the_end,
        fails_when_empty=_no_check_for_zero,
        not_a_function={"10.0.1.5:80": 1.0},
    ),
    "lab04.imbalance": _with(
        "imbalance",
        not_a_number=_as_text,
        idle_forgotten=_idle_forgotten,
        mean_not_largest=_mean,
        largest_share=_largest_share,
        largest_count=_largest_count,
        not_by_fair_share=_by_smallest,
        other_group_counted=_all_groups,
        no_target_counted=_by_all_lines,
        other_imbalance=_two_more,
        fails_when_empty=_zero_not_thought_of,
        wrong_parameters=right_shares,
    ),
    "lab04.scale_out": {
        "not_a_number": {"newcomer_gets": lambda targets, bound, new: "none", "why": "cookie"},
        "no_such_reason": {"newcomer_gets": right_newcomer, "why": ["cookie"]},
        "other_reason": {"newcomer_gets": right_newcomer, "why": "slow_start"},
        "bound_move": {"newcomer_gets": lambda targets, bound, new: (bound + new) / (targets + 1), "why": "cookie"},
        "newcomer_first": {"newcomer_gets": lambda targets, bound, new: new, "why": "cookie"},
        "nothing_ever": {"newcomer_gets": lambda targets, bound, new: 0, "why": "cookie"},
        "old_number": {"newcomer_gets": lambda targets, bound, new: new / targets, "why": "cookie"},
        "other_number": {"newcomer_gets": lambda targets, bound, new: 100, "why": "cookie"},
    },
    "lab04.first_remedy": _with(
        "first_remedy",
        signed_out=_everybody,
        cart_lost=_cart_forgotten,
        jar_touched=_forget_cookies,
        nobody_moved=_sign_out_only,
        not_ended=_renew_for_an_hour,
        still_hot=_some_only,
    ),
    "lab04.second_remedy": _with(
        "second_remedy",
        stickiness_off=_off_for_good,
        off_and_on=_off_and_on,
        targets_changed=_drain,
        not_restored=_tiny,
        not_expired=_not_moved,
        some_missed=_some_customers,
        nobody_came=_nobody,
        took_too_long=_an_hour_later,
        application_changed=_other_remedy,
        jar_touched=_jars,
        other_type=_lb_cookie,
        still_hot=_half_expired,
        lab_closed=_closed,
    ),
}

# More that must not pass: exercise, answer, the learner's objects.
TRICKS: list[tuple[str, str, dict[str, object]]] = [
    ("lab04.first_remedy", "signed_out", {"first_remedy": _two_names}),
    ("lab04.imbalance", "not_a_number", {"imbalance": lambda lines, targets: 10**400}),
    ("lab04.scale_out", "not_a_number", {"newcomer_gets": lambda targets, bound, new: 10**400, "why": "cookie"}),
    ("lab04.scale_out", "no_such_reason", {"newcomer_gets": right_newcomer, "why": _Anything("cookie")}),
]
