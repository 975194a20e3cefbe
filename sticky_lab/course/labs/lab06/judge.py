"""Lab 6, replace every instance: the learner's roll in a lab with customers, and what they met."""

from __future__ import annotations

from collections.abc import Callable

from sticky_lab.bench.lab import Lab
from sticky_lab.course import START
from sticky_lab.course.checking.exercise import Exercise, NotYetError
from sticky_lab.course.checking.learner_code import call, plain
from sticky_lab.course.content import lab_text
from sticky_lab.course.labs.lab06.steady_traffic import BusyLab, Step
from sticky_lab.words import Text

CUSTOMERS = 40
REQUESTS = 2_000
FEWEST_TARGETS = 3
ROLL_SECONDS = 15.0

Roll = Callable[[Lab], None]
CartsLost = Callable[[dict[str, str], list[str], str], int]
Plan = Callable[[int], BusyLab]


def _open(targets: int, customers: int, sessions: str = "instance") -> BusyLab:
    lab = BusyLab(targets, seed=6, start=START, sessions=sessions)
    lab.set_stickiness("lb_cookie", duration="1h")
    lab.open_doors(customers)
    return lab


def _order(roll: Roll) -> Text:
    # Not as many targets as in the notebook: a roll that counts to three leaves one behind.
    lab = _open(targets=4, customers=8)
    with lab:
        before, originals = _stickiness(lab), list(lab.originals)
        call(roll, lab, name="roll", seconds=ROLL_SECONDS)
        if lab.closed:
            raise NotYetError("lab_closed", name="lab")
        _check_record(lab, originals)
        for step in lab.steps:
            if step.met.failed:
                raise NotYetError(_why_it_failed(step), observed=_met(step))
        _check_capacity(lab, len(originals))
        _check_all_replaced(lab, originals)
        if _stickiness(lab) != before:
            raise NotYetError("stickiness_changed")
        return _sums(lab)


def _check_record(lab: BusyLab, originals: list[str]) -> None:
    """Raise `NotYetError` unless the steps tell all that these customers met, in the lab that they came into."""
    met = [step.met for step in lab.steps]
    requests, failed = sum(one.requests for one in met), sum(one.failed for one in met)
    unseen = not failed and any(record.status >= 500 for _, record in lab.parts.inspection.records())
    if unseen or lab.originals != originals or (requests, failed) != (lab.counts.requests, lab.counts.failed):
        raise NotYetError("record_changed", observed=_sums(lab), told=requests)


def _why_it_failed(step: Step) -> str:
    if step.action in ("stop", "kill"):
        return "not_drained" if step.before == "draining" else "stopped_first"
    return "delay_too_short" if step.healthy else "nobody_left"


def _check_capacity(lab: BusyLab, wanted: int) -> None:
    for step in lab.steps:
        if step.action == "deregister" and step.healthy < wanted:
            answer = "not_healthy_yet" if step.initial else "too_few"
            raise NotYetError(answer, observed=_met(step), healthy=step.healthy, wanted=wanted)


def _check_all_replaced(lab: BusyLab, originals: list[str]) -> None:
    """Raise `NotYetError` unless each of these targets has left, and so many others have come in their place."""
    targets = {target.id: target for target in lab.targets}
    there = [target_id for target_id in originals if targets[target_id].health not in ("draining", "unused")]
    if there:
        raise NotYetError("one_left", left=len(there), all=len(originals))
    running = [target_id for target_id in originals if targets[target_id].running]
    if running:
        raise NotYetError("not_stopped", left=len(running), all=len(originals))
    added = len(targets) - len(originals)
    if added > len(originals):
        raise NotYetError("rolled_twice", added=added, all=len(originals))


