"""Lab 4, the hot instance: the learner's figures on hidden logs, and the two remedies of X-06 on a fresh hot shop."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from numbers import Real
from typing import Any

from sticky_lab.balancer import Record
from sticky_lab.balancer.policy import AwsRules
from sticky_lab.bench.lab import Lab
from sticky_lab.browser import Browser
from sticky_lab.course import START
from sticky_lab.course.checking.exercise import Exercise, NotYetError
from sticky_lab.course.checking.learner_code import call, plain
from sticky_lab.course.checking.set_up import last_request
from sticky_lab.course.content import lab_text, lab_words
from sticky_lab.course.labs.lab04.hidden_logs import (
    CLIENT_FIELD,
    FOR_IMBALANCE,
    FOR_SHARES,
    NO_TARGET,
    STATUS_FIELD,
    TARGET_FIELD,
    HiddenLog,
)
from sticky_lab.course.labs.lab04.hot_shop import hot_shop
from sticky_lab.fleet.sessions import COOKIE_NAME
from sticky_lab.simulation import imbalance as right_imbalance
from sticky_lab.words import Text

SEED = 31
CUSTOMERS = 11
# Others than in the notebook: a remedy that goes by their names finds the wrong ones.
SIGNED_IN, WITH_CART = 4, 9
#: Below this the imbalance counts as cured; the first remedy leaves the customers that have something to lose.
FIRST_LIMIT, SECOND_LIMIT = 1.5, 1.2
MOST_SECONDS = 60
#: Why a newcomer stays idle, in a learner's word; the other words are the keys of the lab's `signs`.
RIGHT_REASON = "cookie"
FOLLOWED, ENDED, EXPIRED, OFF = "both_cookies_followed", "no_application_cookie", "binding_expired", "stickiness_off"
_TARGET_LOST = {"target_unhealthy", "target_draining", "target_not_ready", "target_deregistered"}
_OTHER_TYPE = {"cookie_absent", "cookie_followed", "cookie_expired"}


def _seen(log: HiddenLog, found: float | dict[str, float]) -> Text:
    fields = ", ".join(dict.fromkeys(log.values(TARGET_FIELD)))
    shown = {key: round(value, 2) for key, value in found.items()} if isinstance(found, dict) else round(found, 2)
    return lab_text("lab04", "log_seen").fill(count=len(log.lines), fields=fields, value=shown)


def _on_log(function: Callable[..., Any], log: HiddenLog, name: str, *more: object) -> Any:
    """Call the learner's function with a log. A log without requests may not make it fail."""
    try:
        return call(function, list(log.lines), *more, name=name)
    except NotYetError as error:
        if error.answer == "raised" and not any(log.group_counts.values()):
            error.answer = "fails_when_empty"
        raise


def _number(value: object) -> float | None:
    """Return a plain number, also for one of numpy's; None if it is none, or beyond all bounds."""
    if isinstance(value, bool) or not isinstance(value, Real):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if plain(number, float) else None


def _shares(shares: Callable[..., Any]) -> Text:
    for log in FOR_SHARES:
        said = _on_log(shares, log, "shares")
        found = _as_shares(said)
        if found is None:
            raise NotYetError("not_a_dictionary", value=repr(said)[:60])
        answer = _wrong_shares(log, found)
        if answer:
            raise NotYetError(answer, observed=_seen(log, found))
        if log.counts:
            observed = _seen(log, found)
    return observed


def _as_shares(said: object) -> dict[str, float] | None:
    """Return plain shares by plain names, also from a Series of pandas; None if it is no such thing."""
    if isinstance(said, type) or not (hasattr(said, "keys") and hasattr(said, "__getitem__")):
        return None
    found = {str(key): _number(value) for key, value in dict(said).items()}
    return None if None in found.values() else {key: value for key, value in found.items() if value is not None}


