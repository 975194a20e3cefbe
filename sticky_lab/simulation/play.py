"""Many sessions on the rules of the load balancer: who carries how much, and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from sticky_lab.errors import StickyLabError, shown
from sticky_lab.simulation.balancer import START, SimulatedBalancer
from sticky_lab.simulation.results import Simulation, Window
from sticky_lab.simulation.traffic import Traffic, check
from sticky_lab.stickiness import LONGEST_SECONDS, TargetGroupAttributes, parse_duration

STEP_SECONDS = 60
MOST_TARGETS = 100


def simulate(
    *,
    sessions: int = 100_000,
    over: str | int = "12h",
    requests: float = 3,
    pause: str | int = "20m",
    heavy_share: float = 0.0,
    heavy_factor: int = 1,
    targets: int = 3,
    added: Mapping[str, int] | None = None,
    stickiness: str = "lb_cookie",
    duration: str | int | None = None,
    algorithm: str = "round_robin",
    window: str | int = "15m",
    seed: int = 1,
) -> Simulation:
    """Play sessions through the engine of the load balancer, on fake time; the same seed gives the same result.

    `sessions`, `requests` (of a session, on average), `pause` (between them, on average), `heavy_share` and
    `heavy_factor` make the traffic (`Traffic`), which depends on no other setting. It lasts for `over`, up to 7
    days, so that no browser throws a cookie away. `added` registers more targets at times before its end, such as
    {"6h": 1}. `stickiness` is "off" or "lb_cookie" with its `duration`; `algorithm` is AWS's word for it. Figures are
    gathered per `window`, which has to divide `over`. Time goes in steps of one minute, and a request is in hand
    (least outstanding requests) until its step is over: our choice. Raises `StickyLabError`.
    """
    if stickiness not in ("off", "lb_cookie"):
        raise StickyLabError("simulation_stickiness", value=shown(stickiness))
    check("targets", targets, 1, MOST_TARGETS)
    seconds = _minutes("over", over, LONGEST_SECONDS)
    width = _minutes("window", window, seconds)
    if seconds % width:
        raise StickyLabError("simulation_window", over=over, window=window)
    traffic = Traffic(
        sessions=sessions,
        seconds=seconds,
        requests=requests,
        pause=parse_duration(pause),
        heavy_share=heavy_share,
        heavy_factor=heavy_factor,
        seed=seed,
    )
    attributes = TargetGroupAttributes().with_stickiness(stickiness, duration)
    attributes = attributes.changed({"load_balancing.algorithm.type": algorithm})
    return _play(traffic, SimulatedBalancer(targets, attributes, seed), _arriving(added, seconds), width)


def _arriving(added: Mapping[str, int] | None, seconds: int) -> Counter[int]:
    """Return how many targets are added before each step. Raises `StickyLabError`."""
    if not isinstance(added, Mapping | None):
        raise StickyLabError("simulation_added", value=shown(added))
    arriving: Counter[int] = Counter()
    for when, count in (added or {}).items():
        check("added", count, 1, MOST_TARGETS)
        arriving[_minutes("added", when, seconds - 1) // STEP_SECONDS] += count
    return arriving


def _play(traffic: Traffic, balancer: SimulatedBalancer, arriving: Mapping[int, int], width: int) -> Simulation:
    cookies = [b""] * traffic.sessions
    at = [""] * traffic.sessions  # the target that answered each session last
    answered: Counter[str] = Counter()
    active: Counter[str] = Counter()
    windows: list[Window] = []
    moved = 0

    def begin(step: int) -> None:
        """Do what stands between two steps."""
        if step and step * STEP_SECONDS % width == 0:
            windows.append(
                Window(
                    step * STEP_SECONDS,
                    {target: answered[target] for target in balancer.targets},
                    {target: active[target] for target in balancer.targets},
                )
            )
            answered.clear()
        if step in arriving:
            balancer.scale_out(arriving[step])
        balancer.start_step(START + step * STEP_SECONDS)

    now = -1
    for step, session, last in traffic.arrivals(STEP_SECONDS):
        while now < step:
            now += 1
            begin(now)
        target, cookies[session] = balancer.visit(cookies[session])
        answered[target] += 1
        before = at[session]
        if before:
            active[before] -= 1
            moved += before != target
        if not last:
            active[target] += 1
        at[session] = target
    while now < traffic.seconds // STEP_SECONDS:
        now += 1
        begin(now)
    return Simulation(traffic.sessions, moved, windows)


def _minutes(name: str, duration: str | int, most: int) -> int:
    """Return a duration, at most so many seconds, in whole minutes as seconds. Raises `StickyLabError`."""
    seconds = parse_duration(duration)
    check(name, seconds, STEP_SECONDS, most)
    return seconds // STEP_SECONDS * STEP_SECONDS
