"""The simulation: the engine of the load balancer, on very many sessions."""

from __future__ import annotations

import time
from collections import Counter
from typing import Any

import pytest

from sticky_lab.errors import StickyLabError
from sticky_lab.simulation import Shares, compare_over_time, imbalance, simulate
from sticky_lab.simulation.play import STEP_SECONDS
from sticky_lab.simulation.traffic import Traffic
from sticky_lab.words import sentence
from tests.spec.world import Client, World, group, lb_cookie, off

pytestmark = pytest.mark.slow

HOUR = 3600
FEW: dict[str, Any] = {"sessions": 400, "over": "3h", "pause": "8m", "added": {"90m": 1}, "window": "30m"}


def played_with_sealed_cookies(algorithm: str, duration: int | None) -> list[dict[str, int]]:
    """The traffic of `FEW`, each client with its jar, each cookie sealed and opened; requests of each window."""
    attributes = off(algorithm=algorithm) if duration is None else lb_cookie(duration, algorithm=algorithm)
    world = World(group(attributes))
    start = world.now
    clients = [Client() for _ in range(400)]
    windows: list[Counter[str]] = [Counter() for _ in range(6)]
    at = -1
    for step, session, _ in Traffic(sessions=400, seconds=3 * HOUR, requests=3, pause=480).arrivals(STEP_SECONDS):
        if step != at:
            if at < 90 <= step:
                world.register("d")
            at = step
            world.outstanding.clear()
            world.now = start + step * STEP_SECONDS
        target = world.visit(clients[session]).decision.target
        assert target is not None
        world.outstanding[target.id] += 1
        windows[step // 30]["i-" + str("abcd".index(target.id[2:]) + 1)] += 1
    return [dict(one) for one in windows]


@pytest.mark.parametrize("algorithm", ["round_robin", "least_outstanding_requests"])
@pytest.mark.parametrize("duration", [None, 300, 86_400])
def test_it_finds_what_clients_with_jars_and_sealed_cookies_find(algorithm: str, duration: int | None) -> None:
    sticky: dict[str, Any] = {"stickiness": "off"} if duration is None else {"duration": duration}
    simulated = simulate(**FEW, **sticky, algorithm=algorithm)
    found = [{target: count for target, count in one.requests.items() if count} for one in simulated.windows]
    assert found == played_with_sealed_cookies(algorithm, duration)


def test_a_hundred_thousand_sessions_take_no_more_than_so_much_plain_python() -> None:
    """By the same machine at the same time: it takes about 18 times as long as two million counts in a dictionary."""
    reference = counting_seconds()
    begin = time.thread_time()
    simulated = simulate(sessions=100_000, added={"6h": 1}, duration="5m")
    took = time.thread_time() - begin
    assert took <= 40 * max(reference, counting_seconds())
    assert simulated.requests > 200_000


def counting_seconds() -> float:
    begin, counts = time.thread_time(), dict.fromkeys(range(1_000), 0)
    for number in range(2_000_000):
        counts[number % 1_000] += 1
    return time.thread_time() - begin


def test_the_same_seed_gives_the_same_and_another_one_does_not() -> None:
    first, again, other = simulate(**FEW), simulate(**FEW), simulate(**FEW, seed=2)
    assert first.windows == again.windows
    assert repr(first.over_time()) == repr(again.over_time())
    assert first.windows != other.windows


def test_the_traffic_does_not_depend_on_the_settings() -> None:
    sticky, free = simulate(**FEW, duration="1d"), simulate(**FEW, stickiness="off")
    sums = [[sum(window.requests.values()) for window in one.windows] for one in (sticky, free)]
    assert sums[0] == sums[1]


def test_the_traffic_is_as_it_was_ordered() -> None:
    arrivals = list(Traffic(sessions=20_000, seconds=48 * HOUR, requests=3, pause=60).arrivals(STEP_SECONDS))
    assert [one.step for one in arrivals] == sorted(one.step for one in arrivals)
    assert len({one.session for one in arrivals}) == 20_000
    assert len(arrivals) / 20_000 == pytest.approx(3, rel=0.03)
    once = Traffic(sessions=500, seconds=HOUR, requests=1, pause=60)
    assert all(one.last for one in once.arrivals(STEP_SECONDS))


def test_heavy_users_send_so_many_times_more_in_the_same_time() -> None:
    heavy = Traffic(sessions=3000, seconds=48 * HOUR, requests=3, pause=60, heavy_share=0.1, heavy_factor=20)
    requests = Counter(one.session for one in heavy.arrivals(STEP_SECONDS))
    assert sum(count % 20 == 0 for count in requests.values()) / 3000 == pytest.approx(0.1, rel=0.2)
    assert sum(requests.values()) / 3000 == pytest.approx(3 * (0.9 + 0.1 * 20), rel=0.1)


def test_without_stickiness_turns_are_strict_and_sessions_wander() -> None:
    simulated = simulate(sessions=500, stickiness="off", requests=4)
    assert simulated.shares.imbalance == pytest.approx(1, abs=0.01)
    assert simulated.moved > simulated.requests / 3


def test_sessions_stay_while_their_pauses_are_shorter_than_the_duration() -> None:
    assert simulate(sessions=2000, pause="5m", duration="7d").moved == 0
    assert simulate(sessions=2000, pause="20m", duration="5m").moved > 0


def test_after_scale_out_a_new_target_fills_up_sooner_with_a_shorter_duration() -> None:
    long, short = (simulate(sessions=10_000, added={"6h": 1}, duration=duration) for duration in ("1d", "1m"))
    before, after = long.windows[23], long.windows[24]
    assert list(before.requests) == ["i-1", "i-2", "i-3"]
    assert list(after.requests) == ["i-1", "i-2", "i-3", "i-4"]
    assert after.share("i-4") < 0.12 < 0.2 < short.windows[24].share("i-4")
    assert before.share("i-4") == 0
    assert long.between("6h", "7h").imbalance > short.between("6h", "7h").imbalance


def test_targets_that_are_added_within_one_minute_are_all_added_and_none_means_none() -> None:
    several = simulate(sessions=50, over="1h", targets=1, added={"1m": 1, "90s": 2, "59m": 1})
    assert list(several.windows[0].requests) == ["i-1", "i-2", "i-3", "i-4"]
    assert list(several.windows[-1].requests) == ["i-1", "i-2", "i-3", "i-4", "i-5"]
    assert list(simulate(sessions=50, over="1h", added=None).windows[-1].requests) == ["i-1", "i-2", "i-3"]


def test_active_sessions_are_those_that_will_come_again() -> None:
    short = simulate(sessions=200, over="1d", pause="1m", requests=2, window="12h")
    assert sum(short.windows[0].sessions.values()) <= 3  # out of 100, each of which lasts a minute or two
    endless = simulate(sessions=200, over="1h", pause="7d", heavy_share=1, heavy_factor=1000, window="1h")
    assert sum(endless.windows[0].sessions.values()) == 200


def test_windows_cover_the_whole_time_and_every_request() -> None:
    simulated = simulate(**FEW)
    assert [one.until for one in simulated.windows] == [HOUR // 2 * number for number in range(1, 7)]
    counted = Traffic(sessions=400, seconds=3 * HOUR, requests=3, pause=480)
    assert simulated.requests == sum(1 for _ in counted.arrivals(STEP_SECONDS))
    assert sum(simulated.between("1h", "2h").counts.values()) == sum(
        sum(one.requests.values()) for one in simulated.windows[2:4]
    )


def test_imbalance_is_the_largest_share_divided_by_the_fair_share() -> None:
    assert imbalance([10, 10, 10]) == 1
    assert imbalance([20, 10, 0]) == 2
    assert imbalance([0, 7, 0]) == 3
    assert imbalance([0, 0]) == 1
    assert imbalance([]) == 1


def test_shares_count_who_answered_and_name_who_did_not() -> None:
    shares = Shares.of(["i-1", "i-1", "i-2", None], ["i-1", "i-2", "i-3"])
    assert shares.counts == {"i-1": 2, "i-2": 1, "i-3": 0}
    assert shares.imbalance == 2
    assert "no requests yet" in repr(Shares.of([], ["i-1"]))


def test_what_it_shows() -> None:
    simulated = simulate(**FEW)
    assert "400" in repr(simulated)
    assert "i-4" in repr(simulated.over_time("sessions"))
    assert "세션" in simulated._repr_html_()
    lines = compare_over_time({"one": simulated, "two": simulated}, "newest")
    assert lines.series["one"] == lines.series["two"]
    assert compare_over_time({"one": simulated}).lowest == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"sessions": 0}, "sessions"),
        ({"sessions": 1.5}, "sessions"),
        ({"requests": 0.5}, "requests"),
        ({"heavy_share": 2}, "heavy_share"),
        ({"heavy_factor": True}, "heavy_factor"),
        ({"targets": 0}, "targets"),
        ({"added": {"5h": 1}, "over": "4h"}, "added"),
        ({"added": {"1h": 0}}, "added"),
        ({"added": {"50m": 1, "1h": 1}, "over": "1h"}, "added"),
        ({"added": [("1h", 1)]}, "to be added"),
        ({"seed": [1]}, "seed"),
        ({"seed": True}, "seed"),
        ({"over": "8d"}, "over"),
        ({"over": "1h", "window": "2h"}, "window"),
        ({"over": "1h", "window": "40m"}, "The window 40m does not divide 1h"),
        ({"pause": "soon"}, "duration"),
        ({"stickiness": "app_cookie"}, "lb_cookie"),
        ({"duration": "8d"}, "604800"),
        ({"algorithm": "weighted_random"}, "weighted"),
    ],
)
def test_what_it_cannot_play_is_refused(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(StickyLabError) as refused:
        simulate(**wrong)
    assert said in sentence(refused.value).en


def test_a_figure_that_cannot_be_drawn_is_refused() -> None:
    simulated = simulate(**FEW)
    with pytest.raises(StickyLabError, match="moods"):
        simulated.over_time("moods")
    with pytest.raises(StickyLabError, match="moods"):
        compare_over_time({"one": simulated}, "moods")
    other = simulate(**{**FEW, "window": "1h"})
    for simulations in ({}, {"one": simulated, "other": other}):
        with pytest.raises(StickyLabError, match="same over and window"):
            compare_over_time(simulations)
