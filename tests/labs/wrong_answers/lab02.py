"""What learners get wrong in lab 2, by exercise and by the answer that it should get."""

from __future__ import annotations

import hashlib
import hmac
import random
from collections.abc import Callable
from typing import Any

SECRET = b"a secret of the tests"
Function = Callable[..., Any]


def take_turns(targets: list[str], turn: int, named: str | None) -> str:
    return targets[turn % len(targets)]


def stick(targets: list[str], turn: int, named: str | None) -> str:
    return named if named in targets else targets[turn % len(targets)]


def trust_the_cookie(targets: list[str], turn: int, named: str | None) -> str:
    return named or targets[turn % len(targets)]


def always_the_first(targets: list[str], turn: int, named: str | None) -> str:
    return named if named in targets else targets[0]


def read_plain(value: str, now: float) -> str | None:
    return value


def write_plain(target: str, now: float) -> str:
    return target


def write_nothing(target: str, now: float) -> None:
    target += f":{now}"


def read_capitals(value: str, now: float) -> str | None:
    return value.upper()


def write_time(target: str, now: float) -> str:
    return f"{target}:{now}"


def age_and_target(value: str, now: float) -> tuple[float, str]:
    target, _, issued = value.partition(":")
    return now - float(issued), target


def read_time(value: str, now: float) -> str | None:
    age, target = age_and_target(value, now)
    return target if 0 <= age < 600 else None


def read_minutes(value: str, now: float) -> str | None:
    age, target = age_and_target(value, now)
    return target if 0 <= age < 60 else None


def read_and_let_600_pass(value: str, now: float) -> str | None:
    age, target = age_and_target(value, now)
    return target if 0 <= age <= 600 else None


def read_without_a_lower_bound(value: str, now: float) -> str | None:
    age, target = age_and_target(value, now)
    return target if age < 600 else None


def read_both(value: str, now: float) -> tuple[str, float]:
    target, _, issued = value.partition(":")
    return target, float(issued)


def one_time_for_all() -> dict[str, object]:
    """The time of the last request is in the load balancer, not in the cookies."""
    last = [0.0]

    def read_cookie(value: str, now: float) -> str | None:
        return value if now - last[0] < 600 else None

    def write_cookie(target: str, now: float) -> str:
        last[0] = now
        return target

    return of(stick, read_cookie, write_cookie)


def first_time_only() -> dict[str, object]:
    """A cookie keeps the time of the first one."""
    issued: dict[str, float] = {}

    def write_cookie(target: str, now: float) -> str:
        return f"{target}:{issued.setdefault(target, now)}"

    return of(stick, read_time, write_cookie)


def signature(text: str) -> str:
    return hmac.new(SECRET, text.encode(), "sha256").hexdigest()


def write_signed(target: str, now: float) -> str:
    return f"{target}:{now}:{signature(f'{target}:{now}')}"


def read_signed(value: str, now: float) -> str | None:
    text, _, signed = value.rpartition(":")
    return read_time(text, now) if signed.encode() == signature(text).encode() else None


def read_signed_for_ever(value: str, now: float) -> str | None:
    text, _, signed = value.rpartition(":")
    return text.partition(":")[0] if signed.encode() == signature(text).encode() else None


def read_the_beginning_of_the_signature(value: str, now: float) -> str | None:
    text, _, signed = value.rpartition(":")
    return read_time(text, now) if signed[:8].encode() == signature(text)[:8].encode() else None


def write_with_the_name_signed(target: str, now: float) -> str:
    return f"{target}:{now}:{signature(target)}"


def read_with_the_name_signed(value: str, now: float) -> str | None:
    text, _, signed = value.rpartition(":")
    target = text.partition(":")[0]
    if signed.encode() != signature(target).encode():
        return None
    try:
        return read_time(text, now)
    except ValueError:
        return None


def read_another_signature(value: str, now: float) -> str | None:
    text, _, signed = value.rpartition(":")
    return read_time(text, now) if signed == signature(value) else None


def read_and_compare_text(value: str, now: float) -> str | None:
    text, _, signed = value.rpartition(":")
    return read_time(text, now) if hmac.compare_digest(signed, signature(text)) else None


def read_unchecked(value: str, now: float) -> str | None:
    try:
        return read_time(value.rpartition(":")[0], now)
    except ValueError:
        return None


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def write_hashed(target: str, now: float) -> str:
    return f"{target}:{now}:{digest(f'{target}:{now}')}"


