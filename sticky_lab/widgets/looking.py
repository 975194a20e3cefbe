"""The cookie inspector and the decision log: what each side knows, and why each request went where it went."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from http.cookiejar import Cookie
from typing import Any

from sticky_lab.balancer import Record
from sticky_lab.bench.lab import Lab
from sticky_lab.errors import StickyLabError, shown
from sticky_lab.show.specification import rule_text
from sticky_lab.stickiness import Decision
from sticky_lab.stickiness.request_cookies import OUR_NAMES
from sticky_lab.widgets.part import Part
from sticky_lab.widgets.parts import seconds_left
from sticky_lab.words import Text, panel, tables
from sticky_lab.words.decisions import VERDICTS
from sticky_lab.words.panel_words import COOKIES, DECISIONS
from sticky_lab.words.reasons import record_text

ROWS_SHOWN = 200
VALUE_SHOWN = 24


class CookiesPart(Part):
    """The jar of one browser."""

    script = "cookies"
    fixed_words = COOKIES

    def __init__(self, lab: Lab, browser: str | None = None) -> None:
        self._who = browser or ""
        self.lab = lab
        if browser is not None:
            self.browser(browser)  # refused here if there is none of that name
        super().__init__(lab)

    def draw(self) -> dict[str, Any]:
        """See `Part`."""
        names = [browser.name for browser in self.browsers()]
        if self._who not in names:
            self._who = names[0]
        chosen = self.browser(self._who)
        opened = self.lab.parts.inspection.opened(chosen)
        return {
            "browsers": names,
            "browser": self._who,
            "now": self.lab.clock.now(),
            "runs": self.lab.clock.runs,
            "cookies": [_cookie(cookie, opened) for cookie in chosen.cookies],
        }

    def do_choose(self, who: str) -> None:
        """Look into another jar."""
        self._who = self.browser(who).name

    def do_send(self) -> Text:
        """Send one request, to see what follows."""
        self.browser(self._who).get()
        return panel.SENT_ONE

    def do_clear(self) -> Text:
        """Empty the jar."""
        self.browser(self._who).forget_cookies()
        return panel.COOKIE_DONE["clear"].fill(name=self._who)

    def do_delete(self, name: str, other: str | None = None) -> Text:
        """Delete one cookie."""
        self._existing(name)
        self.browser(self._who).forget_cookie(name)
        return panel.COOKIE_DONE["delete"].fill(name=self._who, cookie=name)

    def do_tamper(self, name: str, other: str | None = None) -> Text:
        """Change one character in the middle of a cookie's value."""
        self._existing(name)
        self.browser(self._who).tamper_with_cookie(name)
        return panel.COOKIE_DONE["tamper"].fill(name=self._who, cookie=name)

    def do_copy(self, name: str, other: str) -> Text:
        """Copy a cookie to another browser, as a thief would."""
        self._existing(name)
        self.browser(self._who).copy_cookie(name, self.browser(other))
        return panel.COOKIE_DONE["copy"].fill(name=self._who, cookie=name, other=other)

    def _existing(self, name: str) -> None:
        if name not in [cookie.name for cookie in self.browser(self._who).cookies]:
            raise StickyLabError("cookie_gone", cookie=shown(name))


def _cookie(cookie: Cookie, opened: Decision) -> dict[str, Any]:
    value = cookie.value or ""
    ours = cookie.name.encode("latin-1", "replace") in OUR_NAMES
    same_site = cookie.get_nonstandard_attr("SameSite") or cookie.get_nonstandard_attr("SAMESITE")
    attributes = [
        f"Path={cookie.path}",
        "Secure" if cookie.secure else "",
        f"SameSite={same_site}" if same_site else "",
    ]
    attributes.append("HttpOnly" if cookie.has_nonstandard_attr("HttpOnly") else "")
    left = seconds_left(opened)
    holds_binding = ours and value != "_remove_" and "TG" not in cookie.name
    return {
        "name": cookie.name,
        "value": value if len(value) <= VALUE_SHOWN else f"{value[:VALUE_SHOWN]}… ({len(value)})",
        "maker": (panel.MAKER_BALANCER if ours else panel.MAKER_APPLICATION).sides,
        "expires": _date(cookie.expires),
        "attributes": "; ".join(filter(None, attributes)),
        "sealed": {
            "target": opened.named_target,
            "age": round(opened.age or 0, 3),
            "left": None if left is None else max(0, round(left, 3)),
        }
        if holds_binding
        else None,
    }


def _date(seconds: int | None) -> str | None:
    return None if seconds is None else format_datetime(datetime.fromtimestamp(seconds, UTC), usegmt=True)


class DecisionsPart(Part):
    """The decision log, newest first."""

    script = "decisions"
    fixed_words = DECISIONS

    def __init__(self, lab: Lab) -> None:
        self._story = 0
        super().__init__(lab)

    def draw(self) -> dict[str, Any]:
        """See `Part`."""
        records = self.lab.parts.inspection.records()
        shown = list(reversed(records[-ROWS_SHOWN:]))
        rows = [_row(name, record) for name, record in shown]
        told = next((record for _, record in records if record.number == self._story), None)
        return {
            "rows": rows,
            "capped": len(records) > ROWS_SHOWN,
            "rules": {rule: rule_text(rule) for rule in {row["rule"] for row in rows}},
            "story": _story(told) if told else None,
        }

    def do_story(self, number: int) -> None:
        """Tell the whole story of one request; 0 closes it."""
        self._story = number


def _row(browser: str, record: Record) -> dict[str, Any]:
    return {
        "number": record.number,
        "browser": browser,
        "request": f"{record.method} {record.path}"[:80],
        "status": record.status,
        "target": record.decision.target.id if record.decision.target else None,
        "text": record_text(record).sides,
        "reason": record.reason.name,
        "rule": record.reason.rule,
    }


def _story(record: Record) -> dict[str, Any]:
    decision = record.decision
    read = [VERDICTS[decision.verdict]]
    if decision.age is not None:
        read += [_fact(tables.TARGET, decision.named_target or "—"), _fact(tables.AGE, int(decision.age))]
        left = seconds_left(decision)
        if left is not None:
            read.append(_fact(tables.LEFT, max(0, int(left))))
    lines = [f"{name.decode()}: {value.decode('latin-1')}" for name, value in record.added]
    return {
        **_row("", record),
        "ours": record.reason.ours,
        "came": [cookie.decode("latin-1") for cookie in decision.request.cookies],
        "read": [text.sides for text in read],
        "candidates": list(decision.candidates),
        "lines": lines,
    }


def _fact(name: Text, value: object) -> Text:
    return tables.FACT.fill(name=name, value=value)
