"""`sticky-lab rules`: the decision table, as text in one language or as Markdown in both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sticky_lab.stickiness import DECISIONS, CookieVerdict, Named, Outcome
from sticky_lab.stickiness.decision_table import NO_TARGET, TARGET_STATES
from sticky_lab.words import Language
from sticky_lab.words.decisions import (
    ACTIONS,
    ANY_TARGET,
    COLUMNS,
    INTRODUCTION,
    NAMED,
    OURS_MARK,
    PRODUCT,
    ROWS,
    TITLE,
    VERDICTS,
    WRITES,
)
from sticky_lab.words.reasons import reason_text

NO_TARGET_ROW = "no_target"


@dataclass(frozen=True, slots=True)
class Line:
    """States of the named target that lead to the same outcome, for one settings row and one verdict."""

    row: str
    verdict: CookieVerdict
    named: tuple[Named, ...]
    outcome: Outcome


def lines() -> list[Line]:
    """Return the decision table with equal outcomes folded into one line each, settings rows in their order."""
    folded: dict[tuple[str, CookieVerdict, Outcome], list[Named]] = {}
    for (row, verdict, named), outcome in DECISIONS.items():
        folded.setdefault((row, verdict, outcome), []).append(named)
    return sorted(
        (Line(row, verdict, tuple(named), outcome) for (row, verdict, outcome), named in folded.items()),
        key=lambda line: list(ROWS).index(line.row),
    )


def as_text(language: Language) -> str:
    """Return the table for a terminal: names as in the code, and each reason in one language below its line."""
    parts = []
    for row, name in ROWS.items():
        parts.append(f"\n{row}: {name.plain(language)}")
        facts: list[tuple[tuple[str, ...], Outcome]]
        if row == NO_TARGET_ROW:
            facts = [((product, "503"), outcome) for product, outcome in NO_TARGET.items()]
        else:
            facts = [(_names(line), line.outcome) for line in lines() if line.row == row]
        for names, outcome in facts:
            reason = outcome.reason
            parts.append(f"  {' · '.join((*names, _rule(outcome)))}\n      {reason_text(reason).plain(language)}")
    return "\n".join(parts).strip() + "\n"


def _names(line: Line) -> tuple[str, ...]:
    named = "any target" if line.named == TARGET_STATES else " | ".join(line.named)
    outcome = line.outcome
    after = str(outcome.status) if outcome.status else f"cookie {outcome.write.value}"
    return line.verdict.value, named, outcome.action.value, after


def as_markdown() -> str:
    """Return the table as Markdown in both languages: the file lessons/decision_table.md."""
    parts = [f"# {TITLE.html()}", INTRODUCTION.blocks(), "<!-- made by: sticky-lab rules --markdown -->"]
    for row, name in ROWS.items():
        parts.append(f"## {name.html()}")
        rows: list[tuple[str, ...]]
        if row == NO_TARGET_ROW:
            rows = [
                (product.upper(), "503", reason_text(outcome.reason).html(), _rule(outcome))
                for product, outcome in NO_TARGET.items()
            ]
            columns = [PRODUCT, *(COLUMNS[name] for name in ("action", "reason", "rule"))]
        else:
            rows = [_markdown_cells(line) for line in lines() if line.row == row]
            columns = list(COLUMNS.values())
        headings = [column.html() for column in columns]
        parts.append("\n".join((_row(headings), _row(["---"] * len(headings)), *map(_row, rows))))
    return "\n\n".join(parts) + "\n"


def _markdown_cells(line: Line) -> tuple[str, ...]:
    outcome = line.outcome
    action = ACTIONS[outcome.action].html() + (f" ({outcome.status})" if outcome.status else "")
    named = "<br>".join(NAMED[state].html() for state in line.named)
    if line.named == TARGET_STATES:
        named = ANY_TARGET.html()
    if line.named == (Named.NOTHING,):
        named = "—"
    reason = reason_text(outcome.reason).html()
    return VERDICTS[line.verdict].html(), named, action, WRITES[outcome.write].html(), reason, _rule(outcome)


def _rule(outcome: Outcome) -> str:
    return outcome.reason.rule + (f" {OURS_MARK}" if outcome.reason.ours else "")


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
