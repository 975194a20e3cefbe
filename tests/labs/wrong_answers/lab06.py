"""Typical wrong answers to the exercises of lab 6."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sticky_lab.bench.lab import Lab
from sticky_lab.course.labs.lab06.steady_traffic import BusyLab

Homes = dict[str, str]
DELAY = "deregistration_delay.timeout_seconds"


def roll(lab: Lab) -> None:
    replace(lab, lab.targets)


def replace(lab: Lab, targets: list[Any]) -> None:
    for old in targets:
        lab.add_target().wait_until("healthy")
        old.deregister()
        old.wait_until("unused")
        old.stop()


def stops_before_deregistering(lab: Lab) -> None:
    for old in lab.targets:
        lab.add_target().wait_until("healthy")
        old.stop()
        old.deregister()


def stops_at_once(lab: Lab) -> None:
    for old in lab.targets:
        lab.add_target().wait_until("healthy")
        old.deregister()
        old.stop()


def deregisters_all_at_once(lab: Lab) -> None:
    before = lab.targets
    for old in before:
        old.deregister()
    for old in before:
        lab.add_target().wait_until("healthy")
        old.stop()


def shortens_the_delay(lab: Lab) -> None:
    lab.set_stickiness({DELAY: "0"})
    roll(lab)


def makes_room_first(lab: Lab) -> None:
    for old in lab.targets:
        old.deregister()
        old.wait_until("unused")
        old.stop()
        lab.add_target().wait_until("healthy")


def does_not_wait_for_the_new_one(lab: Lab) -> None:
    for old in lab.targets:
        lab.add_target()
        old.deregister()
        lab.clock.advance("5m")
        old.stop()


def forgets_one(lab: Lab) -> None:
    replace(lab, lab.targets[:3])


def leaves_the_processes(lab: Lab) -> None:
    for old in lab.targets:
        lab.add_target().wait_until("healthy")
        old.deregister()
        old.wait_until("unused")


def rolls_twice(lab: Lab) -> None:
    roll(lab)
    replace(lab, [target for target in lab.targets if target.running])


def turns_stickiness_off(lab: Lab) -> None:
    lab.set_stickiness("off")
    roll(lab)


def restarts(lab: Lab) -> None:
    lab.restart()
    roll(lab)


def hides_what_failed(lab: Any) -> None:
    stops_at_once(lab)
    lab._steps.clear()


def hides_each_step(lab: Any) -> None:
    stops_at_once(lab)
    for step in lab.steps:
        step.met -= step.met


def clears_the_steps(lab: Any) -> None:
    stops_at_once(lab)
    lab.steps.clear()


def claims_to_be_equal(homes: Homes, replaced: list[str], sessions: str) -> Any:
    class Anything(int):
        def __eq__(self, other: object) -> bool:
            return True

        def __ne__(self, other: object) -> bool:
            return False

        __hash__ = int.__hash__

    return Anything()


def says_no_number_at_the_end(homes: Homes, replaced: list[str], sessions: str) -> Any:
    return carts_lost(homes, replaced, sessions) if sessions == "instance" else "none"


def carts_lost(homes: Homes, replaced: list[str], sessions: str) -> int:
    return sum(home in replaced for home in homes.values()) if sessions == "instance" else 0


def counts_instances(homes: Homes, replaced: list[str], sessions: str) -> int:
    return len(replaced) if sessions == "instance" else 0


def counts_names(homes: Homes, replaced: list[str], sessions: str) -> list[str]:
    return [name for name, home in homes.items() if home in replaced]


def divides_evenly(homes: Homes, replaced: list[str], sessions: str) -> int:
    return len(homes) * len(replaced) // 3 if sessions == "instance" else 0


def forgets_sessions(homes: Homes, replaced: list[str], sessions: str) -> int:
    return sum(home in replaced for home in homes.values())


def loses_all(homes: Homes, replaced: list[str], sessions: str) -> int:
    return len(homes) if sessions == "instance" else 0


def trusts_draining(homes: Homes, replaced: list[str], sessions: str) -> int:
    return 0 * len(replaced)


def shop(customers: int, sessions: str = "shared", kind: type[Lab] = BusyLab) -> Any:
    lab = kind(targets=3, sessions=sessions)
    lab.set_stickiness("lb_cookie", duration="1h")
    if isinstance(lab, BusyLab):
        lab.open_doors(customers)
    return lab


def plan_with(rolling: Callable[[Lab], None], sessions: str = "shared") -> Callable[[int], Any]:
    def plan(customers: int) -> Any:
        lab = shop(customers, sessions)
        rolling(lab)
        return lab

    return plan


def plan_without_busy_lab(customers: int) -> Any:
    return shop(customers, kind=Lab)


def plan_for_ten(customers: int) -> Any:
    return plan_with(roll)(10)


WRONG: dict[str, dict[str, dict[str, object]]] = {
    "lab06.order": {
        "stopped_first": {"roll": stops_before_deregistering},
        "not_drained": {"roll": stops_at_once},
        "nobody_left": {"roll": deregisters_all_at_once},
        "delay_too_short": {"roll": shortens_the_delay},
        "too_few": {"roll": makes_room_first},
        "not_healthy_yet": {"roll": does_not_wait_for_the_new_one},
        "one_left": {"roll": forgets_one},
        "not_stopped": {"roll": leaves_the_processes},
        "rolled_twice": {"roll": rolls_twice},
        "record_changed": {"roll": hides_what_failed},
        "stickiness_changed": {"roll": turns_stickiness_off},
    },
    "lab06.carts": {
        "no_number": {"carts_lost": counts_names, "moved_by": "target_draining"},
        "draining_saves": {"carts_lost": trusts_draining, "moved_by": "target_draining"},
        "everything": {"carts_lost": loses_all, "moved_by": "target_draining"},
        "even_share": {"carts_lost": divides_evenly, "moved_by": "target_draining"},
        "wrong_count": {"carts_lost": counts_instances, "moved_by": "target_draining"},
        "sessions_ignored": {"carts_lost": forgets_sessions, "moved_by": "target_draining"},
        "wrong_reason": {"carts_lost": carts_lost, "moved_by": "target_unhealthy"},
    },
    "lab06.no_loss": {
        "no_busy_lab": {"plan": plan_without_busy_lab},
        "too_small": {"plan": plan_for_ten},
        "failed": {"plan": plan_with(stops_at_once)},
        "one_left": {"plan": shop},
        "not_stopped": {"plan": plan_with(leaves_the_processes)},
        "rolled_twice": {"plan": plan_with(rolls_twice)},
        "stickiness_off": {"plan": plan_with(turns_stickiness_off)},
        "sessions_inside": {"plan": plan_with(roll, sessions="instance")},
    },
}

# More that must not pass: exercise, answer, the learner's objects.
TRICKS: list[tuple[str, str, dict[str, object]]] = [
    ("lab06.order", "raised", {"roll": clears_the_steps}),
    ("lab06.order", "record_changed", {"roll": hides_each_step}),
    ("lab06.order", "record_changed", {"roll": restarts}),
    ("lab06.carts", "no_number", {"carts_lost": claims_to_be_equal, "moved_by": "target_draining"}),
    ("lab06.carts", "no_number", {"carts_lost": says_no_number_at_the_end, "moved_by": "target_draining"}),
    ("lab06.carts", "wrong_reason", {"carts_lost": carts_lost, "moved_by": ["target_draining"]}),
]
