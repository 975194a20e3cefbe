"""The tables that a lab shows: decisions, and what is inside a cookie."""

from __future__ import annotations

from collections.abc import Sequence

from sticky_lab.balancer import Record
from sticky_lab.messages import Text, tables
from sticky_lab.stickiness import Decision
from sticky_lab.table import Column, Table


def decisions_table(records: Sequence[tuple[str, Record]]) -> Table:
    """Return decisions as a table; each record comes with the name of its browser."""
    rows = [
        (
            record.number,
            browser,
            f"{record.method} {record.path}",
            record.status,
            record.decision.target.id if record.decision.target else "—",
            record.text,
            record.reason.name,
            record.reason.rule,
        )
        for browser, record in records
    ]
    columns = (
        Column(tables.NUMBER),
        Column(tables.BROWSER),
        Column(tables.REQUEST),
        Column(tables.STATUS),
        Column(tables.TARGET),
        Column(tables.REASON, in_text=False),
        Column(tables.REASON_NAME, in_html=False),
        Column(tables.RULE),
    )
    return Table(tables.DECISIONS, columns, rows)


def cookie_table(decision: Decision) -> Table:
    """Return what the load balancer reads in a client's cookies, given the decision that they would lead to."""
    rows: list[tuple[Text, str | int]] = [(tables.NO_COOKIE, "—")]
    if decision.age is not None:
        rows = [(tables.TARGET, decision.named_target or "—"), (tables.AGE, int(decision.age))]
        if decision.duration is not None:
            rows.append((tables.LEFT, max(0, int(decision.duration - decision.age))))
    return Table(tables.INSIDE_THE_COOKIE, (Column(tables.FIELD), Column(tables.VALUE)), rows)