def _carts(carts_lost: CartsLost, moved_by: object) -> Text:
    # Four customers at the one, three at the other: shares that are not even show who counts and who divides.
    lab = _open(targets=2, customers=7)
    with lab:
        one, other = lab.originals
        third = lab.add_target()
        third.wait_until("healthy")
        homes = lab.homes
        for replaced in ([one, third.id], [other]):
            already = lab.counts.lost
            said = call(carts_lost, dict(homes), list(replaced), "instance", name="carts_lost")
            lab.target(replaced[0]).deregister()  # nobody shops at the third
            lost = lab.counts.lost - already
            if not plain(said, float) or said != lost:
                raise NotYetError(_why_it_differs(said, len(homes), len(replaced)), value=repr(said)[:40])
        said = call(carts_lost, dict(homes), [one, other], "shared", name="carts_lost")
        if not plain(said, float) or said != 0:
            raise NotYetError("sessions_ignored" if plain(said, float) else "no_number", value=repr(said)[:40])
        reasons = {record.reason.name for _, record in lab.parts.inspection.records() if record.reason.rule == "HC-10"}
        if not plain(moved_by, str) or moved_by not in reasons:
            raise NotYetError("wrong_reason", value=repr(moved_by)[:40])
        return _sums(lab)


def _why_it_differs(said: object, carts: int, replaced: int) -> str:
    if not plain(said, float):
        return "no_number"
    if said == 0:
        return "draining_saves"
    if said == carts:
        return "everything"
    return "even_share" if abs(said - carts * replaced / 3) < 1 else "wrong_count"


def _no_loss(plan: Plan) -> Text:
    lab = call(plan, CUSTOMERS, name="plan", seconds=2 * ROLL_SECONDS)
    # A class made from it could count as it likes.
    if type(lab) is not BusyLab or lab.closed:
        raise NotYetError("no_busy_lab", value=type(lab).__name__)
    with lab:
        first = [target.id for target in lab.targets[: len(lab.originals)]]
        if len(first) < FEWEST_TARGETS or len(lab.homes) != CUSTOMERS:
            raise NotYetError("too_small", targets=FEWEST_TARGETS, customers=CUSTOMERS)
        _check_no_loss(lab)
        _check_all_replaced(lab, first)
        if lab.attributes["stickiness.enabled"] != "true":
            raise NotYetError("stickiness_off")
        lab.go_on(REQUESTS)
        _check_no_loss(lab)
        return _sums(lab)


def _check_no_loss(lab: BusyLab) -> None:
    for step in lab.steps:
        if step.met.failed:
            raise NotYetError("failed", observed=_met(step))
    # Beside what the customers counted: what the load balancer remembers, and what is in the carts.
    if lab.counts.failed or any(record.status >= 500 for _, record in lab.parts.inspection.records()):
        raise NotYetError("failed", observed=_sums(lab))
    customers = [browser for browser in lab.browsers if browser.name in lab.homes]
    empty = sum(not browser.get("/").page.get("cart") for browser in customers)
    lost = max(empty, lab.counts.lost)
    if lost:
        raise NotYetError("sessions_inside", observed=_sums(lab), lost=lost, all=CUSTOMERS)


def _stickiness(lab: Lab) -> dict[str, str]:
    return {key: value for key, value in lab.attributes.items() if key.startswith("stickiness.")}


def _met(step: Step) -> Text:
    return lab_text("lab06", "met").fill(
        step=step.action,
        target=step.target,
        requests=step.met.requests,
        failed=step.met.failed,
        healthy=step.healthy,
    )


def _sums(lab: BusyLab) -> Text:
    counts = lab.counts
    return lab_text("lab06", "sums").fill(
        requests=counts.requests, failed=counts.failed, moved=counts.moved, lost=counts.lost
    )


EXERCISES: tuple[Exercise, ...] = (
    Exercise("lab06.order", ("roll",), _order),
    Exercise("lab06.carts", ("carts_lost", "moved_by"), _carts),
    Exercise("lab06.no_loss", ("plan",), _no_loss, seconds=60.0),
)