def _wrong_shares(log: HiddenLog, found: dict[str, float]) -> str | None:
    """Return what is wrong with these shares, if anything is."""
    counts, keys = log.counts, set(found)
    right = {target: count / counts.total() for target, count in counts.items()}
    if _same(found, right):
        return None
    if NO_TARGET in keys:
        return "no_target_counted"
    if keys and keys != set(right):
        taken_for_targets = {
            "ports": {target.rpartition(":")[2] for target in right},
            "hosts": {target.rpartition(":")[0] for target in right},
            "clients": {part for one in log.values(CLIENT_FIELD) for part in (one, one.rpartition(":")[0])},
        }
        for what, names in taken_for_targets.items():
            if keys <= names:
                return f"{what}_for_targets"
    if _same(found, {target: 100 * share for target, share in right.items()}):
        return "percent"
    if any(share > 1.001 for share in found.values()):
        return "counts"
    if _same(found, {target: count / len(log.lines) for target, count in counts.items()}):
        return "no_target_counted"
    pairs = zip(log.values(TARGET_FIELD), log.values(STATUS_FIELD), strict=True)
    answered = Counter(target for target, status in pairs if target != NO_TARGET and status.startswith("2"))
    if _same(found, {target: count / answered.total() for target, count in answered.items()}):
        return "only_successes"
    return "other_shares"


def _same(found: Mapping[str, float], right: Mapping[str, float]) -> bool:
    # Rounded to two digits is good enough.
    return set(found) == set(right) and all(math.isclose(found[key], right[key], abs_tol=0.006) for key in right)


def _imbalance(imbalance: Callable[..., Any]) -> Text:
    for log in FOR_IMBALANCE:
        said = _on_log(imbalance, log, "imbalance", list(log.targets))
        found = _number(said)
        if found is None:
            raise NotYetError("not_a_number", name="imbalance", value=repr(said)[:60])
        if not _close(found, right_imbalance(log.group_counts.values())):
            fitting = (answer for answer, value in _wrong_readings(log) if _close(found, value))
            raise NotYetError(next(fitting, "other_imbalance"), observed=_seen(log, found))
        if log.counts:
            observed = _seen(log, found)
    return observed


def _close(found: float, right: float) -> bool:
    return math.isclose(found, right, abs_tol=0.006)


def _wrong_readings(log: HiddenLog) -> list[tuple[str, float]]:
    """Return what comes out when a log is read in one of the usual wrong ways."""
    mine, everyone = log.group_counts, log.counts
    total, fair = sum(mine.values()), 1 / len(mine)
    if not total:
        return []
    share, busy = max(mine.values()) / total, [count for count in mine.values() if count]
    others = everyone.total() > total
    return [
        ("idle_forgotten", share * len(busy)),
        ("mean_not_largest", 1.0),
        ("largest_share", share),
        ("largest_count", float(max(mine.values()))),
        ("not_by_fair_share", share / min(busy) * total),
        ("not_by_fair_share", share - fair),
        ("not_by_fair_share", fair / share),
        *(
            ("other_group_counted", most / everyone.total() * count)
            for most in (max(mine.values()), max(everyone.values()))
            for count in (len(mine), len(everyone), len(mine.keys() | everyone.keys()))
            if others
        ),
        ("no_target_counted", max(mine.values()) / len(log.lines) * len(mine)),
        ("no_target_counted", share * total / len(log.lines) * (len(mine) + 1)),
    ]


@dataclass(frozen=True, slots=True)
class _ScaledOut:
    """A shop with so many `targets`, `bound` customers and one more target; then `new` customers came.

    `newcomer` is how many of all of them the added target has.
    """

    targets: int
    bound: int
    new: int
    newcomer: int
    last: Text


def _scale_out(newcomer_gets: Callable[..., Any], why: object) -> Text:
    signs = lab_words("lab04").signs
    reasons = (RIGHT_REASON, *signs)
    if not plain(why, str) or why not in reasons:
        raise NotYetError("no_such_reason", value=repr(why)[:60], allowed=", ".join(reasons))
    for seen in _scaled_out():
        said = call(newcomer_gets, seen.targets, seen.bound, seen.new, name="newcomer_gets")
        found = _number(said)
        if found is None:
            raise NotYetError("not_a_number", name="newcomer_gets", value=repr(said)[:60])
        if not math.isclose(found, seen.newcomer, abs_tol=1e-6):
            raise _wrong_newcomer(seen, found)
    if why != RIGHT_REASON:
        raise NotYetError("other_reason", reason=why, sign=signs[why], observed=seen.last)
    return seen.last


