"""Every rule of the specification is proved by a named test or out of scope for a reason: never neither, never both."""

from __future__ import annotations

import dataclasses
import re

from sticky_lab.stickiness import Choices
from tests.conftest import ROOT
from tests.spec.coverage import TABLE, as_markdown, proofs
from tests.spec.out_of_scope import IN_PART, OUT_OF_SCOPE
from tests.spec.specification import RULES

SPOKEN = re.compile(
    r"\b(?:GEN|ALB-[DAT]|X|CLB-[GDA]|NLB|GWLB|CFG|HC|ALG|HDR|LOG|MET|ERR|WS|CORS|SEC|CLI|SIM)-[0-9]{2}\b"
)


def test_each_rule_is_in_exactly_one_list() -> None:
    proved = proofs()
    assert [rule for rule in RULES if rule not in proved and rule not in OUT_OF_SCOPE] == [], "in neither list"
    assert [rule for rule in RULES if rule in proved and rule in OUT_OF_SCOPE] == [], "in both lists"


def test_no_list_names_a_rule_that_does_not_exist() -> None:
    assert set(proofs()) <= set(RULES)
    assert set(OUT_OF_SCOPE) <= set(RULES)
    assert set(IN_PART) <= set(proofs())


def test_at_least_180_rules_are_proved_not_counting_those_in_part() -> None:
    whole = [rule for rule in proofs() if not rule.startswith("SIM") and rule not in IN_PART]
    assert len(whole) >= 180


def test_the_specification_has_240_rules_one_withdrawn_number_and_18_choices() -> None:
    choices = [rule for rule in RULES if rule.startswith("SIM")]
    assert len(choices) == 18
    assert len(RULES) - len(choices) == 241
    assert RULES["ALG-06"].startswith("withdrawn")


def test_every_choice_of_ours_is_a_field_that_names_it() -> None:
    source = (ROOT / "sticky_lab" / "stickiness" / "choices.py").read_text(encoding="utf-8")
    named = re.findall(r"# (SIM-[0-9]{2}):", source)
    assert set(named) == {rule for rule in RULES if rule.startswith("SIM")}
    assert len(named) == len(dataclasses.fields(Choices))


def test_the_table_is_current() -> None:
    assert TABLE.read_text(encoding="utf-8") == as_markdown(), "run: python -m tests.spec.coverage --write"


def test_every_rule_that_the_code_names_exists() -> None:
    unknown = {
        str(path.relative_to(ROOT)): names
        for path in (ROOT / "sticky_lab").rglob("*.py")
        if (names := set(SPOKEN.findall(path.read_text(encoding="utf-8"))) - set(RULES))
    }
    assert unknown == {}


def test_every_proved_rule_stands_beside_the_code_that_implements_it() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "sticky_lab").rglob("*.[pj][ys]")
        if not {"words", "course"} & set(path.parts)
    )
    assert set(proofs()) - set(SPOKEN.findall(code)) == set()
