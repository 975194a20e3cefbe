"""The parts of the rules one by one: durations, attributes, targets, cookies on the wire, seals, the table."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sticky_lab.messages import StickyLabError
from sticky_lab.messages.reasons import FAILURES, REASONS
from sticky_lab.stickiness import (
    DECISIONS,
    STICKINESS_TYPES,
    CookieVerdict,
    Key,
    KeyRing,
    NamedTarget,
    Target,
    TargetGroupAttributes,
    parse_duration,
)
from sticky_lab.stickiness.bindings import Binding, group_digest, open_binding, seal_binding
from sticky_lab.stickiness.cookies import find_cookie, http_date, lb_cookie_lines
from sticky_lab.stickiness.table import NO_TARGET
from tests.unit.stickiness_samples import NONCE, NOW

# durations


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("90s", 90), ("15m", 900), ("1h", 3600), ("1d", 86400), ("3600", 3600), (3600, 3600), (" 2 h ", 7200), ("0", 0)],
)
def test_a_duration_reads_as_people_write_it(written: object, seconds: int) -> None:
    assert parse_duration(written) == seconds


@pytest.mark.parametrize("bad", ["", "abc", "1.5h", "-1", -1, "1w", True, None, 1.0, "1h30m", "１h", "9" * 5000, []])
def test_anything_else_is_refused_with_a_sentence_that_says_what_to_write(bad: object) -> None:
    with pytest.raises(StickyLabError) as caught:
        parse_duration(bad)
    assert "15m" in caught.value.text.ko
    assert "15m" in caught.value.text.en
    assert len(caught.value.text.en) < 300


# attributes


def test_defaults_are_those_of_the_api() -> None:
    assert TargetGroupAttributes().as_keys() == {
        "stickiness.enabled": "false",
        "stickiness.type": "lb_cookie",
        "stickiness.lb_cookie.duration_seconds": "86400",
    }


@pytest.mark.parametrize("duration", [1, "1s", "7d", 604_800])
def test_cfg_01_one_second_and_seven_days_are_accepted(duration: object) -> None:
    assert TargetGroupAttributes().with_stickiness("lb_cookie", duration).stickiness_enabled


@pytest.mark.parametrize("duration", [0, "0s", 604_801, "8d"])
def test_cfg_01_zero_and_more_than_seven_days_are_refused(duration: object) -> None:
    with pytest.raises(StickyLabError, match="604800"):
        TargetGroupAttributes().with_stickiness("lb_cookie", duration)


def test_cfg_02_attribute_values_travel_as_strings() -> None:
    changed = TargetGroupAttributes().changed(
        {"stickiness.enabled": "true", "stickiness.lb_cookie.duration_seconds": "60"}
    )
    assert changed.as_keys()["stickiness.enabled"] == "true"
    assert changed.as_keys()["stickiness.lb_cookie.duration_seconds"] == "60"


def test_without_a_duration_the_one_in_force_stays() -> None:
    attributes = TargetGroupAttributes().with_stickiness("lb_cookie", "1h").with_stickiness("off")
    assert attributes.active_type == "off"
    assert attributes.with_stickiness("lb_cookie").lb_cookie_duration_seconds == 3600


@pytest.mark.parametrize(
    "changes",
    [
        {"stickiness.sort": "x"},
        {"stickiness.enabled": "yes"},
        {"stickiness.type": "off"},
        {"stickiness.type": "source_ip"},
        {"stickiness.enabled": "true", "stickiness.lb_cookie.duration_seconds": "0"},
    ],
)
def test_what_the_api_would_not_take_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(StickyLabError):
        TargetGroupAttributes().changed(changes)


@pytest.mark.parametrize("kind", ["sticky", "LB_COOKIE", "", "app-cookie"])
def test_an_unknown_type_is_refused_and_the_known_ones_are_named(kind: str) -> None:
    with pytest.raises(StickyLabError, match="off, lb_cookie"):
        TargetGroupAttributes().with_stickiness(kind)


def test_a_duration_with_stickiness_off_is_refused() -> None:
    with pytest.raises(StickyLabError):
        TargetGroupAttributes().with_stickiness(None, "1h")


@pytest.mark.parametrize("name", ["", "x" * 41, "대상" * 7])
def test_a_target_id_that_no_cookie_has_room_for_is_refused(name: str) -> None:
    with pytest.raises(StickyLabError):
        Target(name, "127.0.0.1", 80)


# cookies on the wire


def test_alb_d_17_and_18_the_lines_are_those_of_the_specification() -> None:
    assert lb_cookie_lines(b"VALUE", NOW) == (
        b"AWSALB=VALUE; Expires=Mon, 12 Jan 2026 09:00:00 GMT; Path=/",
        b"AWSALBCORS=VALUE; Expires=Mon, 12 Jan 2026 09:00:00 GMT; Path=/; SameSite=None; Secure",
    )


@given(st.integers(0, 4_102_444_800))
def test_dates_are_those_of_rfc_7231(seconds: int) -> None:
    from email.utils import formatdate

    assert http_date(seconds) == formatdate(seconds, usegmt=True)


@pytest.mark.parametrize(
    ("headers", "value"),
    [
        ([b"AWSALB=x"], b"x"),
        ([b"a=b; AWSALB=x; c=d"], b"x"),
        ([b"a=b", b"AWSALB=x"], b"x"),
        ([b"AWSALB=x; AWSALB=y"], b"x"),
        ([b"AWSALB = x "], b"x"),
        ([b"AWSALB="], b""),
        ([b"AWSALB"], None),
        ([b"awsalb=x"], None),
        ([b"XAWSALB=x; AWSALBCORS=y"], None),
        ([b"=AWSALB; ;;; \xff=\xfe"], None),
        ([], None),
    ],
)
def test_a_cookie_is_found_by_its_exact_name(headers: list[bytes], value: bytes | None) -> None:
    assert find_cookie(headers, b"AWSALB") == value


# seals


def test_alb_d_19_a_value_has_124_characters_whatever_it_says() -> None:
    ring = KeyRing((Key(b"key1", bytes(32)),))
    for target in ("i", "i-0123456789abcdef0", "x" * 40):
        value = seal_binding(Binding(target, group_digest("shop"), NOW), ring, NONCE, b"front")
        assert re.fullmatch(rb"[A-Za-z0-9+/]{124}", value)
        assert open_binding(value, ring, b"front") == Binding(target, group_digest("shop"), NOW)


@given(st.binary(max_size=200), st.binary(min_size=12, max_size=12), st.binary(max_size=20))
def test_what_is_sealed_opens_in_its_context_only(payload: bytes, nonce: bytes, context: bytes) -> None:
    ring = KeyRing((Key(b"key1", b"k" * 32),))
    sealed = ring.seal(payload, nonce, context)
    assert ring.open(sealed, context) == payload
    assert ring.open(sealed, context + b"!") is None
    assert ring.open(sealed[:-1], context) is None


def test_a_dropped_key_opens_nothing() -> None:
    old, new = Key(b"key1", b"o" * 32), Key(b"key2", b"n" * 32)
    sealed = KeyRing((old,)).seal(b"x", NONCE, b"")
    assert KeyRing((new, old)).open(sealed, b"") == b"x"
    assert KeyRing((new,)).open(sealed, b"") is None


def test_a_key_does_not_show_its_secret() -> None:
    assert "kkkk" not in repr(Key(b"key1", b"k" * 32))
    with pytest.raises(ValueError, match="32 bytes"):
        Key(b"key1", b"short")


# the table


def possible() -> set[tuple[str, CookieVerdict, NamedTarget]]:
    """Every combination that a request can be in."""
    found: set[tuple[str, CookieVerdict, NamedTarget]] = {("off", CookieVerdict.NOT_READ, NamedTarget.NONE)}
    nameless = {CookieVerdict.ABSENT, CookieVerdict.UNREADABLE}
    for kind, verdict, state in product(STICKINESS_TYPES[1:], CookieVerdict, NamedTarget):
        if verdict is not CookieVerdict.NOT_READ and (verdict in nameless) == (state is NamedTarget.NONE):
            found.add((kind, verdict, state))
    return found


def test_the_decision_table_is_complete_and_holds_nothing_impossible() -> None:
    assert set(DECISIONS) == possible()


def test_every_reason_has_its_words_in_both_languages_and_no_words_are_left_over() -> None:
    names = {outcome.reason.name for outcome in DECISIONS.values()} | {NO_TARGET.reason.name}
    assert names == set(REASONS)
    assert not names & set(FAILURES)


def test_a_choice_of_ours_says_so_in_both_languages() -> None:
    for outcome in DECISIONS.values():
        reason = outcome.reason
        assert reason.ours == reason.rule.startswith("SIM")
        assert reason.ours == ("우리의 선택" in reason.text.ko)
        assert reason.ours == ("our choice" in reason.text.en)