def _scaled_out() -> list[_ScaledOut]:
    """Scale a shop out from two targets to three and to four, and see each time who reaches the newcomer."""
    found = []
    with Lab(targets=4, seed=SEED, start=START) as lab:
        lab.set_stickiness("app_cookie", duration="1h", cookie_name=COOKIE_NAME)
        newcomers = lab.targets[2:]
        for target in newcomers:
            target.deregister()
        for number in range(5):
            lab.browser(f"early-{number}").get("/")
        for old, newcomer in enumerate(newcomers, start=2):
            newcomer.register()
            bound = len(lab.browsers)
            homes = [browser.get("/").instance for browser in lab.browsers]
            for new in (0, old + 1, 2 * (old + 1)):
                while len(homes) < bound + new:
                    homes.append(lab.browser(f"late-{old}-{len(homes)}").get("/").instance)
                found.append(_ScaledOut(old, bound, new, homes.count(newcomer.id), last_request(lab)))
    return found


def _wrong_newcomer(seen: _ScaledOut, found: float) -> NotYetError:
    wrong = {
        "newcomer_first": seen.new,
        "bound_move": (seen.bound + seen.new) / (seen.targets + 1),
        "nothing_ever": 0,
        "old_number": seen.new / seen.targets,
    }
    # Whoever counts whole customers may well have rounded.
    rounded = {name: (value, math.floor(value), round(value)) for name, value in wrong.items()}
    answer = next((name for name, values in rounded.items() if found in values), "other_number")
    facts = {"targets": seen.targets, "bound": seen.bound, "new": seen.new, "value": f"{found:.4g}"}
    return NotYetError(answer, observed=seen.last, **facts)


def _first_remedy(first_remedy: Callable[..., Any]) -> Text:
    with hot_shop(SEED, CUSTOMERS, signed_in=SIGNED_IN, with_cart=WITH_CART) as lab:
        customers = list(lab.browsers)
        before, earlier = _measured(customers), len(lab.parts.inspection.records())
        signed_in, with_cart = customers[SIGNED_IN - 1], customers[WITH_CART - 1]
        for customer in customers:
            call(first_remedy, customer, name="first_remedy")
        if signed_in.get("/").page.get("user") is None:
            raise NotYetError("signed_out", observed=last_request(lab))
        if not with_cart.get("/").page.get("cart"):
            raise NotYetError("cart_lost", observed=last_request(lab))
        after = _measured(customers)
        records = _records_of(customers, lab, earlier)
        renewed = {name for name, record in records if _renews(record) and record.status == 200}
        reasons = {(name, record.reason.name) for name, record in records}
        # Only the shop ends its cookie; the load balancer's cookie goes on coming.
        expected = {(one.name, FOLLOWED) for one in customers} | {(name, ENDED) for name in renewed}
        if reasons - expected or _led_elsewhere(_records_of(customers, lab)):
            raise NotYetError("jar_touched")
        observed = lab_text("lab04", "imbalances").fill(before=f"{before:.2f}", after=f"{after:.2f}")
        if after >= FIRST_LIMIT:
            ended = any(reason == ENDED for _, reason in reasons)
            answer = "still_hot" if ended else "not_ended" if renewed else "nobody_moved"
            raise NotYetError(answer, limit=FIRST_LIMIT, observed=observed)
        return observed


