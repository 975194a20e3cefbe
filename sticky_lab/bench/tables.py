"""The tables that a lab shows: decisions, the access log, metrics, and what is inside a cookie."""

from __future__ import annotations

from collections.abc import Sequence

from sticky_lab.balancer import Record
from sticky_lab.balancer.access_log import Entry, field_names, log_fields, log_line
from sticky_lab.balancer.metrics import Figure
from sticky_lab.show.table import Column, Table, identifier
from sticky_lab.stickiness import Decision, Product
from sticky_lab.words import Text, tables
from sticky_lab.words.reasons import record_text


def decisions_table(records: Sequence[tuple[str, Record]]) -> Table:
    """Return decisions as a table; each record comes with the name of its browser."""
    rows = [
        (
            record.number,
            browser,
            f"{record.method} {record.path}",
            record.status,
            record.decision.target.id if record.decision.target else "—",
            record_text(record),
            record.reason.name,
            record.reason.rule,
        )
        for browser, record in records
    ]
    columns = (
        Column("number", tables.NUMBER),
        Column("browser", tables.BROWSER),
        Column("request", tables.REQUEST),
        Column("status", tables.STATUS),
        Column("target", tables.TARGET),
        Column("text", tables.REASON, in_text=False),
        Column("reason", tables.REASON_NAME),
        Column("rule", tables.RULE),
    )
    return Table(tables.DECISIONS, columns, rows)


def cookie_table(decision: Decision) -> Table:
    """Return what the load balancer reads in a client's cookies, given the decision that they would lead to."""
    rows: list[tuple[Text, str | int]] = [(tables.NO_COOKIE, "—")]
    if decision.age is not None:
        rows = [(tables.TARGET, decision.named_target or "—"), (tables.AGE, int(decision.age))]
        if decision.duration is not None:
            rows.append((tables.LEFT, max(0, int(decision.duration - decision.age))))
    return Table(tables.INSIDE_THE_COOKIE, (Column("field", tables.FIELD), Column("value", tables.VALUE)), rows)


class AccessLog(Table):
    """Entries of the access log: some of their fields as a table, all of them in `lines`, as AWS writes them."""

    @property
    def lines(self) -> list[str]:
        """One line for each entry: 33 fields for an ALB (LOG-02), 15 for a CLB (LOG-04)."""
        return [row.line for row in self]


# What a lesson looks at, by the field's name; addresses and times differ from run to run and show in HTML only.
_SHOWN = {
    "time": False,
    "client:port": False,
    "target:port": False,
    "backend:port": False,
    "elb_status_code": True,
    "target_status_code": True,
    "backend_status_code": True,
    "request": False,
    "error_reason": True,
    "classification": True,
    "classification_reason": True,
}


def access_log_table(entries: Sequence[Entry], product: Product, port: int) -> AccessLog:
    """Return entries of the access log as a table; the headings are AWS's names of the fields."""
    fields = [log_fields(entry, product, port) for entry in entries]
    names = [name for name in field_names(product) if name in _SHOWN]
    columns = [Column(identifier(name), Text(name, name), in_text=_SHOWN[name]) for name in names]
    lines = [log_line(entry, product, port) for entry in entries]
    return AccessLog(
        tables.ACCESS_LOG,
        [*columns, Column("line", Text("line", "line"), in_text=False, in_html=False)],
        [[*(one[name] for name in names), line] for one, line in zip(fields, lines, strict=True)],
    )


def metrics_table(figures: Sequence[Figure]) -> Table:
    """Return metrics as a table. What is about a target group or a target says so."""
    rows = [(figure.name, " ".join(figure.labels.values()) or "—", f"{figure.value:.10g}") for figure in figures]
    return Table(
        tables.METRICS,
        (Column("metric", tables.METRIC), Column("about", tables.ABOUT), Column("value", tables.VALUE)),
        rows,
    )