def read_hashed(value: str, now: float) -> str | None:
    text, _, hashed = value.rpartition(":")
    return read_time(text, now) if hashed.encode() == digest(text).encode() else None


def write_salted(target: str, now: float) -> str:
    salt = hashlib.sha256(SECRET).hexdigest()[:8]
    return f"{target}:{now}:{salt}{digest(f'{target}:{now}:{salt}')}"


def read_salted(value: str, now: float) -> str | None:
    text, _, hashed = value.rpartition(":")
    valid = hashed[8:].encode() == digest(f"{text}:{hashed[:8]}").encode()
    return read_time(text, now) if valid else None


def by_chance(targets: list[str], turn: int, named: str | None) -> str:
    return named if named in targets else random.choice(targets)


def write_at_length(target: str, now: float) -> str:
    return f"{target}:{now}:{signature(f'{target}:{now}') * 25}"


def read_at_length(value: str, now: float) -> str | None:
    text, _, signed = value.rpartition(":")
    return read_time(text, now) if signed.encode() == signature(text).encode() * 25 else None


def read_at_length_but_the_end(value: str, now: float) -> str | None:
    text, _, signed = value.rpartition(":")
    return read_time(text, now) if signed[:-20].encode() == (signature(text) * 25)[:-20].encode() else None


def of(choose: Function, read_cookie: Function, write_cookie: Function) -> dict[str, object]:
    return {"choose": choose, "read_cookie": read_cookie, "write_cookie": write_cookie}


WRONG: dict[str, dict[str, dict[str, Any]]] = {
    "lab02.round_robin": {
        "always_one": {"choose": always_the_first},
        "not_in_turn": {"choose": lambda targets, turn, named: targets[turn // 2 % len(targets)]},
        "not_in_turn_after_loss": {"choose": lambda targets, turn, named: targets[turn % 3 % len(targets)]},
        "no_such_target": {"choose": lambda targets, turn, named: turn % len(targets)},
        "raised": {"choose": lambda targets, turn, named: targets[turn % 3]},
        "wrong_parameters": {"choose": lambda targets, turn: targets[turn % len(targets)]},
        "not_a_function": {"choose": "i-0a"},
    },
    "lab02.sticking": {
        "no_cookie": of(stick, read_plain, write_nothing),
        "cookie_not_read": of(stick, read_capitals, write_plain),
        "cookie_not_followed": of(take_turns, read_plain, write_plain),
        "not_spread": of(always_the_first, read_plain, write_plain),
        "no_target_name": of(stick, read_both, write_time),
        "no_cookie_value": of(stick, read_plain, lambda target, now: f"{target}; {now}"),
    },
    "lab02.expiry": {
        "no_cookie": of(stick, read_time, write_nothing),
        "ends_too_early": of(stick, read_minutes, write_time),
        "does_not_slide": first_time_only(),
        "never_ends": one_time_for_all(),
        "ends_too_late": of(stick, read_and_let_600_pass, write_time),
        "from_the_future": of(stick, read_without_a_lower_bound, write_time),
        "no_such_target": of(trust_the_cookie, read_time, write_time),
    },
    "lab02.forged": {
        "no_cookie": of(stick, read_signed, write_nothing),
        "own_refused": of(stick, read_another_signature, write_signed),
        "name_followed": of(stick, read_unchecked, write_signed),
        "altered_followed": of(stick, read_with_the_name_signed, write_with_the_name_signed),
        "secret_unused": of(stick, read_hashed, write_hashed),
        "made_without_secret": of(stick, read_salted, write_salted),
        "never_ends": of(stick, read_signed_for_ever, write_signed),
        "raised": of(stick, read_and_compare_text, write_signed),
    },
}

# More that must not pass: exercise, answer, the learner's objects.
TRICKS: list[tuple[str, str, dict[str, object]]] = [
    ("lab02.sticking", "not_spread", of(by_chance, read_plain, write_plain)),
    ("lab02.forged", "altered_followed", of(stick, read_at_length_but_the_end, write_at_length)),
    ("lab02.forged", "altered_followed", of(stick, read_the_beginning_of_the_signature, write_signed)),
]

# Other ways than the solution's that are as good.
ALSO_RIGHT: list[tuple[str, dict[str, object]]] = [
    ("lab02.forged", of(stick, read_at_length, write_at_length)),
]