def _second_remedy(second_remedy: Callable[..., Any]) -> Text:
    with hot_shop(SEED, CUSTOMERS) as lab:
        customers = list(lab.browsers)
        before, targets, attributes = _measured(customers), _in_service(lab), lab.attributes
        earlier, start = len(lab.parts.inspection.records()), lab.clock.now()
        call(second_remedy, lab, list(customers), name="second_remedy", seconds=5)
        if lab.closed:
            raise NotYetError("lab_closed", name="lab")
        lab.parts.front.use_policy(AwsRules())  # the rules decide, whatever was plugged in
        meanwhile = _records_of(customers, lab, earlier)
        if _in_service(lab) != targets or _reasons(meanwhile) & _TARGET_LOST:
            raise NotYetError("targets_changed")
        if lab.parts.front.attributes.active_type == "off":
            raise NotYetError("stickiness_off")
        if lab.attributes != attributes:
            raise NotYetError("not_restored")
        if lab.clock.now() - start > MOST_SECONDS:
            raise NotYetError("took_too_long", seconds=MOST_SECONDS)
        if any(_renews(record) for _, record in meanwhile):
            raise NotYetError("application_changed")
        after = _measured(customers)
        strange = _reasons(_records_of(customers, lab, earlier)) - {FOLLOWED, EXPIRED, OFF} - _OTHER_TYPE
        if strange or _led_elsewhere(_records_of(customers, lab)):
            raise NotYetError("jar_touched")
        observed = lab_text("lab04", "imbalances").fill(before=f"{before:.2f}", after=f"{after:.2f}")
        if after >= SECOND_LIMIT:
            raise NotYetError(_why_still_hot(meanwhile, customers), limit=SECOND_LIMIT, observed=observed)
        return observed


def _records_of(customers: list[Browser], lab: Lab, earlier: int = 0) -> list[tuple[str, Record]]:
    """Return what the load balancer did with requests of these customers, the first `earlier` requests left out."""
    names = {one.name for one in customers}
    return [(name, record) for name, record in lab.parts.inspection.records()[earlier:] if name in names]


def _reasons(records: list[tuple[str, Record]]) -> set[str]:
    return {record.reason.name for _, record in records}


def _led_elsewhere(records: list[tuple[str, Record]]) -> bool:
    """Whether a cookie led a customer to a target where that customer was not before: it came from somebody else."""
    bound: dict[str, str] = {}
    for name, record in records:
        target = record.decision.target
        if target and record.reason.name == FOLLOWED and bound.get(name) != target.id:
            return True
        # Without stickiness the target changes, and the cookie goes on naming the one before.
        if target and record.reason.name not in (OFF, *_OTHER_TYPE):
            bound[name] = target.id
    return False


def _renews(record: Record) -> bool:
    return record.path.partition("?")[0] == "/renew"


def _why_still_hot(meanwhile: list[tuple[str, Record]], customers: list[Browser]) -> str:
    reasons = _reasons(meanwhile)
    came = {name for name, _ in meanwhile}
    if OFF in reasons:
        return "off_and_on"
    if reasons & _OTHER_TYPE:
        return "other_type"
    if not came:
        return "nobody_came"
    if reasons == {FOLLOWED}:
        return "not_expired"
    return "some_missed" if {one.name for one in customers} - came else "still_hot"


def _measured(customers: list[Browser]) -> float:
    """Let every customer visit twice, and return the imbalance of three targets."""
    counts = Counter(instance for one in customers for instance in one.visit(2).instances)
    return right_imbalance([*counts.values(), 0, 0][:3])


def _in_service(lab: Lab) -> list[object]:
    """Return the product, the targets that can be chosen, and the processes behind them."""
    candidates = [group.candidate_ids for group in lab.listener.groups]
    return [lab.parts.front.product, candidates, {target.id: target.pid for target in lab.targets}]


EXERCISES: tuple[Exercise, ...] = (
    Exercise("lab04.shares", ("shares",), _shares),
    Exercise("lab04.imbalance", ("imbalance",), _imbalance),
    Exercise("lab04.scale_out", ("newcomer_gets", "why"), _scale_out),
    Exercise("lab04.first_remedy", ("first_remedy",), _first_remedy),
    Exercise("lab04.second_remedy", ("second_remedy",), _second_remedy),
)
