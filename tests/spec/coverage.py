"""Which test proves which rule: the table RULES.md, made by `python -m tests.spec.coverage --write`.

Without `--write` it prints the table.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from pathlib import Path

import tests.spec
from tests.spec.out_of_scope import IN_PART, OUT_OF_SCOPE
from tests.spec.specification import RULES

TABLE = Path(__file__).with_name("RULES.md")
_TAG = re.compile(r"\[([A-Z][^\]]*)\]")


def proofs() -> dict[str, list[str]]:
    """Return rule id → the tests that name it, as file::test."""
    found: dict[str, list[str]] = {}
    for module_info in pkgutil.iter_modules(tests.spec.__path__):
        if module_info.name.startswith("test_"):
            module = importlib.import_module(f"tests.spec.{module_info.name}")
            for name, test in vars(module).items():
                for rule in getattr(test, "proves", ()) if name.startswith("test_") else ():
                    found.setdefault(rule, []).append(f"{module_info.name}.py::{name}")
    return found


def as_markdown() -> str:
    """Return the table of all rules."""
    proved = proofs()
    rows = []
    for rule, text in RULES.items():
        tag = _TAG.match(text)
        how = "<br>".join(proved.get(rule, [])) or f"— {OUT_OF_SCOPE.get(rule, '')}"
        if rule in IN_PART:
            how += f"<br>not shown: {IN_PART[rule]}"
        rows.append(f"| {rule} | {tag[1] if tag else 'our choice'} | {how} |")
    aws = [rule for rule in RULES if not rule.startswith("SIM")]
    count = sum(rule in proved for rule in aws)
    part = sum(rule in proved for rule in IN_PART)
    return "\n".join(
        (
            "# The rules of the specification, and what proves them",
            "",
            "Made by `python -m tests.spec.coverage --write`; a test checks that it is current. The rules stand in",
            "`sticky_lab/stickiness/specification.md`. A dash marks a rule that is out of scope, with the reason.",
            "",
            f"{len(aws)} rules, one withdrawn: {count} proved ({part} in part), {len(aws) - count} out of scope.",
            f"All {len(RULES) - len(aws)} choices of ours are proved, each switched both ways.",
            "",
            "| rule | confidence | proved by, or why not |",
            "| --- | --- | --- |",
            *rows,
            "",
        )
    )


if __name__ == "__main__":
    if "--write" in sys.argv:
        TABLE.write_text(as_markdown(), encoding="utf-8")
    else:
        print(as_markdown())
