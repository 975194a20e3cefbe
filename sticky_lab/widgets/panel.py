"""The first panel: set the stickiness, send requests, see who answered and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import ipywidgets

from sticky_lab.browser import Browser
from sticky_lab.lab import Lab
from sticky_lab.messages import Language, StickyLabError, Text, panel
from sticky_lab.stickiness import ClassicAttributes, Target, TargetGroupAttributes
from sticky_lab.stickiness.durations import SECONDS_PER_UNIT
from sticky_lab.table import Column, Table
from sticky_lab.widgets.language import PageLanguage, label
from sticky_lab.widgets.stored_text import WithStoredText

DECISIONS_SHOWN = 10
LONGEST_NUMBER = 9
# The console's form says its labels above the fields; here they stand beside, with room for both languages.
_STYLE = {"description_width": "18em"}
_WIDE = {"width": "38em"}
_NEVER_CUT = {"width": "auto", "flex": "0 0 auto"}
_THE_REST = {"flex": "1 1 auto"}
# The browser that the panel makes where there is none: a name that no lesson wants for its own.
OWN_BROWSER = "panel"


class Panel(WithStoredText, ipywidgets.VBox):  # type: ignore[misc]
    """Steers one lab. What it shows follows the language of the page; a refusal stands where it happened."""

    stored_text = panel.STORED

    def __init__(self, lab: Lab) -> None:
        self._lab = lab
        self.language = PageLanguage()

        self.stickiness = ipywidgets.Dropdown(style=_STYLE, layout=_WIDE)
        self.duration = ipywidgets.Text(style=_STYLE, layout=_WIDE)
        self.unit = ipywidgets.Dropdown(style=_STYLE, layout=_WIDE)
        self.cookie_name = ipywidgets.Text(style=_STYLE, layout=_WIDE)
        self.save = ipywidgets.Button(button_style="primary", layout=_NEVER_CUT)
        self.form_message = ipywidgets.HTML(layout=_THE_REST)
        self.browser = ipywidgets.Dropdown(style=_STYLE, layout=_WIDE)
        self.send_one = ipywidgets.Button(layout=_NEVER_CUT)
        self.send_ten = ipywidgets.Button(layout=_NEVER_CUT)
        self.traffic_message = ipywidgets.HTML(layout=_THE_REST)
        self.counts = ipywidgets.HTML()
        self.decisions = ipywidgets.HTML()

        for control, text in (
            (self.stickiness, panel.STICKINESS),
            (self.duration, panel.DURATION),
            (self.unit, panel.UNIT),
            (self.cookie_name, panel.COOKIE_NAME),
            (self.save, panel.SAVE),
            (self.browser, panel.BROWSER),
            (self.send_one, panel.SEND_ONE),
            (self.send_ten, panel.SEND_TEN),
        ):
            label(control, text, self.language)
        self.language.follow(self._name_choices)
        self._show_attributes()
        self._choose_browsers()
        self.refresh()

        self.stickiness.observe(lambda _: self._enable_fields(), names="value")
        self.save.on_click(lambda _: self._attempt(self.form_message, self._save))
        self.send_one.on_click(lambda _: self._attempt(self.traffic_message, lambda: self._send_requests(1)))
        self.send_ten.on_click(lambda _: self._attempt(self.traffic_message, lambda: self._send_requests(10)))
        super().__init__(
            [
                self.language,
                self.stickiness,
                self.duration,
                self.unit,
                self.cookie_name,
                ipywidgets.HBox([self.save, self.form_message]),
                self.browser,
                ipywidgets.HBox([self.send_one, self.send_ten, self.traffic_message]),
                self.counts,
                self.decisions,
            ]
        )
        self.add_class("sticky-lab-panel")
        lab.watch(self._follow_lab)

    def refresh(self) -> None:
        """Draw counts and decisions anew."""
        records = self._lab.recent_records()
        self.counts.value = _drawn(
            _counts_table(self._lab, [record.decision.target for _, record in records if record.failure is None])
        )
        self.decisions.value = _drawn(self._lab.decisions(last=DECISIONS_SHOWN))

    def _follow_lab(self) -> None:
        """Show settings and browsers that were changed elsewhere; an edit that is not saved stays."""
        self._choose_browsers()
        if self._form() == self._shown:
            self._show_attributes()

    # the form

    def _name_choices(self, language: Language) -> None:
        """Write the choices of both lists in the page's language, keeping what is chosen."""
        types = {name: panel.TYPE_NAMES[name] for name in self._lab.current_attributes().short_types}
        for control, names in ((self.stickiness, types), (self.unit, panel.UNIT_NAMES)):
            chosen = control.value
            control.options = [(text.plain(language), value) for value, text in names.items()]
            if chosen is not None:
                control.value = chosen

    def _show_attributes(self) -> None:
        attributes = self._lab.current_attributes()
        self.stickiness.value = attributes.active_type
        seconds = _duration(attributes)
        if seconds is None:
            self.duration.value = ""  # a CLB's cookie that lasts for the browser session
        else:
            self.unit.value = next(unit for unit in reversed(SECONDS_PER_UNIT) if seconds % SECONDS_PER_UNIT[unit] == 0)
            self.duration.value = str(seconds // SECONDS_PER_UNIT[self.unit.value])
        self.cookie_name.value = attributes.stickiness.cookie_name.decode()
        self._shown = self._form()
        self._enable_fields()

    def _form(self) -> tuple[str, str, str, str]:
        return self.stickiness.value, self.duration.value, self.unit.value, self.cookie_name.value

    def _enable_fields(self) -> None:
        kind = self.stickiness.value
        self.duration.disabled = self.unit.disabled = not self._has_duration(kind)
        self.cookie_name.layout.display = None if kind == "app_cookie" else "none"

    def _has_duration(self, kind: str) -> bool:
        """Whether this type has a duration: on a CLB the application's cookie decides how long it lasts (CLB-A-01)."""
        return kind == "lb_cookie" or (kind == "app_cookie" and not self._classic)

    @property
    def _classic(self) -> bool:
        return isinstance(self._lab.current_attributes(), ClassicAttributes)

    def _save(self) -> Text:
        kind = self.stickiness.value
        duration: str | None = None
        written = self.duration.value.strip()
        if self._has_duration(kind) and (written or not self._classic):
            # Decimal digits of any script: Korean input methods write full-width ones too.
            if not written.isdecimal() or len(written) > LONGEST_NUMBER:
                raise StickyLabError(panel.DURATION_NUMBER, value=written[:20])
            duration = f"{int(written)}{self.unit.value}"
        name = self.cookie_name.value.strip() if kind == "app_cookie" else None
        self._lab.stickiness(kind, duration, name)
        self._shown = self._form()  # not before: a refused edit is still an edit
        return panel.SAVED

    # traffic

    def _choose_browsers(self) -> None:
        if not self._lab.browsers:
            self._lab.browser(OWN_BROWSER)
        names = [browser.name for browser in self._lab.browsers]
        if list(self.browser.options) != names:
            chosen = self.browser.value
            self.browser.options = names
            self.browser.value = chosen if chosen in names else names[0]

    def _send_requests(self, count: int) -> Text:
        self._choose_browsers()
        self._chosen_browser().visit(count)
        return panel.SENT_ONE if count == 1 else panel.SENT.fill(count=count)

    def _chosen_browser(self) -> Browser:
        return next(browser for browser in self._lab.browsers if browser.name == self.browser.value)

    def _attempt(self, message: Any, action: Callable[[], Text]) -> None:
        """Do something for a click, and say how it ended next to the button. Nothing is swallowed."""
        try:
            said = _said(action(), "status")
            self.refresh()
        except StickyLabError as error:
            said = _said(error.text, "alert")
        except Exception as problem:  # a callback's traceback would go unseen
            said = _said(panel.PROBLEM.fill(problem=repr(problem)), "alert")
        message.value = said


def _said(text: Text, role: str) -> str:
    """Return a message that assistive technology reads out; a problem has a word-independent sign before it."""
    sign = '<span aria-hidden="true">⚠ </span>' if role == "alert" else ""
    return f'<div role="{role}">{sign}{text.html()}</div>'


def _counts_table(lab: Lab, answered_by: list[Target | None]) -> Table:
    counts = Counter(target.id for target in answered_by if target is not None)
    total = sum(counts.values())
    return Table(
        panel.PER_TARGET,
        [Column(heading) for heading in (panel.TARGET, panel.HEALTH, panel.ANSWERS, panel.SHARE)],
        [
            (one.id, panel.HEALTH_NAMES[one.health], counts[one.id], f"{counts[one.id] / total:.0%}" if total else "—")
            for one in lab.targets
        ],
    )


def _drawn(table: Table) -> str:
    """Return a table as it looks in a notebook's output."""
    return f'<div class="jp-RenderedHTMLCommon">{table._repr_html_()}</div>'


def _duration(attributes: TargetGroupAttributes | ClassicAttributes) -> int | None:
    """Return the duration to show, in seconds: the one in force, or the one that turning stickiness on would bring."""
    if attributes.stickiness.duration is not None or isinstance(attributes, ClassicAttributes):
        return attributes.stickiness.duration
    return attributes.lb_cookie_duration_seconds
