"""The decision table: complete, without overlap, spoken in both languages, and printed as it is."""

from __future__ import annotations

import random
import re
from itertools import product

import pytest

from sticky_lab.balancer.failures import Failure
from sticky_lab.commands.rules import as_markdown, as_text, lines
from sticky_lab.stickiness import (
    DECISIONS,
    KINDS,
    Action,
    Choices,
    CookieVerdict,
    CookieWrite,
    Named,
    Outcome,
    decision_table,
)
from sticky_lab.stickiness.decision_table import GROUP_ROW, NO_TARGET, TARGET_STATES, expanded
from sticky_lab.words.decisions import ACTIONS, NAMED, ROWS, VERDICTS, WRITES
from sticky_lab.words.reasons import FAILURES, REASONS
from tests.conftest import ROOT
from tests.spec.specification import RULES

V = CookieVerdict
UNREAD = {V.UNREADABLE, V.UNKNOWN_KEY, V.FORGED, V.OTHER_LISTENER}
SWITCHED = [
    Choices(),
    Choices(invalid_group_cookie_status=None),
    Choices(group_outside_rule="fail"),
    Choices(group_cookie_slides=False),
    Choices(sticky_while_failing_open=False),
    Choices(after_expiry="wait", application_cookie_alone="bind", unused_binding="erased"),
]


def every_combination() -> set[tuple[str, CookieVerdict, Named]]:
    """What can be found in a request, worked out from the settings rows and not from the table."""
    found = set()
    for kind in KINDS.values():
        if kind.cookie is None:
            found.add((kind.name, V.NOT_READ, Named.NOTHING))
            continue
        nameless = {V.ABSENT, V.OTHER_GROUP, *UNREAD}
        if kind.needs_application_cookie:
            nameless |= {V.ONLY_APPLICATION_COOKIE, V.NO_APPLICATION_COOKIE}
        if kind.name == "app_cookie":
            nameless |= {V.REMOVED, V.REMOVED_BESIDE_APPLICATION_COOKIE}
        found |= {(kind.name, verdict, Named.NOTHING) for verdict in nameless}
        named = [V.VALID, V.EXPIRED] if kind.judges_age else [V.VALID]
        found |= {(kind.name, verdict, state) for verdict, state in product(named, TARGET_STATES)}
    found |= {(GROUP_ROW, verdict, Named.NOTHING) for verdict in (V.NOT_READ, V.ABSENT, *UNREAD)}
    groups = (Named.GROUP_IN_RULE, Named.GROUP_OUTSIDE_RULE)
    return found | {(GROUP_ROW, verdict, state) for verdict, state in product((V.VALID, V.EXPIRED), groups)}


@pytest.mark.parametrize("choices", SWITCHED)
def test_the_table_has_exactly_one_entry_for_each_combination_and_no_other(choices: Choices) -> None:
    assert set(decision_table(choices)) == every_combination()


def test_two_rows_for_one_combination_are_an_error() -> None:
    (kind, verdict, named), outcome = next(iter(DECISIONS.items()))
    row = (kind, (verdict,), (named,), outcome)
    with pytest.raises(AssertionError, match="two rows"):
        expanded([row, row])


def outcomes() -> list[Outcome]:
    return [*(one for choices in SWITCHED for one in decision_table(choices).values()), *NO_TARGET.values()]


def test_every_reason_has_its_words_and_every_word_its_reason() -> None:
    used = {outcome.reason.name for outcome in outcomes()}
    assert used == set(REASONS)
    assert not set(REASONS) & set(FAILURES)


def test_every_failure_has_its_words_and_a_rule_or_is_ours() -> None:
    assert set(FAILURES) == set(Failure)
    for failure in Failure:
        assert failure.reason.ours == (failure.rule not in RULES), failure


def test_our_choices_say_so_in_both_languages_and_nothing_else_does() -> None:
    for outcome in outcomes():
        reason = outcome.reason
        text = REASONS[reason.name]
        assert reason.ours == ("우리의 선택" in text.ko) == ("our choice" in text.en), reason


def test_every_reason_names_a_rule_of_the_specification() -> None:
    for outcome in outcomes():
        assert outcome.reason.rule in RULES


def test_only_a_refusal_has_a_status_and_only_a_chosen_or_followed_target_a_cookie() -> None:
    for outcome in outcomes():
        assert (outcome.action in Action, outcome.write in CookieWrite) == (True, True)
        assert (outcome.status is not None) == (outcome.action is Action.REFUSE)
        if outcome.action in (Action.REFUSE, Action.HASH):
            assert outcome.write is CookieWrite.NEVER


def test_every_word_of_the_table_stands_in_the_catalogue() -> None:
    assert set(VERDICTS) == set(CookieVerdict)
    assert set(NAMED) == set(Named)
    assert set(ACTIONS) == set(Action)
    assert set(WRITES) == set(CookieWrite)
    assert set(ROWS) == {*KINDS, GROUP_ROW, "no_target"}


def test_the_printed_lines_hold_every_entry_once() -> None:
    printed = [(line.row, line.verdict, named) for line in lines() for named in line.named]
    assert len(printed) == len(set(printed))
    assert set(printed) == set(DECISIONS)
    for language in ("ko", "en"):
        text = as_text(language)
        rules = re.findall(r"\b(?:GEN|ALB-[DAT]|X|CLB-[GDA]|NLB|GWLB|HC|SIM)-[0-9]{2}\b", text)
        assert len(rules) == len(lines()) + len(NO_TARGET)


def test_the_markdown_of_the_lessons_is_current() -> None:
    committed = (ROOT / "lessons" / "decision_table.md").read_text(encoding="utf-8")
    assert committed == as_markdown(), "run: sticky-lab rules --markdown > lessons/decision_table.md"


def test_the_table_does_not_depend_on_the_order_of_its_rows() -> None:
    rows = [(kind, (verdict,), (named,), outcome) for (kind, verdict, named), outcome in DECISIONS.items()]
    random.Random(1).shuffle(rows)
    assert expanded(rows) == DECISIONS
