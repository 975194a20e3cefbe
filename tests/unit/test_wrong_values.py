"""What people hand to a lab by mistake: one sentence in two languages, and nothing half-changed."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sticky_lab import Lab
from sticky_lab.errors import StickyLabError
from sticky_lab.words import sentence

pytestmark = pytest.mark.slow

ODD: tuple[Any, ...] = (
    *(None, True, -1, 5, 1.5, float("nan"), float("inf"), 10**400, b"x", object()),
    *([], {}, (), [("a", "b")], {"a": 1}),
    *("", "x", " ", "{x}", "{constructor}", "a" * 5_000, "\ud800", "한글", "\0", "../..", "lb_cookie", "a.b=c,d"),
)


@pytest.fixture(scope="module")
def lab() -> Iterator[Lab]:
    with Lab(targets=1, seed=1, start="2026-01-05T09:00:00Z") as one:
        yield one


def actions(lab: Lab) -> dict[str, Callable[[Any], object]]:
    """What takes one value; each is tried with everything odd."""
    alice, target = lab.browser("alice"), lab.targets[0]
    return {
        "stickiness": lambda value: lab.set_stickiness(value),
        "duration": lambda value: lab.set_stickiness("lb_cookie", value),
        "cookie_name": lambda value: lab.set_stickiness("app_cookie", "1h", value),
        "group": lambda value: lab.set_stickiness("off", group=value),
        "group_stickiness": lambda value: lab.set_forward(group_stickiness=value),
        "load_balancer": lambda value: lab.set_load_balancer(value),
        "weights": lambda value: lab.set_forward({"shop": value}),
        "forward": lambda value: lab.set_forward(value),
        "configure": lambda value: lab.configure(value),
        "configure_with": lambda value: lab.configure(lambda _: value),
        "use_policy": lambda value: lab.parts.front.use_policy(value),
        "target": lambda value: lab.target(value),
        "add_target": lambda value: lab.add_target(value) if value is not None else None,
        "advance": lambda value: lab.clock.advance(value) if value not in (5, True) else None,
        "decisions": lambda value: lab.decisions(value),
        "read_cookie": lambda value: lab.read_cookie(value),
        "foresee": lambda value: lab.foresee(value),
        "wait_until": lambda value: target.wait_until(value),
        "wait_seconds": lambda value: target.wait_until("healthy", value),
        "ask": lambda value: target.ask(value) if value != "/" else None,
        "get": lambda value: alice.get(value),
        "visit": lambda value: alice.visit(value) if value is not True else None,
        "copy_cookie": lambda value: alice.copy_cookie("AWSALB", value),
        "websocket": lambda value: alice.websocket(value),
    }


def test_whatever_is_handed_over_by_mistake_gets_a_sentence_and_changes_nothing(lab: Lab) -> None:
    odd: list[str] = []
    for name, act in actions(lab).items():
        for value in ODD:
            before = (lab.listener, [one.id for one in lab.targets], lab.clock.now())
            try:
                act(value)
            except StickyLabError as error:
                if (lab.listener, [one.id for one in lab.targets], lab.clock.now()) != before:
                    odd.append(f"{name}({value!r:.40}) changed something")
                if (
                    not 0 < len(sentence(error).ko) < 1_500
                    or not 0 < len(sentence(error).en) < 1_500
                    or "\n" in sentence(error).en
                ):
                    odd.append(f"{name}({value!r:.40}) says {sentence(error).en[:80]!r}")
            except Exception as error:
                odd.append(f"{name}({value!r:.40}): {error!r:.80}")
            if lab.listener != before[0]:
                lab.set_stickiness("off")
    assert odd == []


@pytest.mark.parametrize(
    "written",
    [
        "stickiness.enabled=true,stickiness.type=lb_cookie, stickiness.lb_cookie.duration_seconds = 60",
        [
            {"Key": "stickiness.enabled", "Value": "true"},
            {"Key": "stickiness.type", "Value": "lb_cookie"},
            {"Key": "stickiness.lb_cookie.duration_seconds", "Value": "60"},
        ],
    ],
)
def test_attributes_are_understood_as_kubernetes_and_the_cli_write_them(lab: Lab, written: Any) -> None:
    lab.set_stickiness("off")
    lab.set_stickiness(written)
    assert lab.attributes["stickiness.enabled"] == "true"
    assert lab.attributes["stickiness.lb_cookie.duration_seconds"] == "60"
    with pytest.raises(StickyLabError, match="Give duration and cookie name as keys"):
        lab.set_stickiness(written, "1h")


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="interrupts by a timer")
def test_a_close_that_is_interrupted_closes_all_the_same() -> None:
    """At twenty moments, spread over as long as it takes."""
    script = """if True:
        import signal, psutil, time
        from sticky_lab import Lab
        lab, began = Lab(targets=2), time.monotonic()
        lab.close()
        takes = time.monotonic() - began
        interrupted = 0
        for number in range(20):
            lab = Lab(targets=2)
            signal.signal(signal.SIGALRM, signal.default_int_handler)
            try:
                signal.setitimer(signal.ITIMER_REAL, takes * (number + 1) / 20)
                lab.close()
                signal.setitimer(signal.ITIMER_REAL, 0)
            except KeyboardInterrupt:
                interrupted += 1
            signal.setitimer(signal.ITIMER_REAL, 0)
            lab.close()
            left = psutil.Process().children()
            assert not left, (number, left)
        print(interrupted)
    """
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert int(done.stdout) > 5
